/* markup_plain.c - XML and HTML of strangers as events (libxml2; see markup_plain.h). */
#include "markup_plain.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { ATTRIBUTES_MOST = 24, VALUE_ROOM = 512 };

struct plain {
  const struct plain_handler *handler;
  void *context;
  xmlParserCtxtPtr parser;
  bool refused; /* a document type */
};

static void on_start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
                     const xmlChar **namespace, int count, int defaulted, const xmlChar **flat) {
  (void)prefix, (void)namespaces, (void)namespace, (void)defaulted;
  struct plain *plain = context;
  char value[ATTRIBUTES_MOST][VALUE_ROOM];
  const char *attributes[2 * ATTRIBUTES_MOST + 1];
  size_t kept = 0;
  for (int i = 0; i < count && kept < ATTRIBUTES_MOST; i++) {
    const xmlChar **five = flat + (ptrdiff_t)5 * i;
    size_t length = (size_t)(five[4] - five[3]);
    if (length >= VALUE_ROOM)
      continue;
    memcpy(value[kept], five[3], length);
    value[kept][length] = '\0';
    attributes[2 * kept] = (const char *)five[0];
    attributes[2 * kept + 1] = value[kept];
    kept++;
  }
  attributes[2 * kept] = NULL;
  plain->handler->start(plain->context, uri == NULL ? "" : (const char *)uri, (const char *)name, attributes);
}

static void on_end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
  (void)prefix;
  struct plain *plain = context;
  plain->handler->end(plain->context, uri == NULL ? "" : (const char *)uri, (const char *)name);
}

static void on_text(void *context, const xmlChar *text, int length) {
  struct plain *plain = context;
  plain->handler->text(plain->context, (const char *)text, (size_t)length);
}

static void on_doctype(void *context, const xmlChar *name, const xmlChar *external, const xmlChar *system) {
  (void)name, (void)external, (void)system;
  struct plain *plain = context;
  plain->refused = true;
  xmlStopParser(plain->parser);
}

static void silent(void *context, xmlErrorPtr fault) { (void)context, (void)fault; }

bool plain_xml(const char *bytes, size_t length, const struct plain_handler *handler, void *context,
               struct error *error) {
  static const xmlSAXHandler events = {.initialized = XML_SAX2_MAGIC,
                                       .internalSubset = on_doctype,
                                       .startElementNs = on_start,
                                       .endElementNs = on_end,
                                       .characters = on_text,
                                       .ignorableWhitespace = on_text,
                                       .cdataBlock = on_text,
                                       .serror = silent};
  struct plain plain = {.handler = handler, .context = context};
  plain.parser = length == 0 || length > INT_MAX ? NULL : xmlCreateMemoryParserCtxt(bytes, (int)length);
  if (plain.parser == NULL)
    return error_set(error, ERROR_DAMAGED, "XML that cannot be parsed");
  *plain.parser->sax = events;
  plain.parser->userData = &plain;
  xmlCtxtUseOptions(plain.parser, XML_PARSE_NOENT | XML_PARSE_NONET);
  *plain.parser->sax = events; /* options may have set handlers of the tree builder's */
  xmlParseDocument(plain.parser);
  if (plain.refused)
    error_set(error, ERROR_DAMAGED, "XML with a document type is not read");
  else if (!plain.parser->wellFormed)
    error_set(error, ERROR_DAMAGED, "the XML is not well-formed");
  xmlFreeParserCtxt(plain.parser);
  return error->kind == ERROR_NONE;
}

static void on_html_start(void *context, const xmlChar *name, const xmlChar **attributes) {
  struct plain *plain = context;
  const char *pairs[2 * ATTRIBUTES_MOST + 1];
  size_t kept = 0;
  for (; attributes != NULL && attributes[0] != NULL && kept < ATTRIBUTES_MOST; attributes += 2, kept++) {
    pairs[2 * kept] = (const char *)attributes[0];
    pairs[2 * kept + 1] = attributes[1] == NULL ? "" : (const char *)attributes[1];
  }
  pairs[2 * kept] = NULL;
  plain->handler->start(plain->context, "", (const char *)name, pairs);
}

static void on_html_end(void *context, const xmlChar *name) {
  struct plain *plain = context;
  plain->handler->end(plain->context, "", (const char *)name);
}

bool plain_html(const char *bytes, size_t length, const struct plain_handler *handler, void *context,
                struct error *error) {
  static const xmlSAXHandler events = {.startElement = on_html_start,
                                       .endElement = on_html_end,
                                       .characters = on_text,
                                       .ignorableWhitespace = on_text,
                                       .cdataBlock = on_text,
                                       .serror = silent};
  struct plain plain = {.handler = handler, .context = context};
  plain.parser = length == 0 || length > INT_MAX ? NULL : htmlCreateMemoryParserCtxt(bytes, (int)length);
  if (plain.parser == NULL)
    return error_set(error, ERROR_DAMAGED, "HTML that cannot be parsed");
  htmlCtxtUseOptions(plain.parser, HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING);
  xmlSwitchEncoding(plain.parser, XML_CHAR_ENCODING_UTF8);
  *plain.parser->sax = events;
  plain.parser->userData = &plain;
  htmlParseDocument(plain.parser);
  xmlFreeParserCtxt(plain.parser);
  return true;
}
