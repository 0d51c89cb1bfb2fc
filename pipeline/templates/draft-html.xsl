<?xml version="1.0" encoding="UTF-8"?>
<!-- draft-html.xsl - a draft as one stand-alone page.  No script, nothing fetched; prints as it should.

     Each quote has the name of its bookmark as its id, so that `standpunkt draft` with its option verify finds it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:standpunkt:result:1"
  exclude-result-prefixes="r">
  <xsl:output method="html" encoding="UTF-8" indent="no" doctype-system="about:legacy-compat"/>

  <xsl:template match="/r:draft">
    <html lang="{@lang}">
      <head>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="generator" content="{@generator}"/>
        <title><xsl:apply-templates select="r:title/node()[not(self::r:comment)]" mode="plain"/></title>
        <meta name="standpunkt-utkast" content="{concat(@document, ' ', @template, ' ', @date)}"/>
        <xsl:for-each select="r:mark"><meta name="standpunkt-citat-{@n}" content="{@name}"/></xsl:for-each>
        <style><xsl:call-template name="style"/></style>
      </head>
      <body>
        <main>
          <header>
            <div class="letterhead">
              <div><p class="sender"><xsl:value-of select="@administration"/></p><p><xsl:value-of select="@municipality"/></p></div>
              <div>
                <p class="sender"><xsl:value-of select="@kind"/></p>
                <xsl:for-each select="r:field">
                  <p><xsl:value-of select="concat(@label, ' ')"/><xsl:apply-templates select="r:line/node()"/></p>
                </xsl:for-each>
              </div>
            </div>
            <div class="letterhead">
              <xsl:for-each select="r:column">
                <div>
                  <p class="sender"><xsl:value-of select="@label"/></p>
                  <xsl:for-each select="r:line"><p><xsl:apply-templates/></p></xsl:for-each>
                </div>
              </xsl:for-each>
            </div>
          </header>
          <h1><xsl:apply-templates select="r:title/node()[not(self::r:comment)]"/></h1>
          <xsl:for-each select="r:subtitle"><p class="subtitle"><xsl:apply-templates/></p></xsl:for-each>
          <xsl:for-each select="r:deadline"><p class="deadline"><xsl:apply-templates/></p></xsl:for-each>
          <p class="about"><xsl:value-of select="r:title/r:comment"/></p>
          <xsl:apply-templates select="r:section"/>
          <xsl:if test="//r:quote">
            <section class="footnotes" aria-label="Fotnoter">
              <ol>
                <xsl:for-each select="//r:quote">
                  <li id="fotnot-{@n}"><xsl:apply-templates select="r:footnote/node()"/><xsl:text> </xsl:text>
                    <a href="#{@mark}" aria-label="Tillbaka till citat {@n}">↩</a></li>
                </xsl:for-each>
              </ol>
            </section>
          </xsl:if>
        </main>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="r:section">
    <section>
      <xsl:if test="@heading">
        <xsl:element name="h{@level + 1}"><xsl:value-of select="@heading"/></xsl:element>
      </xsl:if>
      <xsl:apply-templates/>
    </section>
  </xsl:template>

  <xsl:template match="r:p"><p><xsl:apply-templates select="node()[not(self::r:comment)]"/></p></xsl:template>

  <xsl:template match="r:p[@role = 'suggestion']">
    <p class="suggestion">
      <span class="mark">Skrivförslag</span><xsl:text> </xsl:text>
      <xsl:apply-templates select="node()[not(self::r:comment)]"/>
      <xsl:if test="r:comment"><small><xsl:value-of select="r:comment"/></small></xsl:if>
    </p>
  </xsl:template>

  <xsl:template match="r:proposal"><p class="proposal"><xsl:apply-templates/></p></xsl:template>

  <xsl:template match="r:note">
    <div class="note" role="note"><p class="note-heading"><xsl:value-of select="@heading"/></p><xsl:apply-templates/></div>
  </xsl:template>

  <xsl:template match="r:list[@type = 'bullet']"><ul><xsl:apply-templates select="r:item"/></ul></xsl:template>
  <xsl:template match="r:list"><ol><xsl:apply-templates select="r:item"/></ol></xsl:template>
  <xsl:template match="r:item"><li><xsl:apply-templates/></li></xsl:template>

  <xsl:template match="r:quote">
    <blockquote><p>”<span id="{@mark}"><xsl:value-of select="r:text"/></span>”<sup><a href="#fotnot-{@n}" aria-label="Fotnot {@n}"><xsl:value-of select="@n"/></a></sup></p></blockquote>
  </xsl:template>

  <xsl:template match="r:signatures">
    <table class="signatures">
      <tr>
        <xsl:for-each select="r:signature">
          <td><xsl:apply-templates select="r:name/node()"/><br/><xsl:apply-templates select="r:office/node()"/></td>
        </xsl:for-each>
      </tr>
    </table>
  </xsl:template>

  <xsl:template match="r:placeholder"><mark>[<xsl:value-of select="."/>]</mark></xsl:template>
  <xsl:template match="r:placeholder" mode="plain">[<xsl:value-of select="."/>]</xsl:template>
  <xsl:template match="r:link"><a href="{@href}"><xsl:value-of select="."/></a></xsl:template>

  <xsl:template name="style">
