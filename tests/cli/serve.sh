# serve.sh - the store as pages: what the server answers, and how it begins and ends.
. "$(dirname "$0")/lib.sh"

store() {
  mkdir papers
  statement 601 | pdf papers/first.pdf
  statement 602 >papers/second.txt
  head -c 3000 /dev/urandom >papers/broken.bin
  sp ingest papers
}

# The same, with papers that know who issued them.
rich_store() {
  store
  sp ingest "$TREE/corpus/01-motion" "$TREE/corpus/03-norrbacka"
}

# Starts the server with OPTION...; $server is where it listens, as serve_client.py wants it, and $process its id.
serve() {
  "$STANDPUNKT" serve "$@" >serve.out 2>serve.err &
  process=$!
  trap 'kill $process 2>/dev/null || true' EXIT
  until_true grep -q '^serving' serve.out
  server=$(sed -n 's|^serving http://\(.*\)/$|\1|p; s|^serving \(unix:.*\)$|\1|p' serve.out | head -n 1)
}

# The server ends when told, without complaint.
ends() {
  kill -TERM $process
  status=0
  wait $process || status=$?
  [ "$status" -eq 0 ] || { cat serve.err && fail "the server ended with status $status"; }
}

ask() { python3 "$HERE/serve_client.py" "$server" "$@"; }
check() { ask check "$@"; }

test_pages_and_lists() {
  shared rich_store
  serve --listen 127.0.0.1:0
  check pages headers nothing_inline lists accept escaping search openapi described
  check links
  ends
  is "$(cat serve.err)" ""
}

test_protocol() {
  shared store
  serve --listen 127.0.0.1:0
  check tags gzip head methods bad_requests
  ends
}

test_pictures_and_places() {
  shared store
  serve --listen 127.0.0.1:0
  check pictures places
  ends
}

test_addresses_of_findings_stay() {
  shared store
  serve --listen unix:socket
  ask get /dokument.csv >documents
  id=$(python3 -c 'import csv; print([row["document"] for row in csv.DictReader(open("documents", newline="")) if row["file"] == "first.pdf"][0])')
  ask get "/dokument/$id.csv" >before
  gives 0 reindex
  ask get "/dokument/$id.csv" >after
  cmp before after
  ends
}

test_what_comes_and_goes_is_seen() {
  shared store
  serve --listen unix:socket
  ask get /dokument.json >before
  is "$(json before 'len(j)')" 2
  statement 603 >papers/third.txt
  sp ingest papers
  ask get /dokument.json >after
  is "$(json after 'len(j)')" 3
  id=$(json after '[row["document"] for row in j if row["file"] == "first.pdf"][0]')
  ask get "/dokument/$id" >page
  ask get "/dokument/$id/sida/1.svg" >marks
  has marks "<rect"
  gives 0 forget first.pdf
  ask get "/dokument/$id" >page
  has page "Sidan finns inte"
  ask get "/dokument/$id/sida/1.svg" >marks
  lacks marks "<rect"
  ends
}

# The index is another file, as after a backup was put back.
test_another_index_is_seen() {
  shared store
  serve --listen unix:socket
  ask get /dokument.json >before
  mkdir other
  statement 604 >other/fourth.txt
  STANDPUNKT_DATA=$PWD/second sp ingest other
  sqlite3 second/index.sqlite "PRAGMA wal_checkpoint(TRUNCATE)" >/dev/null
  rm -f .data/index.sqlite-wal .data/index.sqlite-shm
  mv second/index.sqlite .data/index.sqlite
  seen() { ask get /dokument.json | grep -q fourth.txt; }
  until_true seen
  ends
}

test_unix_socket() {
  shared store
  serve --listen unix:socket
  is "$(stat -c %a socket)" 660
  check pages
  sp serve --listen unix:socket
  is "$status" 1
  has err "another server"
  ends
  [ ! -e socket ] || fail "the socket is left behind"
  python3 -c 'import socket; s = socket.socket(socket.AF_UNIX); s.bind("socket")'
  serve --listen unix:socket
  check pages
  ends
}

# The service manager opens the socket and hands it over as descriptor 3.
test_socket_activation() {
  shared store
  cat >activate.py <<'PY'
import os, socket, sys
end = socket.socket(); end.bind(("127.0.0.1", 0)); end.listen(16)
print("127.0.0.1:%d" % end.getsockname()[1], flush=True)
os.dup2(end.fileno(), 3); os.set_inheritable(3, True)
os.environ.update(LISTEN_FDS="1", LISTEN_PID=str(os.getpid()))
os.execv(sys.argv[1], sys.argv[1:])
PY
  python3 activate.py "$STANDPUNKT" serve --quiet >activated 2>serve.err &
  process=$!
  trap 'kill $process 2>/dev/null || true' EXIT
  until_true test -s activated
  server=$(head -n 1 activated)
  check pages
  ends
}

# What has been asked is answered, though the server was told to end.
test_ends_while_busy() {
  shared store
  serve --listen 127.0.0.1:0
  id=$(ask get /dokument.json | python3 -c 'import json, sys; print([d["document"] for d in json.load(sys.stdin) if d["file"] == "first.pdf"][0])')
  cat >busy.py <<'PY'
import http.client, os, signal, sys, threading
host, port = sys.argv[1].split(":")
waiting = []
for page in range(12):
    own = http.client.HTTPConnection(host, int(port), timeout=30)
    own.request("GET", "/dokument/%s/sida/1.%s?n=%d" % (sys.argv[3], "png" if page % 2 else "svg", page))
    waiting.append(own)
threading.Event().wait(0.2)
os.kill(int(sys.argv[2]), signal.SIGTERM)
for own in waiting:
    answer = own.getresponse()
    assert answer.status == 200, answer.status
    answer.read()
PY
  python3 busy.py "$server" $process "$id"
  status=0
  wait $process || status=$?
  is "$status" 0
}

test_warns_where_others_can_reach_it() {
  shared store
  serve --listen 0.0.0.0:0
  has serve.err "can be reached from other machines"
  ends
}

test_wrong_use() {
  shared store
  for where in nowhere 127.0.0.1 127.0.0.1:x 127.0.0.1:70000 :80 unix: 1:2:3; do
    gives 2 serve --listen "$where"
    lacks err "warning"
  done
  STANDPUNKT_DATA=$PWD/empty gives 3 serve --listen 127.0.0.1:0
  has err "standpunkt ingest"
}

# Whatever is asked, the server does not fail.  SECONDS of it, 3 by default.
test_fuzz() {
  shared store
  serve --listen 127.0.0.1:0
  python3 "$HERE/serve_fuzz.py" "$server" "${FUZZ_SECONDS:-3}"
  check pages
  ends
  is "$(cat serve.err)" ""
}

run_cases
