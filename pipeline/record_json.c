/* record_json.c - a record as JSON, without its text: what `show --json` gives. Names are those of the XML. */
#include "commands.h"

static void quotes_json(struct json *json, const struct record *record, const struct evidences *evidence) {
  json_array(json, "evidence");
  for (size_t i = 0; i < evidence->count; i++) {
    const struct evidence *one = &evidence->at[i];
    size_t length;
    const char *quote = record_quote(record, one, &length);
    json_object(json, NULL);
    json_text(json, "block", record->block[one->block].id);
    json_number(json, "page", one->page);
    json_span(json, "quote", quote, length);
    json_end(json, '}');
  }
  json_end(json, ']');
}

static void body_json(struct json *json, const char *key, const struct record_body *body) {
  if (!body->text)
    return;
  json_object(json, key);
  json_text(json, "text", body->text);
  json_text(json, "ref", body->ref);
  json_text(json, "layer", body->layer);
  json_end(json, '}');
}

static void people_json(struct json *json, const struct record_person *person, size_t count) {
  json_array(json, "persons");
  for (size_t i = 0; i < count; i++) {
    json_object(json, NULL);
    json_text(json, "name", person[i].name);
    json_text(json, "role", person[i].role);
    json_text(json, "party", person[i].party);
    json_text(json, "title", person[i].title);
    json_text(json, "date", person[i].date);
    json_end(json, '}');
  }
  json_end(json, ']');
}

static void cases_json(struct json *json, const struct record_case *number, size_t count) {
  json_array(json, "caseNumbers");
  for (size_t i = 0; i < count; i++) {
    json_object(json, NULL);
    json_text(json, "text", number[i].text);
    json_text(json, "of", number[i].of);
    json_text(json, "value", number[i].value);
    json_end(json, '}');
  }
  json_end(json, ']');
}

static void references_json(struct json *json, const struct record_reference *reference, size_t count) {
  json_array(json, "references");
  for (size_t i = 0; i < count; i++) {
    json_object(json, NULL);
    json_text(json, "text", reference[i].text);
    json_text(json, "type", reference[i].type);
    json_text(json, "value", reference[i].value);
    json_end(json, '}');
  }
  json_end(json, ']');
}

static void proposals_json(struct json *json, const struct record *record, const struct record_item *item) {
  json_array(json, "proposals");
  for (size_t i = 0; i < item->proposal_count; i++) {
    const struct record_proposal *proposal = &item->proposal[i];
    json_object(json, NULL);
    json_text(json, "id", proposal->id);
    json_text(json, "n", proposal->n);
    json_text(json, "kind", proposal->kind);
    json_text(json, "by", proposal->by);
    json_text(json, "to", proposal->to);
    json_text(json, "text", proposal->text);
    json_text(json, "rule", proposal->rule);
    quotes_json(json, record, &proposal->evidence);
    json_end(json, '}');
  }
  json_end(json, ']');
}

static void positions_json(struct json *json, const struct record *record, const struct record_item *item) {
  json_array(json, "positions");
  for (size_t i = 0; i < item->position_count; i++) {
    const struct record_position *position = &item->position[i];
    json_object(json, NULL);
    json_text(json, "id", position->id);
    json_text(json, "proposal", position->proposal);
    json_text(json, "holder", position->holder);
    json_text(json, "layer", position->layer);
    json_text(json, "stance", position->stance);
    json_number(json, "confidence", position->confidence);
    json_text(json, "rule", position->rule);
    quotes_json(json, record, &position->evidence);
    json_end(json, '}');
  }
  json_end(json, ']');
  json_array(json, "answers");
  for (size_t i = 0; i < item->answer_count; i++) {
    json_object(json, NULL);
    json_text(json, "question", item->answer[i].question);
    quotes_json(json, record, &item->answer[i].evidence);
    json_end(json, '}');
  }
  json_end(json, ']');
}

