/* proposal_marks.c - proposals that are counted: parts behind marks that go on, "1. A 2. B", "(i) A (ii) B", "Punkt 1:
 * A", or with the marks behind them.
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

/* "2. att ": a number before what can be nothing but a proposal. */
static bool before_att(const char *text, const char *end) {
  size_t digits = strspn(text, "0123456789");
  static const char *const behind[] = {". att ", ". Att "};
  return digits > 0 && digits < 3 && end - text > 12 && begins_any(text + digits, behind, 2);
}

/* Where the mark NUMBER stands in RANGE, counting as LIKE, its length in *LENGTH; RANGE.end if it does not. */
static uint32_t next_mark(const struct context *c, struct range range, size_t number, const struct mark *like,
                          size_t *length) {
  const char *text = c->document->text;
  struct mark mark;
  for (uint32_t at = range.start; at < range.end; at++)
    if (may_count(text, range, at, stands_alone(like) || before_att(text + at, text + range.end)) &&
        (*length = read_mark(text + at, text + range.end, number, false, &mark)) > 0 && same_marks(like, &mark))
      return at;
  *length = 0;
  return range.end;
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
      range.start = range.start < range.end ? range.start : range.end;
    }
  }
  for (size_t i = 0; i < found.count && found.count > 1; i++)
    add_part(c, out, found.part[i]);
  return found.count > 1 ? found.count : 0;
}
