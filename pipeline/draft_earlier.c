/* draft_earlier.c - what a body, its predecessors and others have said of proposals like those of the paper.
 *
 * likeness.h finds proposals of the index that are like one of the paper's, with reasons; what is shown are the
 * positions on them, and the decisions of committees, boards and councils in their matters.  Nothing is found by a
 * common topic alone.
 */
#include "body_past.h"
#include "buffer.h"
#include "draft_inside.h"
#include "index_draft.h"
#include "likeness.h"
#include "matters.h"

#include <stdlib.h>
#include <string.h>

enum {
  FOUND_MOST = 60, /* proposals like one of ours */
  OWN_MOST = 6,    /* statements of the body itself and of its predecessors */
  OTHERS_MOST = 6, /* of others */
  EACH_MOST = 2,   /* of one other body */
  QUOTES_MOST = 2, /* of one statement */
  WORDS_MOST = 6,  /* of the reasons */
  QUOTE_LONGEST = 1500
};

#define LIKENESS_LEAST 0.40 /* more than LIKENESS_NEAR: what a draft cites is to be about the same thing */

struct search {
  struct draft *draft;
  struct likeness *likeness;
  const char *matter; /* id of the one that the paper belongs to; NULL = not known */
  struct past_body *past;
  size_t past_count;
  struct draft_earlier *found;
  size_t count, capacity;
};

/* "skolsociala team, stadsdel, målgrupp/målgruppen" */
static const char *reasons_of(const struct search *search, const struct like_proposal *like) {
  struct arena *arena = search->draft->arena;
  struct buffer out = buffer_in(arena);
  for (size_t i = 0; i < like->word_count && i < WORDS_MOST; i++) {
    const struct like_word *word = &like->word[i];
    buffer_printf(&out, "%s%s", i == 0 ? "" : ", ", word->one);
    if (strcmp(word->one, word->other) != 0)
      buffer_printf(&out, "/%s", word->other);
  }
  return out.length == 0 ? NULL : buffer_string(&out);
}

/* Who speaks, by name: the holder unless that is only "Förvaltningen". */
static const char *speaker_of(const struct search *search, const struct index_statement *said) {
  struct arena *arena = search->draft->arena;
  if (said->holder != NULL && *body_key(said->holder, arena) != '\0')
    return said->holder;
  bool committee = strcmp(said->layer, "administration") != 0;
  const char *name = committee && said->issuer == NULL ? said->addressee : said->issuer;
  return name != NULL ? name : said->holder != NULL ? said->holder : "Okänt organ";
}

/* The name that the gazetteer has for a municipality, else NAME itself. */
static const char *official(const struct search *search, const char *name) {
  const struct municipality *known = gazetteer_municipality(search->draft->sources->gazetteer, name, strlen(name));
  return known == NULL ? name : known->name;
}

/* Our own municipality.  Where the statement's is not known, a name with a place in it ("Sjöviks stadsdelsnämnd") is
 * enough, and one that every municipality has ("Socialnämnden") is not; where our own is not known, any will do. */
static bool at_home(const struct search *search, const struct index_statement *said, const char *speaker) {
  const char *own = search->draft->matter.municipality;
  if (own == NULL)
    return true;
  if (said->municipality == NULL)
    return !body_is_general(speaker);
  return strcmp(official(search, own), official(search, said->municipality)) == 0;
}

static enum draft_owner owner_of(const struct search *search, const struct index_statement *said, const char *speaker) {
  size_t place = search->past_count;
  if (at_home(search, said, speaker))
    place = body_in_past(search->past, search->past_count, speaker, search->draft->arena);
  return place == 0 ? OWNER_SELF : place < search->past_count ? OWNER_PREDECESSOR : OWNER_OTHER;
}

/* The quotes of EARLIER; false if there are none to show. */
static bool take_quotes(struct search *search, struct draft_earlier *earlier) {
  struct draft *draft = search->draft;
  struct index_quote *quotes = NULL;
  size_t count =
      index_evidence(draft->sources->index, earlier->document, earlier->finding, draft->arena, &quotes, draft->error);
  earlier->quote = arena_array(draft->arena, QUOTES_MOST, sizeof *earlier->quote);
  for (size_t i = 0; i < count && earlier->quote_count < QUOTES_MOST; i++) {
    if (quotes[i].text == NULL || *quotes[i].text == '\0' || strlen(quotes[i].text) > QUOTE_LONGEST)
      continue;
    earlier->quote[earlier->quote_count++] = (struct draft_quote){.document = earlier->document,
                                                                  .finding = earlier->finding,
                                                                  .block = quotes[i].block,
                                                                  .start = quotes[i].start,
                                                                  .end = quotes[i].end,
                                                                  .text = quotes[i].text};
  }
  return earlier->quote_count > 0;
}

/* The same words of the same body are there already: another rendering of a paper, or one that repeats it. */
static bool said_already(const struct search *search, const struct draft_earlier *earlier) {
  for (size_t i = 0; i < search->count; i++)
    if (strcmp(search->found[i].speaker, earlier->speaker) == 0 &&
        strcmp(search->found[i].quote[0].text, earlier->quote[0].text) == 0)
      return true;
  return false;
}

