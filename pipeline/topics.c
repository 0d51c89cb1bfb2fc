/* topics.c - which proposal a sentence of the assessment is about.
 *
 * Officials write one paragraph or one heading for each proposal, name it once and then speak of "förslaget" or of
 * nothing at all.  A sentence that names proposals by number is about these.  For the others the sentences of the whole
 * assessment are laid beside the proposals in the likeliest way (laying.c), by their words, by the marks of list
 * items and headings ("a)", "Förslag 1"), by the order and by how they begin.  How sure a topic is depends on how much
 * of the proposal the passage names. */
#include "alike.h"
#include "cues.h"
#include "laying.h"
#include "restated.h"
#include "topic_signs.h"
#include "view_sources.h"
#include "views.h"

#include <string.h>

/* A sentence of the assessment and what it is about. */
struct told {
  struct range at;
  struct topic topic;
  struct topic named; /* the several proposals that its words name */
};

struct topics {
  struct told *told; /* in the order of the text */
  size_t count;
  const struct range *restated; /* what only repeats a proposal, in the order of the text */
  size_t restated_count;
};

/* What names a proposal counts so much in laying the sentences: its number in the sentence, the mark or heading of the
 * paragraph, the words of its heading. */
static const double number_counts = 5, mark_counts = 4, heading_counts = 1.2;
/* How much of a proposal a passage must name to be about it by its words, and how far before the next. */
static const double worded_share = 0.33, worded_weight = 1.4, worded_lead = 1.3, guessed_weight = 0.3;

static struct topic topic_from(const struct tie *tie, size_t count, enum certainty certainty) {
  struct topic topic = {.certainty = certainty, .count = count < 4 ? count : 4};
  memcpy(topic.tie, tie, topic.count * sizeof *tie);
  return topic;
}

/* A letter without headings tells its view behind the list of what is proposed. */
static bool tells_view(const struct context *c, uint32_t block, enum section_role role) {
  bool open = role == ROLE_HEAD || role == ROLE_CASE || role == ROLE_OTHER;
  return role == ROLE_ASSESSMENT || (open && c->view_from > 0 && block >= c->view_from);
}

/* Behind the signatures of its section stands what is printed at the foot, and nobody's view. */
static bool signed_before(const struct context *c, uint32_t block) {
  const struct document *d = c->document;
  for (uint32_t b = block; b > 0 && d->block[b - 1].section == d->block[block].section; b--)
    if (d->block[b - 1].type == BLOCK_SIGNATURE)
      return d->block[block].type == BLOCK_PARAGRAPH;
  return false;
}

bool takes_topic(const struct context *c, uint32_t block) {
  const struct block *b = &c->document->block[block];
  if (c->view != NULL)
    return block >= c->view->first && block < c->view->end && (b->type == BLOCK_PARAGRAPH || b->type == BLOCK_ITEM);
  return (b->type == BLOCK_PARAGRAPH || b->type == BLOCK_ITEM) && b->section < c->document->section_count &&
         tells_view(c, block, c->document->section[b->section].role) &&
         (c->document->minutes || !signed_before(c, block));
}

/* A paragraph of sentences, not a name, a line of print or what else stands between them. */
static bool is_prose(const struct context *c, uint32_t block) {
  struct range range = block_range(c, block);
  while (range.end > range.start && strchr(" \n", c->document->text[range.end - 1]) != NULL)
    range.end--;
  return range.end > range.start + 8 && strchr(".?!:)", c->document->text[range.end - 1]) != NULL;
}

static struct topic by_heading(struct context *c, const struct ties *ties, uint32_t block) {
  const struct section *section = &c->document->section[c->document->block[block].section];
  struct topic none = {0};
  if (section->heading == UINT32_MAX || section->heading == block)
    return none;
  struct tie tie[8];
  int number = heading_number(c, section->heading);
  if (number > 0 && ties_number(ties, number, tie) == 1)
    return topic_from(tie, 1, TOPIC_NAMED);
  size_t count = ties_find(c, ties, block_range(c, section->heading), (struct range){0, 0}, tie, 8);
  if (count > 0 && tie[0].explicit)
    return topic_from(tie, count, TOPIC_NAMED);
  return count == 1 ? topic_from(tie, 1, TOPIC_NAMED) : none;
}

