/* compare.c - the matrix of a matter: who says what of which proposal (see compare.h). */
#include "body_past.h"
#include "compare_parts.h"

#include <stdlib.h>
#include <string.h>

/* ---- bodies and lines ---- */

static bool is_layer(const char *layer, const char *one, const char *other) {
  return token_is(layer, one) || (other != NULL && token_is(layer, other));
}

struct matrix_body *matrix_body_for(struct building *building, const char *key, const char *name) {
  struct matrix *matrix = building->matrix;
  for (size_t i = 0; i < matrix->body_count; i++)
    if (strcmp(matrix->body[i].key, key) == 0)
      return &matrix->body[i];
  matrix->body =
      arena_grow(building->arena, matrix->body, matrix->body_count, &building->body_capacity, sizeof *matrix->body);
  matrix->body[matrix->body_count] = (struct matrix_body){.key = key, .name = name};
  return &matrix->body[matrix->body_count++];
}

static size_t layer_order(const char *layer) {
  static const char *const order[] = {"administration", "committee", "board", "council", "party", "member", NULL};
  size_t place = 0;
  while (order[place] != NULL && strcmp(order[place], layer) != 0)
    place++;
  return place;
}

struct matrix_line *matrix_line_for(struct building *building, struct matrix_body *body, const char *layer,
                                    const char *holder) {
  bool by_holder = is_layer(layer, "party", "member") || token_is(layer, "third-party");
  size_t at = 0;
  for (; at < body->line_count; at++) {
    struct matrix_line *line = &body->line[at];
    if (strcmp(line->layer, layer) == 0 &&
        (!by_holder || (holder != NULL && line->holder != NULL && strcmp(line->holder, holder) == 0)))
      return line;
    if (layer_order(line->layer) > layer_order(layer))
      break;
  }
  struct matrix_line *larger = arena_array(building->arena, body->line_count + 1, sizeof *larger);
  for (size_t i = 0; i < body->line_count; i++)
    larger[i < at ? i : i + 1] = body->line[i];
  larger[at] = (struct matrix_line){
      .layer = layer,
      .holder = holder,
      .cell = arena_array(building->arena, building->matrix->column_count, sizeof(struct matrix_cell))};
  body->line = larger;
  body->line_count++;
  return &larger[at];
}

const char *member_body_key(const struct matter_member *member, const char **name, struct arena *arena) {
  const char *key = body_key(member->issuer, arena);
  *name = member->issuer;
  if (!token_is(member->layer, "administration") || !token_is(member->type, "official-report"))
    return key;
  const char *committee = body_key(member->addressee, arena);
  if (*committee == '\0')
    return key;
  *name = member->addressee;
  return committee;
}

/* The body that HOLDER is, or that speaks in the member, and what to call it. */
static struct matrix_body *body_of(struct building *building, const struct matter_member *member, const char *holder,
                                   const char *layer) {
  const char *name, *key = member_body_key(member, &name, building->arena);
  bool its_own = is_layer(layer, "committee", "administration") || is_layer(layer, "board", "council");
  const char *holder_key = its_own ? body_key(holder, building->arena) : "";
  bool known = *holder_key == '\0' || strcmp(holder_key, body_key(member->issuer, building->arena)) == 0;
  if (token_is(layer, "third-party") && holder != NULL) {
    key = body_key(holder, building->arena);
    name = holder;
  } else if (!known) {
    key = holder_key;
    name = holder;
  }
  if (*key == '\0')
    return NULL;
  struct matrix_body *body = matrix_body_for(building, key, name);
  bool committee = is_layer(layer, "committee", "board") || token_is(layer, "council");
  if (committee && known && member->issuer != NULL && is_layer(member->layer, layer, NULL))
    body->name = member->issuer; /* a committee's own name rather than its administration's */
  body->decides |= is_layer(layer, "board", "council");
  return body;
}

/* ---- positions ---- */

/* The column of a proposal finding; SIZE_MAX if it stands for none of the canonical ones. */
static size_t column_of(const struct building *building, int64_t proposal) {
  for (size_t i = 0; i < building->matter->proposal_count; i++)
    for (size_t j = 0; j < building->matter->proposal[i].finding_count; j++)
      if (building->matter->proposal[i].finding[j].key == proposal)
        return i + 1;
  return SIZE_MAX;
}

