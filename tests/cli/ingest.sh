# ingest.sh - what is read, left alone, read again.
. "$(dirname "$0")/lib.sh"

count() { json out "j[\"$1\"]"; }

test_new_then_unchanged() {
  mkdir -p papers/deep/deeper
  statement 201 >papers/a.txt
  statement 202 | pdf papers/deep/b.pdf
  statement 203 >papers/deep/deeper/c.md
  gives 0 ingest --json papers
  is "$(count new)" 3
  is "$(count read)" 3
  find .data/records -type f | sort | xargs sha256sum >before
  is "$(wc -l <before)" 3
  gives 0 ingest --json papers
  is "$(count read)" 0
  is "$(count unchanged)" 3
  find .data/records -type f | sort | xargs sha256sum >after
  cmp before after
}

test_one_worker_and_many_give_the_same() {
  mkdir papers
  for i in 1 2 3 4 5 6 7 8 9; do statement "21$i" >papers/$i.txt; done
  gives 0 --data one --jobs 1 ingest papers
  gives 0 --data many --jobs 5 ingest papers
  diff -r one/records many/records
  diff -r one/sources many/sources
}

test_the_record_is_what_record_prints() {
  statement 204 | pdf a.pdf
  gives 0 ingest a.pdf
  gives 0 record a.pdf
  cmp out "$(find .data/records -name '*.xml')"
}

test_the_source_is_kept() {
  statement 205 >a.txt
  gives 0 ingest a.txt
  hash=$(sha256sum <a.txt | cut -d' ' -f1)
  cmp a.txt "$(find .data/sources -name "$hash")"
}

test_changed_content_is_read_again() {
  statement 206 >a.txt
  gives 0 ingest --json a.txt
  statement 207 >a.txt
  gives 0 ingest --json a.txt
  is "$(count changed)" 1
  is "$(count new)" 0
  gives 0 search --json 207
  is "$(json out 'len(j) > 0')" True
}

test_a_touched_file_is_not_parsed_again() {
  statement 208 >a.txt
  gives 0 ingest --json a.txt
  touch -d '2001-01-01' a.txt
  gives 0 ingest --json a.txt
  is "$(count read)" 0
  is "$(count unchanged)" 1
}

test_changed_rules_read_again() {
  statement 209 >a.txt
  mkdir share
  cp -r "$TREE/pipeline/rules" "$TREE/pipeline/gazetteers" "$TREE/schemas" share/
  export STANDPUNKT_SHARE=$PWD/share
  gives 0 ingest --json a.txt
  echo "# a comment changes the hash" >>"$(ls share/rules/*.rules | sed -n 1p)"
  gives 0 ingest --json a.txt
  is "$(count changed)" 1
  gives 0 ingest --json a.txt
  is "$(count unchanged)" 1
}

test_duplicates_point_to_one_document() {
  mkdir papers
  statement 210 >papers/a.txt
  cp papers/a.txt papers/b.txt
  cp papers/a.txt papers/c.txt
  gives 0 ingest --json papers
  is "$(count new)" 1
  is "$(count duplicate)" 2
  gives 0 status --json
  is "$(json out 'len({row["document"] for row in j})')" 1
  is "$(json out 'sorted(row["state"] for row in j)')" "['done', 'duplicate', 'duplicate']"
  gives 0 ingest --json papers
  is "$(count unchanged)" 3
  statement 210 >papers/later.txt
  gives 0 ingest --json papers
  is "$(count duplicate)" 1
}

test_duplicates_of_a_failure_fail() {
  mkdir papers
  head -c 3000 /dev/urandom >papers/a.bin
  cp papers/a.bin papers/b.bin
  gives 1 ingest --json papers
  is "$(count failed)" 2
  gives 0 status --json
  is "$(json out '{row["state"] for row in j}')" "{'failed'}"
}

test_the_store_inside_the_tree_is_left_out() {
  mkdir papers
  statement 211 >papers/a.txt
  gives 0 --data papers/store ingest papers
  gives 0 --data papers/store ingest --json papers
  is "$(count unchanged)" 1
  is "$(count new)" 0
}

test_the_same_file_named_twice() {
  mkdir papers
  statement 212 >papers/a.txt
  gives 0 ingest --json papers/a.txt ./papers/a.txt papers/../papers
  is "$(count new)" 1
  gives 0 status --json
  is "$(json out 'sum("a.txt" in row["path"] for row in j)')" 1
}

test_summary_for_people() {
  statement 213 >a.txt
  gives 0 ingest a.txt
  has out "1 new, 0 changed"
  gives 0 ingest a.txt
  has out "unchanged"
}

test_many_files_in_one_folder() {
  mkdir papers
  for i in $(seq 1 520); do echo "Stycke nummer $i om ingenting." >papers/$i.txt; done
  gives 0 ingest --json papers
  is "$(count new)" 520
  gives 0 ingest --json papers
  is "$(count unchanged)" 520
}

run_cases
