/* proposal_lists.c - whether what stands as a list is what a motion proposes: signs in the line that leads into it, in
 * its place and in its entries are weighed for and against, whatever the verbs.
 */
#include "proposal_lists.h"
#include "decisions.h"

#include <ctype.h>
#include <string.h>

#define COUNT(list) (sizeof(list) / sizeof(list)[0])

/* From so many points on a list is taken; without marks it needs one more. */
enum { ENOUGH = 4, LOOK_BACK = 4 };

/* ---- the line that leads into it ---- */

static const char *const moved[] = {"motion",     "medborgarförslag", "initiativ",      "sverigeförslag",
                                    "e-förslag",  "förslagsställar",  "namninsamling",  "petition",
                                    "motionär",   "förslagslämnar",   "invånarförslag", "elevrådets skrivelse",
                                    "bybornas",   "skrivelsen från",  "brevet",         "brevskrivar",
                                    "idéförslag", "ungdomsförslag",   "folkmotion",     "interpellant"};

/* What is wanted. */
static const char *const wished[] = {
    "föresl",      "vill ",       "ville ",    "vilja",     "yrka",       "begär",      "kräv",       "krav",
    "efterlys",    "önsk",        "hemställ",  "anhåll",    "uppman",     "förord",     "vädja",      "förslag",
    "att-sats",    "punkt",       "idé",       "tank",      "kläm",       "botemedel",  "recept",     "lösning",
    "delar ",      "rader",       "saker",     " ting",     "lyder",      "löd ",       "räknar upp", "pekar på",
    "lägger till", "lade till",   "återge",    "i korthet", "sammandrag", "kortfattat", "innehåll",   "mynnar",
    "avslutas",    "sammanfatta", "går ut på", " ber ",     "handlar om", "begäran",    "vad motion", "syftar till"};

/* How what stands below is announced. */
static const char *const announced[] = {"följande", "nedan",     "lyder",   "löd",        "återge",       "korthet",
                                        "ordning",  "punktform", "vad som", "sammandrag", "i sin helhet", "ordagrant",
                                        " två ",    " tre ",     " fyra ",  " fem ",      " sex ",        " sju ",
                                        " åtta ",   " nio ",     " tio ",   "räknar upp", "lista",        "i original"};

/* What no proposals of a motion are called. */
static const char *const other_lists[] = {"vidtag",
                                          "vidtog",
                                          "genomfört",
                                          "genomförda",
                                          "redan",
                                          "beslutsunderlag",
                                          "handlingar",
                                          " underlag",
                                          "bilag",
                                          "expedier",
                                          "kriteri",
                                          "reserv",
                                          "kostnad",
                                          "skäl",
                                          "argument",
                                          "frågor",
                                          "frågeställn",
                                          "risk",
                                          "problem",
                                          "brist",
                                          "beslutade",
                                          "beslöt",
                                          "tidigare",
                                          "remissinstans",
                                          "yttrat sig",
                                          "remitter",
                                          "har svarat",
                                          "invänd",
                                          "närvar",
                                          "ledamöter:",
                                          "uppgifter",
                                          "ansvar för",
                                          "statistik",
                                          "pågår",
                                          "pågående",
                                          "i dag",
                                          "idag",
                                          " lagen",
                                          "bestämmels",
                                          "författning",
                                          "förutsättning",
                                          "fördelar",
                                          "alternativ",
                                          "exempel",
                                          "konsekvens",
                                          "synpunkt",
                                          "villkor",
                                          "bakom",
                                          "källor",
                                          "adress",
                                          "tidplan",
                                          "tidsplan",
                                          "intäkt",
                                          "reglemente",
                                          "riktlinje",
                                          "policy",
                                          "hör av",
                                          "kontakt",
                                          "delges",
                                          "sändlista",
                                          "dagordning",
                                          "ärenden",
                                          "uppföljning",
                                          "utfall",
                                          "resultat",
                                          "bifalls",
                                          "besvara",
                                          "bifalla",
                                          "avslå",
                                          "tillstyrk",
                                          "avstyrk",
                                          "tillgodose",
                                          "uppfyll",
                                          "budgetens",
                                          "definition",
                                          "anförs",
                                          "motiver",
                                          "bifaller",
                                          "undertecknad av:",
                                          "erfarenheter"};

