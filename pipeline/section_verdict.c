/* section_verdict.c - paragraphs that are nothing but what is to be decided.
 *
 * Many papers end with "Motionen avslås." below no heading, or under one that no list knows.  Such a paragraph is told
 * by its wording alone: each of its sentences names the matter or the body that meets, and then what is done with it.
 */
#include "any_of.h"
#include "cutter.h"
#include "section_signs.h"
#include "unicode.h"

#include <string.h>

enum { VERDICT_ROOM = 420, SENTENCE_ROOM = 260, BEGINNING = 100 };

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* "Vårt förslag: Motionen avslås": SENTENCE behind a label that announces what is decided. */
static const char *behind_label(const char *sentence) {
  static const char *const words[] = {"förslag", "beslut", "yttrande"};
  enum { LONGEST_LABEL = 60 };
  const char *colon = strstr(sentence, ": ");
  if (colon == NULL || colon - sentence > LONGEST_LABEL)
    return sentence;
  char label[LONGEST_LABEL + 1];
  memcpy(label, sentence, (size_t)(colon - sentence));
  label[colon - sentence] = '\0';
  return contains_any(label, words, COUNT(words)) && strstr(label, "motion") == NULL ? colon + 2 : sentence;
}

/* "Motionen", "Motionens andra yrkande", "Medborgarförslaget", "Att-sats 2": does SENTENCE begin with what is decided
 * of? */
static bool begins_with_matter(const char *sentence) {
  static const char *const words[] = {"motionen",
                                      "förslaget ",
                                      "medborgarförslaget",
                                      "sverigeförslaget",
                                      "ledamotsinitiativet",
                                      "initiativ",
                                      "nämndinitiativet",
                                      "invånarförslaget",
                                      "e-förslaget",
                                      "att-sats",
                                      "attsats",
                                      "yrkande",
                                      "punkt ",
                                      "punkterna ",
                                      "förslagspunkt",
                                      "samtliga yrkanden",
                                      "samtliga att-satser",
                                      "ärendet ",
                                      "i fråga om ",
                                      "vad gäller ",
                                      "vad avser ",
                                      "såvitt avser ",
                                      "beträffande ",
                                      "frågan om ",
                                      "finansieringen av ",
                                      "den av ",
                                      "i övrigt ",
                                      "övriga ",
                                      "resterande "};
  static const char *const ordinals[] = {"första ", "andra ", "tredje ", "fjärde ", "femte ", "sjätte "};
  static const char *const nouns[] = {" att-sats", " attsats", " yrkande", " förslaget ", " punkt", " förslagspunkt"};
  return begins_any(sentence, words, COUNT(words)) ||
         (begins_any(sentence, ordinals, COUNT(ordinals)) && contains_any(sentence, nouns, COUNT(nouns)));
}

/* Is one of VERBS in SENTENCE with nothing before it that makes a reason or a tale of it? */
static bool governed_by(const char *sentence, const char *const *verbs, size_t count, size_t farthest) {
  static const char *const tales[] = {" har ",   " hade ", " vill ",     " skulle ",     " kunde ",  " borde ",
                                      " menar ", " att ",  " eftersom ", " därför att ", " om det ", " trots "};
  for (size_t i = 0; i < count; i++) {
    const char *verb = strstr(sentence, verbs[i]);
    if (verb == NULL || (size_t)(verb - sentence) > farthest)
      continue;
    char before[SENTENCE_ROOM];
    size_t length = (size_t)(verb - sentence) + 1;
    memcpy(before, sentence, length);
    before[length] = '\0';
    return !contains_any(before, tales, COUNT(tales));
  }
  return false;
}

/* What a body does, and of what: one of the words of MATTER must follow. */
struct deed {
  const char *verb;
  const char *const *matter;
};

static const char *const body_end[] = {"nämnden ",   "nämnd ",       "styrelsen ",    "fullmäktige ",
                                       "utskottet ", "beredningen ", "delegationen ", "direktionen "};