static void put_position(struct building *building, struct matrix_line *line, size_t column,
                         struct matrix_position position) {
  struct matrix_cell *cell = &line->cell[column];
  struct matrix_position *larger = arena_array(building->arena, cell->position_count + 1, sizeof *larger);
  if (cell->position_count > 0)
    memcpy(larger, cell->position, cell->position_count * sizeof *larger);
  larger[cell->position_count++] = position;
  cell->position = larger;
}

static struct matrix_position position_at(struct building *building, const struct query *query, size_t member) {
  const struct matter_member *from = &building->matter->member[member];
  return (struct matrix_position){.document = from->document,
                                  .date = from->date,
                                  .title = from->title,
                                  .file = from->file,
                                  .n = from->n,
                                  .member = member,
                                  .counted = from->rendering == member,
                                  .finding = row_text(query, 0, building->arena),
                                  .rule = row_text(query, 1, building->arena),
                                  .confidence = column_real(query, 2),
                                  .quote = row_text(query, 3, building->arena),
                                  .page = (uint32_t)column_integer(query, 4)};
}

static void add_positions(struct building *building, size_t member) {
  struct query *query = db_query(building->db, "compare_positions", building->error);
  query_integer(query, building->matter->member[member].item_key);
  while (query_row(query, building->error)) {
    const char *layer = row_text(query, 6, building->arena), *holder = row_text(query, 7, building->arena);
    size_t column = column_integer(query, 5) == 0 ? 0 : column_of(building, column_integer(query, 5));
    if (token_is(layer, "mover") || column == SIZE_MAX)
      continue;
    struct matrix_position position = position_at(building, query, member);
    position.kind = "position";
    position.holder = holder;
    position.stance = row_text(query, 8, building->arena);
    struct matrix_body *body = body_of(building, &building->matter->member[member], holder, layer);
    if (body != NULL)
      put_position(building, matrix_line_for(building, body, layer, holder), column, position);
  }
}

/* ---- decisions ---- */

/* The layer that a decision speaks for: the body that it names, else that of the paper. */
static const char *decision_layer(const struct building *building, const struct matter_member *member,
                                  const char *status, const char *body) {
  const char *key = body_key(body, building->arena), *own = body_key(member->issuer, building->arena);
  if (token_is(member->layer, "administration") && token_is(status, "proposed"))
    return "administration";
  if (*key != '\0' && strcmp(key, own) != 0) {
    if (strcmp(key, "kommunstyrelse") == 0 || strcmp(key, "regionstyrelse") == 0)
      return "board";
    return strcmp(key, "fullmäktige") == 0 || strcmp(key, "regionfullmäktige") == 0 ? "council" : "committee";
  }
  if (token_is(status, "proposed") && member->n != NULL)
    return "administration"; /* minutes print what was proposed to the committee */
  return member->layer == NULL ? "committee" : member->layer;
}

static bool has_from(const struct matrix_cell *cell, size_t member, const char *kind) {
  for (size_t i = 0; i < cell->position_count; i++)
    if (cell->position[i].member == member && strcmp(cell->position[i].kind, kind) == 0)
      return true;
  return false;
}

static bool hands_on_report(const char *quote) {
  static const char *const words[] = {"tjänsteutlåtande", "Tjänsteutlåtande", "tjänsteskrivelse", "Tjänsteskrivelse",
                                      "örvaltningens",    "ontorets",         "kontorsyttrande"};
  for (size_t i = 0; quote != NULL && i < sizeof words / sizeof *words; i++)
    if (strstr(quote, words[i]) != NULL)
      return true;
  return false;
}

