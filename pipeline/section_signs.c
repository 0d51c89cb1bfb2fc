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
                                      "uppfattning", "reflektion", "hållning",     "så resonerar", "eget svar",
                                      "vårt svar",   "s svar",     "s yttrande",   "vår syn",      "vår mening"};
  static const char *const others[] = {"motion",    "medborgarförslag", "angående",   "yttrande över", "remissinst",
                                       "remissvar", "begäran",          "sammanf",    "förslagsställ", "inkomna",
                                       "initiativ", "revision",         "andra ",     "tidigare",      "partiet",
                                       "skrivelse", "protokoll",        "reservation"};
  enum { LONGEST = 70 };
  return strlen(folded) < LONGEST && contains_any(folded, views, sizeof views / sizeof views[0]) &&
         !contains_any(folded, others, sizeof others / sizeof others[0]);
}