enum { NO_LABEL = 1 << 20, A_LIST };

/* The reading of one item's assessment. */
struct reading {
  const struct ties *ties;
  const struct alike *alike;
  const struct record_item *item;
  size_t proposals, *index; /* the item's proposals that take stances: their index in it */
  struct passage_sentence *sentence;
  struct told *told;
  struct range *restated;
  struct topic numbered; /* what the paragraph named by number last */
  size_t label;          /* the proposal that was repeated before what comes next; NO_LABEL, or A_LIST of several */
  size_t count, sentence_capacity, told_capacity, paragraphs, headings, restated_count, restated_capacity;
  uint32_t section;       /* of the paragraph before */
  bool only_consequences; /* most of the view stands under headings that name consequences */
};

/* The place of proposal INDEX of the item among those that take stances. */
static size_t place_of(const struct reading *r, size_t index) {
  for (size_t p = 0; p < r->proposals; p++)
    if (r->index[p] == index)
      return p;
  return SIZE_MAX;
}

static void give(const struct reading *r, double *given, const struct topic *topic, double value) {
  for (size_t t = 0; t < topic->count; t++) {
    size_t p = place_of(r, topic->tie[t].proposal);
    if (p != SIZE_MAX)
      given[p] += topic->count > 1 ? value / 4 : value;
  }
}

/* What the heading over BLOCK and its own mark count, by proposal. */
static void read_marks(struct context *c, const struct reading *r, uint32_t block, double *given) {
  const struct section *section = &c->document->section[c->document->block[block].section];
  const char *mark = c->document->block[block].marker;
  struct tie marked;
  if (mark != NULL && mark_number(mark) > 0 && ties_number(r->ties, mark_number(mark), &marked) == 1) {
    struct topic topic = topic_from(&marked, 1, TOPIC_NAMED);
    give(r, given, &topic, mark_counts);
    return;
  }
  struct topic heading = by_heading(c, r->ties, block);
  give(r, given, &heading, mark_counts);
  if (heading.count > 0 || section->heading == UINT32_MAX || section->heading == block)
    return;
  double *weight = arena_array(c->arena, r->item->proposal_count + 1, sizeof *weight);
  ties_weights(c, r->ties, block_range(c, section->heading), (struct range){0, 0}, weight);
  for (size_t p = 0; p < r->proposals; p++)
    given[p] += heading_counts * (weight[r->index[p]] > 1 ? 1 : weight[r->index[p]]);
}

static void read_sentence(struct context *c, struct reading *r, struct range at, const double *marks,
                          const double *alike, bool first, bool last, bool headed) {
  double *words = arena_array(c->arena, r->item->proposal_count + 1, sizeof *words);
  double *by_place = arena_array(c->arena, r->proposals + 1, sizeof *by_place);
  double *share = arena_array(c->arena, r->proposals + 1, sizeof *share);
  double *given = arena_array(c->arena, r->proposals + 1, sizeof *given);
  const char *text = c->document->text + at.start;
  size_t length = at.end - at.start;
  struct tie found[8];
  struct told told = {.at = at};
  if (first)
    r->numbered = (struct topic){0};
  ties_weights(c, r->ties, at, (struct range){0, 0}, words);
  for (size_t p = 0; p < r->proposals; p++) {
    double total = ties_total(r->ties, r->index[p]);
    by_place[p] = words[r->index[p]];
    share[p] = total > 0 ? by_place[p] / total : 0;
    given[p] = first ? marks[p] : marks[p] / 4;
  }
  size_t ties = ties_find(c, r->ties, at, (struct range){0, 0}, found, 8);
  if (ties > 0 && found[0].explicit) {
    told.topic = topic_from(found, ties, TOPIC_NAMED);
    give(r, given, &told.topic, number_counts);
    r->numbered = told.topic;
  } else if (ties == 0 && r->numbered.count == 1) {
    give(r, given, &r->numbered, heading_counts); /* what names none goes on with the one that was named by number */
  } else if (ties > 1) {
    told.named = topic_from(found, ties, TOPIC_WORDED);
  }
  struct passage_sentence sentence = {.at = at,
                                      .words = by_place,
                                      .share = share,
                                      .alike = alike,
                                      .given = given,
                                      .paragraph = first,
                                      .headed = first && headed,
                                      .goes_on = first && begins_to_go_on(text, length),
                                      .opens = begins_other_matter(text, length),
                                      .sums_up = (first || last) && begins_to_sum_up(text, length)};
  enum voice voice = speaker_of(c, at, (struct range){at.end, at.end}).voice;
  sentence.others = voice == VOICE_MOVER || voice == VOICE_OTHER;
  const char *folded = folded_range(c, at);
  bool agrees = strstr(folded, "delar") != NULL || strstr(folded, "instämmer") != NULL;
  sentence.on_motion = (first && names_motion(folded)) || (agrees && agrees_in_general(c, at));
  sentence.others = sentence.others || (agrees && agrees_in_general(c, at));
  for (size_t p = 0; p < r->proposals; p++)
    sentence.given_any = given[p] > sentence.given_any ? given[p] : sentence.given_any;
  r->sentence = arena_grow(c->arena, r->sentence, r->count, &r->sentence_capacity, sizeof sentence);
  r->told = arena_grow(c->arena, r->told, r->count, &r->told_capacity, sizeof told);
  r->sentence[r->count] = sentence;
  r->told[r->count++] = told;
}

