/* commands.h - what several commands share. */
#ifndef STANDPUNKT_COMMANDS_H
#define STANDPUNKT_COMMANDS_H

#include "command.h"
#include "index.h"
#include "output.h"
#include "pipeline.h"
#include "store.h"

/* The store and the index of one invocation. */
struct opened {
  struct store *store;
  struct index *index;
};

/* Opens what the data directory of INVOCATION holds, for writing or only for reading; on failure nothing is open. */
bool open_data(const struct invocation *invocation, bool writing, struct opened *opened, struct error *error);
void close_data(struct opened *opened);

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
