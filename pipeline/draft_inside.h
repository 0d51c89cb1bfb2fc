/* draft_inside.h - what the parts of drafting share: draft.c (the whole way), draft_case.c (the incoming paper),
 * draft_template.c and draft_slots.c (the form), draft_earlier.c (what was said before), draft_quotes.c (whether it was
 * said so), draft_laws.c, draft_write.c and draft_answers.c (the XML), draft_render.c (files), draft_verify.c.
 */
#ifndef STANDPUNKT_DRAFT_INSIDE_H
#define STANDPUNKT_DRAFT_INSIDE_H

#include "draft.h"
#include "result.h"

/* ---- the form: pipeline/templates/NAME.template ---- */

struct draft_line {
  const char *key; /* "section", "text", "decision" ... */
  const char *value[6];
  size_t count;
};

struct draft_template {
  const char *name; /* of its file */
  const struct draft_line *line;
  size_t count;
};

/* The template NAME, or the one that fits BODY of the municipality with CODE (NULL = not known) in YEAR. */
const struct draft_template *template_choose(const char *directory, const char *name, const char *body,
                                             const char *code, int year, struct arena *arena, struct error *error);
/* The first line with KEY (and, where FIRST is not NULL, with that as its first value), or NULL. */
const struct draft_line *template_line(const struct draft_template *template, const char *key, const char *first);
/* Its value number AT, or OTHERWISE. */
const char *template_value(const struct draft_template *template, const char *key, size_t at, const char *otherwise);
/* The path of the data file NAME of FOLDER ("templates", "gazetteers"), as installed or in the source tree. */
const char *data_file(const char *directory, const char *folder, const char *name, struct arena *arena);

/* ---- the incoming paper ---- */

struct draft_proposal {
  const char *n; /* as shown; never NULL, each once */
  const char *text;
  const char *stance; /* chosen; NULL = not yet */
  bool question;
  const struct draft_earlier **earlier; /* own first, then best first */
  size_t earlier_count;
  size_t left_out; /* others' that were found and are not shown */
};

struct draft_case {
  const char *title; /* without "Motion (2025:17) av A (P)" before it */
  const char *kind;  /* "motion", "skrivelse" */
  const char *number;
  const char *movers; /* "Karin Lundmark (C) och Farid Haddad (L)"; NULL */
  size_t mover_count;
  const char *municipality, *code; /* NULL = not known */
  const char *reply_by;            /* ISO 8601; NULL */
  const char *sender_case;         /* case number of whoever asks; NULL */
  const char *asker;               /* who wants the reply; NULL */
  const char *wish;                /* "kommunfullmäktige uppdrar åt nämnderna", before the proposals; NULL */
  const char *referral;            /* id of the stored referral that told these; NULL */
  struct draft_proposal *proposal;
  size_t count;
};

/* ---- what was said before ---- */

/* Words of a stored record. */
struct draft_quote {
  unsigned n;                             /* of its footnote, from 1 */
  const char *mark;                       /* name of its bookmark, see draft_quotes.c */
  const char *document, *finding, *block; /* ids */
  uint32_t start, end;
  const char *text;  /* as the index says; once checked, as the record says */
  uint32_t page;     /* from here on: out of the record */
  const char *where; /* "Älvsjö stadsdelsförvaltning, tjänsteutlåtande "...", 2016-09-01" */
  const char *case_number, *file;
  const char *item;            /* number of the paragraph of minutes; NULL */
  const char *paragraph;       /* the block it stands in */
  const struct draft_law *law; /* that its paragraph cites and that holds no more; NULL */
};

enum draft_owner { OWNER_SELF, OWNER_PREDECESSOR, OWNER_OTHER };

struct draft_earlier {
  const char *document, *finding; /* ids */
  enum draft_owner owner;
  const char *speaker; /* "Älvsjö stadsdelsförvaltning" */
  const char *body;    /* the key of the body it belongs to (body_past.h) */
  const char *layer, *stance, *date;
  bool decision, whole;        /* a decision, STANCE what it amounts to; on a motion as a whole ... */
  bool this_motion;            /* ... which is the one at hand */
  double confidence, likeness; /* 0 to 1 */
  const char *reasons;         /* why the proposals are taken for alike, Swedish */
  const char *proposal;        /* the text of the proposal it was said of */
  struct draft_quote *quote;
  size_t quote_count;
};

