/* characters.c - single characters as they should be in text, wherever they come from. */
#include "characters.h"
#include "pages.h"
#include "unicode.h"

static const struct {
  uint32_t character;
  const char *letters;
} ligatures[] = {{0xFB00, "ff"}, {0xFB01, "fi"}, {0xFB02, "fl"}, {0xFB03, "ffi"}, {0xFB04, "ffl"},
                 {0xFB05, "st"}, {0xFB06, "st"}, {0x0132, "IJ"}, {0x0133, "ij"}};

const char *ligature_letters(uint32_t character) {
  if (character < 0x132)
    return NULL;
  for (size_t i = 0; i < sizeof ligatures / sizeof *ligatures; i++)
    if (ligatures[i].character == character)
      return ligatures[i].letters;
  return NULL;
}

/* Signs of the Symbol and Wingdings fonts, which Word maps into the private use area. */
static uint32_t private_character(uint32_t character) {
  switch (character) {
  case 0xF02D:
  case 0xF0BE:
    return 0x2013; /* en dash */
  case 0xF06C:
  case 0xF06E:
  case 0xF06F:
  case 0xF071:
  case 0xF075:
  case 0xF076:
  case 0xF077:
  case 0xF09F:
  case 0xF0A7:
  case 0xF0A8:
  case 0xF0B7:
  case 0xF0D8:
  case 0xF0E0:
  case 0xF0FC:
    return 0x2022; /* bullet */
  default:
    return 0;
  }
}

static bool is_private(uint32_t character) {
  return (character >= 0xE000 && character <= 0xF8FF) || character >= 0xF0000;
}

static uint32_t raised_digit(uint32_t character) {
  switch (character) {
  case 0xB9:
    return '1';
  case 0xB2:
    return '2';
  case 0xB3:
    return '3';
  case 0x2070:
    return '0';
  default:
    return character >= 0x2074 && character <= 0x2079 ? '4' + character - 0x2074 : 0;
  }
}

uint32_t character_clean(uint32_t character, uint8_t *style) {
  uint32_t digit = raised_digit(character);
  if (digit) {
    *style |= STYLE_RAISED;
    return digit;
  }
  if (is_private(character))
    return private_character(character);
  if (character == UNICODE_REPLACEMENT || character == 0xFEFF || (character >= 0x200B && character <= 0x200F) ||
      (character >= 0x202A && character <= 0x202E) || (character >= 0x2060 && character <= 0x2064))
    return 0;
  if (character == 0x2010 || character == 0x2011)
    return '-';
  if (character == 0x2024)
    return '.';
  return unicode_allowed(character) && character != '\t' && character != '\n' ? character : 0;
}
