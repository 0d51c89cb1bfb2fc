/* proposal_series.c - what an announcement leads into without marks: parts between semicolons or quotation marks,
 * things in a row, or sentence by sentence.
 */
#include "proposal_parts.h"

#include <string.h>

/* ---- by form ---- */

/* What one may be told to do. */
static const char *const verbs[] = {
    "anlägg",    "anordna",   "anställ",       "använd",   "arrangera", "asfaltera", "avskaffa",  "avsätt",
    "begär",     "behåll",    "belys",         "bevara",   "bilda",     "bind",      "bjud",      "bygg",
    "börja",     "dela",      "erbjud",        "fasa",     "flytta",    "förbjud",   "förbättra", "fördubbla",
    "förläng",   "förse",     "förstärk",      "ge",       "gör",       "halvera",   "håll",      "höj",
    "inför",     "informera", "inrätta",       "instifta", "kartlägg",  "klipp",     "korta",     "köp",
    "lagstadga", "led",       "lyft",          "låt",      "lägg",      "minska",    "måla",      "märk",
    "omvandla",  "ordna",     "peka",          "placera",  "plantera",  "pröva",     "prova",     "reparera",
    "riv",       "rusta",     "samla",         "samverka", "satsa",     "se till",   "se över",   "skaffa",
    "skapa",     "skicka",    "skriv",         "skylta",   "slopa",     "sluta",     "starta",    "stoppa",
    "stäng",     "stärk",     "subventionera", "sänd",     "sänk",      "sätt",      "ta",        "tillsätt",
    "tillåt",    "teckna",    "upphandla",     "upprätta", "uppvakta",  "utbilda",   "utred",     "utse",
    "utveckla",  "utöka",     "verka",         "visa",     "återinför", "återställ", "öka",       "öppna",
    "befria",    "sälj",      "byt",           "ersätt",   "hyr",       "tänd",      "släck",     "rensa",
    "städa",     "bekosta",   "anlita",        "hissa",    "laga",      "töm",       "gräv",      "fäll"};

/* "Bygg en bro.": the first words of sentences that ask for something. */
bool begins_demand(const char *text) {
  for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++) {
    size_t length = strlen(verbs[i]);
    if (strncmp(text, verbs[i], length) == 0 && text[length] == ' ')
      return true;
  }
  return false;
}

bool does_something(const char *text) {
  static const char *const ends[] = {" ", "r ", "er ", "ar ", "rar "};
  for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++) {
    size_t length = strlen(verbs[i]);
    if (strncmp(text, verbs[i], length) == 0 && strchr(verbs[i], ' ') == NULL &&
        begins_any(text + length, ends, sizeof ends / sizeof ends[0]))
      return true;
  }
  return false;
}

static bool begins_with_att(const char *text) {
  return strncasecmp(text, "att ", 4) == 0 || strncasecmp(text, "dels att ", 9) == 0;
}

bool to_be_done(const struct context *c, struct range sentence) {
  static const char *const modals[] = {" ska ", " skall ", " bör ", " borde ", " måste ", " behöver ", " därtill att "};
  const char *text = folded_range(c, sentence);
  text += strcspn(text, "abcdefghijklmnopqrstuvwxyz\xc3");
  return begins_with_att(text) || begins_demand(text) || contains_any(text, modals, sizeof modals / sizeof modals[0]);
}

/* ---- run in ---- */

/* The length of a quotation mark at TEXT, or 0. */
static uint32_t quotation_mark(const char *text) {
  static const char *const marks[] = {"\"", "”", "“", "»", "«"};
  for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
    if (strncmp(text, marks[i], strlen(marks[i])) == 0)
      return (uint32_t)strlen(marks[i]);
  return 0;
}

/* The inside of the quotation with which RANGE begins; empty if it begins with none. */
static struct range quotation(const struct context *c, struct range range) {
  const char *text = c->document->text;
  uint32_t mark = quotation_mark(text + range.start);
  struct range inside = {range.start + mark, range.start + mark};
  if (mark == 0)
    return (struct range){0, 0};
  while (inside.end < range.end && quotation_mark(text + inside.end) == 0)
    inside.end++;
  return inside;
}

/* ”A”, ”B” och ”C” */
static size_t quotations(const struct context *c, struct range range, struct parts *out) {
  const char *text = c->document->text;
  size_t before = out->count;
  for (struct range inside; !range_empty(inside = quotation(c, range));) {
    add_part(c, out, inside);
    range.start = inside.end < range.end ? inside.end + quotation_mark(text + inside.end) : range.end;
    static const char *const joints[] = {", och ", ", samt ", ", ", " och ", " samt ", "; "};
    for (size_t i = 0; i < sizeof joints / sizeof joints[0]; i++)
      if (strncmp(text + range.start, joints[i], strlen(joints[i])) == 0) {
        range.start += (uint32_t)strlen(joints[i]);
        break;
      }
  }
  return out->count - before;
}

