/* section_view.c - the view of a paper that has no heading over it.
 *
 * Many a letter tells in one go what is moved and what the office thinks of it, under the title alone, under "Ärendet",
 * or under headings that name the subjects.  Its view begins with the first paragraph behind what retells the motion
 * that neither retells nor handles nor decides, and goes on to the next heading that is known to lead to something
 * else. */
#include "section_view.h"
#include "any_of.h"
#include "unicode.h"

#include <string.h>

enum { SHORTEST_PROSE = 40, LONGEST_VERDICT = 420, LONGEST_LINE = 80, HEAD_BLOCKS = 14, FIRST_BLOCKS = 5 };

enum kind { KIND_NONE, KIND_VERDICT, KIND_RETELLS, KIND_GOES_ON, KIND_HANDLING, KIND_TELLS };

struct viewer {
  struct cutter *c;
  struct document *document;
  uint32_t *section;   /* by block */
  bool *view;          /* by block */
  const char **folded; /* by block: what fold() has made */
  bool strict;         /* a paragraph retells only with its first sentence, once the motion is retold */
};

/* The block behind section S of COUNT. */
static uint32_t section_end(const struct document *d, const struct section *section, size_t count, size_t s) {
  return s + 1 < count ? section[s + 1].first : (uint32_t)d->flow_count;
}

/* Block I in lower case; each is asked for several times. */
static const char *fold(const struct viewer *v, uint32_t i) {
  const struct block *block = &v->document->block[i];
  if (v->folded[i] != NULL)
    return v->folded[i];
  char *out = arena_alloc(v->c->s->arena, block->end - block->start + 2);
  unicode_fold_bytes(v->document->text + block->start, block->end - block->start, out);
  out[block->end - block->start] = '\0';
  return v->folded[i] = out;
}

#define HAS(folded, ...)                                                                                               \
  contains_any(folded, (const char *const[]){__VA_ARGS__}, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))
