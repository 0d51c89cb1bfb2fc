# install.sh - what `make install` puts where, and that it works from there.
. "$(dirname "$0")/lib.sh"

test_install_run_uninstall() {
  case $STANDPUNKT in */asan/*) skip "installed builds are plain ones" ;; esac
  make -C "$TREE" --no-print-directory install DESTDIR="$PWD/stage" PREFIX=/usr BUILD="$(dirname "$STANDPUNKT")" >log 2>&1 ||
    { cat log && fail "make install"; }
  for file in bin/standpunkt share/standpunkt/schemas/record.xsd share/man/man1/standpunkt.1 \
    share/bash-completion/completions/standpunkt lib/standpunkt/standpunkt_tokenizer.so; do
    [ -e "stage/usr/$file" ] || fail "$file is not installed"
  done
  statement 951 >a.txt
  env -u STANDPUNKT_SHARE stage/usr/bin/standpunkt version >out
  has out "share/standpunkt"
  env -u STANDPUNKT_SHARE stage/usr/bin/standpunkt record a.txt >installed.xml
  gives 0 record a.txt
  cmp out installed.xml
  make -C "$TREE" --no-print-directory uninstall DESTDIR="$PWD/stage" PREFIX=/usr >log 2>&1
  is "$(find stage -type f | wc -l)" 0
}

test_the_program_says_where_its_rules_are_missing() {
  cp "$STANDPUNKT" alone
  unset STANDPUNKT_SHARE
  status=0
  ./alone record a.txt >out 2>err || status=$?
  [ "$status" -ne 0 ]
  has err "STANDPUNKT_SHARE"
}

test_the_tokenizer_works_in_other_tools() {
  case $STANDPUNKT in */asan/*) skip "the extension is not sanitized" ;; esac
  statement 952 >a.txt
  gives 0 ingest a.txt
  is "$(sqlite3 .data/index.sqlite ".load $(dirname "$STANDPUNKT")/standpunkt_tokenizer" \
    "SELECT count(*) > 0 FROM passage_fts WHERE passage_fts MATCH 'kostnader'")" 1
}

run_cases
