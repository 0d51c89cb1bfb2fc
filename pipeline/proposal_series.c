/* proposal_series.c - what an announcement leads into: parts behind marks, between semicolons or quotation marks, or
 * sentence by sentence.
 */
#include "proposal_parts.h"
#include "unicode.h"

#include <ctype.h>
#include <string.h>

/* How a series counts: "(ii)", "B.", "Punkt 2:". */
struct mark {
  const char *word; /* "Punkt", NULL = none */
  size_t word_length;
  char kind; /* '1', 'a', 'A', 'i', 'I', 'w' of "Punkt två" */
  char close;
  bool open;
};

/* The number of LENGTH letters as a Roman one, 0 if it is none up to 12. */
static size_t roman(const char *text, size_t length) {
  static const char *const numbers[] = {"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"};
  for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
    if (strlen(numbers[i]) == length && strncasecmp(numbers[i], text, length) == 0)
      return i + 1;
  return 0;
}

/* Has TOKEN the value NUMBER?  In which kind of counting, or 0. */
static char kind_of(const char *token, size_t length, size_t number) {
  bool upper = isupper((unsigned char)token[0]);
  if (isdigit((unsigned char)token[0])) {
    size_t value = 0;
    for (size_t i = 0; i < length; i++)
      value = isdigit((unsigned char)token[i]) ? value * 10 + (size_t)(token[i] - '0') : 1000;
    return value == number ? '1' : 0;
  }
  static const char *const words[] = {"ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta"};
  if (number <= sizeof words / sizeof words[0] && strlen(words[number - 1]) == length &&
      strncmp(words[number - 1], token, length) == 0)
    return 'w';
  if (roman(token, length) == number)
    return upper ? 'I' : 'i';
  return length == 1 && number <= 12 && (size_t)(tolower((unsigned char)token[0]) - 'a') + 1 == number
             ? upper ? 'A' : 'a'
             : 0;
}

/* The bytes of a word before a number at TEXT, capitalised or one of those for proposals, "Åtgärd ", "att-sats "; 0 if
 * there is none. */
static size_t word_before(const char *text, const char *end) {
  size_t length = 0;
  static const char *const small[] = {"yrkande ", "förslag ", "att-sats ", "punkt ", "krav ", "önskemål "};
  uint32_t first = 0;
  if (text >= end || unicode_read(text, end, &first) == 0 ||
      (!unicode_upper(first) && !begins_any(text, small, sizeof small / sizeof small[0])))
    return 0;
  while (text + length < end && length < 20 &&
         (isalpha((unsigned char)text[length]) || text[length] == '-' || (text[length] & 0x80) != 0))
    length++;
  return length >= 4 && text + length < end && text[length] == ' ' ? length + 1 : 0;
}

/* "A Bänkar köps in", "1 – Bänkar": what follows a letter or a number that nothing closes; 0 = no mark. */
static size_t bare_mark(const char *text, const char *at, const char *end, struct mark *mark) {
  static const char *const dashes[] = {" – ", " - ", " — "};
  mark->close = ' ';
  for (size_t i = 0; i < sizeof dashes / sizeof dashes[0]; i++)
    if ((size_t)(end - at) > strlen(dashes[i]) && memcmp(at, dashes[i], strlen(dashes[i])) == 0)
      return (size_t)(at - text) + strlen(dashes[i]);
  size_t space = strspn(at, " \t");
  uint32_t next = 0;
  if (space == 0 || at + space >= end || mark->word != NULL || strchr("1AI", mark->kind) == NULL)
    return 0;
  unicode_read(at + space, end, &next);
  return unicode_upper(next) ? (size_t)(at - text) + space : 0;
}

/* The length of a mark with NUMBER at TEXT, the space behind it included, and how it counts in *MARK; or 0.  BARE: at
 * the beginning of a line, where nothing needs to close it. */