/* Whose list it is not: an office that speaks of itself. */
static const char *const offices[] = {"förvaltning",  "kontor",       "nämnd",     "styrelse",  "utskott",
                                      "beredning",    "kansli",       "avdelning", "enhet",     "bolag",
                                      "region",       "länsstyrelse", "kommunen ", "staden ",   "skolverket",
                                      "trafikverket", "tjänst",       "vi ",       "vår ",      "vårt ",
                                      "våra ",        "chef",         "stab",      "rådet",     "kommunfullmäktige",
                                      "polis",        "förening",     "företag",   "förbundet", "stiftelse",
                                      "rektor",       "kommunens"};

static const char *first_of(const char *text, const char *const *words, size_t count) {
  const char *best = NULL;
  for (size_t i = 0; i < count; i++) {
    const char *found = strstr(text, words[i]);
    best = found != NULL && (best == NULL || found < best) ? found : best;
  }
  return best;
}

/* Does TEXT begin with an office that is its subject? "Motionären vill att nämnden ..." begins with a mover. */
static bool office_speaks(const char *text) {
  const char *office = first_of(text, offices, COUNT(offices));
  const char *mover = first_of(text, moved, COUNT(moved));
  const char *wish = first_of(text, wished, COUNT(wished));
  if (office == NULL || (mover != NULL && mover < office))
    return false;
  return office - text < 40 && (wish == NULL || office < wish);
}

/* "Berg", of the movers that are known, "(S)", "Deras": does TEXT say who wants it? */
static bool names_somebody(struct context *c, const struct record_item *item, const char *text, const char *folded) {
  static const char *const pronouns[] = {"han ", "hon ", "de ", "deras ", "hennes ", "hans ", "hen ", "partiet "};
  static const char *const parties[] = {" (S",  " (M",  " (C",      " (L",      " (V",     " (MP", " (KD",
                                        " (SD", " (FP", "-partiet", "partiet ", "listan ", " (FI"};
  if (begins_any(folded, pronouns, COUNT(pronouns)) || contains_any(text, parties, COUNT(parties)))
    return true;
  const char *names = mover_names(c, item);
  for (const char *at = names; at != NULL && *at != '\0';) {
    size_t length = strcspn(at, ",(");
    while (length > 0 && at[length - 1] == ' ')
      length--;
    size_t last = length;
    while (last > 0 && at[last - 1] != ' ')
      last--;
    if (length - last > 2 && memmem(text, strlen(text), at + last, length - last) != NULL)
      return true;
    at += length + strcspn(at + length, ",");
    at += strspn(at, ", ");
  }
  return false;
}

/* The last sentence of ENTRY. */
static struct range last_sentence(const struct context *c, const struct flow_entry *entry) {
  uint32_t last = entry->text.end - 1;
  while (last > entry->text.start && strchr(".: ", c->document->text[last]) != NULL)
    last--;
  struct range sentence = sentence_at(c, last);
  sentence.start = sentence.start > entry->text.start ? sentence.start : entry->text.start;
  return (struct range){sentence.start, entry->text.end};
}

/* "Motion A. Kommunen bör": does the line go on in the list below? */
static bool ends_in_modal(const char *line) {
  static const char *const modals[] = {" bör ", " ska ", " skall ", " måste ", " borde ", " bör: ", " ska: "};
  return ends_any(line, strlen(line), modals, COUNT(modals));
}

