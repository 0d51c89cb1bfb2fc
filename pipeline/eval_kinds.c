/* eval_kinds.c - when a finding fits what is expected: the rules of corpus/README.md, kind by kind. */
#include "eval_kinds.h"

#include <string.h>

enum { LONGEST_PARTY = 3 }; /* letters */

static bool same(const char *a, const char *b) { return strcmp(a, b) == 0; }

bool attributes_fit(const struct expected *wanted, const struct found *found, const char *const *names) {
  for (; *names; names++) {
    const char *list = expected_value(wanted, *names);
    if (list && !among(list, found_value(found, *names)))
      return false;
  }
  return true;
}

bool words_fit(const struct comparison *c, const struct expected *wanted, const char *text) {
  const char *list = wanted->text, *plain = plain_words(c->arena, text);
  size_t length;
  for (const char *one; (one = next_alternative(&list, &length));)
    if (same(plain_words(c->arena, arena_strndup(c->arena, one, length)), plain))
      return true;
  return !*wanted->text;
}

/* One of the alternatives of LIST is a phrase in TEXT. */
static bool phrase_in(const struct comparison *c, const char *list, const char *text) {
  const char *plain = plain_words(c->arena, text);
  size_t length;
  for (const char *one; (one = next_alternative(&list, &length));) {
    const char *phrase = plain_words(c->arena, arena_strndup(c->arena, one, length));
    if (*phrase && strstr(plain, phrase))
      return true;
  }
  return false;
}

/* WORD stands among the words of TEXT, which are separated by spaces. */
static bool has_word(const char *text, const char *word, size_t length) {
  for (const char *at = text; *at; at += strcspn(at, " "), at += strspn(at, " "))
    if (strcspn(at, " ") == length && memcmp(at, word, length) == 0)
      return true;
  return false;
}

bool mention_fits(const struct comparison *c, const struct expected *wanted, const struct found *found) {
  const char *list = expected_value(wanted, "value"), *value = found_value(found, "value");
  if (!attributes_fit(wanted, found, (const char *const[]){"role", "of", "type", NULL}))
    return false;
  if (!list)
    return words_fit(c, wanted, found->text);
  if (same(list, "none") && same(wanted->name, "date"))
    return !*value;
  /* a law has a number, but may be cited by its name alone */
  if (same(wanted->name, "reference") && *wanted->text && words_fit(c, wanted, found->text))
    return true;
  return among(list, *value ? value : found->text) ||
         same(plain_words(c->arena, list), plain_words(c->arena, found->text));
}

/* ------------------------------------------------- people ------------------------------------------------- */

static bool person_fits(const struct comparison *c, const struct expected *wanted, const struct found *found) {
  return words_fit(c, wanted, found->text) &&
         attributes_fit(wanted, found, (const char *const[]){"role", "party", "date", NULL});
}

/* Chairs, speakers and the like are not listed everywhere. */
static bool person_passed_over(const struct found *found) {
  return !among("officer|mover|signatory", found_value(found, "role"));
}

const struct listed_kind person_kind = {KIND_PERSON, "person", NULL, person_fits, person_passed_over, NULL};
const struct listed_kind item_person_kind = {KIND_ITEM_PERSON, "person", NULL, person_fits, person_passed_over, NULL};

/* ------------------------------------------------ proposals ----------------------------------------------- */

/* The surname of the first person in *NAMES ("Anna Berg (S), Bo Ek (M) och Cia Al"), in plain words; *NAMES is moved
 * behind that person.  "" where only a party stands: "Anna Berg, S". */
static const char *next_surname(const struct comparison *c, const char **names) {
  static const char and[] = " och ";
  const char *start = *names, *end = start;
  while (*end && !strchr(",|(", *end) && strncmp(end, and, strlen(and)) != 0)
    end++;
  const char *name = plain_words(c->arena, arena_strndup(c->arena, start, (size_t)(end - start)));
  const char *surname = strrchr(name, ' ');
  if (*end == '(')
    end += strcspn(end, ")");
  *names = strncmp(end, and, strlen(and)) == 0 ? end + strlen(and) : end + (*end != '\0');
  size_t letters = 0;
  for (const char *at = name; *at; at++)
    letters += ((unsigned char)*at & 0xC0) != 0x80;
  return letters <= LONGEST_PARTY ? "" : surname ? surname + 1 : name;
}

