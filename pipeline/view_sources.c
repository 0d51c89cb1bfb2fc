/* view_sources.c - which body a sentence or a heading names as the one whose view it tells.
 *
 * A body tells its view as the subject of a verb of telling ("Socialnämnden anser"), behind the verb ("menar
 * förvaltningen"), behind "enligt", as the agent of a passive ("avstyrks av nämnden"), as the owner of a paper ("I
 * kontorets yttrande framhålls") or as the one to whom the matter was sent ("av kontoret, som avstyrker").  A body that
 * is the object of another preposition is spoken of. */
#include "view_sources.h"
#include "topic_signs.h"

#include <string.h>

#define COUNT(words) (sizeof(words) / sizeof(words)[0])

/* A body named in a sentence: where its name begins and ends in the text, the "s" of a genitive apart. */
struct body_name {
  size_t first, end;
  bool genitive, outside;
};

/* How a word ends; asked of every word of a text, so the length is at hand, which ends_any() counts. */
struct ending {
  const char *text;
  size_t length;
};

#define ENDING(text)                                                                                                   \
  { text, sizeof(text) - 1 }

static bool has_ending(const char *word, size_t length, const struct ending *ends, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (length >= ends[i].length && word[length - 1] == ends[i].text[ends[i].length - 1] &&
        word[length - ends[i].length] == ends[i].text[0] &&
        memcmp(word + length - ends[i].length, ends[i].text, ends[i].length) == 0)
      return true;
  return false;
}

static bool is_word(const char *word, size_t length, const char *const *words, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (strlen(words[i]) == length && memcmp(word, words[i], length) == 0)
      return true;
  return false;
}

static size_t word_length(const char *text) { return strcspn(text, " ,.:;()\n"); }

/* "förvaltningen", "kommunledningskontoret", "socialnämnd": is the word the name of a body, or the end of one? */
static bool names_body(const char *word, size_t length) {
  static const struct ending ends[] = {
      ENDING("förvaltningen"), ENDING("förvaltning"), ENDING("kontoret"),    ENDING("kontor"),   ENDING("enheten"),
      ENDING("avdelningen"),   ENDING("kansliet"),    ENDING("staben"),      ENDING("sektorn"),  ENDING("chefen"),
      ENDING("direktören"),    ENDING("utredaren"),   ENDING("rotel"),       ENDING("nämnden"),  ENDING("nämnd"),
      ENDING("utskottet"),     ENDING("utskott"),     ENDING("styrelsen"),   ENDING("styrelse"), ENDING("fullmäktige"),
      ENDING("beredningen"),   ENDING("kommittén"),   ENDING("delegationen")};
  static const struct ending others[] = {ENDING("lägenheten"),     ENDING("medvetenheten"), ENDING("erfarenheten"),
                                         ENDING("frånvarande"),    ENDING("länsstyrelsen"), ENDING("ägenheten"),
                                         ENDING("förberedningen"), ENDING("uppskov")};
  return has_ending(word, length, ends, COUNT(ends)) && !has_ending(word, length, others, COUNT(others));
}

static bool names_outsider(const char *word, size_t length) {
  static const struct ending ends[] = {ENDING("bolaget"),           ENDING("rådet"),         ENDING("föreningen"),
                                       ENDING("förbundet"),         ENDING("regionen"),      ENDING("polisen"),
                                       ENDING("myndigheten"),       ENDING("länsstyrelsen"), ENDING("facket"),
                                       ENDING("remissinstanserna"), ENDING("rektor"),        ENDING("trafikverket"),
                                       ENDING("skolverket")};
  static const struct ending others[] = {ENDING("området"), ENDING("förrådet")};
  return is_word(word, length, (const char *const[]){"ab"}, 1) ||
         (has_ending(word, length, ends, COUNT(ends)) && !has_ending(word, length, others, COUNT(others)));
}

static size_t word_before(const char *text, size_t at, size_t *start) {
  size_t end = at;
  while (end > 0 && text[end - 1] == ' ')
    end--;
  *start = end;
  while (*start > 0 && strchr(" ,.:;()", text[*start - 1]) == NULL)
    (*start)--;
  return end - *start;
}

/* Takes in what stands before the last word of a name: "Vård- och omsorgs|förvaltningen", "Tekniska |nämnden". */
static size_t whole_name(const char *text, size_t first) {
  size_t start, length = word_before(text, first, &start);
  if (length > 0 && is_word(text + start, length, (const char *const[]){"och", "samt"}, 2)) {
    size_t begin, size = word_before(text, start, &begin);
    return size > 1 && text[begin + size - 1] == '-' ? begin : first;
  }
  static const struct ending ends[] = {ENDING("tekniska"),   ENDING("sociala"),  ENDING("humanistiska"),
                                       ENDING("gemensamma"), ENDING("allmänna"), ENDING("centrala")};
  return length > 0 && has_ending(text + start, length, ends, COUNT(ends)) ? start : first;
}