/* How sure it is that the passage from FIRST to END (exclusive) is about proposal P. */
static struct topic judge(struct context *c, const struct reading *r, size_t first, size_t end, size_t p) {
  double given = 0, second = 0;
  double *weight = arena_array(c->arena, r->item->proposal_count + 1, sizeof *weight);
  ties_weights(c, r->ties, (struct range){r->told[first].at.start, r->told[end - 1].at.end}, (struct range){0, 0},
               weight);
  for (size_t i = first; i < end; i++)
    given = r->sentence[i].given[p] > given ? r->sentence[i].given[p] : given;
  for (size_t q = 0; q < r->proposals; q++)
    second = q != p && weight[r->index[q]] > second ? weight[r->index[q]] : second;
  double own = weight[r->index[p]], total = ties_total(r->ties, r->index[p]), share = total > 0 ? own / total : 0;
  struct tie tie = {.proposal = r->index[p], .score = share > 1 ? 1 : share};
  enum certainty certainty = given >= mark_counts ? TOPIC_NAMED
                             : (share >= worded_share || own >= worded_weight) && own >= worded_lead * second
                                 ? TOPIC_WORDED
                             : (own >= guessed_weight && own >= second) || given > 0 ? TOPIC_GUESSED
                                                                                     : TOPIC_FAINT;
  if (given >= number_counts)
    tie = (struct tie){.proposal = r->index[p], .score = 1, .explicit = true};
  if (tie.score < 0.2)
    tie.score = 0.2;
  return topic_from(&tie, 1, certainty);
}

/* "Det omfattar både skolsociala team och socionom i skola": a sentence that names several proposals, P among them, as
 * plainly is about them all. */
static void add_named_too(const struct reading *r, size_t i, size_t p) {
  struct told *told = &r->told[i];
  bool among = false;
  for (size_t t = 0; t < told->named.count; t++)
    among = among || told->named.tie[t].proposal == r->index[p];
  for (size_t t = 0; among && t < told->named.count && told->topic.count < 4; t++)
    if (told->named.tie[t].proposal != r->index[p])
      told->topic.tie[told->topic.count++] = told->named.tie[t];
}

static topics_watcher watcher;
static void *watchers_own;

void topics_watch(topics_watcher watch, void *own) {
  watcher = watch;
  watchers_own = own;
}

/* What each sentence does. */
static void read_sentences(struct context *c, struct reading *r) {
  struct error error = {0};
  struct weights *weights = gazetteer_weights(c->gazetteer);
  struct moved_sentence *moved = arena_array(c->arena, r->count + 1, sizeof *moved);
  struct weighed_sentence *weighed = arena_array(c->arena, r->count + 1, sizeof *weighed);
  bool weighs = weights != NULL && weights_prepare(weights, &error);
  struct lookups *lookups = weighs ? lookups_new(c->arena, weights) : NULL;
  for (size_t i = 0; i < r->count; i++) {
    if (weighs)
      weighed[i] = weigh_sentence(c, lookups, r->told[i].at, false);
    r->told[i].topic.weighed = weighs ? &weighed[i] : NULL;
    moved[i] = (struct moved_sentence){r->told[i].at, r->sentence[i].paragraph, r->told[i].topic.weighed};
  }
  const struct sentence_move *move = read_moves(c, moved, r->count);
  for (size_t i = 0; i < r->count; i++)
    r->told[i].topic.move = r->sentence[i].move = &move[i];
  const struct laying laying = {r->sentence, r->count, r->proposals};
  if (watcher != NULL)
    watcher(watchers_own, c, &laying, moved);
}

