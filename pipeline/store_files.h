/* store_files.h - files that are there whole or not at all: what the store is made of.
 *
 * A file comes to be in four steps: written under another name in its folder, fsync, renamed, fsync of the folder.
 * So at any moment a name stands for nothing or for the whole file, and what a call has reported is on the disk.
 * There is one writer, so the other name is always the same, and what a crash leaves of it is written over.
 *
 * All functions report failure by errno.
 */
#ifndef STANDPUNKT_STORE_FILES_H
#define STANDPUNKT_STORE_FILES_H

#include <stdbool.h>
#include <stddef.h>

/* The other name. */
#define UNFINISHED "unfinished.tmp"

/* Opens the folder NAME in the folder PARENT (or AT_FDCWD); -1 on failure. */
int open_folder(int parent, const char *name);
/* The same; made durably if it is not there. */
int make_folder(int parent, const char *name);

/* The subfolder of PARENT for NAME, called by its first two characters. */
int shelf(int parent, const char *name);

/* Begins a file in FOLDER: a descriptor to write to, or -1. */
int begin_file(int folder);
bool write_all(int file, const char *data, size_t length);
/* Gives the finished FILE in FOLDER its name, all of it durable; closes FILE. */
bool put_in_place(int folder, int file, const char *name);
/* Removes what was begun in FOLDER, keeping errno. */
void abandon(int folder);

/* All of it: the file NAME in FOLDER with the bytes DATA. */
bool write_file(int folder, const char *name, const char *data, size_t length);

#endif
