/* words_match.c - how far two content words mean the same: by stem, by synonym, or as parts of one compound. */
#include "words.h"

#include <string.h>

/* "granulat|svinn" and "gummi|granulat": do two long words share a part that may be one of a compound? */
static bool share_part(const struct word *a, const struct word *b) {
  enum { PART = 6, LEAST = 8 };
  if (a->length < LEAST || b->length < LEAST)
    return false;
  for (size_t i = 0; i + PART <= a->length; i++)
    for (size_t j = 0; j + PART <= b->length; j++)
      if (a->stem[i] == b->stem[j] && memcmp(a->stem + i, b->stem + j, PART) == 0)
        return true;
  return false;
}

/* "försälj|ning" and "sälj|s": WORD without a prefix that only changes its verb. */
static bool derived(const struct word *longer, const struct word *shorter) {
  static const char *const prefixes[] = {"för", "ut",   "in",  "upp", "åter", "be",
                                         "om",  "över", "ned", "av",  "an",   "till"};
  for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++) {
    size_t length = strlen(prefixes[i]);
    if (longer->length >= length + 4 && shorter->length >= 4 && memcmp(longer->stem, prefixes[i], length) == 0 &&
        memcmp(longer->stem + length, shorter->stem, 4) == 0)
      return true;
  }
  return false;
}

static bool alike_at_all(const struct word *a, const struct word *b) {
  uint64_t common = 0;
  for (size_t i = 0; i < sizeof a->grams->bits / sizeof a->grams->bits[0]; i++)
    common |= a->grams->bits[i] & b->grams->bits[i];
  return common != 0;
}

/* How far two words mean the same, 0 to 1. */
double words_match(const struct word *a, const struct word *b) {
  if (a->group != 0 && a->group == b->group)
    return a->length >= 6 && b->length >= 6 && memcmp(a->stem, b->stem, 6) == 0 ? 1 : 0.75;
  if (a->group != 0 && b->group != 0)
    return 0;
  const struct word *shorter = a->length < b->length ? a : b, *longer = shorter == a ? b : a;
  if (a->length == 0 || b->length == 0 || !alike_at_all(a, b))
    return 0;
  size_t common = 0;
  while (common < shorter->length && a->stem[common] == b->stem[common])
    common++;
  if (common == shorter->length && common == longer->length)
    return 1;
  if (shorter->length >= 5 && common == shorter->length)
    return 0.7; /* stadsdel|sförvaltning */
  if (shorter->length == 4 && common == 4 && longer->length >= 8)
    return 0.4; /* timm|estrafik */
  const char *tail = longer->stem + longer->length - shorter->length;
  if (shorter->length >= 4 && tail[0] == shorter->stem[0] && memcmp(tail, shorter->stem, shorter->length) == 0) {
    if (shorter->length >= 6)
      return 0.7; /* samverkans|överenskommelse */
    if (longer->length >= shorter->length + 3)
      return 0.5; /* företags|lots */
  }
  return common >= 6                                    ? 0.5
         : common >= 5 && shorter->length <= 8          ? 0.35
         : share_part(a, b) || derived(longer, shorter) ? 0.4
                                                        : 0;
}
