/* xml_test.c - records as XML: they are written as the contract says, what is written reads the same, and what is
 * invalid is not written.
 */
#include "buffer.h"
#include "document.h"
#include "record_shape.h"
#include "xml_fixture.h"

/* ------------------------------------------------ equal, field by field --------------------------------------- */

static void assert_same_text(const char *a, const char *b, const char *where) {
  if (a != b && (!a || !b || strcmp(a, b) != 0))
    fail_msg("%s: '%s' became '%s'", where, a ? a : "(none)", b ? b : "(none)");
}

static void assert_same_boxes(const struct box *a, const struct box *b, size_t count) {
  for (size_t i = 0; i < count; i++) {
    assert_float_equal(a[i].x0, b[i].x0, 0);
    assert_float_equal(a[i].y0, b[i].y0, 0);
    assert_float_equal(a[i].x1, b[i].x1, 0);
    assert_float_equal(a[i].y1, b[i].y1, 0);
  }
}

static void assert_same_value(const struct attribute_shape *shape, const char *a, const char *b) {
  const void *left = a + shape->at, *right = b + shape->at;
  size_t size = sizeof(uint32_t);
  switch (shape->kind) {
  case VALUE_TEXT:
  case VALUE_ID:
    assert_same_text(*(const char *const *)left, *(const char *const *)right, shape->name);
    return;
  case VALUE_BOXES: {
    size_t count = *(const size_t *)(const void *)(a + shape->count);
    assert_int_equal(count, *(const size_t *)(const void *)(b + shape->count));
    assert_same_boxes(*(const struct box *const *)left, *(const struct box *const *)right, count);
    return;
  }
  case VALUE_SIZE:
    size = sizeof(uint64_t);
    break;
  case VALUE_CONFIDENCE:
    size = sizeof(double);
    break;
  case VALUE_TALLY:
  case VALUE_YES_NO:
  case VALUE_YES:
    size = sizeof(int);
    break;
  default:
    break;
  }
  if (memcmp(left, right, size) != 0)
    fail_msg("%s differs", shape->name);
}

static void assert_same(const struct record *left, const struct record *right, const struct element_shape *shape,
                        const char *a, const char *b) {
  for (const struct attribute_shape *one = shape->attributes; one->name; one++)
    assert_same_value(one, a, b);
  assert_same_text(shape_text(shape, a), shape_text(shape, b), shape->name);
  for (const struct child_shape *child = shape->children; child->shape; child++) {
    size_t count = 0, others = 0;
    const char *one = shape_children(left, child, a, &count), *other = shape_children(right, child, b, &others);
    assert_int_equal(count, others);
    for (size_t i = 0; i < count; i++)
      assert_same(left, right, child->shape, one + i * child->shape->size, other + i * child->shape->size);
  }
}

static void assert_round_trip(const struct record *record, struct arena *arena) {
  size_t length, again;
  const char *xml = written(record, &length);
  struct record *copy = read_back(xml, length, arena);
  assert_int_equal(record->section_count, copy->section_count);
  assert_int_equal(record->block_count, copy->block_count);
  assert_same(record, copy, &record_shape, (const char *)record, (const char *)copy);
  for (size_t i = 0; i < record->block_count; i++)
    assert_same(record, copy, &block_shape, (const char *)&record->block[i], (const char *)&copy->block[i]);
  const char *twice = written(copy, &again);
  assert_int_equal(length, again);
  assert_memory_equal(xml, twice, length);
}

/* ------------------------------------------------------- writing ---------------------------------------------- */

