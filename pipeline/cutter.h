/* cutter.h - what cutting a paper into items and sections (sections.c) asks about roles (section_roles.c). */
#ifndef STANDPUNKT_CUTTER_H
#define STANDPUNKT_CUTTER_H

#include "segment.h"

struct cutter {
  struct segmenter *s;
  struct document *document;
  bool *starts_item;   /* by block */
  const char **matter; /* by block: the number of the matter it begins, where no sign tells; see number_matters() */
  size_t section_capacity, item_capacity;
};

/* The role of heading BLOCK by its wording, ROLE_COUNT if it is unknown; SLOT as of gazetteer_heading(). */
enum section_role heading_role(const struct cutter *c, uint32_t block, const char **slot, size_t *slot_length);

/* Has what is left of the item of block I a heading over its decision, or, if PROPOSED, over a proposal? */
bool has_heading(const struct cutter *c, uint32_t i, bool proposed);

/* In an item without headings, from block I on: the last block that leads into its decision behind what is told of the
 * matter, or I itself. */
uint32_t decision_behind(const struct cutter *c, uint32_t i);

/* Of minutes: what the wording of heading I, whose role in other papers is ROLE, heads there. */
enum section_role role_in_minutes(const struct cutter *c, uint32_t i, enum section_role role);

/* "Förslag till beslut: Nämnden avslår motionen": the role that a label gives to the paragraph it stands in, or
 * ROLE_COUNT. */
enum section_role run_in_role(const struct cutter *c, uint32_t i, enum section_role before);

/* Is block I an entry of the list that a label in the paragraph before leads into? */
bool in_list(const struct cutter *c, uint32_t i);

/* Has a heading of the paper the role of a proposal or decision? */
bool has_verdict(const struct cutter *c);

/* "Förvaltningen föreslår att nämnden beslutar" above a list, in a paper that has no heading over it. */
bool leads_to_proposal(const struct cutter *c, uint32_t i);

/* "Motionen avslås." in a paragraph of its own, at the end of a paper without a heading over it, at its head or below a
 * line that announces it: the role of the section that block I, within one of ROLE, begins there; ROLE_DECISION if it
 * is the body's own word ("Nämnden överlämnar yttrandet"), ROLE_COUNT if it begins none. */
enum section_role verdict_role(const struct cutter *c, uint32_t i, enum section_role role);

/* The word for the kind of paper at the head of a letter ("YTTRANDE", "MOTION") opens no section. */
bool names_kind(const struct cutter *c, uint32_t i);

/* Does heading I lead to what the matter means for economy, children and the like (names_consequences())? */
bool heads_consequences(const struct cutter *c, uint32_t i);

/* Is all that the paper thinks told under headings like "Bedömning ur social dimension"? */
bool assesses_by_dimension(const struct cutter *c);

/* Stand paragraphs of text below heading I, "Underlag", and no list of papers? */
bool tells_under_papers(const struct cutter *c, uint32_t i);

/* Does heading I, which the vocabulary does not know, lead to a view by one of its words, behind what has the role
 * BEFORE? */
bool heads_unknown_view(const struct cutter *c, uint32_t i, enum section_role before);

/* Has a heading of the paper the role of an assessment, of more than consequences? */
bool has_assessment(const struct cutter *c);

/* "Vad vi tycker": where no heading that is known leads to an assessment, one that is not, behind what retells the
 * motion or its background, does. */
bool leads_to_view(enum section_role before);

/* "Nämnden vill anföra följande.": in a letter without headings the view begins behind it. */
bool leads_into_view(const struct cutter *c, uint32_t i);

/* May a view begin in the midst of what has ROLE? */
bool hides_view(enum section_role role);

/* Under a heading that the vocabulary does not know the text goes on in the role it had, if that is a role of running
 * text; behind lists and formalities it may be anything. */
enum section_role role_under_unknown(enum section_role before);

#endif
