/* speech.c - who is speaking in a clause, and whether the clause says, denies or only imagines.
 *
 * A sentence is cut where a new main clause begins that may carry its own view ("men", ";", "medan" ...).  In the part
 * where the cue stands the first reporting speaker wins ("Motionären menar att nämnden avstyrker" is the mover's),
 * then the subject nearest to the cue; a part without a subject of its own keeps that of the part before it. */
#include "context.h"
#include "unicode.h"
#include "views.h"
#include "words.h"

#include <ctype.h>
#include <string.h>

/* Words at which a new part of the sentence begins. */
#define TURN(words)                                                                                                    \
  { words, sizeof(words) - 1 }
static const struct turn {
  const char *text;
  size_t length;
} turns[] = {TURN(" men "),   TURN("; "),         TURN(", medan "),        TURN(" däremot "),
             TURN(", dock "), TURN(", däremot "), TURN(" samtidigt som "), TURN(", samtidigt ")};

struct parts {
  struct range sentence;
  struct cut {
    uint32_t at, end; /* of the words at which a new part begins */
  } * cut;
  size_t count, capacity;
};

struct parts *parts_new(struct arena *arena) {
  return arena_alloc(arena, sizeof(struct parts));
}

static void read_parts(const struct context *c, struct range sentence, struct parts *parts) {
  const char *text = c->document->text;
  parts->sentence = sentence;
  parts->count = 0;
  for (uint32_t at = sentence.start; at < sentence.end; at++) {
    char next = text[at + 1];
    bool word = text[at] == ' ' && (next == 'm' || next == 'd' || next == 's');
    if (!word && ((text[at] != ',' && text[at] != ';') || next != ' '))
      continue;
    for (size_t i = 0; i < sizeof turns / sizeof turns[0]; i++) {
      uint32_t end = at + (uint32_t)turns[i].length;
      if (end > sentence.end || text[at + 1] != turns[i].text[1] ||
          memcmp(text + at, turns[i].text, turns[i].length) != 0)
        continue;
      parts->cut = arena_grow(c->arena, parts->cut, parts->count, &parts->capacity, sizeof *parts->cut);
      parts->cut[parts->count++] = (struct cut){at, end};
    }
  }
}

/* The part of SENTENCE in which CUE stands, and the one before it.  One sentence is asked for many times in a row. */
static struct range part_of(const struct context *c, struct range sentence, struct range cue, struct range *before) {
  struct range part = sentence;
  struct parts own = {.count = 0}, *parts = c->parts != NULL ? c->parts : &own;
  *before = (struct range){0, 0};
  if (parts->sentence.start != sentence.start || parts->sentence.end != sentence.end)
    read_parts(c, sentence, parts);
  for (size_t i = 0; i < parts->count; i++) {
    const struct cut *cut = &parts->cut[i];
    if (cut->end <= cue.start + 1) {
      *before = (struct range){part.start, cut->at};
      part.start = cut->at + 1;
    } else if (cut->at >= cue.end && cut->at < part.end) {
      part.end = cut->at;
    }
  }
  return part;
}

struct range clause_of(const struct context *c, struct range sentence, struct range cue) {
  struct range before;
  return part_of(c, sentence, cue, &before);
}

/* "Bolaget", "rådet": is HOLDER, who would be an outsider elsewhere, the one that writes, by what kind of body it is or
 * by the beginning of its name? */
static bool is_writer(const struct context *c, const char *holder) {
  static const struct {
    const char *word, *sign, *other;
  } kinds[] = {{"bolaget", " AB", "bolag"},
               {"rådet", "rådet", "Rådet"},
               {"förbundet", "förbund", "Förbund"},
               {"föreningen", "förening", "Förening"},
               {"stiftelsen", "stiftelse", "Stiftelse"}};
  const char *issuer = c->record->issuer.text;
  if (issuer == NULL || holder == NULL || body_layer(c, issuer) != NULL)
    return false;
  for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
    if (strcasecmp(holder, kinds[i].word) == 0)
      return strstr(issuer, kinds[i].sign) != NULL || strstr(issuer, kinds[i].other) != NULL ||
             (i == 0 && strncmp(issuer, "AB ", 3) == 0);
  size_t length = strlen(holder);
  return length > 6 && strncasecmp(issuer, holder, length) == 0 && strchr(" ,", issuer[length]) != NULL;
}

