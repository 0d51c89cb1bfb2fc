/* draft_slots.c - the slots of templates, {nämnd} and the like, and the [places] that a person has to fill. */
#include "buffer.h"
#include "draft_inside.h"

#include <string.h>

const char *listed(struct arena *arena, const char *const *words, size_t count) {
  struct buffer out = buffer_in(arena);
  for (size_t i = 0; i < count; i++)
    buffer_printf(&out, "%s%s", i == 0 ? "" : i + 1 < count ? ", " : " och ", words[i]);
  return buffer_string(&out);
}

/* The first letter as a capital: a to z, å, ä, ö. */
static const char *capital(struct arena *arena, const char *text) {
  char *copy = arena_strdup(arena, text);
  if (copy[0] >= 'a' && copy[0] <= 'z')
    copy[0] = (char)(copy[0] - ('a' - 'A'));
  else if ((unsigned char)copy[0] == 0xC3 && (unsigned char)copy[1] >= 0xA0)
    copy[1] = (char)(copy[1] - 0x20);
  return copy;
}

/* ------------------------------------------------- outcomes -------------------------------------------------- */

/* In the order in which a decision names them. */
static const struct outcome_shape {
  const char *stance, *outcome;
} outcomes[] = {
    {.stance = "support", .outcome = "granted"},        {.stance = "qualified-support", .outcome = "granted"},
    {.stance = "partial", .outcome = "partly-granted"}, {.stance = "met", .outcome = "answered"},
    {.stance = "neutral", .outcome = "neutral"},        {.stance = "oppose", .outcome = "rejected"},
    {.stance = NULL, .outcome = "undecided"},
};

const char *outcome_of(const char *stance) {
  for (size_t i = 0; stance != NULL && outcomes[i].stance != NULL; i++)
    if (strcmp(outcomes[i].stance, stance) == 0)
      return outcomes[i].outcome;
  return "undecided";
}

const char *outcome_whole(const struct draft *draft) {
  const struct draft_case *matter = &draft->matter;
  const char *whole = matter->count == 0 ? "undecided" : outcome_of(matter->proposal[0].stance);
  for (size_t i = 1; i < matter->count; i++)
    if (strcmp(whole, outcome_of(matter->proposal[i].stance)) != 0)
      return "mixed";
  return whole;
}

/* "att-satserna 1 och 3" for the proposals with OUTCOME; *COUNT gets how many. */
static const char *numbers_with(const struct draft *draft, const char *outcome, size_t *count) {
  const struct draft_case *matter = &draft->matter;
  const char **numbers = arena_array(draft->arena, matter->count, sizeof *numbers);
  *count = 0;
  for (size_t i = 0; i < matter->count; i++)
    if (strcmp(outcome_of(matter->proposal[i].stance), outcome) == 0)
      numbers[(*count)++] = matter->proposal[i].n;
  const char *word = template_value(draft->template, "proposal", *count == 1 ? 1 : 2, "förslag");
  if (matter->proposal[0].question)
    word = *count == 1 ? "fråga" : "frågorna";
  return arena_printf(draft->arena, "%s %s", word, listed(draft->arena, numbers, *count));
}

static const char *replaced(struct arena *arena, const char *text, const char *slot, const char *value) {
  const char *at = strstr(text, slot);
  if (at == NULL)
    return text;
  return arena_printf(arena, "%.*s%s%s", (int)(at - text), text, value, at + strlen(slot));
}

