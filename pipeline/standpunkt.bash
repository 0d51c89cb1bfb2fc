# standpunkt.bash - completion for bash

_standpunkt() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command= word i
  local commands="ingest search matters compare history draft deadlines show status record extract explain validate reindex check forget export rules eval serve sandbox help version"
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
  --thresholds | --output | -o)
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen -f -- "$current")
    return
    ;;
  --format | -f)
    mapfile -t COMPREPLY < <(compgen -W "csv json jsonl xml akn" -- "$current")
    return
    ;;
  --what | -w)
    mapfile -t COMPREPLY < <(compgen -W "proposals positions answers decisions votes dissents documents all" -- "$current")
    return
    ;;
  --layer)
    mapfile -t COMPREPLY < <(compgen -W "administration committee board council party member" -- "$current")
    return
    ;;
  --template)
    mapfile -t COMPREPLY < <(compgen -W "allman goteborg malmo stockholm stockholm-aldre" -- "$current")
    return
    ;;
  --stance)
    mapfile -t COMPREPLY < <(compgen -W "1=support 1=qualified-support 1=partial 1=met 1=neutral 1=oppose" -- "$current")
    return
    ;;
  --for | --date | --links | --bodies | --municipality | --each) return ;;
  --jobs | -j | --matter | --limit | -n | --timeout | --memory | --listen | --url | --connections | --cache | --max-*) return ;;
  esac
  case $command in
  search) options+=" --limit --each --facets --verbatim --xml" ;;
  matters) options+=" --limit --why" ;;
  compare) options+=" --bodies --layer --xml --html" ;;
  history) options+=" --municipality --xml" ;;
  draft)
    options+=" --for --municipality --template --stance --output --matter --date --links --verify"
    options+=" --timeout --memory --max-pages --max-text --max-record"
    ;;
  deadlines) options+=" --for --all --date --ical" ;;
  show) options+=" --xml" ;;
  status) options+=" --all" ;;
  check) options+=" --repair" ;;
  serve) options+=" --listen --url --connections --allow-drafts --cache" ;;
  forget) options+=" --entirely --lift" ;;
  export) options+=" --format --what --output --matter" ;;
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
  matters | compare)
    mapfile -t COMPREPLY < <(compgen -W "$(standpunkt matters --csv --limit 1000 2>/dev/null | cut -d, -f1 | tail -n +2)" -- "$current")
    ;;
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
  ingest | record | extract | explain | validate | show | export | draft)
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen -f -- "$current")
    ;;
  esac
}

complete -F _standpunkt standpunkt
