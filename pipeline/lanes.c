/* lanes.c - work waiting in line, each line with threads of its own (see lanes.h). */
#include "lanes.h"
#include "http.h"

#include <pthread.h>
#include <stdlib.h>

enum { THREADS_MOST = 64 };

struct lane {
  pthread_mutex_t lock;
  pthread_cond_t filled;
  struct lane_place *first, **last;
};

struct lane_thread {
  struct lanes *lanes;
  pthread_t thread;
  int lane;
  unsigned number;
};

struct lanes {
  struct lane lane[HTTP_LANES_MOST];
  struct lane_thread thread[THREADS_MOST];
  unsigned thread_count;
  bool stopping; /* under the lock of each lane */
  void (*work)(void *context, int lane, unsigned thread, struct lane_place *place, bool left);
  void *context;
};

/* The next place of LANE, waited for; NULL when there is to be no more. */
static struct lane_place *take(struct lanes *lanes, struct lane *lane) {
  pthread_mutex_lock(&lane->lock);
  while (lane->first == NULL && !lanes->stopping)
    pthread_cond_wait(&lane->filled, &lane->lock);
  struct lane_place *place = lanes->stopping ? NULL : lane->first;
  if (place != NULL && (lane->first = place->next) == NULL)
    lane->last = &lane->first;
  pthread_mutex_unlock(&lane->lock);
  return place;
}

static void *live(void *argument) {
  const struct lane_thread *self = argument;
  struct lanes *lanes = self->lanes;
  for (struct lane_place *place; (place = take(lanes, &lanes->lane[self->lane])) != NULL;)
    lanes->work(lanes->context, self->lane, self->number, place, false);
  return NULL;
}

struct lanes *lanes_start(const unsigned *threads, int most,
                          void (*work)(void *context, int lane, unsigned thread, struct lane_place *place, bool left),
                          void *context) {
  struct lanes *lanes = calloc(1, sizeof *lanes);
  if (lanes == NULL)
    return NULL;
  lanes->work = work;
  lanes->context = context;
  for (int i = 0; i < HTTP_LANES_MOST; i++) {
    pthread_mutex_init(&lanes->lane[i].lock, NULL);
    pthread_cond_init(&lanes->lane[i].filled, NULL);
    lanes->lane[i].last = &lanes->lane[i].first;
  }
  for (int lane = 0; lane < most && lane < HTTP_LANES_MOST && threads[lane] > 0; lane++)
    for (unsigned i = 0; i < threads[lane] && lanes->thread_count < THREADS_MOST; i++) {
      struct lane_thread *thread = &lanes->thread[lanes->thread_count];
      *thread = (struct lane_thread){.lanes = lanes, .lane = lane, .number = i};
      if (pthread_create(&thread->thread, NULL, live, thread) != 0) {
        lanes_stop(lanes);
        return NULL;
      }
      lanes->thread_count++;
    }
  return lanes;
}

void lanes_add(struct lanes *lanes, int number, struct lane_place *place) {
  struct lane *lane = &lanes->lane[number];
  place->next = NULL;
  pthread_mutex_lock(&lane->lock);
  bool left = lanes->stopping;
  if (!left) {
    *lane->last = place;
    lane->last = &place->next;
    pthread_cond_signal(&lane->filled);
  }
  pthread_mutex_unlock(&lane->lock);
  if (left)
    lanes->work(lanes->context, number, 0, place, true);
}

void lanes_stop(struct lanes *lanes) {
  if (lanes == NULL)
    return;
  for (int i = 0; i < HTTP_LANES_MOST; i++)
    pthread_mutex_lock(&lanes->lane[i].lock);
  lanes->stopping = true;
  for (int i = 0; i < HTTP_LANES_MOST; i++) {
    pthread_cond_broadcast(&lanes->lane[i].filled);
    pthread_mutex_unlock(&lanes->lane[i].lock);
  }
  for (unsigned i = 0; i < lanes->thread_count; i++)
    pthread_join(lanes->thread[i].thread, NULL);
  for (int i = 0; i < HTTP_LANES_MOST; i++)
    for (struct lane_place *place = lanes->lane[i].first, *next; place != NULL; place = next) {
      next = place->next;
      lanes->work(lanes->context, i, 0, place, true);
    }
  free(lanes);
}
