/* stance_paper.h - a small paper for tests of stance: sections and paragraphs in memory, read by the project's own
 * rules.
 *
 * In the text every line is a paragraph; "== ROLE" begins a section and "# ..." is its heading.  The proposals are
 * given beside it, so that what is tested does not depend on how they are found.
 */
#ifndef STANDPUNKT_STANCE_PAPER_H
#define STANDPUNKT_STANCE_PAPER_H

#include "context.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static struct gazetteer *gazetteer;
static struct rule_set *rules;

static int load_rules(void **state) {
  (void)state;
  struct error error = {0};
  gazetteer = gazetteer_load("pipeline/gazetteers", &error);
  rules = gazetteer ? rules_load("pipeline/rules", gazetteer, &error) : NULL;
  if (!rules)
    print_message("%s\n", error.message);
  return rules ? 0 : -1;
}

static int free_rules(void **state) {
  (void)state;
  rules_free(rules);
  gazetteer_free(gazetteer);
  return 0;
}

static enum section_role role_named(const char *name) {
  for (enum section_role role = 0; role < ROLE_COUNT; role++)
    if (strcmp(section_role_token(role), name) == 0)
      return role;
  fail_msg("no role %s", name);
  return ROLE_OTHER;
}

static void add_block(struct document *d, enum block_type type, const char *line, size_t length) {
  uint32_t start = d->length;
  memcpy((char *)(uintptr_t)d->text + start, line, length);
  d->length += (uint32_t)length;
  d->block[d->block_count++] = (struct block){.type = type,
                                              .start = start,
                                              .end = d->length,
                                              .section = (uint32_t)d->section_count - 1,
                                              .page = 1,
                                              .anchor = UINT32_MAX};
  ((char *)(uintptr_t)d->text)[d->length++] = '\n';
  d->section[d->section_count - 1].count++;
}

static struct document *paper_of(struct arena *arena, const char *lines) {
  struct document *d = arena_alloc(arena, sizeof *d);
  struct pages *pages = arena_alloc(arena, sizeof *pages);
  size_t room = strlen(lines) + 2;
  pages->arena = arena;
  *d = (struct document){.arena = arena, .pages = pages, .name = "example", .text = arena_alloc(arena, room)};
  d->block = arena_array(arena, room, sizeof *d->block);
  d->section = arena_array(arena, room, sizeof *d->section);
  for (const char *line = lines; *line != '\0';) {
    size_t length = strcspn(line, "\n");
    if (strncmp(line, "== ", 3) == 0)
      d->section[d->section_count++] = (struct section){.role = role_named(arena_strndup(arena, line + 3, length - 3)),
                                                        .heading = UINT32_MAX,
                                                        .first = (uint32_t)d->block_count,
                                                        .page = 1};
    else if (line[0] == '#')
      d->section[d->section_count - 1].heading = (uint32_t)d->block_count;
    if (line[0] == '#')
      add_block(d, BLOCK_HEADING, line + 2, length - 2);
    else if (line[0] != '=')
      add_block(d, BLOCK_PARAGRAPH, line, length);
    line += length + (line[length] == '\n');
  }
  d->flow_count = d->block_count;
  d->item = arena_alloc(arena, sizeof *d->item);
  d->item_count = 1;
  *d->item = (struct item){.section_count = (uint32_t)d->section_count, .block_count = (uint32_t)d->block_count};
  return d;
}

/* The paper as normalisation sees it; PROPOSALS ends with NULL. */
static struct context context_of(struct arena *arena, const char *lines, const char *const *proposals) {
  struct context c = {.arena = arena, .rules = rules, .gazetteer = gazetteer, .issuer_layer = "administration"};
  struct document *d = paper_of(arena, lines);
  c.document = d;
  c.findings = rules_run(rules, d);
  c.record = arena_alloc(arena, sizeof *c.record);
  c.record->type = "official-report";
  c.record->issuer.text = "Parkförvaltningen";
  c.record->item = arena_alloc(arena, sizeof *c.record->item);
  c.record->item_count = 1;
  for (size_t count = 0; proposals != NULL && proposals[count] != NULL; count++) {
    struct record_item *item = c.record->item;
    item->proposal =
        arena_grow(arena, item->proposal, item->proposal_count, &item->proposal_capacity, sizeof *item->proposal);
    item->proposal[item->proposal_count++] = (struct record_proposal){
        .id = arena_printf(arena, "p%zu", count + 1), .kind = "proposal", .text = proposals[count]};
  }
  return c;
}

/* The words TEXT where they stand first in the paper. */
static inline struct range place_of(const struct context *c, const char *text) {
  const char *at = strstr(c->document->text, text);
  assert_non_null(at);
  uint32_t start = (uint32_t)(at - c->document->text);
  return (struct range){start, start + (uint32_t)strlen(text)};
}

#endif
