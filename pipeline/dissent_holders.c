/* dissent_holders.c - who stands apart: the people and parties before the words, behind them, in the lines below, or
 * known by their surnames.
 */
#include "dissents.h"
#include "unicode.h"

#include <ctype.h>
#include <string.h>

enum { PEOPLE = 96, LINES_BELOW = 60 };

static void add_party(struct context *c, const char **list, const char *party) {
  if (*list == NULL) {
    *list = party;
    return;
  }
  size_t length = strlen(party);
  for (const char *p = *list; (p = strstr(p, party)) != NULL; p += length)
    if ((p == *list || p[-1] == ' ') && (p[length] == '\0' || p[length] == ' '))
      return;
  *list = arena_printf(c->arena, "%s %s", *list, party);
}

/* Parties named without people: "Ledamöterna från S, V och MP", "Vänsterpartiet", "M-gruppen". */
static const char *parties_in(struct context *c, struct range by) {
  const char *text = c->document->text, *list = NULL;
  for (uint32_t at = by.start; at < by.end;) {
    uint32_t end = at;
    while (end < by.end && (isalnum((unsigned char)text[end]) || (unsigned char)text[end] >= 0x80 || text[end] == '!'))
      end++;
    uint32_t first = 0;
    if (end > at)
      unicode_read(text + at, text + end, &first);
    const struct party *party =
        end > at && unicode_upper(first) ? gazetteer_party(c->gazetteer, text + at, end - at) : NULL;
    if (party == NULL && end > at + 4 && unicode_upper(first) && text[end - 1] == 's') /* "Liberalernas grupp" */
      party = gazetteer_party(c->gazetteer, text + at, end - at - 1);
    if (party != NULL)
      add_party(c, &list, party->abbreviation);
    at = end > at ? end : at + 1;
  }
  return list;
}

struct holders read_holders(struct context *c, struct range range) {
  struct holders holders = {.range = range};
  struct named who[PEOPLE];
  holders.people = people_in(c, range, who, PEOPLE);
  for (size_t i = 0; i < holders.people; i++)
    if (who[i].party != NULL)
      add_party(c, &holders.parties, who[i].party);
  if (holders.parties == NULL)
    holders.parties = parties_in(c, range);
  return holders;
}

bool nobody(const struct holders *holders) { return holders->people == 0 && holders->parties == NULL; }

/* RANGE without what is no name at its ends: white space, "av", "från", a colon. */
struct range trimmed(const struct context *c, struct range range) {
  static const char *const heads[] = {" ",
                                      ":",
                                      ",",
                                      "av ",
                                      "från ",
                                      "mot beslutet",
                                      "skriftligt",
                                      "muntligt",
                                      "härmed ",
                                      "till protokollet",
                                      "mot detta beslut"};
  const char *text = c->document->text;
  for (bool again = true; again;) {
    again = false;
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++) {
      size_t length = strlen(heads[i]);
      if (range.end - range.start >= length && strncasecmp(text + range.start, heads[i], length) == 0) {
        range.start += (uint32_t)length;
        again = true;
      }
    }
  }
  while (range.end > range.start && strchr(" .,:;\n", text[range.end - 1]) != NULL)
    range.end--;
  return range;
}

/* What stands behind the words, up to what they do it for. */
struct range behind(const struct context *c, const struct finding *finding, struct range sentence) {
  static const char *const stops[] = {" till förmån", " mot ",           " för att ",      " med anledning",
                                      " enligt ",     " i enlighet",     " att ",          " med följande",
                                      " som lyder",   " med hänvisning", " vad gäller",    " avseende ",
                                      " där ",        " och anför",      " i handläggning"};
  struct range range = trimmed(c, (struct range){finding->at.end, sentence.end});
  const char *text = c->document->text;
  for (size_t i = 0; i < sizeof stops / sizeof stops[0]; i++) {
    const char *stop = memmem(text + range.start, range.end - range.start, stops[i], strlen(stops[i]));
    if (stop != NULL)
      range.end = (uint32_t)(stop - text);
  }
  return trimmed(c, range);
}

