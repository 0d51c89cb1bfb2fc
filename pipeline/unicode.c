/* unicode.c - UTF-8 text, by utf8proc (see unicode.h).  ASCII and Latin-1 take short ways: nearly all text is that. */
#include "unicode.h"
#include "buffer.h"

#include <string.h>
#include <utf8proc.h>

unsigned unicode_read(const char *text, const char *end, uint32_t *character) {
  unsigned char first = (unsigned char)text[0];
  if (first < 0x80) {
    *character = first;
    return 1;
  }
  utf8proc_int32_t value;
  utf8proc_ssize_t length = utf8proc_iterate((const utf8proc_uint8_t *)text, end - text, &value);
  if (length <= 0) {
    *character = UNICODE_REPLACEMENT;
    return 1;
  }
  *character = (uint32_t)value;
  return (unsigned)length;
}

unsigned unicode_write(uint32_t character, char *out) {
  return (unsigned)utf8proc_encode_char((utf8proc_int32_t)character, (utf8proc_uint8_t *)out);
}

size_t unicode_count(const char *text, size_t length) {
  size_t count = 0;
  for (size_t i = 0; i < length; i++)
    count += ((unsigned char)text[i] & 0xC0) != 0x80;
  return count;
}

bool unicode_valid(const char *text, size_t length) {
  const char *end = text + length;
  while (text < end) {
    uint32_t character;
    unsigned size = unicode_read(text, end, &character);
    if (size == 1 && (unsigned char)text[0] >= 0x80)
      return false;
    text += size;
  }
  return true;
}

bool unicode_allowed(uint32_t character) {
  if (character < 0x20)
    return character == '\t' || character == '\n';
  if (character < 0x7F)
    return true;
  return character >= 0xA0 && !(character >= 0xD800 && character <= 0xDFFF) &&
         !(character >= 0xFDD0 && character <= 0xFDEF) && (character & 0xFFFE) != 0xFFFE && character <= 0x10FFFF;
}

bool unicode_all_allowed(const char *text, size_t length, bool breaks) {
  const char *end = text + length;
  if (!unicode_valid(text, length))
    return false;
  for (uint32_t character; text < end;) {
    text += unicode_read(text, end, &character);
    if (!unicode_allowed(character) || (character < ' ' && !breaks))
      return false;
  }
  return true;
}

bool unicode_letter(uint32_t character) {
  if (character < 0x80)
    return (character | 0x20) >= 'a' && (character | 0x20) <= 'z';
  utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)character);
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

bool unicode_upper(uint32_t character) {
  if (character < 0x80)
    return character >= 'A' && character <= 'Z';
  utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)character);
  return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT;
}

bool unicode_digit(uint32_t character) { return character >= '0' && character <= '9'; }

bool unicode_number(uint32_t character) {
  if (character < 0x80)
    return unicode_digit(character);
  utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)character);
  return category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO;
}

bool unicode_combining(uint32_t character) {
  if (character < 0x300)
    return false;
  utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)character);
  return category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME;
}

uint32_t unicode_lower(uint32_t character) {
  if (character < 0x80)
    return character >= 'A' && character <= 'Z' ? character + 32 : character;
  return (uint32_t)utf8proc_tolower((utf8proc_int32_t)character);
}

bool unicode_space(uint32_t character) {
  return character == ' ' || character == '\t' || character == 0xA0 || character == 0x1680 ||
         (character >= 0x2000 && character <= 0x200A) || character == 0x202F || character == 0x205F ||
         character == 0x3000;
}