static void add(struct search *search, const struct like_proposal *like, const struct index_statement *said) {
  struct draft *draft = search->draft;
  for (size_t i = 0; i < search->count; i++)
    if (strcmp(search->found[i].document, said->document) == 0 && strcmp(search->found[i].finding, said->finding) == 0)
      return; /* the most alike comes first */
  const char *speaker = speaker_of(search, said);
  struct draft_earlier earlier = {.document = said->document,
                                  .finding = said->finding,
                                  .owner = owner_of(search, said, speaker),
                                  .speaker = speaker,
                                  .body = body_key(speaker, draft->arena),
                                  .layer = said->layer,
                                  .stance = said->stance,
                                  .date = said->date,
                                  .decision = said->decision,
                                  .whole = said->decision && said->whole,
                                  .this_motion = search->matter != NULL && like->matter != NULL &&
                                                 strcmp(search->matter, like->matter) == 0,
                                  .confidence = said->confidence,
                                  .likeness = like->alike,
                                  .reasons = reasons_of(search, like),
                                  .proposal = like->text};
  if (said->municipality != NULL && !at_home(search, said, speaker))
    earlier.speaker = arena_printf(draft->arena, "%s (%s)", speaker, said->municipality);
  if (!take_quotes(search, &earlier) || said_already(search, &earlier))
    return;
  search->found = arena_grow(draft->arena, search->found, search->count, &search->capacity, sizeof *search->found);
  search->found[search->count++] = earlier;
}

/* Own before others; the most alike, then the newest; then by id, so that the order is always the same. */
static int by_worth(const void *a, const void *b) {
  const struct draft_earlier *one = a, *other = b;
  if (one->owner != other->owner)
    return one->owner < other->owner ? -1 : 1;
  double step = 0.05; /* hardly less alike but newer comes first */
  int first = (int)(one->likeness / step), second = (int)(other->likeness / step);
  if (first != second)
    return first > second ? -1 : 1;
  int dates = strcmp(other->date == NULL ? "" : other->date, one->date == NULL ? "" : one->date);
  int documents = strcmp(one->document, other->document);
  return dates != 0 ? dates : documents != 0 ? documents : strcmp(one->finding, other->finding);
}

/* The best of what was found become PROPOSAL's. */
static void choose(struct search *search, struct draft_proposal *proposal) {
  struct draft *draft = search->draft;
  size_t own = 0, others = 0;
  if (search->count > 0)
    qsort(search->found, search->count, sizeof *search->found, by_worth);
  proposal->earlier = arena_array(draft->arena, OWN_MOST + OTHERS_MOST, sizeof *proposal->earlier);
  for (size_t i = 0; i < search->count; i++) {
    const struct draft_earlier *earlier = &search->found[i];
    bool other = earlier->owner == OWNER_OTHER;
    size_t of_body = 0;
    for (size_t k = 0; k < proposal->earlier_count; k++)
      of_body += strcmp(proposal->earlier[k]->speaker, earlier->speaker) == 0;
    if (other ? others == OTHERS_MOST || of_body == EACH_MOST : own == OWN_MOST) {
      proposal->left_out++;
      continue;
    }
    *(other ? &others : &own) += 1;
    struct draft_earlier *kept = arena_alloc(draft->arena, sizeof *kept);
    *kept = *earlier;
    proposal->earlier[proposal->earlier_count++] = kept;
  }
}

static bool find_for(struct search *search, struct draft_proposal *proposal) {
  struct draft *draft = search->draft;
  struct like_proposal *like = NULL;
  size_t count =
      likeness_find(search->likeness, proposal->text, LIKENESS_LEAST, FOUND_MOST, draft->arena, &like, draft->error);
  search->found = NULL;
  search->count = search->capacity = 0;
  for (size_t i = 0; i < count && draft->error->kind == ERROR_NONE; i++) {
    struct index_statement *said = NULL;
    size_t many = index_statements(draft->sources->index, like[i].document, like[i].finding, like[i].matter, like[i].n,
                                   draft->arena, &said, draft->error);
    for (size_t k = 0; k < many; k++)
      add(search, &like[i], &said[k]);
  }
  choose(search, proposal);
  return draft->error->kind == ERROR_NONE;
}

/* The matter of the paper itself, if the store has it, else of its referral. */
static const char *own_matter(struct draft *draft) {
  struct error ignored = {0};
  struct index *index = draft->sources->index;
  const char *id = matter_of(index, draft->request->incoming->id, NULL, draft->arena, &ignored);
  if (id == NULL && draft->matter.referral != NULL)
    id = matter_of(index, draft->matter.referral, NULL, draft->arena, &ignored);
  return id;
}

bool earlier_find(struct draft *draft) {
  const struct draft_sources *sources = draft->sources;
  struct search search = {.draft = draft};
  if (sources->index == NULL || sources->store == NULL)
    return true;
  const char *municipality = draft->matter.code != NULL ? draft->matter.code : draft->matter.municipality;
  search.past_count = body_past(sources->gazetteer, municipality, draft->request->body, draft->arena, &search.past);
  search.matter = own_matter(draft);
  search.likeness = likeness_new(sources->gazetteer, sources->index, draft->error);
  for (size_t i = 0; i < draft->matter.count && search.likeness != NULL; i++)
    if (!find_for(&search, &draft->matter.proposal[i]))
      break;
  likeness_free(search.likeness);
  return draft->error->kind == ERROR_NONE;
}