static const char *const moved[] = {"motion", "förslag", "initiativ", "yrkande", "att-sats", "den ", "det ", NULL};
static const char *const anything[] = {" till ", NULL};
static const char *const matter[] = {"motion", "förslag", "initiativ", "ärendet", "remissen", "frågan", NULL};
static const char *const reply[] = {"yttrande", "svar", "skrivelse", "utlåtande", "ovanstående", "synpunkter", NULL};
static const char *const settled[] = {"besvara", "behandla", "tillgodose", NULL};
static const char *const outcome[] = {"bifall", "avsl", "besvara", "åtgärd", "avstyrk", "tillstyrk", "svar", NULL};
static const char *const silence[] = {"yttra", "svar", "synpunkter", NULL};
static const struct deed deeds[] = {{"bifaller ", moved},
                                    {"avslår ", moved},
                                    {"tillstyrker ", moved},
                                    {"avstyrker ", moved},
                                    {"säger ja till", anything},
                                    {"säger nej till", anything},
                                    {"ställer sig bakom ", moved},
                                    {"överlämnar ", reply},
                                    {"översänder ", reply},
                                    {"lämnar ", reply},
                                    {"avger ", reply},
                                    {"sänder ", reply},
                                    {"skickar ", reply},
                                    {"antar ", reply},
                                    {"åberopar ", reply},
                                    {"lämnar motionen ", outcome},
                                    {"anser ", settled},
                                    {"förklarar ", settled},
                                    {"besvarar ", matter},
                                    {"svarar på ", matter},
                                    {"bordlägger ", matter},
                                    {"återremitterar ", matter},
                                    {"hänskjuter ", matter},
                                    {"avstår från att ", silence},
                                    {"föreslås ", outcome},
                                    {"beslutar ", outcome},
                                    {"kan inte ", outcome},
                                    {"beslutar att ", reply},
                                    {"godkänner ", reply},
                                    {"motsätter sig ", moved},
                                    {"avråder ", moved},
                                    {"kan ej ", outcome},
                                    {"tackar för ", settled},
                                    {"föreslår fullmäktige ", outcome},
                                    {"föreslår kommunfullmäktige ", outcome},
                                    {"hemställer att ", outcome}};

/* "Tekniska nämnden tillstyrker motionen", "Nämnden överlämnar skrivelsen som sitt svar": a body that meets, and what
 * it does with the matter or the reply. */
static bool body_acts(const char *sentence) {
  enum { LONGEST_BODY = 80 };
  for (size_t i = 0; i < COUNT(body_end); i++) {
    const char *body = strstr(sentence, body_end[i]);
    if (body == NULL || body - sentence > LONGEST_BODY)
      continue;
    const char *verb = body + strlen(body_end[i]);
    for (size_t d = 0; d < COUNT(deeds); d++)
      for (size_t m = 0; strncmp(verb, deeds[d].verb, strlen(deeds[d].verb)) == 0 && deeds[d].matter[m] != NULL; m++)
        if (strstr(verb, deeds[d].matter[m]) != NULL)
          return memchr(sentence, ',', (size_t)(body - sentence)) == NULL;
  }
  return false;
}

/* "Avslag på motionen", "Bifall föreslås", "Förvaltningen föreslår därför avslag": the outcome as a noun. */
static bool names_outcome(const char *sentence) {
  static const char *const beginnings[] = {"avslag", "bifall", "ja", "nej", "delvis bifall"};
  static const char *const behind[] = {" föreslås",
                                       " förordas",
                                       " tillråds",
                                       " rekommenderas",
                                       " till motion",
                                       " på motion",
                                       " till medborgarförslag",
                                       " på medborgarförslag",
                                       " till första",
                                       " till andra",
                                       " till att-sats",
                                       " till punkt",
                                       " till yrkande",
                                       " till strecksats",
                                       " till tredje",
                                       " till den första",
                                       " till det första",
                                       " på första",
                                       " på andra",
                                       " på att-sats",
                                       " på punkt",
                                       " på yrkande"};
  static const char *const nouns[] = {"s förslag är avslag", "s förslag är bifall", "s förslag är därför avslag"};
  static const char *const ends[] = {" avslag", " bifall", " avslag.", " bifall."};
  for (size_t i = 0; i < COUNT(beginnings); i++) {
    const char *rest = sentence + strlen(beginnings[i]);
    if (strncmp(sentence, beginnings[i], strlen(beginnings[i])) == 0 &&
        ((i < 2 && (*rest == '\0' || strcmp(rest, ".") == 0)) || begins_any(rest, behind, COUNT(behind))))
      return true;
  }
  if (strstr(sentence, "s förslag är ") != NULL && contains_any(sentence, nouns, COUNT(nouns)))
    return true;
  size_t length = strlen(sentence);
  return length < 60 && strstr(sentence, " föreslår ") != NULL && ends_any(sentence, length, ends, COUNT(ends)) &&
         strchr(sentence, ',') == NULL;
}

