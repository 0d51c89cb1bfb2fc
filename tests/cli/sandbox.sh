# sandbox.sh - the walls around workers: told, tried, and in force while documents are read.
. "$(dirname "$0")/lib.sh"

test_the_command_tells_and_tries() {
  "$STANDPUNKT" sandbox --json >out 2>err || true
  [ "$(json out 'len(j["attempts"])')" -ge 10 ]
  if [ "$(json out 'j["landlockAbi"] > 0 and j["seccomp"]')" = True ]; then
    gives 0 sandbox
    lacks out "done"
  fi
}

# A worker that waits for documents, as the kernel sees it.
test_workers_are_locked() {
  mkdir papers
  python3 "$HERE/make_bombs.py" papers nested-forms.pdf
  "$STANDPUNKT" ingest --quiet --jobs 1 --timeout 20 papers >out 2>err &
  parent=$!
  worker() { child=$(pgrep -P $parent) && [ -n "$child" ] && grep -q '^Seccomp:.*2' /proc/$child/status; }
  if [ "$("$STANDPUNKT" sandbox --json | python3 -c 'import json,sys; print(json.load(sys.stdin)["seccomp"])')" = True ]; then
    until_true worker
    grep -q '^NoNewPrivs:.*1' /proc/$child/status
    grep -Eq '^Max core file size +0 ' /proc/$child/limits
    grep -Eq '^Max file size +0 ' /proc/$child/limits
  fi
  kill -INT $parent
  wait $parent || true
}

# What a worker hands back is printed without the control characters that could rule a terminal.
test_escapes_of_strangers_are_made_visible() {
  { statement 501 && printf 'Nämnden avstyrker \033[2J\033]0;owned\007 förslaget.\n'; } >a.txt
  for command in extract explain; do
    gives 0 $command a.txt
    is "$(tr -d '\n\t' <out | grep -c '[[:cntrl:]]' || true)" 0
  done
}

run_cases
