/* gazetteer_headings.c - what a heading leads to: its wording in the list, which may have stars for what names differ
 * in.
 */
#include "gazetteer_lists.h"
#include "unicode.h"

#include <string.h>

/* The length of a number in front: "3. ", "2.1 ", "a) "; at most two digits each, so that years stay. */
static size_t heading_number(const char *text, size_t length) {
  size_t at = 0, digits = 0;
  if (length > 2 && text[0] >= 'a' && text[0] <= 'z' && text[1] == ')')
    at = 2;
  else
    for (; at < length && ((text[at] >= '0' && text[at] <= '9') || (digits > 0 && text[at] == '.')); at++) {
      digits = text[at] == '.' ? 0 : digits + 1;
      if (digits > 2)
        return 0;
      if (text[at] == '.' && (at + 1 == length || text[at + 1] < '0' || text[at + 1] > '9')) {
        at++;
        break;
      }
    }
  if (at > 0 && at < length && text[at] == ')' && text[at - 1] != ')')
    at++;
  return at > 0 && at < length && (text[at] == ' ' || text[at] == '\t' || text[at] == '\xC2') ? at : 0;
}

/* A sentence is no heading, and words that stand for a star begin with a capital. */
static bool may_have_star(const char *text, const char *key, size_t length, const uint16_t *at) {
  uint32_t first;
  unicode_read(text + at[0], text + at[length], &first);
  if (length > 120 || !unicode_upper(first) || strchr(".!?", key[length - 1]) != NULL)
    return false;
  for (size_t i = 1; i + 1 < length; i++)
    if (key[i] == '.' && key[i + 1] == ' ')
      return false;
  return true;
}

/* Where the letters of HEADING stand in KEY, or NOWHERE.  One letter is compared first: it settles nearly all. */
static uint32_t star_place(const struct star_heading *heading, const char *key, size_t length) {
  if (length < heading->length + heading->before)
    return NOWHERE;
  size_t place = 0;
  if (heading->before && heading->after) {
    const char *found = memmem(key + 1, length - 1, heading->text, heading->length);
    return found == NULL ? NOWHERE : (uint32_t)(found - key);
  }
  if (heading->before)
    place = length - heading->length;
  if (key[place] != heading->first || memcmp(key + place, heading->text, heading->length) != 0)
    return NOWHERE;
  return (uint32_t)place;
}

/* True if the words before a genitive -s can be a body or a person: "Överklagande av nämndens beslut" is no decision.
 */
static bool may_own(const char *key, size_t length) {
  static const char *const source = "enligt ";
  static const char *const between[] = {" av ",  " om ",   " till ", " på ",  " mot ",
                                        " med ", " från ", " över ", " att ", " enligt "};
  if (length >= strlen(source) && memcmp(key, source, strlen(source)) == 0)
    return false;
  for (size_t i = 0; i < sizeof between / sizeof *between; i++)
    if (memmem(key, length, between[i], strlen(between[i])) != NULL)
      return false;
  return true;
}

/* "Förslag till *nämndens beslut": does KEY fit HEADING, and can what stands for its star be a body?  "Förslag till
 * reglemente för nämnden" is a title. */
static bool fits_midst(const struct star_heading *heading, const char *key, size_t length) {
  if (length <= heading->head_length + heading->length || key[0] != heading->first ||
      memcmp(key, heading->head, heading->head_length) != 0 ||
      memcmp(key + length - heading->length, heading->text, heading->length) != 0)
    return false;
  const char *star = key + heading->head_length;
  size_t size = length - heading->head_length - heading->length;
  return may_own(star, size) && memmem(star, size, " för ", strlen(" för ")) == NULL;
}

const char *gazetteer_heading(const struct gazetteer *gazetteer, const char *text, size_t length, const char **slot,
                              size_t *slot_length) {
  *slot = NULL;
  *slot_length = 0;
  while (length > 0 && (*text == ' ' || *text == '\t')) {
    text++;
    length--;
  }
  size_t number = heading_number(text, length);
  char key[KEY_ROOM];
  uint16_t at[KEY_ROOM];
  text += number;
  size_t size = name_key(text, length - number, key, at);
  while (size > 0 && (key[size - 1] == ':' || key[size - 1] == ' '))
    size--;
  if (size == 0)
    return NULL;
  uint32_t found = name_find(&gazetteer->heading_wording, key, size);
  if (found != NOWHERE)
    return gazetteer->heading[found].role;
  if (!may_have_star(text, key, size, at))
    return NULL;
  for (size_t i = 0; i < gazetteer->star_heading_count; i++) {
    const struct star_heading *heading = &gazetteer->star_heading[i];
    if (heading->head != NULL) {
      if (fits_midst(heading, key, size))
        return heading->role;
      continue;
    }
    uint32_t place = star_place(heading, key, size);
    if (place == NOWHERE || (heading->first == 's' && !may_own(key, place)))
      continue;
    if (heading->before) {
      *slot = text + at[0];
      *slot_length = (size_t)(at[place] - at[0]);
    }
    return heading->role;
  }
  return NULL;
}
