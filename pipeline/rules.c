/* rules.c - rules as PCRE2 programs: loading, compiling and matching.  The only file that knows PCRE2.
 *
 * Patterns and texts are rows of bytes, one for each character (alphabet.h).
 *
 * Patterns are compiled when a set is loaded, so that a bad one is reported at once.  Translating one to machine code
 * (JIT) costs as much as interpreting it over some pages, so that is done when it has read as much, or when it seems to
 * run away.  A process that will lose the right to make memory executable calls rules_warm_up first.
 */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "buffer.h"
#include "pattern_words.h"
#include "rules_private.h"
#include "unicode.h"
#include <pcre2.h>
#include <stdlib.h>
#include <string.h>

/* A step is a try at one place of the text (JIT) or of the whole text (without); honest patterns take hundreds. */
enum { MATCH_STEPS = 200000, DEPTH_STEPS = 50000, HEAP_KILOBYTES = 20000, STACK_START = 32768, STACK_MOST = 1 << 20 };

/* Of the small letters from a to z; and bytes beyond which a pattern is not worth compiling twice. */
enum { MANY_LETTERS = 18, LONG_PATTERN = 8000 };

/* Tables of PCRE2: small letters, other case, ten sets of 256 bits, the third of them the digits, kinds. */
enum {
  LOWER_AT = 0,
  FLIPPED_AT = 256,
  SETS_AT = 512,
  DIGITS_AT = 576,
  SET_BYTES = 32,
  KINDS_AT = 832,
  TABLE_BYTES = 1088
};

/* Bytes that a pattern reads before it is worth translating. */
enum { WORTH_TRANSLATING = 32768 };

/* A named group of a pattern, and its number. */
struct group_name {
  const char *name;
  int number;
};

struct program {
  pcre2_code *code;
  struct group_name *group; /* in the order of PCRE2; asked for often, and by PCRE2 slowly */
  size_t groups;
  const char *expanded;
  const struct wanted *wanted;
  const uint16_t *order;
  size_t order_length;
  bool translated;
  size_t bytes; /* read so far, while it is not translated */
};

struct rule_set {
  struct arena *arena;
  struct arena *passing; /* while patterns are taken apart */
  struct rule_book book;
  struct program *program; /* by rule */
  struct look *look;       /* by rule */
  const struct looks *looks;
  struct prefilter *prefilter;
  const struct gazetteer *gazetteer;
  pcre2_match_data *match_data;
  pcre2_match_context *match_context;
  pcre2_jit_stack *stack;
  char hash[HASH_HEX];
};

/* ---- loading ---- */

/* The pattern is NARROW; OFFSET is where PCRE2 stopped in it. */
static bool fail_compile(const struct parsed_rule *rule, const char *narrow, int code, size_t offset,
                         struct error *error) {
  char reason[160], shown[24 * 4 + 1];
  size_t length = 0;
  pcre2_get_error_message(code, (PCRE2_UCHAR *)reason, sizeof reason);
  for (size_t at = offset > 24 ? offset - 24 : 0; at < offset; at++)
    length += unicode_write(alphabet_character((unsigned char)narrow[at]), shown + length);
  if (!offset)
    return error_set(error, ERROR_RULES, "%s:%u: rule %s: %s", rule->rule.file, rule->pattern_line, rule->rule.id,
                     reason);
  return error_set(error, ERROR_RULES, "%s:%u: rule %s: %s, after \"%.*s\"", rule->rule.file, rule->pattern_line,
                   rule->rule.id, reason, (int)length, shown);
}

static uint32_t options_for(const struct parsed_rule *rule) {
  uint32_t options = PCRE2_NEVER_UTF | PCRE2_NEVER_UCP | PCRE2_NO_AUTO_CAPTURE;
  if (rule->letter_case != CASE_EXACT)
    options |= PCRE2_CASELESS;
  if (rule->rule.scope == SCOPE_ITEM || rule->rule.scope == SCOPE_TEXT)
    options |= PCRE2_MULTILINE;
  if (rule->rule.scope == SCOPE_TEXT)
    options |= PCRE2_USE_OFFSET_LIMIT;
  return options;
}