static void decisions_json(struct json *json, const struct record *record, const struct record_item *item) {
  json_array(json, "decisions");
  for (size_t i = 0; i < item->decision_count; i++) {
    const struct record_decision *decision = &item->decision[i];
    json_object(json, NULL);
    json_text(json, "id", decision->id);
    json_text(json, "n", decision->n);
    json_text(json, "status", decision->status);
    json_text(json, "body", decision->body);
    json_text(json, "outcome", decision->outcome);
    json_text(json, "object", decision->object);
    json_bool(json, "assignment", decision->assignment);
    json_number(json, "confidence", decision->confidence);
    json_text(json, "rule", decision->rule);
    quotes_json(json, record, &decision->evidence);
    json_end(json, '}');
  }
  json_end(json, ']');
}

static void count_json(struct json *json, const char *key, int count) {
  if (count >= 0)
    json_number(json, key, count);
}

static void votes_json(struct json *json, const struct record *record, const struct record_item *item) {
  json_array(json, "votes");
  for (size_t i = 0; i < item->vote_count; i++) {
    const struct record_vote *vote = &item->vote[i];
    json_object(json, NULL);
    count_json(json, "yes", vote->yes);
    count_json(json, "no", vote->no);
    count_json(json, "abstain", vote->abstain);
    count_json(json, "absent", vote->absent);
    json_text(json, "yesMeans", vote->yes_means);
    json_text(json, "noMeans", vote->no_means);
    json_text(json, "follows", vote->follows);
    quotes_json(json, record, &vote->evidence);
    json_end(json, '}');
  }
  json_end(json, ']');
  json_array(json, "dissents");
  for (size_t i = 0; i < item->dissent_count; i++) {
    json_object(json, NULL);
    json_text(json, "kind", item->dissent[i].kind);
    json_text(json, "form", item->dissent[i].form);
    json_text(json, "by", item->dissent[i].by);
    json_text(json, "party", item->dissent[i].party);
    quotes_json(json, record, &item->dissent[i].evidence);
    json_end(json, '}');
  }
  json_end(json, ']');
}

static void item_json(struct json *json, const struct record *record, const struct record_item *item) {
  json_object(json, NULL);
  json_text(json, "id", item->id);
  json_text(json, "n", item->n);
  json_text(json, "title", item->title);
  cases_json(json, item->case_number, item->case_count);
  references_json(json, item->reference, item->reference_count);
  people_json(json, item->person, item->person_count);
  proposals_json(json, record, item);
  positions_json(json, record, item);
  decisions_json(json, record, item);
  votes_json(json, record, item);
  json_end(json, '}');
}

static void remarks_json(struct json *json, const struct record *record) {
  json_array(json, "remarks");
  for (size_t i = 0; i < record->remark_count; i++) {
    const struct record_remark *remark = &record->remark[i];
    json_object(json, NULL);
    json_text(json, "code", remark->code);
    json_text(json, "severity", remark->severity);
    json_text(json, "text", remark->text);
    if (remark->page)
      json_number(json, "page", remark->page);
    json_text(json, "item", remark->item);
    json_end(json, '}');
  }
  json_end(json, ']');
}

void print_record_json(FILE *out, const struct record *record) {
  struct json json = {.out = out};
  json_object(&json, NULL);
  json_text(&json, "id", record->id);
  json_text(&json, "sourceHash", record->source_hash);
  json_text(&json, "file", record->file);
  json_text(&json, "mediaType", record->media_type);
  json_number(&json, "pages", record->pages);
  json_text(&json, "type", record->type);
  json_text(&json, "title", record->title);
  json_text(&json, "subtitle", record->subtitle);
  body_json(&json, "municipality", &record->municipality);
  body_json(&json, "issuer", &record->issuer);
  body_json(&json, "addressee", &record->addressee);
  json_array(&json, "dates");
  for (size_t i = 0; i < record->date_count; i++) {
    json_object(&json, NULL);
    json_text(&json, "role", record->date[i].role);
    json_text(&json, "value", record->date[i].value);
    json_text(&json, "text", record->date[i].text);
    json_end(&json, '}');
  }
  json_end(&json, ']');
  cases_json(&json, record->case_number, record->case_count);
  references_json(&json, record->reference, record->reference_count);
  people_json(&json, record->person, record->person_count);
  json_array(&json, "items");
  for (size_t i = 0; i < record->item_count; i++)
    item_json(&json, record, &record->item[i]);
  json_end(&json, ']');
  remarks_json(&json, record);
  json_end(&json, '}');
}
