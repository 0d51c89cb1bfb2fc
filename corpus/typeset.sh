#!/bin/sh
# typeset.sh - makes the PDFs of the sample papers anew from their sources, those that are older than the source only.
#
# usage: corpus/typeset.sh [--all] [CASE...]      CASE: a folder's name, as 03-norrbacka; without one, every folder
#
# Needs: libreoffice-writer (soffice) for NAME.fodt, chromium for NAME.html, and the fonts Liberation and DejaVu
# (Debian: fonts-liberation fonts-dejavu).  The PDFs are kept in the project, so nobody needs this to build or test.
set -eu
cd "$(dirname "$0")"

all=no
if [ "${1-}" = --all ]; then all=yes; shift; fi
[ $# -gt 0 ] || set -- [0-9]*/

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT INT TERM

need() { # PROGRAM PACKAGE
  command -v "$1" >/dev/null || { echo "typeset.sh: $1 is missing (Debian package $2)" >&2; exit 1; }
}

by_libreoffice() { # SOURCE: the sheet's own name, in the scratch directory
  need soffice libreoffice-writer
  soffice "-env:UserInstallation=file://$scratch/office" --headless --convert-to pdf --outdir "$scratch" "$1" >/dev/null 2>&1
}

by_chromium() { # a source that says "typeset: untagged" gets no structure tree, which can be half of the file
  need chromium chromium
  tagging=
  grep -q 'typeset: untagged' "$1" && tagging=--disable-pdf-tagging
  chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer --disable-background-networking $tagging \
    "--user-data-dir=$scratch/browser" "--print-to-pdf=$scratch/$(basename "$1" .html).pdf" "file://$PWD/$1" >/dev/null 2>&1
}

made=0
for case in "$@"; do
  for source in "${case%/}"/*.fodt "${case%/}"/*.html; do
    [ -e "$source" ] || continue
    target=${source%.*}.pdf
    if [ "$all" = no ] && [ -e "$target" ] && [ -z "$(find "$source" -newer "$target")" ]; then continue; fi
    case $source in
      *.fodt) by_libreoffice "$source" ;;
      *.html) by_chromium "$source" ;;
    esac
    [ -s "$scratch/$(basename "$target")" ] || { echo "typeset.sh: $source gave no PDF" >&2; exit 1; }
    mv "$scratch/$(basename "$target")" "$target"
    echo "$target"
    made=$((made + 1))
  done
done
echo "typeset.sh: $made made"
