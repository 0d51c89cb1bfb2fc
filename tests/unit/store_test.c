/* store_test.c - the data directory: layout, durability's order of writing, and what is not a store. */
#include "store.h"

#include <fcntl.h>
#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

struct place {
  char folder[64], data[96];
  struct store *store;
  struct error error;
};

static int setup(void **state) {
  struct place *place = calloc(1, sizeof *place);
  assert_non_null(place);
  strcpy(place->folder, "/tmp/standpunkt-test-XXXXXX");
  assert_non_null(mkdtemp(place->folder));
  snprintf(place->data, sizeof place->data, "%s/deep/store", place->folder);
  place->store = store_open(place->data, STORE_WRITE, &place->error);
  assert_non_null(place->store);
  *state = place;
  return 0;
}

static int remove_one(const char *path, const struct stat *status, int type, struct FTW *ftw) {
  (void)status, (void)type, (void)ftw;
  return remove(path);
}

static int teardown(void **state) {
  struct place *place = *state;
  store_close(place->store);
  nftw(place->folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
  free(place);
  return 0;
}

static const char *path_to(const struct place *place, const char *rest) {
  static char path[512];
  snprintf(path, sizeof path, "%s/%s", place->data, rest);
  return path;
}

static void write_text(const char *path, const char *text) {
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  fputs(text, file);
  fclose(file);
}

static void expect_text(const char *path, const char *text) {
  char found[200] = "";
  FILE *file = fopen(path, "r");
  assert_non_null(file);
  found[fread(found, 1, sizeof found - 1, file)] = '\0';
  fclose(file);
  assert_string_equal(found, text);
}

/* Makes what was put durable and moves it into place. */
static void finish(struct place *place) {
  assert_true(store_sync(place->store, &place->error));
  assert_true(store_place(place->store, &place->error));
}

static bool put_record(struct place *place, const char *id, const char *xml) {
  bool put = store_put_record(place->store, id, xml, strlen(xml), &place->error);
  finish(place);
  return put;
}

static bool put_source(struct place *place, int file, size_t size, const char *hash) {
  bool put = store_put_source(place->store, file, size, hash, &place->error);
  if (put)
    finish(place);
  return put;
}

#define ID "ab00000000000000000000000000000f"

static void keeps_records(void **state) {
  struct place *place = *state;
  size_t length;
  assert_true(put_record(place, ID, "<one/>"));
  expect_text(path_to(place, "records/ab/" ID ".xml"), "<one/>");
  assert_true(put_record(place, ID, "<other/>"));
  char *record = store_get_record(place->store, ID, &length, &place->error);
  assert_non_null(record);
  assert_string_equal(record, "<other/>");
  assert_int_equal(length, 8);
  free(record);
  assert_null(store_get_record(place->store, "ab000000000000000000000000000000", &length, &place->error));
  assert_int_equal(place->error.kind, ERROR_NOT_FOUND);
}

static void takes_no_paths_for_ids(void **state) {
  struct place *place = *state;
  static const char *const wrong[] = {"", "../../../../../../../etc/passwd", "ab0000000000000000000000000000/f",
                                      "AB00000000000000000000000000000F"};
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
    size_t length;
    struct error error = {0};
    assert_null(store_get_record(place->store, wrong[i], &length, &error));
    assert_int_equal(error.kind, ERROR_NOT_FOUND);
    error = (struct error){0};
    assert_false(store_put_record(place->store, wrong[i], "x", 1, &error));
  }
}

static bool collect(const char *id, void *context) {
  char *all = context;
  strncat(strcat(all, " "), id, 4);
  return strlen(all) < 15;
}

static void lists_records_in_order(void **state) {
  struct place *place = *state;
  static const char *const ids[] = {"ff000000000000000000000000000000", "00110000000000000000000000000000",
                                    "00100000000000000000000000000000"};
  char all[64] = "";
  assert_true(store_each_record(place->store, collect, all, &place->error));
  assert_string_equal(all, "");
  for (size_t i = 0; i < 3; i++)
    assert_true(put_record(place, ids[i], "x"));
  write_text(path_to(place, "records/00/unfinished.tmp"), "half a rec");
  write_text(path_to(place, "records/00/notes.xml"), "not ours");
  assert_false(store_each_record(place->store, collect, all, &place->error)); /* the third is one too many */
  assert_int_equal(place->error.kind, ERROR_NONE);
  assert_string_equal(all, " 0010 0011 ff00");
}

