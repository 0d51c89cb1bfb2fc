/* signatories.c - who signs a paper: names with titles below the text, in rows, or alone. */
#include "context.h"
#include "unicode.h"

#include <string.h>

/* The name that begins TEXT and is followed by a title, in bytes; all of it if it is a name and nothing else. */
static size_t name_part(const struct context *c, const char *text, size_t length, const char **title) {
  *title = NULL;
  for (size_t at = length; at > 0; at--) {
    if (at < length && text[at] != ' ' && text[at] != ',')
      continue;
    size_t rest = at;
    while (rest < length && (text[rest] == ' ' || text[rest] == ','))
      rest++;
    int words = 0;
    for (size_t i = 0; i < at; i++)
      words += text[i] == ' ';
    if (words == 0)
      continue;
    if (rest < length && gazetteer_title(c->gazetteer, text + rest, length - rest)) {
      *title = arena_strndup(c->arena, text + rest, length - rest);
      return at;
    }
  }
  return length;
}

/* Was somebody in block INDEX told as ROLE? */
static bool told_as(const struct context *c, const char *role, uint32_t index) {
  for (size_t i = 0; i < c->record->person_count; i++) {
    const struct record_person *person = &c->record->person[i];
    for (size_t e = 0; e < person->evidence.count && strcmp(person->role, role) == 0; e++)
      if (person->evidence.at[e].block == index)
        return true;
  }
  return false;
}

static void add_signatory(struct context *c, struct range name, const char *title) {
  struct named who[2];
  size_t plain = strcspn(title, "0123456789"), length = strlen(title); /* "kanslisekreterare, 000-55 50 02" */
  if (length > 0 && strchr(".:", title[length - 1]) != NULL)
    return; /* a sentence */
  while (title[plain] != '\0' && plain > 0 && strchr(" ,(", title[plain - 1]) != NULL)
    plain--;
  title = arena_strndup(c->arena, title, plain);
  if (people_in(c, name, who, 2) == 0)
    return;
  add_person(c, NULL, "signatory", &who[0], title, NULL, name);
  if (strstr(title, "(handläggare)") != NULL)
    add_person(c, NULL, "officer", &who[0], title, NULL, name);
}

/* "Siv Berg Bo Ek" above "stadsdelsdirektör avdelningschef": two signatures side by side whose columns were lost. */
static bool split_signatures(struct context *c, struct range names, const char *title) {
  const char *text = c->document->text, *gap = strchr(title, ' ');
  uint32_t word[5];
  size_t words = 0;
  for (uint32_t at = names.start; at < names.end && words < 5; at++)
    if (at == names.start || text[at - 1] == ' ')
      word[words++] = at;
  if (words != 4 || gap == NULL || strchr(gap + 1, ' ') != NULL ||
      !gazetteer_title(c->gazetteer, title, (size_t)(gap - title)) ||
      !gazetteer_title(c->gazetteer, gap + 1, strlen(gap + 1)))
    return false;
  add_signatory(c, (struct range){names.start, word[2] - 1}, arena_strndup(c->arena, title, (size_t)(gap - title)));
  add_signatory(c, (struct range){word[2], names.end}, gap + 1);
  return true;
}

enum { COLUMNS = 4 };

/* The cells of the row in block INDEX; their number, 0 if it is no row or has too many. */
static size_t cells_of(const struct context *c, uint32_t index, struct range *cell) {
  const struct document *d = c->document;
  struct range row = block_range(c, index);
  size_t count = 0;
  for (uint32_t at = row.start; at < row.end && d->block[index].type == BLOCK_TABLE_ROW; count++) {
    const char *tab = memchr(d->text + at, '\t', row.end - at);
    uint32_t end = tab == NULL ? row.end : (uint32_t)(tab - d->text);
    if (count == COLUMNS)
      return 0;
    cell[count] = (struct range){at, end};
    at = end + 1;
  }
  return count;
}

/* A row of names above a row of as many titles: signatures side by side. */
static void find_signatures_in_rows(struct context *c) {
  const struct document *d = c->document;
  for (uint32_t i = 1; i + 1 < d->flow_count && !d->minutes; i++) {
    struct range name[COLUMNS], title[COLUMNS];
    size_t count = cells_of(c, i, name);
    bool signs = count > 1 && !in_letterhead(c, i) && cells_of(c, i + 1, title) == count;
    for (size_t n = 0; n < count && signs; n++)
      signs = name_length(c, d->text + name[n].start, d->text + name[n].end) == name[n].end - name[n].start &&
              gazetteer_title(c->gazetteer, d->text + title[n].start, title[n].end - title[n].start);
    for (size_t n = 0; n < count && signs; n++)
      add_signatory(c, name[n], range_text(c, title[n]));
  }
}

