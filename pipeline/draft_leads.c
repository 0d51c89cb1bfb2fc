/* draft_leads.c - the sentences before quotes: who said what of which proposal, when. */
#include "draft_inside.h"
#include "likeness.h"

#include <stdlib.h>
#include <string.h>

static const struct stance_words stances[] = {
    {.stance = "support",
     .past = "tillstyrkte",
     .doubtful = "ha tillstyrkt",
     .now = "Förvaltningen tillstyrker förslaget.",
     .side = 1},
    {.stance = "qualified-support",
     .past = "tillstyrkte",
     .past_end = ", med förbehåll",
     .doubtful = "ha tillstyrkt",
     .now = "Förvaltningen tillstyrker förslaget under förutsättning att [villkor].",
     .side = 1},
    {.stance = "partial",
     .past = "tillstyrkte",
     .past_end = " till en del",
     .doubtful = "ha tillstyrkt",
     .now = "Förvaltningen tillstyrker förslaget i den del som avser [del] och avstyrker det i övrigt."},
    {.stance = "met",
     .past = "ansåg",
     .past_end = " vara tillgodosett",
     .doubtful = "ha ansett",
     .now = "Förvaltningen anser att förslaget redan är tillgodosett."},
    {.stance = "neutral",
     .past = "tog",
     .past_middle = " inte ställning till",
     .doubtful = "inte ha tagit ställning till",
     .now = "Förvaltningen tar inte ställning till förslaget."},
    {.stance = "oppose",
     .past = "avstyrkte",
     .doubtful = "ha avstyrkt",
     .now = "Förvaltningen avstyrker förslaget.",
     .side = -1},
};

const struct stance_words *words_of(const char *stance) {
  for (size_t i = 0; stance != NULL && i < sizeof stances / sizeof *stances; i++)
    if (strcmp(stances[i].stance, stance) == 0)
      return &stances[i];
  return NULL;
}

/* What the council did is told in its own words. */
static const struct council_words {
  const char *stance, *past, *past_end;
} council_words[] = {
    {.stance = "support", .past = "biföll"},
    {.stance = "partial", .past = "biföll", .past_end = " till en del"},
    {.stance = "met", .past = "ansåg", .past_end = " vara besvarat"},
    {.stance = "oppose", .past = "avslog"},
};

/* What EARLIER was about, as the sentence before its quotes says. */
static const char *what_it_was(const struct draft_earlier *earlier) {
  if (earlier->whole && earlier->this_motion)
    return "motionen";
  if (earlier->whole)
    return earlier->likeness >= LIKENESS_SAME ? "en motion med samma förslag" : "en motion med ett liknande förslag";
  return earlier->likeness >= LIKENESS_SAME ? "samma förslag" : "ett liknande förslag";
}

const char *day_in_words(struct arena *arena, const char *date) {
  static const char *const months[] = {"januari", "februari", "mars",      "april",   "maj",      "juni",
                                       "juli",    "augusti",  "september", "oktober", "november", "december"};
  if (date == NULL || strlen(date) != 10)
    return NULL;
  int month = atoi(date + 5), day = atoi(date + 8);
  return month < 1 || month > 12 || day < 1 ? NULL
                                            : arena_printf(arena, "den %d %s %.4s", day, months[month - 1], date);
}

/* True if WORD is what a body is called: "Socialnämnden" and not "Sjöviks". */
static bool general_word(const char *word, size_t length) {
  static const char *const endings[] = {"nämnden",  "styrelsen",   "förvaltningen", "fullmäktige",
                                        "kontoret", "beredningen", "utskottet"};
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
    size_t ending = strlen(endings[i]);
    if (length >= ending && strncmp(word + length - ending, endings[i], ending) == 0)
      return true;
  }
  return false;
}

bool body_is_general(const char *name) {
  size_t first = strcspn(name, " ,("), whole = strcspn(name, ",(");
  while (whole > first && name[whole - 1] == ' ')
    whole--;
  bool part = (first > 0 && name[first - 1] == '-') || (first == 8 && strncmp(name, "Tekniska", 8) == 0);
  return general_word(name, first) || (part && general_word(name, whole));
}

/* NAME inside a sentence: "kommunfullmäktige", "kultur- och fritidsnämnden", but "Sjöviks stadsdelsnämnd". */
static const char *inside(struct arena *arena, const char *name) {
  if (name[0] < 'A' || name[0] > 'Z' || !body_is_general(name))
    return name;
  char *lower = arena_strdup(arena, name);
  lower[0] = (char)(lower[0] + ('a' - 'A'));
  return lower;
}

/* "Den 22 maj 2025 avstyrkte Sjöviks stadsdelsförvaltning samma förslag:" */
const char *lead_of(const struct draft *draft, const struct draft_earlier *earlier) {
  const struct stance_words *words = words_of(earlier->stance);
  const char *what = what_it_was(earlier), *when = day_in_words(draft->arena, earlier->date);
  const char *who = earlier->owner != OWNER_PREDECESSOR
                        ? earlier->speaker
                        : arena_printf(draft->arena, "%s, en föregångare till nämnden,", earlier->speaker);
  const char *verb = "uttalade sig", *middle = " om", *end = "";
  if (words != NULL && earlier->confidence < DRAFT_SURE) {
    verb = "förefaller";
    middle = arena_printf(draft->arena, " %s", words->doubtful);
    end = words->past_end;
  } else if (words != NULL) {
    verb = words->past;
    middle = words->past_middle == NULL ? "" : words->past_middle;
    end = words->past_end;
    for (size_t i = 0; i < sizeof council_words / sizeof *council_words; i++)
      if (earlier->decision && strcmp(earlier->layer, "council") == 0 &&
          strcmp(council_words[i].stance, earlier->stance) == 0) {
        verb = council_words[i].past;
        end = council_words[i].past_end;
      }
  }
  if (end == NULL)
    end = "";
  return when == NULL ? arena_printf(draft->arena, "%s %s%s %s%s:", who, verb, middle, what, end)
                      : arena_printf(draft->arena, "D%s %s %s%s %s%s:", when + 1, verb, inside(draft->arena, who),
                                     middle, what, end);
}
