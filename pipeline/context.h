/* context.h - what the parts of normalisation share: the paper at hand, its findings, the record in the making.
 *
 * metadata.c, bodies.c, title.c, people.c, officers.c, movers.c and meeting_people.c fill the head of the record;
 * proposals.c finds what is proposed and asked; tie.c tells which proposal a passage speaks of; speech.c who is
 * speaking; positions.c weighs stances; decisions.c, claims.c, votes.c and dissents.c read what was decided, claimed,
 * voted and reserved; remarks.c says what the reader should know.
 */
#ifndef STANDPUNKT_CONTEXT_H
#define STANDPUNKT_CONTEXT_H

#include "any_of.h"
#include "normalise.h"

struct wording; /* the words of the paper, see words.c */
struct marks;   /* its quotation marks, see speech.c */
struct parts;   /* where the sentence that was asked for last is cut, see speech.c */
struct view;    /* whose words stand where, see views.h */
struct views;
struct topics; /* what its sentences are about, see topics.c */

struct context {
  struct arena *arena;
  const struct document *document;
  const struct findings *findings;
  const struct rule_set *rules;
  const struct gazetteer *gazetteer;
  struct record *record;
  const char *issuer_layer; /* "administration", "committee", "board", "council", "mover"; never NULL once known */
  int year;                 /* of the paper, 0 = not known */
  unsigned ids;             /* running number for ids of findings */
  uint32_t view_from;       /* in a paper without a section for it: the block from which it tells its view; 0 = none */
  const struct view *view;  /* whose view is being read; NULL = the issuer's */
  struct views *views;      /* all of them; NULL = not looked for yet */
  struct wording *wording;  /* both made when first asked for */
  struct marks *marks;
  uint32_t *full_line;   /* by page: the characters of its longest line, 0 = not counted yet; NULL = none asked for */
  struct parts *parts;   /* NULL = not kept */
  struct topics *topics; /* of the item TOPICS_ITEM, made last where view_from was 0 (topics.c); NULL = none */
  uint32_t topics_item;
  enum { ADOPTS_UNKNOWN, ADOPTS_NOTHING, ADOPTS_REPORT } adopts; /* does it make a report its own (views.h)? */
};

/* A copy of RANGE of the text with white space made single. */
char *range_text(const struct context *c, struct range range);
/* The same in lower case, and TEXT in lower case. */
const char *folded_range(const struct context *c, struct range range);
const char *folded(const struct context *c, const char *text);
bool range_empty(struct range range);
/* Are two tokens the same?  NULL is like none. */
bool is(const char *a, const char *b);
/* Does TEXT end with END? */
bool ends_with(const char *text, const char *end);
bool range_within(struct range inner, struct range outer);

/* The group NAME of FINDING as a range (empty if it has none) and as text (NULL if it has none). */
struct range capture(const struct context *c, const struct finding *finding, const char *name);
const char *capture_text(const struct context *c, const struct finding *finding, const char *name);

/* An attribute of FINDING's rule; its value as a number from 0 to 1, or OTHERWISE. */
const char *finding_get(const struct finding *finding, const char *name);
bool finding_is(const struct finding *finding, const char *name, const char *value);
double finding_number(const struct finding *finding, const char *name, double otherwise);

/* Room in ARENA for what CONTEXT.parts keeps. */
struct parts *parts_new(struct arena *arena);

/* The role of the section in which byte AT stands; ROLE_COUNT in furniture. */
enum section_role role_at(const struct context *c, uint32_t at);
/* The item in which byte AT stands; item 0 for furniture. */
uint32_t item_at(const struct context *c, uint32_t at);
const struct section *section_at(const struct context *c, uint32_t at);

/* Adds the quote RANGE as evidence: one for each block that it touches, without white space at its ends.  RULE may be
 * NULL.  A quote that is there already is not added again. */
void add_evidence(struct context *c, struct evidences *evidences, struct range range, const char *rule);

/* A new id for a finding: "p3". */
const char *new_id(struct context *c, char kind);

/* The sentence in which AT stands, within its block. */
struct range sentence_at(const struct context *c, uint32_t at);
/* The sentences of block NUMBER; while a view is read that is told sentence by sentence, those that belong to it, and
 * while the paper's own view is read, those that no other body is told to think. */
const struct cut_block *block_sentences(const struct context *c, uint32_t number);
/* The bytes of block INDEX. */
struct range block_range(const struct context *c, uint32_t index);

/* The position in the findings of the first that begins at or after AT. */
size_t finding_from(const struct context *c, uint32_t at);

/* The layer of a body by its name: "council", "board", "committee", "administration", "third-party"; NULL if the name
 * tells nothing. */
const char *body_layer(const struct context *c, const char *name);

/* TEXT (a date in any of the usual forms) as ISO 8601; NULL if it is no date or cannot exist, *IMPOSSIBLE telling
 * which. */
const char *iso_date(const struct context *c, const char *text, bool *impossible);

/* ---- people.c ---- */
struct named {
  const char *name, *party; /* party upper case as printed, or NULL */
};
/* The people in RANGE: "Anna Berg (S), Bo Ek (S) och Li Sten (båda M)", "Anna Berg m.fl. (S)". Returns their number. */
size_t people_in(const struct context *c, struct range range, struct named *out, size_t room);
void add_person(struct context *c, struct record_item *item, const char *role, const struct named *who,
                const char *title, const char *date, struct range quote);