static void a_record_reads_as_the_contract_says(void **state) {
  static const char *const lines[] = {
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<record xmlns=\"urn:standpunkt:record:1\" "
      "id=\"e3b0c44298fc1c149afbf4c8996fb924\" sourceHash=\"" SHA_OF_NOTHING "\" rules=\"" SHA_OF_NOTHING
      "\" generator=\"standpunkt 0.1\">\n  <source file=\"svar &quot;nr 2&quot; &lt;&amp; bilaga&gt;.pdf\" "
      "mediaType=\"application/pdf\" bytes=\"18446744073709551615\" pages=\"3\" extractor=\"pdf/1\" ocr=\"none\"/>\n"
      "  <document type=\"official-report\" lang=\"sv\">\n    <title>Nattöppen fritidsgård – svar på motion<evidence "
      "block=\"b1\" start=\"0\" end=\"8\" page=\"1\" boxes=\"72.0 100.5 523.2 112.5\">Motionen</evidence></title>\n"
      "    <subtitle>Motion av Sixten Alm (V)</subtitle>\n    <municipality ref=\"9901\">Granåkers kommun<evidence ",
      "    <issuer layer=\"administration\">Fritidsförvaltningen</issuer>\n"
      "    <addressee ref=\"fritidsnämnden\">Fritidsnämnden</addressee>\n    <date role=\"reply-by\">30 "
      "februari</date>\n"
      "    <date role=\"meeting\" value=\"2022-05-03\">den 3 maj 2022<evidence block=\"b8\" ",
      "    <caseNumber of=\"own\" value=\"FN 2022/11\">Dnr FN 2022/11</caseNumber>\n"
      "    <person role=\"mover\" party=\"V\">Sixten Alm</person>\n"
      "    <person role=\"signatory\" title=\"chef\" date=\"2022-04-11\">Hjördis Ek</person>\n"
      "    <reference type=\"motion\" value=\"2021:17\">motion 2021:17</reference>\n  </document>\n  <text>\n"
      "    <section id=\"s1\" role=\"motion\" page=\"1\">\n      <heading>Motionen</heading>\n"
      "      <block id=\"b1\" type=\"heading\" page=\"1\" boxes=\"72.0 100.5 523.2 112.5\">Motionen</block>\n"
      "      <block id=\"b2\" type=\"item\" page=\"1\" boxes=\"72.0 101.5 523.2 113.5; -0.5 0.0 310.1 841.9\" "
      "marker=\"1.\">att kommunen",
      "page=\"1\" boxes=\"72.0 102.5 523.2 114.5\">Hur många besökte \"Lyktan\" &amp; badet &lt;2022&gt;?</block>\n",
      ">Lyktan\t412\tBadet\t9 800</block>\n",
      "    <section id=\"s3\" role=\"enclosures\" page=\"2\"/>\n",
      "marker=\"1\" anchor=\"b4\" anchorAt=\"14\">Ärendet låg",
      "    <section id=\"furniture\" role=\"furniture\" page=\"1\">\n      <block id=\"b9\" type=\"furniture\" ",
      "  <item id=\"i1\" n=\"63/20\">\n    <title>Fritidsgård</title>\n    <reference type=\"inquiry\">SOU 2019:4<",
      "    <proposal id=\"p1\" n=\"1\" kind=\"proposal\" by=\"Sixten Alm\" to=\"kommunen\" rule=\"proposal.att-line\">"
      "öppna en nattöppen fritidsgård<evidence block=\"b2\" ",
      "    <position id=\"x1\" proposal=\"p1\" holder=\"Fritidsförvaltningen\" layer=\"administration\" "
      "stance=\"support\" confidence=\"0.85\" rule=\"position.positive\">\n      <evidence block=\"b4\" start=\"15\" "
      "end=\"31\" page=\"2\" boxes=\"72.0 103.5 523.2 115.5; -0.5 0.0 310.1 841.9\" "
      "rule=\"position.sees-positively\">ser positivt på</evidence>\n    </position>\n",
      "    <answer id=\"a1\" question=\"p2\">\n",
      "    <decision id=\"d1\" n=\"1\" status=\"adopted\" body=\"Fritidsnämnden\" outcome=\"remitted\" "
      "object=\"matter\" "
      "assignment=\"false\" minority=\"true\" confidence=\"0.07\" rule=\"decision.reject\">\n",
      "outcome=\"assigned\" object=\"matter\" assignment=\"true\" confidence=\"0.00\">\n",
      "    <vote id=\"v1\" yes=\"7\" no=\"4\" abstain=\"0\" yesMeans=\"avslag\" noMeans=\"bifall\" follows=\"yes\">\n",
      "    <dissent id=\"r1\" kind=\"reservation\" by=\"Sixten Alm\" party=\"V MP\">\n",
      "  <remark code=\"impossible-date\" severity=\"warning\" page=\"2\">30 februari</remark>\n"
      "  <remark code=\"unaddressed-proposal\" severity=\"info\" item=\"i1\"/>\n</record>\n"};
  size_t length;
  const char *xml = written(invented_record(*state), &length);
  assert_int_equal(length, strlen(xml));
  for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
    if (!strstr(xml, lines[i]))
      fail_msg("not as it should be:\n%s\nin\n%s", lines[i], xml);
}

