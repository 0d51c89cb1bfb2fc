/* form_key.h - whether what is sent comes from a form of this site: checks against requests that another site makes a
 * browser send.  There is nobody to log in as, so nothing depends on cookies; what is guarded are the machine's time
 * and what a browser inside an authority's network would be told. */
#ifndef STANDPUNKT_FORM_KEY_H
#define STANDPUNKT_FORM_KEY_H

#include "http.h"

struct form_key;

/* A key of this process alone; NULL if there is no randomness.  Free by form_key_free. */
struct form_key *form_key_new(void);
void form_key_free(struct form_key *key);

/* What a form carries in a hidden field; it holds for twelve hours at least, and for a day at most.  In ARENA. */
const char *form_token(const struct form_key *key, struct arena *arena);
/* TOKEN may be NULL. */
bool form_token_holds(const struct form_key *key, const char *token, struct arena *arena);

/* True if the headers of REQUEST say that another site has sent it: Sec-Fetch-Site is neither same-origin nor none, or
 * Origin names another host than Host.  A program that sends neither of them is not stopped. */
bool form_from_elsewhere(const struct http_request *request);

#endif
