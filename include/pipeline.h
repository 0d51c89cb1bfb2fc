/* pipeline.h - the whole way of one document, from bytes to record, and the data files it needs.
 */
#ifndef STANDPUNKT_PIPELINE_H
#define STANDPUNKT_PIPELINE_H

#include "extractor.h"
#include "normalise.h"
#include "xml.h"

/* Rules, gazetteers and schema, read once a process. */
struct knowledge {
  struct gazetteer *gazetteer;
  struct rule_set *rules;
  struct schema *schema;
};

/* Reads them from $STANDPUNKT_SHARE, else from the installed folder, else from the source tree beside the program;
 * false with ERROR set.  Free by knowledge_free. */
bool knowledge_load(struct knowledge *knowledge, struct error *error);
/* The schema alone, for commands that only read records. */
bool knowledge_load_schema(struct knowledge *knowledge, struct error *error);
void knowledge_free(struct knowledge *knowledge);

/* The folder that knowledge_load chose, or would choose; NULL if there is none. */
const char *knowledge_directory(struct arena *arena);

/* How compounds are cut (gazetteers/compounds.tsv), for the whole process: before an index is opened. */
bool knowledge_words(struct error *error);

/* Only the name lists, from there; NULL with ERROR set.  Free by gazetteer_free. */
struct gazetteer *knowledge_gazetteer(struct error *error);

/* What one document went through; later stages are NULL where an earlier one failed. */
struct passage {
  const struct pages *pages;
  const struct document *document;
  const struct findings *findings;
  struct record *record;
};

/* Milliseconds spent, added up over documents; for `make bench`. */
struct stage_times {
  double extract, segment, recognise, normalise, write;
};

/* Runs SOURCE through all stages in ARENA.  TIMES may be NULL.  False with ERROR set; PASSAGE tells how far it came.
 * A document whose text is only pictures is no failure: its record carries the remark no-text-layer. */
bool pipeline_run(const struct knowledge *knowledge, struct arena *arena, const struct source *source,
                  const struct extract_limits *limits, struct passage *passage, struct stage_times *times,
                  struct error *error);

#endif
