/* gazetteer.h - the name lists of pipeline/gazetteers/: municipalities, districts, parties, committees, headings ...
 *
 * Lists are tab-separated UTF-8 with one line of column names; lines that begin with # are comments.  They are read
 * once and never change.  Look-ups ignore case and a genitive -s.
 */
#ifndef STANDPUNKT_GAZETTEER_H
#define STANDPUNKT_GAZETTEER_H

#include "arena.h"
#include "error.h"
#include <stddef.h>
#include <stdint.h>

struct gazetteer;

struct municipality {
  const char *code;   /* official, four digits: "0180" */
  const char *name;   /* "Stockholm" */
  const char *county; /* "Stockholms län" */
  const char *domain; /* "stockholm.se" */
};

/* A district or committee area that existed from one year to another. */
struct district {
  const char *municipality; /* code */
  const char *name;         /* "Älvsjö" */
  const char *committee;    /* "Älvsjö stadsdelsnämnd" */
  int from, to;             /* years; 0 = not known / still there */
  const char *successor;    /* name of the district it became part of; NULL */
};

struct party {
  const char *abbreviation; /* "L", upper case as printed today */
  const char *name;         /* "Liberalerna" */
  const char *successor;    /* of FP: "L"; NULL */
  const char *municipality; /* code of a local party's municipality; NULL = in all the country */
};

enum body_level {
  BODY_COUNCIL,
  BODY_BOARD,
  BODY_COMMITTEE,
  BODY_PREPARATORY,
  BODY_ADMINISTRATION,
  BODY_STATE,
  BODY_OTHER
};

struct body {
  const char *name;         /* "kommunstyrelsen" */
  const char *abbreviation; /* "KS"; NULL */
  enum body_level level;
};

/* One wording of a heading and the role (token of document.h) it gives its section. */
struct heading_wording {
  const char *role;
  const char *wording; /* lower case; "*" stands for any words, as in "*s förslag till beslut" */
};

/* Reads all lists in DIRECTORY; NULL with ERROR set, naming file and line, if one is missing or wrong.
 * Free by gazetteer_free. */
struct gazetteer *gazetteer_load(const char *directory, struct error *error);
/* The same without the lists by which sentences are weighed, which are nine tenths of all: for what asks for names and
 * words, and reads no paper. */
struct gazetteer *gazetteer_load_names(const char *directory, struct error *error);
void gazetteer_free(struct gazetteer *gazetteer);

/* SHA-256 of all lists that were read together, 64 hexadecimal digits. */
const char *gazetteer_hash(const struct gazetteer *gazetteer);

/* The municipality called NAME ("Malmö", "Malmö stad", "Malmös", "Upplands Väsby kommun"), or NULL. */
const struct municipality *gazetteer_municipality(const struct gazetteer *gazetteer, const char *name, size_t length);
const struct municipality *gazetteer_municipality_code(const struct gazetteer *gazetteer, const char *code);
/* By e-mail or web domain: "kista@stockholm.se" -> Stockholm. */
const struct municipality *gazetteer_municipality_domain(const struct gazetteer *gazetteer, const char *text,
                                                         size_t length);

/* The district with which NAME begins or that NAME is: "Älvsjö stadsdelsnämnd", "Älvsjö stadsdelsförvaltning",
 * "Älvsjö"; of several with one name the one that existed in YEAR (0 = the latest).  NULL if none. */
const struct district *gazetteer_district(const struct gazetteer *gazetteer, const char *name, size_t length, int year);

/* By abbreviation or name: "FP", "fp", "Folkpartiet", "Folkpartiet liberalerna", "F!". */
const struct party *gazetteer_party(const struct gazetteer *gazetteer, const char *name, size_t length);

/* By name or abbreviation: "Kommunstyrelsen", "KS", "ASN"; definite or not.  A body that is not in the list gives the
 * general one for its ending ("nämnden" for "Lekplatsnämnden"), so that its level is known: keep the printed name. */
const struct body *gazetteer_body(const struct gazetteer *gazetteer, const char *name, size_t length);

/* The role token of a heading's text, or NULL.  If the matching wording begins with "*", the bytes that the star
 * covered are given in *SLOT and *SLOT_LENGTH (else NULL, 0). */
const char *gazetteer_heading(const struct gazetteer *gazetteer, const char *text, size_t length, const char **slot,
                              size_t *slot_length);