uint32_t unicode_compose(uint32_t base, uint32_t mark) {
  char text[9];
  unsigned length = unicode_write(base, text);
  length += unicode_write(mark, text + length);
  utf8proc_int32_t out[8];
  utf8proc_ssize_t count =
      utf8proc_decompose((const utf8proc_uint8_t *)text, length, out, 8, UTF8PROC_STABLE | UTF8PROC_DECOMPOSE);
  if (count < 0 || count > 8)
    return 0;
  count = utf8proc_normalize_utf32(out, count, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
  return count == 1 ? (uint32_t)out[0] : 0;
}

/* Composes BASE with the marks that follow at *TEXT; a mark that does not compose stays. */
static void add_composed(struct buffer *out, uint32_t base, const char **text, const char *end) {
  while (*text < end) {
    uint32_t mark;
    unsigned size = unicode_read(*text, end, &mark);
    if (!unicode_allowed(mark)) { /* dropped here, so that it does not keep a letter from its mark */
      *text += size;
      continue;
    }
    uint32_t composed = unicode_combining(mark) ? unicode_compose(base, mark) : 0;
    if (composed == 0)
      break;
    base = composed;
    *text += size;
  }
  buffer_char(out, base);
}

char *unicode_clean(struct arena *arena, const char *text, size_t length, size_t *out_length) {
  struct buffer out = buffer_in(arena);
  buffer_add(&out, "", 0);
  const char *end = text + length;
  while (text < end) {
    uint32_t character;
    text += unicode_read(text, end, &character);
    bool alone = text == end || (*text >= ' ' && *text < 0x7F) || *text == '\n';
    if (character >= 0x80 || !alone) {
      if (unicode_allowed(character))
        add_composed(&out, character, &text, end);
    } else if (unicode_allowed(character)) {
      buffer_byte(&out, (char)character);
    }
  }
  if (out_length != NULL)
    *out_length = out.length;
  return out.data;
}

/* Eight bytes with A to Z made small: the top bit of each byte of `capital` tells whether it is one. */
static uint64_t lower_eight(uint64_t bytes) {
  const uint64_t each = 0x0101010101010101u, low = bytes & each * 0x7F;
  uint64_t capital = (low + each * (0x80 - 'A')) & ~(low + each * (0x7F - 'Z')) & ~bytes & each * 0x80;
  return bytes | capital >> 2;
}

/* The top bit of each byte of BYTES that is VALUE. */
static uint64_t equal_to(uint64_t bytes, unsigned char value) {
  const uint64_t each = 0x0101010101010101u, low = each * 0x7F, other = bytes ^ each * value;
  return ~(((other & low) + low) | other | low);
}

/* Eight bytes with À to Þ made small; BEFORE: each one's byte before it. */
static uint64_t lower_latin(uint64_t bytes, uint64_t before) {
  const uint64_t each = 0x0101010101010101u, tops = each * 0x80;
  uint64_t beyond = (bytes & each * 0x7F) + each * (0x80 - 0x1F); /* from 0x9F on */
  return bytes | ((equal_to(before, 0xC3) & bytes & ~beyond & ~equal_to(bytes, 0x97) & tops) >> 2);
}

static char lower_byte(unsigned char byte, unsigned char before) {
  bool capital = (byte >= 'A' && byte <= 'Z') || (before == 0xC3 && byte >= 0x80 && byte <= 0x9E && byte != 0x97);
  return (char)(capital ? byte + 32 : byte);
}

void unicode_fold_bytes(const char *text, size_t length, char *out) {
  size_t at = 0;
  unsigned char last = 0;
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  for (; at + sizeof(uint64_t) <= length; at += sizeof(uint64_t)) {
    uint64_t eight;
    memcpy(&eight, text + at, sizeof eight);
    uint64_t before = eight << 8 | last;
    last = (unsigned char)(eight >> 56);
    eight = lower_latin(lower_eight(eight), before);
    memcpy(out + at, &eight, sizeof eight);
  }
#endif
  for (; at < length; at++) {
    unsigned char byte = (unsigned char)text[at];
    out[at] = lower_byte(byte, last);
    last = byte;
  }
  out[length] = '\0';
}

/* The letter that a search takes CHARACTER (lower case) for: å ä ö are letters of their own in Swedish, the
 * Danish and Norwegian ø and æ their spelling of ö and ä; all others lose their marks. */
static uint32_t key_letter(uint32_t character) {
  switch (character) {
  case 0xE5: /* å */
  case 0xE4: /* ä */
  case 0xF6: /* ö */
    return character;
  case 0xF8: /* ø */
    return 0xF6;
  case 0xE6: /* æ */
    return 0xE4;
  default:
    break;
  }
  utf8proc_int32_t parts[8];
  int boundary = 0;
  utf8proc_ssize_t count =
      utf8proc_decompose_char((utf8proc_int32_t)character, parts, 8, UTF8PROC_DECOMPOSE | UTF8PROC_STABLE, &boundary);
  return count > 0 && count <= 8 ? (uint32_t)parts[0] : character;
}

char *unicode_key(struct arena *arena, const char *text, size_t length) {
  char *out = arena_alloc(arena, length * 2 + 5);
  size_t at = 0;
  const char *end = text + length;
  while (text < end) {
    uint32_t character;
    text += unicode_read(text, end, &character);
    character = unicode_lower(character);
    if (unicode_combining(character))
      continue;
    if (character >= 0x80)
      character = key_letter(character);
    at += unicode_write(character, out + at);
  }
  out[at] = '\0';
  return out;
}