static void add_decision(struct building *building, size_t member, const struct query *query) {
  const struct matter_member *from = &building->matter->member[member];
  const char *status = row_text(query, 6, building->arena), *body_name = row_text(query, 7, building->arena);
  const char *outcome = row_text(query, 8, building->arena), *n = row_text(query, 5, building->arena);
  const char *layer = decision_layer(building, from, status, body_name);
  bool part = column_integer(query, 9) != 0;
  size_t column = part && n != NULL ? (size_t)strtoul(n, NULL, 10) : 0;
  bool admin = token_is(layer, "administration");
  struct matrix_body *body = body_of(building, from, admin ? from->issuer : body_name, layer);
  if (body == NULL || column >= building->matrix->column_count || (part && column == 0))
    return;
  struct matrix_line *line = matrix_line_for(building, body, layer, admin ? NULL : body->name);
  struct matrix_position position = position_at(building, query, member);
  position.kind = "decision";
  position.holder = body_name;
  position.outcome = outcome;
  position.status = status;
  position.stance = stance_of_outcome(outcome);
  if (position.stance == NULL || has_from(&line->cell[column], member, "position")) {
    if (token_is(outcome, "forwarded") && token_is(status, "adopted") && hands_on_report(position.quote))
      line->cell[0].inherited = true; /* if nothing else is said, see inherit() */
    if (position.stance == NULL)
      return;
    position.counted = false;
    position.stance = NULL; /* the position says the same with a quote of its own */
  }
  put_position(building, line, column, position);
}

static void add_decisions(struct building *building, size_t member) {
  struct query *query = db_query(building->db, "compare_decisions", building->error);
  query_integer(query, building->matter->member[member].item_key);
  while (query_row(query, building->error))
    add_decision(building, member, query);
}

static void add_dissents(struct building *building, size_t member) {
  const struct matter_member *from = &building->matter->member[member];
  struct query *query = db_query(building->db, "compare_dissents", building->error);
  query_integer(query, from->item_key);
  while (from->rendering == member && query_row(query, building->error)) {
    const char *name, *key = member_body_key(from, &name, building->arena);
    struct matrix_body *body = *key == '\0' ? NULL : matrix_body_for(building, key, name);
    if (body == NULL)
      continue;
    struct matrix_dissent *larger = arena_array(building->arena, body->dissent_count + 1, sizeof *larger);
    if (body->dissent_count > 0)
      memcpy(larger, body->dissent, body->dissent_count * sizeof *larger);
    larger[body->dissent_count++] = (struct matrix_dissent){.finding = row_text(query, 0, building->arena),
                                                            .kind = row_text(query, 1, building->arena),
                                                            .by = row_text(query, 2, building->arena),
                                                            .party = row_text(query, 3, building->arena),
                                                            .quote = row_text(query, 4, building->arena),
                                                            .page = (uint32_t)column_integer(query, 5),
                                                            .document = from->document,
                                                            .n = from->n,
                                                            .date = from->date,
                                                            .file = from->file};
    body->dissent = larger;
  }
  query_end(query);
}

/* ---- settling ---- */

static bool says_anything(const struct building *building, const struct matrix_line *line) {
  for (size_t i = 0; i < building->matrix->column_count; i++)
    if (line->cell[i].position_count > 0)
      return true;
  return false;
}

/* A committee that hands on its administration's report and says nothing else says what the report says. */
static void inherit(struct building *building, struct matrix_body *body) {
  const struct matrix_line *from = NULL;
  for (size_t i = 0; i < body->line_count; i++)
    if (strcmp(body->line[i].layer, "administration") == 0)
      from = &body->line[i];
  for (size_t i = 0; i < body->line_count; i++) {
    struct matrix_line *line = &body->line[i];
    bool asked = line->cell[0].inherited;
    line->cell[0].inherited = false;
    if (!asked || from == NULL || says_anything(building, line))
      continue;
    for (size_t column = 0; column < building->matrix->column_count; column++) {
      line->cell[column] = from->cell[column];
      line->cell[column].inherited = from->cell[column].stance != NULL;
    }
  }
}

/* Of one work's renderings the one that says the most counts: the oldest may be a picture without text. */
static void choose_renderings(struct building *building, struct matrix_line *line) {
  size_t members = building->matter->member_count;
  size_t *said = arena_array(building->arena, members, sizeof *said);
  for (size_t column = 0; column < building->matrix->column_count; column++)
    for (size_t i = 0; i < line->cell[column].position_count; i++)
      said[line->cell[column].position[i].member]++;
  for (size_t i = 0; i < members; i++) {
    size_t first = building->matter->member[i].rendering, best = first;
    for (size_t j = 0; j < members; j++)
      if (building->matter->member[j].rendering == first && said[j] > said[best])
        best = j;
    for (size_t column = 0; best != first && column < building->matrix->column_count; column++)
      for (size_t j = 0; j < line->cell[column].position_count; j++) {
        struct matrix_position *position = &line->cell[column].position[j];
        if (building->matter->member[position->member].rendering == first)
          position->counted = position->member == best && position->stance != NULL;
      }
  }
}

