/* pdf_test.c - PDF files made by hand, and what becomes of their pages. */
#include "extractor.h"
#include "pages_shown.h"
#include "pdf_builder.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static int begin(void **state) {
  *state = arena_new();
  return 0;
}

static int end(void **state) {
  arena_free(*state);
  return 0;
}

static struct pages *read_bytes(struct arena *arena, const char *data, size_t size, struct error *error) {
  struct source source = {.name = "test.pdf", .data = (const unsigned char *)data, .size = size};
  return pdf_extractor.extract(arena, &source, &extract_limits_default, error);
}

/* Every line's extents, runs and box must agree with its text, whatever the page. */
static void check_lines(const struct pages *pages) {
  for (size_t p = 0; p < pages->count; p++)
    for (size_t i = 0; i < pages->page[p].count; i++) {
      const struct line *line = &pages->page[p].lines[i];
      assert_int_equal(strlen(line->text), line->length);
      assert_int_equal(unicode_count(line->text, line->length), line->chars);
      assert_true(line->chars > 0 && line->text[0] != ' ' && line->text[line->length - 1] != ' ');
      assert_null(strstr(line->text, "  "));
      assert_int_equal(line->runs[0].start, 0);
      assert_int_equal(line->runs[line->run_count - 1].end, line->length);
      for (uint32_t k = 1; k < line->run_count; k++)
        assert_int_equal(line->runs[k].start, line->runs[k - 1].end);
      for (uint32_t k = 0; k < line->chars; k++)
        assert_true(line->extents[k].x0 <= line->extents[k].x1);
      if (i > 0)
        assert_true(line->zone == line[-1].zone || line->zone == line[-1].zone + 1);
    }
}

static struct pages *read_pdf(struct pdf *pdf) {
  struct error error = {0};
  size_t size = 0;
  const char *data = pdf_bytes(pdf, &size);
  struct pages *pages = read_bytes(pdf->arena, data, size, &error);
  assert_string_equal(error.message, "");
  assert_non_null(pages);
  check_lines(pages);
  return pages;
}

static void shows(struct pdf *pdf, const char *expected) {
  assert_string_equal(pages_shown(pdf->arena, read_pdf(pdf)), expected);
}

static void lines_styles_and_places(void **state) {
  struct pdf pdf = pdf_new(*state);
  pdf_page(&pdf);
  pdf_text(&pdf, FONT_BOLD, 14, 70, 100, "Förslag till beslut");
  pdf_text(&pdf, FONT_PLAIN, 11, 70, 120, "Nämnden avstyrker motionen.");
  pdf_text(&pdf, FONT_ITALIC, 11, 70, 134, "Hur många elever gäller det?");
  struct pages *pages = read_pdf(&pdf);
  assert_string_equal(pages_shown(*state, pages), "0*|Förslag till beslut\n"
                                                  "0|Nämnden avstyrker motionen.\n"
                                                  "0/|Hur många elever gäller det?\n");
  const struct line *line = &pages->page[0].lines[1];
  assert_float_equal(line->size, 11, 0.01);
  assert_float_equal(line->extents[0].x0, 70, 0.01);
  assert_float_equal(line->extents[0].x1, 70 + 0.722F * 11, 0.01); /* the width of N in Helvetica */
  assert_true(line->box.y0 < 113 && line->box.y0 > 105 && line->box.y1 > 120 && line->box.y1 < 125);
  assert_float_equal(pages->page[0].width, 595, 0.01);
  assert_true(pages->boxed);
  assert_string_equal(pages->media_type, "application/pdf");
}

