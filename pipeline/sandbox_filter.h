/* sandbox_filter.h - the system calls that a worker may make (pipeline/sandbox_filter.c, which alone knows libseccomp).
 */
#ifndef STANDPUNKT_SANDBOX_FILTER_H
#define STANDPUNKT_SANDBOX_FILTER_H

#include "sandbox.h"

/* Puts the filter in force for the calling process; READS lets it open files for reading, which Landlock must then
 * narrow down.  False with ERROR set. */
bool sandbox_filter(const struct sandbox_frame *frame, bool reads, struct error *error);

#endif
