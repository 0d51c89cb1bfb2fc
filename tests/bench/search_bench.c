/* search_bench.c - a large index of made-up Swedish, and how fast it answers.
 *
 *   search_bench make FILE PASSAGES     an index of so many passages, always the same
 *   search_bench ask FILE ROUNDS <QUERIES
 *                                       each line of standard input asked ROUNDS times, plainly and with facets;
 *                                       prints query, hits, the median and the 99th percentile of what the clock shows
 *                                       and the median of processor time, in milliseconds
 *
 * Words follow Zipf's law: the n-th of the model is 1/n as frequent as the first.  Some words are put in at a rate of
 * their own, so that a query for them has a known number of hits: see `planted`.
 */
#include "search.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* ---- the language ---- */

static const char *const roots[] = {"skol",      "vatten", "gat",    "park",   "buss",    "cykel",   "bad",
                                    "bibliotek", "omsorg", "miljö",  "trafik", "bygg",    "energi",  "kultur",
                                    "idrott",    "barn",   "ungdom", "äldre",  "vård",    "mat",     "lek",
                                    "skog",      "torg",   "bro",    "hamn",   "sjö",     "strand",  "tak",
                                    "ljus",      "väg",    "bostad", "arbets", "fritids", "närings", "säkerhets"};
static const char *const heads[] = {
    "plan",    "program", "avgift", "lokal", "tjänst", "grupp",    "verkstad",  "plats", "linje",  "central", "fråga",
    "process", "budget",  "avtal",  "hall",  "fond",   "kontroll", "utredning", "stöd",  "insats", "miljö",   "nät"};
static const char *const little[] = {"och",  "att",  "i",      "det",  "som",   "en",     "på",    "är",     "av",
                                     "för",  "med",  "till",   "den",  "har",   "de",     "inte",  "om",     "ett",
                                     "han",  "men",  "var",    "jag",  "sig",   "från",   "vi",    "så",     "kan",
                                     "när",  "där",  "under",  "vid",  "också", "mot",    "efter", "eller",  "redan",
                                     "bör",  "ska",  "skulle", "alla", "några", "mycket", "varje", "enligt", "samt",
                                     "inom", "utan", "mellan", "både", "dock",  "därför"};
static const char *const endings[] = {"", "en", "er", "ens", "erna", "s"};

/* Words that stand in one of so many paragraphs. */
static const struct {
  const char *word;
  unsigned one_in;
} planted[] = {{"kommunen", 4},    {"nämnden", 5},       {"förvaltningen", 5}, {"skolsköterska", 20}, {"frånvaro", 50},
               {"cykelbana", 200}, {"elljusspår", 2000}, {"badbrygga", 20000}, {"solfångare", 200000}};

#define COUNT(array) ((uint32_t)(sizeof(array) / sizeof *(array)))

static uint64_t state = 20250607;

static uint32_t chance(void) {
  state = state * 6364136223846793005u + 1442695040888963407u;
  return (uint32_t)(state >> 33);
}

static uint32_t below(uint32_t number) { return (uint32_t)((uint64_t)chance() * number >> 31); }

/* The number of a word by Zipf's law: of N words the first is the most frequent. */
static uint32_t zipf(uint32_t n) {
  double share = (double)chance() / 2147483648.0;
  return (uint32_t)(exp(share * log((double)n + 1)) - 1);
}

static void put_word(char *out, size_t room) {
  enum { WORDS = 40000 };
  uint32_t number = zipf(WORDS);
  if (number < COUNT(little)) {
    snprintf(out, room, "%s", little[number]);
    return;
  }
  number -= COUNT(little);
  const char *ending = endings[below(COUNT(endings))];
  const char *root = roots[number % COUNT(roots)];
  number /= COUNT(roots);
  const char *head = heads[number % COUNT(heads)];
  number /= COUNT(heads);
  if (number == 0)
    snprintf(out, room, "%s%s%s", root, head, ending);
  else
    snprintf(out, room, "%s%s%s%s", roots[number % COUNT(roots)], root, head, ending);
}

static const char *paragraph(struct arena *arena, unsigned words) {
  char text[4096] = "";
  size_t length = 0;
  for (unsigned i = 0; i < words && length < sizeof text - 200; i++) {
    char word[100];
    put_word(word, sizeof word);
    for (size_t j = 0; j < COUNT(planted); j++)
      if (below(planted[j].one_in * words) == 0)
        snprintf(word, sizeof word, "%s", planted[j].word);
    length += (size_t)snprintf(text + length, sizeof text - length, "%s%s", i == 0 ? "" : " ", word);
  }
  return arena_strdup(arena, text);
}

