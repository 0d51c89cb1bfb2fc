/* stem.c - the Swedish Snowball stemmer, by libstemmer (see stem.h). */
#include "stem.h"

#include <libstemmer.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

enum { UNTOUCHED = 3 /* bytes of a word that has no ending */ };

/* The stemmer of a thread ends with it. */
static pthread_key_t ends;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static void end_stemmer(void *own) { sb_stemmer_delete(own); }
static void make_key(void) { pthread_key_create(&ends, end_stemmer); }

static struct sb_stemmer *begin_stemmer(void) {
  struct sb_stemmer *stemmer = sb_stemmer_new("swedish", "UTF_8");
  pthread_once(&once, make_key);
  pthread_setspecific(ends, stemmer);
  return stemmer;
}

size_t stem_swedish(const char *word, size_t length, char *out, size_t room) {
  static _Thread_local struct sb_stemmer *stemmer; /* libstemmer has no stateless call */
  if (stemmer == NULL)
    stemmer = begin_stemmer();
  if (stemmer == NULL) {
    fputs("standpunkt: libstemmer has no Swedish stemmer\n", stderr);
    exit(EX_SOFTWARE);
  }
  if (room == 0)
    return 0;
  if (length <= UNTOUCHED && length < room) { /* endings begin behind the third letter */
    memcpy(out, word, length);
    out[length] = '\0';
    return length;
  }
  const sb_symbol *stem = sb_stemmer_stem(stemmer, (const sb_symbol *)word, (int)length);
  size_t size = stem == NULL ? 0 : (size_t)sb_stemmer_length(stemmer);
  if (size >= room)
    size = room - 1;
  if (size > 0)
    memcpy(out, stem, size);
  out[size] = '\0';
  return size;
}
