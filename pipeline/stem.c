/* stem.c - the Swedish Snowball stemmer, by libstemmer (see stem.h). */
#include "stem.h"

#include <libstemmer.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

size_t stem_swedish(const char *word, size_t length, char *out, size_t room) {
  static _Thread_local struct sb_stemmer *stemmer; /* libstemmer has no stateless call */
  if (stemmer == NULL)
    stemmer = sb_stemmer_new("swedish", "UTF_8");
  if (stemmer == NULL) {
    fputs("standpunkt: libstemmer has no Swedish stemmer\n", stderr);
    exit(EX_SOFTWARE);
  }
  if (room == 0)
    return 0;
  const sb_symbol *stem = sb_stemmer_stem(stemmer, (const sb_symbol *)word, (int)length);
  size_t size = stem == NULL ? 0 : (size_t)sb_stemmer_length(stemmer);
  if (size >= room)
    size = room - 1;
  if (size > 0)
    memcpy(out, stem, size);
  out[size] = '\0';
  return size;
}
