/* page_draft.c - drafts of answers in the page, where `serve --allow-drafts` lets readers have them made.
 *
 *   /arende/ID/utkast                                    the form for the motion of a matter
 *   /arende/ID/utkast?for=BODY&sats-1=support            the draft as a page
 *   /arende/ID/utkast?for=BODY&format=docx               and as a file
 *   /utkast                                              the form for a paper that is sent, by POST to the same address
 *
 * A paper that is sent goes through memory to a locked worker and is kept nowhere, nor is any draft.
 */
#include "buffer.h"
#include "commands.h" /* today */
#include "draft.h"
#include "form_key.h"
#include "routes.h"
#include "studio.h"
#include "upload.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* What a form says; NULL where it says nothing. */
struct wish {
  const char *body, *municipality, *template, *format;
  const char *stances; /* "1=support,3=oppose" */
};

/* No draft: STATUS with REASON, which is shown. */
static void refuse(struct visit *visit, unsigned status, const char *reason) {
  visit->error = (struct error){0};
  error_set(&visit->error, ERROR_USAGE, "%s", reason);
  visit->status = status;
  visit->reason = reason;
}

static struct draft_sources sources_of(const struct visit *visit) {
  const struct resources *resources = visit->resources;
  return (struct draft_sources){resources->store, visit->index, resources->knowledge->schema,
                                resources->knowledge->gazetteer, knowledge_directory(visit->arena)};
}

/* ---- the forms ---- */

/* "Sjöviks stadsdelsnämnd" of "Sjöviks stadsdelsförvaltning": committees answer, and their administrations issue. */
static const char *committee_of(const char *name, struct arena *arena) {
  static const char administration[] = "förvaltning";
  const char *found = strstr(name, administration);
  return found == NULL
             ? name
             : arena_printf(arena, "%.*snämnd%s", (int)(found - name), name, found + sizeof administration - 1);
}

static void add_bodies(struct result *result, struct visit *visit) {
  struct share_row *rows;
  size_t count = catalogue_shares(visit->index, SHARE_BODIES, NULL, visit->arena, &rows, &visit->error);
  for (size_t i = 0; i < count; i++)
    rows[i].name = committee_of(rows[i].name, visit->arena);
  for (size_t i = 0; i < count; i++) {
    bool known = false;
    for (size_t j = 0; j < i && !known; j++)
      known = strcmp(rows[j].name, rows[i].name) == 0 && (rows[j].of == NULL) == (rows[i].of == NULL) &&
              (rows[i].of == NULL || strcmp(rows[j].of, rows[i].of) == 0);
    if (known)
      continue;
    result_open(result, "known-body");
    result_attribute(result, "municipality", rows[i].of);
    result_text(result, rows[i].name);
    result_close(result);
  }
}

static void add_templates(struct result *result, struct visit *visit, const char *directory) {
  struct draft_template_name *names = NULL;
  size_t count = draft_templates(directory, visit->arena, &names, &visit->error);
  for (size_t i = 0; i < count; i++) {
    result_open(result, "template");
    result_attribute(result, "name", names[i].name);
    result_text(result, names[i].description);
    result_close(result);
  }
}

/* The form for RECORD, the paper of MATTER; both NULL: for a paper to be sent. */
static void give_form(struct visit *visit, const struct record *record, const char *matter) {
  struct draft_asked *asked = NULL;
  size_t count = record == NULL ? 0 : draft_asked(record, visit->arena, &asked);
  struct result *result = visit_result(visit, "draft-form");
  result_attribute(result, "matter", matter);
  if (record != NULL) {
    result_attribute(result, "title", record->title);
    result_attribute(result, "municipality", record->municipality.text);
  } else {
    result_attribute(result, "token", form_token(visit->resources->forms, visit->arena));
    result_number(result, "megabytes", UPLOAD_MOST >> 20);
  }
  add_bodies(result, visit);
  add_templates(result, visit, knowledge_directory(visit->arena));
  for (size_t i = 0; i < count; i++) {
    result_open(result, "asked");
    result_attribute(result, "n", asked[i].n);
    result_text(result, asked[i].text);
    result_close(result);
  }
}

/* ---- the draft ---- */

/* The stances of WISH on proposals that RECORD has. */
static bool take_stances(struct visit *visit, const struct wish *wish, const struct record *record,
                         struct draft_request *request) {
  struct error error = {0};
  struct draft_stance *stance = NULL;
  struct draft_asked *asked;
  size_t proposals = draft_asked(record, visit->arena, &asked);
  request->stance_count = wish->stances == NULL ? 0 : draft_stances(wish->stances, visit->arena, &stance, &error);
  request->stance = stance;
  for (size_t i = 0; i < request->stance_count; i++) {
    size_t j = 0;
    while (j < proposals && strcmp(asked[j].n, stance[i].n) != 0)
      j++;
    if (j == proposals)
      error_set(&error, ERROR_USAGE, "no such proposal");
  }
  if (error.kind != ERROR_NONE)
    refuse(visit, 400,
           arena_printf(visit->arena,
                        "Ställningstagandena kan inte läsas. Skriv så här: 1=tillstyrk, 3=avstyrk. Motionen har %zu "
                        "förslag; orden är tillstyrk, förbehåll, delvis, tillgodosedd, tar-inte-ställning och avstyrk.",
                        proposals));
  return error.kind == ERROR_NONE;
}

