/* deadlines.c - referrals that wait for an answer (see deadlines.h). */
#include "deadlines.h"
#include "body_past.h"
#include "buffer.h"
#include "index_draft.h"
#include "matters.h"
#include "unicode.h"
#include "version.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---------------------------------------------------- days ---------------------------------------------------- */

/* Days since 1 March of the year 0 in the Gregorian calendar; false if TEXT is no date. */
static bool day_number(const char *text, long *number) {
  int year, month, day, end = 0;
  static const int lengths[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (strlen(text) != 10 || sscanf(text, "%4d-%2d-%2d%n", &year, &month, &day, &end) != 3 || end != 10 || month < 1 ||
      month > 12 || day < 1 || day > lengths[month - 1])
    return false;
  long y = month < 3 ? year - 1 : year, m = month < 3 ? month + 9 : month - 3;
  *number = 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1;
  return true;
}

/* The date DAYS after TEXT, as "20250531". */
static const char *day_after(const char *text, struct arena *arena) {
  long number = 0;
  if (!day_number(text, &number))
    return text;
  long z = number + 1, era = z / 146097, rest = z % 146097;
  long year = (rest - rest / 1460 + rest / 36524 - rest / 146096) / 365;
  long day = rest - (365 * year + year / 4 - year / 100), part = (5 * day + 2) / 153;
  long month = part < 10 ? part + 3 : part - 9;
  return arena_printf(arena, "%04ld%02ld%02ld", year + era * 400 + (month <= 2), month, day - (153 * part + 2) / 5 + 1);
}

/* ---------------------------------------------------- answers --------------------------------------------------- */

/* Counts the bodies of MATTER that have answered, and looks whether BODY is one. */
static void count_answers(struct deadline *deadline, const struct matter *matter, const char *body,
                          struct arena *arena) {
  const char **keys = arena_array(arena, matter->member_count, sizeof *keys);
  for (size_t i = 0; i < matter->member_count; i++) {
    const struct matter_member *member = &matter->member[i];
    if (strcmp(member->role, "statement") != 0 && strcmp(member->role, "committee") != 0)
      continue;
    const char *key = body_key(member->issuer, arena);
    size_t k = 0;
    while (k < deadline->answers && strcmp(keys[k], key) != 0)
      k++;
    if (*key != '\0' && k == deadline->answers)
      keys[deadline->answers++] = key;
    if (body != NULL && (body_same(member->issuer, body, arena) || body_same(member->addressee, body, arena)))
      deadline->answered = true;
  }
}

static bool add_matter(struct index *index, const struct gazetteer *gazetteer, struct deadline *deadline,
                       const char *body, struct arena *arena, struct error *error) {
  struct error ignored = {0};
  deadline->matter = matter_of(index, deadline->document, NULL, arena, &ignored);
  if (deadline->matter == NULL)
    return true;
  const struct matter *matter = matter_load(index, gazetteer, deadline->matter, arena, error);
  if (matter == NULL)
    return false;
  if (matter->row.title != NULL && *matter->row.title != '\0')
    deadline->title = matter->row.title;
  count_answers(deadline, matter, body, arena);
  return true;
}

static bool listed_before(const struct deadline *deadlines, size_t count, const struct deadline *deadline) {
  for (size_t i = 0; i < count; i++)
    if (deadline->matter != NULL && deadlines[i].matter != NULL && strcmp(deadlines[i].matter, deadline->matter) == 0 &&
        strcmp(deadlines[i].date, deadline->date) == 0)
      return true;
  return false;
}

size_t deadlines_list(struct index *index, const struct gazetteer *gazetteer, const struct deadline_choice *choice,
                      struct arena *arena, struct deadline **deadlines, struct error *error) {
  long today, day;
  struct index_deadline *row = NULL;
  if (!day_number(choice->today, &today)) {
    error_set(error, ERROR_USAGE, "\"%s\" is no date; write 2025-04-30", choice->today);
    return 0;
  }
  size_t rows = index_deadlines(index, choice->all ? "" : choice->today, arena, &row, error), count = 0;
  *deadlines = arena_array(arena, rows, sizeof **deadlines);
  for (size_t i = 0; i < rows && error->kind == ERROR_NONE; i++) {
    struct deadline one = {.date = row[i].date,
                           .title = row[i].title,
                           .municipality = row[i].municipality,
                           .from = row[i].issuer,
                           .to = row[i].addressee,
                           .cases = row[i].cases,
                           .document = row[i].document,
                           .file = row[i].file};
    if (!day_number(one.date, &day) || !add_matter(index, gazetteer, &one, choice->body, arena, error))
      continue;
    one.days = day - today;
    if (!listed_before(*deadlines, count, &one) && (choice->all || !one.answered))
      (*deadlines)[count++] = one;
  }
  return error->kind == ERROR_NONE ? count : 0;
}

/* --------------------------------------------------- iCalendar --------------------------------------------------- */

enum { LINE_LONGEST = 75 }; /* bytes of a line, RFC 5545 3.1 */

/* NAME:TEXT, escaped where the standard says so, folded between characters. */
static void put_line(struct buffer *out, const char *name, const char *text) {
  struct buffer line = buffer_in(out->arena);
  buffer_printf(&line, "%s:", name);
  for (; *text != '\0'; text++)
    if (*text == '\n')
      buffer_text(&line, "\\n");
    else if ((unsigned char)*text >= ' ') {
      if (strchr("\\;,", *text) != NULL)
        buffer_byte(&line, '\\');
      buffer_byte(&line, *text);
    }
  const char *at = buffer_string(&line), *end = at + line.length;
  for (size_t room = LINE_LONGEST; at < end; room = LINE_LONGEST - 1) {
    size_t length = (size_t)(end - at) < room ? (size_t)(end - at) : room;
    while (at + length < end && ((unsigned char)at[length] & 0xC0) == 0x80)
      length--;
    buffer_add(out, at, length);
    at += length;
    buffer_text(out, at < end ? "\r\n " : "\r\n");
  }
}

static const char *packed_date(const char *date, struct arena *arena) {
  return arena_printf(arena, "%.4s%.2s%.2s", date, date + 5, date + 8);
}

static void put_event(struct buffer *out, const struct deadline *deadline, const char *today) {
  struct arena *arena = out->arena;
  put_line(out, "BEGIN", "VEVENT");
  put_line(out, "UID", arena_printf(arena, "%s@standpunkt", deadline->document));
  put_line(out, "DTSTAMP", arena_printf(arena, "%sT000000Z", packed_date(today, arena)));
  put_line(out, "DTSTART;VALUE=DATE", packed_date(deadline->date, arena));
  put_line(out, "DTEND;VALUE=DATE", day_after(deadline->date, arena));
  put_line(out, "SUMMARY", arena_printf(arena, "Remissvar: %s", deadline->title));
  struct buffer about = buffer_in(arena);
  if (deadline->from != NULL)
    buffer_printf(&about, "Svar till %s", deadline->from);
  if (deadline->municipality != NULL)
    buffer_printf(&about, "%s%s", about.length > 0 ? ", " : "", deadline->municipality);
  if (deadline->cases != NULL)
    buffer_printf(&about, "%sdnr %s", about.length > 0 ? ", " : "", deadline->cases);
  if (about.length > 0)
    put_line(out, "DESCRIPTION", buffer_string(&about));
  put_line(out, "TRANSP", "TRANSPARENT");
  put_line(out, "END", "VEVENT");
}

const char *deadlines_calendar(const struct deadline *deadlines, size_t count, const char *today, struct arena *arena) {
  struct buffer out = buffer_in(arena);
  put_line(&out, "BEGIN", "VCALENDAR");
  put_line(&out, "VERSION", "2.0");
  put_line(&out, "PRODID", "-//" STANDPUNKT_GENERATOR "//SV");
  put_line(&out, "CALSCALE", "GREGORIAN");
  for (size_t i = 0; i < count; i++)
    put_event(&out, &deadlines[i], today);
  put_line(&out, "END", "VCALENDAR");
  return buffer_string(&out);
}
