/* matter_case.c - case numbers in one form.
 *
 *   KS 2025/214, Dnr KS/2025:00214, ks 2025-214-3   ks 2025/214     the number of the act at the end is no part of the
 * case 2023/KS0231                                     ks 2023/231 RFM 14/2022                                     rfm
 * 2022/14 106-360/2016, 1.5.1-360-2016                    2016/360        a number of a filing plan before it FRN 16/52
 * frn 16/52       no year of four digits: as it is
 */
#include "matter.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { GROUPS = 8, PREFIX = 24 };

struct parts {
  char prefix[PREFIX];
  size_t prefix_length;
  unsigned long group[GROUPS];
  size_t digits[GROUPS];
  size_t count;
};

static bool is_letter(unsigned char byte) { return isalpha(byte) || byte >= 0x80; }

/* "dnr", "diarienummer" are not letters of an authority. */
static bool says_number(const char *word, size_t length) {
  static const char *const words[] = {"dnr", "diarienr", "diarienummer", "nr", "dnr."};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (strlen(words[i]) == length && memcmp(words[i], word, length) == 0)
      return true;
  return false;
}

static struct parts take_apart(const char *value) {
  struct parts parts = {.count = 0};
  while (*value != '\0') {
    const char *start = value;
    if (isdigit((unsigned char)*value) && parts.count < GROUPS) {
      char *end;
      parts.group[parts.count] = strtoul(value, &end, 10);
      parts.digits[parts.count++] = (size_t)(end - value);
      value = end;
    } else if (is_letter((unsigned char)*value)) {
      while (is_letter((unsigned char)*value))
        value++;
      size_t length = (size_t)(value - start);
      if (!says_number(start, length) && parts.prefix_length == 0 && length < PREFIX) {
        memcpy(parts.prefix, start, length);
        parts.prefix_length = length;
      }
    } else {
      value++;
    }
  }
  return parts;
}

static bool is_year(const struct parts *parts, size_t at) {
  return parts->digits[at] == 4 && parts->group[at] >= 1950 && parts->group[at] < 2100;
}

const char *case_key(const char *value, struct arena *arena) {
  if (value == NULL)
    return NULL;
  struct parts parts = take_apart(value);
  if (parts.count < 2)
    return NULL;
  const char *space = parts.prefix_length > 0 ? " " : "";
  size_t year = 0;
  while (year < parts.count && !is_year(&parts, year))
    year++;
  if (year == parts.count)
    return arena_printf(arena, "%s%s%lu/%lu", parts.prefix, space, parts.group[0], parts.group[1]);
  bool last = year + 1 == parts.count;
  return arena_printf(arena, "%s%s%lu/%lu", parts.prefix, space, parts.group[year],
                      parts.group[last ? year - 1 : year + 1]);
}

bool case_has_prefix(const char *key) { return is_letter((unsigned char)*key); }
