/* segment.h - what the parts of the segmenter share.
 *
 * The steps, each in a file of its own: segment_lines.c collects the lines and measures the page; furniture.c sets
 * apart what is not text; paragraphs.c joins lines into drafts of blocks, by
 * line_marks.c, too; headings.c tells headings, signatures and
 * footnotes; segment_text.c writes the canonical text; sections.c cuts it into items and sections, with
 * section_roles.c, case_lines.c and numbered_minutes.c; segment.c calls
 * them in order.
 */
#ifndef STANDPUNKT_SEGMENT_H
#define STANDPUNKT_SEGMENT_H

#include "document.h"

struct flow_line {
  const struct line *line;
  uint32_t page, index; /* indices into pages */
  float right;          /* where its column ends, points */
  float pitch;          /* distance of its top from that of the line before it in the zone, or 0 */
  bool furniture, footnote;
  bool starts_zone;
  bool row; /* a cell of a table row */
};

/* A block before it has text. */
struct draft {
  enum block_type type;
  uint32_t first, count; /* flow lines */
  uint32_t skip;         /* bytes of the first line that are its marker */
  const char *marker;
  float text_left; /* where the text after the marker begins, points */
  uint8_t level;
  bool after_gap, item_start;
  uint32_t start, end; /* bytes in the canonical text, once written */
};

/* A raised number in the running text. */
struct note_mark {
  uint32_t at; /* in the canonical text */
  uint32_t page;
  const char *number;
};

struct segmenter {
  struct arena *arena;
  const struct pages *pages;
  const struct gazetteer *gazetteer;
  struct document *document;
  struct flow_line *line;
  size_t count;
  float body_size, body_left, body_right, body_pitch;
  bool body_bold; /* all of it is, so that bold says nothing */
  struct draft *draft;
  size_t draft_count, draft_capacity;
  struct note_mark *mark;
  size_t mark_count, mark_capacity;
};

void collect_lines(struct segmenter *s);
void find_furniture(struct segmenter *s);
void find_footnotes(struct segmenter *s);
void join_labels(struct segmenter *s);
void join_paragraphs(struct segmenter *s);
void find_headings(struct segmenter *s);
void write_text(struct segmenter *s);
void cut_sections(struct segmenter *s);

/* True if the text of LINE begins a numbered paragraph of minutes ("§ 12", "KF § 5", "§§ 63–73"); gives the number and
 * the organ before the sign, and the bytes of the whole. */
bool paragraph_number(const char *text, uint32_t length, struct arena *arena, const char **number, const char **organ,
                      uint32_t *bytes);

/* In minutes that number their matters without the sign ("3. Delårsbokslut"), as boards of companies and associations
 * do: gives NUMBER, by block, the number of each block that begins a matter, makes it a heading, and returns how many
 * there are; 0 if the paper is no such one. */
size_t number_matters(struct segmenter *s, const char **number);

/* Where the title begins in the TEXT of such a block that has no marker, in bytes. */
uint32_t matter_title_at(const char *text);

/* "Dnr KS 2023/455", "2021.402 KS", "Au § 29, Ks § 51", "2022-09-22": numbers and nothing else. */
bool only_numbers(const char *text, size_t length);

/* "SN 2023/0187", "(Dnr 2016/229)" or "(GF 2024:91)" behind a title: its length with the space before it, else 0. */
uint32_t case_number_behind(const char *text, uint32_t length);

/* The length in bytes of a list marker at the beginning of LINE with the space behind it; 0 if there is none. */
uint32_t list_marker(const struct line *line, struct arena *arena, const char **marker);

/* Is CHARACTER one of the signs that begin an entry of a list and nothing else? */
bool bullet_marker(uint32_t character);

/* The bytes of the raised number with which LINE begins and behind which text follows, as a footnote's does; or 0. */
uint32_t raised_digits(const struct line *line);

/* The same, and also a plain number before small text if the page has a raised mark with it. */
uint32_t note_digits(const struct segmenter *s, const struct flow_line *line);

/* The text of DRAFT, its lines joined by spaces, cut at ROOM - 1 bytes; returns its length. */
size_t draft_text(const struct segmenter *s, const struct draft *draft, char *out, size_t room);

/* The first line of the draft and its text without the marker. */
const struct line *draft_line(const struct segmenter *s, const struct draft *draft);

/* True if the text looks like a person's name: two to four capitalised words and nothing else. */
bool looks_like_name(const char *text, size_t length);

#endif
