# draft_golden.sh - drafts for the sample motion, as a clerk reads them: a body that has answered it, one whose
# predecessor has, one that has never said anything.  RENEW=1 writes tests/draft/golden anew.
. "$(dirname "$0")/lib.sh"

# The data files with two districts more in the invented city of the samples.
share() {
  mkdir -p share/gazetteers share/schemas
  ln -s "$TREE"/pipeline/rules "$TREE"/pipeline/templates share
  ln -s "$TREE"/schemas/record.xsd share/schemas
  ln -s "$TREE"/pipeline/gazetteers/* share/gazetteers
  rm share/gazetteers/districts.tsv share/gazetteers/municipalities.tsv
  printf '9901\tStoråsa\tPåhittade län\tstorasa.example\t-\n' | cat "$TREE"/pipeline/gazetteers/municipalities.tsv - >share/gazetteers/municipalities.tsv
  printf '9901\t%s\t%s stadsdelsnämnd\t%s\t%s\t%s\n' Tallmon Tallmons 1997 2025 Tallmon-Ekelund \
    Tallmon-Ekelund Tallmon-Ekelunds 2026 - - | cat "$TREE"/pipeline/gazetteers/districts.tsv - >share/gazetteers/districts.tsv
  export STANDPUNKT_SHARE=$PWD/share
}

golden() { # NAME BODY WORD...
  local golden=$TREE/tests/draft/golden/$1.md body=$2
  shift 2
  gives 0 draft "$TREE/corpus/01-motion/motion.pdf" --for "$body" --date 2026-02-03 "$@"
  [ -z "${RENEW:-}" ] || cp out "$golden"
  diff -u "$golden" out
}

test_three_bodies() {
  share
  mkdir papers
  cp "$TREE/corpus/02-remiss/remiss.pdf" papers
  cp "$TREE/corpus/03-norrbacka/tjansteutlatande.pdf" papers/norrbacka.pdf
  cp "$TREE/corpus/06-tallmon/tjansteutlatande.pdf" papers/tallmon.pdf
  gives 0 ingest --quiet papers
  golden past "Norrbacka stadsdelsnämnd" --template stockholm --stance 1=oppose,2=met,3=support
  golden predecessor "Tallmon-Ekelunds stadsdelsnämnd" --template malmo --stance 1=support,2=support,3=met,4=oppose
  golden none "Solbacka stadsdelsnämnd" --template goteborg
  has "$TREE/tests/draft/golden/predecessor.md" "avstyrkte Tallmons stadsdelsförvaltning, en föregångare till nämnden, samma förslag"
  has "$TREE/tests/draft/golden/predecessor.md" "Ni har tidigare sagt motsatsen"
  has "$TREE/tests/draft/golden/none.md" "Inget tidigare ställningstagande av Solbacka stadsdelsnämnd"
}

run_cases
