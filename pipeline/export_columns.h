/* export_columns.h - the columns that rows of findings and documents can have, and which of them each table has.
 */
#ifndef STANDPUNKT_EXPORT_COLUMNS_H
#define STANDPUNKT_EXPORT_COLUMNS_H

#include "export_rows.h"
#include "output.h"

enum export_column {
  DOCUMENT,
  FILE_NAME,
  TYPE,
  TITLE,
  MUNICIPALITY,
  MUNICIPALITY_CODE,
  ISSUER,
  ISSUER_LAYER,
  ADDRESSEE,
  DATE,
  CASE_NUMBERS,
  ITEM,
  ITEM_TITLE,
  MATTER,
  ID,
  N,
  PROPOSAL_KIND,
  BY,
  TO,
  TEXT,
  PROPOSAL,
  PROPOSAL_N,
  PROPOSAL_TEXT,
  STANCE,
  HOLDER,
  LAYER,
  STATUS,
  BODY,
  OUTCOME,
  OBJECT,
  ASSIGNMENT,
  PART,
  MINORITY,
  YES,
  NO,
  ABSTAIN,
  ABSENT,
  YES_MEANS,
  NO_MEANS,
  FOLLOWS,
  DISSENT_KIND,
  FORM,
  PARTY,
  CONFIDENCE,
  RULE,
  PAGE,
  QUOTE,
  MORE_PAGES,
  MORE_QUOTES,
  EVIDENCE,
  SUBTITLE,
  MEDIA_TYPE,
  SOURCE_HASH,
  WORK,
  PAGES,
  ITEMS,
  PROPOSALS,
  POSITIONS,
  DECISIONS,
  VOTES,
  DISSENTS,
  REMARKS,
  COLUMNS
};

/* By enum export_column; `number`: printed as it is in JSON. */
extern const struct column export_columns[COLUMNS];

struct export_table {
  const char *kind; /* of one row: "position" */
  unsigned char column[32];
  size_t count;
};

extern const struct export_table export_tables[EXPORT_KINDS];

#endif