/* Somebody of those named in WANTED stands in FOUND, too.  Parties do not count: several of one party may speak. */
static bool names_one(const struct comparison *c, const char *wanted, const char *found) {
  const char *plain = plain_words(c->arena, found);
  while (*wanted) {
    const char *surname = next_surname(c, &wanted);
    if (*surname && has_word(plain, surname, strlen(surname)))
      return true;
  }
  return false;
}

static bool proposal_fits(const struct comparison *c, const struct expected *wanted, const struct found *found) {
  const char *list = wanted->text, *by = expected_value(wanted, "by");
  size_t length;
  if (same(found_value(found, "kind"), "claim") ||
      !attributes_fit(wanted, found, (const char *const[]){"kind", NULL}) ||
      (by && !names_one(c, by, found_value(found, "by"))))
    return false;
  for (const char *one; (one = next_alternative(&list, &length));)
    if (texts_alike(c->arena, arena_strndup(c->arena, one, length), found->text))
      return true;
  return false;
}

static bool is_claim(const struct expected *wanted) {
  const char *kind = expected_value(wanted, "kind");
  return kind && same(kind, "claim");
}

static bool is_no_claim(const struct expected *wanted) { return !is_claim(wanted); }

static bool proposal_passed_over(const struct found *found) { return same(found_value(found, "kind"), "claim"); }

/* A yrkande is told in many ways and whole sentences; only what it comes to must be in it. */
static bool claim_fits(const struct comparison *c, const struct expected *wanted, const struct found *found) {
  const char *by = expected_value(wanted, "by");
  return same(found_value(found, "kind"), "claim") && phrase_in(c, wanted->text, found->text) &&
         (!by || names_one(c, by, found_value(found, "by")));
}

static bool claim_passed_over(const struct found *found) { return !same(found_value(found, "kind"), "claim"); }

/* ID, of a proposal of the record, is the one that the item expects as WANTED ("p1"). */
static bool is_proposal(const struct comparison *c, const char *wanted, size_t length, const char *id) {
  for (size_t i = 0; *id && i < c->to->found_count; i++) {
    const struct found *one = &c->to->found[i];
    if (!same(one->name, "proposal") || !one->wanted || !same(found_value(one, "id"), id))
      continue;
    for (const struct expected *p = expected_child(c->item, "proposal"); p; p = expected_next(p)) {
      const char *other = expected_value(p, "id");
      if (p == one->wanted && other && strlen(other) == length && memcmp(other, wanted, length) == 0)
        return true;
    }
  }
  return false;
}

/* ------------------------------------------- positions and answers ---------------------------------------- */

static const char *layers_of(const struct expected *wanted) {
  const char *layers = expected_value(wanted, "layer");
  return layers ? layers : "administration|committee|board";
}

static bool same_target(const struct comparison *c, const struct expected *wanted, const struct found *found) {
  const char *list = expected_value(wanted, "proposal"), *id = found_value(found, "proposal");
  size_t length;
  if (!list)
    list = "whole";
  for (const char *one; (one = next_alternative(&list, &length));)
    if ((!*id && length == 5 && memcmp(one, "whole", 5) == 0) || is_proposal(c, one, length, id))
      return true;
  return false;
}

static bool position_in_place(const struct comparison *c, const struct expected *wanted, const struct found *found) {
  return among(layers_of(wanted), found_value(found, "layer")) && same_target(c, wanted, found);
}

static bool position_fits(const struct comparison *c, const struct expected *wanted, const struct found *found) {
  return attributes_fit(wanted, found, (const char *const[]){"stance", NULL}) && position_in_place(c, wanted, found);
}

static bool position_passed_over(const struct found *found) {
  return among("mover|party|third-party|member", found_value(found, "layer"));
}

