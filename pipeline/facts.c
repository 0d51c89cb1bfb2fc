/* facts.c - facts that tell that a proposal is met: "Våren 2024 inventerade gatukontoret samtliga tunnlar" of "att
 * otrygga tunnlar inventeras".
 *
 * A sentence of the assessment is such a fact if it names what the proposal asks for and says in the indicative,
 * without a denial, a wish or a doubt, that it is so: with the proposal's own verb, with a verb that means no more than
 * "is there" or "is done", in a past tense, or with a time since when.  Each of these signs counts; it takes several.
 * A fact is a weak cue: whatever the speaker says of his view outranks it. */
#include "cues.h"
#include "unicode.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static const double least_share = 0.4, good_share = 0.5;
enum { SIGNS_NEEDED = 3, YEARS_BACK = 12 };

struct lexeme {
  const char *text;
  size_t length;
};

/* "is there", "is done". */
static const char *const existence[] = {
    "finns",           "erbjuds",        "erbjuder", "infördes",   "införts",   "införde",    "bedrivs",    "bedriver",
    "ingår",           "pågår",          "sker",     "görs",       "genomförs", "genomförts", "antogs",     "antog",
    "tillhandahåller", "tillhandahålls", "används",  "tillämpas",  "arbetar",   "inrättats",  "inrättades", "inrättade",
    "gäller",          "omfattar",       "fungerar", "drivs",      "driver",    "innehåller", "startade",   "startat",
    "inleddes",        "inletts",        "inledde",  "påbörjades", "påbörjats", "öppnade",    "tecknade",   "invigdes",
    "bildades",        "följer",         "ställer",  "deltar",     "tar",       "ger"};
/* When, how often, since when. */
static const char *const times[] = {
    "sedan",   "redan",         "numera",      "dag",       "idag",      "varje",    "årligen",  "samtliga", "löpande",
    "nuläget", "kontinuerligt", "regelbundet", "våras",     "höstas",    "sommaras", "somras",   "vintras",  "fjol",
    "hösten",  "våren",         "alla",        "dagsläget", "dagens",    "januari",  "februari", "mars",     "april",
    "maj",     "juni",          "juli",        "augusti",   "september", "oktober",  "november", "december"};
/* How often: a practice. */
static const char *const practice[] = {"årligen",  "varje",    "löpande",   "kontinuerligt", "regelbundet", "gånger",
                                       "dagligen", "veckovis", "månadsvis", "samtliga",      "vardera"};
/* What makes a sentence something else than a fact: denial, wish, doubt, somebody's opinion. */
static const char *const no_fact[] = {
    "positiv",  "positiva",  "positivt",  "kritisk",     "tillstyrkte", "avstyrkte",   "inte",         "ej",
    "ingen",    "inget",     "inga",      "aldrig",      "knappast",    "saknas",      "saknar",       "skulle",
    "bör",      "borde",     "ska",       "skall",       "måste",       "vill",        "kräver",       "krävs",
    "behöver",  "behövs",    "föreslår",  "föreslås",    "anser",       "motionären",  "motionärerna", "motionens",
    "motionen", "kunde",     "vore",      "efterfrågas", "efterfrågar", "önskar",      "önskas",       "kostar",
    "kosta",    "kostnaden", "kostade",   "endast",      "bara",        "enbart",      "avskaffades",  "upphörde",
    "lades",    "drogs",     "stängdes",  "minskat",     "varierar",    "diskuterats", "diskuterades", "provades",
    "prövades", "prövats",   "avslogs",   "utan",        "men",         "däremot",     "dock",         "emellertid",
    "tidigare", "då",        "begränsad", "få",          "svårt",       "tillstyrker", "avstyrker",    "förslaget",
    "visar",    "tycker",    "varför",    "föreligger",  "regionen",    "staten",      "regionens",    "statligt",
    "statlig",  "statens",   "ansvar",    "åtagande",    "möjligheten", "förutsätter", "avgörs",       "beslutas",
    "dyrt",     "eller"};

