/* search_fields.c - the fields of a query and the words for their values (see search_fields.h). */
#include "search_fields.h"
#include "nearness.h"
#include "passages.h"
#include "unicode.h"

#include <stdlib.h>
#include <string.h>

/* The names of each field, the Swedish one first, the English one second; they can also be typed without å, ä, ö. */
static const struct {
  enum search_field field;
  const char *name;
} names[] = {
    {SEARCH_MUNICIPALITY, "kommun"},
    {SEARCH_MUNICIPALITY, "municipality"},
    {SEARCH_BODY, "organ"},
    {SEARCH_BODY, "body"},
    {SEARCH_BODY, "nämnd"},
    {SEARCH_BODY, "instans"},
    {SEARCH_PARTY, "parti"},
    {SEARCH_PARTY, "party"},
    {SEARCH_STANCE, "hållning"},
    {SEARCH_STANCE, "stance"},
    {SEARCH_STANCE, "ställning"},
    {SEARCH_OUTCOME, "beslut"},
    {SEARCH_OUTCOME, "outcome"},
    {SEARCH_OUTCOME, "utfall"},
    {SEARCH_YEAR, "år"},
    {SEARCH_YEAR, "year"},
    {SEARCH_TYPE, "typ"},
    {SEARCH_TYPE, "type"},
    {SEARCH_KIND, "slag"},
    {SEARCH_KIND, "kind"},
    {SEARCH_MOTION, "motion"},
    {SEARCH_MOTION, "motion"},
    {SEARCH_CASE, "dnr"},
    {SEARCH_CASE, "case"},
    {SEARCH_CASE, "diarienummer"},
    {SEARCH_CASE, "ärende"},
};

