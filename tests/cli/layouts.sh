# layouts.sh - heads, lists of proposals and answers in many arrangements: the papers of tests/layouts, a few lines each.
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
exec python3 "$HERE/../layouts/run.py" "${STANDPUNKT:-$HERE/../../build/standpunkt}" "$HERE"/../layouts/*.txt
