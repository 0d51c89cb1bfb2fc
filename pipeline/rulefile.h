/* rulefile.h - what the parser of rule files hands to the engine: rules and fragments as written, nothing compiled.
 */
#ifndef STANDPUNKT_RULEFILE_H
#define STANDPUNKT_RULEFILE_H

#include "buffer.h"
#include "hash.h"
#include "rules.h"

enum letter_case { CASE_INHERIT, CASE_ANY, CASE_EXACT };

/* A named piece of pattern. */
struct fragment {
  const char *name, *pattern, *file;
  unsigned line; /* of its pattern */
  enum letter_case letter_case;
  const char *expanded; /* NULL until first used */
  bool open;            /* being expanded right now: meeting it again is a circle */
};

/* A word of the prefilter.  Of each group (line "needs:") one word must occur. */
struct need {
  const char *word;
  unsigned group;
};

#define NEED_GROUPS 8

struct parsed_rule {
  struct rule rule;
  enum letter_case letter_case;
  unsigned pattern_line;
  struct need *need;
  size_t need_count, need_capacity;
  unsigned groups;
};

struct rule_book {
  struct arena *arena;
  struct fragment *fragment;
  size_t fragment_count, fragment_capacity;
  struct parsed_rule *rule;
  size_t rule_count, rule_capacity;
};

/* Adds the rules and fragments in TEXT, the contents of FILE, to BOOK; false with ERROR set, naming file and line. */
bool rulefile_parse(struct rule_book *book, const char *file, const char *text, size_t length, struct error *error);

/* The same for every *.rules file in DIRECTORY, in order of name; names and contents are added to HASH. */
bool rulefile_folder(struct rule_book *book, const char *directory, struct hash *hash, struct error *error);

/* The pattern of RULE as PCRE2 wants it: fragments and lists put in, spaces widened (pattern.c).  NULL with ERROR
 * set. */
const char *pattern_expand(struct rule_book *book, const struct parsed_rule *rule, const struct gazetteer *gazetteer,
                           struct error *error);

/* PATTERN with a last resort: where it does not match, the rest of the word is passed by in one step
 * (pattern_quicker.c). */
const char *pattern_passing_words(struct arena *arena, const char *pattern);

/* PATTERN, whose "^" match where lines begin, with them written in a way through which PCRE2 sees the letters behind.
 */
const char *pattern_seen_through(struct arena *arena, const char *pattern);

/* The expanded PATTERN of RULE with one byte for each character (pattern_narrow.c); NULL with ERROR set if it has what
 * cannot be said so. */
const char *pattern_narrow(struct arena *arena, const struct parsed_rule *rule, const char *pattern,
                           struct error *error);

/* The name among COUNT that WORD was probably meant to be, or NULL: for messages. */
const char *nearest_name(const char *word, const char *const *names, size_t count);

#endif
