/* index_findings.c - the findings of a record become rows and passages (see index_add.h).
 *
 * One passage stands for all findings that say the same of the same words - "avstyrker förslag 1-4" is four positions
 * but one thing to find.
 */
#include "hash.h"
#include "index_add.h"

#include <string.h>

/* Keys of rows by name, in an open table. */
struct keys {
  struct named_key {
    const char *name;
    int64_t key;
  } * place;
  size_t size; /* a power of two */
};

/* What all kinds of findings have. */
struct found {
  const char *kind, *id, *rule;
  const struct evidences *evidence;
  size_t item;
  double confidence;        /* negative: has none */
  const char *says, *whose; /* what tells two findings of one quote apart: stance or outcome, holder; NULL */
};

struct context {
  struct addition *add;
  struct keys passages;  /* by kind, what is said, and quote */
  struct keys proposals; /* by id */
};

static struct keys keys_for(struct arena *arena, size_t count) {
  struct keys keys = {.size = 16};
  while (keys.size < count * 2)
    keys.size *= 2;
  keys.place = arena_array(arena, keys.size, sizeof *keys.place);
  return keys;
}

/* The place of NAME, or where it belongs. */
static struct named_key *keys_place(const struct keys *keys, const char *name) {
  size_t at = hash_fast(name, strlen(name));
  for (;; at++) {
    struct named_key *place = &keys->place[at & (keys->size - 1)];
    if (place->name == NULL || strcmp(place->name, name) == 0)
      return place;
  }
}

static size_t count_findings(const struct record *record) {
  size_t count = 0;
  for (size_t i = 0; i < record->item_count; i++) {
    const struct record_item *item = &record->item[i];
    count += item->proposal_count + item->position_count + item->answer_count + item->decision_count +
             item->vote_count + item->dissent_count;
  }
  return count;
}

/* ---- checking ---- */

static bool quotes_fit(const struct record *record, const struct evidences *evidences, struct error *error) {
  for (size_t i = 0; i < evidences->count; i++) {
    const struct evidence *evidence = &evidences->at[i];
    if (evidence->block >= record->block_count || evidence->start > evidence->end ||
        evidence->end > record->block[evidence->block].length)
      return error_set(error, ERROR_INVALID, "%s: a quote lies outside its block", record->id);
  }
  return true;
}

static bool check_finding(const struct record *record, const char *id, const struct evidences *evidences,
                          struct error *error) {
  if (evidences->count == 0)
    return error_set(error, ERROR_INVALID, "%s: finding %s has no evidence", record->id, id);
  return quotes_fit(record, evidences, error);
}

static bool check_item(const struct record *record, const struct record_item *item, struct error *error) {
  bool good = true;
  for (size_t i = 0; good && i < item->proposal_count; i++)
    good = check_finding(record, item->proposal[i].id, &item->proposal[i].evidence, error);
  for (size_t i = 0; good && i < item->position_count; i++)
    good = check_finding(record, item->position[i].id, &item->position[i].evidence, error);
  for (size_t i = 0; good && i < item->answer_count; i++)
    good = check_finding(record, item->answer[i].id, &item->answer[i].evidence, error);
  for (size_t i = 0; good && i < item->decision_count; i++)
    good = check_finding(record, item->decision[i].id, &item->decision[i].evidence, error);
  for (size_t i = 0; good && i < item->vote_count; i++)
    good = check_finding(record, item->vote[i].id, &item->vote[i].evidence, error);
  for (size_t i = 0; good && i < item->dissent_count; i++)
    good = check_finding(record, item->dissent[i].id, &item->dissent[i].evidence, error);
  return good;
}

bool check_findings(const struct record *record, struct error *error) {
  bool good = quotes_fit(record, &record->title_evidence, error);
  for (size_t i = 0; good && i < record->item_count; i++)
    good = check_item(record, &record->item[i], error);
  return good;
}

/* ---- covered blocks ---- */

/* The bytes of the word at the beginning of TEXT; dashes and quotation marks (U+00A0 to U+00BF, U+2000 and up) are
 * none. */
static size_t word_at(const char *text, size_t length) {
  size_t at = 0;
  while (at < length) {
    unsigned char byte = (unsigned char)text[at];
    bool letter = byte >= 0x80 ? byte != 0xC2 && byte != 0xE2 : (byte | 32) >= 'a' && (byte | 32) <= 'z';
    if (!letter && !(byte >= '0' && byte <= '9'))
      break;
    at++;
  }
  return at;
}

