/* weight_atoms.h - the list of weights taken apart, as gazetteer_weights.c makes it and gazetteer_weights_match.c reads
 * it; all others see weigh.h.
 */
#ifndef STANDPUNKT_WEIGHT_ATOMS_H
#define STANDPUNKT_WEIGHT_ATOMS_H

#include "gazetteer_lists.h"
#include "weigh.h"

enum { WEIGHT_WORD = 60 }; /* bytes of a word that may be part of a phrase */

/* The parts of phrases that a word may stand for. */
struct word_atoms {
  const uint32_t *atom;
  size_t count;
};

struct link {
  uint32_t value, next; /* next: 1 + index of the next link; 0 = none */
};

struct links {
  struct link *link;
  size_t count, capacity;
};

/* A weight that begins with an atom. */
struct begun {
  uint32_t weight, second; /* the atom of its second part; NO_ATOM: it has but one */
};

#define NO_ATOM UINT32_MAX

struct weights {
  struct arena *arena;
  const char *path;
  struct reason *weight;
  size_t count, capacity;
  struct word_set {
    const char *name, *words;
  } * set;
  size_t set_count, set_capacity;
  bool prepared;
  struct name_map atom; /* "inte|ej" -> atom */
  struct name_map key;  /* "=inte", "~behov", "^kostnad", "$kostnad" -> 1 + first link of the atoms */
  struct links atoms;   /* by key */
  struct begun *begun;  /* by their first atom */
  uint32_t *begun_from; /* by atom, and behind the last: where in BEGUN its own begin */
  size_t atom_count;
  struct word_cache *seen; /* words of earlier papers; belongs to the gazetteer */
};

#endif