static void what_is_written_reads_the_same(void **state) { assert_round_trip(invented_record(*state), *state); }

static void the_least_record_reads_the_same(void **state) {
  struct record record = *invented_record(*state);
  struct record least = {.arena = record.arena,
                         .id = record.id,
                         .source_hash = record.source_hash,
                         .rules = record.rules,
                         .generator = "x",
                         .file = "",
                         .media_type = "text/plain",
                         .extractor = "text/1",
                         .ocr = "none",
                         .pages = 1,
                         .type = "other",
                         .lang = "sv"};
  assert_round_trip(&least, *state);
}

static void white_space_in_attributes_is_kept(void **state) {
  struct record *record = invented_record(*state);
  record->person[0].party = " V\t\n M ";
  record->file = "&#38; &amp; &lt;\t";
  assert_round_trip(record, *state);
}

static void every_token_of_the_segmenter_is_in_the_schema(void **state) {
  struct record *record = invented_record(*state);
  size_t length;
  for (int role = 0; role < ROLE_COUNT; role++) {
    record->section[1].role = section_role_token((enum section_role)role);
    record->item->position_count = role != ROLE_MOTION;
    written(record, &length);
  }
  for (int type = 0; type < BLOCK_TYPES; type++) {
    record->block[IN_VIEW].type = block_type_token((enum block_type)type);
    written(record, &length);
  }
}

static void an_invalid_record_is_not_written(void **state) {
  struct record *record = invented_record(*state);
  struct error error = {0};
  size_t length = 0;
  record->item->position->stance = "maybe";
  assert_null(record_write(record, schema, *state, &length, &error));
  assert_int_equal(error.kind, ERROR_INVALID);
  assert_non_null(strstr(error.message, "x1: Element 'position', attribute 'stance'"));
  assert_non_null(strstr(error.message, "'maybe'"));
  error = (struct error){0};
  record->item->position->stance = "support";
  record->item->vote->evidence.count = 0;
  assert_null(record_write(record, schema, *state, &length, &error));
  assert_non_null(strstr(error.message, "v1"));
}

/* The validator is not shown every block; one that is wrong it is. */
static void a_wrong_block_among_many_is_not_written(void **state) {
  struct error error = {0};
  size_t length;
  struct record *record = invented_record(*state);
  record->block[IN_VOTE].id = "b 7";
  assert_null(record_write(record, schema, *state, &length, &error));
  assert_non_null(strstr(error.message, "b 7"));
  error = (struct error){0};
  record = invented_record(*state);
  record->block[IN_VOTE].type = "verse";
  assert_null(record_write(record, schema, *state, &length, &error));
  assert_non_null(strstr(error.message, "verse"));
}

/* Texts are looked at eight bytes at a time: each sign stands at each place once. */
static void signs_are_escaped_at_every_place(void **state) {
  static const char signs[] = "<>&\"\t\n";
  for (const char *sign = signs; *sign; sign++)
    for (size_t at = 0; at < 17; at++) {
      struct record *record = invented_record(*state);
      char *name = arena_strdup(*state, "abcdefghijklmnopqrstu");
      name[at + 2] = *sign;
      record->person[0].name = name;
      assert_round_trip(record, *state);
    }
}

static void each_field_that_must_be_there_is_missed(void **state) {
  struct record *record = invented_record(*state);
  const char **const fields[] = {&record->id,
                                 &record->source_hash,
                                 &record->rules,
                                 &record->generator,
                                 &record->file,
                                 &record->media_type,
                                 &record->ocr,
                                 &record->extractor,
                                 &record->type,
                                 &record->lang,
                                 &record->item->proposal->kind,
                                 &record->item->decision->status};
  for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
    const char *was = *fields[i];
    struct error error = {0};
    size_t length;
    *fields[i] = NULL;
    assert_null(record_write(record, schema, *state, &length, &error));
    if (!strstr(error.message, "required but missing"))
      fail_msg("%s", error.message);
    *fields[i] = was;
  }
}

