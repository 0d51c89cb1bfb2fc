/* tokenize_fuzz.c - the tokenizer of full text and queries on any bytes. */
#include "fuzz.h"
#include "tokenize.h"

struct seen {
  size_t size, last;
  bool query;
};

static int look(void *context, bool beside, const char *token, size_t length, size_t start, size_t end) {
  struct seen *seen = context;
  MUST(token != NULL && length > 0);
  MUST(start < end && end <= seen->size);
  MUST(start >= seen->last || beside);
  MUST(!(beside && seen->query)); /* a query is one token a word */
  seen->last = start;
  return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static struct tokenizer *tokenizer;
  if (!tokenizer)
    tokenizer = tokenizer_new();
  static const enum tokenize_for purposes[] = {TOKENIZE_TEXT, TOKENIZE_QUERY, TOKENIZE_PREFIX};
  for (size_t i = 0; i < 3; i++) {
    struct seen seen = {.size = size, .query = purposes[i] != TOKENIZE_TEXT};
    MUST(tokenize(tokenizer, purposes[i], (const char *)data, size, look, &seen) == 0);
  }
  return 0;
}
