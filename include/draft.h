/* draft.h - the first version of an answer to a referral: what the motion proposes, what this body and others have said
 * of the like before, word for word and with its source, in the form that such papers have.
 *
 *   struct draft_sources sources = {store, index, schema, gazetteer, knowledge_directory(arena)};
 *   struct draft_request request = {.incoming = record, .body = "Sjöviks stadsdelsnämnd", .date = "2025-04-02"};
 *   const char *bytes = draft_make(&sources, &request, DRAFT_DOCX, arena, &length, &error);
 *
 * A draft is first XML (schemas/draft.md), then whatever a stylesheet of pipeline/templates/ makes of it.  The same
 * store, request and date give the same bytes.  Nothing is printed or stored here: the command and the server call it.
 *
 * Every quote is compared, byte for byte, with the record that the store holds of its source - read anew and
 * validated - and the source's bytes with the hash in that record.  One that differs is ERROR_INVALID with its name,
 * and there is no draft.
 */
#ifndef STANDPUNKT_DRAFT_H
#define STANDPUNKT_DRAFT_H

#include "gazetteer.h"
#include "index.h"
#include "store.h"
#include "worker.h"
#include "xml.h"

/* Where things are found. STORE and INDEX are both NULL where nothing was ingested: the draft is then a skeleton. */
struct draft_sources {
  const struct store *store;
  struct index *index;
  const struct schema *schema;
  const struct gazetteer *gazetteer;
  const char *directory; /* of the data files: knowledge_directory */
};

/* The paper to answer in the matter called ID (see matter_find): the record of its motion, else of a paper that tells
 * its proposals; in ARENA.  NULL with ERROR set: ERROR_NOT_FOUND if there is no such matter. */
struct record *draft_matter(const struct draft_sources *sources, const char *id, struct arena *arena,
                            struct error *error);

/* A proposal of INCOMING as a draft numbers it: each has a number of its own. */
struct draft_asked {
  const char *n, *text;
};
size_t draft_asked(const struct record *incoming, struct arena *arena, struct draft_asked **asked);

/* What the clerk wants to answer to one proposal. */
struct draft_stance {
  const char *n;      /* its number as the draft shows it: "1" */
  const char *stance; /* a token of record.xsd: "support", "oppose" ... */
};

struct draft_request {
  const struct record *incoming; /* the motion, read by a worker and validated */
  const char *body;              /* who answers: "Älvsjö stadsdelsnämnd" */
  const char *municipality;      /* of the body; NULL = as the paper says */
  const char *template;          /* its name; NULL = by body, municipality and year */
  const struct draft_stance *stance;
  size_t stance_count;
  const char *date; /* of the draft, ISO 8601 */
  /* What stands before a document's id in links, "https://.../dokument/"; NULL = footnotes name the id. */
  const char *links;
};

enum draft_format { DRAFT_XML, DRAFT_HTML, DRAFT_MARKDOWN, DRAFT_DOCX, DRAFT_ODT, DRAFT_FORMATS };

/* The format that the ending of FILE stands for; false if it is none. */
bool draft_format_of(const char *file, enum draft_format *format);
/* "application/vnd...": for HTTP. */
const char *draft_media_type(enum draft_format format);

/* "1=support,3=oppose" (Swedish words and English tokens) into *STANCES in ARENA; their number.  ERROR_USAGE. */
size_t draft_stances(const char *text, struct arena *arena, struct draft_stance **stances, struct error *error);

/* The draft as XML; in ARENA.  NULL with ERROR set: ERROR_USAGE for an unknown template or a stance on a proposal that
 * there is not, ERROR_INVALID for a quote that is not what its source says, ERROR_RULES for a broken template. */
const char *draft_xml(const struct draft_sources *sources, const struct draft_request *request, struct arena *arena,
                      size_t *length, struct error *error);

/* XML, which draft_xml made, as FORMAT; in ARENA.  NULL with ERROR set. */
const char *draft_render(const struct draft_sources *sources, const char *xml, size_t length, enum draft_format format,
                         struct arena *arena, size_t *rendered, struct error *error);

/* Both. */
const char *draft_make(const struct draft_sources *sources, const struct draft_request *request,
                       enum draft_format format, struct arena *arena, size_t *length, struct error *error);

/* The names of the templates, in order of name, each with its description: for help and forms. */
struct draft_template_name {
  const char *name, *description;
};
size_t draft_templates(const char *directory, struct arena *arena, struct draft_template_name **names,
                       struct error *error);

/* ---- looking again at a draft that people have edited ---- */

enum draft_state {
  DRAFT_KEPT,       /* word for word what the store has at that place */
  DRAFT_MOVED,      /* word for word in the store, at another place of the document: it was read anew */
  DRAFT_CHANGED,    /* the draft says something else than the source */
  DRAFT_LOST,       /* the draft was made with it and has it no more */
  DRAFT_SOURCE_GONE /* the store no longer has the document */
};

struct draft_checked {
  const char *mark; /* the name of its bookmark */
  unsigned n;       /* of its footnote, as the draft was made */
  enum draft_state state;
  const char *document; /* id; of one that the store has not, its beginning */
  const char *title;    /* of the document; NULL */
  const char *found;    /* what the draft has; NULL = nothing */
  const char *said;     /* what the source has at that place; NULL */
};

/* "kept", "moved", "changed", "lost", "source-gone" */
const char *draft_state_name(enum draft_state state);

/* What a worker makes of an edited draft: lines for draft_verify. */
extern const struct product product_draft_quotes;

/* The quotes that LINES (made by product_draft_quotes) tell of, compared with the store; in ARENA, in order of their
 * numbers.  A draft that was made without quotes gives 0; ERROR_NOT_FOUND if nothing shows that it was made here. */
size_t draft_verify(const struct draft_sources *sources, const char *lines, size_t length, struct arena *arena,
                    struct draft_checked **checked, struct error *error);

#endif
