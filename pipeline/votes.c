/* votes.c - what was counted: votes in sum, by names, in lines and in tables, and what Ja and Nej meant.
 *
 * A finding says one of four things: what the answers mean (before the count or after it), a result in sum, the number
 * of one side (printed, or the names of those who voted so), or how many abstained or were away.
 */
#include "dissents.h"
#include "unicode.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { VOTERS = 120, NONE = -1, NEAR_BLOCKS = 4, MEANINGS = 8 };

/* "12", "tolv", "tjugotre"; -1 if it is neither. */
static int number_of(const char *text) {
  static const char *const units[] = {"noll",    "en",     "två",    "tre",     "fyra",  "fem",    "sex",
                                      "sju",     "åtta",   "nio",    "tio",     "elva",  "tolv",   "tretton",
                                      "fjorton", "femton", "sexton", "sjutton", "arton", "nitton", "tjugo"};
  static const char *const tens[] = {"tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio"};
  if (text == NULL)
    return NONE;
  if (isdigit((unsigned char)text[0]))
    return atoi(text);
  char folded[32] = "";
  unicode_fold_bytes(text, strlen(text) < 31 ? strlen(text) : 31, folded);
  if (strncmp(folded, "ingen", 5) == 0 || strcmp(folded, "inga") == 0)
    return 0;
  for (int i = 0; i < (int)(sizeof units / sizeof units[0]); i++)
    if (strcmp(folded, units[i]) == 0 || (i == 1 && strcmp(folded, "ett") == 0))
      return i;
  for (int t = 0; t < (int)(sizeof tens / sizeof tens[0]); t++) {
    size_t length = strlen(tens[t]);
    if (strncmp(folded, tens[t], length) != 0)
      continue;
    int unit = folded[length] == '\0' ? 0 : number_of(folded + length);
    return unit >= 0 && unit < 10 ? 20 + 10 * t + unit : NONE;
  }
  return NONE;
}

static int number(const struct context *c, const struct finding *finding, const char *group) {
  return number_of(capture_text(c, finding, group));
}

/* ---- the vote at hand ---- */

struct meaning {
  const char *yes, *no;
  struct range quote;
};

struct voting {
  uint32_t item;
  struct meaning next[MEANINGS]; /* of the votes to come: all may be told before the first is counted */
  size_t waiting;
  size_t open;    /* index of the vote that further lines belong to */
  bool is_open;   /* by names, and not summed up yet */
  bool sides;     /* it is told as "24 röster mot 20", and which of them is Ja is not known */
  bool counted;   /* its numbers are not printed: the names were counted */
  uint32_t block; /* of its last line */
};

static struct record_vote *vote_at_hand(struct context *c, const struct voting *v) {
  struct record_item *item = &c->record->item[v->item];
  return v->open < item->vote_count ? &item->vote[v->open] : NULL;
}

static struct record_vote *add_vote(struct context *c, struct voting *v) {
  struct record_item *item = &c->record->item[v->item];
  item->vote = arena_grow(c->arena, item->vote, item->vote_count, &item->vote_capacity, sizeof *item->vote);
  v->open = item->vote_count++;
  struct record_vote *vote = &item->vote[v->open];
  struct meaning means = v->waiting > 0 ? v->next[0] : (struct meaning){0};
  *vote = (struct record_vote){.id = new_id(c, 'v'),
                               .yes = NONE,
                               .no = NONE,
                               .abstain = NONE,
                               .absent = NONE,
                               .yes_means = means.yes,
                               .no_means = means.no};
  add_evidence(c, &vote->evidence, means.quote, NULL);
  if (v->waiting > 0)
    memmove(v->next, v->next + 1, --v->waiting * sizeof *v->next);
  v->counted = false;
  return vote;
}

static void set_number(int *field, int value) {
  if (value >= 0)
    *field = value;
}

/* ---- what the answers mean ---- */

/* The meanings behind a count that has none belong to it, if they stand right there. */
static bool means_behind(struct context *c, struct voting *v, const struct finding *finding, const char *yes,
                         const char *no) {
  struct record_vote *before = vote_at_hand(c, v);
  if (before == NULL || v->waiting > 0 || finding->block > v->block + 1 ||
      (finding->block != v->block && strcmp(finding_get(finding, "form"), "means") == 0) ||
      (yes != NULL && before->yes_means != NULL) || (no != NULL && before->no_means != NULL))
    return false;
  before->yes_means = yes != NULL ? yes : before->yes_means;
  before->no_means = no != NULL ? no : before->no_means;
  add_evidence(c, &before->evidence, block_range(c, finding->block), NULL);
  return true;
}