static int by_name(const void *a, const void *b) {
  const struct matrix_body *one = a, *other = b;
  size_t place = one->decides ? (strstr(one->key, "fullm") != NULL ? 2 : 1) : 0;
  size_t theirs = other->decides ? (strstr(other->key, "fullm") != NULL ? 2 : 1) : 0;
  if (place != theirs)
    return place < theirs ? -1 : 1;
  return strcmp(one->key, other->key);
}

static void settle(struct building *building) {
  struct matrix *matrix = building->matrix;
  for (size_t b = 0; b < matrix->body_count; b++) {
    struct matrix_body *body = &matrix->body[b];
    for (size_t i = 0; i < body->line_count; i++) {
      choose_renderings(building, &body->line[i]);
      for (size_t column = 0; column < matrix->column_count; column++)
        cell_settle(&body->line[i].cell[column]);
    }
    inherit(building, body);
  }
  if (matrix->body_count > 1)
    qsort(matrix->body, matrix->body_count, sizeof *matrix->body, by_name);
}

/* ---- what to show ---- */

/* True if one of the parts of LIST, parted by commas, stands in TEXT; case and diacritics do not matter. */
static bool chosen(const char *list, const char *text, bool whole, struct arena *arena) {
  if (list == NULL || *list == '\0')
    return true;
  const char *key = unicode_key(arena, text == NULL ? "" : text, text == NULL ? 0 : strlen(text));
  char *rest = unicode_key(arena, list, strlen(list));
  for (char *part; (part = strtok_r(rest, ",", &rest)) != NULL;) {
    part += strspn(part, " ");
    if (*part != '\0' && (whole ? strcmp(key, part) == 0 : strstr(key, part) != NULL))
      return true;
  }
  return false;
}

static void choose(struct building *building, const struct matrix_choice *choice) {
  struct matrix *matrix = building->matrix;
  size_t kept = 0;
  for (size_t b = 0; b < matrix->body_count; b++) {
    struct matrix_body *body = &matrix->body[b];
    size_t lines = 0;
    for (size_t i = 0; i < body->line_count; i++)
      if (chosen(choice->layers, body->line[i].layer, true, building->arena))
        body->line[lines++] = body->line[i];
    bool keep = (lines > 0 || body->line_count == 0 || choice->layers == NULL) &&
                chosen(choice->bodies, body->name, false, building->arena);
    body->line_count = lines;
    if (keep)
      matrix->body[kept++] = *body;
  }
  matrix->body_count = kept;
}

struct matrix *matrix_of(struct index *index, const struct gazetteer *gazetteer, const struct matter *matter,
                         const struct matrix_choice *choice, struct arena *arena, struct error *error) {
  struct matrix *matrix = arena_alloc(arena, sizeof *matrix);
  struct building building = {
      .db = index->db, .gazetteer = gazetteer, .matter = matter, .matrix = matrix, .arena = arena, .error = error};
  matrix->matter = matter;
  matrix->column_count = matter->proposal_count + 1;
  matrix->column = arena_array(arena, matrix->column_count, sizeof *matrix->column);
  for (size_t i = 0; i < matter->proposal_count; i++)
    matrix->column[i + 1].proposal = &matter->proposal[i];
  for (size_t i = 0; i < matter->member_count; i++)
    add_positions(&building, i);
  for (size_t i = 0; i < matter->member_count; i++)
    add_decisions(&building, i);
  for (size_t i = 0; i < matter->member_count; i++)
    add_dissents(&building, i);
  settle(&building);
  matrix_ask(&building);
  if (choice != NULL)
    choose(&building, choice);
  matrix_sum_up(&building);
  return error->kind == ERROR_NONE ? matrix : NULL;
}