static void two_columns_of_text(void **state) {
  static const char *const left[] = {
      "Kommunen har under flera år arbetat med",    "att minska frånvaron i grundskolan. Det",
      "har gett goda resultat i de norra delarna,", "men sämre i de södra. Förvaltningen ser",
      "därför ett behov av att pröva nya former",   "för samverkan mellan skola och hem.",
      "Arbetet ska följas upp varje termin.",       NULL};
  static const char *const right[] = {"Kostnaden beräknas till två miljoner per",
                                      "år och ryms inom budgeten. En särskild",
                                      "redovisning lämnas till nämnden i juni.",
                                      "Barnrättsperspektivet har beaktats i hela",
                                      "beredningen av ärendet, liksom frågan om",
                                      "tillgänglighet.",
                                      NULL};
  struct pdf pdf = pdf_new(*state);
  pdf_page(&pdf);
  pdf_text(&pdf, FONT_BOLD, 16, 60, 80, "Så arbetar vi för att fler ska gå till skolan varje dag");
  for (size_t i = 0; left[i]; i++) { /* written line by line across, to mislead */
    pdf_text(&pdf, FONT_SERIF, 11, 60, 110 + 14.0 * (double)i, left[i]);
    if (i < 6)
      pdf_text(&pdf, FONT_SERIF, 11, 310, 110 + 14.0 * (double)i, right[i]);
  }
  pdf_text(&pdf, FONT_SERIF, 11, 60, 240,
           "Texten under spalterna går över hela sidans bredd och hör inte till någon av dem.");
  shows(&pdf, "0*|Så arbetar vi för att fler ska gå till skolan varje dag\n"
              "1|Kommunen har under flera år arbetat med\n"
              "1|att minska frånvaron i grundskolan. Det\n"
              "1|har gett goda resultat i de norra delarna,\n"
              "1|men sämre i de södra. Förvaltningen ser\n"
              "1|därför ett behov av att pröva nya former\n"
              "1|för samverkan mellan skola och hem.\n"
              "1|Arbetet ska följas upp varje termin.\n"
              "2|Kostnaden beräknas till två miljoner per\n"
              "2|år och ryms inom budgeten. En särskild\n"
              "2|redovisning lämnas till nämnden i juni.\n"
              "2|Barnrättsperspektivet har beaktats i hela\n"
              "2|beredningen av ärendet, liksom frågan om\n"
              "2|tillgänglighet.\n"
              "3|Texten under spalterna går över hela sidans bredd och hör inte till någon av dem.\n");
}

/* Lines of the columns that stand between each other's baselines. */
static void columns_with_baselines_of_their_own(void **state) {
  struct pdf pdf = pdf_new(*state);
  struct buffer expected = buffer_in(*state);
  pdf_page(&pdf);
  for (int i = 0; i < 12; i++) {
    pdf_text(&pdf, FONT_SERIF, 11, 60, 110 + 13.0 * i, "En rad i den vänstra spalten som är lång");
    buffer_text(&expected, "0|En rad i den vänstra spalten som är lång\n");
  }
  for (int i = 0; i < 9; i++) {
    pdf_text(&pdf, FONT_SERIF, 12, 310, 118 + 15.5 * i, "En annan rad i den högra spalten här");
    buffer_text(&expected, "1|En annan rad i den högra spalten här\n");
  }
  shows(&pdf, buffer_string(&expected));
}

static void margin_block_stands_apart(void **state) {
  static const char *const address[] = {"Norrsjö kommun", "Barn- och", "utbildning", "Box 17", "123 45 Norrsjö", NULL};
  struct pdf pdf = pdf_new(*state);
  struct buffer expected = buffer_in(*state);
  pdf_page(&pdf);
  for (int i = 0; i < 20; i++) {
    pdf_text(&pdf, FONT_SERIF, 12, 150, 200 + 14.0 * i,
             "Texten i brödet löper vidare förbi adressen i marginalen till vänster.");
    buffer_text(&expected, "0|Texten i brödet löper vidare förbi adressen i marginalen till vänster.\n");
  }
  pdf_lines(&pdf, FONT_PLAIN, 9, 36, 327, 11, address);
  for (size_t i = 0; address[i]; i++)
    buffer_printf(&expected, "1|%s\n", address[i]);
  shows(&pdf, buffer_string(&expected));
}

