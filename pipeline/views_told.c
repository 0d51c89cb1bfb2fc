/* views_told.c - the views that minutes retell, and that a committee retells of its administration, sentence by
 * sentence.
 *
 * The paragraphs of an item are walked through, and who is speaking is kept in mind: a sentence that names its source
 * opens that body's view, which goes on - over the paragraphs of its section - until another body tells, or the mover,
 * a member or an outsider speaks at the beginning of a paragraph.  A heading that names a body opens a view that lasts
 * as long as its section; "Bedömning" in minutes opens that of the administration that wrote the paper.  Sentences of
 * one body in one item are one view, wherever they stand. */
#include "topic_signs.h"
#include "views.h"
#include "views_named.h"

#include <string.h>

#define COUNT(words) (sizeof(words) / sizeof(words)[0])

/* A sentence of the paragraph at hand, or a part of one, and the proposal that it names or goes on with. */
struct heard {
  struct said said;
  const char *holder, *layer;
};

/* Who has been speaking in an item. */
struct telling {
  struct views *views;
  uint32_t item, section;
  const char *holder, *layer; /* whose view the next sentence tells; NULL = nobody's */
  struct ties *ties;          /* of the item */
  struct heard *heard;        /* in the paragraph at hand */
  size_t count, capacity;
  bool headed; /* as the heading of the section says */
  struct bodies_named named;
};

static bool of_minutes(const struct context *c) { return strncmp(c->record->type, "minutes", 7) == 0; }

bool retells(enum section_role role) {
  return role == ROLE_CASE || role == ROLE_SUMMARY || role == ROLE_BACKGROUND || role == ROLE_OTHER ||
         role == ROLE_ASSESSMENT || role == ROLE_PREPARATION;
}

/* Sections in which minutes also tell views, where a body is named: below the list of the papers, among what was said,
 * in papers without headings. */
static bool may_retell(const struct context *c, const struct section *section) {
  if (retells(section->role))
    return true;
  if (!of_minutes(c))
    return section->role == ROLE_REFERRAL;
  switch (section->role) {
  case ROLE_HEAD:
  case ROLE_REFERRAL:
  case ROLE_CLAIMS:
  case ROLE_DOCUMENTS:
  case ROLE_EARLIER:
    return true;
  case ROLE_DECISION:
    return section->heading == UINT32_MAX;
  default:
    return false;
  }
}

/* In these the next paragraph begins anew. */
static bool is_loose(enum section_role role) {
  return role == ROLE_CLAIMS || role == ROLE_DOCUMENTS || role == ROLE_EARLIER;
}

/* ---- the walk ---- */

/* The administration that wrote the paper: the last named, or nobody by name. */
static const char *writing_office(struct context *c, const struct telling *t) {
  const char *named = named_office(c, &t->named);
  return named != NULL ? named : "Förvaltningen";
}

static void open_view(struct context *c, struct telling *t, const char *holder, const char *layer) {
  /* In its own paper only what the administration is told to think is another's view. */
  bool other = of_minutes(c) || is(layer, "administration");
  t->holder = other && !is(layer, "third-party") ? holder : NULL;
  t->layer = t->holder != NULL ? layer : NULL;
}

static void add_said(struct context *c, struct telling *t, uint32_t block, const struct heard *heard) {
  struct view *view = NULL;
  for (size_t i = 0; i < t->views->count && view == NULL; i++)
    if (t->views->view[i].item == t->item && is(folded(c, t->views->view[i].holder), folded(c, heard->holder)))
      view = &t->views->view[i];
  if (view == NULL)
    view = add_view(c, t->views,
                    (struct view){.item = t->item,
                                  .first = block,
                                  .from = heard->said.at.start,
                                  .holder = heard->holder,
                                  .layer = heard->layer});
  view->end = block + 1;
  view->said = arena_grow(c->arena, view->said, view->count, &view->capacity, sizeof *view->said);
  view->said[view->count++] = heard->said;
}

/* Does HOLDER speak of more than one proposal in the paragraph at hand? */
static bool speaks_of_several(const struct telling *t, const char *holder) {
  size_t first = SIZE_MAX;
  for (size_t i = 0; i < t->count; i++) {
    size_t about = t->heard[i].said.about;
    if (about == SIZE_MAX || !is(t->heard[i].holder, holder))
      continue;
    if (first != SIZE_MAX && first != about)
      return true;
    first = about;
  }
  return false;
}

/* Gives what was heard in BLOCK to the views.  What its sentences are about is taken from their words only where a body
 * goes through several proposals in one paragraph, as reports seldom do; else the whole view tells (topics.c). */
