/* laws.c - paragraphs of laws in one spelling, so that "KL 5 kap 6 §" and "5 kap. 6 § kommunallagen (2017:725)" meet.
 */
#include "references.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* The laws that municipal papers cite by short names.  A law that took the place of another stands behind it; the years
 * are those in which papers mean it, both included. */
static const struct law {
  const char *abbreviation, *name, *statute;
  int from, to;
} laws[] = {
    {"KL", "kommunallagen", "1991:900", 1992, 2017},
    {"KL", "kommunallagen", "2017:725", 2018, 9999},
    {"SoL", "socialtjänstlagen", "1980:620", 1982, 2001},
    {"SoL", "socialtjänstlagen", "2001:453", 2002, 2024},
    {"SoL", "socialtjänstlagen", NULL, 2025, 2025}, /* the old one until June, the new one from July */
    {"SoL", "socialtjänstlagen", "2025:400", 2026, 9999},
    {"LVU", "LVU", "1990:52", 1990, 9999},
    {"LSS", "LSS", "1993:387", 1994, 9999},
    {"OSL", "offentlighets- och sekretesslagen", "2009:400", 2009, 9999},
    {"FL", "förvaltningslagen", "1986:223", 1987, 2017},
    {"FL", "förvaltningslagen", "2017:900", 2018, 9999},
    {"PBL", "plan- och bygglagen", "2010:900", 2011, 9999},
    {"HSL", "hälso- och sjukvårdslagen", "2017:30", 2018, 9999},
    {"LOU", "LOU", "2016:1145", 2017, 9999},
    {NULL, "skollagen", "1985:1100", 1986, 2010},
    {NULL, "skollagen", "2010:800", 2011, 9999},
    {NULL, "miljöbalken", "1998:808", 1999, 9999},
    {NULL, "föräldrabalken", "1949:381", 1950, 9999},
    {NULL, "bibliotekslagen", "2013:801", 2014, 9999},
    {NULL, "diskrimineringslagen", "2008:567", 2009, 9999},
    {NULL, "arbetsmiljölagen", "1977:1160", 1978, 9999},
};

/* "5 kap 6§" as "5 kap. 6 §". */
static const char *spelled(struct context *c, const char *number) {
  const char *chapter = strstr(number, "kap"), *section = chapter == NULL ? number : chapter + 3;
  section += strcspn(section, "0123456789");
  size_t digits = strspn(section, "0123456789");
  const char *letter = section + digits + strspn(section + digits, " ");
  char mark[3] = "";
  if (islower((unsigned char)letter[0]) && !isalpha((unsigned char)letter[1]))
    mark[0] = ' ', mark[1] = letter[0];
  if (chapter == NULL)
    return arena_printf(c->arena, "%.*s%s §", (int)digits, section, mark);
  size_t part = strspn(number, "0123456789");
  const char *sub = number + part + strspn(number + part, " ");
  char sub_mark[3] = "";
  if (sub < chapter && islower((unsigned char)sub[0]))
    sub_mark[0] = ' ', sub_mark[1] = sub[0];
  return arena_printf(c->arena, "%.*s%s kap. %.*s%s §", (int)part, number, sub_mark, (int)digits, section, mark);
}

const char *law_paragraph(struct context *c, const struct finding *finding) {
  const char *number = capture_text(c, finding, "number"), *name = capture_text(c, finding, "name");
  const char *statute = capture_text(c, finding, "statute");
  if (number == NULL) {
    number = capture_text(c, finding, "number2");
    name = capture_text(c, finding, "name2");
    statute = capture_text(c, finding, "statute2");
  }
  if (number == NULL || name == NULL)
    return NULL;
  const char *plain = folded(c, name);
  size_t length = strlen(plain);
  if (length > 6 && plain[length - 1] == 's') /* "skollagens" */
    plain = arena_strndup(c->arena, plain, length - 1);
  const char *full = strstr(name, plain) != NULL || islower((unsigned char)name[1]) ? plain : name;
  for (size_t i = 0; i < sizeof laws / sizeof laws[0]; i++) {
    bool same = strcmp(laws[i].name, plain) == 0 || (laws[i].abbreviation != NULL && is(laws[i].abbreviation, name));
    if (!same)
      continue;
    full = laws[i].name;
    if (statute == NULL && c->year >= laws[i].from && c->year <= laws[i].to)
      statute = laws[i].statute;
  }
  const char *where = spelled(c, number);
  return statute == NULL ? arena_printf(c->arena, "%s %s", where, full)
                         : arena_printf(c->arena, "%s %s (%s)", where, full, statute);
}
