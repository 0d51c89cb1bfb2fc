/* section_signs.c - what the wording of a paragraph tells of the section that it stands in. */
#include "section_signs.h"
#include "any_of.h"
#include "unicode.h"

#include <string.h>

bool retells_motion(const struct document *d, uint32_t i) {
  static const char *const verbs[] = {"föreslagit",          "yrkat",
                                      "hemställt",           "motionerat",
                                      "väckt en motion",     "lämnat en motion",
                                      "lämnat in en motion", "inkommit med en motion"};
  enum { NEAR = 200 };
  const struct block *block = &d->block[i];
  size_t length = block->end - block->start < NEAR ? block->end - block->start : NEAR;
  char folded[NEAR + 1] = "";
  unicode_fold_bytes(d->text + block->start, length, folded);
  if (block->type != BLOCK_PARAGRAPH || strstr(folded, "motion") == NULL || strstr(folded, " har ") == NULL ||
      strstr(folded, "beslutar") != NULL)
    return false;
  for (size_t v = 0; v < sizeof verbs / sizeof verbs[0]; v++)
    if (strstr(folded, verbs[v]) != NULL)
      return true;
  return false;
}

bool names_consequences(const char *folded) {
  static const char *const words[] = {
      "ekonomi",   "konsekvens",   "kostnad",   "barnkonsekvens", "barnperspektiv",   "barnrätt",   "miljökonsek",
      "miljömäss", "klimatkonsek", "jämställd", "finansiering",   "prövning av barn", "hållbarhet", "social dimension"};
  folded += strspn(folded, "0123456789. ");
  return begins_any(folded, words, sizeof words / sizeof words[0]) || strstr(folded, "konsekvenser") != NULL ||
         strstr(folded, " dimension") != NULL;
}

bool names_view(const char *folded) {
  static const char *const views[] = {"bedömning",   "synpunkt",   "överväganden", "kommentar",    "ställningstagande",
                                      "utlåtande",   "tycker",     "tänker",       "ser vi på",    "vi ser på",
                                      "anser",       "syn på",     "resonemang",   "ståndpunkt",   "inställning",
                                      "uppfattning", "reflektion", "s hållning",   "så resonerar", "eget svar",
                                      "vårt svar",   "s svar",     "s yttrande",   "vår syn",      "s mening",
                                      "vår mening",  "säger vi",   "vi säger",     "en anför",     "et anför",
                                      "s skäl",      "våra skäl",  "vår hållning", "s åsikt",      "en svarar",
                                      "et svarar",   "vi svarar",  "svarar vi",    "s bemötande",  "s slutsats",
                                      "svar från",   "s ord om",   "s ser vi",     "tankar om",    "s tankar"};
  static const char *const others[] = {"motion",    "medborgarförslag", "angående",   "yttrande över", "remissinst",
                                       "remissvar", "begäran",          "sammanf",    "förslagsställ", "inkomna",
                                       "initiativ", "revision",         "andra ",     "tidigare",      "partiet",
                                       "skrivelse", "protokoll",        "reservation"};
  enum { LONGEST = 70 };
  bool view = contains_any(folded, views, sizeof views / sizeof views[0]) ||
              (begins_any(folded, (const char *const[]){"svar", "yttrande", "analys"}, 3) && names_points(folded));
  return strlen(folded) < LONGEST && view && !contains_any(folded, others, sizeof others / sizeof others[0]);
}

bool names_owned_view(const char *folded) {
  static const char *const owners[] = {"förvaltningen", "kontoret", "enheten",  "avdelningen", "kansliet",
                                       "staben",        "sektorn",  "nämnden",  "styrelsen",   "utskottet",
                                       "beredningen",   "bolaget",  "direktör", "chefen",      "stadsarkitekten",
                                       "direktionen",   "rådet",    "vår",      " vi"};
  return names_view(folded) && contains_any(folded, owners, sizeof owners / sizeof owners[0]);
}

/* The length of a number of a proposal at the beginning of TEXT: "2", "b", "IV", "två", "2 och 3"; 0 if it is none. */
static size_t point_number(const char *text) {
  static const char *const words[] = {"ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta"};
  size_t length = strspn(text, "0123456789");
  if (length == 0)
    length = strspn(text, "iv");
  if (length == 1 && *text == 'i' && text[1] == ' ')
    return 0; /* "Förslag i motionen" */
  if (length == 0 && *text >= 'a' && *text <= 'h')
    length = 1;
  for (size_t i = 0; i < sizeof words / sizeof words[0] && length < 3; i++)
    if (strncmp(text, words[i], strlen(words[i])) == 0)
      length = strlen(words[i]);
  bool whole = text[length] == '\0' || strchr(" ,.:;)–-", text[length]) != NULL || (unsigned char)text[length] == 0xe2;
  return whole ? length : 0;
}

bool names_points(const char *folded) {
  static const char *const words[] = {"yrkande ",  "yrkandena ",     "förslag ",     "förslagen ", "att-sats ",
                                      "attsats ",  "att-satserna ",  "att-satsen ",  "punkt ",     "punkterna ",
                                      "punkten ",  "förslagspunkt ", "beslutssats ", "krav ",      "kraven ",
                                      "delfråga ", "önskemål ",      "delförslag ",  "p. "};
  static const char *const ordinals[] = {"första ", "andra ", "tredje ", "fjärde ", "femte ", "sista "};
  static const char *const things[] = {"att-sats", "attsats", "punkt", "yrkande", "förslag", "krav", "önskemål"};
  for (const char *at = folded; *at != '\0'; at++) {
    if (at != folded && strchr(" (", at[-1]) == NULL)
      continue;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
      if (strncmp(at, words[i], strlen(words[i])) == 0 && point_number(at + strlen(words[i])) > 0)
        return true;
    for (size_t i = 0; i < sizeof ordinals / sizeof ordinals[0]; i++)
      if (strncmp(at, ordinals[i], strlen(ordinals[i])) == 0 &&
          begins_any(at + strlen(ordinals[i]), things, sizeof things / sizeof things[0]))
        return true;
  }
  return false;
}
