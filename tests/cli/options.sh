# options.sh - the command line: where options may stand, wrong use, help.
. "$(dirname "$0")/lib.sh"

commands="ingest search show status record extract explain validate reindex rules eval help version"

test_help_lists_every_command() {
  gives 0 help
  for command in $commands; do has out "  $command "; done
  cp out first
  gives 0 --help
  cmp out first
}

test_help_on_every_command_has_examples() {
  for command in $commands; do
    gives 0 help "$command"
    has out "standpunkt $command"
    has out "Examples"
    has out "--data DIR"
    cp out first
    gives 0 "$command" --help
    cmp out first
    gives 0 -h "$command"
    cmp out first
  done
}

test_version() {
  gives 0 version
  has out "standpunkt "
  cp out first
  gives 0 --version
  cmp out first
  gives 0 --json version
  is "$(json out 'j["version"] in open("first").read()')" True
}

test_global_options_before_and_after() {
  statement 101 >a.txt
  gives 0 --data store --quiet ingest a.txt
  [ ! -s out ]
  gives 0 ingest a.txt --data=store --json
  is "$(json out 'j["unchanged"]')" 1
  gives 0 -q --jobs 1 ingest a.txt --data store
  gives 0 status --json --data store
  gives 0 --json status --data store
}

test_two_dashes_end_options() {
  statement 102 >./--json
  gives 0 ingest -- --json
  gives 0 status --json
  is "$(json out 'j[0]["path"].endswith("/--json")')" True
  gives 0 search -- cykling -segling
}

wrong() { # MESSAGE WORD...
  local message=$1
  shift
  gives 2 "$@"
  [ ! -s out ] || fail "output on wrong use: $*"
  has err "standpunkt: "
  has err "$message"
  is "$(wc -l <err)" 1
}

test_wrong_use() {
  wrong "which command"
  wrong "no command 'swim'" swim
  wrong "did you mean 'search'" serch x
  wrong "did you mean 'status'" statsu
  wrong "did you mean --json" status --jsn
  wrong "unknown option" status --frobnicate
  wrong "unknown option -z" status -z
  wrong "--data wants a value" status --data
  wrong "--json takes no value" status --json=yes
  wrong "exclude each other" status --json --csv
  wrong "record has no --csv" record --csv a.pdf
  wrong "usage: standpunkt record FILE" record
  wrong "one word too many" record a.pdf b.pdf
  wrong "one word too many" sandbox a.pdf
  wrong "--jobs wants a number" ingest --jobs many .
  wrong "--jobs wants a number" ingest --jobs 0 .
  wrong "--jobs wants a number" ingest --jobs -3 .
  wrong "--limit wants a number" search --limit 0 x
  wrong "usage: standpunkt rules" rules dance
  wrong "usage: standpunkt rules" rules show
  wrong "has no --csv" rules show --csv x
  wrong "no command 'swim'" help swim
  wrong "unknown option --limit" status --limit 3
}

test_no_store_yet() {
  gives 3 status
  has err "standpunkt ingest"
  gives 3 search word
  gives 3 show word
}

test_data_directory_from_the_environment() {
  statement 103 >a.txt
  unset STANDPUNKT_DATA
  XDG_DATA_HOME=$PWD/xdg gives 0 ingest a.txt
  [ -e xdg/standpunkt/index.sqlite ]
  gives 0 ingest a.txt
  [ -e .local/share/standpunkt/index.sqlite ]
  STANDPUNKT_DATA=$PWD/own XDG_DATA_HOME=$PWD/xdg gives 0 ingest a.txt
  [ -e own/index.sqlite ]
}

test_no_control_bytes_reach_the_terminal() {
  gives 2 "$(printf 'bad\033[31mcommand')"
  lacks err "$(printf '\033')"
  has err '\x1b[31m'
}

test_output_that_cannot_be_written_is_told() {
  [ -e /dev/full ] || skip "no /dev/full"
  status=0
  "$STANDPUNKT" help >/dev/full 2>err || status=$?
  is "$status" 1
  has err "cannot write"
}

run_cases
