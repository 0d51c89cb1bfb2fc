# readonly.sh - a store that cannot be written to: of another owner, or on a medium that only reads.
. "$(dirname "$0")/lib.sh"

three_papers() {
  mkdir papers
  for i in 1 2 3; do statement 95$i >papers/paper-$i.txt; done
  gives 0 ingest papers
}

# From here on the program runs as somebody who may read the store and nothing else.
as_a_stranger() {
  chmod -R a+rX,a-w . 
  if [ "$(id -u)" = 0 ]; then
    chmod o+w . # for out and err
    printf '#!/bin/sh\nSTANDPUNKT_SHARE=%s exec setpriv --reuid 65534 --regid 65534 --clear-groups %s "$@"\n' \
      "${STANDPUNKT_SHARE:-$TREE}" "$STANDPUNKT" >program
    chmod 755 program
    ./program rules list >out 2>&1 || skip "nobody cannot read the rules here"
    STANDPUNKT=$PWD/program
  else
    chmod u+w .
  fi
}

# What reads works, and says the same as the owner is told.
all_is_read() {
  for words in "search --json lånecyklar" "status --json" "show paper-1.txt" "show --xml paper-2.txt"; do
    gives 0 $words
    cmp out "owner.${words%% *}${words##* }"
  done
  gives 0 check
  has out "3 sources and 3 records looked at: 0 faults"
  has err "cannot be written to"
}

ask_as_owner() {
  for words in "search --json lånecyklar" "status --json" "show paper-1.txt" "show --xml paper-2.txt"; do
    gives 0 $words
    cp out "owner.${words%% *}${words##* }"
  done
}

test_a_store_of_another_owner() {
  shared three_papers
  ask_as_owner
  find .data -type f | sort | xargs sha256sum >before
  as_a_stranger
  all_is_read
  for words in "ingest papers" "reindex" "forget paper-1.txt" "check --repair"; do
    gives 3 $words
    has err "this store can be read, but not be written to"
  done
  find .data -type f | sort | xargs sha256sum | cmp - before
}

test_a_fault_in_a_store_of_another_owner() {
  shared three_papers
  sed -i '$d' "$(find .data/records -name '*.xml' | sort | head -n 1)"
  as_a_stranger
  gives 3 check
  has out "records/"
}

# A log that holds changes cannot be read where its companion file cannot be made; passing over it would hide them.
test_a_log_that_was_left_is_not_passed_over() {
  shared three_papers
  statement 959 >papers/later.txt
  sqlite3 .data/index.sqlite "PRAGMA wal_autocheckpoint = 0; UPDATE document SET title = 'Ny rubrik'; SELECT 1" \
    ".shell cp .data/index.sqlite-wal kept-wal" >out
  [ -s kept-wal ]
  cp kept-wal .data/index.sqlite-wal
  rm -f .data/index.sqlite-shm
  as_a_stranger
  for words in "search lånecyklar" "status" "show paper-1.txt" "check"; do
    gives 3 $words
    has err "index.sqlite-wal"
    has err "copy it there"
  done
}

# The owner is at work: readers who may not write see what is committed.
test_while_the_owner_writes() {
  shared three_papers
  sqlite3 .data/index.sqlite "DELETE FROM ledger WHERE CAST(path AS TEXT) LIKE '%paper-2.txt'; SELECT 1" \
    ".shell touch held; sleep 3" &
  until_true test -e held
  as_a_stranger
  gives 0 status --json
  is "$(json out 'len(j)')" 2
  wait
}

test_a_medium_that_only_reads() {
  shared three_papers
  ask_as_owner
  unshare -m true 2>/dev/null || skip "no mounts may be made here"
  printf '#!/bin/sh\nexec unshare -m sh -c "mount --bind .data .data && mount -o remount,ro,bind .data .data && exec \\"\\$0\\" \\"\\$@\\"" %s "$@"\n' \
    "$STANDPUNKT" >program
  chmod 755 program
  STANDPUNKT=$PWD/program
  sp version
  [ "$status" -eq 0 ] || skip "no mounts may be made here"
  all_is_read
  gives 3 ingest papers
  has err "this store can be read, but not be written to: Read-only file system"
}

run_cases
