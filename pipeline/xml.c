/* xml.c - the only file that knows libxml2: loads the schema, validates events against it, parses XML into events.
 *
 * libxml2's validator works on SAX events.  xmlSchemaSAXPlug without a handler of one's own gives the validator's
 * handlers bare; they are called here directly, from the writer's events as well as from the parser's.
 */
#include "markup.h"

#include <errno.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlschemas.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_BYTES = 512 << 20, MOST_DEPTH = 32, MOST_SCHEMA = 4 << 20 };

struct schema {
  xmlSchemaPtr prepared;
};

struct validator {
  xmlSchemaValidCtxtPtr context;
  xmlSchemaSAXPlugPtr plug;
  xmlSAXHandlerPtr sax; /* the validator's own handlers */
  void *sax_context;
  struct error *error;
};

/* libxml2's message without the namespace, which is always the same, and without its full stop and newline; cut where
 * there is still room for the line or id that goes before it. */
static void tell(struct error *error, const char *message) {
  static const char namespace[] = "{" RECORD_NAMESPACE "}";
  char text[400] = "";
  size_t length = 0;
  while (*message && *message != '\n' && length + 1 < sizeof text)
    if (strncmp(message, namespace, sizeof namespace - 1) == 0)
      message += sizeof namespace - 1;
    else
      text[length++] = *message++;
  if (((unsigned char)*message & 0xC0) == 0x80) /* cut inside a character: back to before it */
    while (length && ((unsigned char)text[--length] & 0xC0) == 0x80)
      ;
  while (length && (text[length - 1] == '.' || text[length - 1] == ' '))
    length--;
  text[length] = '\0';
  error_set(error, ERROR_INVALID, "%s", text);
}

static void on_breach(void *context, xmlErrorPtr breach) {
  if (breach->level != XML_ERR_WARNING)
    tell(context, breach->message ? breach->message : "unknown");
}

/* ------------------------------------------------- the schema ------------------------------------------------- */

static char *read_whole(const char *file, int *size, struct error *error) {
  FILE *stream = fopen(file, "rb");
  char *bytes = stream ? malloc(MOST_SCHEMA) : NULL;
  size_t length = bytes ? fread(bytes, 1, MOST_SCHEMA, stream) : 0;
  if (length == MOST_SCHEMA)
    errno = EFBIG;
  if (!bytes || ferror(stream) || length == MOST_SCHEMA) {
    error_errno(error, ERROR_IO, "%s", file);
    free(bytes);
    bytes = NULL;
  }
  if (stream)
    fclose(stream);
  *size = (int)length;
  return bytes;
}

struct schema *schema_load(const char *file, struct error *error) {
  int size = 0;
  struct error breach = {0};
  xmlInitParser();
  char *bytes = read_whole(file, &size, error);
  if (!bytes)
    return NULL;
  struct schema *schema = calloc(1, sizeof *schema);
  xmlSchemaParserCtxtPtr parser = xmlSchemaNewMemParserCtxt(bytes, size);
  if (schema && parser) {
    xmlSchemaSetParserStructuredErrors(parser, on_breach, &breach);
    schema->prepared = xmlSchemaParse(parser);
  }
  xmlSchemaFreeParserCtxt(parser);
  free(bytes);
  if (schema && schema->prepared)
    return schema;
  error_set(error, ERROR_INVALID, "%s: %s", file, breach.kind ? breach.message : "not a schema");
  free(schema);
  return NULL;
}

void schema_free(struct schema *schema) {
  if (!schema)
    return;
  xmlSchemaFree(schema->prepared);
  free(schema);
}

/* ------------------------------------------------ the validator ----------------------------------------------- */

struct validator *validator_new(const struct schema *schema, struct error *error) {
  struct validator *validator = calloc(1, sizeof *validator);
  if (validator) {
    validator->error = error;
    validator->context = xmlSchemaNewValidCtxt(schema->prepared);
  }
  if (validator && validator->context) {
    xmlSchemaSetValidStructuredErrors(validator->context, on_breach, error);
    validator->plug = xmlSchemaSAXPlug(validator->context, &validator->sax, &validator->sax_context);
  }
  if (validator && validator->plug)
    return validator;
  validator_free(validator);
  error_set(error, ERROR_INVALID, "the schema's validator cannot be made");
  return NULL;
}