static void side_headings_come_before_their_text(void **state) {
  struct pdf pdf = pdf_new(*state);
  pdf_page(&pdf);
  pdf_text(&pdf, FONT_BOLD, 11, 40, 100, "Ärendet");
  pdf_text(&pdf, FONT_SERIF, 11, 160, 100, "En motion om fler lekplatser har lämnats till kommunfullmäktige i mars.");
  pdf_text(&pdf, FONT_SERIF, 11, 160, 114, "Motionen har skickats till tekniska nämnden för yttrande före sommaren.");
  pdf_text(&pdf, FONT_BOLD, 11, 40, 140, "Beslut");
  pdf_text(&pdf, FONT_SERIF, 11, 160, 140, "Tekniska nämnden beslutar att överlämna kontorets yttrande som sitt eget.");
  pdf_text(&pdf, FONT_SERIF, 11, 160, 154, "Paragrafen förklaras omedelbart justerad och skickas till kansliet i dag.");
  shows(&pdf, "0*|Ärendet\n"
              "0|En motion om fler lekplatser har lämnats till kommunfullmäktige i mars.\n"
              "0|Motionen har skickats till tekniska nämnden för yttrande före sommaren.\n"
              "0*|Beslut\n"
              "0|Tekniska nämnden beslutar att överlämna kontorets yttrande som sitt eget.\n"
              "0|Paragrafen förklaras omedelbart justerad och skickas till kansliet i dag.\n");
}

static void letterhead_and_signatures_by_column(void **state) {
  struct pdf pdf = pdf_new(*state);
  pdf_page(&pdf);
  pdf_text(&pdf, FONT_PLAIN, 9, 150, 60, "Handläggare");
  pdf_text(&pdf, FONT_PLAIN, 9, 330, 60, "Till");
  pdf_text(&pdf, FONT_PLAIN, 9, 150, 71, "Kim Lindqvist");
  pdf_text(&pdf, FONT_PLAIN, 9, 330, 71, "Norrsjö skolnämnd");
  pdf_text(&pdf, FONT_PLAIN, 9, 150, 82, "Telefon: 08-123 45 67");
  pdf_text(&pdf, FONT_PLAIN, 9, 330, 82, "2024-05-03");
  pdf_text(&pdf, FONT_SERIF, 12, 150, 130, "Förvaltningen föreslår att nämnden godkänner yttrandet i sin helhet.");
  pdf_text(&pdf, FONT_SERIF, 12, 150, 170, "Alva Berg");
  pdf_text(&pdf, FONT_SERIF, 12, 330, 170, "Sam Ek");
  pdf_text(&pdf, FONT_SERIF, 12, 150, 184, "skoldirektör");
  pdf_text(&pdf, FONT_SERIF, 12, 330, 184, "enhetschef");
  pdf_text(&pdf, FONT_SERIF, 12, 150, 198, "skolförvaltningen");
  pdf_text(&pdf, FONT_BOLD, 12, 150, 235, "Bilagor");
  pdf_text(&pdf, FONT_SERIF, 12, 150, 250, "Motionen");
  shows(&pdf, "0|Handläggare\n0|Kim Lindqvist\n0|Telefon: 08-123 45 67\n"
              "1|Till\n1|Norrsjö skolnämnd\n1|2024-05-03\n"
              "2|Förvaltningen föreslår att nämnden godkänner yttrandet i sin helhet.\n"
              "3|Alva Berg\n3|skoldirektör\n3|skolförvaltningen\n"
              "4|Sam Ek\n4|enhetschef\n"
              "5*|Bilagor\n5|Motionen\n");
}