static bool lexeme_in(const struct lexeme *word, const char *const *words, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (words[i][0] == word->text[0] && (word->length < 2 || words[i][1] == word->text[1]) &&
        strncmp(words[i], word->text, word->length) == 0 && words[i][word->length] == '\0')
      return true;
  return false;
}

static size_t lexemes(const char *folded, struct lexeme *out, size_t room) {
  size_t count = 0;
  for (size_t at = 0; folded[at] != '\0' && count < room;) {
    size_t end = at;
    while (isalnum((unsigned char)folded[end]) || (unsigned char)folded[end] >= 0x80)
      end++;
    if (end > at)
      out[count++] = (struct lexeme){folded + at, end - at};
    at = end > at ? end : at + 1;
  }
  return count;
}

static bool ends(const struct lexeme *word, const char *tail) {
  size_t length = strlen(tail);
  return word->length > length && memcmp(word->text + word->length - length, tail, length) == 0;
}

static bool ends_in(const struct lexeme *word, const char *const *tails, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (ends(word, tails[i]))
      return true;
  return false;
}

/* What the proposal's verb begins with: "inventer" of "inventeras"; nothing if it cannot be told. */
static struct lexeme verb_stem(const char *proposal) {
  struct lexeme word[12];
  size_t count = lexemes(proposal, word, sizeof word / sizeof word[0]);
  static const char *const genitives[] = {"ens", "ets", "arnas", "ernas", "ornas", "ernes"};
  static const char *const passive[] = {"as", "ds", "gs", "rs", "ts", "ns", "ks", "ls", "ps", "ms", "es", "vs"};
  static const char *const subjects[] = {"kommunen", "nämnden",        "förvaltningen", "staden",
                                         "skolan",   "socialtjänsten", "hemtjänsten",   "kommunstyrelsen"};
  for (size_t i = 0; i < count; i++) {
    struct lexeme verb = word[i];
    if (verb.length >= 5 && ends_in(&verb, passive, sizeof passive / sizeof passive[0]) &&
        !ends_in(&verb, genitives, sizeof genitives / sizeof genitives[0])) {
      verb.length -= ends(&verb, "as") || ends(&verb, "es") ? 2 : 1;
      return verb;
    }
    if (i > 0 && lexeme_in(&word[i - 1], subjects, sizeof subjects / sizeof subjects[0]) && verb.length >= 4 &&
        verb.text[verb.length - 1] == 'r') {
      verb.length -= ends(&verb, "er") || ends(&verb, "ar") ? 2 : 0;
      return verb;
    }
  }
  return (struct lexeme){"", 0};
}

/* Is WORD a finite form or a supine of the verb that begins with STEM? */
static bool same_verb(const struct lexeme *word, const struct lexeme *stem) {
  static const char *const tails[] = {"",   "s",   "as", "er",  "ar", "r",  "ade", "ades", "at", "ats",
                                      "de", "des", "te", "tes", "t",  "ts", "d",   "da",   "n",  "its"};
  if (stem->length < 3 || word->length < stem->length || memcmp(word->text, stem->text, stem->length) != 0)
    return false;
  size_t rest = word->length - stem->length;
  for (size_t i = 0; i < sizeof tails / sizeof tails[0]; i++)
    if (strlen(tails[i]) == rest && memcmp(tails[i], word->text + stem->length, rest) == 0)
      return true;
  return false;
}

/* "1998" to "2099". */
static bool year(const struct lexeme *word) {
  return word->length == 4 && strspn(word->text, "0123456789") == 4 &&
         (memcmp(word->text, "19", 2) == 0 || memcmp(word->text, "20", 2) == 0);
}