static void end_block(struct context *c, struct telling *t, uint32_t block) {
  for (size_t i = 0; i < t->count; i++) {
    struct heard heard = t->heard[i];
    if (!speaks_of_several(t, heard.holder))
      heard.said.about = SIZE_MAX;
    add_said(c, t, block, &heard);
  }
  t->count = 0;
}

static void note_said(struct context *c, struct telling *t, struct range at, size_t about) {
  t->heard = arena_grow(c->arena, t->heard, t->count, &t->capacity, sizeof *t->heard);
  t->heard[t->count++] = (struct heard){{at, about}, t->holder, t->layer};
}

/* Most bytes begin no words with which a sentence turns. */
static bool begins_turn(char byte) { return byte == ' ' || byte == ',' || byte == ';'; }

/* The length of the words at AT, in TEXT of LENGTH bytes, behind which a sentence may come to another proposal; 0 if
 * none stand there.  The part before ends at the comma or space. */
static size_t turn_at(const char *text, size_t length, size_t at) {
  static const char *const turns[] = {", att ",   " och att ", " samt att ", "; ",     " men ",
                                      ", medan ", ", dock ",   " medan ",    ", och ", ", samt ",
                                      ", men ",   ", varför ", ", liksom "};
  for (size_t i = 0; begins_turn(text[at]) && i < sizeof turns / sizeof turns[0]; i++)
    if (text[at + 1] == turns[i][1] && at + strlen(turns[i]) < length &&
        memcmp(text + at, turns[i], strlen(turns[i])) == 0)
      return strlen(turns[i]);
  return 0;
}

/* The one proposal that PART names more of than of any other; SIZE_MAX if there is none. */
static size_t named_in(struct context *c, const struct telling *t, struct range part) {
  size_t count = c->record->item[t->item].proposal_count, best = SIZE_MAX;
  struct tie tie[2];
  if (ties_find(c, t->ties, part, (struct range){0, 0}, tie, 2) == 1 && tie[0].explicit)
    return tie[0].proposal;
  double *weight = arena_array(c->arena, count + 1, sizeof *weight), most = 0, second = 0;
  ties_weights(c, t->ties, part, (struct range){0, 0}, weight);
  for (size_t p = 0; p < count; p++) {
    if (weight[p] > most) {
      second = most;
      most = weight[p];
      best = p;
    } else if (weight[p] > second) {
      second = weight[p];
    }
  }
  if (best == SIZE_MAX)
    return SIZE_MAX;
  /* Much of what tells it apart, or little, but nothing of the others. */
  double share = most / ties_total(t->ties, best);
  return (share >= 0.33 && most > 1.5 * second) || (share >= 0.16 && most > 4 * second) ? best : SIZE_MAX;
}

/* "... och föreslår att nämnden överlämnar yttrandet till kommunstyrelsen": what is to be done with the paper, and no
 * view.  Where it begins in SENTENCE, or its end. */
static uint32_t handling_at_end(const struct context *c, struct range sentence) {
  static const char *const leads[] = {" och föreslår att ", " samt föreslår att ", " och föreslår därför att "};
  static const char *const deeds[] = {"lämna",   "överlämna", "anta",
                                      "godkänn", "avge",      "ställer sig bakom förvaltningens"};
  enum { COUNT = sizeof leads / sizeof leads[0] };
  for (uint32_t at = sentence.start; at < sentence.end; at++)
    for (size_t i = begins_turn(c->document->text[at]) ? 0 : COUNT; i < COUNT; i++) {
      size_t length = strlen(leads[i]);
      if (c->document->text[at + 1] != leads[i][1] || at + length >= sentence.end ||
          memcmp(c->document->text + at, leads[i], length) != 0)
        continue;
      const char *body = folded_range(c, (struct range){at + (uint32_t)length, sentence.end});
      const char *deed = strchr(body, ' ');
      if (deed != NULL && strstr(deed, "ställningstagande") == NULL &&
          begins_any(deed + 1, deeds, sizeof deeds / sizeof deeds[0]))
        return at;
    }
  return sentence.end;
}

/* Minutes put into one sentence what a report says in paragraphs: "anser att rökning redan är förbjuden, att staketen
 * bör målas och att bänkarna blir för dyra".  It is cut where it comes to another proposal. */
static void say(struct context *c, struct telling *t, struct range sentence) {
  const char *text = c->document->text + sentence.start;
  size_t length = sentence.end - sentence.start, about = SIZE_MAX;
  uint32_t start = sentence.start, from = sentence.start;
  for (size_t at = 1; t->ties != NULL && at <= length; at++) {
    size_t turn = at == length ? 1 : turn_at(text, length, at);
    if (turn == 0)
      continue;
    uint32_t end = sentence.start + (uint32_t)at;
    size_t named = named_in(c, t, (struct range){from, end});
    if (named != SIZE_MAX && about != SIZE_MAX && named != about) {
      note_said(c, t, (struct range){start, from}, about);
      start = from;
    }
    about = named != SIZE_MAX ? named : about;
    from = end + (text[at] == ' ' ? 1 : 2);
    from = from > sentence.end ? sentence.end : from;
    at += turn - 1;
  }
  note_said(c, t, (struct range){start, sentence.end}, about);
}

