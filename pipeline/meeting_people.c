/* meeting_people.c - who led a meeting, wrote its minutes and adjusts them, read from the forms that minutes begin and
 * end with.
 *
 * "Ordförande  Anna Berg (S)", "Vid protokollet" above a name, a row of labels above a row of names, names with titles
 * below them: the cells of a form are read as a chain of parts and names, whatever their order on the page, and each
 * name is given the part that belongs to it.  The wordings are in titles.tsv. */
#include "context.h"
#include "unicode.h"

#include <string.h>

enum { CHAIN = 256, LONGEST_FORM = 400, PART_WORDS = 5 };

struct link {
  enum office part; /* OFFICE_NONE: a name */
  bool leads;       /* of a part: it only stands before names */
  struct range at;
};

struct chain {
  struct context *c;
  struct link link[CHAIN];
  size_t count;
};

static bool ends_word(char sign) { return sign == '\0' || strchr(" \t\n,;:/()", sign) != NULL; }

/* The wording of a part that begins TEXT, in bytes, or 0. */
static size_t read_part(const struct context *c, const char *text, const char *end, struct link *out) {
  size_t best = 0;
  int words = 0;
  if (!gazetteer_office_begins(c->gazetteer, text, (size_t)(end - text)))
    return 0;
  for (const char *p = text; p <= end && words < PART_WORDS; p++) {
    if (p < end && !ends_word(*p))
      continue;
    bool leads;
    enum office part = gazetteer_office(c->gazetteer, text, (size_t)(p - text), &leads);
    if (part != OFFICE_NONE) {
      *out = (struct link){.part = part, .leads = leads};
      best = (size_t)(p - text);
    }
    if (p < end && *p != ' ')
      break;
    words++;
  }
  return best;
}

/* The bytes of a word of a name that begins TEXT: a capital, then small letters; or 0. */
static size_t name_word(const char *text, const char *end) {
  uint32_t character = 0;
  const char *p = text;
  bool small = false, hyphen = false;
  for (; p < end && !ends_word(*p); hyphen = character == '-') {
    const char *start = p;
    p += unicode_read(p, end, &character);
    bool upper = unicode_upper(character);
    if (start == text ? !upper : !unicode_letter(character) && strchr("-.'", (int)(character & 127)) == NULL)
      return 0;
    small = small || (!upper && unicode_letter(character));
  }
  if (p + 3 < end && memcmp(p, ":son", 4) == 0)
    p += 4;
  bool initials = p - text <= 5;
  return hyphen || !(small || initials) ? 0 : (size_t)(p - text);
}

static bool particle(const char *text, size_t length) {
  static const char *const known[] = {"von", "af", "av", "de", "la", "van", "der", "den", "du", "al", "el", "bin"};
  for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
    if (strlen(known[i]) == length && memcmp(known[i], text, length) == 0)
      return true;
  return false;
}

size_t name_length(const struct context *c, const char *text, const char *end) {
  const char *p = text, *stop = text;
  struct link part;
  int words = 0;
  while (p < end && words < 5) {
    size_t length = strcspn(p, " \t\n,;()");
    if (words > 0 && particle(p, length)) {
      p += length + (p[length] == ' ');
      continue;
    }
    length = name_word(p, end);
    if (length == 0 || read_part(c, p, end, &part) > 0 || (words >= 2 && gazetteer_title(c->gazetteer, p, length)))
      break;
    p += length;
    stop = p;
    words++;
    if (p < end && *p == ' ')
      p++;
    else
      break;
  }
  if (words < 2)
    return 0;
  const char *party = stop;
  while (party < end && (*party == ' ' || *party == ','))
    party++;
  const char *close = party < end && *party == '(' ? memchr(party, ')', (size_t)(end - party)) : NULL;
  return (size_t)((close != NULL && close - party < 12 ? close + 1 : stop) - text);
}

/* Words between that say nothing of the part: dates, numbers of paragraphs, how it was signed. */
static size_t read_between(const char *text, const char *end) {
  static const char *const known[] = {
      "och",        "samt",         "den",         "kl",           "kl.",      "med",       "paragraf",
      "paragrafer", "paragraferna", "digitalt",    "signerad",     "signerat", "signeras",  "digital",
      "e-signatur", "signatur",     "underskrift", "elektroniskt", "januari",  "februari",  "mars",
      "april",      "maj",          "juni",        "juli",         "augusti",  "september", "oktober",
      "november",   "december",     "måndagen",    "tisdagen",     "onsdagen", "torsdagen", "fredagen"};
  size_t length = 0;
  while (text + length < end && !ends_word(text[length]))
    length++;
  if (unicode_digit((unsigned char)text[0]) || strncmp(text, "§", strlen("§")) == 0)
    return length;
  for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
    if (strlen(known[i]) == length && strncasecmp(known[i], text, length) == 0)
      return length;
  return 0;
}

static void add_link(struct chain *chain, struct link link, const char *text, size_t length) {
  const char *origin = chain->c->document->text;
  link.at = (struct range){(uint32_t)(text - origin), (uint32_t)(text - origin + (ptrdiff_t)length)};
  if (chain->count < CHAIN)
    chain->link[chain->count++] = link;
}

