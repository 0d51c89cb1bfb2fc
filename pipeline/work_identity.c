/* work_identity.c - what a document says of itself, as far as it can tell two works apart (see work_identity.h). */
#include "work_identity.h"
#include "buffer.h"
#include "unicode.h"

#include <string.h>

/* The lines of an identity.  The type is none of them: only documents of one type are compared at all. */
enum identity_line { MUNICIPALITY, ISSUER, ISSUER_NAME, MEETING, DATED, CASES, ITEMS, LINES };

static void tell(struct buffer *out, struct arena *arena, const char *value) {
  if (value == NULL || *value == '\0')
    return;
  char *key = unicode_key(arena, value, strlen(value));
  for (char *c = key; *c != '\0'; c++)
    if (*c == '\t' || *c == '\n')
      *c = ' ';
  buffer_text(out, key);
  buffer_byte(out, '\t');
}

static void tell_dates(struct buffer *out, struct arena *arena, const struct record *record, const char *role) {
  for (size_t i = 0; i < record->date_count; i++)
    if (strcmp(record->date[i].role, role) == 0)
      tell(out, arena, record->date[i].value);
}

const char *identity_of(const struct record *record, struct arena *arena) {
  struct buffer out = buffer_in(arena);
  const struct record_body *municipality = &record->municipality;
  tell(&out, arena, municipality->ref != NULL ? municipality->ref : municipality->text);
  buffer_byte(&out, '\n');
  tell(&out, arena, record->issuer.ref);
  buffer_byte(&out, '\n');
  tell(&out, arena, record->issuer.text);
  buffer_byte(&out, '\n');
  tell_dates(&out, arena, record, "meeting");
  buffer_byte(&out, '\n');
  tell_dates(&out, arena, record, "document");
  buffer_byte(&out, '\n');
  for (size_t i = 0; i < record->case_count; i++) {
    const struct record_case *number = &record->case_number[i];
    if (number->of != NULL && strcmp(number->of, "own") == 0)
      tell(&out, arena, number->value != NULL ? number->value : number->text);
  }
  buffer_byte(&out, '\n');
  for (size_t i = 0; i < record->item_count; i++)
    tell(&out, arena, record->item[i].n);
  buffer_byte(&out, '\n');
  return buffer_string(&out);
}

struct values {
  const char *start;
  size_t length;
};

static void split(const char *identity, struct values lines[LINES]) {
  for (int i = 0; i < LINES; i++) {
    lines[i].start = identity;
    lines[i].length = strcspn(identity, "\n");
    identity += lines[i].length;
    identity += *identity == '\n';
  }
}

/* True if VALUE (with its tab) is one of VALUES. */
static bool among(const char *value, size_t length, struct values values) {
  for (size_t at = 0; at < values.length;) {
    size_t size = strcspn(values.start + at, "\t") + 1;
    if (size == length && memcmp(values.start + at, value, length) == 0)
      return true;
    at += size;
  }
  return false;
}

/* True if both know values and share none. */
static bool disjoint(struct values one, struct values other) {
  if (one.length == 0 || other.length == 0)
    return false;
  for (size_t at = 0; at < one.length;) {
    size_t size = strcspn(one.start + at, "\t") + 1;
    if (among(one.start + at, size, other))
      return false;
    at += size;
  }
  return true;
}

/* True if both know a name and neither begins with the other: "ekbacka" and "ekbacka stadsdelsnämnd" may be one. */
static bool names_differ(struct values one, struct values other) {
  size_t shorter = one.length < other.length ? one.length : other.length;
  if (shorter == 0)
    return false;
  const char *longer = one.length < other.length ? other.start : one.start;
  bool whole_word = one.length == other.length || longer[shorter - 1] == ' ';
  return memcmp(one.start, other.start, shorter - 1) != 0 || !whole_word;
}

bool identity_contradicts(const char *one, const char *other) {
  struct values a[LINES], b[LINES];
  split(one, a);
  split(other, b);
  if (disjoint(a[MUNICIPALITY], b[MUNICIPALITY]) || disjoint(a[MEETING], b[MEETING]) || disjoint(a[CASES], b[CASES]) ||
      disjoint(a[ITEMS], b[ITEMS]))
    return true;
  bool by_ref = a[ISSUER].length > 0 && b[ISSUER].length > 0;
  if (by_ref ? disjoint(a[ISSUER], b[ISSUER]) : names_differ(a[ISSUER_NAME], b[ISSUER_NAME]))
    return true;
  /* The date of the document tells only where the meeting's does not: drafts for one meeting are dated variously. */
  bool by_meeting = a[MEETING].length > 0 && b[MEETING].length > 0;
  return !by_meeting && disjoint(a[DATED], b[DATED]);
}
