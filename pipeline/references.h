/* references.h - what references.c and laws.c share. */
#ifndef STANDPUNKT_REFERENCES_H
#define STANDPUNKT_REFERENCES_H

#include "context.h"

/* The paragraph of a law that FINDING names, in one spelling: "10 kap. 23 a § skollagen (2010:800)".  The number in the
 * code of statutes is the one that the paper prints, else that of the law in force in the paper's year, else left out.
 */
const char *law_paragraph(struct context *c, const struct finding *finding);

#endif
