/* letterhead.c - labels of the letterhead and the words that stand below them.
 *
 * "Datum  Diarienummer  Handläggare" in one row and their values in the next, read line by line, part each label from
 * its value.  What stands beside a label, as in a form, or else right below it in its column, belongs to it. */
#include "segment.h"

#include <string.h>

/* The letterhead is on the first page, above this part of its height. */
static const float letterhead_ends = 0.45f;

/* "Ärende" with the matter beside it is a label of a form; above its text it is a heading. */
static bool labels_matter(const struct segmenter *s, const struct flow_line *line) {
  const struct line *own = line->line;
  if (own->length > 9 || strncmp(own->text, "Ärende", strlen("Ärende")) != 0 ||
      (own->text[strlen("Ärende")] != '\0' && own->text[strlen("Ärende")] != ':'))
    return false;
  for (size_t i = 0; i < s->count && s->line[i].page == 0; i++) {
    const struct box *other = &s->line[i].line->box;
    float shift = other->y0 - own->box.y0;
    if (shift < 3 && shift > -3 && other->x0 > own->box.x1 && other->x0 < own->box.x1 + 150)
      return true;
  }
  return false;
}

static bool is_label(const struct segmenter *s, const struct flow_line *line) {
  const char *slot;
  size_t slot_length;
  if (line->page != 0 || line->furniture || line->line->length > 40 ||
      line->line->box.y0 > s->pages->page[0].height * letterhead_ends)
    return false;
  const char *role = gazetteer_heading(s->gazetteer, line->line->text, line->line->length, &slot, &slot_length);
  return (role != NULL && strcmp(role, "head") == 0) || labels_matter(s, line);
}

/* The line right below LINE in its column, or SIZE_MAX. */
static size_t line_below(const struct segmenter *s, size_t line, float reach) {
  const struct box *box = &s->line[line].line->box;
  size_t best = SIZE_MAX;
  for (size_t i = 0; i < s->count && s->line[i].page == 0; i++) {
    const struct box *other = &s->line[i].line->box;
    float shift = other->x0 - box->x0, gap = other->y0 - box->y0;
    if (i == line || s->line[i].furniture || shift > 6 || shift < -6 || gap < 2 || gap > reach ||
        is_label(s, &s->line[i]))
      continue;
    if (best == SIZE_MAX || other->y0 < s->line[best].line->box.y0)
      best = i;
  }
  return best;
}

/* The value beside LINE, as in a form: the nearest line to its right on its baseline, unless that is a label, too. */
static size_t line_beside(const struct segmenter *s, size_t line) {
  const struct box *box = &s->line[line].line->box;
  size_t best = SIZE_MAX;
  for (size_t i = 0; i < s->count && s->line[i].page == 0; i++) {
    const struct box *other = &s->line[i].line->box;
    float shift = other->y0 - box->y0;
    if (i == line || s->line[i].furniture || shift > 3 || shift < -3 || other->x0 < box->x1 ||
        other->x0 > box->x1 + 150)
      continue;
    if (best == SIZE_MAX || other->x0 < s->line[best].line->box.x0)
      best = i;
  }
  return best == SIZE_MAX || is_label(s, &s->line[best]) ? SIZE_MAX : best;
}

/* Does LINE begin with two capitalised words, and perhaps a party? */
static bool begins_with_name(const struct line *line) {
  const char *open = memchr(line->text, '(', line->length);
  size_t length = open == NULL ? line->length : (size_t)(open - line->text);
  while (length > 0 && line->text[length - 1] == ' ')
    length--;
  return looks_like_name(line->text, length);
}

/* "Sekreterare" beside a name, in the form of minutes: a label, too, unless it is the title of the name above it. */
static bool names_part(const struct segmenter *s, size_t line) {
  const struct line *label = s->line[line].line;
  bool leads;
  if (s->line[line].page != 0 || s->line[line].furniture || label->length > 40 ||
      gazetteer_office(s->gazetteer, label->text, label->length, &leads) == OFFICE_NONE)
    return false;
  size_t beside = line_beside(s, line);
  if (beside == SIZE_MAX || !begins_with_name(s->line[beside].line))
    return false;
  for (size_t i = 0; i < s->count && s->line[i].page == 0; i++) {
    const struct box *other = &s->line[i].line->box;
    float shift = other->x0 - label->box.x0, gap = label->box.y0 - other->y0;
    if (i != line && shift < 6 && shift > -6 && gap > 2 && gap < s->body_pitch * 1.5f)
      return !begins_with_name(s->line[i].line);
  }
  return true;
}

/* Moves line FROM to the place TO, and the lines between by one. */
static void move_line(struct segmenter *s, size_t from, size_t to) {
  struct flow_line moved = s->line[from];
  if (from > to) {
    memmove(&s->line[to + 1], &s->line[to], (from - to) * sizeof *s->line);
  } else {
    memmove(&s->line[from], &s->line[from + 1], (to - from) * sizeof *s->line);
  }
  moved.starts_zone = true;
  moved.row = false;
  s->line[to] = moved;
}

/* What stands higher than the number of the first paragraph, in the other column of the head, stands before it. */
static void lift_head(struct segmenter *s) {
  const char *number, *organ;
  uint32_t bytes;
  size_t first = 0;
  while (first < s->count && s->line[first].page == 0 &&
         !paragraph_number(s->line[first].line->text, s->line[first].line->length, s->arena, &number, &organ, &bytes))
    first++;
  if (first >= s->count || s->line[first].page != 0)
    return;
  float top = s->line[first].line->box.y0;
  for (size_t i = first + 1; i < s->count && s->line[i].page == 0; i++)
    if (!s->line[i].furniture && s->line[i].line->box.y1 < top - 2) {
      move_line(s, i, first++);
      s->line[first].starts_zone = true;
    }
}

void join_labels(struct segmenter *s) {
  enum { COLUMN_LINES = 4, RUNNING_TEXT = 70, MOST_LINES = 150 };
  lift_head(s);
  for (size_t i = 0; i < s->count && i < MOST_LINES && s->line[i].page == 0; i++) {
    if (s->line[i].line->chars > RUNNING_TEXT && !s->line[i].furniture)
      break; /* below running text a table's "Datum" is no label */
    bool part = names_part(s, i);
    if (!part && !is_label(s, &s->line[i]))
      continue;
    if (part)
      s->line[i].starts_zone = true;
    size_t beside = line_beside(s, i);
    if (beside != SIZE_MAX && beside > i) {
      move_line(s, beside, i + 1);
      s->line[i].row = false;
      if (i + 2 < s->count)
        s->line[i + 2].starts_zone = true;
      continue;
    }
    float pitch = s->body_pitch > 0 ? s->body_pitch : 12;
    bool side_by_side = s->line[i].row || (i + 1 < s->count && is_label(s, &s->line[i + 1]));
    size_t last = i;
    for (int depth = 0; side_by_side && depth < COLUMN_LINES; depth++) {
      size_t below = line_below(s, last, depth == 0 ? pitch * 2.5f : pitch * 1.5f);
      if (below == SIZE_MAX || below <= last)
        break;
      if (below != last + 1)
        move_line(s, below, last + 1);
      s->line[last + 1].row = false;
      s->line[last + 1].starts_zone = true;
      last++;
    }
    if (last > i) {
      s->line[i].row = false;
      if (last + 1 < s->count)
        s->line[last + 1].starts_zone = true;
    }
  }
}
