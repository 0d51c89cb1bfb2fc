/* inferred.c - stances that follow from what is proposed or recommended, where the text tells none: on the whole
 * motion, and on a proposal that the decision names. */
#include "cues.h"

#include <stdlib.h>
#include <string.h>

static enum stance stance_of_outcome(const char *outcome) {
  if (strcmp(outcome, "granted") == 0)
    return SUPPORT;
  if (strcmp(outcome, "partly-granted") == 0)
    return PARTIAL;
  if (strcmp(outcome, "answered") == 0)
    return MET;
  return strcmp(outcome, "rejected") == 0 ? OPPOSE : STANCES;
}

/* How many stances on proposals fit STANCE, and how many do not. */
static void count_stances(const struct record_item *item, enum stance stance, size_t *fit, size_t *against) {
  *fit = *against = 0;
  for (size_t i = 0; i < item->position_count; i++) {
    if (item->position[i].proposal == NULL)
      continue;
    bool same = strcmp(item->position[i].stance, stance_token(stance)) == 0;
    *fit += same;
    *against += !same;
  }
}

static void add_inferred(struct context *c, struct record_item *item, const struct record_decision *decision,
                         const char *proposal, double confidence) {
  item->position =
      arena_grow(c->arena, item->position, item->position_count, &item->position_capacity, sizeof *item->position);
  item->position[item->position_count++] =
      (struct record_position){.id = new_id(c, 'h'),
                               .proposal = proposal,
                               .holder = c->record->issuer.text,
                               .layer = c->issuer_layer,
                               .stance = stance_token(stance_of_outcome(decision->outcome)),
                               .rule = decision->rule,
                               .confidence = confidence,
                               .evidence = decision->evidence};
}

static bool own_proposal(const struct record_decision *decision) {
  return strcmp(decision->object, "matter") == 0 && strcmp(decision->status, "earlier") != 0 &&
         strcmp(decision->status, "adopted") != 0 && stance_of_outcome(decision->outcome) != STANCES;
}

static bool has_position(const struct record_item *item, const char *proposal) {
  for (size_t i = 0; i < item->position_count; i++)
    if (item->position[i].proposal != NULL && strcmp(item->position[i].proposal, proposal) == 0)
      return true;
  return false;
}

/* "att avslå motionen såvitt avser punkten 1": a stance on the proposal, if the text tells none. */
static void positions_from_parts(struct context *c, struct record_item *item) {
  for (size_t i = 0; i < item->decision_count; i++) {
    const struct record_decision *part = &item->decision[i];
    if (!part->part || part->n == NULL || !own_proposal(part))
      continue;
    int number = atoi(part->n);
    for (size_t p = 0; p < item->proposal_count; p++)
      if (strcmp(item->proposal[p].kind, "proposal") == 0 && --number == 0 && !has_position(item, item->proposal[p].id))
        add_inferred(c, item, part, item->proposal[p].id, 0.75);
  }
}

/* "avslå motionens första och andra förslag" */
static bool names_part(const struct context *c, const struct record_decision *decision) {
  for (size_t i = 0; i < decision->evidence.count; i++) {
    const struct evidence *quote = &decision->evidence.at[i];
    uint32_t start = block_range(c, quote->block).start;
    const char *text = folded_range(c, (struct range){start + quote->start, start + quote->end});
    const char *at = strstr(text, "motionens ");
    if (at != NULL && ordinal_number(at + 10, strcspn(at + 10, " ,.")) > 0)
      return true;
    if (strstr(text, "i den del") != NULL || strstr(text, "att-sats ") != NULL || strstr(text, "punkt ") != NULL)
      return true;
  }
  return false;
}

/* The decision that is proposed on the whole; of such as contradict each other the one that most stances on the
 * proposals fit. */
static void position_from_decision(struct context *c, struct record_item *item) {
  const struct record_decision *found = NULL;
  bool conflict = false;
  size_t fit, against, most = 0;
  for (size_t i = 0; i < item->decision_count; i++)
    if (own_proposal(&item->decision[i]) && (item->decision[i].part || names_part(c, &item->decision[i])))
      return;
  for (size_t i = 0; i < item->proposal_count; i++)
    if (strcmp(item->proposal[i].kind, "question") == 0)
      return;
  for (size_t i = 0; i < item->position_count; i++)
    if (item->position[i].proposal == NULL && strcmp(item->position[i].layer, c->issuer_layer) == 0)
      return;
  for (size_t i = 0; i < item->decision_count; i++) {
    const struct record_decision *decision = &item->decision[i];
    if (decision->part || !own_proposal(decision))
      continue;
    count_stances(item, stance_of_outcome(decision->outcome), &fit, &against);
    conflict = conflict || (found != NULL && strcmp(found->outcome, decision->outcome) != 0);
    if (found == NULL || fit > most) {
      found = decision;
      most = fit;
    }
  }
  if (found == NULL || (conflict && most == 0))
    return;
  /* That a motion is answered tells a stance only as far as its proposals are met. */
  count_stances(item, stance_of_outcome(found->outcome), &fit, &against);
  if (strcmp(found->outcome, "answered") == 0 && (fit == 0 || against > fit))
    return;
  add_inferred(c, item, found, NULL, conflict ? 0.6 : 0.8);
}

/* What a lower body recommends is its own view of the motion; "answered" is none. */
static void position_from_recommendation(struct context *c, struct record_item *item) {
  for (size_t i = 0; i < item->decision_count; i++) {
    const struct record_decision *decision = &item->decision[i];
    enum stance stance = decision->outcome == NULL ? STANCES : stance_of_outcome(decision->outcome);
    if (stance == STANCES || stance == MET || decision->part || strcmp(decision->object, "matter") != 0 ||
        strcmp(decision->status, "recommended") != 0)
      continue;
    add_inferred(c, item, decision, NULL, 0.85);
    return;
  }
}

void positions_from_decisions(struct context *c) {
  bool lower = strcmp(c->issuer_layer, "committee") == 0 || strcmp(c->issuer_layer, "board") == 0;
  for (size_t i = 0; i < c->record->item_count && lower && strncmp(c->record->type, "minutes", 7) == 0; i++)
    position_from_recommendation(c, &c->record->item[i]);
  if (!type_takes_positions(c->record->type) || strcmp(c->record->type, "other") == 0)
    return;
  for (size_t i = 0; i < c->record->item_count; i++) {
    positions_from_parts(c, &c->record->item[i]);
    position_from_decision(c, &c->record->item[i]);
  }
}