/* How many signs of a fact the sentence FOLDED shows; 0 if it is none. */
static int signs_of(char *folded, const char *proposal, int year_of_paper) {
  struct lexeme word[64], stem = verb_stem(proposal);
  /* What hangs on it may speak of possibilities. */
  static const char *const hanging[] = {", där ", ", vilket ", ", som ", ", vilka "};
  for (size_t i = 0; i < sizeof hanging / sizeof hanging[0]; i++) {
    char *at = strstr(folded, hanging[i]);
    if (at != NULL)
      *at = '\0';
  }
  size_t count = lexemes(folded, word, sizeof word / sizeof word[0]);
  static const char *const past[] = {"ades", "rdes", "ades", "tes", "ldes", "ndes", "gdes"};
  static const char *const supine[] = {"ats", "rts", "dts", "gts", "tts", "its", "nts", "lts"};
  static const char *const determiners[] = {"den", "det", "de", "en", "ett", "dessa", "sin", "sina", "att"};
  static const char *const present[] = {"ras", "nas", "tas", "las", "das", "ds", "gs", "rs", "ks", "ns", "ls", "ts"};
  bool there = false, timed = false, since = false, can = false, relative = false, often = false, same = false,
       done = false;
  if (count < 4 || lexeme_in(&word[0], (const char *const[]){"att", "ett", "kommer"}, 1))
    return 0;
  for (size_t i = 0; i < count; i++) {
    bool condition = lexeme_in(&word[i], (const char *const[]){"om"}, 1) && (i == 0 || word[i].text[-2] == ',');
    relative = relative || lexeme_in(&word[i], (const char *const[]){"som"}, 1);
    if (condition || (!relative && lexeme_in(&word[i], no_fact, sizeof no_fact / sizeof no_fact[0])) ||
        (year(&word[i]) && atoi(word[i].text) < year_of_paper - YEARS_BACK))
      return 0;
  }
  for (size_t i = 0; i < count; i++) {
    can = can || lexeme_in(&word[i], (const char *const[]){"kan"}, 1);
    often = often || lexeme_in(&word[i], practice, sizeof practice / sizeof practice[0]);
    timed = timed || often;
    there = there || lexeme_in(&word[i], existence, sizeof existence / sizeof existence[0]) ||
            (word[i].length > 4 && ends_in(&word[i], present, sizeof present / sizeof present[0]));
    since = since || lexeme_in(&word[i], (const char *const[]){"sedan", "redan", "numera"}, 3);
    timed = timed || year(&word[i]) || lexeme_in(&word[i], times, sizeof times / sizeof times[0]);
    same = same || (same_verb(&word[i], &stem) &&
                    !(i > 0 && lexeme_in(&word[i - 1], determiners, sizeof determiners / sizeof determiners[0])));
    done = done || ends_in(&word[i], past, sizeof past / sizeof past[0]) ||
           ends_in(&word[i], supine, sizeof supine / sizeof supine[0]);
  }
  if (can && !since)
    return 0;
  return 2 * same + there + timed + since + often + done;
}

/* How much of what tells its proposal apart SENTENCE names, 0 to 1. */
static double share_named(struct context *c, const struct ties *ties, const struct record_item *item,
                          struct range sentence, size_t proposal) {
  double *weight = arena_array(c->arena, item->proposal_count + 1, sizeof *weight);
  ties_weights(c, ties, sentence, (struct range){0, 0}, weight);
  double total = ties_total(ties, proposal);
  return total > 0 ? weight[proposal] / total : 0;
}

bool is_fact(struct context *c, const struct ties *ties, const struct record_item *item, struct range sentence,
             size_t proposal) {
  const char *text = folded_range(c, sentence);
  int signs = signs_of(arena_strndup(c->arena, text, strlen(text)), folded(c, item->proposal[proposal].text), c->year);
  if (signs < 2)
    return false;
  double share = share_named(c, ties, item, sentence, proposal);
  return share >= least_share && signs + (share >= good_share) >= SIGNS_NEEDED;
}