static struct speaker from_finding(struct context *c, const struct finding *finding) {
  const char *layer = finding_get(finding, "layer");
  struct speaker speaker = {.voice = VOICE_OTHER, .layer = layer == NULL ? "third-party" : layer};
  if (strcmp(speaker.layer, "mover") == 0) {
    speaker.voice = VOICE_MOVER;
    return speaker;
  }
  if (strcmp(speaker.layer, "third-party") != 0)
    speaker.voice = finding_is(finding, "form", "own") ? VOICE_ISSUER : VOICE_NAMED;
  if (strcmp(speaker.layer, "administration") == 0 && adopts_report(c))
    return (struct speaker){.voice = VOICE_ISSUER, .layer = c->issuer_layer};
  speaker.holder = capture_text(c, finding, "holder");
  if (is_writer(c, speaker.holder))
    return (struct speaker){.voice = VOICE_ISSUER, .layer = c->issuer_layer};
  if (speaker.voice == VOICE_ISSUER || speaker.holder == NULL)
    return speaker;
  /* The issuer by its full name, or the committee in whose name the paper is written, is the paper's own voice. */
  const char *own[] = {c->record->issuer.text, c->record->addressee.text};
  for (size_t i = 0; i < 2; i++)
    if (own[i] != NULL && strcasecmp(own[i], speaker.holder) == 0)
      speaker.voice = VOICE_ISSUER;
  return speaker;
}

static bool preceded_by(const struct context *c, uint32_t at, const char *const *words, size_t count) {
  for (size_t i = 0; i < count; i++) {
    size_t length = strlen(words[i]);
    if (at >= length && strncasecmp(c->document->text + at - length, words[i], length) == 0)
      return true;
  }
  return false;
}

/* "Det som motionären efterfrågar är på plats": the mover speaks in the relative clause only. */
static bool in_relative_clause(const struct context *c, const struct finding *finding) {
  static const char *const words[] = {" som ", "vad ", "såsom ", "liksom "};
  return finding_is(finding, "layer", "mover") &&
         preceded_by(c, finding->at.start, words, sizeof words / sizeof words[0]);
}

/* "förutsatt att gatukontoret betalar": the subject of a clause that hangs on the cue. */
static bool in_hanging_clause(const struct context *c, const struct finding *finding) {
  static const char *const words[] = {" att ", " om ", " när ", " sedan "};
  return preceded_by(c, finding->at.start, words, sizeof words / sizeof words[0]);
}

/* The finding that names who speaks in PART, or NULL. */
static const struct finding *speaker_in(const struct context *c, struct range part, struct range cue) {
  const struct finding *nearest = NULL, *report = NULL;
  uint32_t distance = UINT32_MAX;
  for (size_t i = finding_from(c, part.start); i < c->findings->count; i++) {
    const struct finding *finding = &c->findings->finding[i];
    if (finding->at.start >= part.end)
      break;
    /* "gå motionärerna till mötes": who is named inside the cue is its object. */
    if (finding->rule->kind != RULE_SPEAKER || finding->at.end > part.end ||
        (finding->at.start > cue.start && finding->at.end < cue.end && finding_is(finding, "layer", "mover")) ||
        in_relative_clause(c, finding))
      continue;
    bool before = finding->at.start <= cue.start;
    if (before && finding_is(finding, "weight", "report")) {
      report = report == NULL ? finding : report;
      continue;
    }
    /* "Polisen har begärt det, och kontoret tillstyrker": a new main clause with a subject of its own. */
    if (before && preceded_by(c, finding->at.start, (const char *const[]){", och ", ", så ", "; "}, 3)) {
      report = NULL;
      distance = UINT32_MAX;
    }
    /* After the cue only the subject of an inverted clause counts: "Därför ställer sig förvaltningen bakom". */
    uint32_t gap = before ? cue.start - finding->at.start : finding->at.start - cue.start;
    if (!before &&
        (finding->at.start >= cue.end + 30 || finding_is(finding, "weight", "report") || in_hanging_clause(c, finding)))
      continue;
    /* "Förvaltningen anser att motionären har en poäng och föreslår": the mover is spoken of. */
    bool spoken_of = before && nearest != NULL && finding_is(finding, "layer", "mover") &&
                     finding_is(nearest, "form", "own") && nearest->at.start < finding->at.start;
    if (gap < distance && !spoken_of) {
      distance = gap;
      nearest = finding;
    }
  }
  return report != NULL ? report : nearest;
}

