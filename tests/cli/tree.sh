# tree.sh - folders with links, loops, special files and closed doors.
. "$(dirname "$0")/lib.sh"

row() { # FILE FIELD
  "$STANDPUNKT" status --json >ledger.json
  python3 -c 'import json, sys
for row in json.load(open("ledger.json", encoding="utf-8")):
    if row["path"].endswith("/" + sys.argv[1]): print(row[sys.argv[2]])' "$1" "$2"
}

test_links() {
  mkdir -p papers/folder elsewhere
  statement 501 >papers/folder/a.txt
  statement 502 >elsewhere/b.txt
  ln -s ../elsewhere/b.txt papers/link.txt
  ln -s .. papers/folder/up
  ln -s ../elsewhere papers/other
  timeout 60 "$STANDPUNKT" ingest --json papers >out 2>err
  is "$(json out 'j["new"]')" 2
  is "$(json out 'j["skipped"]')" 2
  is "$(row folder/up reason)" link-to-folder
  is "$(row other reason)" link-to-folder
  is "$(row link.txt state)" done
}

test_a_link_named_on_the_command_line_is_followed() {
  mkdir elsewhere
  statement 503 >elsewhere/b.txt
  ln -s elsewhere here
  gives 0 ingest --json here
  is "$(json out 'j["new"]')" 1
}

test_loops_and_dead_ends() {
  mkdir papers
  statement 504 >papers/a.txt
  ln -s loop papers/loop
  ln -s nowhere papers/dangling
  gives 1 ingest --json papers
  is "$(json out 'j["new"]')" 1
  is "$(json out 'j["failed"]')" 2
  is "$(row loop reason)" symlink-loop
  is "$(row dangling reason)" dangling-link
  statement 505 >papers/nowhere
  gives 1 ingest --json papers
  is "$(row nowhere state) $(row dangling state)" "duplicate done"
}

test_special_files_are_skipped() {
  mkdir papers
  statement 506 >papers/a.txt
  mkfifo papers/pipe
  timeout 60 "$STANDPUNKT" ingest --json papers >out 2>err
  is "$(json out 'j["new"]')" 1
  is "$(json out 'j["skipped"]')" 1
  is "$(row pipe reason)" special-file
}

test_closed_doors() {
  mkdir -p papers/closed
  statement 507 >papers/a.txt
  statement 508 >papers/closed/b.txt
  statement 509 >papers/secret.txt
  chmod 0 papers/closed papers/secret.txt
  if [ "$(id -u)" = 0 ]; then # root reads everything
    chmod -R o+rwX . && chmod 0 papers/closed papers/secret.txt
    printf '#!/bin/sh\nSTANDPUNKT_SHARE=%s exec setpriv --reuid 65534 --regid 65534 --clear-groups %s "$@"\n' \
      "${STANDPUNKT_SHARE:-$TREE}" "$STANDPUNKT" >program
    chmod 755 program
    ./program rules list >out 2>&1 || skip "nobody cannot read the rules here"
    STANDPUNKT=$PWD/program
  fi
  gives 1 ingest --json papers
  is "$(json out 'j["new"]')" 1
  is "$(json out 'j["failed"]')" 2
  is "$(row closed reason)" unreadable
  is "$(row secret.txt reason)" unreadable
  chmod 755 papers/closed papers/secret.txt
  gives 0 ingest --json papers
  is "$(json out 'j["new"] + j["changed"]')" 2
}

test_a_very_deep_tree() {
  python3 - <<'P'
import os
top = os.getcwd()
for _ in range(300):
    os.mkdir("folder-in-a-folder")
    os.chdir("folder-in-a-folder")
open("deep.txt", "w").write("Ett stycke text längst ner.\n")
os.chdir(top)
P
  gives 0 ingest --json folder-in-a-folder
  is "$(json out 'j["new"]')" 1
  gives 0 ingest --json folder-in-a-folder
  is "$(json out 'j["unchanged"]')" 1
}

test_an_empty_folder() {
  mkdir empty
  gives 0 ingest --json empty
  is "$(json out 'j["read"]')" 0
}

run_cases
