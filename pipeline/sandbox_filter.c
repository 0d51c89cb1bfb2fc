/* sandbox_filter.c - the system calls that a worker may make, by libseccomp.
 *
 * Found by running the sample papers, Swedish and damaged, under strace after warm-up; each call is allowed with as
 * few arguments as it needs.
 */
#include "sandbox_filter.h"

#include <errno.h>
#include <fcntl.h>
#include <seccomp.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* Memory, time and the end: nothing that reaches outside. */
static const int allowed[] = {
    SCMP_SYS(brk),
    SCMP_SYS(munmap),
    SCMP_SYS(mremap),
    SCMP_SYS(madvise),
    SCMP_SYS(futex),
    SCMP_SYS(clock_gettime),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(time),
    SCMP_SYS(getrandom),
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
    SCMP_SYS(restart_syscall),
    SCMP_SYS(sched_yield),
    SCMP_SYS(getpid),
    SCMP_SYS(gettid),
    SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(sigaltstack),
    SCMP_SYS(sysinfo),
    SCMP_SYS(clock_nanosleep),
    /* of a descriptor that it has */
    SCMP_SYS(read),
    SCMP_SYS(pread64),
    SCMP_SYS(lseek),
    SCMP_SYS(fstat),
    SCMP_SYS(close),
};

/* What libraries ask in good faith and can do without.  The answer is EACCES: as if the file could not be read. */
static const int refused[] = {
    SCMP_SYS(openat2), SCMP_SYS(getcwd),    SCMP_SYS(ioctl),     SCMP_SYS(sched_getaffinity),
    SCMP_SYS(uname),   SCMP_SYS(prlimit64), SCMP_SYS(getrusage), SCMP_SYS(prctl),
};

/* What looks at paths: refused likewise, but for a worker that reads fonts. */
static const int looking[] = {
    SCMP_SYS(access), SCMP_SYS(faccessat), SCMP_SYS(faccessat2), SCMP_SYS(stat),  SCMP_SYS(lstat),
    SCMP_SYS(statx),  SCMP_SYS(readlink),  SCMP_SYS(readlinkat), SCMP_SYS(fcntl),
};

/* What only such a worker does. */
static const int listing[] = {SCMP_SYS(getdents64), SCMP_SYS(statfs), SCMP_SYS(fstatfs)};

/* The architecture at hand may lack a call of the tables (open on arm64): it is left out there. */
static int add(scmp_filter_ctx filter, uint32_t action, int call, unsigned count,
               const struct scmp_arg_cmp *arguments) {
  int status = seccomp_rule_add_array(filter, action, call, count, arguments);
  return status == -EDOM || status == -EOPNOTSUPP ? 0 : status;
}

/* That the bits MASK of ARGUMENT are VALUE. */
static struct scmp_arg_cmp has_bits(unsigned argument, uint64_t mask, uint64_t value) {
  return (struct scmp_arg_cmp){.arg = argument, .op = SCMP_CMP_MASKED_EQ, .datum_a = mask, .datum_b = value};
}

/* That the first argument, an int, is VALUE: what stands above its 32 bits does not matter. */
static struct scmp_arg_cmp first_is(int value) { return has_bits(0, UINT32_MAX, (uint32_t)value); }

/* CALL on DESCRIPTOR alone. */
static int add_on(scmp_filter_ctx filter, int call, int descriptor) {
  const struct scmp_arg_cmp one = first_is(descriptor);
  return add(filter, SCMP_ACT_ALLOW, call, 1, &one);
}

/* Opening for reading: allowed if READS, else refused.  FLAGS is the place of the flags among the arguments. */
static int add_opening(scmp_filter_ctx filter, int call, unsigned flags, bool reads) {
  if (!reads)
    return add(filter, SCMP_ACT_ERRNO(EACCES), call, 0, NULL);
  const struct scmp_arg_cmp plain = has_bits(flags, O_ACCMODE | O_CREAT | O_TRUNC, O_RDONLY);
  const struct scmp_arg_cmp other[] = {has_bits(flags, O_ACCMODE, O_WRONLY), has_bits(flags, O_ACCMODE, O_RDWR),
                                       has_bits(flags, O_ACCMODE, O_ACCMODE), has_bits(flags, O_CREAT, O_CREAT),
                                       has_bits(flags, O_TRUNC, O_TRUNC)};
  int status = add(filter, SCMP_ACT_ALLOW, call, 1, &plain);
  for (size_t i = 0; !status && i < sizeof other / sizeof *other; i++)
    status = add(filter, SCMP_ACT_ERRNO(EACCES), call, 1, &other[i]);
  return status;
}

