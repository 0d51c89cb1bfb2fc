<?xml version="1.0" encoding="UTF-8"?>
<!-- page_draft.xsl - drafts of answers in the page: the forms, and a draft (schemas/draft.md) with its sources beside it.
     What the draft itself looks like as a file is told by draft-html.xsl and its like. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:standpunkt:result:1"
                exclude-result-prefixes="r">

  <!-- ==== the forms ==== -->

  <xsl:template match="/r:draft-form" mode="title">Utkast till svar</xsl:template>

  <xsl:template match="/r:draft-form">
    <div class="prose">
      <h1>Utkast till svar</h1>
      <xsl:choose>
        <xsl:when test="@matter">
          <p class="lead">På <a href="/arende/{@matter}"><xsl:choose><xsl:when test="@title"><xsl:value-of select="@title"/></xsl:when><xsl:otherwise>ärendet</xsl:otherwise></xsl:choose></a></p>
          <form class="drafting" action="/arende/{@matter}/utkast" method="get">
            <xsl:call-template name="who-answers"/>
            <xsl:if test="r:asked">
              <fieldset>
                <legend>Ställning till varje förslag</legend>
                <xsl:for-each select="r:asked">
                  <div>
                    <label for="sats-{position()}"><xsl:value-of select="concat(@n, '. ', .)"/></label>
                    <select id="sats-{position()}" name="sats-{@n}">
                      <option value="">inte valt än</option>
                      <option value="support">tillstyrker</option>
                      <option value="qualified-support">tillstyrker med förbehåll</option>
                      <option value="partial">tillstyrker delvis</option>
                      <option value="met">redan tillgodosett</option>
                      <option value="neutral">tar inte ställning</option>
                      <option value="oppose">avstyrker</option>
                    </select>
                  </div>
                </xsl:for-each>
              </fieldset>
            </xsl:if>
            <button type="submit">Gör utkastet</button>
          </form>
        </xsl:when>
        <xsl:otherwise>
          <p class="lead">Skicka in motionen eller remissen som PDF eller text, högst <xsl:value-of select="@megabytes"/>&#160;megabyte. Filen läses, utkastet görs, och sedan finns varken fil eller utkast kvar här.</p>
          <form class="drafting" action="/utkast" method="post" enctype="multipart/form-data">
            <input type="hidden" name="bevis" value="{@token}"/>
            <div>
              <label for="papper">Motionen eller remissen</label>
              <input id="papper" name="papper" type="file" accept=".pdf,.txt,.md,application/pdf,text/plain" required="required"/>
            </div>
            <xsl:call-template name="who-answers"/>
            <div>
              <label for="satser">Ställning till varje förslag, om den är bestämd</label>
              <input id="satser" name="satser" type="text" aria-describedby="satser-hjalp"/>
              <small id="satser-hjalp">Så här: 1=tillstyrk, 2=förbehåll, 3=avstyrk. Också delvis, tillgodosedd och tar-inte-ställning.</small>
            </div>
            <div>
              <label for="format">Vad du vill ha</label>
              <select id="format" name="format">
                <option value="html">en sida att läsa här</option>
                <option value="docx">en fil för Word (DOCX)</option>
                <option value="odt">en fil för LibreOffice (ODT)</option>
                <option value="md">en textfil (Markdown)</option>
              </select>
            </div>
            <button type="submit">Gör utkastet</button>
          </form>
        </xsl:otherwise>
      </xsl:choose>
      <p class="about">Utkastet återger förslagen ordagrant och under vart och ett vad nämnden och andra har sagt om liknande förslag, med källa. Vad programmet själv föreslår är märkt så. Ingenting sparas.</p>
    </div>
  </xsl:template>

  <xsl:template name="who-answers">
    <div>
      <label for="for">Vem som svarar</label>
      <input id="for" name="for" type="text" list="organ" required="required" maxlength="100" autocomplete="off"/>
      <datalist id="organ">
        <xsl:for-each select="r:known-body"><option value="{.}"><xsl:value-of select="@municipality"/></option></xsl:for-each>
      </datalist>
    </div>
    <div>
      <label for="kommun">Kommun, om den inte framgår av motionen</label>
      <input id="kommun" name="kommun" type="text" maxlength="100" value="{@municipality}"/>
    </div>
    <div>
      <label for="mall">Mall</label>
      <select id="mall" name="mall">
        <option value="">den som passar nämnden</option>
        <xsl:for-each select="r:template"><option value="{@name}"><xsl:value-of select="."/></option></xsl:for-each>
      </select>
    </div>
  </xsl:template>

  <!-- ==== the draft ==== -->

  <xsl:template match="/r:draft-page" mode="title">Utkast till svar: <xsl:apply-templates select="r:draft/r:title" mode="draft-plain"/></xsl:template>

  <xsl:template match="/r:draft-page">
    <nav class="downloads" aria-label="Utkastet">
      <xsl:choose>
        <xsl:when test="@matter">
          <a href="/arende/{@matter}">Till ärendet</a><a href="/arende/{@matter}/utkast">Ändra valen</a>
        </xsl:when>
        <xsl:otherwise><a href="/utkast">Ett utkast till</a></xsl:otherwise>
      </xsl:choose>
      <xsl:for-each select="r:download"><a class="button" href="{@href}"><xsl:value-of select="."/></a></xsl:for-each>
    </nav>
    <div class="drafted">
      <xsl:apply-templates select="r:draft" mode="draft"/>
      <aside class="sources" aria-labelledby="kallor">
        <h2 id="kallor">Källor</h2>
        <xsl:choose>
          <xsl:when test="r:draft//r:quote">
            <ol>
              <xsl:for-each select="r:draft//r:quote">
                <li id="kalla-{@n}" value="{@n}">
                  <xsl:apply-templates select="r:footnote/node()[not(self::r:link)]" mode="draft"/><xsl:text> </xsl:text>
                  <a href="/dokument/{@document}">Öppna dokumentet</a><xsl:text> </xsl:text>
                  <a href="#citat-{@n}" aria-label="Tillbaka till citat {@n}">↩</a>
                </li>
              </xsl:for-each>
            </ol>
          </xsl:when>
          <xsl:otherwise><p>Registret har inget som liknar de här förslagen, så utkastet citerar ingen.</p></xsl:otherwise>
        </xsl:choose>
      </aside>
    </div>
  </xsl:template>

  <xsl:template match="r:draft" mode="draft">
    <article class="draft">
      <div class="letterhead">
        <div>
          <p><strong><xsl:value-of select="@administration"/></strong></p>
          <p><xsl:value-of select="@municipality"/></p>
        </div>
        <div>
          <p><strong><xsl:value-of select="@kind"/></strong></p>
          <xsl:for-each select="r:field"><p><xsl:value-of select="concat(@label, ' ')"/><xsl:apply-templates select="r:line/node()" mode="draft"/></p></xsl:for-each>
        </div>
        <xsl:for-each select="r:column">
          <div>
            <p><strong><xsl:value-of select="@label"/></strong></p>
            <xsl:for-each select="r:line"><p><xsl:apply-templates mode="draft"/></p></xsl:for-each>
          </div>
        </xsl:for-each>
      </div>
      <h1><xsl:apply-templates select="r:title/node()" mode="draft"/></h1>
      <xsl:for-each select="r:subtitle | r:deadline"><p class="about"><xsl:apply-templates mode="draft"/></p></xsl:for-each>
      <xsl:if test="r:title/r:comment"><p class="note"><xsl:value-of select="r:title/r:comment"/></p></xsl:if>
      <xsl:apply-templates select="r:section" mode="draft"/>
    </article>
  </xsl:template>

  <xsl:template match="r:section" mode="draft">
    <section>
      <xsl:if test="@heading"><xsl:element name="h{@level + 1}"><xsl:value-of select="@heading"/></xsl:element></xsl:if>
      <xsl:apply-templates mode="draft"/>
    </section>
  </xsl:template>

  <xsl:template match="r:p" mode="draft"><p><xsl:apply-templates mode="draft"/></p></xsl:template>
  <xsl:template match="r:p[@role = 'suggestion']" mode="draft">
    <p class="suggestion"><span class="mark">Skrivförslag</span><xsl:text> </xsl:text><xsl:apply-templates mode="draft"/>
      <xsl:if test="r:comment"><small><xsl:value-of select="r:comment"/></small></xsl:if></p>
  </xsl:template>
  <xsl:template match="r:comment" mode="draft"/>
  <xsl:template match="r:lead" mode="draft"><xsl:apply-templates mode="draft"/></xsl:template>
  <xsl:template match="r:proposal" mode="draft"><p class="asked"><xsl:apply-templates mode="draft"/></p></xsl:template>
  <xsl:template match="r:note" mode="draft">
    <div class="note" role="note"><p><strong><xsl:value-of select="@heading"/></strong></p><xsl:apply-templates mode="draft"/></div>
  </xsl:template>
  <xsl:template match="r:list[@type = 'bullet']" mode="draft"><ul><xsl:apply-templates select="r:item" mode="draft"/></ul></xsl:template>
  <xsl:template match="r:list" mode="draft"><ol><xsl:apply-templates select="r:item" mode="draft"/></ol></xsl:template>
  <xsl:template match="r:item" mode="draft"><li><xsl:apply-templates mode="draft"/></li></xsl:template>
  <xsl:template match="r:quote" mode="draft">
    <blockquote id="citat-{@n}"><p>”<xsl:value-of select="r:text"/>”<sup><a href="#kalla-{@n}" aria-label="Källa {@n}"><xsl:value-of select="@n"/></a></sup></p></blockquote>
  </xsl:template>
  <xsl:template match="r:signatures" mode="draft">
    <div class="letterhead">
      <xsl:for-each select="r:signature">
        <div><p><xsl:apply-templates select="r:name/node()" mode="draft"/></p><p><xsl:apply-templates select="r:office/node()" mode="draft"/></p></div>
      </xsl:for-each>
    </div>
  </xsl:template>
  <xsl:template match="r:placeholder" mode="draft"><mark class="blank">[<xsl:value-of select="."/>]</mark></xsl:template>
  <xsl:template match="r:link" mode="draft"><a href="{@href}"><xsl:value-of select="."/></a></xsl:template>
  <xsl:template match="r:title" mode="draft-plain"><xsl:for-each select="text() | r:placeholder"><xsl:value-of select="."/></xsl:for-each></xsl:template>
</xsl:stylesheet>
