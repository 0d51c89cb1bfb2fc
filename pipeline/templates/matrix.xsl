<?xml version="1.0" encoding="UTF-8"?>
<!-- matrix.xsl - the matrix of a matter as a page that stands alone: `standpunkt compare MATTER -html` (with two hyphens).

     No script, nothing fetched; readable on paper, on a phone and in the dark. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:standpunkt:result:1"
                exclude-result-prefixes="r">
  <xsl:output method="html" encoding="UTF-8" doctype-system="about:legacy-compat" indent="no"/>
  <xsl:include href="words.xsl"/>
  <xsl:include href="matrix_parts.xsl"/>

  <xsl:template match="/r:matrix">
    <html lang="sv">
      <head>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <title><xsl:value-of select="r:matter"/> – jämförelse</title>
        <style><xsl:call-template name="matrix-style"/></style>
      </head>
      <body>
        <main>
          <h1><xsl:value-of select="r:matter"/></h1>
          <xsl:call-template name="matrix-facts"/>
          <xsl:if test="r:column[@n &gt; 0]">
            <h2>Motionens förslag</h2>
            <xsl:call-template name="matrix-proposals"/>
          </xsl:if>
          <h2>Ställningstaganden</h2>
          <xsl:call-template name="matrix-table"/>
          <xsl:call-template name="matrix-notes"/>
          <h2>Ärendets gång</h2>
          <xsl:call-template name="matrix-timeline"/>
          <xsl:if test=".//r:position">
            <h2>Citat</h2>
            <xsl:call-template name="matrix-quotes"/>
          </xsl:if>
          <h2>Papper</h2>
          <xsl:call-template name="matrix-papers"/>
          <p class="foot">Gjord av Ståndpunkt ur handlingarnas egna ord. Citaten är ordagranna; hållningarna är tolkade av en dator och kan vara fel.</p>
        </main>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="matrix-style">
    :root { color-scheme: light dark; --text: #1b1b1b; --soft: #595959; --back: #fff; --line: #bbb; --head: #f2f2ee;
      --for: #1b6e3c; --for-back: #e3f2e6; --against: #a3241b; --against-back: #fbe6e3; --part: #7a5200; --part-back: #fbf0d9;
      --met: #0f5f75; --met-back: #e0f1f5; --link: #0b4f8a; }
    @media (prefers-color-scheme: dark) { :root { --text: #e9e7e2; --soft: #b3b0a8; --back: #1b1c1e; --line: #55575b;
      --head: #26282b; --for: #8fd6a5; --for-back: #17331f; --against: #f2a59c; --against-back: #40201d; --part: #ecc983;
      --part-back: #3a2d13; --met: #8fd0e2; --met-back: #14323b; --link: #9cc8f2; } }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--back); color: var(--text); font: 1rem/1.5 "Source Sans 3", "Segoe UI", system-ui, sans-serif; }
    main { max-width: 76rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
    h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 1rem; } h2 { font-size: 1.25rem; margin: 2rem 0 .6rem; }
    h3 { font-size: 1.05rem; margin: 1.4rem 0 .3rem; } h4 { font-size: 1rem; font-weight: 600; margin: .9rem 0 .3rem; }
    h4::first-letter { text-transform: uppercase; }
    a { color: var(--link); } a:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
    dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: 0; }
    dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
    ol.proposals { padding-left: 1.6rem; max-width: 46rem; } ol.proposals li { margin: .3rem 0; }
    .matrix-scroll { overflow-x: auto; }
    table.matrix { border-collapse: collapse; width: 100%; font-size: .95rem; }
    table.matrix caption { text-align: left; color: var(--soft); padding-bottom: .4rem; }
    table.matrix th, table.matrix td { border: 1px solid var(--line); padding: .4rem .5rem; text-align: left; vertical-align: top; }
    table.matrix thead th, table.matrix tfoot th, table.matrix tfoot td { background: var(--head); }
    table.matrix th.layer { font-weight: 400; color: var(--soft); } table.matrix tbody.decides { border-top: 3px solid var(--line); }
    td.cell a { color: inherit; } .sign { display: inline-block; min-width: 1.1em; font-weight: 700; }
    .remark { display: block; font-size: .82rem; font-weight: 400; color: var(--text); }
    .s-support, .s-qualified-support { color: var(--for); background: var(--for-back); }
    .s-oppose { color: var(--against); background: var(--against-back); } .s-partial { color: var(--part); background: var(--part-back); }
    .s-met { color: var(--met); background: var(--met-back); } .s-neutral { background: var(--head); }
    td.uncertain { background: none; outline: 2px dashed var(--line); outline-offset: -4px; }
    .nothing, td.silent, .legend, .note, .why, .foot, .older { color: var(--soft); } .why { display: block; font-size: .9rem; }
    ul.sums { list-style: none; margin: 0; padding: 0; font-size: .9rem; } ul.papers li { margin: .4rem 0; }
    ol.timeline { list-style: none; padding: 0; border-left: 3px solid var(--line); } ol.timeline li { padding: .2rem 0 .2rem .9rem; }
    ol.timeline .date { font-variant-numeric: tabular-nums; } ol.timeline .stage { font-weight: 600; }
    .behind { scroll-margin-top: 1rem; padding-left: .6rem; border-left: 3px solid transparent; } .behind:target { border-color: var(--link); }
    .behind .stance { padding: 0 .3rem; } blockquote { margin: .3rem 0 .6rem; padding-left: .9rem; border-left: 3px solid var(--line); max-width: 46rem; }
    blockquote p { margin: 0; } blockquote footer { color: var(--soft); font-size: .9rem; }
    .foot { margin-top: 2.5rem; font-size: .9rem; }
    @media print { main { max-width: none; padding: 0; } body { font-size: 10pt; color: #000; background: #fff; } a { color: inherit; text-decoration: none; }
      .matrix-scroll { overflow: visible; } tr, blockquote, .behind { break-inside: avoid; } thead { display: table-header-group; }
      td.cell { print-color-adjust: exact; } h2, h3, h4 { break-after: avoid; } }
    @media (max-width: 34rem) { h1 { font-size: 1.35rem; } dl.facts { grid-template-columns: 1fr; } dd { margin-bottom: .4rem; } }
  </xsl:template>
</xsl:stylesheet>