/* Reads the word of LENGTH at AT of TEXT as a body's name; false if it is none. */
static bool read_name(const char *text, size_t at, size_t length, struct body_name *out) {
  *out = (struct body_name){.outside = names_outsider(text + at, length)};
  bool genitive = length > 2 && text[at + length - 1] == 's';
  if (!out->outside && !names_body(text + at, length)) {
    if (!genitive || !names_body(text + at, length - 1))
      return false;
    out->genitive = true;
    length--;
  }
  out->first = whole_name(text, at);
  out->end = at + length;
  /* "Kommunstyrelsens arbetsutskott", "Nämnden för teknik" */
  const char *behind = text + out->end + (out->genitive ? 2 : 1);
  size_t next = out->end < strlen(text) && strlen(text) > (size_t)(behind - text) ? word_length(behind) : 0;
  if (out->genitive && next > 0 && names_body(behind, next)) {
    out->end = (size_t)(behind - text) + next;
    out->genitive = false;
  } else if (!out->genitive && next == strlen("för") && strncmp(behind, "för ", strlen("för ")) == 0 &&
             is_word(text + at, length, (const char *const[]){"nämnden", "nämnd"}, 2)) {
    out->end = (size_t)(behind - text) + strlen("för ") + word_length(behind + strlen("för "));
  }
  return true;
}

/* ---- words of telling ---- */

/* Stems of verbs of telling, and of what is told. */
static bool begins_to_tell(const char *text) {
  static const char *const stems[] = {
      "anse",        "ansåg",     "ansett",     "anför",    "bedöm",       "konstater",  "framhåll",  "framhöll",
      "framför",     "framgår",   "mena",       "skriv",    "skrev",       "synpunkt",   "ställ",     "tillstyrk",
      "avstyrk",     "delar ",    "delade ",    "delat ",   "instäm",      "påpeka",     "pekar ",    "pekat ",
      "tycke",       "tyckt",     "välkomna",   "uppge",    "uppgav",      "upplys",     "redogör",   "redovisa",
      "invänd",      "erinra",    "yttra",      "avråd",    "avrått",      "förord",     "tjänstesk", "tjänsteut",
      "förklara",    "säger ",    "sade ",      "sagt ",    "rekommend",   "motsätt",    "motsatt",   "anslut",
      "finner ",     "fann ",     "funnit ",    "tror ",    "vill ",       "beton",      "understr",  "noter",
      "svarar ",     "hänvis",    "vidhåll",    "stödj",    "stöd",        "föreslå",    "föreslog",  "föreslag",
      "påminn",      "medge",     "tillägg",    "tillagt",  "lägger till", "lyfter ",    "uttal",     "uttryck",
      "inga synp",   "önskar ",   "gör följ",   "gör bed",  "gör en",      "gör den",    "gör samma", "gärna ",
      "beskriv",     "hävda",     "varna",      "bifall",   "bifaller",    "avslå",      "uppskatta", "acceptera",
      "avvisa",      "föredrar ", "mening",     "åsikt",    "uppfattning", "ståndpunkt", "positiv",   "negativ",
      "tvek",        "kritisk",   "enig ",      "beredd ",  "skeptisk",    "oroa",       "betvivl",   "ifrågas",
      "ser ",        "såg ",      "inget att",  "inte att", "välkomn",     "tilltala",   "försvar",   "kan inte ",
      "kan se ",     "kan tänka", "avser att ", "påtala",   "befara",      "besvara",    "medverka",  "reserver",
      "prioritera ", "förespråk", "resonera",   "argument", "sluter ",     "åberopa",    "värna",     "avstå"};
  static _Thread_local struct any_of listed = ANY_OF(stems);
  return begins_listed(text, &listed);
}

/* Does a word of telling stand in the LENGTH bytes of TEXT from its beginning? */
static bool tells_within(const char *text, size_t length) {
  for (size_t at = 0; at < length && text[at] != '\0'; at++)
    if ((at == 0 || text[at - 1] == ' ') && begins_to_tell(text + at))
      return true;
  return false;
}

/* "Nämnden bör avslå", "Nämnden föreslås besluta": what the body is to do, not what it thinks. */
static bool is_told_to(const char *behind) {
  static const char *const words[] = {"bör ",   "ska ",     "skall ",      "behöver ",
                                      "måste ", "föreslås", "kommer att ", "får i "};
  return begins_any(behind, words, COUNT(words));
}