static bool sentence_decides(const char *sentence) {
  static const char *const passives[] = {
      " bifalls",    " bifalles",     " avslås",        " tillstyrks",       " avstyrks",       " anses ",
      " förklaras ", " besvaras ",    " besvaras.",     " lämnas utan ",     " är härmed ",     " är besvara",
      " är därmed ", " är i övrigt ", " är med detta ", " bordläggs",        " återremitteras", " föranleder ingen",
      " föreslås ",  " tillstyrkes",  " avstyrkes",     " remitteras till ", " hänskjuts ",     " tillstyrkas",
      " avstyrkas",  " bifallas"};
  static const char *const outcomes[] = {"bifall", "avsl",     "tillstyrk", "avstyrk", "besvara",  "utan ",
                                         "bordlä", "remitter", "hänskjut",  "ingen",   "behandla", "tillgodo"};
  static const char *const replies[] = {"skrivelse", "yttrande", "svar", "utlåtande", "ovanstående"};
  static const char *const receivers[] = {" som svar", " som yttrande", " som remissvar",
                                          " som sitt", "styrelsen",     "fullmäktige",
                                          "nämnden",   "beredning",     "ledningskontoret"};
  static const char *const copies[] = {" även ", " också ", "kännedom", " senast ", " sedan "};
  static const char *const taken[] = {" antas", " godkänns", " fastställs"};
  static const char *const sent[] = {" överlämnas ", " översänds ", " skickas ", " sänds ", " avges "};
  enum { FARTHEST = 140, NEAR = 60 };
  if (strpbrk(sentence, "?\"()") != NULL)
    return false;
  if (strncmp(sentence, "att ", 4) == 0)
    sentence += 4;
  if (names_outcome(sentence))
    return true;
  if (begins_with_matter(sentence))
    return governed_by(sentence, passives, COUNT(passives), FARTHEST) &&
           contains_any(sentence, outcomes, COUNT(outcomes));
  char subject[NEAR + 1];
  size_t length = strnlen(sentence, NEAR);
  memcpy(subject, sentence, length);
  subject[length] = '\0';
  if (contains_any(subject, replies, COUNT(replies)) && governed_by(sentence, sent, COUNT(sent), NEAR))
    return contains_any(sentence, receivers, COUNT(receivers)) && !contains_any(sentence, copies, COUNT(copies));
  if (contains_any(subject, replies, COUNT(replies)) && strlen(sentence) < NEAR &&
      governed_by(sentence, taken, COUNT(taken), NEAR))
    return true;
  return body_acts(sentence);
}

/* "Kommunstyrelsen föreslår att kommunfullmäktige beslutar följande": what leads to the sentences behind it. */
static bool sentence_leads(const char *sentence) {
  static const char *const end = " följande";
  size_t length = strlen(sentence), word = strlen(end);
  return length > word && strcmp(sentence + length - word, end) == 0 &&
         strstr(sentence, "styrelsen föreslår ") != NULL && strchr(sentence, ',') == NULL;
}

/* "Kontoret får i uppdrag att ...": what may stand beside a decision, and is none of a paragraph's own. */
static bool sentence_assigns(const char *sentence) {
  static const char *const words[] = {" får i uppdrag att ", " ges i uppdrag att ", " uppdras att ", " uppdras åt "};
  static const char *const offices[] = {"förvaltningen ska ", "förvaltningen skall ", "kontoret ska ",
                                        "kontoret skall "};
  return begins_any(sentence, offices, COUNT(offices)) ||
         (contains_any(sentence, words, COUNT(words)) && governed_by(sentence, words, COUNT(words), 80));
}

/* May TEXT, the beginning of a paragraph, begin a verdict?  Settles most paragraphs before they are looked at as a
 * whole. */
static bool may_begin_verdict(const char *text) {
  static const char *const subjects[] = {"nämnd",        "styrelsen",   "fullmäktige", "utskottet", "beredningen",
                                         "delegationen", "direktionen", "skrivelse",   "yttrande",  "svar",
                                         "utlåtande",    "ovanstående", " föreslå",    ": ",        " uppdra"};
  static const char *const beginnings[] = {"avslag",       "bifall",  "att ",     "förvaltningen ska",
                                           "kontoret ska", "ja till", "nej till", "delvis bifall"};
  return begins_with_matter(text) || begins_any(text, beginnings, COUNT(beginnings)) ||
         contains_any(text, subjects, COUNT(subjects));
}

