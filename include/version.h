/* version.h - what the program calls itself in records and in `standpunkt version`. */
#ifndef STANDPUNKT_VERSION_H
#define STANDPUNKT_VERSION_H

#define STANDPUNKT_VERSION "0.1.0"
#define STANDPUNKT_GENERATOR "standpunkt " STANDPUNKT_VERSION

/* Raised whenever segmenting or normalising gives other records for the same lines and rules: ingest reads again. */
#define STANDPUNKT_STAGES "stages/1"

#endif
