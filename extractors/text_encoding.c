/* text_encoding.c - bytes of a text file into characters. */
#include "text.h"
#include "unicode.h"
#include <string.h>

/* Windows-1252 from 0x80 to 0x9F; the rest is Latin-1. */
static const uint16_t windows1252[32] = {0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                         0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
                                         0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                         0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

enum { REACH = 65536 /* bytes looked at to tell the encoding */ };

/* UTF-16 without a byte order mark: text in Latin letters has a zero in every second byte. */
static enum encoding utf16_by_zeros(const unsigned char *data, size_t size) {
  size_t zeros[2] = {0, 0};
  for (size_t i = 0; i < size; i++)
    zeros[i % 2] += data[i] == 0;
  size_t half = size / 2;
  if (half < 2 || size % 2 != 0)
    return ENCODING_NONE;
  if (zeros[1] * 10 > half * 6 && zeros[0] * 20 < half)
    return ENCODING_UTF16LE;
  return zeros[0] * 10 > half * 6 && zeros[1] * 20 < half ? ENCODING_UTF16BE : ENCODING_NONE;
}

enum encoding text_encoding(const unsigned char *data, size_t size) {
  size_t reach = size < REACH ? size : REACH, multibyte = 0, invalid = 0, high = 0;
  if (size >= 2 && data[0] == 0xFF && data[1] == 0xFE)
    return ENCODING_UTF16LE;
  if (size >= 2 && data[0] == 0xFE && data[1] == 0xFF)
    return ENCODING_UTF16BE;
  size_t zeros = 0;
  for (size_t i = 0; i < reach; i++)
    zeros += data[i] == 0;
  if (zeros * 500 > reach) /* a few are only damage */
    return utf16_by_zeros(data, reach - reach % 2);
  const char *text = (const char *)data, *end = text + reach;
  while (text < end) {
    uint32_t character;
    unsigned length = unicode_read(text, end, &character);
    multibyte += length > 1;
    bool bad = length == 1 && (unsigned char)*text >= 0x80;
    high += bad;
    invalid += bad && end - text > 3; /* the last character looked at may be cut */
    text += length;
  }
  if (invalid == 0 || multibyte > 4 * invalid)
    return ENCODING_UTF8;
  return high * 3 > reach ? ENCODING_NONE : ENCODING_WINDOWS1252;
}

static uint32_t read_utf16(const unsigned char *data, size_t size, size_t *at, unsigned high, unsigned low) {
  uint32_t unit = (uint32_t)data[*at + high] << 8 | data[*at + low];
  *at += 2;
  if (unit < 0xD800 || unit > 0xDFFF)
    return unit;
  if (unit > 0xDBFF || *at + 2 > size)
    return UNICODE_REPLACEMENT;
  uint32_t second = (uint32_t)data[*at + high] << 8 | data[*at + low];
  if (second < 0xDC00 || second > 0xDFFF)
    return UNICODE_REPLACEMENT;
  *at += 2;
  return 0x10000 + ((unit - 0xD800) << 10) + (second - 0xDC00);
}

/* The character at *AT, which moves on; at least one byte (two of UTF-16) must be left. */
static uint32_t read_character(enum encoding encoding, const unsigned char *data, size_t size, size_t *at) {
  uint32_t character = 0;
  switch (encoding) {
  case ENCODING_UTF16LE:
    return read_utf16(data, size, at, 1, 0);
  case ENCODING_UTF16BE:
    return read_utf16(data, size, at, 0, 1);
  case ENCODING_WINDOWS1252:
    character = data[(*at)++];
    return character >= 0x80 && character < 0xA0 ? windows1252[character - 0x80] : character;
  case ENCODING_UTF8:
  case ENCODING_NONE:
    break;
  }
  *at += unicode_read((const char *)data + *at, (const char *)data + size, &character);
  return character;
}

uint32_t *text_decode(struct arena *arena, const unsigned char *data, size_t size, size_t *count) {
  enum encoding encoding = text_encoding(data, size);
  size_t unit = encoding >= ENCODING_UTF16LE ? 2 : 1, out = 0;
  if (encoding == ENCODING_NONE)
    return NULL;
  uint32_t *text = arena_array(arena, size / unit + 1, sizeof *text);
  for (size_t at = 0; at + unit <= size;) {
    uint32_t character = read_character(encoding, data, size, &at);
    if (character == 0xFEFF)
      continue;
    uint32_t whole = out && unicode_combining(character) ? unicode_compose(text[out - 1], character) : 0;
    if (whole)
      text[out - 1] = whole;
    else
      text[out++] = character;
  }
  *count = out;
  return text;
}
