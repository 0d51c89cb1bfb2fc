/* eval_text.c - texts as the evaluation compares them: words only, nearly the same is the same, alternatives. */
#include "buffer.h"
#include "eval.h"
#include "unicode.h"

#include <string.h>

enum { LONGEST = 4000 }; /* characters: longer texts are alike only if they are the same */

const char *plain_words(struct arena *arena, const char *text) {
  size_t length;
  const char *at = unicode_clean(arena, text, strlen(text), &length), *end = at + length;
  struct buffer out = buffer_in(arena);
  bool gap = false;
  while (at < end) {
    uint32_t character;
    at += unicode_read(at, end, &character);
    if (character == 0x00AD) /* a soft hyphen is no end of a word */
      continue;
    bool word = unicode_letter(character) || unicode_digit(character) || character == '_';
    if (word && gap && out.length)
      buffer_byte(&out, ' ');
    gap = !word;
    if (word)
      buffer_char(&out, unicode_lower(character));
  }
  const char *plain = buffer_string(&out);
  return strncmp(plain, "att ", 4) == 0 ? plain + 4 : plain;
}

static uint32_t *characters(struct arena *arena, const char *text, size_t *count) {
  const char *end = text + strlen(text);
  uint32_t *out = arena_array(arena, (size_t)(end - text) + 1, sizeof *out);
  for (*count = 0; text < end; ++*count)
    text += unicode_read(text, end, &out[*count]);
  return out;
}

/* Length of the longest common subsequence of A and B. */
static size_t common(struct arena *arena, const uint32_t *a, size_t m, const uint32_t *b, size_t n) {
  uint16_t *row = arena_array(arena, n + 1, sizeof *row);
  for (size_t i = 0; i < m; i++) {
    uint16_t diagonal = 0;
    for (size_t j = 1; j <= n; j++) {
      uint16_t above = row[j];
      if (a[i] == b[j - 1])
        row[j] = (uint16_t)(diagonal + 1);
      else if (row[j - 1] > above)
        row[j] = row[j - 1];
      diagonal = above;
    }
  }
  return row[n];
}

bool texts_alike(struct arena *arena, const char *a, const char *b) {
  a = plain_words(arena, a);
  b = plain_words(arena, b);
  if (strcmp(a, b) == 0)
    return true;
  size_t m, n;
  const uint32_t *left = characters(arena, a, &m), *right = characters(arena, b, &n);
  size_t least = m < n ? m : n;
  if (m > LONGEST || n > LONGEST || 200 * least < 92 * (m + n)) /* even if all of the shorter one were common */
    return false;
  return 200 * common(arena, left, m, right, n) >= 92 * (m + n);
}

const char *next_alternative(const char **rest, size_t *length) {
  const char *one = *rest;
  if (!one)
    return NULL;
  *length = strcspn(one, "|");
  *rest = one[*length] ? one + *length + 1 : NULL;
  return one;
}

bool among(const char *list, const char *value) {
  size_t length, wanted = strlen(value);
  for (const char *one; (one = next_alternative(&list, &length));)
    if (length == wanted && memcmp(one, value, length) == 0)
      return true;
  return false;
}