:root { color-scheme: light dark; --ink: #1a1a1a; --paper: #fff; --soft: #555; --line: #b45309; --tint: #fef3e2; --fill: #fff59d; --mark: #1f4e99; }
@media (prefers-color-scheme: dark) { :root { --ink: #eee; --paper: #17191c; --soft: #b8b8b8; --line: #f0a050; --tint: #33270f; --fill: #5c5200; --mark: #9dc1ff; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.5 Georgia, "Times New Roman", serif; }
main { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, h3, h4, .letterhead { font-family: Arial, "Liberation Sans", sans-serif; line-height: 1.25; }
h1 { font-size: 1.5rem; margin: 2rem 0 .5rem; } h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
h3 { font-size: 1.05rem; margin: 1.6rem 0 .4rem; } h4 { font-size: .95rem; margin: 1.2rem 0 .3rem; color: var(--soft); }
p { margin: 0 0 .7rem; } .letterhead { display: flex; flex-wrap: wrap; gap: 1rem; font-size: .9rem; margin-bottom: 1rem; }
.letterhead > div { flex: 1 1 14rem; } .letterhead p { margin: 0; } .sender, .deadline, .note-heading { font-weight: bold; }
.about { color: var(--soft); font-size: .9rem; border: 1px solid currentColor; padding: .5rem .8rem; }
.proposal { font-style: italic; } mark { background: var(--fill); color: inherit; }
.suggestion .mark { font: bold .75rem Arial, sans-serif; border: 1px solid var(--mark); color: var(--mark); border-radius: .2rem; padding: 0 .3rem; }
.suggestion small { display: block; color: var(--soft); font-size: .8rem; }
blockquote { margin: 0 1.5rem .8rem; } sup { line-height: 0; } a { color: var(--mark); }
.note { border-left: .3rem solid var(--line); background: var(--tint); padding: .5rem .8rem; margin: 0 0 1rem; } .note p { margin: 0 0 .4rem; }
.signatures { width: 100%; margin: 2rem 0; border-collapse: collapse; } .signatures td { vertical-align: top; padding: 0; }
.footnotes { border-top: 1px solid currentColor; margin-top: 2rem; padding-top: .5rem; font-size: .85rem; }
li { margin-bottom: .25rem; }
@media print { body { background: #fff; color: #000; font-size: 11pt; } main { margin: 0; max-width: none; } .about, .suggestion small { display: none; } h2, h3, h4 { break-after: avoid; } }
  </xsl:template>
</xsl:stylesheet>
