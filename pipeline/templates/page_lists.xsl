<?xml version="1.0" encoding="UTF-8"?>
<!-- page_lists.xsl - the start page, lists of documents, the ledger, and what all this is. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:standpunkt:result:1"
                exclude-result-prefixes="r">

  <!-- ==== start ==== -->

  <xsl:template match="r:start" mode="title">Ståndpunkt – vem tycker vad om vilket förslag</xsl:template>

  <xsl:template match="r:start">
    <section class="hero">
      <h1>Vem tycker vad om vilket förslag?</h1>
      <p class="lead">Sök i motioner, remissvar, tjänsteutlåtanden och protokoll. Varje svar har sitt citat och sin sida.</p>
      <form class="search" action="/sok" method="get" role="search">
        <label for="q">Sök efter ord, ett förslag eller en nämnd</label>
        <div class="field">
          <input id="q" name="q" type="search" placeholder="till exempel skolfrånvaro" autocomplete="off"/>
          <button type="submit">Sök</button>
        </div>
      </form>
      <p class="stock">
        <xsl:apply-templates select="@documents" mode="number"/> dokument ·
        <xsl:apply-templates select="@proposals" mode="number"/> förslag ·
        <xsl:apply-templates select="@positions" mode="number"/> ställningstaganden ·
        <xsl:apply-templates select="@decisions" mode="number"/> beslut
      </p>
    </section>
    <div class="columns">
      <section class="main">
        <h2>Senaste dokumenten</h2>
        <xsl:choose>
          <xsl:when test="r:paper">
            <ul class="papers"><xsl:apply-templates select="r:paper"/></ul>
            <p><a href="/dokument">Alla dokument</a></p>
          </xsl:when>
          <xsl:otherwise>
            <p>Här finns inga dokument ännu. De läses in med <code>standpunkt ingest</code>.</p>
          </xsl:otherwise>
        </xsl:choose>
      </section>
      <aside class="side">
        <xsl:if test="r:share[@of = 'type']">
          <h2>Efter slag</h2>
          <ul class="shares">
            <xsl:for-each select="r:share[@of = 'type']">
              <li><a href="/dokument?typ={@name}"><xsl:apply-templates select="@name" mode="types"/></a><xsl:text> </xsl:text><span class="n"><xsl:apply-templates select="@count" mode="number"/></span></li>
            </xsl:for-each>
          </ul>
        </xsl:if>
        <xsl:if test="r:share[@of = 'municipality']">
          <h2>Efter kommun</h2>
          <ul class="shares">
            <xsl:for-each select="r:share[@of = 'municipality'][position() &lt;= 12]">
              <li><a href="/dokument?kommun={@name}"><xsl:value-of select="@name"/></a><xsl:text> </xsl:text><span class="n"><xsl:apply-templates select="@count" mode="number"/></span></li>
            </xsl:for-each>
          </ul>
        </xsl:if>
        <xsl:if test="r:share[@of = 'state' and @name = 'failed']">
          <p class="note"><a href="/liggare?lage=failed"><xsl:value-of select="sum(r:share[@of = 'state' and @name = 'failed']/@count)"/> filer</a> kunde inte läsas.</p>
        </xsl:if>
      </aside>
    </div>
  </xsl:template>

  <!-- ==== documents ==== -->

  <xsl:template match="r:documents" mode="title">Dokument</xsl:template>

  <xsl:template match="r:documents">
    <h1>Dokument</h1>
    <form class="choose" action="/dokument" method="get">
      <div>
        <label for="typ">Slag</label>
        <select id="typ" name="typ">
          <option value="">alla</option>
          <xsl:for-each select="r:share[@of = 'type']">
            <option value="{@name}"><xsl:if test="@current"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
              <xsl:apply-templates select="@name" mode="types"/> (<xsl:apply-templates select="@count" mode="number"/>)</option>
          </xsl:for-each>
        </select>
      </div>
      <div>
        <label for="kommun">Kommun</label>
        <select id="kommun" name="kommun">
          <option value="">alla</option>
          <xsl:for-each select="r:share[@of = 'municipality']">
            <xsl:sort select="@name" lang="sv"/>
            <option value="{@name}"><xsl:if test="@current"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
              <xsl:value-of select="@name"/> (<xsl:apply-templates select="@count" mode="number"/>)</option>
          </xsl:for-each>
        </select>
      </div>
      <button type="submit">Visa</button>
    </form>
    <xsl:apply-templates select="." mode="count"/>
    <ul class="papers"><xsl:apply-templates select="r:paper"/></ul>
    <xsl:apply-templates select="." mode="paging"/>
  </xsl:template>

  <!-- ==== the ledger ==== -->

  <xsl:template match="r:ledger" mode="title">Liggare</xsl:template>

  <xsl:template match="r:ledger">
    <h1>Liggare</h1>
    <p class="lead">Varje fil som programmet har sett, och vad det blev av den.</p>
    <ul class="tabs">
      <li><a href="/liggare"><xsl:if test="not(@state)"><xsl:attribute name="aria-current">true</xsl:attribute></xsl:if>alla</a><xsl:text> </xsl:text><span class="n"><xsl:apply-templates select="." mode="sum"/></span></li>
      <xsl:for-each select="r:share[@of = 'state'][not(@name = preceding-sibling::r:share[@of = 'state']/@name)]">
        <xsl:variable name="state" select="@name"/>
        <li><a href="/liggare?lage={@name}"><xsl:if test="/r:ledger/@state = @name"><xsl:attribute name="aria-current">true</xsl:attribute></xsl:if><xsl:apply-templates select="@name" mode="state"/></a><xsl:text> </xsl:text><span class="n"><xsl:value-of select="format-number(sum(../r:share[@of = 'state' and @name = $state]/@count), '#&#160;##0', 'sv')"/></span></li>
      </xsl:for-each>
    </ul>
    <xsl:if test="r:share[@of = 'state' and @name = 'failed'] and (not(@state) or @state = 'failed')">
      <details class="why">
        <summary>Varför filer inte kunde läsas</summary>
        <ul class="shares">
          <xsl:for-each select="r:share[@of = 'state' and @name = 'failed']">
            <li><xsl:apply-templates select="@part" mode="reason"/><xsl:text> </xsl:text><span class="n"><xsl:apply-templates select="@count" mode="number"/></span></li>
          </xsl:for-each>
        </ul>
      </details>
    </xsl:if>
    <xsl:apply-templates select="." mode="count"/>
    <xsl:if test="r:file">
      <div class="wide" role="region" aria-label="Filer" tabindex="0">
        <table class="ledger">
          <thead><tr><th scope="col">Fil</th><th scope="col">Läge</th><th scope="col">Storlek</th><th scope="col">Sedd</th></tr></thead>
          <tbody>
            <xsl:for-each select="r:file">
              <tr>
                <th scope="row">
                  <xsl:choose>
                    <xsl:when test="@document"><a href="/dokument/{@document}"><xsl:value-of select="@name"/></a></xsl:when>
                    <xsl:otherwise><xsl:value-of select="@name"/></xsl:otherwise>
                  </xsl:choose>
                  <span class="folder"><xsl:value-of select="@folder"/></span>
                </th>
                <td>
                  <span class="state st-{@state}"><xsl:apply-templates select="@state" mode="state"/></span>
                  <xsl:if test="@reason"><span class="why"><xsl:apply-templates select="@reason" mode="reason"/></span></xsl:if>
                </td>
                <td class="number"><xsl:value-of select="format-number(ceiling(@bytes div 1024), '#&#160;##0', 'sv')"/>&#160;kB</td>
                <td class="date"><xsl:value-of select="substring(@seen, 1, 10)"/></td>
              </tr>
            </xsl:for-each>
          </tbody>
        </table>
      </div>
    </xsl:if>
    <xsl:apply-templates select="." mode="paging"/>
  </xsl:template>

  <xsl:template match="r:ledger" mode="sum">
    <xsl:value-of select="format-number(sum(r:share[@of = 'state']/@count), '#&#160;##0', 'sv')"/>
  </xsl:template>

  <!-- ==== what this is ==== -->

  <xsl:template match="r:about" mode="title">Om Ståndpunkt</xsl:template>

  <xsl:template match="r:about">
    <div class="prose">
      <h1>Om Ståndpunkt</h1>
      <p class="lead">Ståndpunkt läser kommunala handlingar och säger vem som har vilken ståndpunkt i vilket förslag, med citatet och sidan där det står.</p>
      <h2>Vad programmet letar efter</h2>
      <dl class="legend">
        <dt><mark class="k-proposal">Förslag</mark></dt><dd>Att-satser i motioner, frågor i skrivelser, yrkanden i protokoll.</dd>
        <dt><mark class="k-position s-support">Ställningstaganden</mark></dt><dd>Vad förvaltningen, nämnden, ett parti eller någon annan anser om ett förslag.</dd>
        <dt><mark class="k-decision">Beslut</mark></dt><dd>Föreslagna, förordade och fattade beslut: bifall, avslag, besvarad, återremiss …</dd>
        <dt><mark class="k-dissent">Avvikande meningar</mark></dt><dd>Reservationer, särskilda uttalanden, de som inte deltar.</dd>
      </dl>
      <h2>Hållningar</h2>
      <p>En hållning visas alltid med ord och tecken, aldrig bara med färg.</p>
      <ul class="stances">
        <li><span class="chip s-support"><span class="sign" aria-hidden="true">✓</span>tillstyrker</span></li>
        <li><span class="chip s-qualified-support"><span class="sign" aria-hidden="true">✓?</span>tillstyrker med förbehåll</span></li>
        <li><span class="chip s-partial"><span class="sign" aria-hidden="true">◐</span>delvis</span></li>
        <li><span class="chip s-met"><span class="sign" aria-hidden="true">●</span>redan tillgodosett</span></li>
        <li><span class="chip s-neutral"><span class="sign" aria-hidden="true">○</span>tar inte ställning</span></li>
        <li><span class="chip s-oppose"><span class="sign" aria-hidden="true">✗</span>avstyrker</span></li>
      </ul>
      <h2>Hur säkert är det?</h2>
      <p>Fynden görs av regler som kan läsas av vem som helst: länken <em>Varför?</em> vid varje fynd visar regeln, exempel på vad den hittar och hur säker den är. Programmet tar ibland fel, särskilt om hållningar. Lita därför på citatet och inte på sammanfattningen. En tom ruta betyder att inget hittades, inte att någon var neutral.</p>
      <h2>Adresser som består</h2>
      <p>Varje fynd har en fast adress, som bygger på dokumentet och citatet. Den går att länka till i ett tjänsteutlåtande eller ett protokoll, och den gäller även sedan dokumenten har lästs om.</p>
      <h2>För program</h2>
      <p>Varje lista finns också som JSON och CSV: lägg till <code>.json</code> eller <code>.csv</code> i adressen. Sökningar kan följas som Atom-flöde. Allt är beskrivet i <a href="/openapi.json">openapi.json</a>.</p>
      <h2 id="tillganglighet">Tillgänglighet</h2>
      <p>Sidorna ska gå att använda för alla och följer WCAG 2.1 på nivå AA: de fungerar med bara tangentbord, med skärmläsare, utan JavaScript, i mörkt läge, utskrivna och på små skärmar. Bilderna av dokumentens sidor har ingen egen textbeskrivning, men hela texten står alltid bredvid. Hör av er till den som driver tjänsten om något inte fungerar.</p>
      <h2>Vad som sparas om besökaren</h2>
      <p>Ingenting. Sidorna använder inga kakor och hämtar inget från andra webbplatser.</p>
    </div>
  </xsl:template>
</xsl:stylesheet>
