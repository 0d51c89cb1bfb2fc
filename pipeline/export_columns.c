/* export_columns.c - columns and tables (see export_columns.h). */
#include "export_columns.h"

const struct column export_columns[COLUMNS] = {
    [DOCUMENT] = {.key = "document"},
    [FILE_NAME] = {.key = "file"},
    [TYPE] = {.key = "type"},
    [TITLE] = {.key = "title"},
    [MUNICIPALITY] = {.key = "municipality"},
    [MUNICIPALITY_CODE] = {.key = "municipalityCode"},
    [ISSUER] = {.key = "issuer"},
    [ISSUER_LAYER] = {.key = "issuerLayer"},
    [ADDRESSEE] = {.key = "addressee"},
    [DATE] = {.key = "date"},
    [CASE_NUMBERS] = {.key = "caseNumbers"},
    [ITEM] = {.key = "item"},
    [ITEM_TITLE] = {.key = "itemTitle"},
    [MATTER] = {.key = "matter"},
    [ID] = {.key = "id"},
    [N] = {.key = "n"},
    [PROPOSAL_KIND] = {.key = "proposalKind"},
    [BY] = {.key = "by"},
    [TO] = {.key = "to"},
    [TEXT] = {.key = "text"},
    [PROPOSAL] = {.key = "proposal"},
    [PROPOSAL_N] = {.key = "proposalN"},
    [PROPOSAL_TEXT] = {.key = "proposalText"},
    [STANCE] = {.key = "stance"},
    [HOLDER] = {.key = "holder"},
    [LAYER] = {.key = "layer"},
    [STATUS] = {.key = "status"},
    [BODY] = {.key = "body"},
    [OUTCOME] = {.key = "outcome"},
    [OBJECT] = {.key = "object"},
    [ASSIGNMENT] = {.key = "assignment", .number = true},
    [PART] = {.key = "part", .number = true},
    [MINORITY] = {.key = "minority", .number = true},
    [YES] = {.key = "yes", .number = true},
    [NO] = {.key = "no", .number = true},
    [ABSTAIN] = {.key = "abstain", .number = true},
    [ABSENT] = {.key = "absent", .number = true},
    [YES_MEANS] = {.key = "yesMeans"},
    [NO_MEANS] = {.key = "noMeans"},
    [FOLLOWS] = {.key = "follows"},
    [DISSENT_KIND] = {.key = "dissentKind"},
    [FORM] = {.key = "form"},
    [PARTY] = {.key = "party"},
    [CONFIDENCE] = {.key = "confidence", .number = true},
    [RULE] = {.key = "rule"},
    [PAGE] = {.key = "page", .number = true},
    [QUOTE] = {.key = "quote"},
    [MORE_PAGES] = {.key = "morePages"},
    [MORE_QUOTES] = {.key = "moreQuotes"},
    [EVIDENCE] = {.key = "evidence", .number = true},
    [SUBTITLE] = {.key = "subtitle"},
    [MEDIA_TYPE] = {.key = "mediaType"},
    [SOURCE_HASH] = {.key = "sourceHash"},
    [WORK] = {.key = "work"},
    [PAGES] = {.key = "pages", .number = true},
    [ITEMS] = {.key = "items", .number = true},
    [PROPOSALS] = {.key = "proposals", .number = true},
    [POSITIONS] = {.key = "positions", .number = true},
    [DECISIONS] = {.key = "decisions", .number = true},
    [VOTES] = {.key = "votes", .number = true},
    [DISSENTS] = {.key = "dissents", .number = true},
    [REMARKS] = {.key = "remarks", .number = true},
};

/* ---- tables: which columns ---- */

#define OF_DOCUMENT                                                                                                    \
  DOCUMENT, FILE_NAME, TYPE, TITLE, MUNICIPALITY, MUNICIPALITY_CODE, ISSUER, ISSUER_LAYER, ADDRESSEE, DATE
#define OF_ITEM OF_DOCUMENT, CASE_NUMBERS, ITEM, ITEM_TITLE, MATTER, ID
#define OF_EVIDENCE PAGE, QUOTE, MORE_PAGES, MORE_QUOTES

#define TABLE(NAME, ...)                                                                                               \
  { .kind = (NAME), .column = {__VA_ARGS__}, .count = sizeof((unsigned char[]){__VA_ARGS__}) }

const struct export_table export_tables[EXPORT_KINDS] = {
    [EXPORT_PROPOSALS] = TABLE("proposal", OF_ITEM, N, PROPOSAL_KIND, BY, TO, TEXT, RULE, OF_EVIDENCE),
    [EXPORT_POSITIONS] = TABLE("position", OF_ITEM, PROPOSAL, PROPOSAL_N, PROPOSAL_TEXT, STANCE, HOLDER, LAYER,
                               CONFIDENCE, RULE, OF_EVIDENCE),
    [EXPORT_ANSWERS] = TABLE("answer", OF_ITEM, PROPOSAL, PROPOSAL_N, PROPOSAL_TEXT, OF_EVIDENCE),
    [EXPORT_DECISIONS] = TABLE("decision", OF_ITEM, N, STATUS, BODY, OUTCOME, OBJECT, ASSIGNMENT, PART, MINORITY,
                               CONFIDENCE, RULE, OF_EVIDENCE),
    [EXPORT_VOTES] = TABLE("vote", OF_ITEM, YES, NO, ABSTAIN, ABSENT, YES_MEANS, NO_MEANS, FOLLOWS, OF_EVIDENCE),
    [EXPORT_DISSENTS] = TABLE("dissent", OF_ITEM, DISSENT_KIND, FORM, BY, PARTY, OF_EVIDENCE),
    [EXPORT_DOCUMENTS] = TABLE("document", OF_DOCUMENT, CASE_NUMBERS, SUBTITLE, MEDIA_TYPE, SOURCE_HASH, WORK, PAGES,
                               ITEMS, PROPOSALS, POSITIONS, DECISIONS, VOTES, DISSENTS, REMARKS),
};

const char *const export_kind_names[EXPORT_KINDS + 1] = {
    [EXPORT_PROPOSALS] = "proposals", [EXPORT_POSITIONS] = "positions", [EXPORT_ANSWERS] = "answers",
    [EXPORT_DECISIONS] = "decisions", [EXPORT_VOTES] = "votes",         [EXPORT_DISSENTS] = "dissents",
    [EXPORT_DOCUMENTS] = "documents",
};
