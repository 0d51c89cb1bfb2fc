/* view_sources.h - which body a sentence or a heading names as the one whose view it tells (view_sources.c). */
#ifndef STANDPUNKT_VIEW_SOURCES_H
#define STANDPUNKT_VIEW_SOURCES_H

#include "context.h"

enum source_kind {
  SOURCE_NONE,     /* nobody is named */
  SOURCE_NAMED,    /* a body is the subject, but of no word of telling: "Tekniska nämnden ansvarar för ..." */
  SOURCE_TELLS,    /* a body tells its view */
  SOURCE_DOCUMENT, /* "I tjänsteskrivelsen konstateras": the administration's paper */
  SOURCE_THERE,    /* "I yttrandet anförs", "Där framhålls": the body that was named last */
  SOURCE_OTHER     /* the mover, a member, somebody outside, or how the matter was handled */
};

struct source {
  enum source_kind kind;
  const char *name;  /* as printed, without the "s" of the genitive; NULL if there is none */
  const char *layer; /* token */
  bool begins;       /* named at the very beginning */
};

/* Whose view SENTENCE tells. */
struct source source_of(struct context *c, struct range sentence);

/* The body whose view stands under the heading BLOCK ("Tekniska nämndens yttrande", "Förvaltningens synpunkter"). */
struct source source_of_heading(struct context *c, uint32_t block);

/* "Byggnadsnämnden avstyrker förslaget", "Miljökontoret har yttrat sig": does SENTENCE begin with a body, of another
 * name than those in whose voice the paper is written, and say what it thinks? */
bool another_thinks(struct context *c, struct range sentence);

/* "nämnden", "Kontoret": a body without a name of its own? */
bool is_bare_body(const char *name);

#endif
