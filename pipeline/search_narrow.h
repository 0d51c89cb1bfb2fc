/* search_narrow.h - the filters of a question: which documents and passages they let through. */
#ifndef STANDPUNKT_SEARCH_NARROW_H
#define STANDPUNKT_SEARCH_NARROW_H

#include "index_inside.h"
#include "passages.h"
#include "search.h"

/* A set of the groups of names, or of parties. */
struct chosen {
  bool *wanted, *excluded; /* by number; NULL: none */
  bool any_wanted;
};

struct years {
  int from, to;
  bool excluded;
};

/* A document, or one item of it, that has a number. */
struct numbered {
  int64_t document, item; /* item 0: all of it */
  enum search_field field;
  bool excluded;
};

/* Parties that are one: by the gazetteer's abbreviation of today. */
struct parties {
  uint32_t *group;   /* by number of a party in struct passages */
  const char **name; /* by group */
  size_t groups;
};

struct narrowing {
  const struct passages *passages;
  bool wanted[SEARCH_FIELDS]; /* fields that a filter asks for */
  bool any;
  struct chosen municipality, body, party;
  struct parties parties;
  uint32_t token[SEARCH_FIELDS], token_excluded[SEARCH_FIELDS]; /* bits of stances, outcomes, types, kinds */
  struct years *years;
  size_t year_count, year_capacity;
  struct numbered *numbered;
  size_t numbered_count, numbered_capacity;
};

/* Bits of what a document or passage fails: 1u << field; and this one if nothing helps. */
enum { FAILS_ENTIRELY = 1u << SEARCH_FIELDS };

/* Understands FILTERS; false with a fault in ANSWER, or ERROR. */
bool narrowing_make(struct narrowing *narrowing, struct index *index, const struct passages *passages,
                    const struct search_request *request, struct search_answer *answer, struct arena *arena,
                    struct error *error);

/* What all passages of DOCUMENT fail. */
unsigned narrowing_document(const struct narrowing *narrowing, const struct document_row *document);

/* What one passage, the PLACE-th of DOCUMENT, fails by itself; its values are COUNT from VALUE on. */
unsigned narrowing_passage(const struct narrowing *narrowing, const struct document_row *document, uint32_t place,
                           const struct passage_value *value, size_t count);

/* The group that a party belongs to. */
static inline uint32_t party_group(const struct narrowing *narrowing, uint16_t party) {
  return narrowing->parties.group[party];
}

#endif
