/* zones_margin.c - what stands in the margin beside the text.
 *
 * Two things do: a block of its own (an address; its lines ignore those of the text), which is set apart, and side
 * headings (each on the baseline of the first line it speaks of), which are read before that line.
 */
#include "zones.h"
#include <math.h>
#include <string.h>

/* The text column that most characters stand in, if there is one. */
struct body {
  float left, right, top, bottom;
  size_t chars, lines;
};

static struct body find_body(struct segment **lines, size_t count, float width) {
  struct body best = {0};
  for (size_t i = 0; i < count && count < 1000; i++) { /* more lines than that are no page of text */
    float left = lines[i]->box.x0;
    if (lines[i]->right - left < 0.35f * width || fabsf(left - best.left) < 0.5f)
      continue;
    struct body body = {.left = left, .top = 1e9f};
    for (size_t k = 0; k < count; k++) {
      const struct segment *line = lines[k];
      if (fabsf(line->box.x0 - left) > 3 || line->right - line->box.x0 < 0.35f * width)
        continue;
      body.chars += line->line_chars;
      body.lines++;
      body.right = most(body.right, line->right);
      body.top = least(body.top, line_top(line));
      body.bottom = most(body.bottom, line->base);
    }
    if (body.chars > best.chars)
      best = body;
  }
  return best;
}

static bool beside(const struct body *body, const struct segment *line, bool left) {
  if (line->marker || line->base < body->top)
    return false;
  return left ? line->right < body->left - 2 : line->box.x0 > body->right + 4;
}

static struct segment *text_on_baseline(struct segment **lines, size_t count, const struct segment *label,
                                        const struct body *body) {
  for (size_t i = 0; i < count; i++)
    if (lines[i]->box.x0 > body->left - 2 && lines[i]->box.x0 < body->right &&
        fabsf(lines[i]->base - label->base) < 0.8f)
      return lines[i];
  return NULL;
}

struct margin {
  size_t lines, chars, heads, aligned, longest; /* heads: lines that begin a group; lines of the longest group */
  float x0, x1, top, bottom;
};

static struct margin look_at_margin(struct segment **lines, size_t count, const struct body *body, bool left) {
  struct margin margin = {.x0 = 1e9f, .top = 1e9f};
  float last = -1e9f;
  size_t group = 0;
  for (size_t i = 0; i < count; i++) {
    const struct segment *line = lines[i];
    if (!beside(body, line, left))
      continue;
    group++;
    margin.lines++;
    margin.chars += line->line_chars;
    margin.x0 = least(margin.x0, line->box.x0);
    margin.x1 = most(margin.x1, line->right);
    margin.top = least(margin.top, line_top(line));
    margin.bottom = most(margin.bottom, line->base);
    if (line->base - last > 1.6f * line->size) {
      margin.heads++;
      group = 1;
      margin.aligned += text_on_baseline(lines, count, line, body) != NULL;
    }
    margin.longest = group > margin.longest ? group : margin.longest;
    last = line->base;
  }
  return margin;
}

/* Hangs each group of side headings on the line that its first line stands beside. */
static void hang_labels(struct segment **lines, size_t *count, const struct body *body) {
  struct segment *target = NULL, *last = NULL;
  for (size_t i = 0; i < *count; i++) {
    struct segment *line = lines[i];
    if (!beside(body, line, true))
      continue;
    if (!last || line->base - last->base > 1.6f * line->size)
      target = text_on_baseline(lines, *count, line, body);
    last = line;
    if (!target)
      continue;
    struct segment *end = target;
    while (end->labels)
      end = end->labels;
    end->labels = line;
    line->taken = true;
  }
  size_t kept = 0;
  for (size_t i = 0; i < *count; i++)
    if (!lines[i]->taken)
      lines[kept++] = lines[i];
  *count = kept;
}

static size_t move_to_end(struct segment **lines, size_t *count, const struct body *body, bool left) {
  size_t moved = 0;
  for (size_t i = 0; i + moved < *count;) {
    struct segment *line = lines[i];
    if (!beside(body, line, left)) {
      i++;
      continue;
    }
    memmove(&lines[i], &lines[i + 1], (*count - i - 1) * sizeof *lines);
    lines[*count - 1] = line;
    moved++;
  }
  *count -= moved;
  return moved;
}

size_t margins_set_apart(struct segment **lines, size_t *count, float width) {
  struct body body = find_body(lines, *count, width);
  size_t apart = 0;
  if (body.lines < 3)
    return 0;
  for (int side = 0; side < 2; side++) {
    bool left = side == 0;
    struct margin margin = look_at_margin(lines, *count, &body, left);
    if (margin.lines == 0 || margin.chars * 10 > body.chars * 4 || margin.x1 - margin.x0 > 0.27f * width ||
        margin.top > body.bottom)
      continue;
    bool labels = margin.aligned * 10 >= margin.heads * 8 && margin.longest <= 3;
    if (labels && left && body.chars > 35 * body.lines)
      hang_labels(lines, count, &body);
    else if (!labels && margin.lines > 1)
      apart += move_to_end(lines, count, &body, left);
  }
  return apart;
}