/* Is SENTENCE the quote of a proposal, or part of one? */
static bool proposes(const struct context *c, uint32_t index, uint32_t block, struct range sentence) {
  const struct record_item *item = &c->record->item[index];
  uint32_t start = c->document->block[block].start;
  for (size_t i = 0; i < item->proposal_count; i++)
    for (size_t e = 0; !is(item->proposal[i].kind, "claim") && e < item->proposal[i].evidence.count; e++) {
      const struct evidence *evidence = &item->proposal[i].evidence.at[e];
      if (evidence->block == block && start + evidence->start < sentence.end && start + evidence->end > sentence.start)
        return true;
    }
  return false;
}

/* "Nämnden föreslår kommunfullmäktige", "beslutar": what the issuer decides is no view told. */
static bool decides(struct context *c, const struct source *source, struct range sentence) {
  static const char *const words[] = {"beslutar",      "beslutade", "föreslår kommun", "föreslår full",
                                      "föreslår att ", "beslut:",   "hemställer",      "bifaller ",
                                      "avslår ",       "antar ",    "godkänner "};
  return is_issuer(c, source->name) && contains_any(folded_range(c, sentence), words, sizeof words / sizeof words[0]);
}

/* Notes that the speaker of SENTENCE agrees with the body that FINDING names, or does not. */
static void note_join(struct context *c, struct telling *t, const struct finding *finding, struct range at) {
  bool parts = finding_is(finding, "form", "parts");
  const char *text = capture_text(c, finding, "body"), *speaker = t->holder;
  text = text == NULL ? capture_text(c, finding, "body2") : text;
  const char *layer = text == NULL ? NULL : body_layer(c, text);
  struct source source = {.kind = SOURCE_TELLS, .name = text, .layer = layer == NULL ? "administration" : layer};
  source = full_name(c, &t->named, NULL, NULL, source); /* "nämnden" that the speaker agrees with is another */
  add_join(c, t->views,
           (struct joined){.item = t->item,
                           .parts = parts,
                           .at = at,
                           .holder = speaker == NULL ? c->record->issuer.text : speaker,
                           .layer = speaker == NULL ? c->issuer_layer : t->layer,
                           .body = source.name,
                           .rule = finding->rule->id});
}

/* If SENTENCE agrees with another body, or does not, notes it for its speaker.  Returns where what it says besides
 * begins, or its start. */
static uint32_t agree(struct context *c, struct telling *t, struct range sentence) {
  static const char *const turns[] = {" men ", ", dock ", " och anser ", " och föreslår "};
  const struct finding *joined = joins(c, sentence, "joins"), *parts = joins(c, sentence, "parts");
  if (t->holder == NULL && of_minutes(c))
    return sentence.start;
  if (parts != NULL)
    note_join(c, t, parts, sentence);
  if (parts != NULL || joined == NULL)
    return sentence.start;
  uint32_t rest = sentence.end;
  for (size_t i = 0; i < sizeof turns / sizeof turns[0]; i++)
    for (uint32_t at = joined->at.end; at + strlen(turns[i]) < rest; at++)
      if (begins_turn(c->document->text[at]) && memcmp(c->document->text + at, turns[i], strlen(turns[i])) == 0)
        rest = at + 1;
  note_join(c, t, joined, (struct range){sentence.start, rest < sentence.end ? rest - 1 : sentence.end});
  return rest;
}

/* SENTENCE, the first of its paragraph or not: whose is it? */
static void hear(struct context *c, struct telling *t, uint32_t block, struct range sentence, bool first) {
  sentence.end = handling_at_end(c, sentence);
  struct source source = source_of(c, sentence);
  if (proposes(c, t->item, block, sentence)) {
    if (!t->headed)
      t->holder = NULL;
    return;
  }
  source = full_name(c, &t->named, t->holder, t->layer, source);
  remember_body(&t->named, source.name, source.layer);
  if (decides(c, &source, sentence)) {
    t->holder = NULL;
    return;
  }
  switch (source.kind) {
  case SOURCE_OTHER:
    if (first && !t->headed)
      t->holder = NULL;
    return;
  case SOURCE_TELLS:
    open_view(c, t, source.name, source.layer);
    break;
  case SOURCE_DOCUMENT:
    if (t->holder == NULL || !is(t->layer, "administration"))
      open_view(c, t, writing_office(c, t), "administration");
    break;
  case SOURCE_THERE:
    if (t->holder == NULL && t->named.count > 0)
      open_view(c, t, t->named.name[t->named.count - 1], t->named.layer[t->named.count - 1]);
    break;
  case SOURCE_NAMED:
    if (!of_minutes(c) && !t->headed && is_issuer(c, source.name))
      t->holder = NULL; /* "Nämnden är delad": it goes on for itself */
    break;
  case SOURCE_NONE:
    break;
  }
  sentence.start = agree(c, t, sentence);
  if (t->holder != NULL && sentence.start < sentence.end)
    say(c, t, sentence);
}

