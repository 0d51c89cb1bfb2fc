<?xml version="1.0" encoding="UTF-8"?>
<!-- page_matter.xsl - matters: the list, and one with its matrix, the quotes behind a cell, its way, its papers. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:standpunkt:result:1"
                exclude-result-prefixes="r">

  <!-- ==== the list ==== -->

  <xsl:template match="/r:matters" mode="title">Ärenden</xsl:template>

  <xsl:template match="/r:matters">
    <h1>Ärenden</h1>
    <p class="lead">En motion eller skrivelse och allt som har sagts om den, i vilket dokument det än står.</p>
    <form class="choose" action="/arende" method="get">
      <div><label for="q">Ärenden som handlar om</label><input id="q" name="q" type="search" value="{@words}"/></div>
      <button type="submit">Visa</button>
    </form>
    <xsl:apply-templates select="." mode="count"/>
    <ul class="papers"><xsl:apply-templates select="r:case-of"/></ul>
    <xsl:apply-templates select="." mode="paging"/>
  </xsl:template>

  <xsl:template match="r:case-of">
    <li class="paper">
      <a class="title" href="/arende/{@id}"><xsl:value-of select="@title"/></a>
      <p class="about">
        <xsl:apply-templates select="@kind" mode="matter-kind"/>
        <xsl:if test="@motion"><xsl:text> </xsl:text><xsl:value-of select="@motion"/></xsl:if>
        <xsl:if test="@municipality"> · <xsl:value-of select="@municipality"/></xsl:if>
        <xsl:if test="@movers"> · <xsl:value-of select="@movers"/></xsl:if>
        <xsl:if test="@last"> · <xsl:apply-templates select="@last" mode="day"/></xsl:if>
        <xsl:if test="@documents &gt; 1"> · <xsl:value-of select="@documents"/> dokument</xsl:if>
        <xsl:if test="@outcome"><xsl:text> </xsl:text><span class="chip k-decision"><span class="sign" aria-hidden="true">§</span><xsl:apply-templates select="@outcome" mode="outcome"/></span></xsl:if>
      </p>
    </li>
  </xsl:template>

  <xsl:template match="@*" mode="matter-kind">
    <xsl:choose>
      <xsl:when test=". = 'motion'">motion</xsl:when>
      <xsl:when test=". = 'inquiry'">skrivelse</xsl:when>
      <xsl:when test=". = 'referral'">remiss</xsl:when>
      <xsl:otherwise>ärende</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ==== one matter ==== -->

  <xsl:template match="/r:matter-page" mode="title"><xsl:value-of select="@title"/></xsl:template>

  <xsl:template match="/r:matter-page" mode="links"><link rel="canonical" href="/arende/{@id}"/></xsl:template>

  <xsl:template match="/r:matter-page">
    <header class="paper-head">
      <p class="kind"><xsl:apply-templates select="@kind" mode="matter-kind"/>
        <xsl:if test="@motion"><xsl:text> </xsl:text><xsl:value-of select="@motion"/></xsl:if>
        <xsl:if test="@municipality"> · <xsl:value-of select="@municipality"/></xsl:if></p>
      <h1><xsl:value-of select="@title"/></h1>
      <dl class="facts">
        <xsl:if test="@movers"><div><dt>förslagsställare</dt><dd><xsl:value-of select="@movers"/></dd></div></xsl:if>
        <xsl:if test="@cases"><div><dt>diarienummer</dt><dd><xsl:value-of select="@cases"/></dd></div></xsl:if>
        <xsl:if test="@reply-by"><div><dt>svar senast</dt><dd><xsl:apply-templates select="@reply-by" mode="day"/></dd></div></xsl:if>
        <xsl:if test="@outcome"><div><dt>fullmäktige</dt><dd><span class="chip k-decision"><span class="sign" aria-hidden="true">§</span><xsl:apply-templates select="@outcome" mode="outcome"/></span></dd></div></xsl:if>
      </dl>
      <xsl:if test="$drafts"><p><a class="button" href="/arende/{@id}/utkast">Gör ett utkast till svar</a></p></xsl:if>
    </header>
    <xsl:apply-templates select="r:matrix" mode="page"/>
    <xsl:apply-templates select="r:quotes"/>
    <div class="columns even">
      <section>
        <h2>Ärendets gång</h2>
        <ol class="timeline"><xsl:apply-templates select="r:event"/></ol>
      </section>
      <section>
        <h2>Dokument i ärendet</h2>
        <ul class="papers small">
          <xsl:for-each select="r:member">
            <li class="paper">
              <a class="title" href="/dokument/{@document}"><xsl:value-of select="."/></a>
              <p class="about"><xsl:apply-templates select="@type" mode="type"/><xsl:if test="@issuer"> · <xsl:value-of select="@issuer"/></xsl:if><xsl:if test="@item"> · §&#160;<xsl:value-of select="@item"/></xsl:if><xsl:if test="@date"> · <xsl:apply-templates select="@date" mode="day"/></xsl:if><xsl:if test="@rendering"> · samma text i en annan fil</xsl:if></p>
            </li>
          </xsl:for-each>
        </ul>
        <xsl:if test="r:link">
          <details class="why">
            <summary>Varför hör de ihop?</summary>
            <ul class="places">
              <xsl:for-each select="r:link">
                <li><span><a href="/dokument/{../r:member[@number = current()/@one]/@document}"><xsl:value-of select="../r:member[@number = current()/@one]"/></a>
                  och <a href="/dokument/{../r:member[@number = current()/@other]/@document}"><xsl:value-of select="../r:member[@number = current()/@other]"/></a>:
                  <xsl:for-each select="r:reason"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:apply-templates select="@kind" mode="reason-kind"/><xsl:text> </xsl:text><em><xsl:value-of select="."/></em></xsl:for-each></span></li>
              </xsl:for-each>
            </ul>
          </details>
        </xsl:if>
      </section>
    </div>
  </xsl:template>

  <xsl:template match="@*" mode="reason-kind">
    <xsl:choose>
      <xsl:when test=". = 'motion-number'">motionsnummer</xsl:when>
      <xsl:when test=". = 'case-number'">diarienummer</xsl:when>
      <xsl:when test=". = 'cited-paragraph'">hänvisning till paragraf</xsl:when>
      <xsl:when test=". = 'title'">rubrik</xsl:when>
      <xsl:when test=". = 'mover'">förslagsställare</xsl:when>
      <xsl:when test=". = 'proposals'">förslag</xsl:when>
      <xsl:when test=". = 'date'">datum</xsl:when>
      <xsl:when test=". = 'rendering'">samma text</xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ==== the matrix ==== -->

  <xsl:template match="r:matrix" mode="page">
    <xsl:variable name="width" select="count(r:column)"/>
    <section>
      <h2 id="matris">Vem tycker vad</h2>
      <xsl:choose>
        <xsl:when test="r:body">
          <div class="wide" role="region" aria-labelledby="matris" tabindex="0">
            <table class="matrix">
              <thead>
                <tr>
                  <th scope="col">Vem</th>
                  <xsl:for-each select="r:column">
                    <th scope="col">
                      <xsl:choose>
                        <xsl:when test="@n = 0"><span class="nr">Motionen i sin helhet</span></xsl:when>
                        <xsl:otherwise><span class="nr"><xsl:value-of select="@n"/></span><xsl:text> </xsl:text><span class="words"><xsl:value-of select="r:words"/></span></xsl:otherwise>
                      </xsl:choose>
                    </th>
                  </xsl:for-each>
                </tr>
              </thead>
              <xsl:for-each select="r:body">
                <tbody>
                  <xsl:if test="@decides"><xsl:attribute name="class">decides</xsl:attribute></xsl:if>
                  <xsl:for-each select="r:line">
                    <tr>
                      <th scope="row">
                        <xsl:choose>
                          <xsl:when test="position() = 1"><span class="body"><xsl:value-of select="../@name"/></span></xsl:when>
                          <xsl:otherwise><span class="hidden"><xsl:value-of select="../@name"/>, </span></xsl:otherwise>
                        </xsl:choose>
                        <span class="layer"><xsl:apply-templates select="." mode="who"/></span>
                      </th>
                      <xsl:apply-templates select="r:cell"/>
                    </tr>
                  </xsl:for-each>
                  <xsl:if test="not(r:line)">
                    <tr><th scope="row"><span class="body"><xsl:value-of select="@name"/></span></th>
                      <td colspan="{$width}" class="silent"><xsl:choose><xsl:when test="@answer = 'declined'">avstår från att yttra sig</xsl:when><xsl:otherwise>har inte svarat</xsl:otherwise></xsl:choose></td></tr>
                  </xsl:if>
                </tbody>
              </xsl:for-each>
              <tfoot>
                <tr>
                  <th scope="row">Sammanlagt</th>
                  <xsl:for-each select="r:column">
                    <td>
                      <xsl:for-each select="r:count"><span class="tally"><xsl:value-of select="@bodies"/><xsl:text> </xsl:text><xsl:apply-templates select="@stance" mode="stance"/></span></xsl:for-each>
                      <xsl:if test="@silent &gt; 0"><span class="tally silent"><xsl:value-of select="@silent"/> säger inget</span></xsl:if>
                    </td>
                  </xsl:for-each>
                </tr>
              </tfoot>
            </table>
          </div>
          <p class="about">Välj en ruta för att se citaten. <span class="unsure">?</span> betyder osäkert. En tom ruta betyder att inget hittades, inte att någon var neutral.</p>
        </xsl:when>
        <xsl:otherwise><p>Ingen har ännu sagt något om förslagen.</p></xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:template>

  <xsl:template match="r:line" mode="who">
    <xsl:choose>
      <xsl:when test="(@layer = 'party' or @layer = 'member' or @layer = 'third-party') and @holder"><xsl:value-of select="@holder"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="@layer" mode="layer"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="r:cell">
    <td>
      <xsl:attribute name="class">cell<xsl:if test="@stance"> s-<xsl:value-of select="@stance"/></xsl:if><xsl:if test="@uncertain"> uncertain</xsl:if><xsl:if test="@current"> current</xsl:if></xsl:attribute>
      <xsl:choose>
        <xsl:when test="@href">
          <a href="{@href}"><xsl:if test="@current"><xsl:attribute name="aria-current">true</xsl:attribute></xsl:if><xsl:apply-templates select="." mode="said"/></a>
        </xsl:when>
        <xsl:when test="@stance or @outcome"><xsl:apply-templates select="." mode="said"/></xsl:when>
        <xsl:otherwise><span class="hidden">inget hittades</span><span class="empty" aria-hidden="true">–</span></xsl:otherwise>
      </xsl:choose>
      <xsl:if test="@outcome and @stance and not(../../@decides)"><span class="flag">§ <xsl:apply-templates select="@outcome" mode="outcome"/></span></xsl:if>
      <xsl:if test="@differs"><span class="flag">mot förvaltningens förslag</span></xsl:if>
      <xsl:if test="@alone"><span class="flag">ensam om detta</span></xsl:if>
      <xsl:if test="@changed"><span class="flag">har ändrat sig</span></xsl:if>
      <xsl:if test="@inherited"><span class="flag">enligt förvaltningen</span></xsl:if>
    </td>
  </xsl:template>

  <xsl:template match="r:cell" mode="said">
    <xsl:choose>
      <xsl:when test="@outcome and (../../@decides or not(@stance))"><span class="sign" aria-hidden="true">§</span><xsl:apply-templates select="@outcome" mode="outcome"/></xsl:when>
      <xsl:otherwise><span class="sign" aria-hidden="true"><xsl:apply-templates select="@stance" mode="stance-sign"/></span><xsl:apply-templates select="@stance" mode="stance"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@uncertain"><span class="query" title="osäkert" aria-hidden="true">?</span><span class="hidden"> (osäkert)</span></xsl:if>
  </xsl:template>

  <!-- ==== the quotes of the cell that is chosen ==== -->

  <xsl:template match="r:quotes">
    <section class="card chosen" id="citat" tabindex="-1">
      <h2><xsl:value-of select="@body"/>, <xsl:choose><xsl:when test="@layer = 'party' or @layer = 'member' or @layer = 'third-party'"><xsl:value-of select="@holder"/></xsl:when><xsl:otherwise><xsl:apply-templates select="@layer" mode="layer"/></xsl:otherwise></xsl:choose></h2>
      <p class="on"><span class="label">om <xsl:choose><xsl:when test="@column = 0">motionen i sin helhet</xsl:when><xsl:otherwise>förslag <xsl:value-of select="@column"/></xsl:otherwise></xsl:choose></span><xsl:text> </xsl:text><xsl:value-of select="../r:matrix/r:column[@n = current()/@column]/r:words"/></p>
      <xsl:if test="@inherited"><p class="about">Nämnden lämnade förvaltningens utlåtande som sitt eget svar.</p></xsl:if>
      <xsl:for-each select="r:said">
        <div class="said">
          <p class="verdict">
            <xsl:choose>
              <xsl:when test="@kind = 'decision' and @outcome"><span class="chip k-decision"><span class="sign" aria-hidden="true">§</span><xsl:apply-templates select="@outcome" mode="outcome"/></span><xsl:if test="@status"><xsl:text> </xsl:text><span class="status"><xsl:apply-templates select="@status" mode="status"/></span></xsl:if></xsl:when>
              <xsl:when test="@stance"><xsl:apply-templates select="@stance" mode="chip"/></xsl:when>
            </xsl:choose>
            <xsl:if test="@older"><xsl:text> </xsl:text><span class="status">äldre eller samma text</span></xsl:if>
          </p>
          <blockquote class="quote"><p><xsl:value-of select="."/></p></blockquote>
          <p class="about">
            <a href="/dokument/{@document}?fynd={@finding}#fynd">Visa på sidan <xsl:value-of select="@page"/></a> ·
            <xsl:value-of select="@title"/><xsl:if test="@item"> · §&#160;<xsl:value-of select="@item"/></xsl:if><xsl:if test="@date"> · <xsl:apply-templates select="@date" mode="day"/></xsl:if>
            · säkerhet <xsl:value-of select="@sure"/>&#160;%
          </p>
        </div>
      </xsl:for-each>
    </section>
  </xsl:template>

  <!-- ==== its way ==== -->

  <xsl:template match="r:event">
    <li>
      <p class="when"><xsl:choose><xsl:when test="@date"><xsl:apply-templates select="@date" mode="day"/></xsl:when><xsl:otherwise>odaterat</xsl:otherwise></xsl:choose></p>
      <p class="what"><strong><xsl:apply-templates select="@stage" mode="stage"/></strong><xsl:if test="@body"> · <xsl:value-of select="@body"/></xsl:if><xsl:if test="@item"> · §&#160;<xsl:value-of select="@item"/></xsl:if>
        <xsl:if test="@outcome"><xsl:text> </xsl:text><span class="chip k-decision"><span class="sign" aria-hidden="true">§</span><xsl:apply-templates select="@outcome" mode="outcome"/></span><xsl:if test="@status = 'proposed' or @status = 'recommended'"><xsl:text> </xsl:text><span class="status"><xsl:apply-templates select="@status" mode="status"/></span></xsl:if></xsl:if></p>
      <xsl:if test="string(.)"><p class="quoted">”<xsl:value-of select="."/>”</p></xsl:if>
      <xsl:if test="@document"><p class="about"><a href="/dokument/{@document}"><xsl:if test="@finding"><xsl:attribute name="href">/dokument/<xsl:value-of select="@document"/>?fynd=<xsl:value-of select="@finding"/>#fynd</xsl:attribute></xsl:if>Visa dokumentet<span class="hidden">: <xsl:apply-templates select="@stage" mode="stage"/><xsl:text> </xsl:text><xsl:value-of select="@date"/></span></a></p></xsl:if>
    </li>
  </xsl:template>

  <xsl:template match="@*" mode="stage">
    <xsl:choose>
      <xsl:when test=". = 'motion'">Inlämnad</xsl:when>
      <xsl:when test=". = 'referral'">Remitterad</xsl:when>
      <xsl:when test=". = 'statement'">Yttrande</xsl:when>
      <xsl:when test=". = 'committee'">Nämnden</xsl:when>
      <xsl:when test=". = 'board'">Kommunstyrelsen</xsl:when>
      <xsl:when test=". = 'council'">Fullmäktige</xsl:when>
      <xsl:otherwise>Övrigt</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ==== bodies ==== -->

  <xsl:template match="/r:bodies" mode="title">Organ</xsl:template>

  <xsl:template match="/r:bodies">
    <h1>Organ</h1>
    <p class="lead">Nämnder, förvaltningar och andra som har skrivit dokumenten.</p>
    <xsl:for-each select="r:body[not(@municipality = preceding-sibling::r:body/@municipality) and (@municipality or position() = 1)]">
      <xsl:variable name="in" select="@municipality"/>
      <section class="group">
        <h2><xsl:choose><xsl:when test="$in"><xsl:value-of select="$in"/></xsl:when><xsl:otherwise>Utan känd kommun</xsl:otherwise></xsl:choose></h2>
        <ul class="shares">
          <xsl:for-each select="../r:body[@municipality = $in or (not($in) and not(@municipality))]">
            <li><a href="{@href}"><xsl:value-of select="@name"/></a><xsl:text> </xsl:text><span class="n"><xsl:value-of select="@documents"/></span></li>
          </xsl:for-each>
        </ul>
      </section>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="/r:body-history" mode="title"><xsl:value-of select="@name"/></xsl:template>

  <xsl:template match="/r:body-history">
    <p class="kind">organ<xsl:if test="@municipality"> · <xsl:value-of select="@municipality"/></xsl:if></p>
    <h1><xsl:value-of select="@name"/></h1>
    <xsl:if test="r:past">
      <p class="lead">Tidigare: <xsl:for-each select="r:past"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:value-of select="@name"/><xsl:if test="@from or @to"> (<xsl:value-of select="@from"/>–<xsl:value-of select="@to"/>)</xsl:if></xsl:for-each>. Deras ståndpunkter räknas med.</p>
    </xsl:if>
    <form class="choose" action="{@href}" method="get">
      <xsl:if test="@municipality"><input type="hidden" name="kommun" value="{@municipality}"/></xsl:if>
      <div><label for="q">Bara det som handlar om</label><input id="q" name="q" type="search" value="{@words}"/></div>
      <button type="submit">Visa</button>
    </form>
    <p class="count"><xsl:choose><xsl:when test="@total = 0">Inga ställningstaganden hittades.</xsl:when><xsl:otherwise><xsl:value-of select="@total"/> ställningstaganden, de senaste först.</xsl:otherwise></xsl:choose></p>
    <ol class="timeline"><xsl:apply-templates select="r:entry"/></ol>
  </xsl:template>

  <xsl:template match="r:entry">
    <li>
      <p class="when"><xsl:choose><xsl:when test="@date"><xsl:apply-templates select="@date" mode="day"/></xsl:when><xsl:otherwise>odaterat</xsl:otherwise></xsl:choose></p>
      <p class="what"><xsl:apply-templates select="@stance" mode="chip"/><xsl:if test="@uncertain"><xsl:text> </xsl:text><span class="unsure">osäkert</span></xsl:if>
        <xsl:text> </xsl:text><span class="holder"><xsl:choose><xsl:when test="@holder"><xsl:value-of select="@holder"/></xsl:when><xsl:otherwise><xsl:value-of select="@body"/></xsl:otherwise></xsl:choose></span></p>
      <xsl:if test="@turned"><p class="turn"><strong>Har ändrat sig:</strong> tidigare <xsl:apply-templates select="@turned" mode="stance"/><xsl:if test="@turned-from"> (<xsl:apply-templates select="@turned-from" mode="day"/>)</xsl:if></p></xsl:if>
      <xsl:if test="r:proposal"><p class="on"><span class="label">om förslaget</span><xsl:text> </xsl:text><xsl:value-of select="r:proposal"/></p></xsl:if>
      <p class="quoted">”<xsl:value-of select="r:quote"/>”</p>
      <p class="about"><a href="/dokument/{@document}?fynd={@finding}#fynd">Visa på sidan <xsl:value-of select="@page"/><span class="hidden">: <xsl:value-of select="r:quote"/></span></a><xsl:if test="@matter"> · ärende: <a href="/arende/{@matter}"><xsl:value-of select="@title"/></a></xsl:if></p>
    </li>
  </xsl:template>
</xsl:stylesheet>
