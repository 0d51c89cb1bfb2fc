/* occurrences.c - sets of places where words stand (see occurrences.h). */
#include "occurrences.h"

#include <stdlib.h>

static struct occurrences room_for(size_t count, struct arena *arena) {
  return (struct occurrences){.at = arena_room(arena, count, sizeof(uint64_t))};
}

struct occurrences occurrences_union(struct occurrences one, struct occurrences other, struct arena *arena) {
  if (one.count == 0 || other.count == 0)
    return one.count == 0 ? other : one;
  struct occurrences all = room_for(one.count + other.count, arena);
  size_t i = 0, j = 0;
  while (i < one.count && j < other.count) {
    uint64_t left = one.at[i], right = other.at[j];
    all.at[all.count++] = left < right ? left : right;
    i += left <= right;
    j += right <= left;
  }
  while (i < one.count)
    all.at[all.count++] = one.at[i++];
  while (j < other.count)
    all.at[all.count++] = other.at[j++];
  return all;
}

/* Copies to ALL what FROM has of the passage at *I. */
static void copy_passage(struct occurrences *all, struct occurrences from, size_t *i) {
  uint32_t key = occurrence_key(from.at[*i]);
  while (*i < from.count && occurrence_key(from.at[*i]) == key)
    all->at[all->count++] = from.at[(*i)++];
}

struct occurrences occurrences_overlay(struct occurrences newer, struct occurrences older, struct arena *arena) {
  if (newer.count == 0 || older.count == 0)
    return newer.count == 0 ? older : newer;
  struct occurrences all = room_for(newer.count + older.count, arena);
  size_t i = 0, j = 0;
  while (i < newer.count && j < older.count) {
    uint32_t left = occurrence_key(newer.at[i]), right = occurrence_key(older.at[j]);
    if (left <= right)
      copy_passage(&all, newer, &i);
    else
      copy_passage(&all, older, &j);
    while (left == right && j < older.count && occurrence_key(older.at[j]) == left)
      j++;
  }
  while (i < newer.count)
    copy_passage(&all, newer, &i);
  while (j < older.count)
    copy_passage(&all, older, &j);
  return all;
}

void occurrences_settle(struct occurrences *all) {
  size_t kept = 0;
  for (size_t i = 0; i < all->count; i++)
    if ((uint32_t)all->at[i] != OCCURRENCE_GONE)
      all->at[kept++] = all->at[i];
  all->count = kept;
}

struct occurrences occurrences_followed(struct occurrences first, struct occurrences then, unsigned steps,
                                        struct arena *arena) {
  struct occurrences both = room_for(first.count < then.count ? first.count : then.count, arena);
  for (size_t i = 0, j = 0; i < first.count && j < then.count;) {
    uint64_t wanted = first.at[i] + steps; /* columns end long before 2^28 words */
    if (wanted == then.at[j])
      both.at[both.count++] = first.at[i];
    i += wanted <= then.at[j];
    j += then.at[j] <= wanted;
  }
  return both;
}

struct occurrences occurrences_within(struct occurrences all, struct occurrences other, struct arena *arena) {
  struct occurrences kept = room_for(all.count, arena);
  for (size_t i = 0, j = 0; i < all.count && j < other.count;) {
    uint32_t left = occurrence_key(all.at[i]), right = occurrence_key(other.at[j]);
    if (left == right)
      kept.at[kept.count++] = all.at[i];
    i += left <= right;
    j += right < left;
  }
  return kept;
}

static int compare(const void *left, const void *right) {
  uint64_t one = *(const uint64_t *)left, other = *(const uint64_t *)right;
  return one < other ? -1 : one > other;
}

/* Sorts by one byte after the other, the last first; bytes that are the same everywhere cost only the counting. */
static void sort_many(struct occurrences *all, struct arena *arena) {
  struct occurrences other = room_for(all->count, arena);
  for (unsigned shift = 0; shift < 64; shift += 8) {
    size_t place[256] = {0}, before = 0;
    for (size_t i = 0; i < all->count; i++)
      place[all->at[i] >> shift & 0xFF]++;
    if (place[all->at[0] >> shift & 0xFF] == all->count)
      continue;
    for (size_t i = 0; i < 256; i++) {
      size_t count = place[i];
      place[i] = before;
      before += count;
    }
    for (size_t i = 0; i < all->count; i++)
      other.at[place[all->at[i] >> shift & 0xFF]++] = all->at[i];
    uint64_t *sorted = other.at;
    other.at = all->at;
    all->at = sorted;
  }
}

void occurrences_sort(struct occurrences *all, struct arena *arena) {
  enum { MANY = 2000 };
  size_t kept = 0;
  if (all->count > MANY)
    sort_many(all, arena);
  else if (all->count > 1)
    qsort(all->at, all->count, sizeof *all->at, compare);
  for (size_t i = 0; i < all->count; i++)
    if (kept == 0 || all->at[kept - 1] != all->at[i])
      all->at[kept++] = all->at[i];
  all->count = kept;
}