/* What people write for the tokens; the tokens themselves are understood, too. */
static const struct {
  enum search_field field;
  const char *word, *token;
} words[] = {
    {SEARCH_STANCE, "tillstyrker", "support"},
    {SEARCH_STANCE, "tillstyrkt", "support"},
    {SEARCH_STANCE, "tillstyrkan", "support"},
    {SEARCH_STANCE, "stöder", "support"},
    {SEARCH_STANCE, "för", "support"},
    {SEARCH_STANCE, "ja", "support"},
    {SEARCH_STANCE, "positiv", "support"},
    {SEARCH_STANCE, "tillstyrker med förbehåll", "qualified-support"},
    {SEARCH_STANCE, "förbehåll", "qualified-support"},
    {SEARCH_STANCE, "villkorat", "qualified-support"},
    {SEARCH_STANCE, "delvis", "partial"},
    {SEARCH_STANCE, "tillstyrker delvis", "partial"},
    {SEARCH_STANCE, "tillgodosett", "met"},
    {SEARCH_STANCE, "redan tillgodosett", "met"},
    {SEARCH_STANCE, "uppfyllt", "met"},
    {SEARCH_STANCE, "neutral", "neutral"},
    {SEARCH_STANCE, "tar inte ställning", "neutral"},
    {SEARCH_STANCE, "avstyrker", "oppose"},
    {SEARCH_STANCE, "avstyrkt", "oppose"},
    {SEARCH_STANCE, "avstyrkan", "oppose"},
    {SEARCH_STANCE, "emot", "oppose"},
    {SEARCH_STANCE, "mot", "oppose"},
    {SEARCH_STANCE, "nej", "oppose"},
    {SEARCH_STANCE, "negativ", "oppose"},
    {SEARCH_OUTCOME, "bifall", "granted"},
    {SEARCH_OUTCOME, "bifalls", "granted"},
    {SEARCH_OUTCOME, "bifallen", "granted"},
    {SEARCH_OUTCOME, "delvis bifall", "partly-granted"},
    {SEARCH_OUTCOME, "delvis", "partly-granted"},
    {SEARCH_OUTCOME, "avslag", "rejected"},
    {SEARCH_OUTCOME, "avslås", "rejected"},
    {SEARCH_OUTCOME, "avslagen", "rejected"},
    {SEARCH_OUTCOME, "besvarad", "answered"},
    {SEARCH_OUTCOME, "besvarat", "answered"},
    {SEARCH_OUTCOME, "överlämnat som svar", "forwarded"},
    {SEARCH_OUTCOME, "överlämnat", "forwarded"},
    {SEARCH_OUTCOME, "överlämnas", "forwarded"},
    {SEARCH_OUTCOME, "remitterat", "referred"},
    {SEARCH_OUTCOME, "remitteras", "referred"},
    {SEARCH_OUTCOME, "remiss", "referred"},
    {SEARCH_OUTCOME, "återremiss", "remitted"},
    {SEARCH_OUTCOME, "återremitteras", "remitted"},
    {SEARCH_OUTCOME, "bordlagt", "tabled"},
    {SEARCH_OUTCOME, "bordläggs", "tabled"},
    {SEARCH_OUTCOME, "bordläggning", "tabled"},
    {SEARCH_OUTCOME, "godkänt", "approved"},
    {SEARCH_OUTCOME, "godkänns", "approved"},
    {SEARCH_OUTCOME, "antaget", "approved"},
    {SEARCH_OUTCOME, "till protokollet", "noted"},
    {SEARCH_OUTCOME, "till handlingarna", "noted"},
    {SEARCH_OUTCOME, "återtaget", "withdrawn"},
    {SEARCH_OUTCOME, "avskrivet", "struck"},
    {SEARCH_OUTCOME, "avskrivs", "struck"},
    {SEARCH_OUTCOME, "utsett", "appointed"},
    {SEARCH_OUTCOME, "avstår från yttrande", "declined"},
    {SEARCH_OUTCOME, "avstår", "declined"},
    {SEARCH_OUTCOME, "uppdrag", "assigned"},
    {SEARCH_TYPE, "motion", "motion"},
    {SEARCH_TYPE, "skrivelse", "inquiry"},
    {SEARCH_TYPE, "nämndinitiativ", "inquiry"},
    {SEARCH_TYPE, "remiss", "referral"},
    {SEARCH_TYPE, "tjänsteutlåtande", "official-report"},
    {SEARCH_TYPE, "tjänsteskrivelse", "official-report"},
    {SEARCH_TYPE, "yttrande", "statement"},
    {SEARCH_TYPE, "remissvar", "statement"},
    {SEARCH_TYPE, "protokoll", "minutes"},
    {SEARCH_TYPE, "protokollsutdrag", "minutes-extract"},
    {SEARCH_TYPE, "kallelse", "agenda"},
    {SEARCH_TYPE, "dagordning", "agenda"},
    {SEARCH_TYPE, "föredragningslista", "agenda"},
    {SEARCH_TYPE, "reservation", "reservation"},
    {SEARCH_TYPE, "övrigt", "other"},
    {SEARCH_KIND, "titel", "title"},
    {SEARCH_KIND, "rubrik", "heading"},
    {SEARCH_KIND, "stycke", "paragraph"},
    {SEARCH_KIND, "text", "paragraph"},
    {SEARCH_KIND, "förslag", "proposal"},
    {SEARCH_KIND, "att-sats", "proposal"},
    {SEARCH_KIND, "yrkande", "proposal"},
    {SEARCH_KIND, "ställningstagande", "position"},
    {SEARCH_KIND, "hållning", "position"},
    {SEARCH_KIND, "svar", "answer"},
    {SEARCH_KIND, "beslut", "decision"},
    {SEARCH_KIND, "omröstning", "vote"},
    {SEARCH_KIND, "votering", "vote"},
    {SEARCH_KIND, "avvikande mening", "dissent"},
    {SEARCH_KIND, "reservation", "dissent"},
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

const char *search_field_name(enum search_field field, bool swedish) {
  for (size_t i = 0; i < COUNT(names); i++)
    if (names[i].field == field)
      return names[swedish ? i : i + 1].name;
  return NULL;
}

/* WORD in lower case, å, ä and ö as a and o: a form in which typed and known words are compared. */
static const char *plain(const char *word, size_t length, struct arena *arena) {
  size_t clean_length;
  const char *clean = unicode_clean(arena, word, length, &clean_length);
  char *key = unicode_key(arena, clean, clean_length), *out = key;
  for (const char *at = key; *at != '\0'; at++)
    if ((unsigned char)*at == 0xC3 && ((unsigned char)at[1] == 0xA5 || (unsigned char)at[1] == 0xA4))
      *out++ = 'a', at++;
    else if ((unsigned char)*at == 0xC3 && (unsigned char)at[1] == 0xB6)
      *out++ = 'o', at++;
    else
      *out++ = *at;
  *out = '\0';
  return key;
}

/* Keeps in *BEST and *MEANT the nearer of two words. */
static void consider(const char *typed, const char *known, const char *shown, unsigned *best, const char **meant) {
  unsigned distance = word_distance(typed, strlen(typed), known, strlen(known), *best);
  if (distance < *best) {
    *best = distance;
    *meant = shown;
  }
}

enum search_field field_called(const char *name, size_t length, struct arena *arena, const char **meant) {
  const char *typed = plain(name, length, arena);
  unsigned best = word_distance_allowed(strlen(typed)) + 1;
  *meant = NULL;
  for (size_t i = 0; i < COUNT(names); i++) {
    const char *known = plain(names[i].name, strlen(names[i].name), arena);
    if (strcmp(typed, known) == 0)
      return names[i].field;
    consider(typed, known, names[i].name, &best, meant);
  }
  return SEARCH_FIELDS;
}

const char *const *field_token_list(enum search_field field) {
  switch (field) {
  case SEARCH_STANCE:
    return passage_stances;
  case SEARCH_OUTCOME:
    return passage_outcomes;
  case SEARCH_TYPE:
    return document_types;
  case SEARCH_KIND:
    return passage_kinds;
  default:
    return NULL;
  }
}

static uint32_t bit_of(enum search_field field, const char *token) {
  const char *const *list = field_token_list(field);
  size_t end = field == SEARCH_KIND ? PASSAGE_KINDS : SIZE_MAX;
  for (size_t i = 0; list != NULL && i < end && list[i] != NULL; i++)
    if (*token != '\0' && strcmp(list[i], token) == 0)
      return 1u << i;
  return 0;
}

uint32_t field_tokens(enum search_field field, const char *value, struct arena *arena, const char **meant) {
  enum { BEGINNING_LEAST = 4 };
  *meant = NULL;
  if (field_token_list(field) == NULL)
    return 0;
  const char *typed = plain(value, strlen(value), arena);
  size_t length = strlen(typed);
  unsigned best = word_distance_allowed(length) + 1;
  uint32_t begins = 0, exact = bit_of(field, typed);
  for (size_t i = 0; i < COUNT(words) && exact == 0; i++) {
    const char *known = plain(words[i].word, strlen(words[i].word), arena);
    if (words[i].field != field)
      continue;
    if (strcmp(typed, known) == 0)
      exact = bit_of(field, words[i].token);
    else if (length >= BEGINNING_LEAST && strncmp(typed, known, length) == 0 && begins == 0)
      begins = bit_of(field, words[i].token);
    consider(typed, known, words[i].word, &best, meant);
    consider(typed, words[i].token, words[i].token, &best, meant);
  }
  return exact != 0 ? exact : begins;
}

static const char *read_year(const char *text, int *year) {
  char *end;
  long value = strtol(text, &end, 10);
  if (end != text + 4 || value < 1000 || text[0] < '0')
    return NULL;
  *year = (int)value;
  return end;
}

bool field_years(const char *value, int *from, int *to) {
  static const char *const dashes[] = {"...", "..", "\xE2\x80\xA6", "-", "\xE2\x80\x93"};
  const char *at = value;
  *from = 0;
  *to = 9999;
  const char *after = read_year(at, from);
  at = after == NULL ? at : after;
  if (after != NULL && *at == '\0') {
    *to = *from;
    return true;
  }
  for (size_t i = 0; i < COUNT(dashes); i++) {
    size_t length = strlen(dashes[i]);
    if (strncmp(at, dashes[i], length) != 0)
      continue;
    at += length;
    if (*at == '\0')
      return after != NULL;
    const char *end = read_year(at, to);
    return end != NULL && *end == '\0' && *from <= *to;
  }
  return false;
}
