# deadlines.sh - drafts of a matter, reply-by dates, and the list of referrals.
. "$(dirname "$0")/../draft/frame.sh"

test_draft_of_a_matter() {
  prepare
  gives 0 ingest --quiet motion.txt
  gives 0 draft --matter 2025:7 --for "Tekniska nämnden" --date 2026-02-03 -o draft.xml
  is "$(in_draft 'quotes(part(answers[0], "own"))[0]')" "$yes"
  gives 1 draft --matter 1999:1 --for "Tekniska nämnden"
}

test_the_referral_tells_by_when() {
  prepare
  cat >papers/remiss.txt <<'TEXT'
Granviks kommun
Kommunstyrelsen
2025-04-01

Dnr KS 2025/81

Remiss av motion (2025:7) om lånecyklar och trygga cykelvägar

Kommunstyrelsen översänder motionen för yttrande. Svar ska ha kommit in till kommunstyrelsen senast den 30 juni 2025.
TEXT
  gives 0 ingest --quiet papers
  gives 0 draft motion.txt --for "$kfn" --date 2025-05-02 -o draft.xml
  # the motion tells its municipality only in its letterhead
  is "$(in_draft 'r.get("reply-by")')" 2025-06-30
  in_draft 'text(r)' >all
  has all "Svar ska lämnas senast den 30 juni 2025."
  has all "KS 2025/81"

  gives 0 deadlines --date 2025-06-01
  has out "2025-06-30"
  gives 0 deadlines --date 2025-06-01 --json
  is "$(json out '[(row["reply_by"], row["days"], row["cases"]) for row in j]')" "[('2025-06-30', 29, 'KS 2025/81')]"
  gives 0 deadlines --date 2025-06-01 --csv
  has out "2025-06-30,29,"
  gives 0 deadlines --date 2025-07-01 --json
  is "$(json out 'j')" "[]"
  gives 0 deadlines --date 2025-07-01 --all --json
  is "$(json out '[row["days"] for row in j]')" "[-1]"
  gives 2 deadlines --date soon
  gives 0 deadlines --date 2025-06-01 --ical
  python3 - <<'P'
lines = open("out", "rb").read().split(b"\r\n")
assert lines[0] == b"BEGIN:VCALENDAR" and lines[-2] == b"END:VCALENDAR" and lines[-1] == b"", lines
assert all(len(line) <= 75 for line in lines)
assert b"DTSTART;VALUE=DATE:20250630" in lines and b"DTEND;VALUE=DATE:20250701" in lines
assert b"DTSTAMP:20250601T000000Z" in lines
P
  # what has been answered is no longer waited for
  answer "$kfn" "Kultur- och fritidsförvaltningen" "$no" KFN | sed 's/2021:3) om cykling i Granvik/2025:7) om lånecyklar och trygga cykelvägar/; s/2021-05-18/2025-05-20/; s,KFN 2021/44,KFN 2025/9,' >papers/svar.txt
  gives 0 ingest --quiet papers
  gives 0 deadlines --date 2025-06-01 --for "$kfn" --json
  is "$(json out 'j')" "[]"
  gives 0 deadlines --date 2025-06-01 --for "Tekniska nämnden" --json
  is "$(json out '[row["answers"] for row in j]')" "[1]"
}

run_cases