static bool check_program(const struct parsed_rule *rule, const pcre2_code *code, struct error *error) {
  uint32_t captures = 0, empty = 0;
  pcre2_pattern_info(code, PCRE2_INFO_CAPTURECOUNT, &captures);
  pcre2_pattern_info(code, PCRE2_INFO_MATCHEMPTY, &empty);
  if (captures >= RULE_CAPTURES)
    return error_set(error, ERROR_RULES, "%s:%u: rule %s has %u named groups, the most is %d", rule->rule.file,
                     rule->pattern_line, rule->rule.id, captures, RULE_CAPTURES - 1);
  if (empty)
    return error_set(error, ERROR_RULES, "%s:%u: rule %s: the pattern can match nothing at all: all of it is optional",
                     rule->rule.file, rule->pattern_line, rule->rule.id);
  return true;
}

static void read_group_names(struct arena *arena, struct program *program) {
  PCRE2_SPTR entry = NULL;
  uint32_t count = 0, size = 0;
  pcre2_pattern_info(program->code, PCRE2_INFO_NAMECOUNT, &count);
  pcre2_pattern_info(program->code, PCRE2_INFO_NAMEENTRYSIZE, &size);
  pcre2_pattern_info(program->code, PCRE2_INFO_NAMETABLE, &entry);
  program->groups = count;
  program->group = arena_array(arena, count, sizeof *program->group);
  for (uint32_t i = 0; i < count; i++, entry += size)
    program->group[i] = (struct group_name){arena_strdup(arena, (const char *)entry + 2), /* behind its number */
                                            pcre2_substring_number_from_name(program->code, entry + 2)};
}

/* Compiles PATTERN; NULL with ERROR set. */
static pcre2_code *compile_narrow(struct rule_set *rules, const struct parsed_rule *rule, const char *pattern,
                                  pcre2_compile_context *context, struct error *error) {
  int code = 0;
  size_t offset = 0;
  const char *narrow = pattern_narrow(rules->arena, rule, pattern, error);
  if (!narrow)
    return NULL;
  pcre2_code *compiled =
      pcre2_compile((PCRE2_SPTR)narrow, PCRE2_ZERO_TERMINATED, options_for(rule), &code, &offset, context);
  if (!compiled)
    fail_compile(rule, narrow, code, offset, error);
  return compiled;
}

/* ---- where a match may begin ---- */

enum beginnings { BEGINS_FIRST, BEGINS_LINES, BEGINS_FEW, BEGINS_MANY, BEGINS_UNKNOWN };

/* What PCRE2 knows of where a match of CODE begins: where the text does; where lines do; at few signs; at so many
 * letters that it tries nearly every place of the text; nothing, so that it tries every place. */
static enum beginnings beginnings_of(const pcre2_code *code) {
  const uint8_t *first = NULL;
  uint32_t options = 0, known = 0;
  unsigned letters = 0;
  pcre2_pattern_info(code, PCRE2_INFO_ALLOPTIONS, &options);
  pcre2_pattern_info(code, PCRE2_INFO_FIRSTCODETYPE, &known);
  pcre2_pattern_info(code, PCRE2_INFO_FIRSTBITMAP, &first);
  if (options & PCRE2_ANCHORED)
    return BEGINS_FIRST;
  if (known)
    return known == 2 ? BEGINS_LINES : BEGINS_FEW;
  for (unsigned byte = 'a'; byte <= 'z' && first; byte++)
    letters += first[byte / 8] >> byte % 8 & 1;
  return !first ? BEGINS_UNKNOWN : letters >= MANY_LETTERS ? BEGINS_MANY : BEGINS_FEW;
}

/* Compiles PATTERN, which means the same as the rule's own, in the place of it if that tells PCRE2 more. */
static void compile_instead(struct rule_set *rules, size_t index, const char *pattern, bool passing,
                            pcre2_compile_context *context) {
  struct error ignored = {0};
  struct program *program = &rules->program[index];
  pcre2_code *other = compile_narrow(rules, &rules->book.rule[index], pattern, context, &ignored);
  bool better = other && (passing || beginnings_of(other) != BEGINS_UNKNOWN);
  pcre2_code_free(better ? program->code : other);
  program->code = better ? other : program->code;
}