#define BEGINS(folded, ...)                                                                                            \
  begins_any(folded, (const char *const[]){__VA_ARGS__}, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

/* ---- the paper ---- */

/* Does its head call the paper what an office writes? */
static bool is_reply(const struct viewer *v) {
  for (uint32_t i = 0; i < v->document->flow_count && i < HEAD_BLOCKS; i++)
    if (HAS(fold(v, i), "tjänsteskrivelse", "tjänsteutlåtande", "yttrande", "remissvar", "utlåtande", "svar på ",
            "tjänste-pm", "promemoria", "svarsskrivelse", "besvarande"))
      return true;
  return false;
}

/* Is the paper a motion, a question, an agenda or a call for replies, which tells no office's view? */
static bool is_of_other_kind(const struct viewer *v) {
  const struct document *d = v->document;
  for (uint32_t i = 0; i < d->flow_count; i++) {
    const char *folded = fold(v, i);
    if (HAS(folded, "yrkar jag", "jag yrkar", "yrkar vi ", "vi yrkar", "yrkar undertecknad", "föreslår jag",
            "jag föreslår", "hemställer jag", "hemställer vi", "föreslår undertecknad", "undertecknade föreslår") ||
        (HAS(folded, "yttrande", "svar", "synpunkter") && strstr(folded, "senast den") != NULL &&
         HAS(folded, "önska", "emotse", "ombe", "ska ha ", "skall ha", "skicka", "inkomm", "lämnas")))
      return true;
    if (i < HEAD_BLOCKS &&
        (HAS(folded, "kallelse", "föredragningslista", "dagordning", "interpellation", "enkel fråga") ||
         BEGINS(folded, "motion till ")))
      return true;
    if (i < FIRST_BLOCKS && BEGINS(folded, "reservation", "särskilt uttalande"))
      return true;
    if (i < HEAD_BLOCKS && !is_reply(v) && BEGINS(folded, "remiss:", "remiss av "))
      return true;
    if (i < HEAD_BLOCKS && d->block[i].type == BLOCK_HEADING && HAS(folded, "begäran om yttrande", "remittering"))
      return true;
  }
  return false;
}

/* Is there anything that somebody moved, and on which a view could be told? */
static bool answers_mover(const struct viewer *v) {
  for (uint32_t i = 0; i < v->document->flow_count; i++)
    if (HAS(fold(v, i), "motion", "medborgarförslag", "initiativ", "e-förslag", "sverigeförslag", "förslagsställar",
            "remiss", "skrivelsen", "namninsamling"))
      return true;
  return false;
}

/* ---- a paragraph ---- */

static bool is_prose(const struct viewer *v, uint32_t i) {
  const struct block *block = &v->document->block[i];
  const char *text = v->document->text;
  uint32_t end = block->end;
  while (end > block->start && strchr(" \n", text[end - 1]) != NULL)
    end--;
  return block->type == BLOCK_PARAGRAPH && end - block->start >= SHORTEST_PROSE &&
         strchr(".?!:", text[end - 1]) != NULL;
}

/* Does the office or the committee itself say what it thinks? */
static bool speaks_itself(const char *folded) {
  static const char *const verbs[] = {
      "anser",     "bedöm",       "delar",       "ser ",       "finner",     "instäm",   "vill ",     "ställer",
      "tillstyrk", "avstyrk",     "konstaterar", "menar",      "avråder",    "förordar", "välkomnar", "har inget",
      "har ingen", "kan inte",    "är positiv",  "är tveksam", "uppskattar", "noterar",  "är inte",   "är beredd",
      "är enig",   "är skeptisk", "är kritisk",  "tror ",      "tycker ",    "känner ",  "motsätter", "ställde sig"};
  static const char *const bodies[] = {"förvaltningen ", "kontoret ",    "nämnden ",     "staben ",  "kansliet ",
                                       "styrelsen ",     "utskottet ",   "avdelningen ", "enheten ", "vi ",
                                       "beredningen ",   "direktionen ", "bolaget ",     "sektorn "};
  for (size_t b = 0; b < sizeof bodies / sizeof bodies[0]; b++)
    for (const char *at = strstr(folded, bodies[b]); at != NULL; at = strstr(at + 1, bodies[b])) {
      if (strcmp(bodies[b], "vi ") == 0 && at > folded && at[-1] != ' ')
        continue;
      const char *behind = at + strlen(bodies[b]);
      for (size_t w = 0; w < sizeof verbs / sizeof verbs[0]; w++)
        if (strncmp(behind, verbs[w], strlen(verbs[w])) == 0)
          return true;
    }
  return false;
}

/* "Motionen bifalles med undantag av ...", "Avslag föreslås.", "Nämnden överlämnar ovanstående." */
static bool gives_verdict(const char *folded, size_t length) {
  bool matter = HAS(folded, "motion", "medborgarförslag", "förslaget", "yrkande", "initiativ", "remiss", "yttrande",
                    "ärendet", "framställ", "skrivelse");
  bool verdict = HAS(folded, "bifall", "avslå", "avslag", "besvarad", "besvarat", "utan åtgärd", "utan vidare åtgärd",
                     "överlämna", "tillstyrk", "avstyrk", "till handlingarna", "som svar", "som sitt svar",
                     "som eget yttrande", "anses behandla");
  bool formal = HAS(folded, "föreslå", "besluta", "beslutar", "förslag:", "hemställ", "beslutsmening") ||
                BEGINS(folded, "motionen", "medborgarförslaget", "avslag", "bifall", "att ");
  return length <= LONGEST_VERDICT && verdict &&
         (formal || (matter && length < LONGEST_VERDICT / 2 && !speaks_itself(folded)));
}

/* "(S)", "(fp)": a party behind a name. */
static bool names_party(const char *folded) {
  for (const char *at = strchr(folded, '('); at != NULL; at = strchr(at + 1, '(')) {
    size_t letters = strcspn(at + 1, " )0123456789.,");
    if (letters >= 1 && letters <= 4 && at[1 + letters] == ')')
      return true;
  }
  return false;
}

/* Is somebody named who moved something, or what he wrote? */
static bool names_mover(const char *folded) {
  return names_party(folded) ||
         HAS(folded, "motion", "medborgarförslag", "förslagsställar", "initiativtagar", "ledamotsinitiativ",
             "e-förslag", "folkinitiativ", "sverigeförslag", "skrivelse", "i förslaget", "förslaget går ut",
             "förslaget är att", "ledamoten", "partiet", "enligt honom", "enligt henne");
}

/* Does the paragraph tell what somebody wants?  A verb that hardly anybody but a mover goes with is enough, unless the
 * motion is RETOLD already. */
static bool retells(const char *folded, bool retold) {
  bool mover = names_mover(folded);
  bool wants = HAS(folded, "föreslå", "föreslag", "yrka", "vill att", "vill se", "hemställ", "motionera", "väckt",
                   "tycker att", "lämnat", "önskemål", "efterlys", "önskar", "begär att", "detta förslag",
                   "gör gällande", "skrivit till", "pekar på");
  bool tells =
      HAS(folded, "begär", "önska", "kräv", "lämnade", "inkommit", "inkom ", "skriver", "anser att", "menar",
          "förslag i ", "anför", "framför", "sägs", "lyder", "innehåller", "går ut på", "handlar om", "att-sats",
          "förslagen är", "initiativ till", "remitterat", "pläderar", "argumenter", "förslag:", "förslag är");
  return !speaks_itself(folded) && ((wants && (mover || !retold)) || (mover && tells));
}

/* Does the paragraph end by announcing a list ("Han vill se tre förändringar.", "... följande åtgärder.")? */
static bool announces_list(const char *folded) {
  enum { NEAR = 70 };
  size_t length = strlen(folded);
  const char *end = length > NEAR ? folded + length - NEAR : folded;
  return (length > 0 && folded[length - 1] == ':') || HAS(end, "följande", "dessa") ||
         (HAS(end, "två ", "tre ", "fyra ", "fem ", "sex ", "sju ") &&
          HAS(end, "förslag", "önskemål", "åtgärder", "förändringar", "saker", "krav", "punkter", "yrkanden", "idéer"));
}

/* Does a list follow on paragraph I, which ends in the midst of a sentence? */
static bool leads_list(const struct viewer *v, uint32_t i) {
  const struct document *d = v->document;
  if (d->block[i].type != BLOCK_PARAGRAPH || i + 1 >= d->flow_count)
    return false;
  const struct block *next = &d->block[i + 1];
  return next->type == BLOCK_ITEM || strncmp(d->text + next->start, "att ", 4) == 0;
}

/* "Motionärerna kräver följande:", "Motionen har fyra punkter:": a short line over what is moved. */
static bool heads_demands(const struct viewer *v, uint32_t i) {
  const char *folded = fold(v, i);
  size_t length = strlen(folded);
  return v->document->block[i].type == BLOCK_PARAGRAPH && length > 0 && length < LONGEST_LINE &&
         folded[length - 1] == ':' && names_mover(folded) &&
         (retells(folded, false) || HAS(folded, "punkt", "förslag", "krav", "kräv", "yrkande", "önskemål", "att-sats"));
}

/* retells() of paragraph I, or, where that is asked, of its first sentence. */
static bool block_retells(const struct viewer *v, uint32_t i, bool retold) {
  const char *folded = fold(v, i), *end = v->strict && retold ? strstr(folded, ". ") : NULL;
  return retells(end == NULL ? folded : arena_strndup(v->c->s->arena, folded, (size_t)(end - folded)), retold);
}

static enum kind kind_of(const struct viewer *v, uint32_t i, bool retold) {
  const char *folded = fold(v, i);
  size_t length = strlen(folded);
  if (!is_prose(v, i))
    return (leads_list(v, i) && retells(folded, retold)) || heads_demands(v, i) ? KIND_RETELLS : KIND_NONE;
  bool tells_motion = block_retells(v, i, retold);
  if (gives_verdict(folded, length) && !tells_motion)
    return KIND_VERDICT;
  if (tells_motion || (length > 0 && folded[length - 1] == ':' && !speaks_itself(folded)))
    return KIND_RETELLS;
  if (!speaks_itself(folded) &&
      BEGINS(folded, "hon ", "han ", "de ", "partiet ", "motionär", "förslagsställar", "hans ", "hennes ", "deras ",
             "enligt motion", "enligt förslagsställar", "som skäl", "bakgrunden till motionen", "”", "\"", "»", "att "))
    return KIND_GOES_ON;
  if (HAS(folded, "har yttrat sig", "har under hand", "remitter", "på remiss", "har beretts", "beretts tillfälle",
          "för yttrande", "har skickats", "har överlämnats", "handläggningen av ärendet", "överlät", "överlämnat") &&
      length < LONGEST_VERDICT && !speaks_itself(folded))
    return KIND_HANDLING;
  return KIND_TELLS;
}

/* ---- where the view begins ---- */

static enum section_role role_of(const struct viewer *v, uint32_t i) {
  return v->document->section[v->section[i]].role;
}

static bool may_hide(enum section_role role, bool summary) {
  return role == ROLE_HEAD || role == ROLE_CASE || role == ROLE_MOTION || role == ROLE_BACKGROUND ||
         role == ROLE_OTHER || role == ROLE_REFERRAL || role == ROLE_DECISION || role == ROLE_PROPOSED_DECISION ||
         role == ROLE_PREPARATION || (summary && role == ROLE_SUMMARY);
}

/* Is paragraph I behind one that announces a list an entry of it, printed as running text? */
static bool is_listed(const struct viewer *v, uint32_t i, uint32_t first) {
  enum { LONGEST_ENTRY = 220 };
  const struct block *block = &v->document->block[i];
  return first != UINT32_MAX && block->type == BLOCK_PARAGRAPH &&
         (i == first || block->end - block->start < LONGEST_ENTRY) && !speaks_itself(fold(v, i));
}

static bool begins_att(const struct viewer *v, uint32_t i) {
  return strncmp(v->document->text + v->document->block[i].start, "att ", 4) == 0;
}

/* Among decisions a view is a paragraph of some length, behind what is decided. */
static bool stands_apart(const struct viewer *v, uint32_t i) {
  enum { SHORTEST = 160 };
  enum section_role role = role_of(v, i);
  const struct block *block = &v->document->block[i];
  return (role != ROLE_PROPOSED_DECISION && role != ROLE_DECISION) ||
         (i > v->document->section[v->section[i]].first + 1 && block->end - block->start >= SHORTEST &&
          !begins_att(v, i));
}

/* "Nämnden tror att en bastu ...": a paragraph, of some length and no decision, that begins with the one who writes. */
static bool begins_with_own_view(const struct viewer *v, uint32_t i) {
  enum { SHORTEST = 120 };
  const struct block *block = &v->document->block[i];
  const char *folded = fold(v, i);
  return block->end - block->start >= SHORTEST && stands_apart(v, i) && role_of(v, i) != ROLE_SUMMARY &&
         !HAS(folded, "beslut", "föreslå", "överlämna") && speaks_itself(folded) &&
         BEGINS(folded, "nämnden ", "styrelsen ", "förvaltningen ", "kontoret ", "utskottet ", "enheten ",
                "avdelningen ", "beredningen ", "bolaget ");
}

/* The first block of the view, or the number of blocks.  TOLD: only behind what retells the motion. */
static uint32_t view_from(const struct viewer *v, bool told, bool summary) {
  const struct document *d = v->document;
  bool behind = !told, retold = false;
  uint32_t listed = UINT32_MAX; /* the first block of a list that was announced */
  for (uint32_t i = 0; i < d->flow_count; i++) {
    if (d->block[i].type == BLOCK_ITEM || d->block[i].type == BLOCK_HEADING)
      listed = UINT32_MAX;
    if (!may_hide(role_of(v, i), summary) || is_listed(v, i, listed))
      continue;
    enum kind kind = kind_of(v, i, retold);
    if (kind != KIND_NONE)
      listed = kind == KIND_RETELLS && announces_list(fold(v, i)) ? i + 1 : UINT32_MAX;
    if (kind == KIND_TELLS && begins_with_own_view(v, i))
      return i;
    if (kind == KIND_RETELLS)
      behind = retold = true;
    else if (behind && (kind == KIND_TELLS || (kind == KIND_GOES_ON && !retold && !begins_att(v, i))) &&
             stands_apart(v, i))
      return i;
  }
  return (uint32_t)d->flow_count;
}

/* A paragraph that both retells and judges is the view where there is no other. */
static uint32_t mixed_from(const struct viewer *v) {
  for (uint32_t i = 0; i < v->document->flow_count; i++)
    if (may_hide(role_of(v, i), true) && is_prose(v, i) && stands_apart(v, i) && speaks_itself(fold(v, i)) &&
        kind_of(v, i, true) != KIND_VERDICT)
      return i;
  return (uint32_t)v->document->flow_count;
}

/* Marks what belongs to the view that begins at block FROM. */
static bool mark_view(struct viewer *v, uint32_t from) {
  const struct document *d = v->document;
  const char *slot;
  size_t length;
  uint32_t own = v->section[from];
  bool any = false;
  for (uint32_t i = from; i < d->flow_count; i++) {
    enum section_role role = role_of(v, i);
    if (v->section[i] != own && role != ROLE_HEAD && role != ROLE_CASE && role != ROLE_OTHER)
      continue;
    if (d->block[i].type == BLOCK_ITEM)
      v->view[i] = i > from && v->view[i - 1];
    else
      v->view[i] = is_prose(v, i) && (stands_apart(v, i) || (i > from && v->view[i - 1] && !begins_att(v, i))) &&
                   kind_of(v, i, true) != KIND_VERDICT;
    any = any || v->view[i];
  }
  for (uint32_t i = from + 1; i + 1 < d->flow_count; i++) /* a line over a paragraph that looks like no heading */
    if (v->view[i - 1] && v->view[i + 1] && d->block[i].type == BLOCK_PARAGRAPH && !is_prose(v, i) &&
        d->block[i].end - d->block[i].start < LONGEST_LINE && v->section[i] == v->section[i - 1])
      v->view[i] = true;
  for (uint32_t i = (uint32_t)d->flow_count; i > 1; i--) /* the heading over a view goes with it */
    if (v->view[i - 1] && d->block[i - 2].type == BLOCK_HEADING && i - 2 > 0 && i - 1 >= from &&
        heading_role(v->c, i - 2, &slot, &length) == ROLE_COUNT &&
        (i - 1 > from || d->block[i - 3].type != BLOCK_HEADING))
      v->view[i - 2] = true;
  return any;
}

/* Cuts the sections anew where a view begins or ends. */
static void cut_anew(struct viewer *v) {
  struct document *d = v->document;
  struct section *old = d->section;
  size_t count = d->section_count, capacity = 0;
  d->section = NULL;
  d->section_count = 0;
  for (size_t s = 0; s < count; s++) {
    uint32_t end = section_end(d, old, count, s);
    for (uint32_t b = old[s].first; b < end; b++) {
      bool first = b == old[s].first;
      if (!first && v->view[b] == v->view[b - 1] && !(v->view[b] && d->block[b].type == BLOCK_HEADING))
        continue;
      struct section section = old[s];
      section.first = b;
      section.page = d->block[b].page;
      if (v->view[b])
        section.role = ROLE_ASSESSMENT;
      if (!first)
        section.heading = v->view[b] && d->block[b].type == BLOCK_HEADING ? b : UINT32_MAX;
      d->section = arena_grow(d->arena, d->section, d->section_count, &capacity, sizeof *d->section);
      d->section[d->section_count++] = section;
    }
  }
}

void find_hidden_view(struct cutter *c) {
  struct document *d = c->document;
  struct viewer v = {.c = c, .document = d};
  for (size_t s = 0; s < d->section_count; s++)
    if (d->section[s].role == ROLE_ASSESSMENT &&
        (d->section[s].heading == UINT32_MAX || !heads_consequences(c, d->section[s].heading) ||
         assesses_by_dimension(c)))
      return;
  if (d->minutes || d->section_count == 0)
    return;
  v.section = arena_array(c->s->arena, d->flow_count + 1, sizeof *v.section);
  v.view = arena_array(c->s->arena, d->flow_count + 1, sizeof *v.view);
  v.folded = arena_array(c->s->arena, d->flow_count + 1, sizeof(char *));
  for (size_t s = 0; s < d->section_count; s++)
    for (uint32_t b = d->section[s].first, end = section_end(d, d->section, d->section_count, s); b < end; b++)
      v.section[b] = (uint32_t)s;
  if (!answers_mover(&v) || is_of_other_kind(&v))
    return;
  uint32_t from = view_from(&v, true, false);
  if (from == d->flow_count)
    from = view_from(&v, true, true);
  if (from == d->flow_count && is_reply(&v))
    from = view_from(&v, false, true);
  if (from == d->flow_count) {
    v.strict = true;
    from = view_from(&v, true, false);
  }
  if (from == d->flow_count && is_reply(&v))
    from = mixed_from(&v);
  if (from < d->flow_count && mark_view(&v, from))
    cut_anew(&v);
}