static size_t read_mark(const char *text, const char *end, size_t number, bool bare, struct mark *mark) {
  size_t word = word_before(text, end), length = 0;
  const char *at = text + word;
  *mark = (struct mark){.word = word > 0 ? text : NULL, .word_length = word};
  mark->open = at < end && *at == '(';
  at += mark->open;
  while (at + length < end && length < 6 && (isalnum((unsigned char)at[length]) || (at[length] & 0x80) != 0))
    length++;
  mark->kind = length == 0 ? 0 : kind_of(at, length, number);
  at += length;
  if (mark->kind == 0 || at >= end)
    return 0;
  if (strchr(mark->open ? ")" : ").:/", *at) == NULL)
    return bare && !mark->open ? bare_mark(text, at, end, mark) : 0;
  mark->close = *at++;
  if (mark->close == ':' && word == 0 && mark->kind != '1')
    return 0;
  if (at == end)
    return (size_t)(at - text);
  size_t space = strspn(at, " \t");
  return space > 0 ? (size_t)(at - text) + space : 0;
}

static bool same_marks(const struct mark *a, const struct mark *b) {
  bool kinds = a->kind == b->kind ||
               (a->kind != '1' && b->kind != '1' && islower((unsigned char)a->kind) == islower((unsigned char)b->kind));
  return kinds && a->close == b->close && a->open == b->open && a->word_length == b->word_length &&
         (a->word == NULL || memcmp(a->word, b->word, a->word_length) == 0);
}

/* May a mark stand at AT of RANGE: behind a sign or "och", "samt"? */
static bool may_count(const char *text, struct range range, uint32_t at, bool bracketed) {
  if (at < range.start + 2 || text[at - 1] != ' ')
    return false;
  if (bracketed || strchr(".,;:!?\"", text[at - 2]) != NULL)
    return true;
  static const char *const before[] = {"”", " och", " samt"};
  for (size_t i = 0; i < sizeof before / sizeof before[0]; i++) {
    size_t length = strlen(before[i]);
    if (at >= range.start + length + 1 && memcmp(text + at - 1 - length, before[i], length) == 0)
      return true;
  }
  return false;
}

/* "Punkt 2:", "(b)", "2)", "C.": does nothing but a mark look like this, whatever stands before it? */
static bool stands_alone(const struct mark *mark) {
  return mark->open || mark->word != NULL || mark->kind == 'A' || mark->close == ')';
}

/* Where the mark NUMBER stands in RANGE, counting as LIKE, its length in *LENGTH; RANGE.end if it does not. */
static uint32_t next_mark(const struct context *c, struct range range, size_t number, const struct mark *like,
                          size_t *length) {
  const char *text = c->document->text;
  struct mark mark;
  for (uint32_t at = range.start; at < range.end; at++)
    if (may_count(text, range, at, stands_alone(like)) &&
        (*length = read_mark(text + at, text + range.end, number, false, &mark)) > 0 && same_marks(like, &mark))
      return at;
  *length = 0;
  return range.end;
}

static uint32_t first_sentence(const struct context *c, struct range range) {
  struct range *sentence;
  return sentences(c->gazetteer, c->document->text, range, c->arena, &sentence) > 0 ? sentence[0].end : range.end;
}

/* Where the text of block BLOCK begins behind its mark NUMBER, in a column of its own or in the text; 0 = it has none.
 */
static uint32_t behind_mark(const struct context *c, uint32_t block, uint32_t start, size_t number, struct mark *mark) {
  const struct block *b = &c->document->block[block];
  const char *text = c->document->text, *own = b->marker == NULL ? NULL : mark_in_marker(b->marker);
  if (own != NULL && start == b->start)
    return read_mark(own, own + strlen(own), number, false, mark) > 0 ? start : 0;
  size_t length = read_mark(text + start, text + b->end, number, start == b->start, mark);
  return length > 0 ? start + (uint32_t)length : 0;
}

/* Do two blocks stand under the same heading?  A view may be taken to begin between the entries of a series. */
static bool same_part(const struct document *d, uint32_t a, uint32_t b) {
  const struct section *section = &d->section[d->block[b].section];
  return d->block[a].section == d->block[b].section ||
         (section->heading == UINT32_MAX && section->item == d->section[d->block[a].section].item);
}