static void compile_quicker(struct rule_set *rules, size_t index, pcre2_compile_context *context) {
  const char *pattern = rules->program[index].expanded;
  if (strlen(pattern) >= LONG_PATTERN)
    return;
  enum beginnings begins = beginnings_of(rules->program[index].code);
  if (begins == BEGINS_UNKNOWN && (options_for(&rules->book.rule[index]) & PCRE2_MULTILINE)) {
    pattern = pattern_seen_through(rules->arena, pattern);
    compile_instead(rules, index, pattern, false, context);
    begins = beginnings_of(rules->program[index].code);
  }
  if ((begins == BEGINS_MANY || begins == BEGINS_UNKNOWN) &&
      pattern_begins_at_border(rules->passing, rules->program[index].expanded))
    compile_instead(rules, index, pattern_passing_words(rules->arena, pattern), true, context);
}

static bool compile(struct rule_set *rules, size_t index, pcre2_compile_context *context, struct error *error) {
  const struct parsed_rule *rule = &rules->book.rule[index];
  struct program *program = &rules->program[index];
  program->expanded = pattern_expand(&rules->book, rule, rules->gazetteer, error);
  if (!program->expanded)
    return false;
  program->code = compile_narrow(rules, rule, program->expanded, context, error);
  if (!program->code || !check_program(rule, program->code, error))
    return false;
  compile_quicker(rules, index, context);
  read_group_names(rules->arena, program);
  program->wanted = pattern_wants(rules->arena, rules->passing, program->expanded);
  if (rule->rule.scope != SCOPE_ITEM && rule->rule.scope != SCOPE_TEXT)
    program->order = pattern_order(rules->arena, rules->passing, program->expanded, rule->letter_case == CASE_EXACT,
                                   &program->order_length);
  rules->look[index] = (struct look){.roles = rule->rule.roles, .scope = rule->rule.scope};
  return true;
}

static void put_in_set(uint8_t *set, unsigned byte, bool in) {
  set[byte / 8] = (uint8_t)((set[byte / 8] & ~(1u << byte % 8)) | (unsigned)in << byte % 8);
}

/* Lends the set of \d, which no pattern uses, to the capitals (pattern_narrow.c). */
static void lend_digits(uint8_t *tables) {
  uint8_t *kinds = tables + KINDS_AT, digit = (uint8_t)(kinds['0'] & ~kinds['_']);
  for (unsigned byte = 0; byte < 256; byte++) {
    bool capital = alphabet_kind((unsigned char)byte) == 'Z';
    kinds[byte] = (uint8_t)((kinds[byte] & ~digit) | (capital ? digit : 0));
    put_in_set(tables + DIGITS_AT, byte, capital);
  }
}

/* The tables of the alphabet: beyond ASCII each byte is in the sets of the sign that it behaves like. */
static const uint8_t *alphabet_tables(struct arena *arena) {
  uint8_t *tables = arena_alloc(arena, TABLE_BYTES);
  const uint8_t *made = pcre2_maketables(NULL);
  memcpy(tables, made, TABLE_BYTES);
  pcre2_maketables_free(NULL, made);
  for (unsigned byte = 0x80; byte < 256; byte++) {
    unsigned like = (unsigned char)alphabet_kind((unsigned char)byte);
    tables[LOWER_AT + byte] = alphabet_lower((unsigned char)byte);
    tables[FLIPPED_AT + byte] = alphabet_flipped((unsigned char)byte);
    tables[KINDS_AT + byte] = tables[KINDS_AT + like];
    for (uint8_t *set = tables + SETS_AT; set < tables + KINDS_AT; set += SET_BYTES)
      put_in_set(set, byte, set[like / 8] >> like % 8 & 1);
  }
  lend_digits(tables);
  return tables;
}

static bool compile_all(struct rule_set *rules, struct error *error) {
  rules->program = arena_array(rules->arena, rules->book.rule_count, sizeof *rules->program);
  rules->look = arena_array(rules->arena, rules->book.rule_count, sizeof *rules->look);
  pcre2_compile_context *context = pcre2_compile_context_create(NULL);
  rules->passing = arena_new();
  pcre2_set_newline(context, PCRE2_NEWLINE_LF);
  pcre2_set_character_tables(context, alphabet_tables(rules->arena));
  bool good = true;
  for (size_t i = 0; good && i < rules->book.rule_count; i++)
    good = compile(rules, i, context, error);
  pcre2_compile_context_free(context);
  arena_free(rules->passing);
  rules->passing = NULL;
  return good;
}