/* "i kontorets yttrande", "nämndens uppfattning": a paper or an opinion that belongs to the body. */
static bool owns_paper(const char *behind) {
  static const char *const papers[] = {"yttrande",
                                       "tjänsteskrivelse",
                                       "tjänsteutlåtande",
                                       "bedömning",
                                       "mening",
                                       "uppfattning",
                                       "synpunkt",
                                       "svar",
                                       "remissvar",
                                       "skrivelse",
                                       "förslag",
                                       "ståndpunkt",
                                       "inställning",
                                       "utredning",
                                       "övervägande",
                                       "utlåtande",
                                       "redogörelse",
                                       "slutsats",
                                       "motivering",
                                       "promemoria",
                                       "ställningstagande",
                                       "skäl",
                                       "hållning",
                                       "åsikt"};
  enum { WORDS = 3 };
  for (size_t word = 0; word < WORDS && *behind != '\0'; word++) {
    if (begins_any(behind, papers, COUNT(papers)))
      return true;
    behind += strcspn(behind, " ");
    behind += *behind == ' ';
  }
  return false;
}

/* ---- sentences ---- */

/* "motionären", "motionen", a member with his party: does the mover's word come before AT? */
static bool mover_before(const char *folded, size_t at) {
  static const char *const words[] = {"motionären",  "motionärerna",      "motionen",   "förslagsställaren",
                                      "ledamöterna", "förslagsställarna", "ordföranden"};
  for (size_t i = 0; i < at;) {
    size_t length = word_length(folded + i);
    if (is_word(folded + i, length, words, COUNT(words)))
      return true;
    i += length + (folded[i + length] != '\0');
  }
  return false;
}

enum manner { SPOKEN_OF, SUBJECT, OWNER, AGENT };

/* How NAME stands in the sentence FOLDED. */
static enum manner manner_of(const char *folded, const struct body_name *name) {
  enum { NEAR = 110 };
  static const char *const prepositions[] = {"av",    "till", "från", "hos",  "inom",  "med", "för",     "mot",
                                             "på",    "vid",  "i",    "om",   "än",    "och", "genom",   "via",
                                             "under", "utom", "åt",   "samt", "bland", "den", "privata", "som"};
  const char *behind = folded + name->end + (name->genitive ? 1 : 0);
  behind += *behind == ' ';
  size_t start, length = word_before(folded, name->first, &start);
  const char *before = folded + start;
  bool enligt = is_word(before, length, (const char *const[]){"enligt"}, 1);
  if (name->genitive)
    return owns_paper(behind) && name->first < NEAR &&
                   (length == 0 || enligt || is_word(before, length, (const char *const[]){"i", "av"}, 2)) &&
                   (length == 0 || start == 0 || enligt)
               ? OWNER
               : SPOKEN_OF;
  if (enligt)
    return AGENT;
  if (is_word(before, length, (const char *const[]){"av", "till", "från"}, 3)) {
    size_t verb, size = word_before(folded, start, &verb);
    bool passive = size > 2 && folded[verb + size - 1] == 's' && begins_to_tell(folded + verb);
    const char *relative = behind + (strncmp(behind, ", ", 2) == 0 ? 2 : 0);
    const char *clause = strncmp(relative, "som ", strlen("som ")) == 0 ? relative + strlen("som ") : NULL;
    bool replied = strncmp(before, "från", length) == 0 && name->first < NEAR &&
                   (strstr(folded, "yttrande") != NULL || strstr(folded, "svar") != NULL);
    return passive || replied || (clause != NULL && tells_within(clause, 20)) ? AGENT : SPOKEN_OF;
  }
  bool clause = is_word(before, length, (const char *const[]){"och", "samt"}, 2) && begins_to_tell(behind);
  if (is_word(before, length, prepositions, COUNT(prepositions)) && !clause)
    return SPOKEN_OF;
  if (length > 0 && begins_to_tell(before) && (strchr(",.", folded[start + length]) == NULL))
    return AGENT; /* "menar förvaltningen" */
  return name->first < NEAR && !mover_before(folded, name->first) ? SUBJECT : SPOKEN_OF;
}

