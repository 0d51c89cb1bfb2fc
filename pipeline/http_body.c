/* http_body.c - the bytes of responses, shared by counting who holds them (see http.h). */
#include "gzip.h"
#include "hash.h"
#include "http.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

enum { WORTH_PACKING = 512 };

struct counted {
  struct http_body body;
  atomic_uint holders;
  void *packed;
  char bytes[];
};

struct http_body *http_body_new(const void *bytes, size_t length, bool pack) {
  struct counted *counted = malloc(sizeof *counted + length + 1);
  if (counted == NULL) {
    fputs("standpunkt: out of memory\n", stderr);
    exit(EX_SOFTWARE);
  }
  if (length > 0)
    memcpy(counted->bytes, bytes, length);
  counted->bytes[length] = '\0';
  atomic_init(&counted->holders, 1);
  char hash[HASH_HEX];
  hash_bytes(bytes, length, hash);
  counted->body = (struct http_body){.bytes = counted->bytes, .length = length};
  memcpy(counted->body.tag, hash, 16);
  counted->packed = pack && length > WORTH_PACKING ? gzip_pack(bytes, length, &counted->body.packed_length) : NULL;
  counted->body.packed = counted->packed;
  return &counted->body;
}

struct http_body *http_body_hold(struct http_body *body) {
  if (body != NULL)
    atomic_fetch_add(&((struct counted *)body)->holders, 1);
  return body;
}

void http_body_release(struct http_body *body) {
  struct counted *counted = (struct counted *)body;
  if (counted == NULL || atomic_fetch_sub(&counted->holders, 1) != 1)
    return;
  free(counted->packed);
  free(counted);
}