/* Reads the cell from TEXT to END; false where it says something else than who is what. */
static bool read_cell(struct chain *chain, const char *text, const char *end) {
  bool stopped = false;
  while (text < end) {
    struct link link = {.part = OFFICE_NONE};
    size_t length;
    if (strchr(" .,;:/_-)", *text) != NULL) {
      stopped = stopped ? *text == ' ' : strchr(".;", *text) != NULL;
      text++;
    } else if (*text == '(') {
      const char *close = memchr(text, ')', (size_t)(end - text));
      text = close == NULL ? end : close + 1;
    } else if ((length = read_part(chain->c, text, end, &link)) > 0 ||
               (length = name_length(chain->c, text, end)) > 0) {
      /* "Ordförande: Siv Berg", "... (S). Sekreterare Bo Ek": what begins or leads is no title behind a name. */
      link.leads = link.leads || (link.part != OFFICE_NONE && (stopped || text[length] == ':'));
      stopped = false;
      add_link(chain, link, text, length);
      text += length;
      /* "Ordförande i kulturnämnden" */
      if (link.part != OFFICE_NONE && (strncmp(text, " i ", 3) == 0 || strncmp(text, " för ", strlen(" för ")) == 0))
        return true;
    } else if ((length = read_between(text, end)) > 0 || (length = strspn(text, "…–—")) > 0) {
      text += length;
    } else {
      return false;
    }
  }
  return true;
}

/* ---- who is what ---- */

static void give(struct chain *chain, const struct link *name, enum office part) {
  static const char *const roles[OFFICE_COUNT] = {
      [OFFICE_CHAIR] = "chair", [OFFICE_SECRETARY] = "secretary", [OFFICE_ADJUSTER] = "adjuster"};
  struct named who[2];
  if (roles[part] != NULL && people_in(chain->c, name->at, who, 2) > 0)
    add_person(chain->c, NULL, roles[part], &who[0], NULL, NULL, name->at);
}

static size_t run_of(const struct chain *chain, size_t from, bool names) {
  size_t end = from;
  while (end < chain->count && (chain->link[end].part == OFFICE_NONE) == names)
    end++;
  return end - from;
}

static bool all_lead(const struct link *part, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (!part[i].leads)
      return false;
  return true;
}

/* Gives the NAMES names at NAME the parts before them (BEFORE, of which FORCE goes on from earlier names) or the titles
 * behind them; returns the number of titles that are used up. */
static size_t give_names(struct chain *chain, const struct link *name, size_t names, const struct link *before,
                         size_t parts, enum office force) {
  const struct link *title = name + names;
  size_t titles = run_of(chain, (size_t)(title - chain->link), false);
  while (titles > 0 && title[titles - 1].leads)
    titles--; /* "justeras" begins what follows */
  bool certified = parts > 0 && before[parts - 1].part == OFFICE_CERTIFIER;
  if (titles > 0 && all_lead(before, parts) && !certified) {
    titles = titles > names ? names : titles;
    for (size_t i = 0; i < names; i++) {
      size_t behind = names - i;
      enum office led = i < parts ? before[i].part : force;
      give(chain, &name[i], behind <= titles ? title[titles - behind].part : led);
    }
    return titles;
  }
  for (size_t i = 0; i < names; i++) {
    size_t skip = parts > names ? parts - names : 0; /* labels without a name come first */
    size_t at = skip + i < parts ? skip + i : parts - 1;
    give(chain, &name[i], parts == 0 ? force : before[at].part);
  }
  return certified ? titles : 0;
}

static void resolve(struct chain *chain) {
  size_t at = 0, parts = 0;
  enum office force = OFFICE_NONE;
  while (at < chain->count) {
    size_t names = run_of(chain, at, true);
    if (names == 0) {
      parts = run_of(chain, at, false);
      at += parts;
      for (size_t i = at - parts; i < at; i++)
        force = chain->link[i].leads ? chain->link[i].part : force;
      continue;
    }
    at += names;
    at += give_names(chain, &chain->link[at - names], names, &chain->link[at - names - parts], parts, force);
    parts = 0;
  }
  chain->count = 0;
}

void find_meeting_people(struct context *c) {
  const struct document *d = c->document;
  bool agenda = strcmp(c->record->type, "agenda") == 0;
  if (!agenda && strncmp(c->record->type, "minutes", strlen("minutes")) != 0)
    return;
  struct chain *chain = arena_alloc(c->arena, sizeof *chain);
  *chain = (struct chain){.c = c};
  for (uint32_t i = 0; i < d->flow_count; i++) {
    const struct block *block = &d->block[i];
    const char *text = d->text + block->start, *end = d->text + block->end;
    bool short_enough = end - text <= LONGEST_FORM;
    while (short_enough && text < end) {
      const char *tab = memchr(text, '\t', (size_t)(end - text));
      const char *stop = tab == NULL ? end : tab;
      if (!read_cell(chain, text, stop))
        resolve(chain);
      text = stop + (tab != NULL);
    }
    if (!short_enough)
      resolve(chain);
  }
  resolve(chain);
}