/* Writes down what all rules want, close together. */
static void pack_wanted(struct rule_set *rules) {
  size_t length = 0;
  for (size_t i = 0; i < rules->book.rule_count; i++)
    length += wanted_length(rules->program[i].wanted) + rules->program[i].order_length;
  uint16_t *at = arena_array(rules->arena, length, sizeof *at);
  for (size_t i = 0; i < rules->book.rule_count; i++) {
    const struct program *program = &rules->program[i];
    if (wanted_length(program->wanted)) {
      rules->look[i].wanted = at;
      at = wanted_write(program->wanted, at);
    }
    if (program->order) {
      rules->look[i].order = memcpy(at, program->order, program->order_length * sizeof *at);
      at += program->order_length;
    }
  }
}

static void prepare_matching(struct rule_set *rules) {
  rules->match_data = pcre2_match_data_create(RULE_CAPTURES, NULL);
  rules->match_context = pcre2_match_context_create(NULL);
  rules->stack = pcre2_jit_stack_create(STACK_START, STACK_MOST, NULL);
  pcre2_set_match_limit(rules->match_context, MATCH_STEPS);
  pcre2_set_depth_limit(rules->match_context, DEPTH_STEPS);
  pcre2_set_heap_limit(rules->match_context, HEAP_KILOBYTES);
  pcre2_jit_stack_assign(rules->match_context, NULL, rules->stack);
}

struct rule_set *rules_load(const char *directory, const struct gazetteer *gazetteer, struct error *error) {
  struct arena *arena = arena_new();
  struct rule_set *rules = arena_alloc(arena, sizeof *rules);
  rules->arena = rules->book.arena = arena;
  rules->gazetteer = gazetteer;
  struct hash *hash = hash_begin();
  bool good = rulefile_folder(&rules->book, directory, hash, error);
  if (gazetteer)
    hash_add(hash, gazetteer_hash(gazetteer), HASH_HEX - 1);
  hash_end(hash, rules->hash);
  if (good && compile_all(rules, error)) {
    pack_wanted(rules);
    rules->prefilter = prefilter_new(arena, rules->book.rule, rules->book.rule_count, error);
    prepare_matching(rules);
  }
  if (rules->prefilter) {
    rules->looks =
        looks_new(arena, rules->book.rule, rules->look, rules->book.rule_count, prefilter_width(rules->prefilter));
    return rules;
  }
  rules_free(rules);
  return NULL;
}

void rules_free(struct rule_set *rules) {
  if (!rules)
    return;
  for (size_t i = 0; rules->program && i < rules->book.rule_count; i++)
    pcre2_code_free(rules->program[i].code);
  pcre2_match_data_free(rules->match_data);
  pcre2_match_context_free(rules->match_context);
  pcre2_jit_stack_free(rules->stack);
  arena_free(rules->arena);
}

static void translate(struct program *program) {
  if (!program->translated)
    pcre2_jit_compile(program->code, PCRE2_JIT_COMPLETE); /* where it cannot, pcre2_match goes on interpreting */
  program->translated = true;
}

void rules_warm_up(const struct rule_set *rules) {
  for (size_t i = 0; i < rules->book.rule_count; i++)
    translate(&rules->program[i]);
}

/* ---- asking ---- */

const char *rules_hash(const struct rule_set *rules) { return rules->hash; }

size_t rules_count(const struct rule_set *rules) { return rules->book.rule_count; }

const struct rule *rules_at(const struct rule_set *rules, size_t index) {
  return index < rules->book.rule_count ? &rules->book.rule[index].rule : NULL;
}

const struct rule *rules_find(const struct rule_set *rules, const char *id) {
  for (size_t i = 0; i < rules->book.rule_count; i++)
    if (strcmp(rules->book.rule[i].rule.id, id) == 0)
      return &rules->book.rule[i].rule;
  return NULL;
}

const char *rule_get(const struct rule *rule, const char *name) {
  for (size_t i = 0; i < rule->attribute_count; i++)
    if (rule->attribute[i].name[0] == name[0] && strcmp(rule->attribute[i].name, name) == 0)
      return rule->attribute[i].value;
  return NULL;
}

const char *rule_expanded(const struct rule_set *rules, const struct rule *rule) {
  return rules->program[rule->index].expanded;
}