static bool take_template(struct visit *visit, const struct wish *wish, const struct draft_sources *sources,
                          struct draft_request *request) {
  struct draft_template_name *names = NULL;
  size_t count = draft_templates(sources->directory, visit->arena, &names, &visit->error);
  request->template = wish->template;
  for (size_t i = 0; i < count && wish->template != NULL; i++)
    if (strcmp(names[i].name, wish->template) == 0)
      return true;
  if (wish->template != NULL)
    refuse(visit, 400, "Det finns ingen mall som heter så.");
  return wish->template == NULL;
}

/* Where footnotes of a file lead; NULL = nowhere, they name the document. */
static const char *links_of(const struct visit *visit) {
  const char *base = visit->resources->base;
  return *base != '\0' ? arena_printf(visit->arena, "%s/dokument/", base) : getenv("STANDPUNKT_LINKS");
}

/* A draft that could not be made: what is told of it. */
static void tell_failure(struct visit *visit) {
  if (visit->error.kind == ERROR_USAGE)
    refuse(visit, 400, "Utkastet kan inte göras så. Kontrollera uppgifterna i formuläret.");
  else if (visit->error.kind == ERROR_INVALID)
    visit->reason = "Ett citat i registret stämmer inte med sin källa, och då görs inget utkast. Den som sköter "
                    "registret får veta vilket.";
}

static void add_download(struct visit *visit, const char *ending, const char *name) {
  result_open(visit->result, "download");
  result_attribute(visit->result, "href", visit_address(visit, FORM_HTML, "format", ending));
  result_text(visit->result, name);
  result_close(visit->result);
}

/* The draft between the frame of a page. */
static void give_page(struct visit *visit, const struct draft_sources *sources, struct draft_request *request,
                      const char *matter) {
  size_t length;
  request->links = "/dokument/";
  const char *xml = draft_xml(sources, request, visit->arena, &length, &visit->error);
  if (xml == NULL)
    return;
  struct result *result = visit_result(visit, "draft-page");
  result_attribute(result, "matter", matter);
  if (matter != NULL) { /* of a paper that was sent, nothing is left to make a file from */
    add_download(visit, "docx", "Word (DOCX)");
    add_download(visit, "odt", "LibreOffice (ODT)");
    add_download(visit, "md", "Markdown");
  }
  result_graft(result, xml, length);
}

/* The answer to RECORD that WISH wants, MATTER (NULL = the paper was sent) being its matter. */
static void give_draft(struct visit *visit, const struct wish *wish, const struct record *record, const char *matter) {
  const struct draft_sources sources = sources_of(visit);
  struct draft_request request = {.incoming = record,
                                  .body = wish->body,
                                  .municipality = wish->municipality,
                                  .date = today(visit->arena),
                                  .links = links_of(visit)};
  enum draft_format format = DRAFT_HTML;
  const char *name = arena_printf(visit->arena, "utkast.%s", wish->format != NULL ? wish->format : "html");
  if (wish->body == NULL || strlen(wish->body) > 200 || strchr(wish->body, '\n') != NULL) {
    refuse(visit, 400, "Skriv vilken nämnd eller styrelse som ska svara.");
    return;
  }
  if (!draft_format_of(name, &format)) {
    refuse(visit, 400, "Utkast finns som docx, odt, md och html.");
    return;
  }
  if (!take_stances(visit, wish, record, &request) || !take_template(visit, wish, &sources, &request))
    return;
  if (format == DRAFT_HTML) {
    give_page(visit, &sources, &request, matter);
  } else {
    visit->bytes = draft_make(&sources, &request, format, visit->arena, &visit->length, &visit->error);
    visit->type = draft_media_type(format);
    visit->file_name = name;
  }
  if (visit->error.kind != ERROR_NONE)
    tell_failure(visit);
}

/* ---- of a matter ---- */

/* "1=support,3=oppose" of the fields sats-1, sats-3; NULL if there are none. */
static const char *chosen_stances(const struct visit *visit) {
  static const char prefix[] = "sats-";
  struct buffer out = buffer_in(visit->arena);
  const struct address *address = visit->address;
  for (size_t i = 0; i < address->fields; i++)
    if (strncmp(address->field[i].name, prefix, sizeof prefix - 1) == 0)
      buffer_printf(&out, "%s%s=%s", out.length > 0 ? "," : "", address->field[i].name + sizeof prefix - 1,
                    address->field[i].value);
  return out.length > 0 ? buffer_string(&out) : NULL;
}

