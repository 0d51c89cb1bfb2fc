/* references.c - what a paper refers to: motions, laws, inquiries, earlier decisions, sums of money and years, each
 * with a value in one spelling, so that two printings of it are equal. */
#include "references.h"

#include <ctype.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void add_reference(struct context *c, const struct finding *finding, const char *value) {
  const char *type = finding_get(finding, "type");
  uint32_t index = finding->block < c->document->flow_count ? item_at(c, finding->at.start) : 0;
  bool minutes = c->document->minutes;
  struct record_item *item = &c->record->item[index];
  struct record_reference **list = minutes ? &item->reference : &c->record->reference;
  size_t *count = minutes ? &item->reference_count : &c->record->reference_count;
  size_t *capacity = minutes ? &item->reference_capacity : &c->record->reference_capacity;
  for (size_t i = 0; i < *count; i++)
    if (strcmp((*list)[i].type, type) == 0 && strcmp((*list)[i].value, value) == 0) {
      if ((*list)[i].evidence.count < 3)
        add_evidence(c, &(*list)[i].evidence, finding->at, NULL);
      return;
    }
  *list = arena_grow(c->arena, *list, *count, capacity, sizeof **list);
  struct record_reference *reference = &(*list)[(*count)++];
  *reference = (struct record_reference){.text = range_text(c, finding->at), .type = type, .value = value};
  add_evidence(c, &reference->evidence, finding->at, NULL);
}

/* ---- motions ---- */

/* "2016:28 och 2016:30", "nr 28 år 2016": each number by itself, as year:number or number/year. */
static void add_motions(struct context *c, const struct finding *finding, const char *numbers) {
  for (const char *p = numbers; *p != '\0';) {
    int number, year, used = 0;
    if (sscanf(p, "%3d år %4d%n", &number, &year, &used) == 2 && used > 0) {
      add_reference(c, finding, arena_printf(c->arena, "%d/%d", number, year));
    } else if (isdigit((unsigned char)*p)) {
      size_t head = strspn(p, "0123456789"), gap = p[head] == ':' && p[head + 1] == ' ' ? 1 : 0;
      size_t tail = strchr(":/", p[head]) != NULL && p[head] != '\0' ? strspn(p + head + 1 + gap, "0123456789") : 0;
      used = (int)(head + (tail > 0 ? 1 + gap + tail : 0));
      if (tail > 0)
        add_reference(c, finding,
                      arena_printf(c->arena, "%.*s%c%.*s", (int)head, p, p[head], (int)tail, p + head + 1 + gap));
    }
    p += used > 0 ? used : 1;
  }
}

/* A motion without a number: by those who moved it. */
static void add_unnumbered(struct context *c, const struct finding *finding) {
  struct named who[24];
  size_t count = people_in(c, capture(c, finding, "movers"), who, 24);
  const char *value = NULL;
  for (size_t i = 0; i < count; i++)
    value = value == NULL ? who[i].name : arena_printf(c->arena, "%s, %s", value, who[i].name);
  if (value != NULL)
    add_reference(c, finding, value);
}

/* ---- earlier decisions ---- */

static const char *decision_value(struct context *c, const struct finding *finding) {
  bool impossible;
  const char *date = capture_text(c, finding, "date"), *number = capture_text(c, finding, "number");
  const char *day = date == NULL ? NULL : iso_date(c, date, &impossible);
  if (number == NULL)
    return NULL;
  number += strcspn(number, "0123456789");
  return day == NULL ? NULL : arena_printf(c->arena, "%s § %s", day, number);
}

/* ---- money and years ---- */

/* "2,4" "mnkr" as 2400000 SEK; NULL if nobody has so much. */
static const char *money_value(struct context *c, const struct finding *finding) {
  static const struct {
    const char *unit;
    long long factor;
  } units[] = {{"miljard", 1000000000}, {"mdkr", 1000000000}, {"miljon", 1000000}, {"mnkr", 1000000},
               {"mkr", 1000000},        {"msek", 1000000},    {"tusen", 1000},     {"tkr", 1000}};
  const char *sum = capture_text(c, finding, "sum"), *part = capture_text(c, finding, "part");
  const char *unit = folded(c, capture_text(c, finding, "unit"));
  long long factor = 1, value = 0, share = 1;
  for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
    if (strncmp(unit, units[i].unit, strlen(units[i].unit)) == 0) {
      factor = units[i].factor;
      break;
    }
  for (int digits = 0; *sum != '\0' && digits < 12; sum++)
    if (isdigit((unsigned char)*sum)) {
      value = value * 10 + (*sum - '0');
      digits++;
    }
  if (__builtin_mul_overflow(value, factor, &value) || value > LLONG_MAX - factor)
    return NULL;
  for (; part != NULL && isdigit((unsigned char)*part) && share < factor; part++) {
    share *= 10;
    value += (*part - '0') * factor / share;
  }
  /* What is left of a krona: "20,51 kronor". */
  const char *decimals = factor == 1 ? capture_text(c, finding, "part") : NULL;
  return decimals == NULL ? arena_printf(c->arena, "%lld SEK", value)
                          : arena_printf(c->arena, "%lld.%s SEK", value, decimals);
}

/* "2024–2026", "2018/19": from the first year to the last, which must follow. */
static const char *years_value(struct context *c, const struct finding *finding) {
  const char *to = capture_text(c, finding, "to"), *next = capture_text(c, finding, "next");
  int from = atoi(capture_text(c, finding, "from")), last = atoi(to != NULL ? to : next);
  if (last < 100)
    last += from / 100 * 100;
  bool school_year = to == NULL;
  if (last <= from || last > from + 40 || (school_year && last != from + 1))
    return NULL;
  return arena_printf(c->arena, school_year ? "%d/%d" : "%d-%d", from, last);
}

/* ---- all ---- */

static const char *value_of(struct context *c, const struct finding *finding) {
  const char *number = capture_text(c, finding, "number");
  if (finding_is(finding, "type", "decision"))
    return decision_value(c, finding);
  if (finding_is(finding, "type", "money"))
    return money_value(c, finding);
  if (finding_is(finding, "type", "period"))
    return years_value(c, finding);
  if (finding_is(finding, "form", "paragraph"))
    return law_paragraph(c, finding);
  return number != NULL ? number : capture_text(c, finding, "number2");
}

void find_references(struct context *c) {
  for (size_t i = 0; i < c->findings->count; i++) {
    const struct finding *finding = &c->findings->finding[i];
    if (finding->rule->kind != RULE_REFERENCE || finding_is(finding, "type", "proposal"))
      continue;
    if (finding_is(finding, "form", "unnumbered")) {
      add_unnumbered(c, finding);
    } else if (finding_is(finding, "type", "motion")) {
      add_motions(c, finding, capture_text(c, finding, "number"));
    } else {
      const char *value = value_of(c, finding);
      if (value != NULL)
        add_reference(c, finding, value);
    }
  }
}
