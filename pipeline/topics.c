/* topics.c - which proposal a paragraph of the assessment is about.
 *
 * Officials write one paragraph or one heading for each proposal, name it once and then speak of "förslaget" or of
 * nothing at all.  A paragraph gets its topic from, in this order: the only proposal that it names by number; the mark
 * of its list item or heading ("a)", "Förslag 1"); its heading's words; its own words, those of its first sentence;
 * and if nothing else speaks of some proposal, the paragraph whose words come nearest to it, or that stands where the
 * order of the proposals lets it be expected.  Inside a paragraph the last proposal named by number rules until another
 * is named. */
#include "cues.h"
#include "unicode.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

struct topics {
  const struct ties *ties;
  uint32_t first, end; /* blocks */
  struct topic *topic; /* of block first + i */
  bool *by_number;     /* it comes from the paragraph's own text */
  size_t proposals;    /* of the item, claims and questions included */
  bool *seen;          /* by proposal */
};

/* A paragraph is guessed to be about a proposal if it names this much of it, and this much more than of the next. */
static const double guess_weight = 0.9, guess_lead = 1.5;
/* The same where nothing else speaks of the proposal. */
static const double orphan_weight = 0.45, orphan_lead = 1.3;

static struct topic topic_from(const struct tie *tie, size_t count, enum certainty certainty) {
  struct topic topic = {.certainty = certainty, .count = count < 4 ? count : 4};
  memcpy(topic.tie, tie, topic.count * sizeof *tie);
  return topic;
}

/* The number that a mark stands for: "2.", "b)", "(c)"; 0 if it is none. */
static int mark_number(const char *mark) {
  while (*mark == '(' || *mark == ' ')
    mark++;
  int number = 0;
  size_t length = 0;
  if (isdigit((unsigned char)*mark)) {
    number = atoi(mark);
    length = strspn(mark, "0123456789");
  } else if (*mark >= 'a' && *mark <= 'h') {
    number = *mark - 'a' + 1;
    length = 1;
  }
  return length > 0 && strchr(".): ", mark[length]) != NULL ? number : 0;
}

/* "Ledningen av teamen (b)", "c) Handledning", "Förslag 2": the mark of a heading; 0 if it has none. */
static int heading_number(const struct context *c, uint32_t heading) {
  const struct block *block = &c->document->block[heading];
  const char *text = range_text(c, (struct range){block->start, block->end});
  size_t length = strlen(text);
  if (block->marker != NULL && mark_number(block->marker) > 0 && isalpha((unsigned char)block->marker[0]))
    return mark_number(block->marker);
  if (length > 3 && text[length - 1] == ')' && text[length - 3] == '(')
    return mark_number(text + length - 3);
  if (length > 2 && text[1] == ')' && islower((unsigned char)text[0]))
    return mark_number(text);
  return 0;
}

/* A letter without headings tells its view behind the list of what is proposed. */
static bool tells_view(const struct context *c, uint32_t block, enum section_role role) {
  bool open = role == ROLE_HEAD || role == ROLE_CASE || role == ROLE_OTHER;
  return role == ROLE_ASSESSMENT || (open && c->view_from > 0 && block >= c->view_from);
}