struct speaker speaker_of(struct context *c, struct range sentence, struct range cue) {
  struct range before, part = part_of(c, sentence, cue, &before);
  const struct finding *finding = speaker_in(c, part, cue);
  if (finding == NULL && !range_empty(before))
    finding = speaker_in(c, before, (struct range){before.end, before.end});
  if (finding != NULL)
    return from_finding(c, finding);
  return (struct speaker){.voice = VOICE_ISSUER, .layer = c->issuer_layer};
}

/* ---- quotations ---- */

static const char *const signs[] = {"”", "\"", "“", "»", "«"};

struct marks {
  struct mark {
    uint32_t at;
    size_t length;
  } * mark;
  size_t count, capacity;
};

static size_t mark_at(const char *text, uint32_t at, uint32_t end) {
  for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
    if (at + strlen(signs[i]) <= end && memcmp(text + at, signs[i], strlen(signs[i])) == 0)
      return strlen(signs[i]);
  return 0;
}

/* All quotation marks of the paper, found once. */
static const struct marks *marks_of(struct context *c) {
  if (c->marks != NULL)
    return c->marks;
  struct marks *marks = c->marks = arena_alloc(c->arena, sizeof *marks);
  const char *text = c->document->text;
  for (uint32_t at = 0; at < c->document->length; at++) {
    unsigned char byte = (unsigned char)text[at];
    /* the first bytes of all of them */
    size_t length = byte == '"' || byte == 0xC2 || byte == 0xE2 ? mark_at(text, at, c->document->length) : 0;
    if (length == 0)
      continue;
    marks->mark = arena_grow(c->arena, marks->mark, marks->count, &marks->capacity, sizeof *marks->mark);
    marks->mark[marks->count++] = (struct mark){at, length};
  }
  return marks;
}