/* Several rules may find the same words. */
static bool known_meaning(struct context *c, const struct voting *v, const char *yes, const char *no) {
  const struct meaning *last = v->waiting > 0 ? &v->next[v->waiting - 1] : NULL;
  const struct record_vote *vote = vote_at_hand(c, v);
  bool waits = last != NULL && (yes == NULL || is(last->yes, yes)) && (no == NULL || is(last->no, no));
  bool told = last == NULL && vote != NULL && (yes == NULL || is(vote->yes_means, yes)) &&
              (no == NULL || is(vote->no_means, no));
  return waits || told;
}

/* Both in one block, or one a line; before the count, or right behind it. */
static void read_means(struct context *c, struct voting *v, const struct finding *finding) {
  const char *yes = capture_text(c, finding, "yes"), *no = capture_text(c, finding, "no");
  struct range quote = block_range(c, finding->block);
  bool same_block = v->block == finding->block || (v->waiting > 0 && v->next[v->waiting - 1].quote.end == quote.end);
  if ((same_block && known_meaning(c, v, yes, no)) || means_behind(c, v, finding, yes, no))
    return;
  struct meaning *last = v->waiting > 0 ? &v->next[v->waiting - 1] : NULL;
  bool fills = last != NULL && (yes == NULL || last->yes == NULL) && (no == NULL || last->no == NULL);
  if (!fills) {
    if (v->waiting == MEANINGS)
      return;
    last = &v->next[v->waiting++];
    *last = (struct meaning){.quote = quote};
  }
  last->yes = yes != NULL ? yes : last->yes;
  last->no = no != NULL ? no : last->no;
  last->quote.end = quote.end;
  v->is_open = false;
}

/* ---- votes by names ---- */

/* "Ja-röst" in a line of its own, and the names below it: how many they are. */
static int voters_below(struct context *c, const struct finding *finding) {
  const struct block *block = &c->document->block[finding->block];
  struct named who[VOTERS];
  if (finding->at.end + 2 < block->end || finding->at.start > block->start)
    return NONE;
  struct range below = names_below(c, finding->block);
  size_t count = range_empty(below) ? 0 : people_in(c, below, who, VOTERS);
  return count > 0 ? (int)count : NONE;
}

/* The people who stand before the words at CUE, behind the words of another side; else those who stand after it. */
static int voters(struct context *c, const struct finding *finding) {
  struct range quote = sentence_at(c, finding->at.start), before = {quote.start, finding->at.start},
               after = {finding->at.end, quote.end};
  for (size_t i = finding_from(c, quote.start); i < c->findings->count; i++) {
    const struct finding *other = &c->findings->finding[i];
    if (other->at.start >= quote.end)
      break;
    if (other == finding || other->rule->kind != RULE_VOTE)
      continue;
    if (other->at.end <= finding->at.start && other->at.end > before.start)
      before.start = other->at.end;
    if (other->at.start >= finding->at.end && other->at.start < after.end)
      after.end = other->at.start;
  }
  struct named who[VOTERS];
  size_t count = people_in(c, before, who, VOTERS);
  if (count == 0)
    count = people_in(c, after, who, VOTERS);
  int voted = 0;
  if (count == 0)
    return voters_below(c, finding);
  for (size_t i = 0; i < count; i++)
    voted += who[i].party != NULL;
  return voted > 0 ? voted : NONE;
}

/* Behind a count that is printed the names only repeat it, though not all of them may be told apart. */
static bool repeats_count(const struct record_vote *vote, const struct voting *v, uint32_t block, int yes, int no) {
  return vote != NULL && !v->is_open && v->waiting == 0 && block <= v->block + NEAR_BLOCKS && vote->yes >= 0 &&
         vote->no >= 0 && yes <= vote->yes && no <= vote->no;
}

static void read_names(struct context *c, struct voting *v, const struct finding *finding) {
  const char *side = finding_get(finding, "form");
  bool names = strncmp(side, "names", 5) == 0; /* not "named": their number is not printed */
  int yes = number(c, finding, "yes"), no = number(c, finding, "no"), abstain = number(c, finding, "abstain");
  if (names) {
    int counted = voters(c, finding);
    if (counted < 0)
      return;
    yes = strcmp(side, "names-yes") == 0 ? counted : NONE;
    no = strcmp(side, "names-no") == 0 ? counted : NONE;
    abstain = strcmp(side, "names-abstain") == 0 ? counted : NONE;
  }
  if ((yes >= 0 || no >= 0) && repeats_count(vote_at_hand(c, v), v, finding->block, yes, no)) {
    v->block = finding->block;
    return;
  }
  struct record_vote *vote = v->is_open ? vote_at_hand(c, v) : NULL;
  if (vote == NULL && abstain >= 0 && (vote = vote_at_hand(c, v)) != NULL && finding->block > v->block + NEAR_BLOCKS)
    vote = NULL;
  if (vote == NULL && abstain >= 0 && names)
    return;
  if (vote == NULL || (yes >= 0 && vote->yes >= 0) || (no >= 0 && vote->no >= 0)) {
    vote = add_vote(c, v);
    v->is_open = true;
  }
  v->counted = v->counted || names;
  set_number(&vote->yes, yes);
  set_number(&vote->no, no);
  set_number(&vote->abstain, abstain);
  add_evidence(c, &vote->evidence, sentence_at(c, finding->at.start), NULL);
  v->block = finding->block;
}

