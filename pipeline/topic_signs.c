/* topic_signs.c - how the sentences and headings of an assessment show where a passage begins, goes on and ends. */
#include "topic_signs.h"
#include "section_signs.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* "Ärendet har beretts inom avdelningen", "överlämnar yttrandet som svar på remissen": of the handling, not of what is
 * proposed. */
bool of_the_handling(const char *folded) {
  static const char *const words[] = {"tillfälle att yttra sig",
                                      "möjlighet att yttra sig",
                                      "enligt mbl",
                                      "har samråtts med",
                                      "har beretts inom",
                                      "har beretts av",
                                      "har beretts i ",
                                      "har behandlats i ",
                                      "överlämnar tjänsteutlåtandet",
                                      "överlämnar tjänsteskrivelsen",
                                      "överlämnar ett förslag till yttrande",
                                      "överlämnar yttrandet",
                                      "avge yttrande",
                                      "avger yttrande",
                                      "som svar på remissen",
                                      "anses remissen besvarad",
                                      "remissen är besvarad",
                                      "som sitt eget yttrande",
                                      "som eget yttrande",
                                      "beslut skickas till",
                                      "beslutet skickas till",
                                      "postadress:",
                                      "besöksadress:"};
  return contains_any(folded, words, sizeof words / sizeof words[0]);
}

/* Does TEXT begin with one of WORDS? */
static bool begins_with(const char *text, size_t length, const char *const *words, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (words[i][0] == text[0] && length > strlen(words[i]) && memcmp(text, words[i], strlen(words[i])) == 0)
      return true;
  return false;
}

/* Does the paragraph go on with what the one before was about? */
bool begins_to_go_on(const char *text, size_t length) {
  static const char *const words[] = {"Förslaget ",
                                      "Yrkandet ",
                                      "Det ",
                                      "Detta ",
                                      "Dessutom ",
                                      "Därtill ",
                                      "Därutöver ",
                                      "Samtidigt ",
                                      "Däremot ",
                                      "Sådana ",
                                      "Dock ",
                                      "Därför ",
                                      "Dessa ",
                                      "Likaså ",
                                      "Även om ",
                                      "Att så ",
                                      "Mot den bakgrunden ",
                                      "Mot bakgrund av detta ",
                                      "Av dessa skäl ",
                                      "Av detta skäl ",
                                      "En sådan ",
                                      "Ett sådant "};
  return begins_with(text, length, words, sizeof words / sizeof words[0]);
}

/* Does the sentence come to another matter? */
bool begins_other_matter(const char *text, size_t length) {
  static const char *const words[] = {
      "Vad gäller ",   "När det gäller ", "Beträffande ", "I fråga om ",  "Frågan om ",     "Vad beträffar ",
      "Vad avser ",    "Angående ",       "Rörande ",     "I frågan om ", "För ",           "Kravet på ",
      "Förslaget om ", "Förslaget att ",  "Yrkandet om ", "Tanken på ",   "Önskemålet om ", "Den andra ",
      "Den tredje ",   "Den fjärde ",     "Även ",        "Också ",       "Slutligen ",     "Till sist "};
  return begins_with(text, length, words, sizeof words / sizeof words[0]);
}

/* Does the paragraph sum up, so that it is about all of them? */
bool begins_to_sum_up(const char *text, size_t length) {
  static const char *const words[] = {"Sammantaget",
                                      "Sammanfattningsvis",
                                      "Mot bakgrund av ovan",
                                      "Mot bakgrund av vad",
                                      "Med hänvisning till ovan",
                                      "Med hänvisning till vad",
                                      "På det hela taget",
                                      "Som helhet",
                                      "I sin helhet",
                                      "Allt sammantaget",
                                      "Allt som allt",
                                      "Sammanlagt ",
                                      "Samlat ",
                                      "Slutsatsen ",
                                      "På grund av det anförda",
                                      "På grund av vad",
                                      "Mot bakgrund av det anförda",
                                      "Med hänvisning till det anförda",
                                      "Av det anförda",
                                      "På anförda skäl",
                                      "Av anförda skäl",
                                      "Med det anförda",
                                      "Med det sagda",
                                      "Med detta anser",
                                      "Med detta får",
                                      "Förvaltningen föreslår att motion",
                                      "Kontoret föreslår att motion",
                                      "I övrigt ",
                                      "Förslaget till beslut "};
  return begins_with(text, length, words, sizeof words / sizeof words[0]);
}

/* "kan bara till en del ställa sig bakom motionen": a view on all of it. */
bool names_motion(const char *folded) {
  for (const char *at = folded; (at = strstr(at, " motionen")) != NULL; at++)
    if (strchr(" .,;:", at[strlen(" motionen")]) != NULL && (at - folded < 2 || strncmp(at - 2, " i", 2) != 0))
      return true;
  return false;
}