/* What the lines KEY of the template say of each outcome that was chosen: "avslår att-sats 3", ...; their number. */
static size_t parts_of(const struct draft *draft, const char *key, const char *parts[]) {
  size_t count = 0;
  for (size_t i = 0; i < sizeof outcomes / sizeof *outcomes; i++) {
    size_t many = 0;
    if (i > 0 && strcmp(outcomes[i].outcome, outcomes[i - 1].outcome) == 0)
      continue;
    const char *numbers = draft->matter.count == 0 ? NULL : numbers_with(draft, outcomes[i].outcome, &many);
    const struct draft_line *line = template_line(draft->template, key, outcomes[i].outcome);
    if (many == 0 || line == NULL)
      continue;
    const char *text = replaced(draft->arena, line->value[1], "{satser}", numbers);
    bool neuter = strstr(template_value(draft->template, "proposal", 1, ""), "förslag") != NULL;
    text = replaced(draft->arena, text, "{besvarad}", many > 1 ? "besvarade" : neuter ? "besvarat" : "besvarad");
    text = replaced(draft->arena, text, "{tillgodosett}",
                    many > 1 ? "tillgodosedda"
                    : neuter ? "tillgodosett"
                             : "tillgodosedd");
    parts[count++] = text;
  }
  return count;
}

static const char *decision_parts(const struct draft *draft) {
  const char *parts[sizeof outcomes / sizeof *outcomes];
  size_t count = parts_of(draft, "part", parts);
  return count == 0 ? NULL : listed(draft->arena, parts, count);
}

/* The stances that were chosen, as a sentence; what is left to choose as a place to fill. */
static const char *view(const struct draft *draft) {
  const char *parts[sizeof outcomes / sizeof *outcomes];
  size_t count = parts_of(draft, "view", parts), open = 0;
  const char *numbers = draft->matter.count == 0 ? NULL : numbers_with(draft, "undecided", &open);
  struct buffer out = buffer_in(draft->arena);
  if (count > 0)
    buffer_printf(&out, "Förvaltningen %s.", listed(draft->arena, parts, count));
  if (open > 0 && count > 0)
    buffer_printf(&out, " [Ställning till %s återstår att ta.]", numbers);
  else if (count == 0)
    buffer_text(&out, "[Sammanfatta förvaltningens bedömning.]");
  return buffer_string(&out);
}

/* ------------------------------------------------ other slots ------------------------------------------------ */

static const char *body(const struct draft *draft) { return draft->request->body; }

/* "stadsdelsnämnden" of "Sjöviks stadsdelsnämnd". */
static const char *body_definite(const struct draft *draft) {
  static const char *const kinds[] = {"stadsdelsnämnd", "områdesnämnd", NULL};
  for (size_t i = 0; kinds[i] != NULL; i++)
    if (strstr(draft->request->body, kinds[i]) != NULL)
      return arena_printf(draft->arena, "%sen", kinds[i]);
  return "nämnden";
}

static const char *asker(const struct draft *draft) {
  if (draft->matter.asker != NULL)
    return draft->matter.asker;
  return template_value(draft->template, "reply-to", 0, "kommunstyrelsen");
}

static const char *paper(const struct draft *draft) {
  const struct draft_case *matter = &draft->matter;
  if (matter->number == NULL)
    return arena_printf(draft->arena, "%s %s", matter->kind, matter->title);
  return arena_printf(draft->arena, "%s (%s) %s", matter->kind, matter->number, matter->title);
}

static const char *enclosure(const struct draft *draft) {
  return draft->matter.movers == NULL ? paper(draft)
                                      : arena_printf(draft->arena, "%s, av %s", paper(draft), draft->matter.movers);
}

static const char *movers(const struct draft *draft) { return draft->matter.movers; }

static const char *mover_noun(const struct draft *draft) {
  bool several = draft->matter.mover_count != 1;
  if (strcmp(draft->matter.kind, "motion") != 0)
    return several ? "förslagsställarna" : "förslagsställaren";
  return several ? "motionärerna" : "motionären";
}

static const char *how_many(const struct draft *draft) {
  static const char *const words[] = {"inga", "ett",  "två", "tre", "fyra", "fem", "sex",
                                      "sju",  "åtta", "nio", "tio", "elva", "tolv"};
  const struct draft_case *matter = &draft->matter;
  const char *noun = matter->count == 0 || !matter->proposal[0].question ? "förslag" : "frågor";
  if (matter->count == 0)
    return "förslag som inte är uppställda i att-satser";
  if (matter->count == 1 && matter->proposal[0].question)
    return "en fråga";
  if (matter->count < sizeof words / sizeof *words)
    return arena_printf(draft->arena, "%s %s", words[matter->count], noun);
  return arena_printf(draft->arena, "%zu %s", matter->count, noun);
}

