# lib.sh - the frame of the shell tests.  A test file sources it, defines functions test_SOMETHING, and ends with
# run_cases.  Each case runs by itself in an empty folder, with a data directory of its own, and fails at the first
# command that fails.  What several cases begin with is made once: see `shared`.
set -u
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
TREE=$(cd "$HERE/../.." && pwd)
STANDPUNKT=${STANDPUNKT:-$TREE/build/standpunkt}

run_cases() {
  local case status all=0 scratch
  scratch=$(mktemp -d)
  chmod 711 "$scratch" # cases may be run as somebody else
  SHARED=$scratch
  for case in $(declare -F | awk '$3 ~ /^test_/ { print $3 }'); do
    local folder=$scratch/case # of one name for all: the ledger of a shared store knows paths
    mkdir "$folder"
    (
      cd "$folder" || exit 1
      export HOME=$folder STANDPUNKT_DATA=$folder/.data
      set -e -o pipefail
      "$case"
    ) >"$folder.log" 2>&1
    status=$?
    if [ $status -eq 0 ]; then
      echo "ok - ${case#test_}"
    elif [ $status -eq 77 ]; then
      echo "ok - ${case#test_} # skipped: $(tail -n 1 "$folder.log")"
    else
      echo "not ok - ${case#test_}"
      tail -n 25 "$folder.log" | sed 's/^/# /'
      all=1
    fi
    chmod -R u+rwx "$folder" 2>/dev/null
    rm -rf "$folder"
  done
  rm -rf "$scratch"
  exit $all
}

# shared FUNCTION: what FUNCTION leaves in the empty folder of a case.  It runs for the first that asks; the others get
# a copy.
shared() {
  if [ -d "$SHARED/$1" ]; then
    cp -a "$SHARED/$1/." .
  else
    "$1"
    mkdir "$SHARED/$1.part"
    cp -a . "$SHARED/$1.part/"
    mv "$SHARED/$1.part" "$SHARED/$1"
  fi
}

skip() { echo "$*" && exit 77; }

# For what would run the very same code under sanitizers again, or none of the program's at all.
plain_only() {
  case $STANDPUNKT in */asan/*) skip "once is enough" ;; esac
}

# sp WORD...: the program; its output in ./out and ./err, its exit status in $status.
sp() {
  status=0
  "$STANDPUNKT" "$@" >out 2>err || status=$?
  case $status in 0 | 1 | 2 | 3) ;; *) cat err && fail "standpunkt $* ended with status $status" ;; esac
}

fail() { echo "FAIL: $*" && exit 1; }

# gives STATUS WORD...: the program ends with STATUS.
gives() {
  local wanted=$1
  shift
  sp "$@"
  [ "$status" -eq "$wanted" ] || { cat out err && fail "standpunkt $*: status $status, not $wanted"; }
}

# has FILE TEXT, lacks FILE TEXT: TEXT stands (not) in FILE.
has() { grep -qF -- "$2" "$1" || { head -n 30 "$1" && fail "'$2' is not in $1"; }; }
lacks() { ! grep -qF -- "$2" "$1" || { head -n 30 "$1" && fail "'$2' is in $1"; }; }
is() { [ "$1" = "$2" ] || fail "'$1' is not '$2'"; }

# json FILE EXPRESSION: what a Python expression says of the JSON in FILE, which is called j.
json() { python3 -c 'import json, sys; j = json.load(open(sys.argv[1], encoding="utf-8")); print(eval(sys.argv[2]))' "$1" "$2"; }

# A committee's statement as plain text, about an invented municipality; $1 makes it unlike others.
statement() {
  cat <<TEXT
Granviks kommun
Kultur- och fritidsnämnden
2023-04-18

Dnr KFN 2023/$1

Yttrande över motion om lånecyklar vid $1

Förslag till beslut

Kultur- och fritidsnämnden föreslår att kommunfullmäktige avslår motionen.

Sammanfattning

Motionären föreslår att kommunen ställer ut lånecyklar vid $1. Förvaltningen ser positivt på cykling men bedömer
att kostnaden blir för hög.

Förvaltningens bedömning

Förvaltningen avstyrker förslaget om lånecyklar vid $1 eftersom driften saknar finansiering.
TEXT
}

# pdf OUT <TEXT: the lines of TEXT as a PDF with a text layer.
pdf() { python3 "$HERE/make_pdf.py" "$1"; }

# Waits until COMMAND holds, ten seconds at most.
until_true() {
  local i
  for ((i = 0; i < 200; i++)); do
    "$@" && return 0
    sleep 0.05
  done
  fail "never came true: $*"
}