static int file_with(const struct place *place, const char *text, char hash[HASH_HEX]) {
  char path[128];
  snprintf(path, sizeof path, "%s/source", place->folder);
  write_text(path, text);
  hash_bytes(text, strlen(text), hash);
  return open(path, O_RDONLY);
}

static void keeps_sources_apart_from_the_file(void **state) {
  struct place *place = *state;
  char hash[HASH_HEX], path[160];
  int file = file_with(place, "the paper", hash);
  assert_int_equal(lseek(file, 4, SEEK_SET), 4);
  assert_true(put_source(place, file, 9, hash));
  assert_int_equal(lseek(file, 0, SEEK_CUR), 4);
  close(file);
  snprintf(path, sizeof path, "sources/%.2s/%s", hash, hash);
  expect_text(path_to(place, path), "the paper");
  char other[HASH_HEX];
  close(file_with(place, "scribbled", other)); /* in place, as some editors do */
  expect_text(path_to(place, path), "the paper");
}

static void a_source_is_kept_once(void **state) {
  struct place *place = *state;
  char hash[HASH_HEX], path[160];
  struct stat before, after;
  int file = file_with(place, "the paper", hash);
  snprintf(path, sizeof path, "sources/%.2s/%s", hash, hash);
  assert_true(put_source(place, file, 9, hash));
  assert_int_equal(stat(path_to(place, path), &before), 0);
  assert_true(put_source(place, file, 9, hash));
  assert_int_equal(stat(path_to(place, path), &after), 0);
  assert_int_equal(before.st_ino, after.st_ino);
  assert_int_equal(truncate(path_to(place, path), 3), 0); /* damaged since: put right */
  assert_true(put_source(place, file, 9, hash));
  expect_text(path_to(place, path), "the paper");
  close(file);
}

static void a_changed_source_is_refused(void **state) {
  struct place *place = *state;
  char hash[HASH_HEX], other[HASH_HEX], path[160];
  int file = file_with(place, "the paper", hash);
  close(file_with(place, "a paper", other)); /* shorter */
  assert_false(put_source(place, file, 9, hash));
  assert_int_equal(place->error.kind, ERROR_IO);
  assert_non_null(strstr(place->error.message, "changed"));
  place->error = (struct error){0};
  close(file_with(place, "the proof", other)); /* other bytes */
  assert_false(put_source(place, file, 9, hash));
  close(file);
  snprintf(path, sizeof path, "sources/%.2s/%s", hash, hash);
  assert_int_not_equal(access(path_to(place, path), F_OK), 0);
  snprintf(path, sizeof path, "pending/%s", hash);
  assert_int_not_equal(access(path_to(place, path), F_OK), 0);
}

static void opens_again(void **state) {
  struct place *place = *state;
  expect_text(path_to(place, "format"), "standpunkt store 1\n");
  assert_true(put_record(place, ID, "x"));
  store_close(place->store);
  place->store = store_open(place->data, STORE_READ, &place->error);
  assert_non_null(place->store);
  assert_string_equal(store_directory(place->store), place->data);
  size_t length;
  free(store_get_record(place->store, ID, &length, &place->error));
  assert_int_equal(length, 1);
}

static void refuses(struct place *place, const char *folder, enum store_access access_wanted, enum error_kind kind,
                    const char *message) {
  struct error error = {0};
  (void)place;
  assert_null(store_open(folder, access_wanted, &error));
  assert_int_equal(error.kind, kind);
  if (strstr(error.message, message) == NULL)
    fail_msg("%s", error.message);
}

static void says_what_is_no_store(void **state) {
  struct place *place = *state;
  char path[128];
  snprintf(path, sizeof path, "%s/none", place->folder);
  refuses(place, path, STORE_READ, ERROR_NOT_FOUND, "none");
  refuses(place, place->folder, STORE_READ, ERROR_NOT_FOUND, "no store");
  refuses(place, place->folder, STORE_WRITE, ERROR_STORE, "other things");
  snprintf(path, sizeof path, "%s/file", place->folder);
  write_text(path, "");
  refuses(place, path, STORE_WRITE, ERROR_IO, path);
  store_close(place->store);
  place->store = NULL;
  write_text(path_to(place, "format"), "standpunkt store 12\n");
  refuses(place, place->data, STORE_WRITE, ERROR_STORE, "newer");
  refuses(place, place->data, STORE_READ, ERROR_STORE, "newer");
  write_text(path_to(place, "format"), "something else\n");
  refuses(place, place->data, STORE_WRITE, ERROR_STORE, "format");
}

