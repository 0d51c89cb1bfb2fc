/* commands.h - what several commands share. */
#ifndef STANDPUNKT_COMMANDS_H
#define STANDPUNKT_COMMANDS_H

#include "command.h"
#include "index.h"
#include "output.h"
#include "pipeline.h"
#include "store.h"
#include "worker.h"

/* The store and the index of one invocation. */
struct opened {
  struct store *store;
  struct index *index;
};

/* Opens what the data directory of INVOCATION holds, for writing or only for reading; on failure nothing is open. */
bool open_data(const struct invocation *invocation, bool writing, struct opened *opened, struct error *error);
void close_data(struct opened *opened);

/* Removes the files of documents that were forgotten; also done whenever the store is opened for writing. */
bool finish_removals(struct opened *data, struct error *error);

/* The one document that WHAT stands for (index_resolve), or NULL with ERROR set. */
const char *the_document(struct index *index, const char *what, struct arena *arena, struct error *error);

/* Limits of one document, the options of every command that reads documents. */
#define READING_OPTIONS                                                                                                \
  {"timeout", 0, "SECONDS", "the most time for one document (30)"},                                                    \
      {"memory", 0, "MIB", "the most memory for one document (768)"},                                                  \
      {"max-pages", 0, "COUNT", "documents with more pages are not read (20000)"},                                     \
      {"max-text", 0, "MILLIONS", "documents with more millions of characters are not read (40)"}, {                   \
    "max-record", 0, "MIB", "larger records are not kept (64)"                                                         \
  }
extern const struct option_spec reading_options[];

/* What they say. */
bool reading_limits(const struct invocation *invocation, struct worker_limits *limits, struct error *error);

/* FILE read by a worker: what PRODUCT makes of it, in ARENA; NULL with ERROR set. */
const char *read_one(const char *file, const struct knowledge *knowledge, const struct product *product,
                     const struct worker_limits *limits, struct arena *arena, size_t *length, struct error *error);

/* Has the file that INVOCATION names read by a worker and prints what PRODUCT makes of it; KNOWING if that takes
 * rules. */
enum exit_status print_product(const struct invocation *invocation, bool knowing, const struct product *product);

/* What PRINT writes, in ARENA: for products that are printed.  NULL with ERROR set if there is no memory for it. */
char *print_in_memory(void (*print)(FILE *out, const struct knowledge *knowledge, const struct passage *passage),
                      const struct knowledge *knowledge, const struct passage *passage, struct arena *arena,
                      size_t *length, struct error *error);

/* Today as ISO 8601; where $SOURCE_DATE_EPOCH is set, the day (UTC) that it stands for. */
const char *today(struct arena *arena);

/* --json, --csv or the readable table. */
enum list_format list_format_of(const struct invocation *invocation);

/* The proposals, positions, answers, decisions, votes and dissents of RECORD with their quotes, for people. */
void print_findings(FILE *out, const struct record *record);

/* Title, issuer, dates, people ... */
void print_metadata(FILE *out, const struct record *record);

void print_remarks(FILE *out, const struct record *record);

/* All of RECORD but its text. */
void print_record_json(FILE *out, const struct record *record);

#endif
