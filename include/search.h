/* search.h - passages that answer a question: hits grouped by document, with facets.
 *
 *   struct search_request request = {.query = "skolsociala team organ:Älvsjö år:2016..2024", .limit = 20};
 *   struct search_answer *answer = search(index, &request, arena, &error);
 *
 * The language of the query:
 *
 *   skola frånvaro            both words, in any inflection and as parts of compounds, or what means the same
 *   "elevhälsans uppdrag"     the words side by side, and no synonyms; any quotation marks will do
 *   skolsoc*                  words that begin so
 *   -förskola                 not this one; NOT or INTE förskola, -"hela frasen", -organ:kommunstyrelsen
 *   skola OR förskola team    either of the two, and team: OR (or ELLER) binds more tightly than nothing
 *   organ:Älvsjö              a field, see search_fields; organ:"Älvsjö stadsdelsnämnd", hållning:avstyrker,delvis,
 *                             år:2016..2024.  Several values of one field: any of them; of several fields: each.
 *   organ:Älvsjö~             the body and what it was before and became later (needs the gazetteer)
 *
 * Everything is exact: all passages that fit are found, counted and ranked, however many they are.  The score is BM25
 * (k1 1.2, b 0.75, length in steps of an eighth of a doubling) times what the kind of passage is worth - a title 16, a
 * finding 8, a heading 4, a paragraph 1 - where a synonym counts half a word and what a document can also be found by
 * (body, numbers, people) a third; scores in the same 64th of a doubling are equal, and then the newer document comes
 * first, then the smaller id.  A paragraph is left out where a finding, title or heading in it is found itself.  Of
 * several renderings of one work the one with the best hit stands for all.  The order does not depend on the order in
 * which documents came in.
 *
 * Each thread needs a struct index of its own; it keeps what it has read of the index for the next question (about 10
 * bytes a passage), and sees what others have committed since.  Nothing else is shared.
 */
#ifndef STANDPUNKT_SEARCH_H
#define STANDPUNKT_SEARCH_H

#include "gazetteer.h"
#include "index.h"

enum search_field {
  SEARCH_MUNICIPALITY, /* kommun: municipality:   name or code */
  SEARCH_BODY,    /* organ: body: nämnd:     who issued the document or, where nobody knows, to whom it is addressed;
                     by name, abbreviation or reference */
  SEARCH_PARTY,   /* parti: party:           of movers, of dissenters, of who holds a position */
  SEARCH_STANCE,  /* hållning: stance:       avstyrker, oppose ... */
  SEARCH_OUTCOME, /* beslut: outcome:        avslag, rejected ... */
  SEARCH_YEAR,    /* år: year:               2016, 2016..2024, 2016.., ..2024 */
  SEARCH_TYPE,    /* typ: type:              yttrande, statement ... */
  SEARCH_KIND,    /* slag: kind:             ställningstagande, position ... */
  SEARCH_MOTION,  /* motion:                 2016:28 */
  SEARCH_CASE,    /* dnr: case:              "KFN 2021/7", spaces do not matter */
  SEARCH_FIELDS
};
enum { SEARCH_FACETS = SEARCH_TYPE + 1 /* so many fields, the first, have counts */ };

struct search_filter {
  enum search_field field;
  const char *value; /* as after the colon in a query, without quotation marks */
  bool excluded;
};

struct search_request {
  const char *query; /* UTF-8 as typed; NULL or "" if filters say it all */
  const struct search_filter *filter;
  size_t filter_count;
  size_t limit, offset;              /* documents: the first LIMIT after OFFSET */
  size_t each;                       /* the most hits shown of a document; 0 = 3 */
  unsigned facets;                   /* bits 1u << SEARCH_...: which to count; 0 = none */
  size_t values;                     /* the most values of a facet; 0 = 20 */
  bool verbatim;                     /* no synonyms at all */
  bool no_guess;                     /* do not look for what may have been meant */
  const struct gazetteer *gazetteer; /* for synonyms and names; may be NULL */
};

/* A passage that answers. */
struct search_hit {
  const char *kind;  /* "title", "heading", "paragraph", or of a finding: "proposal", "position", "decision", ... */
  const char *id;    /* of the finding, block or item in its record: with the document's, its permanent address;
                       NULL of a title that stands nowhere in the text */
  const char *block; /* id of the block of a paragraph or heading; NULL of findings */
  const char *stance, *outcome, *layer; /* where the kind has them */
  const char *holder;                   /* who holds, decides, reserves or proposes */
  const char *party;                    /* of a dissent */
  const char *item, *item_title;        /* paragraph number in minutes; NULL */
  const char *item_id;                  /* in the record; NULL */
  const char *quote;                    /* verbatim */
  const char *marked;                   /* the quote, matches between U+0002 and U+0003 */
  const char *proposal; /* of a position or answer: the text of the proposal it is on; of several, one a line */
  uint32_t page;        /* from 1; 0 = not told.  Boxes are in the record, and in `evidence` of the finding */
  double confidence;    /* of a finding; negative: has none */
  double score;         /* larger is better */
};