static void tables_by_row(void **state) {
  struct pdf pdf = pdf_new(*state);
  pdf_page(&pdf);
  pdf_text(&pdf, FONT_SERIF, 12, 70, 100, "Detta dokument har godkänts digitalt av följande personer i förvaltningen:");
  pdf_text(&pdf, FONT_PLAIN, 9, 70, 125, "Namn");
  pdf_text(&pdf, FONT_PLAIN, 9, 330, 125, "Datum");
  pdf_text(&pdf, FONT_PLAIN, 9, 70, 137, "Alva Berg, skoldirektör");
  pdf_text(&pdf, FONT_PLAIN, 9, 330, 137, "2024-04-11");
  pdf_text(&pdf, FONT_PLAIN, 9, 70, 149, "Sam Ek, enhetschef");
  pdf_text(&pdf, FONT_PLAIN, 9, 330, 149, "2024-04-10");
  pdf_text(&pdf, FONT_SERIF, 12, 70, 200,
           "Omröstningen utföll enligt förteckningen nedan, med en frånvarande ledamot.");
  static const char *const votes[][4] = {{"Ledamot", "Ja", "Nej", "Avstår"},
                                         {"Alva Berg (S)", "X", "", ""},
                                         {"Bo Dahl (M)", "", "X", ""},
                                         {"Cleo Ek (V)", "X", "", ""},
                                         {"Dan Falk (C)", "", "", "X"}};
  for (int r = 0; r < 5; r++)
    for (int c = 0; c < 4; c++)
      if (votes[r][c][0])
        pdf_text(&pdf, FONT_PLAIN, 10, 70 + (c ? 120 : 0) + 60 * c, 225 + 14 * r, votes[r][c]);
  shows(&pdf, "0|Detta dokument har godkänts digitalt av följande personer i förvaltningen:\n"
              "1#1|Namn\n1#1|Datum\n"
              "1#2|Alva Berg, skoldirektör\n1#2|2024-04-11\n"
              "1#3|Sam Ek, enhetschef\n1#3|2024-04-10\n"
              "2|Omröstningen utföll enligt förteckningen nedan, med en frånvarande ledamot.\n"
              "3#4|Ledamot\n3#4|Ja\n3#4|Nej\n3#4|Avstår\n"
              "3#5|Alva Berg (S)\n3#5|X\n3#6|Bo Dahl (M)\n3#6|X\n3#7|Cleo Ek (V)\n3#7|X\n3#8|Dan Falk (C)\n3#8|X\n");
}

static void running_heads_share_a_row(void **state) {
  struct pdf pdf = pdf_new(*state);
  pdf_page(&pdf);
  pdf_text(&pdf, FONT_PLAIN, 9, 70, 40, "Norrsjö kommun");
  pdf_text(&pdf, FONT_PLAIN, 9, 250, 40, "Tjänsteutlåtande");
  pdf_text(&pdf, FONT_PLAIN, 9, 480, 40, "Sida 1 (3)");
  pdf_text(&pdf, FONT_SERIF, 12, 70, 100, "Nämnden har fått motionen på remiss och ska svara senast i september.");
  pdf_text(&pdf, FONT_PLAIN, 8, 500, 810, "1 (3)");
  shows(&pdf, "0#1|Norrsjö kommun\n0#1|Tjänsteutlåtande\n0#1|Sida 1 (3)\n"
              "1|Nämnden har fått motionen på remiss och ska svara senast i september.\n"
              "2|1 (3)\n");
}

static void markers_belong_to_their_text(void **state) {
  struct pdf pdf = pdf_new(*state);
  pdf_page(&pdf);
  pdf_text(&pdf, FONT_BOLD, 13, 70, 90, "§ 12");
  pdf_text(&pdf, FONT_BOLD, 13, 140, 90, "Svar på motion om lekplatser");
  pdf_text(&pdf, FONT_SERIF, 12, 80, 120, "•");
  pdf_text(&pdf, FONT_SERIF, 12, 116, 120, "bygga två lekplatser i centrum");
  pdf_text(&pdf, FONT_SERIF, 12, 80, 134, "1.");
  pdf_text(&pdf, FONT_SERIF, 12, 116, 134, "utreda kostnaden för fler");
  pdf_text(&pdf, FONT_SERIF, 12, 80, 148, "–");
  pdf_text(&pdf, FONT_SERIF, 12, 116, 148, "återkomma till nämnden");
  pdf_text(&pdf, FONT_SERIF, 12, 80, 162, "b)");
  pdf_text(&pdf, FONT_SERIF, 12, 116, 162, "informera de boende");
  shows(&pdf, "0*|§ 12 Svar på motion om lekplatser\n"
              "0|• bygga två lekplatser i centrum\n"
              "0|1. utreda kostnaden för fler\n"
              "0|– återkomma till nämnden\n"
              "0|b) informera de boende\n");
}