/* Groups of words and phrases that mean the same (synonyms.tsv: group, then wordings).  The group, from 1, that the
 * word or phrase belongs to; 0 if none.  Wordings are compared by their stems, so that inflections match. */
int gazetteer_synonym(const struct gazetteer *gazetteer, const char *phrase, size_t length);
/* False if no wording begins with the word or words WORD; in *GROUP the group that they belong to by themselves. */
bool gazetteer_synonym_begins(const struct gazetteer *gazetteer, const char *word, size_t length, int *group);
/* Calls EACH with every wording of GROUP, as the stems of its words with spaces between. */
void gazetteer_synonym_stems(const struct gazetteer *gazetteer, int group,
                             void (*each)(const char *stems, void *context), void *context);
/* Calls EACH with the wordings of GROUP as the list has them. */
void gazetteer_synonym_each(const struct gazetteer *gazetteer, int group,
                            void (*each)(const char *wording, void *context), void *context);
/* The most words that any wording has. */
int gazetteer_synonym_words(const struct gazetteer *gazetteer);

/* True for abbreviations that end in a full stop without ending the sentence: "bl.a.", "m.fl.", "kap.", "t.ex.". */
bool gazetteer_abbreviation(const struct gazetteer *gazetteer, const char *word, size_t length);

/* True for job titles of municipal officers: "stadsdelsdirektör", "avdelningschef", "tf. förvaltningschef". */
bool gazetteer_title(const struct gazetteer *gazetteer, const char *text, size_t length);

/* Somebody's part in a meeting, as the forms of its minutes call it. */
enum office {
  OFFICE_NONE, /* no such wording */
  OFFICE_CHAIR,
  OFFICE_SECRETARY,
  OFFICE_ADJUSTER,
  OFFICE_MEMBER,    /* anybody else elected */
  OFFICE_CERTIFIER, /* who vouches for the copy */
  OFFICE_OFFICER,   /* who handles the matter */
  OFFICE_COUNT
};

/* The part that the whole of TEXT names: "Ordförande", "Vid protokollet", "Utses att justera", "2:e vice ordförande".
 * *LEADS: the wording only stands before names, never behind one as a title. */
enum office gazetteer_office(const struct gazetteer *gazetteer, const char *text, size_t length, bool *leads);

/* False if TEXT begins so that neither it nor a beginning of it names a part. */
bool gazetteer_office_begins(const struct gazetteer *gazetteer, const char *text, size_t length);

/* Words too common to tell one proposal from another (lower case). */
bool gazetteer_stopword(const struct gazetteer *gazetteer, const char *word, size_t length);

/* A word by which passages are compared, by itself. */
struct content_word {
  const char *stem; /* "" for stop words, bare numbers and words of one or two bytes */
  size_t length;    /* of the stem */
  int group;        /* of synonyms; 0: none */
  bool begins;      /* a wording that has synonyms may begin with it */
};

/* What is to know of a word in lower case; the stem in ARENA, or what lives as long as the gazetteer: words are looked
 * up once for many papers. */
struct content_word gazetteer_content_word(const struct gazetteer *gazetteer, struct arena *arena, const char *word,
                                           size_t length);

/* The wordings that speak for or against (weigh.h). */
struct weights *gazetteer_weights(const struct gazetteer *gazetteer);

/* What words and signs lean to (leanings.tsv, see pipeline/leaning.h), NULL if the list is empty. */
struct leanings;
const struct leanings *gazetteer_leanings(const struct gazetteer *gazetteer);
/* What words count for each move of a sentence (moves.tsv, see pipeline/moves.h), and what tells which proposal it is
 * about (layings.tsv, see pipeline/laying.h); NULL if the list is empty. */
struct move_list;
const struct move_list *gazetteer_moves(const struct gazetteer *gazetteer);
struct laying_weights;
const struct laying_weights *gazetteer_layings(const struct gazetteer *gazetteer);
/* Makes them ready now instead of at their first use: called by a process that many others will be made from. */
void weights_warm_up(const struct gazetteer *gazetteer);

/* For building alternations (rules.h): calls EACH with every value of LIST, longest first and each once: "party"
 * (abbreviations), "party-name", "municipality", "body" (names, definite), "body-abbreviation", "title", "district".
 * Returns false if there is no such list. */
bool gazetteer_each(const struct gazetteer *gazetteer, const char *list, void (*each)(const char *value, void *context),
                    void *context);

#endif
