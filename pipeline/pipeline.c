/* pipeline.c - the whole way of one document: extract, segment, recognise, normalise.  Start reading here. */
#include "pipeline.h"
#include "compounds.h"
#include "damage.h"
#include "hash.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* Where rules, gazetteers and the schema are: installed they stand side by side, in the source tree beside the code. */
struct layout {
  const char *rules, *gazetteers, *schema;
};

static const struct layout layouts[] = {
    {.rules = "rules", .gazetteers = "gazetteers", .schema = "schemas/record.xsd"},
    {.rules = "pipeline/rules", .gazetteers = "pipeline/gazetteers", .schema = "schemas/record.xsd"},
};

static const struct layout *layout_of(struct arena *arena, const char *directory) {
  for (size_t i = 0; i < sizeof layouts / sizeof *layouts; i++)
    if (access(arena_printf(arena, "%s/%s", directory, layouts[i].rules), R_OK) == 0 &&
        access(arena_printf(arena, "%s/%s", directory, layouts[i].schema), R_OK) == 0)
      return &layouts[i];
  return NULL;
}

/* The folder of the program, so that a moved tree and a build folder find their own files. */
static char *program_folder(struct arena *arena) {
  char path[4096];
  ssize_t length = readlink("/proc/self/exe", path, sizeof path);
  while (length > 0 && path[length - 1] != '/')
    length--;
  return length > 1 ? arena_strndup(arena, path, (size_t)length - 1) : NULL;
}

const char *knowledge_directory(struct arena *arena) {
  const char *named = getenv("STANDPUNKT_SHARE");
  if (named && *named)
    return named;
  const char *folder = program_folder(arena);
  if (folder) {
    /* build/, build/asan/ and build/tests/ of the tree, then bin/ beside share/ */
    static const char *const relative[] = {"..", "../..", "../../..", "../share/standpunkt"};
    const char *name = strstr(folder, "/build");
    for (size_t i = name ? 0 : 3; i < sizeof relative / sizeof *relative; i++) {
      const char *candidate = arena_printf(arena, "%s/%s", folder, relative[i]);
      if (layout_of(arena, candidate))
        return candidate;
    }
  }
  return layout_of(arena, STANDPUNKT_PREFIX "/share/standpunkt") ? STANDPUNKT_PREFIX "/share/standpunkt" : NULL;
}

/* Reads the schema and, if EVERYTHING, the rest; what could not be read stays NULL. */
static void load_from(struct knowledge *knowledge, const char *directory, const struct layout *layout, bool everything,
                      struct arena *arena, struct error *error) {
  knowledge->schema = schema_load(arena_printf(arena, "%s/%s", directory, layout->schema), error);
  if (knowledge->schema && everything)
    knowledge->gazetteer = gazetteer_load(arena_printf(arena, "%s/%s", directory, layout->gazetteers), error);
  if (knowledge->gazetteer)
    knowledge->rules = rules_load(arena_printf(arena, "%s/%s", directory, layout->rules), knowledge->gazetteer, error);
}

static bool load(struct knowledge *knowledge, bool everything, struct error *error) {
  *knowledge = (struct knowledge){0};
  struct arena *arena = arena_new();
  const char *directory = knowledge_directory(arena);
  const struct layout *layout = directory ? layout_of(arena, directory) : NULL;
  if (!directory)
    error_set(error, ERROR_RULES, "rules and schemas are not found: set $STANDPUNKT_SHARE");
  else if (!layout)
    error_set(error, ERROR_RULES, "%s holds no rules and schemas", directory);
  else
    load_from(knowledge, directory, layout, everything, arena, error);
  arena_free(arena);
  if (everything ? knowledge->rules != NULL : knowledge->schema != NULL)
    return true;
  knowledge_free(knowledge);
  return false;
}

bool knowledge_load(struct knowledge *knowledge, struct error *error) { return load(knowledge, true, error); }

struct gazetteer *knowledge_gazetteer(struct error *error) {
  struct arena *arena = arena_new();
  const char *directory = knowledge_directory(arena);
  const struct layout *layout = directory ? layout_of(arena, directory) : NULL;
  struct gazetteer *gazetteer = NULL;
  if (!layout)
    error_set(error, ERROR_RULES, "the name lists are not found: set $STANDPUNKT_SHARE");
  else
    gazetteer = gazetteer_load_names(arena_printf(arena, "%s/%s", directory, layout->gazetteers), error);
  arena_free(arena);
  return gazetteer;
}

bool knowledge_words(struct error *error) {
  struct arena *arena = arena_new();
  const char *directory = knowledge_directory(arena);
  const struct layout *layout = directory ? layout_of(arena, directory) : NULL;
  if (!layout)
    error_set(error, ERROR_RULES, "the name lists are not found: set $STANDPUNKT_SHARE");
  else
    compounds_load(arena_printf(arena, "%s/%s/compounds.tsv", directory, layout->gazetteers), error);
  arena_free(arena);
  return error->kind == ERROR_NONE;
}

bool knowledge_load_schema(struct knowledge *knowledge, struct error *error) { return load(knowledge, false, error); }

void knowledge_free(struct knowledge *knowledge) {
  if (knowledge->schema)
    schema_free(knowledge->schema);
  if (knowledge->rules)
    rules_free(knowledge->rules);
  if (knowledge->gazetteer)
    gazetteer_free(knowledge->gazetteer);
  *knowledge = (struct knowledge){0};
}

static double milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* Adds the time since *SINCE to *SUM. */
static void lap(double *since, double *sum) {
  double now = milliseconds();
  *sum += now - *since;
  *since = now;
}

bool pipeline_run(const struct knowledge *knowledge, struct arena *arena, const struct source *source,
                  const struct extract_limits *limits, struct passage *passage, struct stage_times *times,
                  struct error *error) {
  struct stage_times unwanted = {0};
  if (!times)
    times = &unwanted;
  *passage = (struct passage){0};
  double since = milliseconds();
  char *hash = arena_alloc(arena, HASH_HEX);
  if (source->hash)
    memcpy(hash, source->hash, HASH_HEX);
  else
    hash_bytes(source->data, source->size, hash);
  const struct source_facts facts = {.file = source->name, .hash = hash, .bytes = source->size};

  struct pages *pages = extract(arena, source, limits, error);
  passage->pages = pages;
  lap(&since, &times->extract);
  if (!passage->pages)
    return false;
  mend_damage(pages);
  struct document *document = segment(arena, passage->pages, knowledge->gazetteer, source->name);
  passage->document = document;
  lap(&since, &times->segment);
  passage->findings = rules_run(knowledge->rules, document);
  lap(&since, &times->recognise);
  passage->record = normalise(document, passage->findings, knowledge->rules, knowledge->gazetteer, &facts);
  lap(&since, &times->normalise);
  return true;
}