void validator_free(struct validator *validator) {
  if (!validator)
    return;
  if (validator->plug)
    xmlSchemaSAXUnplug(validator->plug);
  xmlSchemaFreeValidCtxt(validator->context);
  free(validator);
}

bool validator_start(struct validator *validator, const char *name, const struct attribute *attributes, size_t count) {
  const xmlChar *flat[5 * MARKUP_ATTRIBUTES];
  if (count > MARKUP_ATTRIBUTES)
    return error_set(validator->error, ERROR_INVALID, "element %s has too many attributes", name);
  for (size_t i = 0; i < count; i++) {
    const xmlChar **five = flat + 5 * i; /* name, prefix, namespace, begin and end of the value */
    five[0] = (const xmlChar *)attributes[i].name;
    five[1] = five[2] = NULL;
    five[3] = (const xmlChar *)attributes[i].value;
    five[4] = five[3] + attributes[i].length;
  }
  validator->sax->startElementNs(validator->sax_context, (const xmlChar *)name, NULL, (const xmlChar *)RECORD_NAMESPACE,
                                 0, NULL, (int)count, 0, flat);
  return validator->error->kind == ERROR_NONE;
}

bool validator_text(struct validator *validator, const char *text, size_t length) {
  if (length > MOST_BYTES)
    return error_set(validator->error, ERROR_LIMIT, "a text of %zu bytes is too long", length);
  if (length)
    validator->sax->characters(validator->sax_context, (const xmlChar *)text, (int)length);
  return validator->error->kind == ERROR_NONE;
}

bool validator_end(struct validator *validator, const char *name) {
  validator->sax->endElementNs(validator->sax_context, (const xmlChar *)name, NULL, (const xmlChar *)RECORD_NAMESPACE);
  return validator->error->kind == ERROR_NONE;
}

/* -------------------------------------------------- the parser ------------------------------------------------ */

struct parse {
  xmlParserCtxtPtr parser;
  struct validator *validator;
  const struct markup_handler *handler;
  void *context;
  struct error error; /* the first, still without its line */
  int line, depth;
  char *text; /* since the last tag: the parser gives it in pieces, to each of which the validator would copy all before
               */
  size_t length, room;
};

static void stop(struct parse *parse) {
  if (parse->line)
    return;
  parse->line = xmlSAX2GetLineNumber(parse->parser);
  xmlStopParser(parse->parser);
}

/* False, and the attributes are not to be used, if one of them is of another namespace or they are too many. */
static bool gather(struct parse *parse, const xmlChar **flat, int count, struct attribute out[MARKUP_ATTRIBUTES]) {
  if (count > MARKUP_ATTRIBUTES)
    return error_set(&parse->error, ERROR_INVALID, "too many attributes");
  for (int i = 0; i < count; i++) {
    const xmlChar **five = flat + (ptrdiff_t)5 * i;
    if (five[2])
      return error_set(&parse->error, ERROR_INVALID, "attribute %s is of another namespace", (const char *)five[0]);
    out[i].name = (const char *)five[0];
    out[i].value = (const char *)five[3];
    out[i].length = (size_t)(five[4] - five[3]);
  }
  return true;
}

/* Shows the validator all attributes but the handler's own. */
static bool validate_start(struct parse *parse, const struct markup_start *start) {
  struct attribute shown[MARKUP_ATTRIBUTES];
  size_t count = 0;
  for (size_t i = 0; i < start->count; i++)
    if (!parse->handler->own || strcmp(start->attributes[i].name, parse->handler->own) != 0)
      shown[count++] = start->attributes[i];
  return validator_start(parse->validator, start->name, shown, count);
}

/* Hands on the text that stands before a tag. */
static bool hand_on_text(struct parse *parse) {
  size_t length = parse->length;
  parse->length = 0;
  return length == 0 || (validator_text(parse->validator, parse->text, length) &&
                         parse->handler->text(parse->context, parse->text, length, &parse->error));
}

