/* record_names.c - ids by open addressing (see record_names.h). */
#include "record_names.h"
#include "hash.h"

#include <string.h>

struct names {
  struct name *slot; /* id NULL = free */
  size_t mask;
};

struct names *names_new(struct arena *arena, size_t most) {
  struct names *names = arena_alloc(arena, sizeof *names);
  size_t slots = 16;
  while (slots < 2 * most)
    slots *= 2;
  names->slot = arena_array(arena, slots, sizeof *names->slot);
  names->mask = slots - 1;
  return names;
}

static struct name *slot_of(const struct names *names, const char *id) {
  size_t at = (size_t)hash_fast(id, strlen(id)) & names->mask;
  while (names->slot[at].id && strcmp(names->slot[at].id, id) != 0)
    at = (at + 1) & names->mask;
  return &names->slot[at];
}

bool names_add(struct names *names, struct name name) {
  struct name *slot = slot_of(names, name.id);
  if (slot->id)
    return false;
  *slot = name;
  return true;
}

const struct name *names_find(const struct names *names, const char *id) {
  const struct name *slot = slot_of(names, id);
  return slot->id ? slot : NULL;
}
