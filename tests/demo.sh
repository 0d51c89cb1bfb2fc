#!/bin/sh
# Shows the main job on the sample papers: tests/demo.sh PROGRAM FOLDER
program=$1 folder=$2
rm -rf "$folder"
mkdir -p "$folder"
say() { printf '\n--- %s\n\n' "$*"; }

say "Reading the sample papers (invented municipalities, invented people)"
"$program" --data "$folder" ingest corpus/*/*.pdf corpus/*/*.txt corpus/*/*.md
[ -e "$folder/index.sqlite" ] || exit 1

say "Who holds what position on which proposal"
sqlite3 "$folder/index.sqlite" -box "
  SELECT coalesce(body, holder) AS body, layer, coalesce(proposal_n, '-') AS 'on', stance,
         substr(quote, 1, 48) || CASE WHEN length(quote) > 48 THEN ' …' ELSE '' END AS quote, page
  FROM v_positions ORDER BY 1, 2, 3 LIMIT 24"
sqlite3 "$folder/index.sqlite" "SELECT count(*) || ' positions in all, on ' || (SELECT count(*) FROM v_proposals) ||
  ' proposals, and ' || (SELECT count(*) FROM v_decisions) || ' decisions' FROM v_positions"

say "A search: standpunkt search avslag"
"$program" --data "$folder" search --limit 3 avslag

say "Where things are"
echo "program  $program"
echo "store    $folder: records/ (XML, the truth), sources/, index.sqlite"
echo "next     $program --data $folder status | show DOCUMENT | search WORDS"
