# standpunkt.bash - completion for bash

_standpunkt() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command= word i
  local commands="ingest search show status record extract explain validate reindex check forget rules eval sandbox help version"
  local options="--data --json --csv --quiet --jobs --help --version"
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    case $word in
    --data | --jobs | -j) ((i++)) ;;
    -*) ;;
    *) command=$word && break ;;
    esac
  done
  COMPREPLY=()
  case $previous in
  --data)
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen -d -- "$current")
    return
    ;;
  --thresholds)
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen -f -- "$current")
    return
    ;;
  --jobs | -j | --limit | -n | --each | --timeout | --memory | --max-*) return ;;
  esac
  case $command in
  search) options+=" --limit --each --facets --verbatim --xml" ;;
  show) options+=" --xml" ;;
  status) options+=" --all" ;;
  check) options+=" --repair" ;;
  forget) options+=" --entirely --lift" ;;
  ingest | record | extract | explain) options+=" --timeout --memory --max-pages --max-text --max-record" ;;
  eval) options+=" --misses --rules --thresholds" ;;
  esac
  if [[ $current == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current")
    return
  fi
  case $command in
  '') mapfile -t COMPREPLY < <(compgen -W "$commands" -- "$current") ;;
  help) mapfile -t COMPREPLY < <(compgen -W "$commands" -- "$current") ;;
  rules)
    if [[ $previous == show ]]; then
      mapfile -t COMPREPLY < <(compgen -W "$(standpunkt rules list --csv 2>/dev/null | cut -d, -f1 | tail -n +2)" -- "$current")
    else
      mapfile -t COMPREPLY < <(compgen -W "check list show" -- "$current")
    fi
    ;;
  eval)
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen -d -- "$current")
    ;;
  ingest | record | extract | explain | validate | show)
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen -f -- "$current")
    ;;
  esac
}

complete -F _standpunkt standpunkt