void find_people(struct context *c);
/* The name that begins the text from TEXT to END, two to five words and perhaps a party, in bytes; or 0. */
size_t name_length(const struct context *c, const char *text, const char *end);
/* Officers in the letterhead and in lists of them, see officers.c. */
void find_officers(struct context *c);
/* The title of an officer that begins TEXT before a name, "Biträdande skolchef Siv Berg", in bytes; or 0. */
size_t leading_title(const struct context *c, const char *text, size_t length);
/* Who signs the paper, once its officers and approvers are known. */
void find_signatories(struct context *c);
/* The block of the title, 0 = none, and whether BLOCK stands before it in the head. */
uint32_t title_block(const struct context *c);
bool in_letterhead(const struct context *c, uint32_t block);
/* Chair, secretary and adjusters of minutes and agendas, see meeting_people.c. */
void find_meeting_people(struct context *c);
void find_movers(struct context *c);

/* ---- metadata.c, bodies.c, writer.c, title.c, references.c ---- */
void find_metadata(struct context *c);
/* Adds the date RANGE in ROLE, once, or with no value if there is no such day. */
void add_date(struct context *c, const char *role, struct range range);
/* The layer of the first body that the head of the paper names, and the block where; or NULL. */
const char *letterhead_layer(const struct context *c, uint32_t *block);
/* Who writes a paper whose letterhead does not tell it, "administration", "committee" or "board", by signs that are
 * weighed; how much the signs of the one outweigh those of the other in *MARGIN, 0 = not at all (writer.c). */
const char *writer_layer(struct context *c, double *margin);
/* Does the head name an officer by his title above BLOCK?  A committee there is whom the paper is for. */
bool officer_above(const struct context *c, uint32_t block);
/* Is the letterhead that of pupils, tenants or others who are asked? */
bool letterhead_of_others(const struct context *c);
void find_addressee(struct context *c);
void find_issuer(struct context *c);
/* Where no letterhead names the office, the one that speaks in its own paper is the issuer. */
void issuer_from_text(struct context *c);
void find_layer(struct context *c);
void find_municipality(struct context *c);
void find_title(struct context *c);
/* The title and the subtitle, which may be the line that tells what kind of matter it is; never NULL. */
const char *whole_title(const struct context *c);
void find_references(struct context *c);

/* ---- proposals.c, answers.c ---- */
void find_proposals(struct context *c);
/* Adds what FINDING, of a rule for proposals or questions, tells at RANGE to ITEM, once.  MARKER may be NULL. */
void add_proposal(struct context *c, struct record_item *item, const struct finding *finding, struct range range,
                  const char *marker);
/* Cell NUMBER of the table row BLOCK, from 0; empty if it has fewer. */
struct range table_cell(const struct context *c, uint32_t block, int number);
/* Are questions asked or answered in papers of this type? */
bool wants_questions(const struct context *c);
void find_answers(struct context *c);

/* ---- claims.c: what members claim at the table ---- */
void find_claims(struct context *c);

/* ---- tie.c ---- */
struct tie {
  size_t proposal; /* index in the item */
  double score;    /* share of what tells the proposal apart that the passage names, 0 to 1 */
  bool explicit;   /* named by number */
};
struct ties;
/* Prepares the words of ITEM's proposals; NULL if it has none to which a stance could belong. */
struct ties *ties_new(struct context *c, const struct record_item *item);
/* The proposals that PASSAGE speaks of, its words at full weight and those of AROUND (may be empty) at a third; best
 * first.  Returns their number, at most ROOM. */
size_t ties_find(struct context *c, const struct ties *ties, struct range passage, struct range around, struct tie *out,
                 size_t room);
/* How much of what tells each proposal apart PASSAGE names, in WEIGHT (by index of the item's proposals). */
void ties_weights(struct context *c, const struct ties *ties, struct range passage, struct range around,
                  double *weight);
/* How much there is of what tells PROPOSAL apart. */
double ties_total(const struct ties *ties, size_t proposal);
/* The proposal NUMBER of the motion, from 1, in *OUT; 0 if there is none. */
size_t ties_number(const struct ties *ties, int number, struct tie *out);
/* 1 for "första" to 10 for "tionde" (WORD in lower case); 0 for any other word. */
int ordinal_number(const char *word, size_t length);
/* How alike two texts are by their content words, 0 to 1. */
double likeness(struct context *c, const char *a, const char *b);

/* ---- speech.c ---- */
enum voice { VOICE_ISSUER, VOICE_MOVER, VOICE_OTHER, VOICE_NAMED };
struct speaker {
  enum voice voice;
  const char *layer;  /* token */
  const char *holder; /* as printed, or NULL = the issuer */
};
/* Whose view the words at CUE in SENTENCE tell. */
struct speaker speaker_of(struct context *c, struct range sentence, struct range cue);
/* Stands CUE between quotation marks, which may have opened some paragraphs before it? */
bool quoted(struct context *c, struct range cue);
/* The clause of SENTENCE in which CUE stands. */
struct range clause_of(const struct context *c, struct range sentence, struct range cue);
/* An odd number of negators bears on CUE. */
bool negated(const struct context *c, struct range clause, struct range cue);
/* "skulle kunna", "om ... införs", "vid ett bifall": a thought, not a view. */
bool hypothetical(const struct context *c, struct range clause, struct range cue);

/* The stance that FINDING, a cue, tells after negation; NULL if it tells none. */
const char *cue_stance(struct context *c, const struct finding *finding);

/* ---- positions.c, decisions.c, votes.c, dissents.c, remarks.c ---- */
void find_positions(struct context *c);
void find_decisions(struct context *c);
/* Stances on the whole motion that follow from what is proposed, where nothing else tells one. */
void positions_from_decisions(struct context *c);
/* Stances on proposals to which nothing else gave one, from the reasons that are told (weigh.c). */
void weigh_positions(struct context *c);
void find_votes(struct context *c);
void find_dissents(struct context *c);
void find_remarks(struct context *c);

#endif
