/* draft.c - the whole way of a draft: the paper, the form, what was said before, whether it was said so, the XML. */
#include "draft_inside.h"

#include <stdlib.h>
#include <string.h>

/* "Sjöviks stadsdelsförvaltning" of "Sjöviks stadsdelsnämnd". */
static const char *administration_of(const char *body, struct arena *arena) {
  const char *end = NULL;
  for (const char *at = body; (at = strstr(at, "nämnd")) != NULL; at++)
    end = at;
  if (end == NULL)
    return "förvaltningen";
  const char *rest = end + strlen("nämnd");
  return arena_printf(arena, "%.*sförvaltning%s", (int)(end - body), body, rest);
}

static bool date_fits(const char *date) {
  static const char form[] = "dddd-dd-dd";
  for (size_t i = 0; i < sizeof form; i++)
    if (form[i] == 'd' ? date[i] < '0' || date[i] > '9' : date[i] != form[i])
      return false;
  return true;
}

const char *draft_xml(const struct draft_sources *sources, const struct draft_request *request, struct arena *arena,
                      size_t *length, struct error *error) {
  struct draft draft = {.sources = sources, .request = request, .arena = arena, .error = error};
  if (request->date == NULL || !date_fits(request->date))
    error_set(error, ERROR_USAGE, "the date of a draft is written 2025-04-30");
  else if (request->body == NULL || *request->body == '\0')
    error_set(error, ERROR_USAGE, "a draft is for a body: say which");
  if (error->kind != ERROR_NONE || !case_read(&draft))
    return NULL;
  draft.administration = administration_of(request->body, arena);
  draft.template = template_choose(sources->directory, request->template, request->body, draft.matter.code,
                                   atoi(request->date), arena, error);
  if (draft.template == NULL || !earlier_find(&draft))
    return NULL;
  answers_gather(&draft);
  if (!quotes_check(&draft) || !laws_find(&draft))
    return NULL;
  draft_write(&draft);
  return result_end(draft.out, length);
}

const char *draft_make(const struct draft_sources *sources, const struct draft_request *request,
                       enum draft_format format, struct arena *arena, size_t *length, struct error *error) {
  size_t xml_length;
  const char *xml = draft_xml(sources, request, arena, &xml_length, error);
  return xml == NULL ? NULL : draft_render(sources, xml, xml_length, format, arena, length, error);
}

/* ------------------------------------------------ what was asked ------------------------------------------------ */

static const struct stance_name {
  const char *word, *stance;
} stance_names[] = {
    {.word = "support", .stance = "support"},
    {.word = "qualified-support", .stance = "qualified-support"},
    {.word = "partial", .stance = "partial"},
    {.word = "met", .stance = "met"},
    {.word = "neutral", .stance = "neutral"},
    {.word = "oppose", .stance = "oppose"},
    {.word = "tillstyrk", .stance = "support"},
    {.word = "bifall", .stance = "support"},
    {.word = "förbehåll", .stance = "qualified-support"},
    {.word = "delvis", .stance = "partial"},
    {.word = "besvarad", .stance = "met"},
    {.word = "tillgodosedd", .stance = "met"},
    {.word = "tar-inte-ställning", .stance = "neutral"},
    {.word = "avstyrk", .stance = "oppose"},
    {.word = "avslag", .stance = "oppose"},
};

static const char *stance_named(const char *word) {
  for (size_t i = 0; i < sizeof stance_names / sizeof *stance_names; i++)
    if (strcmp(stance_names[i].word, word) == 0)
      return stance_names[i].stance;
  return NULL;
}

size_t draft_stances(const char *text, struct arena *arena, struct draft_stance **stances, struct error *error) {
  size_t count = 0, capacity = 0;
  *stances = NULL;
  while (*text != '\0' && error->kind == ERROR_NONE) {
    size_t length = strcspn(text, ",");
    char *one = arena_strndup(arena, text, length), *equals = strchr(one, '=');
    text += length + (text[length] == ',');
    if (equals != NULL)
      *equals++ = '\0';
    const char *stance = equals == NULL ? NULL : stance_named(equals);
    if (stance == NULL || *one == '\0') {
      error_set(error, ERROR_USAGE,
                "\"%s%s%s\" is no stance on a proposal; write 1=support,3=oppose with support, qualified-support, "
                "partial, met, neutral or oppose",
                one, equals == NULL ? "" : "=", equals == NULL ? "" : equals);
      return 0;
    }
    *stances = arena_grow(arena, *stances, count, &capacity, sizeof **stances);
    (*stances)[count++] = (struct draft_stance){one, stance};
  }
  return count;
}