/* The number of the first mark at or behind AT. */
static size_t mark_from(const struct marks *marks, uint32_t at) {
  size_t low = 0, high = marks->count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (marks->mark[middle].at < at)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* A mark opens if a word begins behind it, and closes if one ends before it. */
static bool opens(const char *text, uint32_t at, size_t length, uint32_t start, uint32_t end) {
  bool space_before = at == start || strchr(" \n(", text[at - 1]) != NULL;
  return space_before && at + length < end && strchr(" \n", text[at + length]) == NULL;
}

bool quoted(struct context *c, struct range cue) {
  const struct document *d = c->document;
  const struct marks *marks = marks_of(c);
  if (marks->count == 0)
    return false;
  uint32_t block = document_block_at(d, cue.start), section = d->block[block].section, first = block;
  while (first > 0 && d->block[first - 1].section == section)
    first--;
  uint32_t start = d->block[first].start, end = d->block[block].end;
  size_t before = mark_from(marks, cue.start);
  if (before == 0 || marks->mark[before - 1].at < start ||
      !opens(d->text, marks->mark[before - 1].at, marks->mark[before - 1].length, start, end))
    return false;
  /* A quotation that nothing closes is a slip of the pen. */
  while (block + 1 < d->block_count && d->block[block + 1].section == section)
    block++;
  size_t behind = mark_from(marks, cue.end);
  return behind < marks->count && marks->mark[behind].at < d->block[block].end;
}

/* ---- negation and hypothesis ---- */

struct token {
  const char *text;
  size_t length;
};

static bool token_is(const struct token *token, const char *const *words, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (words[i][0] == token->text[0] && strlen(words[i]) == token->length &&
        memcmp(words[i], token->text, token->length) == 0)
      return true;
  return false;
}

/* The words of RANGE in lower case; punctuation is a word of its own. At most ROOM, the last ones if TAIL. */
static size_t tokens_of(const struct context *c, struct range range, struct token *out, size_t room, bool tail) {
  size_t length = range.end > range.start ? range.end - range.start : 0, count = 0;
  const char *paper = paper_folded_before(c), *folded = paper == NULL ? NULL : paper + range.start;
  if (paper == NULL) {
    char *copy = arena_room(c->arena, length + 1, 1);
    unicode_fold_bytes(c->document->text + range.start, length, copy);
    folded = copy;
  }
  for (size_t at = 0; at < length;) {
    if (folded[at] == ' ' || folded[at] == '\n') {
      at++;
      continue;
    }
    size_t end = at + 1;
    while (end < length &&
           (isalnum((unsigned char)folded[end]) || (unsigned char)folded[end] >= 0x80 || folded[end] == '-') &&
           (isalnum((unsigned char)folded[at]) || (unsigned char)folded[at] >= 0x80))
      end++;
    if (count == room && tail) {
      memmove(out, out + 1, (room - 1) * sizeof *out);
      count--;
    }
    if (count < room)
      out[count++] = (struct token){folded + at, end - at};
    at = end;
  }
  return count;
}

static const char *const negators[] = {"inte",       "ej",        "icke",      "aldrig",   "ingen",  "inget",
                                       "inga",       "intet",     "ingenting", "knappast", "varken", "ingalunda",
                                       "näppeligen", "svårligen", "knappt",    "saknas",   "saknar", "saknats"};
/* "inte bara", "inte minst": no denial. */
static const char *const softeners[] = {"bara", "enbart", "endast", "minst", "heller", "alltid", "ensam"};

static int count_negators(const struct token *token, size_t count) {
  int negations = 0;
  for (size_t i = 0; i < count; i++)
    if (token_is(&token[i], negators, sizeof negators / sizeof negators[0]) &&
        !(i + 1 < count && token_is(&token[i + 1], softeners, sizeof softeners / sizeof softeners[0])))
      negations++;
  return negations;
}

bool negated(const struct context *c, struct range clause, struct range cue) {
  enum { BEFORE = 4, AFTER = 6, INSIDE = 24 };
  struct token token[INSIDE];
  /* Before the cue: up to four words back, but not over a comma or "att", behind which another verb rules. */
  size_t count = tokens_of(c, (struct range){clause.start, cue.start}, token, BEFORE, true);
  size_t from = 0;
  for (size_t i = 0; i < count; i++)
    if ((token[i].length == 1 && token[i].text[0] == ',') || token_is(&token[i], (const char *const[]){"utan"}, 1))
      from = i + 1;
    /* "är inte rimligt och förvaltningen instämmer": a new subject. */
    else if (i + 1 < count && token_is(&token[i], (const char *const[]){"och"}, 1))
      from = i + 1;
  int negations = count_negators(token + from, count - from);
  count = tokens_of(c, cue, token, INSIDE, false);
  negations += count_negators(token, count);
  /* "delar uppfattningen att anhöriga inte ska bära ansvaret": another verb rules behind "att". */
  if (count > 0 && token_is(&token[count - 1], (const char *const[]){"att"}, 1))
    return negations % 2 == 1;
  /* Behind the verb ("tillstyrker inte", and over the subject of an inverted clause: "bör bänkarnas färg inte ändras"),
   * but not into a clause that hangs on it. */
  count = tokens_of(c, (struct range){cue.end, clause.end}, token, AFTER + 1, false);
  static const char *const stops[] = {"att", "som", "om", "vilket", "eftersom", "då", "när", "utan", ",", ":", "men"};
  for (size_t i = 0; i < count && i < AFTER && !token_is(&token[i], stops, sizeof stops / sizeof stops[0]); i++)
    if (token_is(&token[i], negators, sizeof negators / sizeof negators[0])) {
      negations += count_negators(&token[i], count - i > 2 ? 2 : count - i) > 0;
      break;
    }
  return negations % 2 == 1;
}

bool hypothetical(const struct context *c, struct range clause, struct range cue) {
  enum { BEFORE = 5 };
  struct token token[BEFORE];
  static const char *const thoughts[] = {"skulle", "kunnat", "om", "ifall", "huruvida", "vid"};
  size_t count = tokens_of(c, (struct range){clause.start, cue.start}, token, BEFORE, true);
  for (size_t i = 0; i < count; i++)
    if (token_is(&token[i], thoughts, 2) ||
        (token_is(&token[i], thoughts + 2, sizeof thoughts / sizeof thoughts[0] - 2) && i + 3 >= count &&
         (i == 0 || token[i - 1].text[0] == ',')))
      return true;
  return false;
}
