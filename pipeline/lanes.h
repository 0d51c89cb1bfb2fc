/* lanes.h - work waiting in line, each line with threads of its own. */
#ifndef STANDPUNKT_LANES_H
#define STANDPUNKT_LANES_H

#include <stdbool.h>

/* To stand at the beginning of whatever waits. */
struct lane_place {
  struct lane_place *next;
};

struct lanes;

/* THREADS of each lane, lanes ending at the first 0 or after MOST.  WORK is called on them; with LEFT true, on the
 * thread that calls lanes_stop, for what nobody has begun.  NULL if there are no threads to be had. */
struct lanes *lanes_start(const unsigned *threads, int most,
                          void (*work)(void *context, int lane, unsigned thread, struct lane_place *place, bool left),
                          void *context);
void lanes_add(struct lanes *lanes, int lane, struct lane_place *place);
/* Lets each thread end what it has begun. */
void lanes_stop(struct lanes *lanes);

#endif