/* The points of the line LEAD, and in *WISH whether it says that something is wanted. */
static int points_of_lead(struct context *c, const struct record_item *item, const struct flow_entry *lead,
                          bool *wish) {
  const struct block *block = &c->document->block[lead->block];
  struct range range = last_sentence(c, lead);
  const char *text = range_text(c, range), *plain = arena_printf(c->arena, " %s ", folded_range(c, range));
  const char *whole = folded_range(c, block_range(c, lead->block));
  bool names = contains_any(plain, moved, COUNT(moved)), colon = c->document->text[range.end - 1] == ':';
  bool line = c->document->text[range.end - 1] != '.';
  bool modal = ends_in_modal(plain);
  *wish = modal || contains_any(plain, wished, COUNT(wished));
  int points = *wish ? 2 : 0;
  points += names ? 2 : contains_any(whole, moved, COUNT(moved)) ? 1 : 0;
  points += names_somebody(c, item, text, plain + 1);
  points +=
      colon || (line && (block->type == BLOCK_HEADING || *wish)) || contains_any(plain, announced, COUNT(announced));
  points -= office_speaks(modal ? whole : plain + 1) ? 4 : 0;
  points -= contains_any(plain, other_lists, COUNT(other_lists)) ? 4 : 0;
  points -= !line && !contains_any(plain, announced, COUNT(announced)) ? 2 : 0;
  return points;
}

/* ---- its place ---- */

/* Does the paper count its proposals elsewhere, "att-sats 2", "punkt 3"? */
static bool counts_proposals(const struct context *c) {
  static const char *const signs[] = {"tt-sats 2", "tt-satserna", "unkt 2",        "unkterna 1",     "rkande 2",
                                      "rkandena",  "örslag 2",    "andra punkten", "första punkten", "andra att-satsen",
                                      "del 2",     "delarna 1",   "nr 2",          "rkande B",       "tredje yrkandet"};
  return contains_any(c->document->text, signs, COUNT(signs));
}

/* The first block of ITEM's part under a heading that assesses; the end of the item if there is none. */
static uint32_t assessed_from(const struct context *c, const struct item *item) {
  const struct document *d = c->document;
  for (uint32_t s = item->first_section; s < item->first_section + item->section_count; s++)
    if (d->section[s].role == ROLE_ASSESSMENT && d->section[s].heading != UINT32_MAX)
      return d->section[s].first;
  return item->first_block + item->block_count;
}

/* Points for where BLOCK stands; -9 where no proposals are told. */
static int points_of_place(const struct context *c, uint32_t block, uint32_t assessment) {
  static const int points[ROLE_COUNT] = {[ROLE_PROPOSED_DECISION] = -9,
                                         [ROLE_DECISION] = -9,
                                         [ROLE_VOTE] = -9,
                                         [ROLE_RESERVATION] = -9,
                                         [ROLE_STATEMENT] = -9,
                                         [ROLE_NOTE] = -9,
                                         [ROLE_PROCEDURE] = -9,
                                         [ROLE_DISQUALIFICATION] = -9,
                                         [ROLE_EARLIER] = -9,
                                         [ROLE_DOCUMENTS] = -9,
                                         [ROLE_ATTENDANCE] = -9,
                                         [ROLE_DISTRIBUTION] = -9,
                                         [ROLE_ENCLOSURES] = -9,
                                         [ROLE_APPROVAL] = -9,
                                         [ROLE_REFERRAL] = -2,
                                         [ROLE_PREPARATION] = -2,
                                         [ROLE_MOTION] = 1,
                                         [ROLE_CLAIMS] = -1};
  enum section_role role = role_at(c, c->document->block[block].start);
  int before = block < assessment ? 1 : -2;
  return role == ROLE_COUNT ? -9 : points[role] + before;
}

/* ---- its entries ---- */

