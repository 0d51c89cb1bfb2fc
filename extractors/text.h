/* text.h - the parts of the text extractor: encodings and Markdown; private to text*.c. */
#ifndef STANDPUNKT_TEXT_H
#define STANDPUNKT_TEXT_H

#include "pages.h"

enum encoding { ENCODING_NONE, ENCODING_UTF8, ENCODING_WINDOWS1252, ENCODING_UTF16LE, ENCODING_UTF16BE };

/* What the SIZE bytes at DATA look like; ENCODING_NONE for binary data. */
enum encoding text_encoding(const unsigned char *data, size_t size);

/* The characters of DATA: composed (NFC), without byte order mark; NULL if it is no text. */
uint32_t *text_decode(struct arena *arena, const unsigned char *data, size_t size, size_t *count);

/* One line of the source without its marks.  Tabs part cells, newlines stand for breaks inside the line. */
struct styled {
  uint32_t *character;
  uint8_t *style;   /* STYLE_... of each */
  uint32_t *column; /* where each stood in the source, counted from 0 */
  size_t count;
  int level; /* of a heading */
  bool hard_break, soft_hyphen;
};

/* Room for a line of LENGTH characters in the source. */
struct styled styled_new(struct arena *arena, size_t length);

/* "•", "-", "1.", "a)", "§ 12", alone: the mark of a list's entry or of a paragraph. */
bool marker_cell(const uint32_t *cell, size_t length);

/* Tabs that part nothing, such as an indent or a bullet's, become spaces. */
void styled_join_tabs(struct styled *line);

void plain_line(struct styled *line, const uint32_t *text, size_t length);
void markdown_line(struct styled *line, const uint32_t *text, size_t length);

bool looks_like_markdown(const uint32_t *text, size_t count);

#endif