static const char *wish(const struct draft *draft) {
  return draft->matter.wish == NULL ? "kommunfullmäktige beslutar" : draft->matter.wish;
}
static const char *reply_by(const struct draft *draft) { return day_in_words(draft->arena, draft->matter.reply_by); }
static const char *date(const struct draft *draft) { return draft->request->date; }
static const char *sender_case(const struct draft *draft) { return draft->matter.sender_case; }
static const char *administration(const struct draft *draft) { return draft->administration; }

static const struct slot {
  const char *name;
  const char *(*value)(const struct draft *draft);
  const char *missing; /* what stands in its place where it is not known */
  bool formula;        /* its value has places to fill itself */
} slots[] = {
    {.name = "nämnd", .value = body, .missing = "nämnd"},
    {.name = "nämnden", .value = body_definite, .missing = "nämnden"},
    {.name = "förvaltning", .value = administration, .missing = "förvaltning"},
    {.name = "till", .value = asker, .missing = "mottagare"},
    {.name = "motion", .value = paper, .missing = "motion"},
    {.name = "underlag", .value = enclosure, .missing = "underlag"},
    {.name = "motionärer", .value = movers, .missing = "förslagsställare"},
    {.name = "motionären", .value = mover_noun, .missing = "motionären"},
    {.name = "antal", .value = how_many, .missing = "förslag"},
    {.name = "hemställan", .value = wish, .missing = "hemställan"},
    {.name = "svarsdatum", .value = reply_by, .missing = "svarsdatum"},
    {.name = "datum", .value = date, .missing = "datum"},
    {.name = "remissdnr", .value = sender_case, .missing = "remissens diarienummer"},
    {.name = "ställning", .value = view, .missing = "ställning", .formula = true},
    {.name = "delar", .value = decision_parts, .missing = "beslut om varje förslag", .formula = true},
};

/* The slot that NAME stands for, its first letter in either case: *UPPER tells that it is a capital. */
static const struct slot *slot_named(const char *name, size_t length, bool *upper) {
  for (size_t i = 0; i < sizeof slots / sizeof *slots; i++) {
    if (strlen(slots[i].name) != length || strncmp(slots[i].name + 1, name + 1, length - 1) != 0 ||
        (slots[i].name[0] | 0x20) != (name[0] | 0x20))
      continue;
    *upper = name[0] >= 'A' && name[0] <= 'Z';
    return &slots[i];
  }
  return NULL;
}

static void write_place(struct draft *draft, const char *text, size_t length) {
  result_open(draft->out, "placeholder");
  result_span(draft->out, text, length);
  result_close(draft->out);
}

static void write_slot(struct draft *draft, const char *name, size_t length, bool first) {
  bool upper = false;
  const struct slot *slot = slot_named(name, length, &upper);
  const char *value = slot == NULL ? NULL : slot->value(draft);
  if (value == NULL && slot != NULL)
    write_place(draft, slot->missing, strlen(slot->missing));
  else if (value == NULL)
    write_place(draft, name, length);
  else if (slot->formula)
    slots_write(draft, value);
  else
    result_text(draft->out, upper || first ? capital(draft->arena, value) : value);
}

void slots_write(struct draft *draft, const char *text) {
  for (const char *begin = text; *text != '\0';) {
    size_t plain = strcspn(text, "{[");
    result_span(draft->out, text, plain);
    text += plain;
    const char *end = *text == '\0' ? NULL : strchr(text, *text == '{' ? '}' : ']');
    if (end == NULL) {
      result_text(draft->out, text);
      return;
    }
    if (*text == '{')
      write_slot(draft, text + 1, (size_t)(end - text - 1), text == begin);
    else
      write_place(draft, text + 1, (size_t)(end - text - 1));
    text = end + 1;
  }
}
