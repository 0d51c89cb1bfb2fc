/* schema_fixture.h - a schema for all tests of a program, and an arena for each of them. */
#ifndef STANDPUNKT_SCHEMA_FIXTURE_H
#define STANDPUNKT_SCHEMA_FIXTURE_H

#include "xml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct schema *schema;

static int load_schema_from(const char *file) {
  struct error error = {0};
  schema = schema_load(file, &error);
  if (!schema)
    print_error("%s\n", error.message);
  return schema ? 0 : -1;
}

static int free_schema(void **state) {
  (void)state;
  schema_free(schema);
  return 0;
}

static int set_up(void **state) {
  *state = arena_new();
  return 0;
}

static int tear_down(void **state) {
  arena_free(*state);
  return 0;
}

#endif