/* "Siv Berg (S) - Ja", one a line: each is one more of the vote at hand. */
static void read_line(struct context *c, struct voting *v, const struct finding *finding) {
  const char *answer = folded(c, capture_text(c, finding, "answer"));
  int yes = *answer == 'j', no = *answer == 'n';
  struct record_vote *vote = vote_at_hand(c, v);
  bool near = vote != NULL && finding->block <= v->block + NEAR_BLOCKS;
  if (near && repeats_count(vote, v, finding->block, yes, no)) {
    v->block = finding->block;
    return;
  }
  if (!near || !v->is_open || !v->counted) {
    vote = add_vote(c, v);
    v->is_open = v->counted = true;
  }
  int *field = yes ? &vote->yes : no ? &vote->no : &vote->abstain;
  *field = *field < 0 ? 1 : *field + 1;
  add_evidence(c, &vote->evidence, block_range(c, finding->block), NULL);
  v->block = finding->block;
}

/* ---- results in sum ---- */

static bool same_count(const struct record_vote *vote, int yes, int no) {
  return (vote->yes < 0 || vote->yes == yes) && (vote->no < 0 || vote->no == no);
}

/* The first meaning that waits becomes that of VOTE. */
static void take_meanings(struct voting *v, struct record_vote *vote) {
  if (v->waiting == 0)
    return;
  vote->yes_means = v->next[0].yes;
  vote->no_means = v->next[0].no;
  memmove(v->next, v->next + 1, --v->waiting * sizeof *v->next);
}

static void read_total(struct context *c, struct voting *v, const struct finding *finding) {
  int yes = number(c, finding, "yes"), no = number(c, finding, "no");
  if (yes < 0 || no < 0)
    return;
  struct record_vote *vote = vote_at_hand(c, v);
  /* "med 5 röster mot 4": the larger side first, which may be the Nej that was told just now. */
  if (strcmp(finding_get(finding, "form"), "sides") == 0 && vote != NULL && v->waiting == 0 &&
      finding->block <= v->block + NEAR_BLOCKS && ((vote->yes == no && vote->no == yes) || same_count(vote, yes, no))) {
    add_evidence(c, &vote->evidence, sentence_at(c, finding->at.start), NULL);
    v->is_open = v->counted = false;
    return;
  }
  if (v->sides && vote != NULL && ((vote->yes == no && vote->no == yes) || same_count(vote, yes, no))) {
    take_meanings(v, vote); /* what was "24 röster mot 20" is told again by its answers */
    v->is_open = true;
  }
  /* The sum of what was told by names just now; counted names may be short of those not named. */
  bool sums = vote != NULL && v->is_open && (v->sides || v->counted || same_count(vote, yes, no));
  bool again = vote != NULL && !v->is_open && vote->yes == yes && vote->no == no && v->waiting == 0;
  if (!sums && !again)
    vote = add_vote(c, v);
  vote->yes = yes;
  vote->no = no;
  set_number(&vote->abstain, number(c, finding, "abstain"));
  set_number(&vote->absent, number(c, finding, "absent"));
  if (vote->yes_means == NULL)
    vote->yes_means = capture_text(c, finding, "for");
  if (vote->no_means == NULL)
    vote->no_means = capture_text(c, finding, "against");
  struct range quote = finding->rule->scope == SCOPE_ITEM ? finding->at : sentence_at(c, finding->at.start);
  add_evidence(c, &vote->evidence, quote, NULL);
  v->is_open = v->counted = false;
  v->sides = strcmp(finding_get(finding, "form"), "sides") == 0;
  v->block = document_block_at(c->document, quote.end - 1);
}