/* "Motionen har remitterats till", "Tekniska chefen redogör för ärendet". */
static bool is_handling(const char *folded) {
  static const char *const begins[] = {
      "motionen har ", "motionen remit", "motionen bered", "motionen skick", "ärendet har ",
      "ärendet be",    "ärendet åter",   "ärendet remi",   "remissen har ",  "med anledning av remiss",
      "motionen väck", "motionen anmäl", "motionen över",  "yttrande har in"};
  static const char *const words[] = {"redogör för ärendet", "föredrar ärendet",  "informerar om ärendet",
                                      "remitterade ",        "har remitterat",    "skickats på remiss",
                                      "behandlade ärendet",  "behandlat ärendet", "beslutade att remittera",
                                      "har översänt",        "för beredning",     "lämnat över ärendet"};
  return begins_any(folded, begins, COUNT(begins)) || contains_any(folded, words, COUNT(words)) ||
         of_the_handling(folded);
}

/* "I tjänsteskrivelsen konstateras", "Av utlåtandet framgår", "Där framhålls". */
static enum source_kind paper_speaks(const char *folded) {
  static const char *const places[] = {"i ",     "av ",   "enligt ", "i den ", "av den ",
                                       "i ett ", "i en ", "i sitt ", "i sin "};
  static const char *const papers[] = {"tjänsteskrivelse",        "tjänsteutlåtande",      "tjänstemannayttrande",
                                       "förslaget till yttrande", "förslag till yttrande", "beredningsskrivelse"};
  static const char *const replies[] = {"yttrandet", "yttrande", "remissvaret", "svaret", "skrivelsen", "underlaget"};
  static const char *const there[] = {"där ", "däri ", "av detta framgår", "vidare fram", "vidare anf", "vidare konst"};
  enum { NEAR = 90 };
  for (size_t i = 0; i < COUNT(places); i++) {
    const char *paper = folded + strlen(places[i]);
    if (strncmp(folded, places[i], strlen(places[i])) != 0)
      continue;
    if (begins_any(paper, papers, COUNT(papers)) && tells_within(paper + 8, NEAR))
      return SOURCE_DOCUMENT;
    if (begins_any(paper, replies, COUNT(replies)) && tells_within(paper + 7, NEAR))
      return SOURCE_THERE;
  }
  return begins_any(folded, there, COUNT(there)) && tells_within(folded, NEAR) ? SOURCE_THERE : SOURCE_NONE;
}

/* Does SENTENCE begin with the mover, a member or the chair as its subject? */
static bool begins_with_member(struct context *c, struct range sentence, const char *folded) {
  static const char *const begins[] = {"motionären", "motionärerna", "förslagsställar", "i motionen ",
                                       "ordförande", "ledamot",      "motionens syfte"};
  enum { NEAR = 40 };
  struct named who = {0};
  struct range head = {sentence.start, sentence.start + NEAR < sentence.end ? sentence.start + NEAR : sentence.end};
  return begins_any(folded, begins, COUNT(begins)) || (people_in(c, head, &who, 1) > 0 && who.party != NULL);
}

/* "Fritidsnämnden: ...", "Fritidsnämnden (2018-03-07, § 19): ..." */
static bool is_label_end(const char *behind) {
  if (strncmp(behind, " (", 2) == 0)
    behind += strcspn(behind, ")") + (strchr(behind, ')') != NULL);
  return behind[0] == ':' && behind[1] == ' ';
}

static struct source named(struct context *c, struct range at, const struct body_name *name, enum source_kind kind) {
  /* bytes of the folded text are those of the text with white space made single */
  const char *text = arena_strndup(c->arena, range_text(c, at) + name->first, name->end - name->first);
  const char *layer = name->outside ? "third-party" : body_layer(c, text);
  return (struct source){kind, text, layer == NULL ? "administration" : layer, name->first == 0};
}

struct source source_of(struct context *c, struct range sentence) {
  enum { FAR = 70 };
  const char *folded = folded_range(c, sentence);
  struct source mention = {0};
  bool handled = is_handling(folded);
  if (begins_with_member(c, sentence, folded))
    return (struct source){.kind = SOURCE_OTHER};
  for (size_t at = 0; folded[at] != '\0';) {
    size_t length = word_length(folded + at);
    struct body_name name;
    if (length > 1 && read_name(folded, at, length, &name)) {
      enum manner manner = manner_of(folded, &name);
      const char *behind = folded + name.end + (name.genitive ? 1 : 0);
      behind += *behind == ' ';
      bool label = name.first == 0 && !name.genitive && is_label_end(folded + name.end);
      bool tells = label || manner == AGENT || (manner == OWNER && !handled) ||
                   (manner == SUBJECT && !is_told_to(behind) && tells_within(behind, FAR) && !handled);
      if (tells && name.outside)
        return (struct source){.kind = SOURCE_OTHER};
      if (tells)
        return named(c, sentence, &name, SOURCE_TELLS);
      if ((manner == SUBJECT || (handled && !name.genitive)) && !name.outside && mention.kind == SOURCE_NONE)
        mention = named(c, sentence, &name, SOURCE_NAMED);
      at = name.end > at + length ? name.end : at + length;
    } else {
      at += length;
    }
    at += folded[at] != '\0';
  }
  enum source_kind paper = paper_speaks(folded);
  if (paper != SOURCE_NONE)
    return (struct source){.kind = paper};
  if (handled || speaker_of(c, sentence, (struct range){sentence.end, sentence.end}).voice == VOICE_MOVER)
    return (struct source){.kind = SOURCE_OTHER, .name = mention.name, .layer = mention.layer};
  return mention;
}

