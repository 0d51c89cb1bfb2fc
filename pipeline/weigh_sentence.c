/* weigh_sentence.c - what one sentence of an assessment says by the wordings in it.
 *
 * A wording counts with its weight.  In another's mouth or in a quotation it does not count.  A denial turns support
 * and opposition about and voids all else; a fact that is only imagined is none; what is conceded before a turn counts
 * little, and what follows it more; so does what concludes. */
#include "weigh.h"
#include "words.h"

#include <stdlib.h>
#include <string.h>

/* What a denial leaves of support (as opposition) and of opposition (as support): "inte dyrt" recommends little. */
static const double least_denied = 0.8, denied_support = 0.8, denied_opposition = 0.35;
static const double conceded = 0.25, before_turn = 0.35, after_turn = 1.2, imagined = 0.25, concluded = 1.4;
/* What stands behind a turn goes against what stands before it if it weighs as much. */
static const double least_against = 0.4;
/* However many wordings speak for one thing, one sentence says no more than this. */
static const double most = 1.8;

static const char *const turn_words[] = {"men", "dock", "emellertid", "likväl", "däremot", "samtidigt", "tyvärr"};

/* Where in SENTENCE the last turn from one clause to another stands; its end if there is none. */
static uint32_t turn_in(const struct context *c, struct range sentence) {
  static const char *const words[] = {" men ", ", dock ", " dock ", "; däremot ", ", däremot ", ", samtidigt "};
  const char *text = c->document->text;
  uint32_t found = sentence.end;
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
    size_t length = strlen(words[i]);
    for (uint32_t at = sentence.start + 1; at + length < sentence.end; at++)
      if (text[at] == words[i][0] && text[at + 1] == words[i][1] && memcmp(text + at, words[i], length) == 0 &&
          (found == sentence.end || at > found))
        found = at;
  }
  return found;
}

/* "Dock ...", "Kostnaden är emellertid ...": does the sentence go against what stands before it? */
static bool turns_against(const struct context *c, struct range sentence) {
  uint32_t end = sentence.start + 90 < sentence.end ? sentence.start + 90 : sentence.end;
  const char *folded = folded_range(c, (struct range){sentence.start, end});
  return has_word(arena_printf(c->arena, "%s ", folded), turn_words, sizeof turn_words / sizeof turn_words[0]);
}

/* The share of its weight that MATCH keeps, and in *CLASS what it speaks for; 0 if it does not count. */
static double share_of(struct context *c, struct range sentence, const struct weight_match *match,
                       enum weight_class *class) {
  const struct reason *weight = match->weight;
  struct range clause = clause_of(c, sentence, match->at);
  struct speaker speaker = speaker_of(c, sentence, match->at);
  if (speaker.voice != VOICE_ISSUER || quoted(c, match->at) || unsaid(c, clause, match->at))
    return 0;
  double share = 1;
  *class = weight->class;
  if (!(weight->flags & DENIED_SAME) && negated(c, clause, match->at)) {
    bool turns = weight->class == FOR_OPPOSE || (weight->class == FOR_SUPPORT && weight->value >= least_denied);
    if (weight->flags & DENIED_NONE || !turns)
      return 0;
    *class = weight->class == FOR_SUPPORT ? FOR_OPPOSE : FOR_SUPPORT;
    share = weight->class == FOR_SUPPORT ? denied_support : denied_opposition;
  }
  if (!(weight->flags & AS_THOUGHT) && (*class == FOR_MET || *class == FOR_SUPPORT) &&
      hypothetical(c, clause, match->at)) {
    if (*class == FOR_MET)
      return 0;
    share *= imagined;
  }
  if (*class == FOR_MET && not_yet(c, clause, match->at))
    return 0;
  if (concedes(c, sentence, match->at))
    share *= conceded;
  return share;
}

/* Does what is said BEHIND a turn go against CLASS before it? */
static bool goes_against(const double *behind, enum weight_class class) {
  bool opposed = class == FOR_OPPOSE || class == FOR_NEEDLESS || class == FOR_NEUTRAL;
  double yes = behind[FOR_SUPPORT] + behind[FOR_MET];
  double no = behind[FOR_OPPOSE] + behind[FOR_NEUTRAL] + behind[FOR_NEEDLESS];
  return (opposed ? yes : no) >= least_against;
}

struct weighed_sentence weigh_sentence(struct context *c, struct lookups *lookups, struct range sentence, bool told) {
  struct weighed_sentence out = {.at = sentence, .block = document_block_at(c->document, sentence.start), .why = ""};
  struct weight_match *match;
  size_t count = weights_match(lookups, paper_folded(c), sentence, &match);
  if (count == 0)
    return out;
  uint32_t turn = turn_in(c, sentence);
  out.turns = turns_against(c, sentence);
  out.concludes = concludes(c, sentence);
  enum weight_class *to = arena_array(c->arena, count, sizeof *to);
  double *value = arena_array(c->arena, count, sizeof *value), behind[WEIGHT_CLASSES] = {0};
  for (size_t i = 0; i < count; i++) {
    value[i] = match[i].weight->value * share_of(c, sentence, &match[i], &to[i]);
    if (match[i].at.end > turn)
      behind[to[i]] += value[i];
  }
  for (size_t i = 0; i < count; i++) {
    if (value[i] <= 0)
      continue;
    if (turn < sentence.end && to[i] <= FOR_NEEDLESS)
      value[i] *= match[i].at.end > turn ? after_turn : goes_against(behind, to[i]) ? before_turn : 1;
    if (out.concludes && to[i] <= FOR_NEEDLESS)
      value[i] *= concluded;
    out.sum[to[i]] += value[i];
    if (told)
      out.why = arena_printf(c->arena, "%s%s\xE2\x80\x9C%s\xE2\x80\x9D %s %.2f", out.why, *out.why ? ", " : "",
                             range_text(c, match[i].at), weight_class_token(to[i]), value[i]);
  }
  for (enum weight_class class = 0; class < WEIGHT_CLASSES; class ++)
    out.sum[class] = out.sum[class] > most ? most : out.sum[class];
  return out;
}
