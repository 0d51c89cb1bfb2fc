/* sandbox.h - a process that may only compute: what a worker becomes before it sees a stranger's bytes.
 *
 * Four walls, each of them meant to hold by itself:
 *   limits      setrlimit(2): memory, no new files, no cores, no further descriptors than it has
 *   privileges  prctl(2) PR_SET_NO_NEW_PRIVS and PR_SET_DUMPABLE: nothing to gain by exec, nothing to look into
 *   Landlock    landlock(7) with every right of the running kernel's ABI handled and none granted: no path can be
 *               opened, no TCP port, no abstract socket, no signal to a process outside
 *   seccomp     seccomp(2), an allow-list; what asks for a file is refused with EACCES, since a parser asks for fonts
 *               and character maps in good faith, and any other call ends the process with SIGSYS
 * A worker that draws may be given folders to read - fonts - and nothing else in the file system: by Landlock, so that
 * where the kernel lacks it such a worker opens nothing, either.
 *
 * What was open stays open: a worker keeps its two pipes and its socket, over which documents come as descriptors.
 */
#ifndef STANDPUNKT_SANDBOX_H
#define STANDPUNKT_SANDBOX_H

#include "error.h"
#include <stddef.h>

/* What the running kernel offers. */
struct sandbox_support {
  int landlock; /* version of its ABI; 0 = none */
  bool seccomp; /* with an action that ends the whole process */
};

struct sandbox_support sandbox_support(void);

/* The descriptors that the process goes on using, and its limits. */
struct sandbox_frame {
  int requests;                /* recvmsg only */
  int replies;                 /* write only */
  int errors;                  /* write only */
  int descriptors;             /* the most that may be open; a document needs one */
  size_t memory;               /* bytes of address space that it may take beyond what it has; 0 = no limit */
  const char *const *readable; /* files and folders that it may open for reading, ended by NULL; those that are not
                                  there do not matter.  NULL = none */
};

/* Locks the calling process, for good, as far as SUPPORT goes.  It must have one thread, and all that it needs from
 * files must be in memory.  False with ERROR_IO if a wall that the kernel offers cannot be put up: the process must
 * then not go on. */
bool sandbox_enter(const struct sandbox_support *support, const struct sandbox_frame *frame, struct error *error);

/* What became of an attempt to reach outside. */
struct sandbox_attempt {
  const char *what; /* "open a file" */
  bool held;
  char how[40]; /* "refused: Permission denied", "ended by SIGSYS", "done" */
};

/* Has locked processes try what a worker must not, one process an attempt; returns their number, at most MOST. */
size_t sandbox_try(const struct sandbox_support *support, struct sandbox_attempt *attempts, size_t most);

/* In words which walls cannot stand here, or NULL if all can: "this kernel has no Landlock: ...". */
const char *sandbox_gap(const struct sandbox_support *support);

#endif