/* Cuts RANGE at SIGN; nothing is added where it does not stand. */
static size_t cut_at(const struct context *c, struct range range, const char *sign, struct parts *out) {
  const char *text = c->document->text;
  size_t before = out->count, length = strlen(sign);
  const char *found = memmem(text + range.start, range.end - range.start, sign, length);
  for (; found != NULL; found = memmem(text + range.start, range.end - range.start, sign, length)) {
    add_part(c, out, (struct range){range.start, (uint32_t)(found - text)});
    range.start = (uint32_t)(found - text) + (uint32_t)length;
  }
  if (out->count > before)
    add_part(c, out, range);
  return out->count - before;
}

/* Where " och " or the like cuts RANGE best, so that neither side is short; NULL if there is none.  "samt" and
 * "respektive" join what is longer than what "och" joins. */
static const char *middle_joint(const char *text, struct range range) {
  static const char *const joints[] = {" samt ", " respektive ", " och "};
  const char *best = NULL, *end = text + range.end;
  ptrdiff_t shorter = 0;
  for (size_t i = 0; i < sizeof joints / sizeof joints[0] && best == NULL; i++)
    for (const char *at = text + range.start; (at = memmem(at, (size_t)(end - at), joints[i], strlen(joints[i])));
         at++) {
      ptrdiff_t before = at - (text + range.start), behind = end - at - (ptrdiff_t)strlen(joints[i]);
      ptrdiff_t least = before < behind ? before : behind;
      best = least > shorter ? at : best;
      shorter = least > shorter ? least : shorter;
    }
  return best;
}

size_t parts_dels(const struct context *c, struct range range, struct parts *out) {
  const char *text = c->document->text;
  if (strncmp(text + range.start, "dels ", 5) != 0 || memmem(text + range.start, 20, "dels att ", 9) != NULL)
    return 0;
  range.start += 5;
  return cut_at(c, range, ", dels ", out) + cut_at(c, range, " och dels ", out);
}

/* "A, B, C och D" into WANTED parts, if it has so many. */
static bool cut_into(const struct context *c, struct range range, size_t wanted, struct parts *out) {
  const char *text = c->document->text;
  struct parts found = {.count = 0};
  if (cut_at(c, range, ", ", &found) == 0)
    add_part(c, &found, range);
  if (found.count + 1 == wanted) {
    struct range last = found.part[--found.count];
    const char *joint = middle_joint(text, last);
    if (joint == NULL)
      return false;
    add_part(c, &found, (struct range){last.start, (uint32_t)(joint - text)});
    add_part(c, &found, (struct range){(uint32_t)(strchr(joint + 1, ' ') - text), last.end});
  }
  for (size_t i = 0; found.count == wanted && i < wanted; i++)
    add_part(c, out, found.part[i]);
  return found.count == wanted;
}

/* "en lekplats i Byn, fler gungor och vattenlek": no clause, but things in a row. */
static bool things(const struct context *c, struct range sentence, struct parts *out) {
  const char *text = folded_range(c, sentence);
  size_t commas = 0;
  for (const char *at = text; (at = strstr(at, ", ")) != NULL; at++)
    commas++;
  if (commas == 0 || to_be_done(c, sentence) || strstr(text, " att ") != NULL || strstr(text, ", som ") != NULL ||
      strstr(text, ", samt ") != NULL)
    return false;
  return cut_into(c, sentence, commas + 2, out);
}

/* "en ", "fler ", "gratis ": does TEXT begin as something that is wished for? */
static bool begins_thing(const char *text) {
  static const char *const words[] = {"en ",     "ett ",    "fler ",    "flera ",  "bättre ", "nya ",  "ny ",
                                      "nytt ",   "gratis ", "fri ",     "fria ",   "fritt ",  "två ",  "tre ",
                                      "ökad ",   "ökat ",   "ökade ",   "sänkt ",  "sänkta ", "höjd ", "höjda ",
                                      "större ", "mer ",    "kortare ", "längre ", "mindre ", "minst "};
  return begins_any(text, words, sizeof words / sizeof words[0]);
}

static size_t words_of(const char *text, struct range range) {
  size_t words = 1;
  for (; range.start < range.end; range.start++)
    words += text[range.start] == ' ';
  return words;
}

void parts_of_things(const struct context *c, struct range sentence, struct parts *out) {
  const char *text = c->document->text;
  struct parts found = {.count = 0};
  size_t commas = 0;
  bool alike = true;
  for (uint32_t at = sentence.start; at + 1 < sentence.end; at++)
    commas += text[at] == ',' && text[at + 1] == ' ';
  bool clause =
      contains_any(folded_range(c, sentence), (const char *const[]){" att ", ", som ", ", där ", ", vilket "}, 4);
  if (!clause && cut_into(c, sentence, commas + 2, &found))
    for (size_t i = 0; i < found.count; i++) {
      size_t words = words_of(text, found.part[i]);
      bool thing = begins_thing(text + found.part[i].start);
      alike = alike && (commas > 0 ? words >= 3 || (thing && words >= 2) : thing && words >= 3);
    }
  if (clause || found.count < 2 || !alike)
    add_part(c, out, sentence);
  for (size_t i = 0; !clause && i < found.count && alike && found.count > 1; i++)
    add_part(c, out, found.part[i]);
}