struct range finding_capture(const struct rule_set *rules, const struct finding *finding, const char *name) {
  const struct program *program = &rules->program[finding->rule->index];
  for (size_t i = 0; i < program->groups; i++) {
    const struct group_name *group = &program->group[i];
    if (group->name[0] == name[0] && strcmp(group->name, name) == 0)
      return group->number > 0 && group->number < RULE_CAPTURES ? finding->capture[group->number]
                                                                : (struct range){0, 0};
  }
  return (struct range){0, 0};
}

const struct prefilter *rules_prefilter(const struct rule_set *rules) { return rules->prefilter; }

const struct parsed_rule *rules_parsed(const struct rule_set *rules) { return rules->book.rule; }

const struct looks *rules_looks(const struct rule_set *rules) { return rules->looks; }

const struct gazetteer *rules_gazetteer(const struct rule_set *rules) { return rules->gazetteer; }

/* ---- matching ---- */

static struct range range_back(const struct stretch *stretch, const size_t *ends) {
  return (struct range){(uint32_t)narrow_back(stretch->narrow, stretch->base + ends[0]),
                        (uint32_t)narrow_back(stretch->narrow, stretch->base + ends[1])};
}

static void take_captures(const size_t *offsets, int groups, const struct stretch *stretch, struct finding *finding) {
  for (int i = 0; i < RULE_CAPTURES; i++) {
    const size_t *ends = offsets + (size_t)i * 2;
    bool set = i < groups && ends[0] != PCRE2_UNSET;
    finding->capture[i] = set ? range_back(stretch, ends) : (struct range){0, 0};
  }
  finding->at = finding->capture[0];
}

static bool gave_up(int result) {
  return result == PCRE2_ERROR_MATCHLIMIT || result == PCRE2_ERROR_DEPTHLIMIT || result == PCRE2_ERROR_HEAPLIMIT;
}

static int match_once(const struct rule_set *rules, const struct program *program, const struct stretch *stretch) {
  return pcre2_match(program->code, (PCRE2_SPTR)stretch->narrow->text + stretch->base, stretch->length, stretch->from,
                     0, rules->match_data, rules->match_context);
}

/* The interpreter counts its steps over the whole text, machine code from each place anew: the latter decides what is
 * a runaway, so that the answer does not depend on what was read before. */
static int match(const struct rule_set *rules, struct program *program, const struct stretch *stretch) {
  size_t last = stretch->last < stretch->length ? stretch->last : stretch->length;
  if (!program->translated && (program->bytes += last - stretch->from) > WORTH_TRANSLATING)
    translate(program);
  bool interpreted = !program->translated;
  pcre2_set_offset_limit(rules->match_context, stretch->last == ANYWHERE ? PCRE2_UNSET : last);
  int result = match_once(rules, program, stretch);
  if (!interpreted || !gave_up(result))
    return result;
  translate(program);
  return match_once(rules, program, stretch);
}

enum match_result rules_match(const struct rule_set *rules, size_t index, struct stretch *stretch,
                              struct finding *out) {
  const size_t *offsets = pcre2_get_ovector_pointer(rules->match_data);
  while (stretch->from <= stretch->length && stretch->from <= stretch->last) {
    int groups = match(rules, &rules->program[index], stretch);
    if (groups == PCRE2_ERROR_NOMATCH)
      break;
    if (groups < 0)
      return MATCH_RUNAWAY;
    bool empty = offsets[0] >= offsets[1]; /* by \K only: the pattern as such cannot match nothing */
    stretch->from = offsets[1] > stretch->from ? offsets[1] : stretch->from + 1;
    if (empty)
      continue;
    out->rule = &rules->book.rule[index].rule;
    out->block = 0;
    take_captures(offsets, groups, stretch, out);
    return MATCH_FOUND;
  }
  return MATCH_NONE;
}

size_t rule_match(const struct rule_set *rules, const struct rule *rule, const char *text, size_t length,
                  struct finding *out, size_t room) {
  size_t count = 0;
  struct arena *arena = arena_new();
  const struct narrow *narrow = narrow_text(arena, text, length);
  struct stretch stretch = {.narrow = narrow, .length = narrow->length, .last = ANYWHERE};
  while (count < room && rules_match(rules, rule->index, &stretch, &out[count]) == MATCH_FOUND)
    count++;
  arena_free(arena);
  return count;
}
