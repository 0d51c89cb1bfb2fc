# serve_drafts.sh - drafts in the page: the forms, what they give, and what is not taken.
. "$(dirname "$0")/../draft/frame.sh"
export SOURCE_DATE_EPOCH=1770076800 # 2026-02-03

# The store of frame.sh, and the motion of the corpus with an answer to it.
store() {
  prepare
  cp "$TREE/corpus/01-motion/motion.pdf" papers/motion.pdf
  cp "$TREE/corpus/03-norrbacka/tjansteutlatande.pdf" papers/norrbacka.pdf
  gives 0 ingest --quiet papers
}

# serve WORD...: starts the server; it ends with the case.
serve() {
  "$STANDPUNKT" serve --listen 127.0.0.1:0 "$@" >serve.out 2>serve.err &
  process=$!
  trap 'kill $process 2>/dev/null || true' EXIT
  until_true grep -q '^serving' serve.out
  server=$(sed -n 's|^serving http://\(.*\)/$|\1|p' serve.out | head -n 1)
}

ends() {
  kill -TERM $process
  status=0
  wait $process || status=$?
  [ "$status" -eq 0 ] || { cat serve.err && fail "the server ended with status $status"; }
}

client() { python3 "$HERE/serve_drafts.py" "$server" "$@"; }

test_nothing_of_it_unless_allowed() {
  shared store
  serve
  client check not_allowed
  ends
}

test_the_draft_of_a_matter() {
  shared store
  serve --allow-drafts
  client check form preview mistakes described
  client matter >id
  local format
  for format in docx odt md; do
    client get "/arende/$(cat id)/utkast?for=Norrbacka+stadsdelsn%C3%A4mnd&sats-1=oppose&sats-3=support&format=$format" >"page.$format"
    gives 0 draft --matter "$(cat id)" --for "Norrbacka stadsdelsnämnd" --stance 1=oppose,3=support -o "own.$format"
    cmp "page.$format" "own.$format"
  done
  python3 -m zipfile -t page.docx
  ends
  is "$(cat serve.err)" ""
}

test_a_paper_that_is_sent() {
  shared store
  serve --allow-drafts
  find .data -type f | sort >before
  client check sent unreadable busy_form
  client send motion.txt docx >page.docx
  gives 0 draft motion.txt --for "$kfn" --stance 1=oppose,3=support -o own.docx
  cmp page.docx own.docx
  client send papers/motion.pdf odt >page.odt
  gives 0 draft papers/motion.pdf --for "$kfn" --stance 1=oppose,3=support -o own.odt
  cmp page.odt own.odt
  ends
  is "$(cat serve.err)" ""
  find .data -type f | sort >after
  cmp before after
}

test_other_sites_and_broken_bodies() {
  shared store
  serve --allow-drafts
  client check elsewhere too_large broken_bodies other_methods
  client check sent
  ends
  is "$(cat serve.err)" ""
}

test_few_at_a_time() {
  shared store
  serve --allow-drafts
  client check few
  ends
}

run_cases