/* "Två ledamöter avstår", "En är frånvarande": of the vote just told. */
static void read_rest(struct context *c, struct voting *v, const struct finding *finding) {
  struct record_vote *vote = vote_at_hand(c, v);
  int abstain = number(c, finding, "abstain"), absent = number(c, finding, "absent");
  if (vote == NULL || finding->block > v->block + NEAR_BLOCKS)
    return;
  bool new = false;
  if (vote->abstain < 0 && abstain >= 0)
    vote->abstain = abstain, new = true;
  if (vote->absent < 0 && absent >= 0)
    vote->absent = absent, new = true;
  if (new)
    add_evidence(c, &vote->evidence, sentence_at(c, finding->at.start), NULL);
}

static void read_vote(struct context *c, struct voting *v, const struct finding *finding) {
  const char *form = finding_get(finding, "form");
  if (strncmp(form, "means", 5) == 0)
    read_means(c, v, finding);
  else if (strcmp(form, "total") == 0 || strcmp(form, "sides") == 0)
    read_total(c, v, finding);
  else if (strcmp(form, "line") == 0)
    read_line(c, v, finding);
  else if (strcmp(form, "rest") == 0)
    read_rest(c, v, finding);
  else
    read_names(c, v, finding);
}

/* A vote of which only one side is told is none; one told twice - by names and in sum - is one. */
static void drop_repeated(struct record_item *item) {
  size_t kept = 0;
  for (size_t i = 0; i < item->vote_count; i++) {
    const struct record_vote *vote = &item->vote[i], *before = kept > 0 ? &item->vote[kept - 1] : NULL;
    if (vote->yes < 0 || vote->no < 0)
      continue;
    if (before != NULL && before->yes == vote->yes && before->no == vote->no && vote->yes_means == NULL)
      continue;
    item->vote[kept++] = *vote;
  }
  item->vote_count = kept;
}

/* ---- which side the body follows ---- */

static bool says(const struct context *c, const char *meaning, const char *word) {
  return meaning != NULL && strstr(folded(c, meaning), word) != NULL;
}

/* The larger side; a third that asks for it wins an återremiss; with equal numbers the chair's vote decides, which
 * shows in what was decided. */
static const char *side_followed(const struct context *c, const struct record_item *item,
                                 const struct record_vote *vote) {
  const char *outcome = NULL;
  bool minority = false;
  for (size_t i = 0; i < item->decision_count; i++) {
    const struct record_decision *d = &item->decision[i];
    if (strcmp(d->object, "matter") != 0 || strcmp(d->status, "earlier") == 0 || strcmp(d->status, "proposed") == 0)
      continue;
    if (outcome == NULL && !d->part)
      outcome = d->outcome;
    minority = minority || d->minority;
  }
  if (minority && (says(c, vote->yes_means, "återremi") || says(c, vote->no_means, "återremi")))
    return says(c, vote->yes_means, "återremi") ? "yes" : "no";
  if (vote->yes != vote->no)
    return vote->yes > vote->no ? "yes" : "no";
  const char *word = outcome == NULL                    ? NULL
                     : strcmp(outcome, "granted") == 0  ? "bifall"
                     : strcmp(outcome, "rejected") == 0 ? "avsl"
                     : strcmp(outcome, "remitted") == 0 ? "återremi"
                     : strcmp(outcome, "answered") == 0 ? "besvarad"
                                                        : NULL;
  bool yes = word != NULL && says(c, vote->yes_means, word), no = word != NULL && says(c, vote->no_means, word);
  return yes == no ? NULL : yes ? "yes" : "no";
}

/* The list of who voted how stands behind the last paragraph and belongs to others, which tell the result themselves.
 */
static bool in_voters_list(const struct context *c, uint32_t at) {
  static const char *const words[] = {"omröstningslista", "voteringslista", "röstlista", "närvaro"};
  const struct section *section = section_at(c, at);
  if (section == NULL || section->heading == UINT32_MAX || section->role != ROLE_VOTE)
    return false;
  const char *heading = folded_range(c, block_range(c, section->heading));
  return begins_any(heading, words, sizeof words / sizeof words[0]);
}

void find_votes(struct context *c) {
  struct voting v = {.item = UINT32_MAX};
  for (size_t i = 0; i < c->findings->count; i++) {
    const struct finding *finding = &c->findings->finding[i];
    if (finding->rule->kind != RULE_VOTE || finding->block >= c->document->flow_count ||
        in_voters_list(c, finding->at.start))
      continue;
    uint32_t item = item_at(c, finding->at.start);
    if (item != v.item)
      v = (struct voting){.item = item, .open = SIZE_MAX};
    read_vote(c, &v, finding);
  }
  for (size_t i = 0; i < c->record->item_count; i++) {
    struct record_item *item = &c->record->item[i];
    drop_repeated(item);
    for (size_t n = 0; n < item->vote_count; n++)
      item->vote[n].follows = side_followed(c, item, &item->vote[n]);
  }
}