/* True if TEXT holds no word but "att", the mark of a point in a list. */
static bool says_nothing(const char *text, size_t length) {
  for (size_t at = 0; at < length;) {
    size_t word = word_at(text + at, length - at);
    if (word > 0 && !(word == 3 && strncmp(text + at, "att", 3) == 0))
      return false;
    unsigned char byte = (unsigned char)text[at + word];
    if (at + word < length && (byte == 0xC2 || byte == 0xE2))
      word += byte == 0xC2 ? 1 : 2;
    at += word + 1;
  }
  return true;
}

/* Marks the blocks of which EVIDENCE is all. */
static void cover(struct addition *add, const struct evidences *evidences) {
  for (size_t i = 0; i < evidences->count; i++) {
    const struct evidence *evidence = &evidences->at[i];
    const struct record_block *block = &add->record->block[evidence->block];
    if (says_nothing(block->text, evidence->start) &&
        says_nothing(block->text + evidence->end, block->length - evidence->end))
      add->covered[evidence->block] = true;
  }
}

/* ---- what all findings have ---- */

static int64_t passage_for(struct context *context, const struct found *found) {
  struct addition *add = context->add;
  const struct evidence *evidence = &found->evidence->at[0];
  const struct record_block *block = &add->record->block[evidence->block];
  size_t length;
  const char *quote = record_quote(add->record, evidence, &length);
  const char *name = arena_printf(add->arena, "%s\n%s\n%s\n%.*s", found->kind, found->says == NULL ? "" : found->says,
                                  found->whose == NULL ? "" : found->whose, (int)length, quote);
  struct named_key *place = keys_place(&context->passages, name);
  if (place->name != NULL)
    return place->key;
  struct query *query = db_query(add->db, "finding_passage_add", add->error);
  query_integer(query, add->document);
  query_integer(query, add->item[found->item]);
  query_text(query, found->kind);
  query_text(query, found->id);
  query_integer(query, (int64_t)(block - add->record->block));
  query_integer(query, evidence->page);
  query_text_part(query, quote, length);
  place->name = name;
  place->key = query_insert(query, add->error);
  return place->key;
}

static void add_evidence(struct addition *add, int64_t finding, const struct evidences *evidences) {
  for (size_t i = 0; i < evidences->count; i++) {
    const struct evidence *evidence = &evidences->at[i];
    size_t length;
    const char *quote = record_quote(add->record, evidence, &length);
    struct query *query = db_query(add->db, "evidence_add", add->error);
    query_integer(query, finding);
    query_integer(query, (int64_t)i + 1);
    query_text(query, add->record->block[evidence->block].id);
    query_integer(query, evidence->start);
    query_integer(query, evidence->end);
    query_integer(query, evidence->page);
    query_text(query, evidence->rule);
    query_text_part(query, quote, length);
    query_run(query, add->error);
  }
}

/* Adds the row of FOUND with its passage and quotes; 0 on an error. */
static int64_t add_finding(struct context *context, const struct found *found) {
  struct addition *add = context->add;
  cover(add, found->evidence);
  int64_t passage = passage_for(context, found);
  struct query *query = db_query(add->db, "finding_add", add->error);
  query_integer(query, add->document);
  query_integer(query, add->item[found->item]);
  query_integer(query, passage);
  query_text(query, found->kind);
  query_text(query, found->id);
  query_text(query, found->rule);
  if (found->confidence < 0)
    query_null(query);
  else
    query_real(query, found->confidence);
  int64_t key = query_insert(query, add->error);
  add_evidence(add, key, found->evidence);
  return key;
}

/* ---- the kinds ---- */

static void add_proposal(struct context *context, size_t item, const struct record_proposal *proposal) {
  struct found found = {.kind = "proposal",
                        .id = proposal->id,
                        .rule = proposal->rule,
                        .evidence = &proposal->evidence,
                        .item = item,
                        .confidence = -1};
  int64_t key = add_finding(context, &found);
  struct query *query = db_query(context->add->db, "proposal_add", context->add->error);
  query_integer(query, key);
  query_text(query, proposal->n);
  query_text(query, proposal->kind);
  query_text(query, proposal->by);
  query_text(query, proposal->to);
  query_text(query, proposal->text);
  query_run(query, context->add->error);
  *keys_place(&context->proposals, proposal->id) = (struct named_key){proposal->id, key};
}

/* Sets the next parameter to the key of the proposal called ID, or to NULL. */
static void give_proposal(struct context *context, struct query *query, const char *id) {
  const struct named_key *place = id == NULL ? NULL : keys_place(&context->proposals, id);
  if (place == NULL || place->name == NULL)
    query_null(query);
  else
    query_integer(query, place->key);
}