static void broken_text_is_not_written(void **state) {
  static const char *const broken[] = {"a\x01z",         "a\rz",           "a\xC3", "a\xC3(",
                                       "a\xED\xA0\x80z", "a\xEF\xBF\xBFz", "a\xFFz"};
  struct record *record = invented_record(*state);
  for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
    struct error error = {0};
    size_t length;
    record->subtitle = broken[i];
    assert_null(record_write(record, schema, *state, &length, &error));
    assert_non_null(strstr(error.message, "subtitle"));
    record->subtitle = NULL;
    error = (struct error){0};
    record->file = broken[i];
    assert_null(record_write(record, schema, *state, &length, &error));
    assert_non_null(strstr(error.message, "file"));
    record->file = "x";
  }
}

/* ---------------------------------------------- property: any record ------------------------------------------ */

static uint32_t next_random(uint32_t *seed, uint32_t below) {
  *seed ^= *seed << 13;
  *seed ^= *seed >> 17;
  *seed ^= *seed << 5;
  return *seed % below;
}

static const char *random_text(struct arena *arena, uint32_t *seed, uint32_t most) {
  static const char *const parts[] = {
      "a",   "Å",     "ö", " ", "\t", "\n",           "&", "<",    ">",   "\"",          "'",
      "]]>", "&amp;", "–", "𐍈", "é",  "\xEF\xBB\xBF", "–", "att ", "§ 7", "\xEF\xBF\xBD"};
  struct buffer text = buffer_in(arena);
  for (uint32_t count = 1 + next_random(seed, most); count; count--)
    buffer_text(&text, parts[next_random(seed, sizeof parts / sizeof *parts)]);
  return buffer_string(&text);
}

static const char *maybe_text(struct arena *arena, uint32_t *seed) {
  return next_random(seed, 2) ? random_text(arena, seed, 8) : NULL;
}

static void random_boxes(struct record_block *block, struct arena *arena, uint32_t *seed) {
  block->box_count = 1 + next_random(seed, 3);
  struct box *box = arena_array(arena, block->box_count, sizeof *box);
  for (size_t i = 0; i < block->box_count; i++) {
    float *const sides[] = {&box[i].x0, &box[i].y0, &box[i].x1, &box[i].y1};
    for (size_t j = 0; j < 4; j++)
      *sides[j] = (float)(((double)next_random(seed, 100000) - 5000) / 10);
  }
  block->box = box;
}

static uint32_t random_border(const struct record_block *block, uint32_t *seed, uint32_t from) {
  uint32_t at = from + next_random(seed, block->length - from + 1);
  while (at < block->length && ((unsigned char)block->text[at] & 0xC0) == 0x80)
    at++;
  return at;
}

static struct evidences random_evidence(const struct record *record, uint32_t *seed, uint32_t least) {
  struct evidences evidence = {.count = least + next_random(seed, 3)};
  evidence.at = arena_array(record->arena, evidence.count, sizeof *evidence.at);
  for (size_t i = 0; i < evidence.count; i++) {
    uint32_t index = next_random(seed, (uint32_t)record->block_count);
    const struct record_block *block = &record->block[index];
    uint32_t start = random_border(block, seed, 0);
    start = start == block->length ? 0 : start;
    uint32_t end = random_border(block, seed, start + 1);
    evidence.at[i] = (struct evidence){.block = index,
                                       .start = start,
                                       .end = end,
                                       .page = block->page,
                                       .box = block->box,
                                       .box_count = block->box_count,
                                       .rule = next_random(seed, 4) ? NULL : "rule.x"};
  }
  return evidence;
}

static void random_blocks(struct record *record, uint32_t *seed) {
  struct arena *arena = record->arena;
  record->section_count = next_random(seed, 5);
  record->section = arena_array(arena, record->section_count, sizeof *record->section);
  record->block_count = 1 + next_random(seed, 40);
  record->block = arena_array(arena, record->block_count, sizeof *record->block);
  uint32_t used = 0;
  for (uint32_t i = 0; i < record->section_count; i++) {
    uint32_t count = next_random(seed, (uint32_t)record->block_count - used + 1);
    record->section[i] = (struct record_section){
        .id = arena_printf(arena, "s%u", i), .role = "assessment", .page = 1, .first = used, .count = count};
    used += count;
  }
  for (uint32_t i = 0; i < record->block_count; i++) {
    struct record_block *block = &record->block[i];
    *block = (struct record_block){.id = arena_printf(arena, "b%u", i),
                                   .type = i < used ? "paragraph" : "furniture",
                                   .text = random_text(arena, seed, 60),
                                   .page = 1 + next_random(seed, 9),
                                   .marker = maybe_text(arena, seed)};
    block->length = (uint32_t)strlen(block->text);
    random_boxes(block, arena, seed);
  }
}