static void find_signatures(struct context *c) {
  const struct document *d = c->document;
  bool own = strcmp(c->record->type, "motion") == 0 || strcmp(c->record->type, "inquiry") == 0;
  for (uint32_t i = 0; i < d->flow_count; i++) {
    if (d->block[i].type != BLOCK_SIGNATURE)
      continue;
    struct range range = block_range(c, i);
    const char *title;
    size_t length = name_part(c, d->text + range.start, range.end - range.start, &title);
    struct named who[2];
    range.end = range.start + (uint32_t)length;
    if (title == NULL && gazetteer_title(c->gazetteer, d->text + range.start, length))
      continue;
    if (title == NULL && i + 1 < d->flow_count && d->block[i + 1].type == BLOCK_SIGNATURE) {
      struct range next = block_range(c, i + 1);
      struct named nobody[2];
      if (people_in(c, next, nobody, 2) == 0 ||
          gazetteer_title(c->gazetteer, d->text + next.start,
                          next.end - next.start)) /* a line of a signature that is no name is a title or an office */
        title = range_text(c, next);
    }
    bool leads;
    if (title == NULL || people_in(c, range, who, 2) == 0 ||
        (d->minutes && gazetteer_office(c->gazetteer, title, strlen(title), &leads) != OFFICE_NONE))
      continue;
    if (!d->minutes && (in_letterhead(c, i) || told_as(c, "officer", i)) && !own)
      continue; /* the officer, who is named with his title, too: see officers.c */
    if (own || told_as(c, "approver", i))
      continue; /* "gruppledare" below a mover; a row of those who approved */
    if (!split_signatures(c, range, title))
      add_signatory(c, range, title);
  }
}

/* Does a line above the name in block INDEX tell for whom it is signed ("För valberedningen"), or is it the officer's?
 */
static bool signs_below(const struct context *c, uint32_t index, const char *name) {
  const struct record *r = c->record;
  enum { SIGNATURES = 6, LONGEST = 60 };
  bool on_behalf = false, open = true;
  for (uint32_t b = index; b > 0 && b + SIGNATURES > index && !on_behalf && open; b--) {
    const char *above = folded_range(c, block_range(c, b - 1));
    open = strlen(above) < LONGEST && strpbrk(above, ".:;") == NULL; /* other signatures */
    on_behalf = open && strncmp(above, "för ", strlen("för ")) == 0 && strchr(above, ',') == NULL;
  }
  for (size_t i = 0; i < r->person_count; i++)
    if (strcmp(r->person[i].role, "officer") == 0 && strcasecmp(r->person[i].name, name) == 0)
      return true;
  return on_behalf;
}

/* "Lova Tjern, talesperson" among the last short lines of a letter. */
static bool signs_letter(const struct context *c, uint32_t index, size_t name) {
  const struct document *d = c->document;
  struct range line = block_range(c, index);
  const char *rest = range_text(c, (struct range){line.start + (uint32_t)name, line.end});
  if (strcmp(c->record->type, "statement") != 0 || strncmp(rest, ", ", 2) != 0 || strpbrk(rest, ".:;") != NULL)
    return false;
  uint32_t letter;
  unicode_read(rest + 2, rest + strlen(rest), &letter);
  for (uint32_t b = index; b < d->flow_count; b++)
    if (d->block[b].end - d->block[b].start > 90 || d->block[b].marker != NULL)
      return false;
  return unicode_letter(letter) && !unicode_upper(letter);
}

/* The bytes of a pupil's class behind a name, " 9B" of "Siv Berg 9B, ordförande", or 0. */
static size_t class_behind(const char *text) {
  size_t digits = text[0] == ' ' ? strspn(text + 1, "0123456789") : 0;
  size_t length = 1 + digits + (strchr("ABCDEFGH", text[1 + digits]) != NULL && text[1 + digits] != '\0');
  return digits > 0 && digits < 3 && text[length] == ',' ? length : 0;
}

/* A name alone in a line below the text, without a title: of the officer who is named above, or behind "För styrelsen".
 */
static void find_bare_signatories(struct context *c) {
  const struct document *d = c->document;
  static const char *const own[] = {"motion", "inquiry", "agenda", "reservation"};
  for (uint32_t i = (uint32_t)d->flow_count / 2; i < d->flow_count && !d->minutes; i++) {
    struct range line = block_range(c, i);
    struct named who[2];
    size_t length = d->block[i].type == BLOCK_PARAGRAPH ? name_length(c, d->text + line.start, d->text + line.end) : 0;
    size_t behind = length + (length > 0 ? class_behind(d->text + line.start + length) : 0);
    bool alone = length > 0 && (line.start + length == line.end || d->text[line.start + behind] == ',');
    if (begins_any(c->record->type, own, 4) || !alone || told_as(c, "officer", i) || line.end - line.start > 60 ||
        in_letterhead(c, i) || people_in(c, (struct range){line.start, line.start + (uint32_t)length}, who, 2) != 1)
      continue;
    if (line.start + length == line.end ? signs_below(c, i, who[0].name)
                                        : signs_below(c, i, "") || signs_letter(c, i, behind))
      add_person(c, NULL, "signatory", &who[0], NULL, NULL, line);
  }
}

void find_signatories(struct context *c) {
  find_signatures(c);
  find_signatures_in_rows(c);
  find_bare_signatories(c);
}