/* ---- the papers ---- */

#define APPEND(record, name, count, capacity, ...)                                                                     \
  ((record)->name =                                                                                                    \
       arena_grow((record)->arena, (record)->name, (record)->count, &(record)->capacity, sizeof *(record)->name),      \
   (record)->name[(record)->count++] = __VA_ARGS__)

static uint32_t add_block(struct record *record, const char *type, const char *text) {
  APPEND(record, block, block_count, block_capacity,
         (struct record_block){.id = arena_printf(record->arena, "b%zu", record->block_count + 1),
                               .type = type,
                               .text = text,
                               .length = (uint32_t)strlen(text),
                               .page = 1 + (uint32_t)record->block_count / 8});
  record->section[0].count++;
  return (uint32_t)record->block_count - 1;
}

static struct evidences all_of(const struct record *record, uint32_t block) {
  struct evidences evidence = {0};
  evidence.at = arena_alloc(record->arena, sizeof *evidence.at);
  evidence.at[0] =
      (struct evidence){.block = block, .end = record->block[block].length, .page = record->block[block].page};
  evidence.count = evidence.capacity = 1;
  return evidence;
}

static void add_findings(struct record *record) {
  static const char *const stances[] = {"support", "oppose", "met", "partial", "neutral", "qualified-support"};
  static const char *const outcomes[] = {"rejected", "answered", "granted", "remitted", "tabled"};
  struct record_item *item = &record->item[0];
  for (int i = 0; i < 4; i++) {
    uint32_t block = add_block(record, "paragraph", paragraph(record->arena, 12));
    item->position = arena_grow(record->arena, item->position, item->position_count, &item->position_capacity,
                                sizeof *item->position);
    item->position[item->position_count++] = (struct record_position){.id = arena_printf(record->arena, "x%d", i),
                                                                      .holder = record->issuer.text,
                                                                      .layer = "committee",
                                                                      .stance = stances[below(COUNT(stances))],
                                                                      .confidence = 0.8,
                                                                      .evidence = all_of(record, block)};
  }
  uint32_t block = add_block(record, "paragraph", paragraph(record->arena, 9));
  item->decision =
      arena_grow(record->arena, item->decision, item->decision_count, &item->decision_capacity, sizeof *item->decision);
  item->decision[item->decision_count++] = (struct record_decision){.id = "d1",
                                                                    .status = "proposed",
                                                                    .outcome = outcomes[below(COUNT(outcomes))],
                                                                    .object = "matter",
                                                                    .confidence = 0.9,
                                                                    .evidence = all_of(record, block)};
}

static struct record *paper(struct arena *arena, unsigned number, unsigned passages) {
  static const char *const parties[] = {"S", "M", "V", "C", "L", "KD", "MP", "SD"};
  static const char *const types[] = {"statement", "official-report", "motion", "minutes"};
  struct record *record = arena_alloc(arena, sizeof *record);
  unsigned municipality = below(100), body = municipality * 4 + below(4);
  *record = (struct record){.arena = arena,
                            .id = arena_printf(arena, "%08x%08x0000000000000000", chance() * 2654435761u, number),
                            .source_hash = arena_printf(arena, "%064x", number),
                            .rules = "r",
                            .generator = "bench",
                            .file = arena_printf(arena, "paper-%u.pdf", number),
                            .bytes = 1000,
                            .pages = 1 + passages / 8,
                            .type = types[below(COUNT(types))],
                            .title = paragraph(arena, 6)};
  record->municipality = (struct record_body){.text = arena_printf(arena, "Ort%u", municipality),
                                              .ref = arena_printf(arena, "9%03u", municipality)};
  record->issuer = (struct record_body){.text = arena_printf(arena, "Nämnd%u", body), .layer = "committee"};
  const char *day = arena_printf(arena, "%u-%02u-%02u", 2008 + below(18), 1 + below(12), 1 + below(28));
  APPEND(record, date, date_count, date_capacity, (struct record_date){.text = day, .role = "meeting", .value = day});
  APPEND(record, person, person_count, person_capacity,
         (struct record_person){.name = "Ada Ek", .role = "mover", .party = parties[below(COUNT(parties))]});
  APPEND(record, section, section_count, section_capacity,
         (struct record_section){.id = "s1", .role = "assessment", .page = 1});
  APPEND(record, item, item_count, item_capacity, (struct record_item){.id = "i1"});
  add_findings(record);
  while (record->block_count + 1 < passages)
    add_block(record, record->block_count % 9 == 8 ? "heading" : "paragraph",
              paragraph(arena, record->block_count % 9 == 8 ? 4 : 12 + below(36)));
  return record;
}