static void goes_on_where_a_crash_left_off(void **state) {
  struct place *place = *state;
  char path[128];
  snprintf(path, sizeof path, "%s/begun", place->folder);
  assert_int_equal(mkdir(path, 0777), 0);
  snprintf(path, sizeof path, "%s/begun/lock", place->folder);
  write_text(path, "");
  snprintf(path, sizeof path, "%s/begun/unfinished.tmp", place->folder);
  write_text(path, "standpu");
  snprintf(path, sizeof path, "%s/begun", place->folder);
  struct store *store = store_open(path, STORE_WRITE, &place->error);
  assert_non_null(store);
  store_close(store);
}

/* ---- batches ---- */

#define OTHER "cd00000000000000000000000000000f"

static bool is_first(const char *name, void *context) {
  (void)context;
  return strcmp(name, ID ".xml") == 0;
}

/* The next writer finishes what was committed and takes back the rest, be it whole or not. */
static void a_batch_that_was_cut_off_is_settled(void **state) {
  struct place *place = *state;
  assert_false(store_unsettled(place->store));
  assert_true(store_put_record(place->store, ID, "one", 3, &place->error));
  assert_true(store_put_record(place->store, OTHER, "two", 3, &place->error));
  assert_true(store_sync(place->store, &place->error));
  store_close(place->store);
  write_text(path_to(place, "pending/strange"), "?");
  assert_int_not_equal(access(path_to(place, "records/ab/" ID ".xml"), F_OK), 0);
  place->store = store_open(place->data, STORE_WRITE, &place->error);
  assert_non_null(place->store);
  assert_true(store_unsettled(place->store));
  size_t length;
  char *early = store_get_record(place->store, ID, &length, &place->error); /* readers find it even so */
  assert_string_equal(early, "one");
  free(early);
  assert_true(store_recover(place->store, is_first, NULL, &place->error));
  assert_false(store_unsettled(place->store));
  expect_text(path_to(place, "records/ab/" ID ".xml"), "one");
  assert_int_not_equal(access(path_to(place, "records/cd/" OTHER ".xml"), F_OK), 0);
}

static void what_is_put_twice_in_a_batch_is_there_once(void **state) {
  struct place *place = *state;
  char hash[HASH_HEX];
  int file = file_with(place, "the paper", hash);
  assert_true(store_put_source(place->store, file, 9, hash, &place->error));
  assert_true(store_put_source(place->store, file, 9, hash, &place->error));
  assert_true(store_put_record(place->store, ID, "the first one", 13, &place->error));
  assert_true(store_put_record(place->store, ID, "second", 6, &place->error));
  finish(place);
  close(file);
  expect_text(path_to(place, "records/ab/" ID ".xml"), "second");
}

static void a_second_writer_waits(void **state) {
  struct place *place = *state;
  int done[2];
  char byte;
  assert_true(store_busy(place->data));
  assert_int_equal(pipe(done), 0);
  pid_t child = fork();
  assert_true(child >= 0);
  if (child == 0) {
    struct error error = {0};
    close(place->store != NULL ? done[0] : -1);
    store_close(place->store); /* its copy of the descriptor; the lock stays with the parent */
    struct store *store = store_open(place->data, STORE_WRITE, &error);
    byte = store != NULL ? 'y' : 'n';
    store_close(store);
    _exit(write(done[1], &byte, 1) == 1 ? 0 : 1);
  }
  close(done[1]);
  int status;
  usleep(100000);
  assert_int_equal(waitpid(child, &status, WNOHANG), 0); /* still waiting */
  struct store *reader = store_open(place->data, STORE_READ, &place->error);
  assert_non_null(reader); /* readers never do */
  store_close(reader);
  store_close(place->store);
  place->store = NULL;
  assert_int_equal(read(done[0], &byte, 1), 1);
  assert_int_equal(byte, 'y');
  close(done[0]);
  assert_int_equal(waitpid(child, &status, 0), child);
  assert_false(store_busy(place->data));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(keeps_records),
      TEST(takes_no_paths_for_ids),
      TEST(lists_records_in_order),
      TEST(keeps_sources_apart_from_the_file),
      TEST(a_source_is_kept_once),
      TEST(a_changed_source_is_refused),
      TEST(opens_again),
      TEST(says_what_is_no_store),
      TEST(goes_on_where_a_crash_left_off),
      TEST(a_batch_that_was_cut_off_is_settled),
      TEST(what_is_put_twice_in_a_batch_is_there_once),
      TEST(a_second_writer_waits),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
