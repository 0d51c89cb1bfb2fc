# draft_seeds.sh - a published statement, drafted from for another district: each of its positions stands under its own
# proposal.  Runs where the papers are; nothing of them is kept here.
. "$(dirname "$0")/lib.sh"

SEEDS=${STANDPUNKT_SEEDS:-$TREE/../shared/seeds}

test_positions_of_another_district() {
  [ -r "$SEEDS/hagersten-alvsjo-2024.txt" ] || skip "no seeds here"
  gives 0 ingest --quiet "$SEEDS/hagersten-alvsjo-2024.txt"
  gives 0 show --xml hagersten-alvsjo-2024.txt
  # the motion itself is not there: its proposals as the statement retells them
  python3 - <<'P' >motion.txt
import xml.etree.ElementTree as E
proposals = [e.text.strip() for e in E.parse("out").iter() if e.tag.endswith("}proposal")]
print("Stockholms stad\n\nMotion till kommunfullmäktige\n\nJag föreslår att kommunfullmäktige beslutar att\n")
for n, text in enumerate(proposals, 1):
    print(f"{n}. {text}")
print("\nStockholm den 3 mars 2025\n\nTesta Testsson (X)")
P
  gives 0 draft motion.txt --for "Farsta stadsdelsnämnd" --date 2025-09-01 -o draft.xml
  gives 0 draft motion.txt --for "Hägersten-Älvsjö stadsdelsnämnd" --date 2025-09-01 --stance 3=support -o own.xml
  python3 - <<'P'
import xml.etree.ElementTree as E
N = "{urn:standpunkt:result:1}"
def answers(file):
    return [s for s in E.parse(file).iter(N + "section") if s.get("role") == "answer"]
found = [[(q.get("owner"), q.get("stance")) for q in a.iter(N + "quote")] for a in answers("draft.xml")]
side = {"support": "for", "qualified-support": "for", "oppose": "against"}
sides = [{(owner, side.get(stance, stance)) for owner, stance in f} for f in found]
assert sides == [{("other", "for")}, {("other", "for")}, {("other", "against")}], found
own = answers("own.xml")
assert {q.get("owner") for a in own for q in a.iter(N + "quote")} == {"self"}
notes = [[n.get("kind") for n in a.iter(N + "note")] for a in own]
assert notes == [[], [], ["contradiction"]], notes
P
}

run_cases