static void random_item(struct record *record, struct record_item *item, uint32_t number, uint32_t *seed) {
  struct arena *arena = record->arena;
  *item = (struct record_item){
      .id = arena_printf(arena, "i%u", number), .n = maybe_text(arena, seed), .title = maybe_text(arena, seed)};
  for (uint32_t i = next_random(seed, 4); i; i--) {
    char *p = arena_printf(arena, "p%u.%u", number, i), *x = arena_printf(arena, "x%u.%u", number, i);
    char *d = arena_printf(arena, "d%u.%u", number, i), *v = arena_printf(arena, "v%u.%u", number, i);
    INVENT(item, proposal,
           (struct record_proposal){.id = p,
                                    .kind = "question",
                                    .n = maybe_text(arena, seed),
                                    .by = maybe_text(arena, seed),
                                    .to = maybe_text(arena, seed),
                                    .text = arena_printf(arena, "%u%s", i, random_text(arena, seed, 20)),
                                    .evidence = random_evidence(record, seed, 1)});
    INVENT(item, position,
           (struct record_position){.id = x,
                                    .proposal = next_random(seed, 2) ? p : NULL,
                                    .layer = "party",
                                    .stance = "oppose",
                                    .confidence = (double)next_random(seed, 101) / 100,
                                    .evidence = random_evidence(record, seed, 1)});
    INVENT(item, decision,
           (struct record_decision){.id = d,
                                    .status = "earlier",
                                    .object = "other",
                                    .confidence = 0.5,
                                    .body = maybe_text(arena, seed),
                                    .assignment = (int)next_random(seed, 2),
                                    .evidence = random_evidence(record, seed, 1)});
    INVENT(item, vote,
           (struct record_vote){.id = v,
                                .yes = (int)next_random(seed, 60) - 1,
                                .no = (int)next_random(seed, 3) - 1,
                                .abstain = -1,
                                .absent = -1,
                                .follows = maybe_text(arena, seed),
                                .evidence = random_evidence(record, seed, 1)});
  }
}

static void any_record_reads_the_same(void **state) {
  uint32_t seed = 20240926;
  for (int round = 0; round < 300; round++) {
    arena_reset(*state);
    struct record *record = invented_record(*state);
    struct arena *arena = *state;
    record->pages = 10;
    record->title_evidence = (struct evidences){0};
    record->municipality.evidence = record->date[1].evidence = (struct evidences){0};
    record->remark_count = 1;
    random_blocks(record, &seed);
    record->subtitle = maybe_text(arena, &seed);
    record->person[0].evidence = random_evidence(record, &seed, 0);
    record->person[0].title = maybe_text(arena, &seed);
    record->item_count = next_random(&seed, 4);
    record->item = arena_array(arena, record->item_count, sizeof *record->item);
    for (uint32_t i = 0; i < record->item_count; i++)
      random_item(record, &record->item[i], i, &seed);
    assert_round_trip(record, arena);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(a_record_reads_as_the_contract_says, set_up, tear_down),
      cmocka_unit_test_setup_teardown(what_is_written_reads_the_same, set_up, tear_down),
      cmocka_unit_test_setup_teardown(the_least_record_reads_the_same, set_up, tear_down),
      cmocka_unit_test_setup_teardown(white_space_in_attributes_is_kept, set_up, tear_down),
      cmocka_unit_test_setup_teardown(every_token_of_the_segmenter_is_in_the_schema, set_up, tear_down),
      cmocka_unit_test_setup_teardown(an_invalid_record_is_not_written, set_up, tear_down),
      cmocka_unit_test_setup_teardown(a_wrong_block_among_many_is_not_written, set_up, tear_down),
      cmocka_unit_test_setup_teardown(signs_are_escaped_at_every_place, set_up, tear_down),
      cmocka_unit_test_setup_teardown(each_field_that_must_be_there_is_missed, set_up, tear_down),
      cmocka_unit_test_setup_teardown(broken_text_is_not_written, set_up, tear_down),
      cmocka_unit_test_setup_teardown(any_record_reads_the_same, set_up, tear_down),
  };
  return cmocka_run_group_tests(tests, load_schema, free_schema);
}