void page_draft_of_matter(struct visit *visit) {
  const struct draft_sources sources = sources_of(visit);
  const char *matter = visit->address->segment[1];
  const struct record *record = draft_matter(&sources, matter, visit->arena, &visit->error);
  const struct wish wish = {.body = address_field(visit->address, "for"),
                            .municipality = address_field(visit->address, "kommun"),
                            .template = address_field(visit->address, "mall"),
                            .format = address_field(visit->address, "format"),
                            .stances = chosen_stances(visit)};
  if (record == NULL)
    return;
  if (wish.body == NULL)
    give_form(visit, record, matter);
  else
    give_draft(visit, &wish, record, matter);
}

/* ---- of a paper that is sent ---- */

/* Why a paper cannot be answered, by the kind of error. */
static const struct {
  unsigned status;
  const char *reason;
} failures[ERROR_KINDS] = {
    [ERROR_NOT_DOCUMENT] = {415, "Filen är varken en PDF eller en textfil, så den kan inte läsas."},
    [ERROR_EMPTY] = {422, "Filen är tom."},
    [ERROR_ENCRYPTED] = {422, "Filen är skyddad med lösenord. Spara den utan lösenord och försök igen."},
    [ERROR_DAMAGED] = {422, "Filen är skadad och kan inte läsas."},
    [ERROR_NO_TEXT] = {422, "Filens sidor är bilder utan text. Kör texttolkning (OCR) på den först."},
    [ERROR_LIMIT] = {422, "Filen är för stor eller tar för lång tid att läsa."},
    [ERROR_INVALID] = {422, "Filen kunde inte läsas."},
};

/* The bytes of PART behind a descriptor, in memory alone; -1 with the error set. */
static int in_memory(struct visit *visit, const struct upload_part *part) {
  int descriptor = memfd_create("paper", MFD_CLOEXEC);
  size_t written = 0;
  while (descriptor >= 0 && written < part->length) {
    ssize_t some = write(descriptor, part->bytes + written, part->length - written);
    if (some <= 0)
      break;
    written += (size_t)some;
  }
  if (descriptor >= 0 && written == part->length && lseek(descriptor, 0, SEEK_SET) == 0)
    return descriptor;
  error_errno(&visit->error, ERROR_IO, "no memory for a paper that was sent");
  if (descriptor >= 0)
    close(descriptor);
  return -1;
}

/* What PART says, read by a worker and validated here; NULL with what is to be told. */
static const struct record *read_paper(struct visit *visit, const struct upload_part *part) {
  size_t length;
  int descriptor = in_memory(visit, part);
  if (descriptor < 0)
    return NULL;
  const char *xml = studio_read(visit->resources->reader, descriptor, part->file, visit->arena, &length, &visit->error);
  close(descriptor);
  const struct record *record =
      xml == NULL ? NULL : record_read(xml, length, visit->resources->knowledge->schema, visit->arena, &visit->error);
  if (record == NULL && failures[visit->error.kind].reason != NULL)
    refuse(visit, failures[visit->error.kind].status, failures[visit->error.kind].reason);
  return record;
}

/* TEXT without spaces: "1=bifall, 3=avslag" as people write it. */
static const char *without_spaces(struct arena *arena, const char *text) {
  char *out = text == NULL ? NULL : arena_strdup(arena, text), *to = out;
  for (const char *at = out; at != NULL && *at != '\0'; at++)
    if (*at != ' ')
      *to++ = *at;
  if (to != NULL)
    *to = '\0';
  return out;
}

void page_draft_of_paper(struct visit *visit) {
  const struct http_request *request = visit->request;
  struct upload upload;
  if (request->method != HTTP_POST) {
    give_form(visit, NULL, NULL);
    return;
  }
  if (!upload_read(visit->arena, request->content_type, request->body, request->body_length, &upload, &visit->error))
    return;
  if (form_from_elsewhere(request) ||
      !form_token_holds(visit->resources->forms, upload_field(&upload, "bevis"), visit->arena)) {
    refuse(visit, 403,
           "Formuläret är för gammalt eller har inte skickats härifrån. Öppna det på nytt och skicka igen.");
    return;
  }
  const struct wish wish = {.body = upload_field(&upload, "for"),
                            .municipality = upload_field(&upload, "kommun"),
                            .template = upload_field(&upload, "mall"),
                            .format = upload_field(&upload, "format"),
                            .stances = without_spaces(visit->arena, upload_field(&upload, "satser"))};
  const struct upload_part *paper = upload_file(&upload, "papper");
  if (paper == NULL || paper->length == 0 || *paper->file == '\0')
    refuse(visit, 400, "Välj en fil som inte är tom: motionen eller remissen som PDF eller text.");
  else if (paper->length > UPLOAD_MOST)
    refuse(visit, 413, "Filen är större än 16 megabyte.");
  else {
    const struct record *record = read_paper(visit, paper);
    if (record != NULL)
      give_draft(visit, &wish, record, NULL);
  }
}
