/* pattern_quicker.c - expanded patterns written otherwise, so that PCRE2 finds sooner where they do not match. */
#include "buffer.h"
#include "rulefile.h"

const char *pattern_passing_words(struct arena *arena, const char *pattern) {
  return arena_printf(arena, "(?:%s)|\\p{L}++(*SKIP)(*FAIL)", pattern);
}

const char *pattern_seen_through(struct arena *arena, const char *pattern) {
  struct buffer out = buffer_in(arena);
  bool in_class = false;
  for (const char *at = pattern; *at; at++) {
    if (*at == '^' && !in_class) {
      buffer_text(&out, "(?<![^\\n])");
      continue;
    }
    if (*at == '[' && !in_class)
      in_class = true;
    else if (*at == ']')
      in_class = false;
    buffer_byte(&out, *at);
    if ((*at == '\\' && at[1]) || (*at == '[' && at[1] == '^'))
      buffer_byte(&out, *++at);
  }
  return buffer_string(&out);
}
