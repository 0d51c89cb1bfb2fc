/* xslt.c - the only file that knows libxslt (see stylesheet.h); of libxml2 it takes the trees that libxslt works on.
 */
#include "result.h"
#include "stylesheet.h"

#include <libxml/parser.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/variables.h>
#include <libxslt/xsltutils.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct stylesheet {
  xsltStylesheetPtr prepared;
  xsltSecurityPrefsPtr forbidding;
  char *file;
};

enum { PARSING = XML_PARSE_NONET | XML_PARSE_COMPACT | XML_PARSE_NOERROR | XML_PARSE_NOWARNING };

/* libxslt tells what is wrong in pieces of lines, by printf. */
struct complaint {
  char text[320];
  size_t length;
};

static void gather(void *context, const char *format, ...) {
  struct complaint *complaint = context;
  size_t room = sizeof complaint->text - complaint->length;
  va_list args;
  va_start(args, format);
  int length = vsnprintf(complaint->text + complaint->length, room, format, args);
  va_end(args);
  if (length > 0)
    complaint->length += (size_t)length < room ? (size_t)length : room - 1;
}

/* One line of it, without what would make a terminal jump. */
static const char *told(struct complaint *complaint) {
  while (complaint->length > 0 && (unsigned char)complaint->text[complaint->length - 1] <= ' ')
    complaint->text[--complaint->length] = '\0';
  for (char *at = complaint->text; *at != '\0'; at++)
    if ((unsigned char)*at < ' ')
      *at = ' ';
  return complaint->length > 0 ? complaint->text : "it cannot be read";
}

/* ---------------------------------------------------- loading ------------------------------------------------- */

/* Nothing is fetched, whatever a stylesheet or a document asks for. */
static void prepare_library(void) {
  xmlInitParser();
  xsltInit();
  xmlSetExternalEntityLoader(xmlNoNetExternalEntityLoader);
}

static xsltSecurityPrefsPtr forbid_everything(void) {
  static const xsltSecurityOption options[] = {XSLT_SECPREF_READ_FILE, XSLT_SECPREF_WRITE_FILE,
                                               XSLT_SECPREF_CREATE_DIRECTORY, XSLT_SECPREF_READ_NETWORK,
                                               XSLT_SECPREF_WRITE_NETWORK};
  xsltSecurityPrefsPtr forbidding = xsltNewSecurityPrefs();
  for (size_t i = 0; forbidding != NULL && i < sizeof options / sizeof *options; i++)
    xsltSetSecurityPrefs(forbidding, options[i], xsltSecurityForbid);
  return forbidding;
}

/* libxslt has one place for complaints while it compiles, for all threads. */
static pthread_mutex_t loading = PTHREAD_MUTEX_INITIALIZER;

struct stylesheet *stylesheet_load(const char *file, struct error *error) {
  struct complaint complaint = {.length = 0};
  struct stylesheet *stylesheet = calloc(1, sizeof *stylesheet);
  if (stylesheet == NULL) {
    error_errno(error, ERROR_IO, "%s", file);
    return NULL;
  }
  pthread_mutex_lock(&loading);
  prepare_library();
  xmlSetGenericErrorFunc(&complaint, gather);
  xsltSetGenericErrorFunc(&complaint, gather);
  stylesheet->prepared = xsltParseStylesheetFile((const xmlChar *)file);
  xmlSetGenericErrorFunc(NULL, NULL);
  xsltSetGenericErrorFunc(NULL, NULL);
  pthread_mutex_unlock(&loading);
  stylesheet->forbidding = forbid_everything();
  stylesheet->file = strdup(file);
  if (stylesheet->prepared != NULL && stylesheet->prepared->errors == 0 && stylesheet->forbidding != NULL &&
      stylesheet->file != NULL)
    return stylesheet;
  error_set(error, ERROR_RULES, "%s: the stylesheet is wrong: %s", file, told(&complaint));
  stylesheet_free(stylesheet);
  return NULL;
}

void stylesheet_free(struct stylesheet *stylesheet) {
  if (stylesheet == NULL)
    return;
  if (stylesheet->prepared != NULL)
    xsltFreeStylesheet(stylesheet->prepared);
  if (stylesheet->forbidding != NULL)
    xsltFreeSecurityPrefs(stylesheet->forbidding);
  free(stylesheet->file);
  free(stylesheet);
}

/* ---------------------------------------------------- applying ------------------------------------------------ */

/* A document type could bring entities: nothing of ours has one. */
static xmlDocPtr parse(const char *xml, size_t length, struct error *error) {
  xmlDocPtr document = length > INT_MAX ? NULL : xmlReadMemory(xml, (int)length, "result", "UTF-8", PARSING);
  if (document != NULL && document->intSubset == NULL)
    return document;
  error_set(error, ERROR_INVALID, document == NULL ? "what is to be shown is no XML" : "XML with a document type");
  if (document != NULL)
    xmlFreeDoc(document);
  return NULL;
}

/* PARAMETERS as libxslt's own strings, which need no quoting. */
static bool set_parameters(xsltTransformContextPtr context, const char *const *parameters) {
  for (; parameters != NULL && parameters[0] != NULL; parameters += 2)
    if (xsltQuoteOneUserParam(context, (const xmlChar *)parameters[0],
                              (const xmlChar *)(parameters[1] != NULL ? parameters[1] : "")) != 0)
      return false;
  return true;
}

static xmlDocPtr transform(const struct stylesheet *stylesheet, xmlDocPtr document, const char *const *parameters,
                           struct error *error) {
  struct complaint complaint = {.length = 0};
  xmlDocPtr made = NULL;
  xsltTransformContextPtr context = xsltNewTransformContext(stylesheet->prepared, document);
  if (context != NULL) {
    xsltSetTransformErrorFunc(context, &complaint, gather);
    xsltSetCtxtSecurityPrefs(stylesheet->forbidding, context);
    if (set_parameters(context, parameters))
      made = xsltApplyStylesheetUser(stylesheet->prepared, document, NULL, NULL, NULL, context);
    if (context->state != XSLT_STATE_OK && made != NULL) {
      xmlFreeDoc(made);
      made = NULL;
    }
    xsltFreeTransformContext(context);
  }
  if (made == NULL)
    error_set(error, ERROR_RULES, "%s: %s", stylesheet->file, told(&complaint));
  return made;
}

char *stylesheet_apply(const struct stylesheet *stylesheet, const char *xml, size_t length,
                       const char *const *parameters, struct arena *arena, size_t *result_length, struct error *error) {
  xmlChar *bytes = NULL;
  int count = 0;
  char *copy = NULL;
  xmlDocPtr document = error->kind == ERROR_NONE ? parse(xml, length, error) : NULL;
  xmlDocPtr made = document == NULL ? NULL : transform(stylesheet, document, parameters, error);
  if (made != NULL && xsltSaveResultToString(&bytes, &count, made, stylesheet->prepared) != 0)
    error_set(error, ERROR_RULES, "%s: the result cannot be written", stylesheet->file);
  if (error->kind == ERROR_NONE) {
    copy = arena_strndup(arena, bytes == NULL ? "" : (const char *)bytes, (size_t)count);
    if (result_length != NULL)
      *result_length = (size_t)count;
  }
  xmlFree(bytes);
  if (made != NULL)
    xmlFreeDoc(made);
  if (document != NULL)
    xmlFreeDoc(document);
  return copy;
}