static void on_start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
                     const xmlChar **namespace, int count, int defaulted, const xmlChar **flat) {
  (void)prefix, (void)namespaces, (void)namespace, (void)defaulted;
  struct parse *parse = context;
  const char *const tag = (const char *)name;
  struct attribute attributes[MARKUP_ATTRIBUTES];
  struct markup_start start = {tag, attributes, (size_t)count, xmlSAX2GetLineNumber(parse->parser)};
  if (parse->error.kind)
    return;
  bool ok = hand_on_text(parse);
  if (ok && ++parse->depth > MOST_DEPTH)
    ok = error_set(&parse->error, ERROR_LIMIT, "elements stand too deep");
  if (ok && (!uri || strcmp((const char *)uri, RECORD_NAMESPACE) != 0))
    ok = error_set(&parse->error, ERROR_INVALID, "element %s is of the namespace '%s', not '" RECORD_NAMESPACE "'", tag,
                   uri ? (const char *)uri : "");
  ok = ok && gather(parse, flat, count, attributes) && validate_start(parse, &start) &&
       parse->handler->start(parse->context, &start, &parse->error);
  if (!ok)
    stop(parse);
}

static void on_text(void *context, const xmlChar *text, int length) {
  struct parse *parse = context;
  size_t needed = parse->length + (size_t)length;
  if (parse->error.kind)
    return;
  if (needed > parse->room) {
    size_t room = needed < 4096 ? 4096 : 2 * needed;
    char *larger = realloc(parse->text, room);
    if (!larger) {
      error_set(&parse->error, ERROR_LIMIT, "no memory for a text of %zu bytes", needed);
      stop(parse);
      return;
    }
    parse->text = larger;
    parse->room = room;
  }
  memcpy(parse->text + parse->length, text, (size_t)length);
  parse->length = needed;
}

static void on_end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
  (void)prefix, (void)uri;
  struct parse *parse = context;
  if (parse->error.kind)
    return;
  parse->depth--;
  if (!hand_on_text(parse) || !validator_end(parse->validator, (const char *)name) ||
      !parse->handler->end(parse->context, &parse->error))
    stop(parse);
}

static void on_doctype(void *context, const xmlChar *name, const xmlChar *external, const xmlChar *system) {
  (void)name, (void)external, (void)system;
  struct parse *parse = context;
  error_set(&parse->error, ERROR_INVALID, "a record has no DOCTYPE");
  stop(parse);
}

static void on_fault(void *context, xmlErrorPtr fault) {
  struct parse *parse = context;
  if (fault->level == XML_ERR_WARNING || parse->error.kind)
    return;
  on_breach(&parse->error, fault);
  parse->line = fault->line ? fault->line : 1;
}

static bool run(struct parse *parse) {
  static const xmlSAXHandler events = {.initialized = XML_SAX2_MAGIC,
                                       .internalSubset = on_doctype,
                                       .startElementNs = on_start,
                                       .endElementNs = on_end,
                                       .characters = on_text,
                                       .ignorableWhitespace = on_text,
                                       .cdataBlock = on_text,
                                       .serror = on_fault};
  *parse->parser->sax = events;
  parse->parser->userData = parse;
  /* NOENT means here only that &amp; in an attribute arrives as & and not as &#38;: without a DOCTYPE there is nothing
   * else to substitute. */
  xmlCtxtUseOptions(parse->parser, XML_PARSE_NOENT | XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_BIG_LINES);
  *parse->parser->sax = events; /* options may have set handlers of the tree builder's */
  xmlParseDocument(parse->parser);
  if (!parse->error.kind && !parse->parser->wellFormed)
    error_set(&parse->error, ERROR_INVALID, "not well-formed XML");
  return parse->error.kind == ERROR_NONE;
}

bool markup_parse(const char *xml, size_t length, const struct schema *schema, const struct markup_handler *handler,
                  void *context, struct error *error) {
  if (length == 0)
    return error_set(error, ERROR_INVALID, "line 1: no bytes");
  if (length > MOST_BYTES)
    return error_set(error, ERROR_LIMIT, "line 1: a record of %zu bytes is too large", length);
  struct parse parse = {.handler = handler, .context = context};
  parse.parser = xmlCreateMemoryParserCtxt(xml, (int)length);
  parse.validator = validator_new(schema, &parse.error);
  if (parse.parser && parse.validator && !run(&parse))
    error_set(error, parse.error.kind, "line %d: %s", parse.line ? parse.line : 1, parse.error.message);
  else if (!parse.parser || !parse.validator)
    error_set(error, ERROR_INVALID, "the XML parser cannot be made");
  free(parse.text);
  validator_free(parse.validator);
  xmlFreeParserCtxt(parse.parser);
  return error->kind == ERROR_NONE;
}