/* By proposal of the item instead of by those that take stances. */
static double *shares_of(struct context *c, const struct reading *r, const double *share) {
  double *out = arena_array(c->arena, r->item->proposal_count + 1, sizeof *out);
  for (size_t p = 0; p < r->proposals; p++)
    out[r->index[p]] = share[p];
  return out;
}

/* Notes that the sentences from FIRST to END are about proposal P. */
static void note_passage(struct context *c, struct reading *r, size_t first, size_t end, size_t p) {
  struct topic judged = judge(c, r, first, end, p);
  for (size_t i = first; i < end; i++) {
    struct topic *topic = &r->told[i].topic;
    if (topic->count > 0)
      continue;
    topic->certainty = judged.certainty;
    topic->count = judged.count;
    memcpy(topic->tie, judged.tie, sizeof topic->tie);
    add_named_too(r, i, p);
  }
}

/* Lays the sentences beside the proposals and notes what each is about. */
static void lay(struct context *c, struct reading *r) {
  int *about = arena_array(c->arena, r->count + 1, sizeof *about);
  double *share = arena_array(c->arena, r->count * r->proposals + 1, sizeof *share);
  for (size_t i = 0; i < r->count; i++)
    r->sentence[i].as_many = r->headings > 1 ? r->headings == r->proposals : r->paragraphs == r->proposals,
    r->sentence[i].enough = r->paragraphs >= r->proposals, r->sentence[i].headed_all = r->headings > 1;
  for (size_t i = 0; i < r->count && r->paragraphs > r->proposals && (i == 0 || !r->sentence[i].paragraph); i++)
    r->sentence[i].introduces = i == 0;
  read_sentences(c, r);
  const struct laying laying = {r->sentence, r->count, r->proposals};
  lay_passages(c->arena, gazetteer_layings(c->gazetteer), &laying, about, share);
  for (size_t i = 0; i < r->count; i++)
    r->told[i].topic.share = shares_of(c, r, share + i * r->proposals);
  for (size_t first = 0, end; first < r->count; first = end) {
    end = first + 1;
    while (end < r->count && about[end] == about[first] &&
           document_block_at(c->document, r->told[end].at.start) ==
               document_block_at(c->document, r->told[first].at.start))
      end++;
    if (about[first] >= 0)
      note_passage(c, r, first, end, (size_t)about[first]);
  }
}

static void count_label(struct context *c, const struct reading *r, struct range label, double *given) {
  double *weight = arena_array(c->arena, r->item->proposal_count + 1, sizeof *weight);
  ties_weights(c, r->ties, label, (struct range){0, 0}, weight);
  for (size_t p = 0; p < r->proposals; p++)
    given[p] += heading_counts * (weight[r->index[p]] > 1 ? 1 : weight[r->index[p]]);
}

/* What repeats proposal P alone tells what follows is about it. */
static void note_restated(struct context *c, struct reading *r, struct range at, size_t p) {
  r->restated = arena_grow(c->arena, r->restated, r->restated_count, &r->restated_capacity, sizeof at);
  r->restated[r->restated_count++] = at;
  r->label = r->label == NO_LABEL ? p : A_LIST;
}