/* "Nämnden vill anföra följande.": the view begins behind it. */
bool announces_view(const struct context *c, uint32_t block) {
  static const char *const ends[] = {
      "följande.", "följande:", "följande synpunkter.", "följande synpunkter:", "får nämnden anföra:", "enligt nedan."};
  const char *folded = folded_range(c, block_range(c, block));
  size_t length = strlen(folded);
  for (size_t i = 0; i < sizeof ends / sizeof ends[0] && length < 140; i++)
    if (length > strlen(ends[i]) && strcmp(folded + length - strlen(ends[i]), ends[i]) == 0)
      return true;
  return false;
}

/* Has SECTION no heading that could name what it is about: none, or one that only says that here is the view? */
bool heads_view(const struct context *c, uint32_t section) {
  const struct section *of = &c->document->section[section];
  if (of->heading == UINT32_MAX)
    return true;
  struct range heading = block_range(c, of->heading);
  const char *slot;
  size_t size;
  return gazetteer_heading(c->gazetteer, c->document->text + heading.start, heading.end - heading.start, &slot,
                           &size) != NULL;
}

/* Is SECTION about what it all costs, or means for children and the climate? */
bool tells_consequences(const struct context *c, uint32_t section) {
  const struct section *of = &c->document->section[section];
  if (of->heading == UINT32_MAX || !heads_view(c, section))
    return false;
  const char *heading = folded_range(c, block_range(c, of->heading));
  return names_consequences(heading);
}

/* "Ekonomi: Härbärget kostar ...", "Barnperspektivet – ..." */
bool labels_consequences(const struct context *c, struct range paragraph) {
  enum { LONGEST_LABEL = 40 };
  const char *folded = folded_range(c, paragraph);
  size_t label = strcspn(folded, ":.–");
  return label < LONGEST_LABEL &&
         (folded[label] == ':' || (label > 0 && folded[label] != '\0' && folded[label - 1] == ' ')) &&
         names_consequences(folded);
}

/* "Förvaltningen föreslår att motionen bifalls i fråga om nya hus.": what is to be decided, and no passage of the view.
 */
bool proposes_decision(const char *folded) {
  static const char *const begins[] = {"förvaltningen föreslår", "kontoret föreslår", "enheten föreslår",
                                       "avdelningen föreslår",   "kansliet föreslår", "förvaltningens förslag",
                                       "kontorets förslag",      "förslag:",          "förslag till beslut"};
  static const char *const matters[] = {"motion", "medborgarförslag", "initiativ", "e-förslag", "sverigeförslag"};
  static const char *const outcomes[] = {"bifall", "avslå", "avslag", "besvar", "anses"};
  return begins_any(folded, begins, sizeof begins / sizeof begins[0]) &&
         contains_any(folded, matters, sizeof matters / sizeof matters[0]) &&
         contains_any(folded, outcomes, sizeof outcomes / sizeof outcomes[0]);
}

/* "Nämnden delar inte den oron": one of those in whose voice papers are written comes first in a sentence. */
bool speaks_for_itself(const char *folded) {
  static const char *const begins[] = {"förvaltningen ", "kontoret ", "enheten ", "avdelningen ", "kansliet ",
                                       "staben ",        "vi ",       "jag ",     "detta ",       "för egen del "};
  return begins_any(folded, begins, sizeof begins / sizeof begins[0]);
}

/* "Cykelplanen. Gällande plan är från 2014 ...": a heading run in with its paragraph. */
bool is_label(const struct context *c, struct range sentence) {
  const char *text = range_text(c, sentence);
  size_t words = 1;
  for (const char *at = text; *at != '\0'; at++)
    words += *at == ' ';
  return words <= 3 && strlen(text) < 40 && strpbrk(text, "0123456789") == NULL;
}

int mark_number(const char *mark) {
  mark = mark_in_marker(mark);
  while (*mark == '(' || *mark == ' ')
    mark++;
  int number = 0;
  size_t length = 0;
  if (isdigit((unsigned char)*mark)) {
    number = atoi(mark);
    length = strspn(mark, "0123456789");
  } else if (*mark >= 'a' && *mark <= 'h') {
    number = *mark - 'a' + 1;
    length = 1;
  }
  return length > 0 && strchr(".): ", mark[length]) != NULL ? number : 0;
}

int heading_number(const struct context *c, uint32_t heading) {
  const struct block *block = &c->document->block[heading];
  const char *text = range_text(c, (struct range){block->start, block->end});
  size_t length = strlen(text);
  if (block->marker != NULL && mark_number(block->marker) > 0 && isalpha((unsigned char)block->marker[0]))
    return mark_number(block->marker);
  if (length > 3 && text[length - 1] == ')' && text[length - 3] == '(')
    return mark_number(text + length - 3);
  if (length > 2 && text[1] == ')' && islower((unsigned char)text[0]))
    return mark_number(text);
  return 0;
}