enum verdict states_verdict(const struct document *d, uint32_t i) {
  const struct block *block = &d->block[i];
  size_t length = block->end - block->start;
  char folded[VERDICT_ROOM + 1];
  if (length < 6 || length > VERDICT_ROOM || (block->type != BLOCK_PARAGRAPH && block->type != BLOCK_ITEM))
    return VERDICT_NONE;
  size_t beginning = length < BEGINNING ? length : BEGINNING;
  unicode_fold_bytes(d->text + block->start, beginning, folded);
  folded[beginning] = '\0';
  if (!may_begin_verdict(folded))
    return VERDICT_NONE;
  unicode_fold_bytes(d->text + block->start, length, folded);
  folded[length] = '\0';
  for (char *p = folded; *p != '\0'; p++)
    if (*p == '\n')
      *p = ' ';
  enum verdict verdict = VERDICT_BESIDE;
  for (char *sentence = folded; *sentence != '\0';) {
    char *end = strstr(sentence, ". "), *next = end == NULL ? sentence + strlen(sentence) : end + 2;
    if (end != NULL)
      *end = '\0';
    if ((size_t)(next - sentence) >= SENTENCE_ROOM)
      return VERDICT_NONE;
    if (sentence_decides(behind_label(sentence)))
      verdict = VERDICT_STATED;
    else if (!sentence_assigns(sentence) && !sentence_leads(sentence))
      return VERDICT_NONE;
    sentence = next;
  }
  return verdict;
}

/* Does the body with which block I begins meet here?  One that has a name of its own is named at the head of the paper,
 * too; another may be one that was asked. */
static bool meets_here(const struct document *d, uint32_t i) {
  static const char *const general[] = {"nämnden ",           "styrelsen ",  "stadsdelsnämnden ", "fullmäktige ",
                                        "kommunfullmäktige ", "utskottet ",  "direktionen ",      "kommunstyrelsen ",
                                        "delegationen ",      "beredningen "};
  static const char *const ends[] = {"nämnden ", "nämnd ", "utskottet ", "beredningen ", "delegationen "};
  enum { HEAD_BLOCKS = 14, LONGEST_LINE = 120, LONGEST_BODY = 80 };
  char body[LONGEST_BODY + 1], line[LONGEST_LINE + 1];
  const struct block *block = &d->block[i];
  size_t length = block->end - block->start < LONGEST_BODY ? block->end - block->start : LONGEST_BODY;
  unicode_fold_bytes(d->text + block->start, length, body);
  body[length] = '\0';
  if (begins_any(behind_label(body), general, COUNT(general)))
    return true;
  char *end = NULL;
  for (size_t e = 0; e < COUNT(ends) && end == NULL; e++)
    if ((end = strstr(body, ends[e])) != NULL)
      end += strlen(ends[e]) - 2; /* "nämnde", of "nämnden" and "nämndens" */
  if (end == NULL)
    return true; /* the matter stands first */
  *end = '\0';
  for (uint32_t b = 0; b < i && b < HEAD_BLOCKS; b++) {
    length = d->block[b].end - d->block[b].start;
    if (length > LONGEST_LINE)
      continue;
    unicode_fold_bytes(d->text + d->block[b].start, length, line);
    line[length] = '\0';
    if (strstr(line, behind_label(body)) != NULL)
      return true;
  }
  return false;
}

/* Does nothing but names, dates and verdicts follow block I, up to a heading over formalities? */
static bool ends_text(const struct cutter *c, uint32_t i) {
  enum { LONGEST_LINE = 90 };
  const struct document *d = c->document;
  const char *slot;
  size_t length;
  for (uint32_t b = i + 1; b < d->flow_count; b++) {
    if (d->block[b].type == BLOCK_HEADING) {
      enum section_role role = heading_role(c, b, &slot, &length);
      return role == ROLE_APPROVAL || role == ROLE_DISTRIBUTION || role == ROLE_ENCLOSURES || role == ROLE_DOCUMENTS;
    }
    if (d->block[b].type != BLOCK_SIGNATURE && d->block[b].end - d->block[b].start > LONGEST_LINE &&
        states_verdict(d, b) == VERDICT_NONE)
      return false;
  }
  return true;
}

enum { ANNOUNCING = 80 }; /* bytes of a line that announces something, at the most */

