/* sandbox.c - limits, privileges and Landlock of a worker (see sandbox.h); the filter of system calls is in
 * pipeline/sandbox_filter.c. */
#include "sandbox.h"
#include "sandbox_filter.h"

#include <fcntl.h>
#include <linux/seccomp.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* ---- Landlock, as linux/landlock.h of the newest kernel has it: the installed header may be older ---- */

#ifndef SYS_landlock_create_ruleset
#define SYS_landlock_create_ruleset 444
#define SYS_landlock_restrict_self 446
#endif
#ifndef SYS_landlock_add_rule
#define SYS_landlock_add_rule 445
#endif

#define ASK_VERSION 1u /* LANDLOCK_CREATE_RULESET_VERSION */

struct ruleset {
  uint64_t files, network, scopes; /* handled_access_fs (ABI 1), handled_access_net (4), scoped (6) */
};

/* All rights that ABI knows; a right beyond it would be refused. */
static struct ruleset everything(int abi) {
  struct ruleset all = {.files = (1u << 13) - 1};
  all.files |= abi >= 2 ? 1u << 13 : 0; /* LANDLOCK_ACCESS_FS_REFER */
  all.files |= abi >= 3 ? 1u << 14 : 0; /* _TRUNCATE */
  all.files |= abi >= 5 ? 1u << 15 : 0; /* _IOCTL_DEV */
  all.network = abi >= 4 ? 3 : 0;       /* LANDLOCK_ACCESS_NET_BIND_TCP, _CONNECT_TCP */
  all.scopes = abi >= 6 ? 3 : 0;        /* LANDLOCK_SCOPE_ABSTRACT_UNIX_SOCKET, _SIGNAL */
  return all;
}

enum { BENEATH = 1 /* LANDLOCK_RULE_PATH_BENEATH */, READ_FILE = 1 << 2, READ_FOLDER = 1 << 3 };

struct beneath {
  uint64_t allowed;
  int32_t parent;
} __attribute__((packed));

/* Lets RULESET read what is beneath PATH, if there is such a path. */
static bool let_read(int ruleset, const char *path) {
  struct stat status;
  int parent = open(path, O_PATH | O_CLOEXEC);
  if (parent < 0)
    return true;
  bool folder = fstat(parent, &status) == 0 && S_ISDIR(status.st_mode);
  const struct beneath rule = {.allowed = folder ? READ_FILE | READ_FOLDER : READ_FILE, .parent = parent};
  bool well = syscall(SYS_landlock_add_rule, ruleset, BENEATH, &rule, 0u) == 0;
  close(parent);
  return well;
}

static bool enter_landlock(int abi, const char *const *readable, struct error *error) {
  struct ruleset all = everything(abi);
  size_t size = abi >= 6 ? sizeof all : abi >= 4 ? 2 * sizeof(uint64_t) : sizeof(uint64_t);
  int ruleset = (int)syscall(SYS_landlock_create_ruleset, &all, size, 0u);
  bool well = ruleset >= 0;
  for (; well && readable && *readable; readable++)
    well = let_read(ruleset, *readable);
  if (!well || syscall(SYS_landlock_restrict_self, ruleset, 0u) != 0)
    return error_errno(error, ERROR_IO, "cannot restrict itself by Landlock");
  close(ruleset);
  return true;
}

struct sandbox_support sandbox_support(void) {
  uint32_t action = SECCOMP_RET_KILL_PROCESS;
  long abi = syscall(SYS_landlock_create_ruleset, NULL, (size_t)0, ASK_VERSION);
  return (struct sandbox_support){.landlock = abi > 0 ? (int)abi : 0,
                                  .seccomp = syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0u, &action) == 0};
}

const char *sandbox_gap(const struct sandbox_support *support) {
  if (!support->landlock && !support->seccomp)
    return "this kernel has neither Landlock nor seccomp: documents are read with limits alone around them";
  if (!support->landlock)
    return "this kernel has no Landlock: documents are read behind seccomp and limits alone";
  if (!support->seccomp)
    return "this kernel has no seccomp: documents are read behind Landlock and limits alone";
  return NULL;
}

/* ---- limits ---- */

/* Bytes of address space that the process has now. */
static size_t address_space(void) {
  unsigned long pages = 0;
  FILE *file = fopen("/proc/self/statm", "re");
  if (file) {
    if (fscanf(file, "%lu", &pages) != 1)
      pages = 0;
    fclose(file);
  }
  return pages * (size_t)sysconf(_SC_PAGESIZE);
}

static bool limit(int resource, rlim_t most, struct error *error) {
  const struct rlimit both = {.rlim_cur = most, .rlim_max = most};
  return setrlimit((__rlimit_resource_t)resource, &both) == 0 ||
         error_errno(error, ERROR_IO, "cannot limit its own resources");
}

static bool enter_limits(const struct sandbox_frame *frame, struct error *error) {
  bool limited = limit(RLIMIT_CORE, 0, error) && limit(RLIMIT_FSIZE, 0, error) && limit(RLIMIT_NPROC, 0, error) &&
                 limit(RLIMIT_MSGQUEUE, 0, error) && limit(RLIMIT_NOFILE, (rlim_t)frame->descriptors, error);
#ifndef __SANITIZE_ADDRESS__ /* whose shadow alone is terabytes of address space */
  if (limited && frame->memory)
    limited = limit(RLIMIT_AS, address_space() + frame->memory, error);
#endif
  return limited;
}

static bool enter_privileges(struct error *error) {
  return (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0) ||
         error_errno(error, ERROR_IO, "cannot give up privileges");
}

bool sandbox_enter(const struct sandbox_support *support, const struct sandbox_frame *frame, struct error *error) {
  return enter_limits(frame, error) && enter_privileges(error) &&
         (!support->landlock || enter_landlock(support->landlock, frame->readable, error)) &&
         (!support->seccomp || sandbox_filter(frame, support->landlock && frame->readable, error));
}
