/* visitors.c - the open connections of the server, and an end to those that take their time (see visitors.h). */
#include "visitors.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

struct visitors {
  pthread_mutex_t lock;
  pthread_cond_t ended;
  pthread_t clock;
  bool stopping;
  int64_t header_time, answer_time; /* milliseconds */
  struct visitor *first;
};

static int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* The socket is only shut down: whoever has it sees its end and closes it. */
static void send_away(struct visitors *visitors) {
  int64_t time = now();
  for (struct visitor *visitor = visitors->first; visitor != NULL; visitor = visitor->next)
    if (time - visitor->since > (visitor->asked ? visitors->answer_time : visitors->header_time)) {
      shutdown(visitor->socket, SHUT_RDWR);
      visitor->since = time;
    }
}

static void *watch(void *argument) {
  struct visitors *visitors = argument;
  pthread_mutex_lock(&visitors->lock);
  while (!visitors->stopping) {
    struct timespec next;
    clock_gettime(CLOCK_MONOTONIC, &next);
    next.tv_sec++;
    pthread_cond_timedwait(&visitors->ended, &visitors->lock, &next);
    send_away(visitors);
  }
  pthread_mutex_unlock(&visitors->lock);
  return NULL;
}

struct visitors *visitors_start(unsigned header_seconds, unsigned answer_seconds) {
  struct visitors *visitors = calloc(1, sizeof *visitors);
  if (visitors == NULL)
    return NULL;
  pthread_condattr_t attributes;
  pthread_condattr_init(&attributes);
  pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
  pthread_mutex_init(&visitors->lock, NULL);
  pthread_cond_init(&visitors->ended, &attributes);
  pthread_condattr_destroy(&attributes);
  visitors->header_time = (int64_t)header_seconds * 1000;
  visitors->answer_time = (int64_t)answer_seconds * 1000;
  if (pthread_create(&visitors->clock, NULL, watch, visitors) == 0)
    return visitors;
  free(visitors);
  return NULL;
}

void visitors_stop(struct visitors *visitors) {
  if (visitors == NULL)
    return;
  pthread_mutex_lock(&visitors->lock);
  visitors->stopping = true;
  pthread_cond_signal(&visitors->ended);
  pthread_mutex_unlock(&visitors->lock);
  pthread_join(visitors->clock, NULL);
  while (visitors->first != NULL)
    visitor_goes(visitors->first);
  free(visitors);
}

struct visitor *visitor_comes(struct visitors *visitors, int socket) {
  struct visitor *visitor = calloc(1, sizeof *visitor);
  if (visitor == NULL)
    return NULL;
  *visitor = (struct visitor){.all = visitors, .socket = socket, .since = now()};
  pthread_mutex_lock(&visitors->lock);
  visitor->next = visitors->first;
  if (visitor->next != NULL)
    visitor->next->before = visitor;
  visitors->first = visitor;
  pthread_mutex_unlock(&visitors->lock);
  return visitor;
}

void visitor_goes(struct visitor *visitor) {
  if (visitor == NULL)
    return;
  pthread_mutex_lock(&visitor->all->lock);
  if (visitor->next != NULL)
    visitor->next->before = visitor->before;
  if (visitor->before != NULL)
    visitor->before->next = visitor->next;
  else
    visitor->all->first = visitor->next;
  pthread_mutex_unlock(&visitor->all->lock);
  free(visitor->target);
  free(visitor);
}

static void set_asked(struct visitor *visitor, bool asked) {
  if (visitor == NULL)
    return;
  pthread_mutex_lock(&visitor->all->lock);
  visitor->asked = asked;
  visitor->since = now();
  pthread_mutex_unlock(&visitor->all->lock);
}

void visitor_asks(struct visitor *visitor) { set_asked(visitor, true); }

void visitor_is_answered(struct visitor *visitor) { set_asked(visitor, false); }

void visitor_wants(struct visitor *visitor, const char *target, size_t most) {
  if (visitor == NULL)
    return;
  free(visitor->target);
  visitor->too_long = strlen(target) > most;
  visitor->target = visitor->too_long ? NULL : strdup(target);
}