/* ---- the whole ---- */

struct draft {
  const struct draft_sources *sources;
  const struct draft_request *request;
  const struct draft_template *template;
  struct draft_case matter;
  const char *administration; /* "Älvsjö stadsdelsförvaltning" */
  struct draft_quote **quote; /* all, in the order of their footnotes */
  size_t quote_count, quote_capacity;
  const struct draft_law *const *law; /* that the incoming paper cites and that hold no more */
  size_t law_count;
  unsigned comments, lists; /* used so far */
  struct arena *arena;
  struct error *error;
  struct result *out;
};

/* draft_case.c */
bool case_read(struct draft *draft);

/* draft_earlier.c */
bool earlier_find(struct draft *draft);

/* draft_quotes.c: numbers the quotes, reads their sources anew and compares.  mark_read takes a bookmark's name apart.
 */
bool quotes_check(struct draft *draft);
/* The record ID of the store, read anew and validated, its source compared with its hash; NULL with ERROR set. */
const struct record *source_read(const struct draft_sources *sources, const char *id, struct arena *arena,
                                 struct error *error);
struct draft_mark {
  unsigned n;
  char document[13], block[16], hash[7];
  uint32_t start, end;
};
bool mark_read(const char *name, struct draft_mark *mark);
const char *mark_name(const struct draft_quote *quote, struct arena *arena);

/* draft_slots.c: TEXT of a template with its slots filled, as inline content of the open element; what is in [brackets]
 * becomes a placeholder. */
void slots_write(struct draft *draft, const char *text);
/* "1, 2 och 4" */
const char *listed(struct arena *arena, const char *const *words, size_t count);
/* The outcome that STANCE asks for: "granted", "rejected" ...; "undecided" for NULL. */
const char *outcome_of(const char *stance);
/* Of all proposals together: one outcome, "mixed" or "undecided". */
const char *outcome_whole(const struct draft *draft);

/* draft_answers.c: all quotes in the order of their footnotes, and the subsection of each proposal. */
void answers_gather(struct draft *draft);
void answers_write(struct draft *draft);

/* draft_leads.c */
/* How a stance is told: of an earlier time ("Den 2 maj 2024 avstyrkte X samma förslag"), of an earlier time with doubt
 * ("... förefaller X ha avstyrkt samma förslag"), and of now. */
struct stance_words {
  const char *stance;
  const char *past, *past_middle, *past_end; /* before and after who spoke, and after what it was of; NULL = nothing */
  const char *doubtful;
  const char *now;
  int side; /* 1 for, -1 against, 0 neither */
};
const struct stance_words *words_of(const char *stance);
/* "den 22 maj 2025" of "2025-05-22"; NULL if it is no date. */
const char *day_in_words(struct arena *arena, const char *date);
/* True of "Socialnämnden" and "Tekniska förvaltningen", which any municipality may have; not of "Sjöviks
 * stadsdelsnämnd". */
bool body_is_general(const char *name);
/* "Den 22 maj 2025 avstyrkte Sjöviks stadsdelsförvaltning samma förslag:" */
const char *lead_of(const struct draft *draft, const struct draft_earlier *earlier);
#define DRAFT_SURE 0.76 /* below it an interpretation is told as one */

/* draft_write.c */
void draft_write(struct draft *draft);
/* A paragraph that the program proposes, with the comment WHY; TEXT is a template's if it has SLOTS. */
void write_suggestion(struct draft *draft, const char *why, const char *text, bool slots);

/* draft_laws.c: laws that were replaced, gazetteers/laws.tsv. */
struct draft_law {
  const char *name, *number, *since, *now, *now_number;
};
/* Looks for them in the incoming paper and around the quotes. */
bool laws_find(struct draft *draft);

#endif