static void raised_marks_are_runs_of_their_own(void **state) {
  struct pdf pdf = pdf_new(*state);
  struct buffer *page = pdf_page(&pdf);
  buffer_text(page, "BT /F1 12 Tf 70 700 Td (insatser f\\366r unga.) Tj /F1 7 Tf 4.5 Ts (1) Tj 0 Ts /F1 12 Tf "
                    "( Det g\\344ller alla m\\262 nu.) Tj ET\n");
  struct pages *pages = read_pdf(&pdf);
  assert_int_equal(pages->page[0].count, 1);
  assert_string_equal(pages->page[0].lines[0].text, "insatser för unga.1 Det gäller alla m2 nu.");
  assert_string_equal(runs_shown(*state, &pages->page[0].lines[0]), "insatser för unga.{1} Det gäller alla m{2} nu.");
  assert_float_equal(pages->page[0].lines[0].size, 12, 0.01);
}

static void mixed_styles_need_no_space(void **state) {
  struct pdf pdf = pdf_new(*state);
  struct buffer *page = pdf_page(&pdf);
  buffer_text(page, "BT /F1 12 Tf 70 700 Td (Det heter ) Tj /F3 12 Tf (Trygga barnet) Tj /F1 12 Tf (, och ) Tj "
                    "/F2 12 Tf (skol) Tj /F1 12 Tf (team) Tj ET\n");
  struct pages *pages = read_pdf(&pdf);
  assert_string_equal(pages->page[0].lines[0].text, "Det heter Trygga barnet, och skolteam");
  assert_int_equal(pages->page[0].lines[0].style, 0);
}

static void mapped_characters_are_cleaned(void **state) {
  struct pdf pdf = pdf_new(*state);
  pdf.map = "<41> <F0B7>\n<42> <FB01>\n<43> <00AD>\n<44> <0061030A>\n<45> <F02D>\n<46> <E123>\n<47> <00A0>\n"
            "<48> <0007>\n<49> <FB03>\n<4A> <202F>\n";
  pdf_page(&pdf);
  pdf_text(&pdf, FONT_MAPPED, 12, 70, 100, "A Brma oIce");
  pdf_text(&pdf, FONT_MAPPED, 12, 70, 114, "f o tillC");
  pdf_text(&pdf, FONT_MAPPED, 12, 70, 128, "stCyrka pD tioF");
  pdf_text(&pdf, FONT_MAPPED, 12, 70, 142, "E 3G8570H kr");
  struct pages *pages = read_pdf(&pdf);
  assert_string_equal(pages_shown(*state, pages), "0|• firma office\n"
                                                  "0~|f o till\n"
                                                  "0|styrka på tio\n"
                                                  "0|– 3 8570 kr\n");
  const struct line *line = &pages->page[0].lines[0];
  assert_float_equal(line->extents[2].x1, line->extents[3].x0, 0.01); /* f and i share the ligature's width */
  assert_float_equal(line->extents[2].x1 - line->extents[2].x0, line->extents[3].x1 - line->extents[3].x0, 0.01);
}

/* A letter and its ring or dots drawn one over the other. */
static void accents_drawn_apart_are_composed(void **state) {
  struct pdf pdf = pdf_new(*state);
  struct buffer *page = pdf_page(&pdf);
  /* a is 556 units wide, the dieresis 333, the ring 333 */
  buffer_text(page, "BT /F1 12 Tf 70 700 Td [(f) (o) 444.5 (\\250) -111.5 (rslag ) ] TJ ET\n");
  pdf_text(&pdf, FONT_PLAIN, 12, 70, 200, "naturligt");
  struct pages *pages = read_pdf(&pdf);
  assert_string_equal(pages->page[0].lines[0].text, "förslag");
  const struct extent *extents = pages->page[0].lines[0].extents;
  assert_true(extents[1].x1 - extents[1].x0 >= 0.55F * 12);
}