bool takes_topic(const struct context *c, uint32_t block) {
  const struct block *b = &c->document->block[block];
  return (b->type == BLOCK_PARAGRAPH || b->type == BLOCK_ITEM) && b->section < c->document->section_count &&
         tells_view(c, block, c->document->section[b->section].role);
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

/* The best proposal for PASSAGE among those that ALLOWED (NULL = all), if it leads clearly. */
static struct topic guess(struct context *c, const struct topics *t, struct range passage, const bool *allowed,
                          double least, double lead) {
  double *weight = arena_array(c->arena, t->proposals + 1, sizeof *weight), second = 0;
  ties_weights(c, t->ties, passage, (struct range){0, 0}, weight);
  size_t best = SIZE_MAX;
  for (size_t p = 0; p < t->proposals; p++) {
    if (allowed != NULL && !allowed[p])
      continue;
    if (best == SIZE_MAX || weight[p] > weight[best]) {
      second = best == SIZE_MAX ? second : weight[best];
      best = p;
    } else if (weight[p] > second) {
      second = weight[p];
    }
  }
  if (best == SIZE_MAX || weight[best] < least || weight[best] < lead * second)
    return (struct topic){0};
  struct tie tie = {.proposal = best, .score = weight[best] > 3 ? 1 : weight[best] / 3};
  return topic_from(&tie, 1, TOPIC_GUESSED);
}

static struct topic topic_of_block(struct context *c, const struct topics *t, uint32_t block) {
  struct range range = block_range(c, block), none = {0, 0};
  struct tie found[8];
  size_t count = ties_find(c, t->ties, range, none, found, 8);
  if (count > 0 && found[0].explicit) {
    t->by_number[block - t->first] = true;
    return count == 1 ? topic_from(found, 1, TOPIC_NAMED) : (struct topic){0};
  }
  const char *mark = c->document->block[block].marker;
  struct tie marked;
  if (mark != NULL && mark_number(mark) > 0 && ties_number(t->ties, mark_number(mark), &marked) == 1)
    return topic_from(&marked, 1, TOPIC_NAMED);
  struct topic topic = by_heading(c, t->ties, block);
  if (topic.certainty != TOPIC_NONE)
    return topic;
  if (count == 1)
    return topic_from(found, 1, TOPIC_WORDED);
  const struct cut_block *cut = block_sentences(c, block);
  if (cut->count > 0 && ties_find(c, t->ties, cut->sentence[0], none, found, 8) == 1)
    return topic_from(found, 1, TOPIC_WORDED);
  return guess(c, t, range, NULL, guess_weight, guess_lead);
}

static void note_seen(struct topics *t, const struct topic *topic) {
  for (size_t i = 0; i < topic->count; i++)
    t->seen[topic->tie[i].proposal] = true;
}

/* Does the paragraph go on with what the one before was about? */
static bool goes_on(const struct context *c, uint32_t block) {
  static const char *const words[] = {"Förslaget ",
                                      "Yrkandet ",
                                      "Det ",
                                      "Detta ",
                                      "Dessutom ",
                                      "Därtill ",
                                      "Därutöver ",
                                      "Samtidigt ",
                                      "Däremot ",
                                      "Sådana ",
                                      "Dock ",
                                      "Därför ",
                                      "Mot den bakgrunden ",
                                      "Mot bakgrund av detta ",
                                      "Av dessa skäl ",
                                      "Av detta skäl "};
  const char *text = c->document->text + c->document->block[block].start;
  size_t length = c->document->block[block].end - c->document->block[block].start;
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
    if (length > strlen(words[i]) && memcmp(text, words[i], strlen(words[i])) == 0)
      return true;
  return false;
}

/* Paragraphs that are about nothing known take the proposals of which nothing speaks. */
static void place_orphans(struct context *c, struct topics *t) {
  bool *orphan = arena_array(c->arena, t->proposals + 1, sizeof *orphan);
  for (size_t p = 0; p < t->proposals; p++)
    orphan[p] = !t->seen[p];
  for (uint32_t b = t->first; b < t->end; b++) {
    struct topic *topic = &t->topic[b - t->first];
    if (!takes_topic(c, b) || !is_prose(c, b) || topic->certainty != TOPIC_NONE)
      continue;
    *topic = guess(c, t, block_range(c, b), orphan, orphan_weight, orphan_lead);
    topic->certainty = topic->certainty == TOPIC_NONE ? TOPIC_NONE : TOPIC_FAINT;
    if (topic->certainty == TOPIC_NONE && b > t->first && goes_on(c, b) &&
        c->document->block[b].section == c->document->block[b - 1].section)
      *topic = t->topic[b - 1 - t->first];
    note_seen(t, topic);
  }
}

/* How many proposals from FIRST to LAST (exclusive) nothing speaks of. */
static size_t orphans_between(const struct topics *t, size_t first, size_t last) {
  size_t count = 0;
  for (size_t p = first; p < last && p < t->proposals; p++)
    count += !t->seen[p];
  return count;
}

/* Does the paragraph sum up, so that it is about all of them? */
static bool sums_up(const struct context *c, uint32_t block) {
  static const char *const words[] = {"Sammantaget",
                                      "Sammanfattningsvis",
                                      "Mot bakgrund",
                                      "Mot den bakgrund",
                                      "Med hänvisning",
                                      "Förvaltningen föreslår att motion",
                                      "Kontoret föreslår att motion"};
  const char *text = c->document->text + c->document->block[block].start;
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
    if (strncmp(text, words[i], strlen(words[i])) == 0)
      return true;
  return false;
}

/* Officials mostly answer in the motion's order: as many paragraphs about nothing known, between those about the first
 * and the fourth proposal, as there are proposals of which nothing speaks, are about these. */
static void fill_gaps(struct context *c, struct topics *t) {
  uint32_t *block = arena_array(c->arena, t->end - t->first + 1, sizeof *block);
  size_t count = 0, before = 0;
  for (uint32_t b = t->first; b < t->end; b++)
    if (takes_topic(c, b) && is_prose(c, b) && !sums_up(c, b))
      block[count++] = b;
  for (size_t i = 0; i < count;) {
    struct topic *topic = &t->topic[block[i] - t->first];
    if (topic->count > 0) {
      before = topic->tie[topic->count - 1].proposal + 1;
      i++;
      continue;
    }
    size_t end = i;
    while (end < count && t->topic[block[end] - t->first].count == 0)
      end++;
    size_t next = end < count ? t->topic[block[end] - t->first].tie[0].proposal : t->proposals;
    bool placed = orphans_between(t, before, next) == end - i && (i > 0 || end < count);
    for (size_t p = before; placed && p < next && i < end; p++)
      if (!t->seen[p]) {
        struct tie tie = {.proposal = p, .score = 0.2};
        t->topic[block[i] - t->first] = topic_from(&tie, 1, TOPIC_GUESSED);
        note_seen(t, &t->topic[block[i] - t->first]);
        i++;
      }
    i = end;
  }
}

/* What it counts for a paragraph to stand where the motion's order lets it be expected. */
static const double order_weight = 1;

/* Do the words of the paragraphs, all there are, allow that each is about its own proposal? */
static bool words_allow(struct context *c, const struct topics *t, const uint32_t *block, size_t count) {
  double named = 0, freely = 0;
  size_t last = SIZE_MAX, told = 0;
  bool rising = true, moved = false;
  for (size_t i = 0; i < count; i++) {
    const struct topic *topic = &t->topic[block[i] - t->first];
    if (topic->certainty == TOPIC_NAMED && topic->tie[0].proposal != i)
      return false;
    double *weight = arena_array(c->arena, t->proposals + 1, sizeof *weight), most = 0;
    ties_weights(c, t->ties, block_range(c, block[i]), (struct range){0, 0}, weight);
    size_t best = 0;
    for (size_t p = 0; p < t->proposals; p++)
      if (weight[p] > most) {
        most = weight[p];
        best = p;
      }
    if (most >= 0.5) {
      rising = rising && (last == SIZE_MAX || best > last);
      moved = moved || best != i;
      last = best;
      told++;
    }
    named += weight[i];
    freely += most;
  }
  /* Behind an introduction the order is kept but moved by one. */
  if (told > 1 && rising && moved)
    return false;
  return named >= 0.5 && named + order_weight * (double)count >= freely;
}

/* As many paragraphs as proposals, and what is known of them in the motion's order: each about its own.  ALL: there
 * are no others. */
static void align(struct context *c, struct topics *t, const uint32_t *block, size_t count, bool all) {
  size_t known = 0, against = 0;
  for (size_t i = 0; i < count; i++) {
    const struct topic *topic = &t->topic[block[i] - t->first];
    bool own = false;
    for (size_t j = 0; j < topic->count; j++)
      own = own || topic->tie[j].proposal == i;
    against += topic->count > 0 && !own && topic->certainty != TOPIC_GUESSED;
    known += own;
  }
  bool sure = all && words_allow(c, t, block, count);
  if (!sure && (against > 0 || 2 * known < count))
    return;
  for (size_t i = 0; i < count; i++) {
    struct topic *topic = &t->topic[block[i] - t->first];
    struct tie tie = {.proposal = i, .score = 0.3};
    if ((topic->certainty <= TOPIC_GUESSED || sure) && (topic->count == 0 || topic->tie[0].proposal != i))
      *topic = topic_from(&tie, 1, TOPIC_GUESSED);
    if (sure && topic->certainty == TOPIC_GUESSED) {
      topic->certainty = TOPIC_WORDED;
      topic->tie[0].score = 0.8;
    }
    note_seen(t, topic);
  }
}

/* Tries the paragraphs of a section from each of the first on: an introduction or a summing-up may stand beside them.
 */
static void align_section(struct context *c, struct topics *t, const uint32_t *block, size_t count) {
  if (t->proposals < 2 || count < t->proposals || count > t->proposals + 2)
    return;
  for (size_t from = 0; from + t->proposals <= count; from++)
    align(c, t, block + from, t->proposals, count == t->proposals);
}

static void align_by_order(struct context *c, struct topics *t) {
  uint32_t *block = arena_array(c->arena, t->end - t->first + 1, sizeof *block);
  size_t count = 0, start = 0;
  for (uint32_t b = t->first; b < t->end; b++)
    if (takes_topic(c, b) && is_prose(c, b))
      block[count++] = b;
  if (count >= t->proposals && count <= t->proposals + 2) {
    align_section(c, t, block, count);
    return;
  }
  for (size_t i = 1; i <= count; i++)
    if (i == count || c->document->block[block[i]].section != c->document->block[block[start]].section) {
      align_section(c, t, block + start, i - start);
      start = i;
    }
}

struct topics *topics_new(struct context *c, const struct ties *ties, uint32_t item) {
  if (ties == NULL)
    return NULL;
  struct topics *t = arena_alloc(c->arena, sizeof *t);
  const struct document *d = c->document;
  *t = (struct topics){.ties = ties, .proposals = c->record->item[item].proposal_count};
  t->seen = arena_array(c->arena, t->proposals + 1, sizeof *t->seen);
  bool any = false;
  for (uint32_t b = 0; b < d->block_count; b++) {
    if (d->block[b].section >= d->section_count || d->section[d->block[b].section].item != item)
      continue;
    t->first = any ? t->first : b;
    t->end = b + 1;
    any = true;
  }
  t->topic = arena_array(c->arena, t->end - t->first + 1, sizeof *t->topic);
  t->by_number = arena_array(c->arena, t->end - t->first + 1, sizeof *t->by_number);
  for (uint32_t b = t->first; b < t->end; b++)
    if (takes_topic(c, b) && is_prose(c, b)) {
      t->topic[b - t->first] = topic_of_block(c, t, b);
      note_seen(t, &t->topic[b - t->first]);
    }
  align_by_order(c, t);
  place_orphans(c, t);
  fill_gaps(c, t);
  return t;
}

struct topic topic_of(struct context *c, const struct topics *t, struct range sentence) {
  uint32_t block = document_block_at(c->document, sentence.start);
  if (t == NULL || block < t->first || block >= t->end || !takes_topic(c, block))
    return (struct topic){0};
  const struct topic *whole = &t->topic[block - t->first];
  if (whole->certainty == TOPIC_NAMED && !t->by_number[block - t->first])
    return *whole;
  struct range none = {0, 0};
  struct topic topic = {0};
  const struct cut_block *cut = block_sentences(c, block);
  for (size_t i = 0; i < cut->count && cut->sentence[i].start <= sentence.start; i++) {
    struct tie found[8];
    size_t ties = ties_find(c, t->ties, cut->sentence[i], none, found, 8);
    if (ties > 0 && found[0].explicit)
      topic = topic_from(found, ties, TOPIC_NAMED);
    else if (ties == 1 && topic.certainty != TOPIC_NAMED &&
             (whole->certainty != TOPIC_WORDED || found[0].score >= whole->tie[0].score))
      topic = topic_from(found, 1, TOPIC_WORDED);
  }
  return topic.certainty == TOPIC_NONE ? *whole : topic;
}