static int add_files(scmp_filter_ctx filter, bool reads) {
  int status = add_opening(filter, SCMP_SYS(openat), 2, reads);
  status = status ? status : add_opening(filter, SCMP_SYS(open), 1, reads);
  for (size_t i = 0; !status && i < sizeof looking / sizeof *looking; i++)
    status = add(filter, reads ? SCMP_ACT_ALLOW : SCMP_ACT_ERRNO(EACCES), looking[i], 0, NULL);
  for (size_t i = 0; !status && reads && i < sizeof listing / sizeof *listing; i++)
    status = add(filter, SCMP_ACT_ALLOW, listing[i], 0, NULL);
  const struct scmp_arg_cmp map = has_bits(2, PROT_EXEC | PROT_WRITE, 0);
  return status || !reads ? status : add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1, &map);
}

static int add_memory(scmp_filter_ctx filter) {
  const struct scmp_arg_cmp map[] = {has_bits(2, PROT_EXEC, 0), has_bits(3, MAP_ANONYMOUS, MAP_ANONYMOUS)};
  const struct scmp_arg_cmp protect = has_bits(2, PROT_EXEC, 0);
  int status = add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 2, map);
  return status ? status : add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1, &protect);
}

/* newfstatat is what fstat is made of; with a path it is stat. */
static int add_status(scmp_filter_ctx filter, bool reads) {
  const struct scmp_arg_cmp own = has_bits(3, AT_EMPTY_PATH, AT_EMPTY_PATH), path = has_bits(3, AT_EMPTY_PATH, 0);
  int status = add(filter, SCMP_ACT_ALLOW, SCMP_SYS(newfstatat), 1, &own);
  return status ? status : add(filter, reads ? SCMP_ACT_ALLOW : SCMP_ACT_ERRNO(EACCES), SCMP_SYS(newfstatat), 1, &path);
}

/* A signal to itself: abort() should end it as what it is. */
static int add_abort(scmp_filter_ctx filter) {
  const struct scmp_arg_cmp itself = first_is(getpid());
  return add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1, &itself);
}

static int add_all(scmp_filter_ctx filter, const struct sandbox_frame *frame, bool reads) {
  int status = 0;
  for (size_t i = 0; !status && i < sizeof allowed / sizeof *allowed; i++)
    status = add(filter, SCMP_ACT_ALLOW, allowed[i], 0, NULL);
  for (size_t i = 0; !status && i < sizeof refused / sizeof *refused; i++)
    status = add(filter, SCMP_ACT_ERRNO(EACCES), refused[i], 0, NULL);
  const int writes[] = {SCMP_SYS(write), SCMP_SYS(writev)};
  for (size_t i = 0; !status && i < sizeof writes / sizeof *writes; i++) {
    status = add_on(filter, writes[i], frame->replies);
    status = status ? status : add_on(filter, writes[i], frame->errors);
  }
  status = status ? status : add_on(filter, SCMP_SYS(recvmsg), frame->requests);
  status = status ? status : add_memory(filter);
  status = status ? status : add_status(filter, reads);
  status = status ? status : add_files(filter, reads);
  return status ? status : add_abort(filter);
}

bool sandbox_filter(const struct sandbox_frame *frame, bool reads, struct error *error) {
  scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
  if (!filter)
    return error_set(error, ERROR_IO, "no memory for the filter of system calls");
  seccomp_attr_set(filter, SCMP_FLTATR_CTL_OPTIMIZE, 2); /* a tree: as cheap for the last call as for the first */
  int status = add_all(filter, frame, reads);
  status = status ? status : seccomp_load(filter);
  seccomp_release(filter);
  errno = -status;
  return status == 0 || error_errno(error, ERROR_IO, "cannot filter system calls");
}
