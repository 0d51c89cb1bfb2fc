# failures.sh - files that cannot be read: each kind has its own reason, and nothing else suffers.
. "$(dirname "$0")/lib.sh"

reason() { # FILE: what the ledger says of it
  "$STANDPUNKT" status --json >ledger.json
  python3 -c 'import json, sys
for row in json.load(open("ledger.json", encoding="utf-8")):
    if row["path"].endswith("/" + sys.argv[1]): print(row["reason"])' "$1"
}

make_files() {
  mkdir papers
  statement 301 >papers/good.txt
  statement 302 | pdf papers/good.pdf
  : >papers/empty.pdf
  head -c 5000 /dev/urandom >papers/noise.pdf
  printf '\211PNG\r\n\032\n0000' >papers/picture.png
  statement 303 | pdf plain.pdf
  qpdf --encrypt secret owner 256 -- plain.pdf papers/locked.pdf
  statement 304 | pdf whole.pdf
  head -c 300 whole.pdf >papers/cut.pdf
}

test_each_kind_has_its_reason() {
  make_files
  gives 1 ingest --json papers
  is "$(json out 'j["new"]')" 2
  is "$(json out 'j["failed"]')" 5
  is "$(reason empty.pdf)" empty
  is "$(reason noise.pdf)" not-a-document
  is "$(reason picture.png)" not-a-document
  is "$(reason locked.pdf)" encrypted
  is "$(reason cut.pdf)" damaged
  for file in empty.pdf noise.pdf picture.png locked.pdf cut.pdf; do has err "papers/$file: "; done
}

test_failures_are_not_read_again_but_counted() {
  make_files
  gives 1 ingest papers
  gives 1 ingest --json papers
  is "$(json out 'j["failed"]')" 0
  is "$(json out 'j["failedUnchanged"]')" 5
  [ ! -s err ]
}

test_a_mended_file_is_read() {
  make_files
  gives 1 ingest papers
  cp whole.pdf papers/cut.pdf
  gives 1 ingest --json papers
  is "$(json out 'j["changed"]')" 1
  is "$(reason cut.pdf)" None
}

test_pictures_are_no_failure_but_a_remark() {
  python3 "$HERE/make_pdf.py" scan.pdf picture
  gives 0 ingest scan.pdf
  gives 0 record scan.pdf
  has out 'code="no-text-layer"'
  has out 'ocr="none"'
}

test_single_commands_say_why() {
  make_files
  for command in record extract explain; do
    gives 1 $command papers/locked.pdf
    has err "standpunkt: papers/locked.pdf: "
    gives 1 $command papers/noise.pdf
    gives 1 $command papers/empty.pdf
    gives 1 $command papers/none-there.pdf
    has err "No such file"
    [ ! -s out ]
  done
}

test_a_path_that_is_not_there() {
  statement 305 >a.txt
  gives 1 ingest --json nowhere a.txt
  has err "standpunkt: nowhere: "
  is "$(json out 'j["new"]')" 1
}

test_damaged_pdfs_are_in_the_ledger_and_whole_ones_as_alone() {
  python3 "$TREE/tests/fuzz/mutate.py" "$STANDPUNKT" 0 20240302 60
}

run_cases