static void doubled_text_counts_once(void **state) {
  struct pdf pdf = pdf_new(*state);
  pdf_page(&pdf);
  pdf_text(&pdf, FONT_PLAIN, 12, 70, 100, "Beslut i ärendet");
  pdf_text(&pdf, FONT_PLAIN, 12, 70.4, 100, "Beslut i ärendet");
  pdf_text(&pdf, FONT_PLAIN, 12, 70.2, 100.3, "Beslut i ärendet");
  pdf_text(&pdf, FONT_PLAIN, 12, 70, 120, "Alla vill ha ett tillägg");
  buffer_text(&pdf.content[0], "3 Tr\n");
  pdf_text(&pdf, FONT_PLAIN, 12, 70, 120, "Alla vill ha ett tillägg");
  shows(&pdf, "0|Beslut i ärendet\n0|Alla vill ha ett tillägg\n");
}

static void outside_the_page_is_dropped(void **state) {
  struct pdf pdf = pdf_new(*state);
  pdf_page(&pdf);
  pdf_text(&pdf, FONT_PLAIN, 12, 70, 100, "Innanför");
  pdf_text(&pdf, FONT_PLAIN, 12, -300, 100, "till vänster om sidan");
  pdf_text(&pdf, FONT_PLAIN, 12, 70, 900, "under sidan");
  shows(&pdf, "0|Innanför\n");
}

static void spaces_are_inferred_from_gaps(void **state) {
  struct pdf pdf = pdf_new(*state);
  struct buffer *page = pdf_page(&pdf);
  buffer_text(page, "BT /F1 12 Tf 70 700 Td [(kommunen) -280 (ska) -280 (utreda)] TJ ET\n"
                    "BT /F2 12 Tf 70 650 Td 6 Tc (BESLUT) Tj 0 Tc ET\n"
                    "BT /F2 12 Tf 70 600 Td (P R O T O K O L L) Tj ET\n"
                    "BT /F1 12 Tf 70 550 Td 1 Tc (Glesare text men ord) Tj 0 Tc ET\n");
  shows(&pdf, "0|kommunen ska utreda\n0*|BESLUT\n0*|PROTOKOLL\n0|Glesare text men ord\n");
}

static void justified_lines_stay_whole(void **state) {
  struct pdf pdf = pdf_new(*state);
  struct buffer *page = pdf_page(&pdf);
  pdf_text(&pdf, FONT_SERIF, 12, 70, 100, "En rad som fyller bredden helt ut till den högra kanten av sidan");
  buffer_printf(page, "BT /F4 12 Tf 70 %d Td 19.47 Tw (och en som dras ut till samma kant) Tj 0 Tw ET\n", 842 - 114);
  pdf_text(&pdf, FONT_SERIF, 12, 70, 128, "En rad som fyller bredden helt ut till den högra kanten av sidan");
  shows(&pdf, "0|En rad som fyller bredden helt ut till den högra kanten av sidan\n"
              "0|och en som dras ut till samma kant\n"
              "0|En rad som fyller bredden helt ut till den högra kanten av sidan\n");
}

static void rotated_text_and_pages(void **state) {
  struct pdf pdf = pdf_new(*state);
  pdf_page(&pdf);
  pdf_turned(&pdf, 8, 20, 600, true, "Mall version två");
  pdf_text(&pdf, FONT_PLAIN, 12, 70, 100, "Texten på sidan");
  pdf_page(&pdf);
  pdf.rotate[1] = 90;
  pdf_turned(&pdf, 12, 100, 700, true, "Liggande sida");
  struct pages *pages = read_pdf(&pdf);
  assert_string_equal(pages_shown(*state, pages), "0|Texten på sidan\n1^|Mall version två\n---\n0|Liggande sida\n");
  const struct line *side = &pages->page[0].lines[1];
  assert_float_equal(side->extents[0].x1, 600, 0.5); /* along y: the M begins at the bottom */
  assert_true(side->extents[1].x1 <= side->extents[0].x0 + 0.1F);
  assert_float_equal(pages->page[1].width, 842, 0.01);
}

/* TEXT in the codes of a font whose glyph map is shifted; n, l, c, b and g need codes of their own, as theirs say
 * something else there. */