/* "har inrättat", "har byggts": is something told as done? */
static bool told_as_done(const char *text) {
  static const char *const ends[] = {"at ", "ats ", "it ", "its ", "tt ", "tts ", "rt ", "rts ", "gt ", "gts ", "lt "};
  const char *has = strstr(text, " har ");
  if (has == NULL)
    return false;
  const char *verb = has + 5;
  for (int words = 0; words < 2 && *verb != '\0'; words++) {
    size_t length = strcspn(verb, " ");
    for (size_t i = 0; i < COUNT(ends); i++) {
      size_t size = strlen(ends[i]);
      if (length + 1 > size + 2 && strncmp(verb + length + 1 - size, ends[i], size) == 0)
        return true;
    }
    verb += length + (verb[length] == ' ');
  }
  return false;
}

/* With what no proposal begins: papers, bodies, offices. */
static const char *const not_begun[] = {"tjänsteskrivelse",
                                        "protokoll",
                                        "bilaga",
                                        "motion ",
                                        "motionen",
                                        "yttrande",
                                        "remiss",
                                        "utdrag",
                                        "dnr",
                                        "beslut ",
                                        "ritning",
                                        "karta",
                                        "kommunfullmäktiges",
                                        "sammanträde",
                                        "skrivelse ",
                                        "lag ",
                                        "lagen ",
                                        "svar ",
                                        "datum",
                                        "diarie",
                                        "ärende",
                                        "kommunstyrelsen beslut",
                                        "nämnden beslut",
                                        "medborgarförslag",
                                        "förvaltningen",
                                        "kontoret",
                                        "handläggare",
                                        "sekreterare",
                                        "ordförande",
                                        "förordning",
                                        "vi ",
                                        "justera"};

/* Is ENTRY by its look something else: a paper, a date, a decision, a sum, a law, what was done? */
static bool something_else(struct context *c, const struct flow_entry *entry) {
  static const char *const holds[] = {" kap.",
                                      " (sfs",
                                      " § ",
                                      "motionen avslås",
                                      "motionen bifalls",
                                      "anses besvarad",
                                      "anses vara besvarad",
                                      " dnr ",
                                      "avslå motionen",
                                      "bifalla motionen",
                                      "skulle kunna kosta"};
  static const char *const sums[] = {" kronor", " kr", " mnkr", " tkr", " mkr"};
  struct range range = without_tail(c, entry->text);
  const char *text = arena_printf(c->arena, "%s ", folded_range(c, range));
  size_t words = 0;
  for (const char *at = text; *at != '\0'; at++)
    words += *at == ' ';
  bool sum = words < 6 && contains_any(text, sums, COUNT(sums)) && strpbrk(text, "0123456789") != NULL;
  static const char *const past[] = {"ades ", "tades ", "erades ", " infördes ", " byggdes ", " fanns ", " gjordes "};
  return begins_any(text, not_begun, COUNT(not_begun)) || contains_any(text, holds, COUNT(holds)) || sum ||
         told_as_done(text) || contains_any(text, past, COUNT(past)) || isdigit((unsigned char)text[0]) ||
         c->document->text[range.end - 1] == '?' || decides_motion(c, range);
}

/* Points against a list whose entries, COUNT from AT on, do not look like proposals. */
static int points_of_entries(struct context *c, const struct flow_entry *entry, size_t count) {
  size_t others = 0, words = 0;
  for (size_t i = 0; i < count; i++) {
    others += something_else(c, &entry[i]);
    const char *text = c->document->text + entry[i].text.start;
    for (uint32_t at = 0; at < entry[i].text.end - entry[i].text.start; at++)
      words += text[at] == ' ';
  }
  if (others * 3 > count)
    return -9;
  return words < count * 2 ? -2 : others > 0 ? -1 : 0;
}

/* ---- taking it ---- */

/* A line between a lead and its list: of the letterhead set beside the text (a date, a number, capitals only), or one
 * that all entries go on with. */
static bool stands_between(const struct context *c, const struct flow_entry *entry) {
  const char *text = range_text(c, entry->text);
  size_t lower = 0, length = strlen(text);
  for (size_t i = 0; i < length; i++)
    lower += islower((unsigned char)text[i]) != 0;
  if (strncasecmp(text, "att ", 4) == 0)
    return length < 80; /* "Att skolan | - serverar frukost": what leads into it stands above */
  return length < 40 && (lower == 0 || isdigit((unsigned char)text[0]) || strncasecmp(text, "dnr", 3) == 0);
}

