/* line_marks.c - what may stand at the head of a line: the marks of lists, and the numbers of paragraphs of minutes. */
#include "segment.h"
#include "unicode.h"

#include <ctype.h>
#include <string.h>

static bool dash_marker(uint32_t character) {
  return character == '-' || character == 0x2013 || character == 0x2014 || character == '*';
}

bool bullet_marker(uint32_t character) {
  static const uint32_t bullets[] = {
      0x2022, 0xB7,   0x25AA, 0x25CF, 0x25E6, 0x2023, 0x25A0, 0x2219, /* • · ▪ ● ◦ ‣ ■ ∙ */
      0x25BA, 0x25B6, 0x25B8, 0x27A2, 0x27A4, 0x2192, 0x21D2, 0x2794, /* ► ▶ ▸ ➢ ➤ → ⇒ ➔ */
      0x2610, 0x2611, 0x2612, 0x25A1, 0x25AB, 0x2713, 0x2714, 0x25CB, /* ☐ ☑ ☒ □ ▫ ✓ ✔ ○ */
      0x25C6, 0x25C7, 0x2756, 0x2043, 0x2605};                        /* ◆ ◇ ❖ ⁃ ★ */
  for (size_t i = 0; i < sizeof bullets / sizeof bullets[0]; i++)
    if (character == bullets[i])
      return true;
  return false;
}

/* The bytes of "1.", "12)", "(3)", "a)", "b." at the beginning of TEXT, or 0. */
static uint32_t ordinal_marker(const char *text) {
  uint32_t at = text[0] == '(' ? 1 : 0, digits = 0;
  while (isdigit((unsigned char)text[at + digits]))
    digits++;
  if (digits > 2)
    return 0;
  size_t roman = strspn(text + at, "IVX"); /* "II. köpa bänkar"; "V. Berg" is a name */
  if (roman > 0 && roman < 5 && (text[at + roman] == '.' || text[at + roman] == ')') && text[at + roman + 1] == ' ' &&
      islower((unsigned char)text[at + roman + 2]))
    return at + (uint32_t)roman + 1;
  if (digits == 0) {
    bool a_to_h = (text[at] >= 'a' && text[at] <= 'h') || (text[at] >= 'A' && text[at] <= 'H');
    bool lettered = a_to_h && strncmp(text + at + 1, ". att ", 6) == 0;
    if (!(islower((unsigned char)text[at]) || a_to_h) || (text[at + 1] != ')' && !lettered))
      return 0;
    digits = 1;
  }
  at += digits;
  if (text[at] != ')' && (text[0] == '(' || text[at] != '.'))
    return 0;
  return at + 1;
}

uint32_t list_marker(const struct line *line, struct arena *arena, const char **marker) {
  const char *text = line->text, *end = text + line->length;
  uint32_t character, length = line->length > 0 ? unicode_read(text, end, &character) : 0;
  if (length == 0)
    return 0;
  uint32_t quote = character == 0x201D || character == '"' ? length : 0; /* "1. Bänkar köps in. | 2. ..." */
  if (!dash_marker(character) && !bullet_marker(character))
    length = ordinal_marker(text + quote);
  /* A marker needs text behind it; "1.5" and "a)b" are none. A bullet may touch its text. */
  if (length == 0 || length >= line->length)
    return 0;
  text += length > 0 ? quote : 0;
  bool space = text[length] == ' ';
  if (!space && !(bullet_marker(character) || (character == 0x2013 && isalpha((unsigned char)text[length]))))
    return 0;
  uint32_t skip = length + (space ? 1 : 0);
  if ((size_t)(text - line->text) + skip >= line->length)
    return 0;
  *marker = arena_strndup(arena, line->text, length + (size_t)(text - line->text)); /* nothing printed is lost */
  return skip + (uint32_t)(text - line->text);
}

/* "Paragraf 101", "Ärende 4" at the head of a line that has no sign: the bytes up to the number, else 0. */
static size_t word_for_sign(const char *text, uint32_t length) {
  static const char *const words[] = {"Paragraf ", "PARAGRAF ", "Ärende ", "ÄRENDE "};
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
    size_t word = strlen(words[i]), digits = strncmp(text, words[i], word) == 0 ? strspn(text + word, "0123456789") : 0;
    const char *behind = text + word + digits;
    if (digits > 0 && digits < 5 && (word + digits == length || strchr(" \t\n/.:", *behind) != NULL))
      return word;
  }
  return 0;
}

/* Behind the second number of "63–73" if P stands behind the first, else P. */
static const char *end_of_range(const char *p) {
  const char *range = p;
  while (*range == ' ')
    range++;
  if (*range != '-' && strncmp(range, "–", 3) != 0)
    return p;
  range += *range == '-' ? 1 : 3;
  while (*range == ' ' || strncmp(range, "§", 2) == 0)
    range += *range == ' ' ? 1 : 2;
  if (!isdigit((unsigned char)*range))
    return p;
  while (isdigit((unsigned char)*range))
    range++;
  return range;
}

bool paragraph_number(const char *text, uint32_t length, struct arena *arena, const char **number, const char **organ,
                      uint32_t *bytes) {
  const char *p = text, *end = text + length, *sign = strstr(text, "§");
  size_t word = word_for_sign(text, length);
  *organ = NULL;
  if (word > 0)
    sign = p + word;
  /* Only letters may stand before the sign: "KF § 5", "Paragraf § 5". */
  if (sign == NULL || sign - text > 12)
    return false;
  for (; p < sign && word == 0; p++)
    if (!isalpha((unsigned char)*p) && *p != ' ')
      return false;
  p = sign;
  size_t before = (size_t)(sign - text);
  while (before > 0 && text[before - 1] == ' ')
    before--;
  if (word > 0)
    before = 0; /* the word names no organ */
  while (strncmp(p, "§", 2) == 0)
    p += 2;
  while (*p == ' ')
    p++;
  const char *first = p;
  if (!isdigit((unsigned char)*p))
    return false;
  while (p < end && isdigit((unsigned char)*p))
    p++;
  if (*p == '/' && isdigit((unsigned char)p[1]))
    for (p++; isdigit((unsigned char)*p);)
      p++;
  else if (*p == ' ' && isalpha((unsigned char)p[1]) && islower((unsigned char)p[1]) && (p[2] == ' ' || p[2] == '\0'))
    p += 2; /* "9 a" */
  else if (islower((unsigned char)*p) && (p[1] == ' ' || p[1] == '\0'))
    p++;
  p = end_of_range(p);
  /* "§ 5 i reglementet", "§ 12, andra stycket": the sign of a law, not of the minutes. */
  if (*p == ',' || (*p == ' ' && islower((unsigned char)p[1])))
    return false;
  *number = arena_strndup(arena, first, (size_t)(p - first));
  if (before > 0)
    *organ = arena_strndup(arena, text, before);
  *bytes = (uint32_t)(p - text);
  return true;
}
