/* views_named.c - who "nämnden" is: the bodies that an item names, and the full name of the one that is meant.
 */
#include "views_named.h"

#include <string.h>

static bool name_ends_with(struct context *c, const char *name, const char *end) {
  return ends_with(folded(c, name), folded(c, end));
}

void remember_body(struct bodies_named *n, const char *name, const char *layer) {
  if (name == NULL || is_bare_body(name))
    return;
  if (n->count == NAMED) {
    memmove(n->name, n->name + 1, (NAMED - 1) * sizeof *n->name);
    memmove(n->layer, n->layer + 1, (NAMED - 1) * sizeof *n->layer);
    n->count--;
  }
  n->name[n->count] = name;
  n->layer[n->count++] = layer;
}

/* The last body named of LAYER (NULL: any), and of the name that ends with END (NULL: any); NAMED if there is none. */
static size_t last_named(struct context *c, const struct bodies_named *n, const char *layer, const char *end) {
  for (size_t i = n->count; i > 0; i--)
    if ((layer == NULL || is(n->layer[i - 1], layer)) && (end == NULL || name_ends_with(c, n->name[i - 1], end)))
      return i - 1;
  return NAMED;
}

bool is_issuer(struct context *c, const char *name) {
  const char *issuer = c->record->issuer.text;
  if (issuer == NULL || name == NULL)
    return false;
  size_t length = strlen(name);
  return name_ends_with(c, issuer, name) ||
         (length > 3 && name_ends_with(c, name, "utskottet") &&
          name_ends_with(c, issuer, arena_strndup(c->arena, name, length - strlen("et"))));
}

/* The better of two ways in which a name is printed: the one that begins with a capital. */
static const char *in_capitals(const char *a, const char *b) {
  return (unsigned char)a[0] <= (unsigned char)b[0] ? a : b;
}

struct source full_name(struct context *c, struct bodies_named *n, const char *speaker, const char *layer,
                        struct source source) {
  const char *issuer = c->record->issuer.text;
  if (source.name == NULL || !is_bare_body(source.name)) {
    if (is_issuer(c, source.name)) {
      source.name = issuer;
      source.layer = c->issuer_layer;
    }
    for (size_t i = 0; source.name != NULL && i < n->count; i++)
      if (is(folded(c, n->name[i]), folded(c, source.name)))
        source.name = n->name[i] = in_capitals(n->name[i], source.name);
    return source;
  }
  if (speaker != NULL && name_ends_with(c, speaker, source.name)) {
    source.name = speaker;
    source.layer = layer;
    return source;
  }
  if (issuer != NULL && name_ends_with(c, issuer, source.name)) {
    source.name = issuer;
    source.layer = c->issuer_layer;
    return source;
  }
  size_t last = last_named(c, n, NULL, source.name);
  if (last == NAMED && is(source.layer, "administration"))
    last = last_named(c, n, "administration", NULL);
  if (last < NAMED) {
    source.name = n->name[last];
    source.layer = n->layer[last];
  }
  return source;
}

const char *named_office(struct context *c, const struct bodies_named *n) {
  size_t last = last_named(c, n, "administration", NULL);
  return last < NAMED ? n->name[last] : NULL;
}
