/* command_extract.c - `standpunkt extract FILE`: the lines of each page, with places, zones and styles. */
#include "commands.h"
#include "worker.h"

static void print_line(FILE *out, const struct line *line) {
  char style[] = "----";
  if (line->style & STYLE_BOLD)
    style[0] = 'b';
  if (line->style & STYLE_ITALIC)
    style[1] = 'i';
  if (line->flags & LINE_ROTATED)
    style[2] = 'r';
  if (line->flags & (LINE_HYPHEN | LINE_HEADING | LINE_BREAK))
    style[3] = line->flags & LINE_HEADING ? 'h' : line->flags & LINE_HYPHEN ? 's' : 'e';
  fprintf(out, "%3u", line->zone);
  if (line->row)
    fprintf(out, " %3u", line->row);
  else
    fprintf(out, "   .");
  fprintf(out, "  %6.1f %6.1f %6.1f %6.1f  %5.1f %s  %s\n", (double)line->box.x0, (double)line->box.y0,
          (double)line->box.x1, (double)line->box.y1, (double)line->size, style, line->text);
}

static void print_pages(FILE *out, const struct knowledge *knowledge, const struct passage *passage) {
  (void)knowledge;
  const struct pages *pages = passage->pages;
  for (size_t i = 0; i < pages->count; i++) {
    const struct page *page = &pages->page[i];
    fprintf(out, "%spage %u  %.0f x %.0f%s%s\n", paint(out, PAINT_BOLD), page->number, (double)page->width,
            (double)page->height, page->pictures ? "  pictures" : "", paint(out, PAINT_NONE));
    if (page->count)
      fprintf(out, "%szon row      x0     y0     x1     y1   size style%s\n", paint(out, PAINT_DIM),
              paint(out, PAINT_NONE));
    for (size_t k = 0; k < page->count; k++)
      print_line(out, &page->lines[k]);
  }
}

static void runs_json(struct json *json, const struct line *line) {
  json_array(json, "runs");
  for (uint32_t i = 0; i < line->run_count; i++) {
    const struct style_run *style = &line->runs[i];
    json_object(json, NULL);
    json_number(json, "start", style->start);
    json_number(json, "end", style->end);
    json_number(json, "size", (double)style->size);
    json_bool(json, "bold", style->style & STYLE_BOLD);
    json_bool(json, "italic", style->style & STYLE_ITALIC);
    json_bool(json, "raised", style->style & STYLE_RAISED);
    json_end(json, '}');
  }
  json_end(json, ']');
}

static void line_json(struct json *json, const struct line *line, bool boxed) {
  json_object(json, NULL);
  json_text(json, "text", line->text);
  if (boxed) {
    json_array(json, "box");
    json_number(json, NULL, (double)line->box.x0);
    json_number(json, NULL, (double)line->box.y0);
    json_number(json, NULL, (double)line->box.x1);
    json_number(json, NULL, (double)line->box.y1);
    json_end(json, ']');
  }
  json_number(json, "zone", line->zone);
  if (line->row)
    json_number(json, "row", line->row);
  json_number(json, "size", (double)line->size);
  json_bool(json, "bold", line->style & STYLE_BOLD);
  json_bool(json, "italic", line->style & STYLE_ITALIC);
  json_bool(json, "rotated", line->flags & LINE_ROTATED);
  if (line->flags & LINE_HEADING)
    json_number(json, "heading", line->level);
  if (line->run_count > 1)
    runs_json(json, line);
  json_end(json, '}');
}

static void pages_json(FILE *out, const struct knowledge *knowledge, const struct passage *passage) {
  (void)knowledge;
  const struct pages *pages = passage->pages;
  struct json json = {.out = out};
  json_object(&json, NULL);
  json_text(&json, "mediaType", pages->media_type);
  json_text(&json, "extractor", pages->extractor);
  json_number(&json, "unread", (double)pages->unread);
  json_number(&json, "damaged", (double)pages->damaged);
  json_bool(&json, "garbled", pages->garbled);
  json_array(&json, "pages");
  for (size_t i = 0; i < pages->count; i++) {
    const struct page *page = &pages->page[i];
    json_object(&json, NULL);
    json_number(&json, "number", page->number);
    json_number(&json, "width", (double)page->width);
    json_number(&json, "height", (double)page->height);
    json_bool(&json, "pictures", page->pictures);
    json_array(&json, "lines");
    for (size_t k = 0; k < page->count; k++)
      line_json(&json, &page->lines[k], pages->boxed);
    json_end(&json, ']');
    json_end(&json, '}');
  }
  json_end(&json, ']');
  json_end(&json, '}');
}

/* Both run in the worker. */
static char *make_text(const struct knowledge *knowledge, const struct passage *passage, struct arena *arena,
                       size_t *length, struct error *error) {
  return print_in_memory(print_pages, knowledge, passage, arena, length, error);
}

static char *make_json(const struct knowledge *knowledge, const struct passage *passage, struct arena *arena,
                       size_t *length, struct error *error) {
  return print_in_memory(pages_json, knowledge, passage, arena, length, error);
}

static enum exit_status run(const struct invocation *invocation) {
  static const struct product text = {.pages_only = true, .make = make_text},
                              json = {.pages_only = true, .make = make_json};
  return print_product(invocation, false, invocation->json ? &json : &text);
}

const struct command command_extract = {
    .name = "extract",
    .arguments = "FILE",
    .summary = "print the lines of each page with places and styles",
    .help = "Prints what the extractor gives to all later stages: every line in reading order with its zone (column\n"
            "or area of the page), the row of the table it is a cell of, its box in points, its font size and style\n"
            "(b bold, i italic, r rotated, h heading by the source's own word, s ends in a soft hyphen).",
    .examples = "standpunkt extract statement.pdf\n"
                "standpunkt extract --json statement.pdf | python3 -m json.tool",
    .formats = FORMAT_JSON,
    .least = 1,
    .most = 1,
    .options = reading_options,
    .run = run,
};
