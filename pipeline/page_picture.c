/* page_picture.c - the picture of a page of the source, and the marks that lie over it. */
#include "routes.h"

void page_picture(struct visit *visit) { error_set(&visit->error, ERROR_NOT_FOUND, "no pictures yet"); }