static const char *shifted(struct arena *arena, const char *text) {
  struct buffer out = buffer_in(arena);
  const char *end = text + strlen(text);
  while (text < end) {
    uint32_t character;
    text += unicode_read(text, end, &character);
    static const char moved[] = "nlcbg";
    const char *at = character < 0x80 ? strchr(moved, (int)character) : NULL;
    buffer_char(&out, character == 0xE5   ? 'n'
                      : character == 0xE4 ? 'l'
                      : character == 0xF6 ? '|'
                      : character == 0xC5 ? 'c'
                      : at                ? 0x80 + (uint32_t)(at - moved)
                                          : character);
  }
  return buffer_string(&out);
}

static void broken_glyph_map_is_decoded(void **state) {
  static const char *const lines[] = {"Efter fråga på grundförslaget finner ordföranden att nämnden har",
                                      "beslutat att avslå motionen och att överlämna yttrandet till",
                                      "kommunstyrelsen som svar på remissen. Det är en fråga om",
                                      "resurser, och det finns inte medel i budgeten för att starta",
                                      "en ny verksamhet. I övrigt instämmer nämnden med det som",
                                      "förvaltningen skriver om samverkan med skolan och hemmen.",
                                      "Året innan var det en annan ordning som gällde för 27 skolor.",
                                      NULL};
  struct pdf pdf = pdf_new(*state);
  struct buffer map = buffer_in(*state), expected = buffer_in(*state);
  for (unsigned c = 32; c < 127; c++)
    if (!strchr("nl|cbg", (int)c))
      buffer_printf(&map, "<%02X> <%04X>\n", c, c - 29);
  for (unsigned i = 0; i < 5; i++)
    buffer_printf(&map, "<%02X> <%04X>\n", 0x80 + i, (unsigned)"nlcbg"[i] - 29);
  pdf.map = buffer_string(&map);
  pdf_page(&pdf);
  for (size_t i = 0; lines[i]; i++) {
    pdf_text(&pdf, FONT_MAPPED, 11, 60, 100 + 14.0 * (double)i, shifted(*state, lines[i]));
    buffer_printf(&expected, "0|%s\n", lines[i]);
  }
  struct pages *pages = read_pdf(&pdf);
  assert_string_equal(pages_shown(*state, pages), buffer_string(&expected));
  assert_false(pages->garbled);
}

static void noise_is_called_garbled(void **state) {
  struct pdf pdf = pdf_new(*state);
  pdf_page(&pdf);
  for (int i = 0; i < 12; i++)
    pdf_text(&pdf, FONT_PLAIN, 11, 60, 100 + 14.0 * i, "#%xK zRt@ gWq$ ~Pk^v LmN{ }hJd> <sQw zXc= vBn| |tGh $kLp@");
  assert_true(read_pdf(&pdf)->garbled);
}

static void pictures_without_text_are_counted(void **state) {
  struct pdf pdf = pdf_new(*state);
  pdf_page(&pdf);
  pdf.picture[0] = true;
  pdf_page(&pdf);
  pdf_text(&pdf, FONT_PLAIN, 12, 70, 100, "Text finns här");
  pdf_page(&pdf);
  struct pages *pages = read_pdf(&pdf);
  assert_int_equal(pages->unread, 1);
  assert_true(pages->page[0].pictures);
  assert_false(pages->page[2].pictures);
  assert_int_equal(pages->page[2].count, 0);
}

static enum error_kind refused(struct arena *arena, const char *data, size_t size) {
  struct error error = {0};
  assert_null(read_bytes(arena, data, size, &error));
  assert_true(error.message[0] != '\0');
  return error.kind;
}

static void damaged_files_are_refused(void **state) {
  struct pdf pdf = pdf_new(*state);
  size_t size = 0;
  pdf_page(&pdf);
  pdf_text(&pdf, FONT_PLAIN, 12, 70, 100, "Text");
  const char *data = pdf_bytes(&pdf, &size);
  assert_int_equal(refused(*state, data, 40), ERROR_DAMAGED);
  assert_int_equal(refused(*state, "%PDF-1.4\nnothing here", 21), ERROR_DAMAGED);
  struct pdf empty = pdf_new(*state);
  data = pdf_bytes(&empty, &size);
  assert_int_equal(refused(*state, data, size), ERROR_EMPTY);
}