static double seconds(clockid_t clock) {
  struct timespec now;
  clock_gettime(clock, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static bool make(const char *file, unsigned long passages, struct error *error) {
  enum { OF_A_PAPER = 50, BATCH = 200 };
  struct index *index = index_open(file, INDEX_WRITE, error);
  struct arena *arena = arena_new();
  double began = seconds(CLOCK_MONOTONIC);
  for (unsigned i = 0; i * OF_A_PAPER < passages && error->kind == ERROR_NONE; i++) {
    const char *work;
    if (i % BATCH == 0)
      index_begin(index, error);
    index_add(index, paper(arena, i, OF_A_PAPER), arena, &work, error);
    if (i % BATCH == BATCH - 1 || (i + 1) * OF_A_PAPER >= passages)
      index_commit(index, error);
    arena_reset(arena);
  }
  printf("made %lu passages in %.0f s\n", passages, seconds(CLOCK_MONOTONIC) - began);
  arena_free(arena);
  index_close(index);
  return error->kind == ERROR_NONE;
}

/* ---- asking ---- */

static int compare(const void *left, const void *right) {
  double one = *(const double *)left, other = *(const double *)right;
  return one < other ? -1 : one > other;
}

static bool ask(const char *file, unsigned rounds, struct error *error) {
  char line[500];
  double began = seconds(CLOCK_MONOTONIC);
  struct index *index = index_open(file, INDEX_READ, error);
  struct arena *arena = arena_new();
  double *took = calloc(rounds, sizeof *took), *cpu = calloc(rounds, sizeof *cpu);
  bool first = true;
  while (error->kind == ERROR_NONE && took != NULL && cpu != NULL && fgets(line, sizeof line, stdin) != NULL) {
    line[strcspn(line, "\n")] = '\0';
    for (int facets = 0; facets < 2; facets++) {
      struct search_request request = {
          .query = line, .limit = 20, .facets = facets ? (1u << SEARCH_FACETS) - 1 : 0, .no_guess = true};
      uint64_t total = 0;
      for (unsigned i = 0; i < rounds && error->kind == ERROR_NONE; i++) {
        double start = seconds(CLOCK_MONOTONIC), spent = seconds(CLOCK_PROCESS_CPUTIME_ID);
        const struct search_answer *answer = search(index, &request, arena, error);
        took[i] = (seconds(CLOCK_MONOTONIC) - start) * 1000;
        cpu[i] = (seconds(CLOCK_PROCESS_CPUTIME_ID) - spent) * 1000;
        total = answer == NULL ? 0 : answer->total;
        if (first)
          fprintf(stderr, "the first answer of a process took %.1f ms, opening included\n",
                  (seconds(CLOCK_MONOTONIC) - began) * 1000);
        first = false;
        arena_reset(arena);
      }
      qsort(took, rounds, sizeof *took, compare);
      qsort(cpu, rounds, sizeof *cpu, compare);
      printf("%s\t%s\t%llu\t%.2f\t%.2f\t%.2f\n", line, facets ? "facets" : "plain", (unsigned long long)total,
             took[rounds / 2], took[rounds * 99 / 100], cpu[rounds / 2]);
    }
  }
  free(took);
  free(cpu);
  arena_free(arena);
  index_close(index);
  return error->kind == ERROR_NONE;
}

int main(int argc, char **argv) {
  struct error error = {0};
  bool done = false;
  if (argc == 4 && strcmp(argv[1], "make") == 0)
    done = make(argv[2], strtoul(argv[3], NULL, 10), &error);
  else if (argc == 4 && strcmp(argv[1], "ask") == 0)
    done = ask(argv[2], (unsigned)strtoul(argv[3], NULL, 10), &error);
  else
    fprintf(stderr, "use: search_bench make FILE PASSAGES | ask FILE ROUNDS <QUERIES\n");
  if (error.kind != ERROR_NONE)
    fprintf(stderr, "search_bench: %s\n", error.message);
  return done ? 0 : 1;
}
