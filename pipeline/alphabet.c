/* alphabet.c - characters as bytes, and texts as rows of them with the way back (see alphabet.h). */
#include "alphabet.h"
#include "unicode.h"

#include <string.h>

/* Bytes that Windows-1252 does not use, for all characters that it lacks.  The two letters differ by one bit, as Š and
 * š do: so PCRE2 compares them fastest. */
enum { OTHER_SIGN = 0x81, OTHER_CAPITAL = 0x8D, OTHER_NUMBER = 0x90, OTHER_LETTER = 0x9D, SPACE = 0xA0 };

/* From 0x80 to 0x9F; 0: not used.  All others are as in Latin-1, and so as in Unicode. */
static const uint16_t windows[32] = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                     0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                     0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                     0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

/* 0 if no byte is CHARACTER's alone; U+0000 is its own and comes out as 0 as well. */
static unsigned char own_byte(uint32_t character) {
  if (character < 0x80 || (character >= 0xA0 && character <= 0xFF))
    return (unsigned char)character;
  for (size_t i = 0; i < sizeof windows / sizeof *windows; i++)
    if (windows[i] == character && character)
      return (unsigned char)(0x80 + i);
  return 0;
}

bool alphabet_has(uint32_t character) { return character == 0 || own_byte(character) != 0; }

unsigned char alphabet_byte(uint32_t character) {
  unsigned char own = own_byte(character);
  if (own || !character)
    return own;
  if (unicode_letter(character))
    return unicode_upper(character) ? OTHER_CAPITAL : OTHER_LETTER;
  return unicode_number(character) ? OTHER_NUMBER : unicode_space(character) ? SPACE : OTHER_SIGN;
}

uint32_t alphabet_character(unsigned char byte) {
  if (byte < 0x80 || byte >= 0xA0)
    return byte;
  return windows[byte - 0x80] ? windows[byte - 0x80] : UNICODE_REPLACEMENT;
}

char alphabet_kind(unsigned char byte) {
  if (byte == OTHER_CAPITAL || byte == OTHER_LETTER)
    return byte == OTHER_CAPITAL ? 'Z' : 'z';
  uint32_t character = alphabet_character(byte);
  if (unicode_letter(character))
    return unicode_upper(character) ? 'Z' : 'z';
  return byte == OTHER_NUMBER || byte == '_' || unicode_number(character) ? '_' : '.';
}

unsigned char alphabet_lower(unsigned char byte) {
  if (byte == OTHER_CAPITAL)
    return OTHER_LETTER;
  unsigned char lower = own_byte(unicode_lower(alphabet_character(byte)));
  return lower ? lower : byte;
}

unsigned char alphabet_flipped(unsigned char byte) {
  unsigned char lower = alphabet_lower(byte);
  if (lower != byte)
    return lower;
  for (unsigned capital = 0; capital < 256; capital++)
    if (capital != byte && alphabet_lower((unsigned char)capital) == byte)
      return (unsigned char)capital;
  return byte;
}

/* ---- texts ---- */

static bool begins_character(char byte) { return ((unsigned char)byte & 0xC0) != 0x80; }

/* The characters that begin in the eight bytes at TEXT. */
static unsigned begin_in_eight(const char *text) {
  uint64_t eight;
  memcpy(&eight, text, sizeof eight);
  uint64_t continuing = eight & ~(eight << 1) & 0x8080808080808080u; /* top bits 10 */
  return 8 - (unsigned)((continuing >> 7) * 0x0101010101010101u >> 56);
}

/* The characters that begin in LENGTH bytes. */
static size_t begin_in(const char *text, size_t length) {
  size_t count = 0, at = 0;
  for (; at + 8 <= length; at += 8)
    count += begin_in_eight(text + at);
  for (; at < length; at++)
    count += begins_character(text[at]);
  return count;
}

/* Puts the characters that begin in LENGTH bytes at TEXT, at most NARROW_STRETCH of them, into OUT; returns their
 * number.  All are taken for ASCII first, without asking; those that are not are then put right. */
static size_t narrow_stretch(const char *text, size_t length, const char *end, char *out) {
  uint8_t from[NARROW_STRETCH + 1], to[NARROW_STRETCH + 1];
  size_t count = 0, longer = 0;
  for (size_t i = 0; i < length; i++) {
    out[count] = text[i];
    from[longer] = (uint8_t)i;
    to[longer] = (uint8_t)count;
    longer += (unsigned char)text[i] >= 0xC0;
    count += begins_character(text[i]);
  }
  for (size_t i = 0; i < longer; i++) {
    const char *at = text + from[i];
    uint32_t character;
    if ((unsigned char)at[0] == 0xC3 && at + 1 < end && !begins_character(at[1]))
      out[to[i]] = (char)((unsigned char)at[1] | 0x40);
    else {
      unicode_read(at, end, &character);
      out[to[i]] = (char)alphabet_byte(character);
    }
  }
  return count;
}

struct narrow *narrow_text(struct arena *arena, const char *text, size_t length) {
  struct narrow *narrow = arena_alloc(arena, sizeof *narrow);
  uint32_t *before = arena_room(arena, length / NARROW_STRETCH + 2, sizeof *before);
  char *out = arena_room(arena, length + 2, 1);
  size_t count = 0, stretch = 0;
  for (size_t at = 0; at < length; at += NARROW_STRETCH) {
    size_t size = length - at < NARROW_STRETCH ? length - at : NARROW_STRETCH;
    before[stretch++] = (uint32_t)count;
    count += narrow_stretch(text + at, size, text + length, out + count);
  }
  before[stretch] = (uint32_t)count;
  out[count] = '\0';
  *narrow = (struct narrow){.text = out, .length = count, .wide = text, .wide_length = length, .before = before};
  return narrow;
}

size_t narrow_place(const struct narrow *narrow, size_t wide) {
  size_t stretch = wide / NARROW_STRETCH;
  return narrow->before[stretch] + begin_in(narrow->wide + stretch * NARROW_STRETCH, wide % NARROW_STRETCH);
}

/* The stretch in which the character at PLACE begins. */
static size_t stretch_of(const struct narrow *narrow, size_t place) {
  size_t stretch = place * narrow->wide_length / narrow->length / NARROW_STRETCH; /* nearly right */
  while (narrow->before[stretch] > place)
    stretch--;
  while (narrow->before[stretch + 1] <= place)
    stretch++;
  return stretch;
}

size_t narrow_back(const struct narrow *narrow, size_t place) {
  if (place >= narrow->length)
    return narrow->wide_length;
  size_t stretch = stretch_of(narrow, place), at = stretch * NARROW_STRETCH, left = place - narrow->before[stretch];
  for (unsigned begun; at + 8 <= narrow->wide_length && (begun = begin_in_eight(narrow->wide + at)) <= left; at += 8)
    left -= begun;
  for (;; at++)
    if (begins_character(narrow->wide[at]) && left-- == 0)
      return at;
}
