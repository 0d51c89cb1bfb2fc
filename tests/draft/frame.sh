# frame.sh - what the tests of drafts share (tests/cli/draft*.sh, deadlines.sh): a motion about an invented town, what two
# committees there have said of the like, and a look into a draft.
. "$(dirname "${BASH_SOURCE[0]}")/../cli/lib.sh"

# A motion about an invented town; $1 is a third proposal.
motion() {
  cat <<TEXT
Granviks kommun

Motion till kommunfullmäktige

Motion (2025:7) om lånecyklar och trygga cykelvägar

Kommunens cykelvägar används för lite. Fler skulle cykla om det fanns cyklar att låna.

Jag föreslår att kommunfullmäktige beslutar att

1. ställa ut lånecyklar vid samtliga järnvägsstationer
2. bygga cykelgarage med tak vid gymnasieskolan
3. ${1:-anordna en årlig tävling i drakflygning på Storängen}

Granvik den 3 mars 2025

Vera Almlöv (MP)
TEXT
}

# The answer of $1 (its administration $2) four years before; $3 is what it thinks of the bicycles.
answer() {
  cat <<TEXT
Granviks kommun
$2
2021-05-18

Till
$1

Dnr $4 2021/44

Tjänsteskrivelse

Yttrande över motion (2021:3) om cykling i Granvik

Förslag till beslut

$1 överlämnar tjänsteskrivelsen till kommunstyrelsen som svar på remissen.

Sammanfattning

Motionären föreslår att kommunfullmäktige beslutar att

1. ställa ut lånecyklar vid alla järnvägsstationer
2. bygga ett cykelgarage vid gymnasieskolan

Förvaltningens bedömning

$3

Förvaltningen tillstyrker förslaget om ett cykelgarage vid gymnasieskolan. Enligt socialtjänstlagen (2001:453) har
kommunen ett särskilt ansvar för unga.
TEXT
}

no="Förvaltningen avstyrker förslaget om lånecyklar vid järnvägsstationerna eftersom driften saknar finansiering."
yes="Förvaltningen tillstyrker förslaget om lånecyklar vid järnvägsstationerna."
kfn="Kultur- och fritidsnämnden"

# A motion, and a store in which two committees have said something of the like.
prepare() { shared motion_and_store; }

motion_and_store() {
  motion >motion.txt
  mkdir papers
  answer "$kfn" "Kultur- och fritidsförvaltningen" "$no" KFN >papers/kfn.txt
  answer "Tekniska nämnden" "Tekniska förvaltningen" "$yes" TN >papers/tn.txt
  gives 0 ingest --quiet papers
}

# draft FORMAT WORD...: a draft for the committee that has a past, on a fixed day.
draft() {
  local format=$1
  shift
  gives 0 draft motion.txt --for "$kfn" --date 2026-02-03 "$@" -o "draft.$format"
}

# What EXPRESSION says of the draft draft.xml, whose root is r; N is the namespace.
in_draft() {
  python3 -c '
import sys, xml.etree.ElementTree as E
r = E.parse("draft.xml").getroot()
N = "{urn:standpunkt:result:1}"
text = lambda e: "".join(e.itertext())
answers = [s for s in r.iter(N + "section") if s.get("role") == "answer"]
part = lambda a, role: next((s for s in a.iter(N + "section") if s.get("role") == role), None)
quotes = lambda e: [text(q.find(N + "text")) for q in e.iter(N + "quote")]
notes = lambda a, kind: [n for n in a.iter(N + "note") if n.get("kind") == kind]
print(eval(sys.argv[1]))' "$1"
}
