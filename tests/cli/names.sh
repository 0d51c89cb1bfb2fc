# names.sh - file names as strange as file systems allow.
. "$(dirname "$0")/lib.sh"

test_strange_names() {
  mkdir papers
  local i=0 name
  for name in 'with space.txt' $'new\nline.txt' $'tab\there.txt' '"quoted", comma.txt' "it's.txt" $'\xff\xfe broken.txt' \
    $'escape\033[31m.txt' '-dash.txt' 'åäö.txt' "$(printf 'l%.0s' $(seq 1 251)).txt"; do
    i=$((i + 1))
    statement "40$i" >"papers/$name" || fail "cannot make $name"
  done
  gives 0 ingest --json papers
  is "$(json out 'j["new"]')" "$i"
  gives 0 status --json
  python3 -m json.tool out >/dev/null
  is "$(json out 'len(j)')" "$i"
  is "$(json out 'len({row["path"] for row in j})')" "$i"
  is "$(json out 'any(row["path"].endswith("/new\nline.txt") for row in j)')" True
  is "$(json out '[bytes.fromhex(row["pathBytes"]).endswith(b"\xff\xfe broken.txt") for row in j if row["pathBytes"]]')" "[True]"
  gives 0 status --csv
  python3 -c 'import csv; rows = list(csv.DictReader(open("out", newline="", encoding="utf-8"))); assert len(rows) == 10, len(rows)'
  gives 0 status --all
  lacks out "$(printf '\033')"
  gives 0 ingest --json papers
  is "$(json out 'j["unchanged"]')" "$i"
}

test_every_record_is_well_formed() {
  mkdir papers
  statement 421 >"papers/"$'\xff & <name>.txt'
  statement 422 >"papers/"$'new\nline.txt'
  gives 0 ingest papers
  find .data/records -name '*.xml' -print0 | xargs -0 xmllint --noout
  find .data/records -name '*.xml' -print0 | xargs -0 "$STANDPUNKT" validate
}

test_a_single_strange_file() {
  statement 423 >$'x\ny.txt'
  gives 0 record $'x\ny.txt'
  gives 0 ingest -- $'x\ny.txt'
  gives 1 record $'no\nsuch'
  is "$(wc -l <err)" 1
}

run_cases