size_t parts_marked(const struct context *c, uint32_t block, uint32_t start, struct parts *out) {
  const struct document *d = c->document;
  struct mark like, mark;
  size_t before = out->count, number = 1, length;
  uint32_t at = behind_mark(c, block, start, 1, &like);
  for (uint32_t b = block; at > 0;) {
    struct range rest = {at, d->block[b].end};
    uint32_t end = next_mark(c, rest, ++number, &like, &length);
    if (end < rest.end) {
      add_part(c, out, (struct range){at, end});
      at = end + (uint32_t)length;
      continue;
    }
    /* What stands behind the last of several in one paragraph goes on telling of something else. */
    bool alone = b != block ? at <= d->block[b].start + 24 : number == 2 && start == d->block[b].start;
    add_part(c, out, (struct range){at, alone ? rest.end : first_sentence(c, rest)});
    if (++b >= d->flow_count || !same_part(d, block, b))
      break;
    at = behind_mark(c, b, d->block[b].start, number, &mark);
    at = at > 0 && same_marks(&like, &mark) ? at : 0;
  }
  return out->count - before;
}

size_t parts_counted(const struct context *c, struct range range, struct parts *out) {
  const char *text = c->document->text;
  struct mark like;
  struct parts found = {.count = 0};
  size_t number = 1, length = read_mark(text + range.start, text + range.end, 1, false, &like);
  while (length > 0) {
    range.start += (uint32_t)length;
    uint32_t end = next_mark(c, range, ++number, &like, &length);
    add_part(c, &found, (struct range){range.start, end});
    range.start = end;
  }
  for (size_t i = 0; i < found.count && found.count > 1; i++)
    add_part(c, out, found.part[i]);
  return found.count > 1 ? found.count : 0;
}

/* The length of what joins one part of a sentence to the next at TEXT: ", ", " och ", "; samt ". */
static uint32_t joint_length(const char *text) {
  static const char *const joints[] = {", och ", ", samt ", "; och ", "; samt ", ", dels ", ", ",
                                       "; ",     " och ",   " samt ", " dels ",  " "};
  for (size_t i = 0; i < sizeof joints / sizeof joints[0]; i++)
    if (strncmp(text, joints[i], strlen(joints[i])) == 0)
      return (uint32_t)strlen(joints[i]);
  return 0;
}

size_t parts_counted_behind(const struct context *c, struct range range, struct parts *out) {
  const char *text = c->document->text;
  struct parts found = {.count = 0};
  for (const char *kind = "1a"; *kind != '\0' && found.count == 0; kind++) {
    char mark[] = {' ', '(', *kind, ')', '\0'};
    const char *at;
    for (; (at = memmem(text + range.start, range.end - range.start, mark, 4)) != NULL; mark[2]++) {
      add_part(c, &found, (struct range){range.start, (uint32_t)(at - text)});
      range.start = (uint32_t)(at - text) + 4;
      range.start += joint_length(text + range.start);
    }
  }
  for (size_t i = 0; i < found.count && found.count > 1; i++)
    add_part(c, out, found.part[i]);
  return found.count > 1 ? found.count : 0;
}

/* ---- by form ---- */

/* "Bygg en bro.": the first words of sentences that ask for something. */
static bool imperative(const char *text) {
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
      "utveckla",  "utöka",     "verka",         "visa",     "återinför", "återställ", "öka",       "öppna"};
  for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++) {
    size_t length = strlen(verbs[i]);
    if (strncmp(text, verbs[i], length) == 0 && text[length] == ' ')
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
  return begins_with_att(text) || imperative(text) || contains_any(text, modals, sizeof modals / sizeof modals[0]);
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
    for (const char *at = text + range.start; (at = memmem(at, (size_t)(end - at), joints[i], strlen(joints[i]))); at++) {
      ptrdiff_t before = at - (text + range.start), behind = end - at - (ptrdiff_t)strlen(joints[i]);
      ptrdiff_t least = before < behind ? before : behind;
      best = least > shorter ? at : best;
      shorter = least > shorter ? least : shorter;
    }
  return best;
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
  static const char *const words[] = {"en ",    "ett ",    "fler ",  "flera ", "bättre ", "nya ",  "ny ",
                                      "nytt ",  "gratis ", "fri ",   "fria ",  "fritt ",  "två ",  "tre ",
                                      "ökad ",  "ökat ",   "ökade ", "sänkt ", "sänkta ", "höjd ", "höjda ",
                                      "större ", "mer ",   "kortare ", "längre ", "mindre ", "minst "};
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
  bool clause = contains_any(folded_range(c, sentence), (const char *const[]){" att ", ", som ", ", där ", ", vilket "}, 4);
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
    bool goes_on = quoted_all ? to_be_done(c, sentence[i]) : begins_with_att(first) || imperative(first);
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