static void add_position(struct context *context, size_t item, const struct record_position *position) {
  struct found found = {.kind = "position",
                        .id = position->id,
                        .rule = position->rule,
                        .evidence = &position->evidence,
                        .item = item,
                        .confidence = position->confidence,
                        .says = position->stance,
                        .whose = position->holder};
  int64_t key = add_finding(context, &found);
  struct query *query = db_query(context->add->db, "position_add", context->add->error);
  query_integer(query, key);
  give_proposal(context, query, position->proposal);
  query_text(query, position->holder);
  query_text(query, position->layer);
  query_text(query, position->stance);
  query_run(query, context->add->error);
}

static void add_answer(struct context *context, size_t item, const struct record_answer *answer) {
  struct found found = {
      .kind = "answer", .id = answer->id, .evidence = &answer->evidence, .item = item, .confidence = -1};
  int64_t key = add_finding(context, &found);
  struct query *query = db_query(context->add->db, "answer_add", context->add->error);
  query_integer(query, key);
  give_proposal(context, query, answer->question);
  query_run(query, context->add->error);
}

static void add_decision(struct context *context, size_t item, const struct record_decision *decision) {
  struct found found = {.kind = "decision",
                        .id = decision->id,
                        .rule = decision->rule,
                        .evidence = &decision->evidence,
                        .item = item,
                        .confidence = decision->confidence,
                        .says = decision->outcome,
                        .whose = decision->body};
  int64_t key = add_finding(context, &found);
  struct query *query = db_query(context->add->db, "decision_add", context->add->error);
  query_integer(query, key);
  query_text(query, decision->n);
  query_text(query, decision->status);
  query_text(query, decision->body);
  query_text(query, decision->outcome);
  query_text(query, decision->object);
  query_integer(query, decision->assignment != 0);
  query_integer(query, decision->minority != 0);
  query_integer(query, decision->part != 0);
  query_run(query, context->add->error);
}

static void add_vote(struct context *context, size_t item, const struct record_vote *vote) {
  struct found found = {.kind = "vote", .id = vote->id, .evidence = &vote->evidence, .item = item, .confidence = -1};
  int64_t key = add_finding(context, &found);
  struct query *query = db_query(context->add->db, "vote_add", context->add->error);
  query_integer(query, key);
  const int numbers[] = {vote->yes, vote->no, vote->abstain, vote->absent};
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
    if (numbers[i] < 0)
      query_null(query);
    else
      query_integer(query, numbers[i]);
  query_text(query, vote->yes_means);
  query_text(query, vote->no_means);
  query_text(query, vote->follows);
  query_run(query, context->add->error);
}

static void add_dissent(struct context *context, size_t item, const struct record_dissent *dissent) {
  struct found found = {.kind = "dissent",
                        .id = dissent->id,
                        .evidence = &dissent->evidence,
                        .item = item,
                        .confidence = -1,
                        .says = dissent->kind,
                        .whose = dissent->by};
  int64_t key = add_finding(context, &found);
  struct query *query = db_query(context->add->db, "dissent_add", context->add->error);
  query_integer(query, key);
  query_text(query, dissent->kind);
  query_text(query, dissent->by);
  query_text(query, dissent->party);
  query_run(query, context->add->error);
}

void add_findings(struct addition *add) {
  const struct record *record = add->record;
  size_t count = count_findings(record);
  struct context context = {
      .add = add, .passages = keys_for(add->arena, count), .proposals = keys_for(add->arena, count)};
  cover(add, &record->title_evidence);
  for (size_t i = 0; i < record->item_count; i++) /* first all that positions may speak of */
    for (size_t j = 0; j < record->item[i].proposal_count; j++)
      add_proposal(&context, i, &record->item[i].proposal[j]);
  for (size_t i = 0; i < record->item_count; i++) {
    const struct record_item *item = &record->item[i];
    for (size_t j = 0; j < item->position_count; j++)
      add_position(&context, i, &item->position[j]);
    for (size_t j = 0; j < item->answer_count; j++)
      add_answer(&context, i, &item->answer[j]);
    for (size_t j = 0; j < item->decision_count; j++)
      add_decision(&context, i, &item->decision[j]);
    for (size_t j = 0; j < item->vote_count; j++)
      add_vote(&context, i, &item->vote[j]);
    for (size_t j = 0; j < item->dissent_count; j++)
      add_dissent(&context, i, &item->dissent[j]);
  }
}