/* Are the reasons under the heading of SECTION in minutes those of the body that met?  "Yttrande" where no office has
 * been named, and whatever a company's board writes down. */
static bool gives_own_reasons(struct context *c, const struct telling *t, const struct section *section) {
  static const char *const words[] = {"skäl", "våra skäl", "motivering", "beslutsmotivering", "yttrande"};
  const char *issuer = c->record->issuer.text;
  bool company = issuer != NULL && body_layer(c, issuer) == NULL;
  return issuer != NULL && named_office(c, &t->named) == NULL &&
         (company || begins_any(folded_range(c, block_range(c, section->heading)), words, COUNT(words)));
}

/* Begins another section: does its heading say whose view stands in it? */
static void enter_section(struct context *c, struct telling *t, uint32_t number) {
  const struct section *section = &c->document->section[number];
  bool sub = t->headed && t->holder != NULL && (section->role == ROLE_OTHER || section->role == ROLE_ASSESSMENT) &&
             !heads_view(c, number);
  t->section = number;
  if (sub)
    return; /* a heading for a part of the view */
  t->holder = NULL;
  t->headed = false;
  if (section->heading == UINT32_MAX || !may_retell(c, section))
    return;
  struct source source = full_name(c, &t->named, t->holder, t->layer, source_of_heading(c, section->heading));
  if (source.kind == SOURCE_TELLS)
    open_view(c, t, source.name, source.layer);
  else if (of_minutes(c) && section->role == ROLE_ASSESSMENT && gives_own_reasons(c, t, section))
    open_view(c, t, c->record->issuer.text, c->issuer_layer);
  else if (of_minutes(c) && section->role == ROLE_ASSESSMENT)
    open_view(c, t, writing_office(c, t), "administration");
  t->headed = t->holder != NULL;
  remember_body(&t->named, source.name, source.layer);
}

static void hear_block(struct context *c, struct telling *t, uint32_t b) {
  const struct block *block = &c->document->block[b];
  const struct section *section = &c->document->section[block->section];
  if (block->section != t->section)
    enter_section(c, t, block->section);
  if (!may_retell(c, section) || b == section->heading ||
      (block->type != BLOCK_PARAGRAPH && block->type != BLOCK_ITEM && block->type != BLOCK_HEADING))
    return;
  struct source heading = {0};
  if (section->role != ROLE_HEAD)
    heading = source_of_heading(c, b);
  if (heading.kind == SOURCE_TELLS) {
    heading = full_name(c, &t->named, t->holder, t->layer, heading);
    open_view(c, t, heading.name, heading.layer);
    remember_body(&t->named, heading.name, heading.layer);
    return;
  }
  /* "att överlämna yttrandet": what is decided. */
  if (block->type == BLOCK_HEADING ||
      (section->role == ROLE_DECISION && strncmp(c->document->text + block->start, "att ", strlen("att ")) == 0))
    return;
  /* In a committee's own view what its office thinks is told in a paragraph, and then it goes on for itself. */
  bool own = !of_minutes(c) && section->role == ROLE_ASSESSMENT;
  if ((own || is_loose(section->role)) && !t->headed && block->type == BLOCK_PARAGRAPH)
    t->holder = NULL;
  const struct cut_block *cut = block_sentences(c, b);
  for (size_t i = 0; i < cut->count; i++)
    hear(c, t, b, cut->sentence[i], i == 0);
  end_block(c, t, b);
}

void add_told_views(struct context *c, struct views *views) {
  const struct document *d = c->document;
  struct telling t = {.views = views, .item = UINT32_MAX, .section = UINT32_MAX};
  for (uint32_t b = 0; b < d->flow_count; b++) {
    if (d->block[b].section >= d->section_count)
      continue;
    uint32_t item = d->section[d->block[b].section].item;
    if (item != t.item)
      t = (struct telling){
          .views = views, .item = item, .section = UINT32_MAX, .ties = ties_new(c, &c->record->item[item])};
    hear_block(c, &t, b);
  }
  if (of_minutes(c))
    join_adopted(c, views);
}