/* Another rendering of the same work. */
struct search_rendering {
  const char *id, *file;
};

struct search_document {
  const char *id, *title, *type, *municipality, *municipality_code, *issuer, *issuer_ref, *layer, *date, *file;
  struct search_hit *hit; /* best first */
  size_t hit_count;       /* shown */
  uint64_t hit_total;     /* found */
  const struct search_rendering *rendering;
  size_t rendering_count;
  double score; /* of the best hit */
};

struct search_value {
  const char *value; /* what to give as filter: a token, code or name */
  const char *label; /* for people: a name; of tokens, the token (templates/words.xsl has the Swedish words) */
  uint64_t count;    /* hits there would be with this value alone in the field, all else the same */
  bool chosen;       /* a filter names it */
};

struct search_facet {
  enum search_field field;
  const struct search_value *value; /* most hits first; years latest first */
  size_t count, total;              /* given, and all there are */
};

/* What is wrong with a question. */
enum search_fault {
  SEARCH_FINE,
  SEARCH_NOTHING,       /* no word at all */
  SEARCH_ONLY_EXCLUDED, /* nothing that must occur */
  SEARCH_QUOTE_OPEN,    /* WORD: what follows the mark */
  SEARCH_LONE_STAR,
  SEARCH_STAR_INSIDE, /* WORD */
  SEARCH_STAR_SHORT,  /* WORD */
  SEARCH_OR_SIDES,
  SEARCH_OR_FIELDS,     /* OR between a field and something else */
  SEARCH_OPERATOR_LAST, /* WORD: OR, NOT ... */
  SEARCH_TOO_MANY,
  SEARCH_TOO_LONG,
  SEARCH_UNKNOWN_FIELD, /* WORD; MEANT or NULL */
  SEARCH_EMPTY_FIELD,   /* WORD: the field's name */
  SEARCH_UNKNOWN_VALUE, /* WORD in FIELD; MEANT or NULL */
  SEARCH_BAD_YEAR,      /* WORD */
};

struct search_answer {
  struct search_document *document;
  size_t count;
  uint64_t total;     /* passages found */
  uint64_t documents; /* works they stand in */
  bool at_least;      /* the totals are lower bounds; not so at present */
  struct search_facet *facet;
  size_t facet_count;
  enum search_fault fault; /* if not SEARCH_FINE: nothing was looked for */
  enum search_field fault_field;
  const char *word, *meant; /* see enum search_fault */
  const char *instead;      /* "did you mean": a query that finds more; NULL */
  uint64_t instead_total;
  const char *query;                  /* as asked */
  const struct search_filter *filter; /* all in force, those in the query too */
  size_t filter_count;
};

/* Answers REQUEST, in ARENA.  NULL with ERROR set only if the index cannot be read; a question that cannot be
 * understood gives an answer with a fault.  Sees what is committed. */
struct search_answer *search(struct index *index, const struct search_request *request, struct arena *arena,
                             struct error *error);

/* A passage that was found, without its document around it. */
struct search_passage {
  const char *document, *date; /* id; date may be NULL */
  struct search_hit hit;
};

/* The passages of the LIMIT best documents for QUERY, those of one document together, best first: for what goes on with
 * them (matters, history, exports).  GAZETTEER may be NULL.  ERROR_USAGE for a question that cannot be understood. */
size_t search_passages(struct index *index, const struct gazetteer *gazetteer, const char *query, size_t limit,
                       struct arena *arena, struct search_passage **passages, struct error *error);

/* The sentence that says what is wrong and what may have been meant: in English, or in Swedish for readers of pages.
 * NULL for SEARCH_FINE. */
const char *search_fault_text(const struct search_answer *answer, bool swedish, struct arena *arena);

/* The name of a field in Swedish as it is typed ("hållning"), and the English one ("stance"). */
const char *search_field_name(enum search_field field, bool swedish);

/* The token of a field in results and lists: "municipality", "body" ... */
const char *search_field_token(enum search_field field);

/* A query that adds VALUE in FIELD to QUERY, with quotation marks where it needs them. */
const char *search_narrowed(const char *query, enum search_field field, const char *value, struct arena *arena);

/* ANSWER as result XML (result.h; schemas/result.md tells the elements), with its length. */
const char *search_result(const struct search_answer *answer, const struct search_request *request, struct arena *arena,
                          size_t *length);

#endif