static bool answer_fits(const struct comparison *c, const struct expected *wanted, const struct found *found) {
  const char *question = expected_value(wanted, "question"), *id = found_value(found, "question");
  return (!question || is_proposal(c, question, strlen(question), id)) && phrase_in(c, wanted->text, found->quote);
}

/* -------------------------------------- decisions, votes and dissents ------------------------------------- */

static const char *const decided[] = {"status", "object", "n", "assignment", "minority", NULL};

static bool decision_fits(const struct comparison *c, const struct expected *wanted, const struct found *found) {
  (void)c;
  return attributes_fit(wanted, found, (const char *const[]){"outcome", NULL}) &&
         attributes_fit(wanted, found, decided);
}

static bool decision_passed_over(const struct found *found) {
  return same(found_value(found, "status"), "earlier") || same(found_value(found, "object"), "procedure");
}

static bool decision_in_place(const struct comparison *c, const struct expected *wanted, const struct found *found) {
  (void)c;
  return !attributes_fit(wanted, found, (const char *const[]){"outcome", NULL}) &&
         attributes_fit(wanted, found, (const char *const[]){"status", "object", "n", NULL});
}

static bool vote_fits(const struct comparison *c, const struct expected *wanted, const struct found *found) {
  (void)c;
  return attributes_fit(wanted, found, (const char *const[]){"yes", "no", "abstain", "absent", NULL});
}

bool vote_counts_fit(const struct expected *wanted, const struct found *found) {
  return attributes_fit(wanted, found, (const char *const[]){"yes", "no", NULL});
}

bool vote_meaning_fits(const struct comparison *c, const struct expected *wanted, const struct found *found,
                       const char *name) {
  const char *list = expected_value(wanted, name), *value = found_value(found, name);
  return same(name, "follows") ? among(list, value) : phrase_in(c, list, value);
}

/* One of the words of the LENGTH bytes at PARTIES is a party of FOUND's; no words are any. */
static bool shares_party(const char *parties, size_t length, const char *found) {
  const char *end = parties + length;
  bool any = false;
  while (parties < end) {
    const char *space = memchr(parties, ' ', (size_t)(end - parties));
    size_t word = (size_t)((space ? space : end) - parties);
    any = any || word;
    if (word && has_word(found, parties, word))
      return true;
    parties += word + 1;
  }
  return !any;
}

/* One of the people named in the alternatives WANTED stands in FOUND. */
static bool names_whole(const struct comparison *c, const char *wanted, const char *found) {
  const char *plain = plain_words(c->arena, found);
  size_t length;
  for (const char *one; (one = next_alternative(&wanted, &length));)
    if (strstr(plain, plain_words(c->arena, arena_strndup(c->arena, one, length))))
      return true;
  return false;
}

static bool dissent_fits(const struct comparison *c, const struct expected *wanted, const struct found *found) {
  const char *list = expected_value(wanted, "party"), *by = expected_value(wanted, "by");
  bool party = !list;
  size_t length;
  for (const char *one; !party && (one = next_alternative(&list, &length));)
    party = shares_party(one, length, found_value(found, "party"));
  return party && attributes_fit(wanted, found, (const char *const[]){"kind", NULL}) &&
         (!by || names_whole(c, by, found_value(found, "by")));
}

const struct listed_kind item_kinds[] = {
    {KIND_PROPOSAL, "proposal", is_no_claim, proposal_fits, proposal_passed_over, NULL},
    {KIND_CLAIM, "proposal", is_claim, claim_fits, claim_passed_over, NULL},
    {KIND_POSITION, "position", NULL, position_fits, position_passed_over, position_in_place},
    {KIND_ANSWER, "answer", NULL, answer_fits, NULL, NULL},
    {KIND_DECISION, "decision", NULL, decision_fits, decision_passed_over, decision_in_place},
    {KIND_VOTE, "vote", NULL, vote_fits, NULL, NULL},
    {KIND_DISSENT, "dissent", NULL, dissent_fits, NULL, NULL},
};

const size_t item_kind_count = sizeof item_kinds / sizeof *item_kinds;
