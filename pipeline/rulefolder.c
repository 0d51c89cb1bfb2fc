/* rulefolder.c - reads the folder of rule files, in order of name, so that the same files give the same rules.
 */
#include "rulefile.h"
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int is_rule_file(const struct dirent *entry) {
  size_t length = strlen(entry->d_name);
  return entry->d_name[0] != '.' && length > 6 && strcmp(entry->d_name + length - 6, ".rules") == 0;
}

/* By bytes, not by the user's language: alphasort would depend on the locale. */
static int by_name(const struct dirent **a, const struct dirent **b) { return strcmp((*a)->d_name, (*b)->d_name); }

static bool read_file(struct buffer *out, const char *path, struct error *error) {
  FILE *file = fopen(path, "rb");
  if (!file)
    return error_errno(error, ERROR_RULES, "cannot open %s", path);
  char chunk[8192];
  for (size_t got; (got = fread(chunk, 1, sizeof chunk, file)) > 0;)
    buffer_add(out, chunk, got);
  bool good = !ferror(file) || error_errno(error, ERROR_RULES, "cannot read %s", path);
  fclose(file);
  return good;
}

bool rulefile_folder(struct rule_book *book, const char *directory, struct hash *hash, struct error *error) {
  struct dirent **entry = NULL;
  int count = scandir(directory, &entry, is_rule_file, by_name);
  if (count < 0)
    return error_errno(error, ERROR_RULES, "cannot read the folder of rules %s", directory);
  bool good = count > 0 || error_set(error, ERROR_RULES, "no *.rules file in %s", directory);
  for (int i = 0; i < count; i++) {
    struct buffer text = buffer_in(book->arena);
    const char *name = entry[i]->d_name;
    good = good && read_file(&text, arena_printf(book->arena, "%s/%s", directory, name), error);
    hash_add(hash, name, strlen(name) + 1);
    hash_add(hash, buffer_string(&text), text.length + 1);
    good = good && rulefile_parse(book, name, buffer_string(&text), text.length, error);
    free(entry[i]);
  }
  free(entry);
  return good;
}