static const struct flow_entry *lead_of(const struct context *c, const struct flow_entries *flow, size_t at) {
  for (size_t back = 1; back <= at && back <= LOOK_BACK; back++)
    if (!stands_between(c, &flow->entry[at - back]) ||
        c->document->block[flow->entry[at - back].block].type == BLOCK_HEADING)
      return &flow->entry[at - back];
  return NULL;
}

/* Is the list of COUNT entries from AT on one of proposals? */
static bool proposals_stand(struct context *c, const struct record_item *item, const struct flow_entries *flow,
                            size_t at, size_t count, uint32_t assessment) {
  const struct flow_entry *first = &flow->entry[at], *lead = lead_of(c, flow, at);
  if (lead == NULL)
    return false;
  bool wish, marked = first->mark != NULL, heading = c->document->block[lead->block].type == BLOCK_HEADING;
  int points = points_of_lead(c, item, lead, &wish);
  /* "Motion om hundar" alone tells no list */
  if (!wish &&
      !(marked && first->mark_length > 1 && isdigit((unsigned char)first->mark[0]) && points > 0 && lead == first - 1))
    return false;
  if (!marked && !heading && lead->text.end > 0 && c->document->text[lead->text.end - 1] == '.')
    points -= 1;
  points += points_of_place(c, first->block, assessment);
  points += points_of_entries(c, first, count);
  points += marked && counts_proposals(c);
  return points >= (marked ? ENOUGH : ENOUGH + 1);
}

/* Adds what stands as lists to item NUMBER: those with marks, or those without. */
static bool stand_in(struct context *c, uint32_t number, bool marked) {
  const struct item *item = &c->document->item[number];
  struct record_item *record = &c->record->item[number];
  const struct rule *rule = rules_find(c->rules, "proposal.standing");
  uint32_t from = c->document->minutes ? item->first_block : 0, assessment = assessed_from(c, item);
  struct flow_entries flow = flow_entries(c, from, item->first_block + item->block_count);
  bool found = false;
  for (size_t i = 1; rule != NULL && i < flow.count; i++) {
    size_t count = (flow.entry[i].mark != NULL) == marked ? standing_list(c, &flow, i) : 0;
    if (count == 0 || !proposals_stand(c, record, &flow, i, count, assessment))
      continue;
    struct finding finding = {.rule = rule, .at = flow.entry[i - 1].text, .block = flow.entry[i - 1].block};
    for (size_t n = 0; n < count; n++)
      add_proposal(c, record, &finding, flow.entry[i + n].text, NULL);
    i += count - 1;
    found = true;
  }
  return found;
}

/* Does the text of ITEM speak of anything that somebody has handed in? */
static bool about_motion(const struct context *c, const struct item *item) {
  static const char *const words[] = {"otion",     "edborgarförslag", "nitiativ", "verigeförslag", "nvånarförslag",
                                      "e-förslag", "örslagsställare", "etition",  "amninsamling",  "MOTION"};
  const struct document *d = c->document;
  uint32_t first = d->minutes ? item->first_block : 0, end = item->first_block + item->block_count;
  const char *text = d->text + d->block[first].start;
  for (size_t i = 0; i < COUNT(words); i++)
    if (memmem(text, d->block[end - 1].end - d->block[first].start, words[i], strlen(words[i])) != NULL)
      return true;
  return false;
}

void proposals_standing(struct context *c, bool *had, bool marked) {
  if (movers_paper(c))
    return;
  for (uint32_t i = 0; i < c->record->item_count; i++)
    if (!had[i] && c->document->item[i].block_count > 0 && about_motion(c, &c->document->item[i]))
      had[i] = stand_in(c, i, marked);
}