struct source source_of_heading(struct context *c, uint32_t block) {
  enum { LONGEST = 90 };
  struct range range = block_range(c, block);
  const char *folded = folded_range(c, range);
  size_t size = strlen(folded);
  if (size == 0 || size > LONGEST || strchr(".?!", folded[size - 1]) != NULL)
    return (struct source){0};
  for (size_t at = 0; folded[at] != '\0';) {
    size_t length = word_length(folded + at);
    struct body_name name;
    if (length > 3 && read_name(folded, at, length, &name) && !name.outside) {
      const char *behind = folded + name.end + (name.genitive ? 2 : 0);
      size_t start, before = word_before(folded, name.first, &start);
      bool alone =
          !name.genitive && name.first == 0 && strchr("(,:", folded[name.end + (folded[name.end] == ' ')]) != NULL;
      bool from = is_word(folded + start, before, (const char *const[]){"från", "av"}, 2) &&
                  (tells_within(folded, start) || strstr(folded, "svar ") != NULL);
      if (alone || (name.genitive && strlen(folded) > name.end + 2 && owns_paper(behind)) || (!name.genitive && from))
        return named(c, range, &name, SOURCE_TELLS);
    }
    at += length + (folded[at + length] != '\0');
  }
  return (struct source){0};
}

/* Is NAME one of those in whose voice the paper is written? */
static bool speaks_here(struct context *c, const char *name, const char *layer) {
  const char *own[] = {c->record->issuer.text, c->record->addressee.text};
  for (size_t i = 0; i < COUNT(own); i++)
    if (own[i] != NULL &&
        (ends_with(folded(c, own[i]), folded(c, name)) || ends_with(folded(c, name), folded(c, own[i]))))
      return true;
  return is_bare_body(name) || (own[0] == NULL && is(layer, c->issuer_layer));
}

/* Does a word of LIST begin behind a space of TEXT?  Asked before what costs more. */
static bool has_word_of(const char *text, struct any_of *list) {
  for (const char *space = strchr(text, ' '); space != NULL; space = strchr(space + 1, ' '))
    if (begins_listed(space + 1, list))
      return true;
  return false;
}

bool another_thinks(struct context *c, struct range sentence) {
  static const char *const verbs[] = {
      "anser",     "ansåg",      "menar",       "menade",     "tycker",     "tyckte",     "tillstyrk",  "avstyrk",
      "avråd",     "motsätt",    "motsatt",     "förord",     "välkomna",   "befara",     "önskar",     "ställer sig",
      "säger ja",  "säger nej",  "varnar",      "vill ",      "är positiv", "är negativ", "är kritisk", "är tveksam",
      "är emot ",  "har ställt", "har avstyrk", "har tillst", "har avrått", "stöder",     "stödjer",    "invänder",
      "har inget", "har inga",   "prioriterar", "efterlys",   "har yttrat", "har svarat", "framhåller", "framför",
      "skriver",   "har framf",  "har förord",  "har i sitt", "har i ett",  "har i en ",  "har i skri", "har meddel"};
  static _Thread_local struct any_of listed = ANY_OF(verbs);
  if (!has_word_of(folded_range(c, sentence), &listed))
    return false;
  struct source source = source_of(c, sentence);
  if (source.kind != SOURCE_TELLS || source.name == NULL || !source.begins || speaks_here(c, source.name, source.layer))
    return false;
  const char *behind = folded_range(c, sentence) + strlen(folded(c, source.name));
  return *behind == ' ' && begins_listed(behind + 1, &listed);
}

bool is_bare_body(const char *name) {
  static const char *const words[] = {"förvaltningen", "kontoret",    "nämnden", "styrelsen",
                                      "utskottet",     "avdelningen", "enheten", "kansliet",
                                      "beredningen",   "kommittén",   "sektorn", "staben"};
  for (size_t i = 0; i < COUNT(words); i++)
    if (strcasecmp(name, words[i]) == 0)
      return true;
  return false;
}