static void read_block(struct context *c, struct reading *r, uint32_t block) {
  const struct cut_block *cut = block_sentences(c, block);
  if (cut->count == 1 && proposes_decision(folded_range(c, cut->sentence[0])))
    return;
  double *marks = arena_array(c->arena, r->proposals + 1, sizeof *marks);
  read_marks(c, r, block, marks);
  uint32_t section = c->document->block[block].section;
  size_t first = r->count;
  bool headed = r->paragraphs > 0 && section != r->section && !heads_view(c, section), any = false, others = false;
  if (cut->count > 1 && is_label(c, cut->sentence[0])) {
    headed = r->paragraphs > 0;
    count_label(c, r, cut->sentence[0], marks);
  }
  for (size_t i = 0; i < cut->count; i++) {
    struct range at = cut->sentence[i];
    const char *folded = folded_range(c, at);
    others = c->view == NULL && (another_thinks(c, at) || (others && !speaks_for_itself(folded)));
    if (of_the_handling(folded) || others || (c->view != NULL && at.start < c->view->from))
      continue;
    double *alike = arena_array(c->arena, r->proposals + 1, sizeof *alike);
    alike_read(r->alike, folded, alike);
    size_t restated = restated_proposal(c, r->item, r->index, r->proposals, alike, at);
    if (restated != SIZE_MAX) {
      note_restated(c, r, at, restated);
      continue;
    }
    if (r->label < r->proposals)
      marks[r->label] += heading_counts;
    r->label = NO_LABEL;
    read_sentence(c, r, at, marks, alike, !any, i + 1 == cut->count, headed);
    any = true;
  }
  bool consequences =
      !r->only_consequences && (tells_consequences(c, section) || labels_consequences(c, block_range(c, block)));
  for (size_t i = first; i < r->count && consequences; i++)
    r->sentence[i].others = true; /* no passage of its own */
  r->headings += headed || (any && r->paragraphs == 0 && !heads_view(c, section));
  r->paragraphs += any;
  r->section = any ? section : r->section;
}

/* Stands more of the item's view under "Bedömning ur social dimension" and the like than elsewhere? */
static bool mostly_consequences(struct context *c, uint32_t item) {
  const struct document *d = c->document;
  uint32_t under = 0, elsewhere = 0;
  for (uint32_t b = 0; b < d->block_count; b++)
    if (takes_topic(c, b) && is_prose(c, b) && d->section[d->block[b].section].item == item)
      *(tells_consequences(c, d->block[b].section) ? &under : &elsewhere) += d->block[b].end - d->block[b].start;
  return under > 3 * elsewhere;
}

struct topics *topics_new(struct context *c, const struct ties *ties, uint32_t item) {
  if (ties == NULL)
    return NULL;
  /* Asked for twice, by the cues and by the weighing. */
  if (c->view_from == 0 && c->view == NULL && c->topics != NULL && c->topics_item == item)
    return c->topics;
  const struct document *d = c->document;
  struct topics *topics = arena_alloc(c->arena, sizeof *topics);
  struct reading r = {.ties = ties, .item = &c->record->item[item], .label = NO_LABEL};
  r.index = arena_array(c->arena, r.item->proposal_count + 1, sizeof *r.index);
  for (size_t i = 0; i < r.item->proposal_count; i++)
    if (strcmp(r.item->proposal[i].kind, "proposal") == 0)
      r.index[r.proposals++] = i;
  r.only_consequences = mostly_consequences(c, item);
  r.alike = alike_new(c, r.item, r.index, r.proposals);
  for (uint32_t b = 0; b < d->block_count; b++)
    if (takes_topic(c, b) && is_prose(c, b) && d->section[d->block[b].section].item == item) {
      if (announces_view(c, b))
        r.count = r.paragraphs = r.headings = 0;
      else
        read_block(c, &r, b);
    }
  lay(c, &r);
  *topics = (struct topics){r.told, r.count, r.restated, r.restated_count};
  if (c->view == NULL) {
    c->topics = c->view_from == 0 ? topics : NULL;
    c->topics_item = item;
  }
  return topics;
}

struct topic topic_of(struct context *c, const struct topics *t, struct range sentence) {
  (void)c;
  for (size_t i = 0; t != NULL && i < t->restated_count; i++)
    if (t->restated[i].start < sentence.end && sentence.start < t->restated[i].end)
      return (struct topic){.restates = true};
  size_t low = 0, high = t == NULL ? 0 : t->count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (t->told[middle].at.end <= sentence.start)
      low = middle + 1;
    else
      high = middle;
  }
  if (t == NULL || low >= t->count || t->told[low].at.start >= sentence.end)
    return (struct topic){0};
  return t->told[low].topic;
}