/* A sentence of a series: its parts, where it begins with "att" or is a row of verbs, or itself. */
static void add_sentence(const struct context *c, struct range sentence, struct parts *out) {
  const char *text = c->document->text;
  uint32_t dels = strncasecmp(text + sentence.start, "dels ", 5) == 0 ? 5 : 0;
  bool att = strncasecmp(text + sentence.start + dels, "att ", 4) == 0;
  struct parts inside = {.count = 0};
  parts_of_sentence(c, (struct range){sentence.start + (att ? dels + 4 : 0), sentence.end}, &inside);
  if (!att && inside.count < 2 && (things(c, sentence, out) || cut_at(c, sentence, ", samt ", out) > 0))
    return;
  for (size_t i = 0; i < inside.count; i++)
    add_part(c, out, inside.part[i]);
}

/* Sentence by sentence, as far as they are proposals. */
static void sentence_by_sentence(const struct context *c, struct range text, size_t wanted, bool firm, bool quoted_all,
                                 struct parts *out) {
  struct range *sentence;
  size_t count = sentences(c->gazetteer, c->document->text, text, c->arena, &sentence), asked = 0;
  for (size_t i = 0; i < count && i < wanted; i++)
    asked += to_be_done(c, sentence[i]);
  /* "tre önskemål: A, B och C." and what the paper tells next */
  if (wanted > 1 && firm && count > 0 && asked < wanted && cut_into(c, sentence[0], wanted, out))
    return;
  bool all = wanted > 0 && count >= wanted && (firm || asked == wanted);
  for (size_t i = 0; all && i < wanted; i++)
    add_part(c, out, sentence[i]);
  if (all || (wanted > 1 && !firm))
    return;
  for (size_t i = 0; i < count; i++) {
    const char *first = folded_range(c, sentence[i]);
    bool goes_on = quoted_all ? to_be_done(c, sentence[i]) : begins_with_att(first) || begins_demand(first);
    if (!(i == 0 && firm) && !goes_on)
      break;
    add_sentence(c, sentence[i], out);
  }
}

/* Do A and B begin with the same WANTED words?  "Kommunen begär att ...", "Kommunen begär att ..." */
static bool begin_alike(const struct context *c, struct range a, struct range b, size_t wanted) {
  const char *text = c->document->text;
  size_t words = 0;
  for (; a.start < a.end && b.start < b.end && text[a.start] == text[b.start] && words < wanted; a.start++, b.start++)
    words += text[a.start] == ' ';
  return words == wanted;
}

size_t parts_lines(const struct context *c, uint32_t first, size_t longest, bool colon, struct parts *out) {
  const struct document *d = c->document;
  struct parts found = {.count = 0};
  struct range start = block_range(c, first);
  bool in_quotations = quotation_mark(d->text + start.start) > 0, asked = to_be_done(c, start);
  for (uint32_t b = first; b < d->flow_count && d->block[b].type == BLOCK_PARAGRAPH && same_part(d, first, b); b++) {
    struct range line = block_range(c, b), quote = quotation(c, line), *sentence;
    size_t count = sentences(c->gazetteer, d->text, line, c->arena, &sentence);
    bool like = in_quotations
                    ? !range_empty(quote) && quote.end + 4 > line.end
                    : count == 1 && ((asked && to_be_done(c, line)) || begin_alike(c, start, line, colon ? 1 : 2));
    if (!like || line.end - line.start > longest)
      break;
    add_part(c, &found, in_quotations ? quote : line);
  }
  for (size_t i = 0; i < found.count && found.count > 1; i++)
    add_part(c, out, found.part[i]);
  return found.count > 1 ? found.count : 0;
}

void parts_announced(const struct context *c, struct range text, size_t wanted, bool firm, struct parts *out) {
  struct range inside = quotation(c, text);
  bool in_quotation = !range_empty(inside);
  struct parts found = {.count = 0};
  if (in_quotation && quotations(c, text, &found) > 1) {
    *out = found;
    return;
  }
  text = in_quotation ? inside : text;
  struct range first = {text.start, in_quotation ? text.end : first_sentence(c, text)};
  if (cut_at(c, first, ";", out) > 1)
    return;
  struct parts att = {.count = 0};
  if (begins_with_att(c->document->text + text.start))
    add_sentence(c, (struct range){text.start, first_sentence(c, text)}, &att);
  if (wanted > 0 && att.count == wanted)
    *out = att;
  else
    sentence_by_sentence(c, text, wanted, firm, in_quotation, out);
}