/* Block I in lower case; false if it is none of a line's length. */
static bool short_line(const struct document *d, uint32_t i, char folded[ANNOUNCING + 1]) {
  const struct block *block = &d->block[i];
  size_t length = block->end - block->start;
  if (length == 0 || length > ANNOUNCING)
    return false;
  unicode_fold_bytes(d->text + block->start, length, folded);
  folded[length] = '\0';
  return true;
}

/* Is block I a line that announces what is decided, "Hur beslutet kan lyda", though no list knows it as a heading? */
static bool announces(const struct document *d, uint32_t i) {
  static const char *const words[] = {"beslut", "förslag till", "föreslås", "föreslår", "ställningstagande"};
  static const char *const tales[] = {"motion", "yrka", "tidigare", "initiativ", " har "};
  char folded[ANNOUNCING + 1];
  return short_line(d, i, folded) && d->text[d->block[i].end - 1] != '.' && contains_any(folded, words, COUNT(words)) &&
         !contains_any(folded, tales, COUNT(tales));
}

/* "Så beslutade nämnden", "Styrelsens beslut blev": does block I, a line that announces, tell what has been decided? */
static bool announces_done(const struct document *d, uint32_t i) {
  static const char *const words[] = {"beslutade", "beslutat", "beslöt", "beslut blev", "så blev "};
  static const char *const asked[] = {"förslag", "föreslå", "hemställ", "kan ", "bör "};
  char folded[ANNOUNCING + 1];
  return short_line(d, i, folded) && contains_any(folded, words, COUNT(words)) &&
         !contains_any(folded, asked, COUNT(asked));
}

/* May block I stand where a verdict does: at the head, below a short line, or a few blocks before the end or a heading?
 */
static bool well_placed(const struct document *d, uint32_t i, enum section_role role) {
  enum { EARLY = 20, LATE = 6, SHORT_LINE = 80 };
  if ((role == ROLE_HEAD && i < EARLY) || d->block[i - 1].end - d->block[i - 1].start <= SHORT_LINE)
    return true;
  for (uint32_t b = i + 1; b <= i + LATE; b++)
    if (b >= d->flow_count || d->block[b].type == BLOCK_HEADING)
      return true;
  return false;
}

/* "Nämnden avstyrker att gångvägen belyses, eftersom den ska byggas om": a view on one of the things proposed. */
static bool reasons_about_part(const char *folded) {
  static const char *const reasons[] = {" eftersom ", ", då ", " därför att ", " med tanke på ", ", ty "};
  static const char *const matters[] = {"motionen", "medborgarförslaget", "initiativet", "remissen", "framställningen"};
  return strstr(folded, "styrk") != NULL && contains_any(folded, reasons, COUNT(reasons)) &&
         !contains_any(folded, matters, COUNT(matters));
}

enum section_role verdict_role(const struct cutter *c, uint32_t i, enum section_role role) {
  enum { EARLY = 20 };
  const struct document *d = c->document;
  bool open = role == ROLE_HEAD || role == ROLE_CASE || role == ROLE_OTHER || role == ROLE_BACKGROUND ||
              role == ROLE_SUMMARY || role == ROLE_ASSESSMENT;
  if (!open || i == 0 || !well_placed(d, i, role) || in_list(c, i - 1) || states_verdict(d, i) != VERDICT_STATED)
    return ROLE_COUNT;
  bool announced = announces(d, i - 1);
  if (strncmp(d->text + d->block[i].start, "att ", 4) == 0 && !announced)
    return ROLE_COUNT;
  if (d->text[d->block[i - 1].end - 1] == ':' && !announced)
    return ROLE_COUNT; /* what somebody else proposes, most often */
  bool early = (role == ROLE_HEAD || role == ROLE_SUMMARY) && i < EARLY;
  if (!(announced || early || ends_text(c, i)) || !meets_here(d, i))
    return ROLE_COUNT;
  if (announced && announces_done(d, i - 1))
    return ROLE_DECISION;
  char folded[SENTENCE_ROOM + 1];
  size_t length = d->block[i].end - d->block[i].start;
  length = length < SENTENCE_ROOM ? length : SENTENCE_ROOM;
  unicode_fold_bytes(d->text + d->block[i].start, length, folded);
  folded[length] = '\0';
  if (role == ROLE_ASSESSMENT && !announced && reasons_about_part(folded))
    return ROLE_COUNT;
  return !announced && body_acts(folded) && strstr(folded, "föreslås ") == NULL ? ROLE_DECISION
                                                                                : ROLE_PROPOSED_DECISION;
}
