# browser.sh - the pages in Debian's Chromium, driven by playwright-core from npm; see tests/browser/pages.js.
. "$(dirname "$0")/lib.sh"

leave_out() { echo "ok - pages in a browser # SKIP $*" && exit 0; }

case $STANDPUNKT in */asan/*) leave_out "once is enough" ;; esac
CHROMIUM=$(command -v chromium) || leave_out "there is no chromium here"
command -v node >/dev/null || leave_out "there is no node here"
export CHROMIUM BROWSER_MODULES=$TREE/build/browser

# What the lock file names, installed once.
if ! cmp -s "$TREE/tests/browser/package-lock.json" "$BROWSER_MODULES/package-lock.json.done"; then
  command -v npm >/dev/null || leave_out "there is no npm here"
  mkdir -p "$BROWSER_MODULES"
  cp "$TREE"/tests/browser/package*.json "$BROWSER_MODULES"
  (cd "$BROWSER_MODULES" && npm ci --ignore-scripts --no-audit --no-fund) >"$BROWSER_MODULES/log" 2>&1 || {
    sed 's/^/# /' "$BROWSER_MODULES/log" | tail -n 5
    leave_out "playwright-core and axe-core cannot be had from npm"
  }
  cp "$TREE/tests/browser/package-lock.json" "$BROWSER_MODULES/package-lock.json.done"
fi

folder=$(mktemp -d)
trap 'kill $process 2>/dev/null; rm -rf "$folder"' EXIT
cd "$folder" || exit 1
export HOME=$folder STANDPUNKT_DATA=$folder/data
printf 'no paper' >notes.bin
"$STANDPUNKT" ingest -q "$TREE"/corpus/0[1-9]-* "$TREE"/corpus/10-* notes.bin >/dev/null 2>&1
"$STANDPUNKT" serve --listen 127.0.0.1:0 >out 2>err &
process=$!
for ((i = 0; i < 200; i++)); do
  grep -q '^serving' out && break
  sleep 0.05
done
timeout 290 node "$TREE/tests/browser/pages.js" "$(sed -n 's|^serving \(.*\)/$|\1|p' out)"
status=$?
[ ! -s err ] || { echo "not ok - the server says nothing" && sed 's/^/# /' err; }
exit $status
