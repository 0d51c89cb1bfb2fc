/* compounds.h - the parts of Swedish compounds: skolfrånvaroproblematik is skol|frånvaro|problematik. */
#ifndef STANDPUNKT_COMPOUNDS_H
#define STANDPUNKT_COMPOUNDS_H

#include "error.h"
#include <stddef.h>
#include <stdint.h>

/* What a form can be in a compound. */
enum { COMPOUND_FIRST = 1, COMPOUND_BETWEEN = 2, COMPOUND_LAST = 4 };

/* The hash of a form, byte by byte from COMPOUND_HASH on (FNV-1a); the slot it belongs to of so many; and the eight
 * bits of it that stand in the slot above the place of the entry, so that most other forms are told apart there. */
#define COMPOUND_HASH 2166136261u
static inline uint32_t compound_hash(uint32_t hash, char byte) { return (hash ^ (unsigned char)byte) * 16777619u; }
static inline uint32_t compound_slot(uint32_t hash, uint32_t slots) {
  return (uint32_t)((uint64_t)(hash * 2654435761u) * slots >> 32);
}
static inline uint32_t compound_tag(uint32_t hash) { return hash << 24; }

/* Calls EACH with the stems of the parts of WORD (folded), and of two neighbouring parts where there are three or more;
 * nothing for a word that is no compound, or too short. */
typedef void compound_part(void *context, const char *stem, size_t length);
void compounds_split(const char *word, size_t length, compound_part *each, void *context);

/* Reads the exceptions that people have written down (gazetteers/compounds.tsv): before any other thread uses the
 * parts.  False with ERROR set, naming file and line. */
bool compounds_load(const char *file, struct error *error);

/* Changes with everything that could change a split: 64 hexadecimal digits. */
const char *compounds_version(void);

#endif