/* Do only names, parties and small words stand in RANGE? */
bool only_names(struct context *c, struct range range) {
  static const char *const small[] = {"och",     "samt",      "från",        "för",        "alla",
                                      "båda",    "samtliga",  "m.fl",        "m",          "fl",
                                      "ledamot", "ledamöter", "ledamöterna", "ersättare",  "tjänstgörande",
                                      "gruppen", "grupp",     "grupper",     "ordförande", "ordföranden",
                                      "vice",    "de",        "von",         "af",         "partigrupp"};
  struct holders holders = read_holders(c, range);
  if (holders.parties == NULL)
    return false;
  const char *text = folded_range(c, range), *original = range_text(c, range);
  if (strlen(text) != strlen(original))
    return false;
  for (size_t at = 0; text[at] != '\0';) {
    size_t length = strcspn(text + at, " ,;()\t\n:-–");
    while (length > 0 && text[at + length - 1] == '.')
      length--;
    bool lower = length > 0 && memcmp(text + at, original + at, length) == 0 && isalpha((unsigned char)text[at]);
    bool known = !lower || gazetteer_party(c->gazetteer, text + at, length) != NULL;
    for (size_t i = 0; i < sizeof small / sizeof small[0] && !known; i++)
      known = strlen(small[i]) == length && memcmp(text + at, small[i], length) == 0;
    if (!known)
      return false;
    at += length + (text[at + length] != '\0');
    at += strspn(text + at, " ,;()\t\n:-–.");
  }
  return true;
}

/* The lines of names below block NUMBER in its section, from the first to the last. */
struct range names_below(struct context *c, uint32_t number) {
  const struct document *d = c->document;
  struct range range = {0, 0};
  for (uint32_t b = number + 1; b < d->flow_count && b <= number + LINES_BELOW; b++) {
    if (d->block[b].section != d->block[number].section || d->block[b].type == BLOCK_HEADING ||
        !only_names(c, block_range(c, b)))
      break;
    if (range_empty(range))
      range.start = d->block[b].start;
    range.end = d->block[b].end;
  }
  return range;
}

/* The lines of names that sign what stands at AT: from the first to the last of those below it in its item. */
struct range signers(const struct context *c, uint32_t at) {
  struct range range = {0, 0};
  for (size_t i = finding_from(c, at); i < c->findings->count; i++) {
    const struct finding *finding = &c->findings->finding[i];
    if (finding->rule->kind != RULE_METADATA || !finding_is(finding, "field", "signs") ||
        item_at(c, finding->at.start) != item_at(c, at))
      continue;
    if (range_empty(range))
      range.start = finding->at.start;
    range.end = finding->at.end;
  }
  return range;
}

/* "Vik och Ek": surnames of people whom the paragraph of the minutes named before, with their parties. */
static struct holders by_surname(struct context *c, struct range range) {
  struct holders holders = {.range = range};
  const struct item *item = &c->document->item[item_at(c, range.start)];
  if (item->block_count == 0 || range_empty(range))
    return holders;
  struct named known[PEOPLE];
  size_t count = people_in(c, (struct range){c->document->block[item->first_block].start, range.start}, known, PEOPLE);
  const char *text = range_text(c, range);
  for (const char *p = text; *p != '\0'; p += strspn(p, " ,.")) {
    size_t length = strcspn(p, " ,.");
    for (size_t i = 0; i < count && length > 1; i++) {
      size_t whole = strlen(known[i].name);
      if (known[i].party != NULL && whole > length && known[i].name[whole - length - 1] == ' ' &&
          memcmp(known[i].name + whole - length, p, length) == 0) {
        add_party(c, &holders.parties, known[i].party);
        holders.people++;
        break;
      }
    }
    p += length;
  }
  return holders;
}

/* "Siv Berg (S) anmäler att ledamöterna från S": they of whom it is announced, not who does it. */
static struct range behind_announcement(const struct context *c, struct range before) {
  static const char *const words[] = {"anmäler att ", "meddelar att ", "anmälde att ", "meddelade att "};
  const char *text = c->document->text;
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
    const char *found = memmem(text + before.start, before.end - before.start, words[i], strlen(words[i]));
    if (found != NULL)
      before.start = (uint32_t)(found - text) + (uint32_t)strlen(words[i]);
  }
  return before;
}

struct holders holders_of(struct context *c, const struct finding *finding, struct range sentence) {
  if (finding_is(finding, "form", "signed"))
    return read_holders(c, signers(c, finding->at.start));
  struct range by = capture(c, finding, "by");
  if (range_empty(by))
    by = capture(c, finding, "by2");
  if (!range_empty(by))
    return read_holders(c, trimmed(c, by));
  struct range before = trimmed(c, (struct range){sentence.start, finding->at.start});
  const char *lead = folded_range(c, before);
  struct holders holders = {.range = before};
  if (strncmp(lead, "mot ", 4) != 0 && strncmp(lead, "till förmån", 11) != 0)
    holders = read_holders(c, behind_announcement(c, before));
  if (nobody(&holders) && strncmp(lead, "mot ", 4) != 0)
    holders = read_holders(c, before);
  if (nobody(&holders) || holders.parties == NULL) {
    struct holders known = by_surname(c, before);
    holders = nobody(&known) ? holders : known;
  }
  if (nobody(&holders))
    holders = read_holders(c, behind(c, finding, sentence));
  if (nobody(&holders) && sentence.end + 1 >= c->document->block[finding->block].end)
    holders = read_holders(c, names_below(c, finding->block));
  return holders;
}
