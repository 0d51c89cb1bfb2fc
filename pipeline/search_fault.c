/* search_fault.c - what is wrong with a question, in a sentence (see search.h). */
#include "search.h"
#include "search_query.h"

#include <string.h>

struct sentence {
  const char *english, *swedish;
};

/* %1$s the word, %2$s the name of the field */
static const struct sentence sentences[] = {
    [SEARCH_NOTHING] = {"nothing to search for: give a word, a \"phrase\" or a beginning*",
                        "Det finns inget att söka efter: skriv ett ord, en \"fras\" eller en början*."},
    [SEARCH_ONLY_EXCLUDED] = {"only excluded words: give also a word that must occur",
                              "Bara uteslutna ord: skriv också ett ord som ska finnas med."},
    [SEARCH_QUOTE_OPEN] = {"a quotation mark is not closed: \"%1$s ... add one at the end",
                           "Ett citattecken saknar sin motsvarighet: \"%1$s … sätt ett i slutet."},
    [SEARCH_LONE_STAR] = {"a star stands alone: put the beginning of a word before it, skol*",
                          "En asterisk står ensam: skriv början av ett ord framför den, skol*."},
    [SEARCH_STAR_INSIDE] = {"a star can stand only at the end of a word: %1$s",
                            "En asterisk kan bara stå sist i ett ord: %1$s."},
    [SEARCH_STAR_SHORT] = {"put at least two letters before the star: %1$s*",
                           "Skriv minst två bokstäver före asterisken: %1$s*."},
    [SEARCH_OR_SIDES] = {"OR needs a wanted word on both sides: skola OR förskola",
                         "ELLER behöver ett ord på varje sida: skola ELLER förskola."},
    [SEARCH_OR_FIELDS] = {"OR joins words, or values of one field, not a field and something else: %1$s",
                          "ELLER kan stå mellan ord eller mellan värden i samma fält, inte mellan ett fält och något "
                          "annat: %1$s."},
    [SEARCH_OPERATOR_LAST] = {"%1$s needs a word after it", "%1$s behöver ett ord efter sig."},
    [SEARCH_TOO_MANY] = {"too many words: 64 at the most", "För många ord: högst 64."},
    [SEARCH_TOO_LONG] = {"the question is too long: 4000 bytes at the most", "Frågan är för lång."},
    [SEARCH_UNKNOWN_FIELD] = {"no field is called \"%1$s\"; in quotation marks it would be words",
                              "Det finns inget fält som heter \"%1$s\"; inom citattecken söks det som ord."},
    [SEARCH_EMPTY_FIELD] = {"nothing stands after \"%1$s:\"", "Efter \"%1$s:\" saknas ett värde."},
    [SEARCH_UNKNOWN_VALUE] = {"nothing here is called \"%1$s\" in the field %2$s",
                              "Inget här heter \"%1$s\" i fältet %2$s."},
    [SEARCH_BAD_YEAR] = {"\"%1$s\" is no year: write år:2016, år:2016..2024, år:2016.. or år:..2024",
                         "\"%1$s\" är inget årtal: skriv år:2016, år:2016..2024, år:2016.. eller år:..2024."},
};

_Static_assert(TERMS_MOST == 64 && QUERY_MOST == 4000, "the sentences name them");

const char *search_fault_text(const struct search_answer *answer, bool swedish, struct arena *arena) {
  if (answer->fault == SEARCH_FINE)
    return NULL;
  const char *format = swedish ? sentences[answer->fault].swedish : sentences[answer->fault].english;
  const char *values[] = {answer->word == NULL ? "" : answer->word, search_field_name(answer->fault_field, swedish)};
  const char *text = "";
  for (const char *at = format; *at != '\0';) {
    size_t length = strcspn(at, "%");
    text = arena_printf(arena, "%s%.*s", text, (int)length, at);
    at += length;
    if (*at == '\0')
      break;
    text = arena_printf(arena, "%s%s", text, values[at[1] - '1']);
    at += 4; /* %1$s */
  }
  if (answer->meant != NULL)
    text = arena_printf(arena, swedish ? "%s Menade du \"%s\"?" : "%s; did you mean \"%s\"?", text, answer->meant);
  return text;
}