/* A file cut within its last page is read as far as it goes. */
static void cut_files_never_crash(void **state) {
  struct pdf pdf = pdf_new(*state);
  size_t size = 0;
  for (int i = 0; i < 3; i++) {
    pdf_page(&pdf);
    pdf_text(&pdf, FONT_PLAIN, 12, 70, 100, "Sidans text");
  }
  const char *data = pdf_bytes(&pdf, &size);
  for (size_t cut = 0; cut < size; cut += 97) {
    struct error error = {0};
    struct pages *pages = read_bytes(*state, data, cut, &error);
    assert_true((pages == NULL) == (error.kind != ERROR_NONE));
    if (pages)
      check_lines(pages);
  }
}

static void encrypted_files_are_named(void **state) {
  /* A user password; the encryption dictionary alone makes Poppler ask for it. */
  static const char data[] =
      "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
      "3 0 obj<</Filter/Standard/V 1/R 2/P -4/O<0102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F20>"
      "/U<0102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F20>>>endobj\n"
      "trailer<</Root 1 0 R/Encrypt 3 0 R/ID[<00><00>]/Size 4>>\n%%EOF\n";
  assert_int_equal(refused(*state, data, sizeof data - 1), ERROR_ENCRYPTED);
}

static void limits_hold(void **state) {
  struct pdf pdf = pdf_new(*state);
  size_t size = 0;
  for (int i = 0; i < 3; i++) {
    pdf_page(&pdf);
    pdf_text(&pdf, FONT_PLAIN, 12, 70, 100, "Sidans text");
  }
  const char *data = pdf_bytes(&pdf, &size);
  struct source source = {.name = "x.pdf", .data = (const unsigned char *)data, .size = size};
  struct extract_limits few_pages = {.pages = 2, .characters = 1000}, few_characters = {.pages = 9, .characters = 15};
  struct error error = {0}, other = {0};
  assert_null(pdf_extractor.extract(*state, &source, &few_pages, &error));
  assert_int_equal(error.kind, ERROR_LIMIT);
  assert_null(pdf_extractor.extract(*state, &source, &few_characters, &other));
  assert_int_equal(other.kind, ERROR_LIMIT);
}

static void missing_pages_are_counted(void **state) {
  static const char data[] = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                             "2 0 obj<</Type/Pages/Kids[3 0 R 9 0 R]/Count 2>>endobj\n"
                             "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\n"
                             "trailer<</Root 1 0 R/Size 4>>\n%%EOF\n";
  struct error error = {0};
  struct pages *pages = read_bytes(*state, data, sizeof data - 1, &error);
  assert_non_null(pages);
  assert_int_equal(pages->count, 2);
  assert_int_equal(pages->damaged, 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(lines_styles_and_places),
      TEST(two_columns_of_text),
      TEST(columns_with_baselines_of_their_own),
      TEST(margin_block_stands_apart),
      TEST(side_headings_come_before_their_text),
      TEST(letterhead_and_signatures_by_column),
      TEST(tables_by_row),
      TEST(running_heads_share_a_row),
      TEST(markers_belong_to_their_text),
      TEST(raised_marks_are_runs_of_their_own),
      TEST(mixed_styles_need_no_space),
      TEST(mapped_characters_are_cleaned),
      TEST(accents_drawn_apart_are_composed),
      TEST(doubled_text_counts_once),
      TEST(outside_the_page_is_dropped),
      TEST(spaces_are_inferred_from_gaps),
      TEST(justified_lines_stay_whole),
      TEST(rotated_text_and_pages),
      TEST(broken_glyph_map_is_decoded),
      TEST(noise_is_called_garbled),
      TEST(pictures_without_text_are_counted),
      TEST(damaged_files_are_refused),
      TEST(cut_files_never_crash),
      TEST(encrypted_files_are_named),
      TEST(limits_hold),
      TEST(missing_pages_are_counted),
  };
  return cmocka_run_group_tests_name("pdf", tests, NULL, NULL);
}
