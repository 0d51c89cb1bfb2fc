<?xml version="1.0" encoding="UTF-8"?>
<!-- matrix_parts.xsl - the parts of a page about a matter: the matrix, what to note, the timeline, the quotes, the papers.

     For pages that stand alone (matrix.xsl) and for those of the web server.  Whoever includes it includes words.xsl, too.  The
     context is the element `matrix` of a result (schemas/result.md).  Named templates:

       matrix-facts      what the matter is
       matrix-proposals  its proposals, numbered
       matrix-table      the table; each cell leads to its quotes, #citat-BODY-LINE-COLUMN
       matrix-notes      who has not answered, who left a proposal, who stood alone, what the council did
       matrix-timeline   the way of the matter
       matrix-quotes     what stands behind each cell
       matrix-papers     the papers, and why they belong together

     Where a quote or a paper has an address, a page gives it by templates of higher priority in the mode "matrix-address" (of
     position, dissent, event and member) and "body-address" (of body). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:standpunkt:result:1"
                exclude-result-prefixes="r">

  <xsl:template match="*" mode="matrix-address" priority="-1"/>
  <xsl:template match="*" mode="body-address" priority="-1"/>

  <!-- ======== facts and proposals ======== -->

  <xsl:template name="matrix-facts">
    <xsl:variable name="matter" select="r:matter"/>
    <dl class="facts">
      <xsl:call-template name="matrix-fact"><xsl:with-param name="name" select="'Kommun'"/><xsl:with-param name="value" select="$matter/@municipality"/></xsl:call-template>
      <xsl:call-template name="matrix-fact"><xsl:with-param name="name" select="'Motion'"/><xsl:with-param name="value" select="$matter/@motion"/></xsl:call-template>
      <xsl:call-template name="matrix-fact"><xsl:with-param name="name" select="'Förslagsställare'"/><xsl:with-param name="value" select="$matter/@movers"/></xsl:call-template>
      <xsl:call-template name="matrix-fact"><xsl:with-param name="name" select="'Diarienummer'"/><xsl:with-param name="value" select="$matter/@cases"/></xsl:call-template>
      <xsl:call-template name="matrix-fact"><xsl:with-param name="name" select="'Svar senast'"/><xsl:with-param name="value" select="$matter/@reply-by"/></xsl:call-template>
      <xsl:if test="$matter/@outcome">
        <dt>Fullmäktiges beslut</dt>
        <dd><xsl:apply-templates select="$matter/@outcome" mode="outcome"/></dd>
      </xsl:if>
    </dl>
  </xsl:template>

  <xsl:template name="matrix-fact">
    <xsl:param name="name"/>
    <xsl:param name="value"/>
    <xsl:if test="$value">
      <dt><xsl:value-of select="$name"/></dt>
      <dd><xsl:value-of select="$value"/></dd>
    </xsl:if>
  </xsl:template>

  <xsl:template name="matrix-proposals">
    <xsl:if test="r:column[@n &gt; 0]">
      <ol class="proposals">
        <xsl:for-each select="r:column[@n &gt; 0]">
          <li id="forslag-{@n}"><xsl:value-of select="r:text"/></li>
        </xsl:for-each>
      </ol>
      <xsl:if test="not(r:column/@own)">
        <p class="note">Motionen själv finns inte bland papperen: förslagen är återgivna efter svaren.</p>
      </xsl:if>
    </xsl:if>
  </xsl:template>

  <!-- ======== the table ======== -->

  <xsl:template name="matrix-table">
    <xsl:choose>
      <xsl:when test="r:body">
        <div class="matrix-scroll" role="region" aria-label="Ställningstaganden" tabindex="0">
          <table class="matrix">
            <caption>Vad varje instans säger om motionen och dess förslag</caption>
            <thead>
              <tr>
                <th scope="col">Instans</th>
                <th scope="col">Vem</th>
                <xsl:for-each select="r:column">
                  <th scope="col">
                    <xsl:choose>
                      <xsl:when test="@n = 0">Motionen som helhet</xsl:when>
                      <xsl:otherwise><a href="#forslag-{@n}">Förslag <xsl:value-of select="@n"/></a></xsl:otherwise>
                    </xsl:choose>
                  </th>
                </xsl:for-each>
                <th scope="col">Sammantaget</th>
              </tr>
            </thead>
            <xsl:apply-templates select="r:body" mode="matrix"/>
            <tfoot>
              <xsl:call-template name="matrix-sums"/>
            </tfoot>
          </table>
        </div>
        <p class="legend">Ett streckat fält med ordet osäkert är osäkert: läs citatet. Inget sagt är inte detsamma som att inte ta ställning.</p>
      </xsl:when>
      <xsl:otherwise>
        <p class="note">Ingen instans har ännu yttrat sig.</p>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="r:body" mode="matrix">
    <xsl:variable name="body" select="position()"/>
    <xsl:variable name="address"><xsl:apply-templates select="." mode="body-address"/></xsl:variable>
    <tbody>
      <xsl:if test="@decides"><xsl:attribute name="class">decides</xsl:attribute></xsl:if>
      <xsl:if test="not(r:line)">
        <tr>
          <th scope="row"><xsl:call-template name="matrix-body"><xsl:with-param name="address" select="$address"/></xsl:call-template></th>
          <td colspan="{count(../r:column) + 2}" class="silent"><xsl:apply-templates select="." mode="answer"/></td>
        </tr>
      </xsl:if>
      <xsl:for-each select="r:line">
        <tr>
          <xsl:if test="position() = 1">
            <th scope="rowgroup" rowspan="{count(../r:line)}">
              <xsl:for-each select="..">
                <xsl:call-template name="matrix-body"><xsl:with-param name="address" select="$address"/></xsl:call-template>
                <xsl:if test="@answer = 'declined' or @answer = 'missing'"><span class="remark"><xsl:apply-templates select="." mode="answer"/></span></xsl:if>
              </xsl:for-each>
            </th>
          </xsl:if>
          <th scope="row" class="layer">
            <xsl:choose>
              <xsl:when test="(@layer = 'party' or @layer = 'member' or @layer = 'third-party') and @holder"><xsl:value-of select="@holder"/></xsl:when>
              <xsl:otherwise><xsl:apply-templates select="@layer" mode="layer"/></xsl:otherwise>
            </xsl:choose>
          </th>
          <xsl:apply-templates select="r:cell" mode="matrix">
            <xsl:with-param name="name" select="concat('citat-', $body, '-', position())"/>
          </xsl:apply-templates>
          <td class="sum"><xsl:call-template name="matrix-row-sum"/></td>
        </tr>
      </xsl:for-each>
    </tbody>
  </xsl:template>

  <!-- 2 för, 1 mot, 1 annat -->
  <xsl:template name="matrix-row-sum">
    <xsl:variable name="for" select="count(r:cell[@stance = 'support' or @stance = 'qualified-support'])"/>
    <xsl:variable name="against" select="count(r:cell[@stance = 'oppose'])"/>
    <xsl:variable name="said" select="count(r:cell[@stance])"/>
    <xsl:if test="$said &gt; 0">
      <xsl:value-of select="$for"/> för, <xsl:value-of select="$against"/> mot<xsl:if test="$said - $for - $against &gt; 0">, <xsl:value-of select="$said - $for - $against"/> annat</xsl:if>
    </xsl:if>
  </xsl:template>

  <xsl:template name="matrix-body">
    <xsl:param name="address"/>
    <xsl:choose>
      <xsl:when test="string($address)"><a href="{$address}"><xsl:value-of select="@name"/></a></xsl:when>
      <xsl:otherwise><xsl:value-of select="@name"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="r:body" mode="answer">
    <xsl:choose>
      <xsl:when test="@answer = 'missing'">har inte svarat</xsl:when>
      <xsl:when test="@answer = 'declined'">avstår från att yttra sig</xsl:when>
      <xsl:otherwise>inget sagt</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="r:cell" mode="matrix">
    <xsl:param name="name"/>
    <td>
      <xsl:attribute name="class">
        <xsl:choose>
          <xsl:when test="@stance"><xsl:value-of select="concat('cell s-', @stance)"/></xsl:when>
          <xsl:otherwise>cell silent</xsl:otherwise>
        </xsl:choose>
        <xsl:if test="@uncertain"> uncertain</xsl:if>
      </xsl:attribute>
      <xsl:choose>
        <xsl:when test="not(@stance)"><span class="nothing">inget sagt</span></xsl:when>
        <xsl:otherwise>
          <a href="#{$name}-{@column}">
            <span class="sign" aria-hidden="true"><xsl:apply-templates select="@stance" mode="stance-sign"/></span>
            <xsl:text> </xsl:text>
            <xsl:choose>
              <xsl:when test="@outcome and ../../@decides"><xsl:apply-templates select="@outcome" mode="outcome"/></xsl:when>
              <xsl:otherwise><xsl:apply-templates select="@stance" mode="stance"/></xsl:otherwise>
            </xsl:choose>
          </a>
          <xsl:if test="@uncertain"><span class="remark">osäkert</span></xsl:if>
          <xsl:if test="@inherited"><span class="remark">enligt förvaltningen</span></xsl:if>
          <xsl:if test="@differs"><span class="remark">annat än förvaltningen</span></xsl:if>
          <xsl:if test="@alone"><span class="remark">ensam om det</span></xsl:if>
          <xsl:if test="@changed"><span class="remark">ändrat sig</span></xsl:if>
        </xsl:otherwise>
      </xsl:choose>
    </td>
  </xsl:template>

  <xsl:template name="matrix-sums">
    <tr>
      <th scope="row" colspan="2">Remissinstansernas svar</th>
      <xsl:for-each select="r:column">
        <td>
          <xsl:if test="r:sum or @silent &gt; 0">
            <ul class="sums">
              <xsl:for-each select="r:sum">
                <li><xsl:value-of select="@count"/><xsl:text> </xsl:text><xsl:apply-templates select="@stance" mode="stance"/></li>
              </xsl:for-each>
              <xsl:if test="@silent &gt; 0"><li class="nothing"><xsl:value-of select="@silent"/> inget sagt</li></xsl:if>
            </ul>
          </xsl:if>
        </td>
      </xsl:for-each>
      <td></td>
    </tr>
  </xsl:template>

  <!-- ======== what to note ======== -->

  <xsl:template match="@column" mode="column-name">
    <xsl:choose>
      <xsl:when test=". = 0">motionen som helhet</xsl:when>
      <xsl:otherwise>förslag <xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="matrix-notes">
    <xsl:if test="r:body[@answer = 'missing'] or .//r:cell[@differs or @alone or @changed] or r:column/@outcome or r:body/r:dissent">
      <ul class="notes">
        <xsl:if test="r:body[@answer = 'missing']">
          <li>Har inte svarat:
            <xsl:for-each select="r:body[@answer = 'missing']"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:value-of select="@name"/></xsl:for-each>.</li>
        </xsl:if>
        <xsl:for-each select=".//r:cell[@differs]">
          <li><xsl:value-of select="../../@name"/> gick ifrån förvaltningens förslag: <xsl:apply-templates select="@column" mode="column-name"/>.</li>
        </xsl:for-each>
        <xsl:for-each select=".//r:cell[@alone]">
          <li><xsl:value-of select="../../@name"/> stod ensam (<xsl:apply-templates select="@stance" mode="stance"/>): <xsl:apply-templates select="@column" mode="column-name"/>.</li>
        </xsl:for-each>
        <xsl:for-each select=".//r:cell[@changed]">
          <li><xsl:value-of select="../../@name"/> har sagt annat förut: <xsl:apply-templates select="@column" mode="column-name"/>.</li>
        </xsl:for-each>
        <xsl:if test="r:column/@outcome">
          <li>Fullmäktige beslutade:
            <xsl:for-each select="r:column[@outcome]">
              <xsl:if test="position() &gt; 1">; </xsl:if>
              <xsl:choose><xsl:when test="@n = 0">motionen som helhet</xsl:when><xsl:otherwise>förslag <xsl:value-of select="@n"/></xsl:otherwise></xsl:choose>
              <xsl:text> – </xsl:text><xsl:apply-templates select="@outcome" mode="outcome"/>
            </xsl:for-each>.</li>
        </xsl:if>
        <xsl:for-each select="r:body/r:dissent">
          <xsl:variable name="address"><xsl:apply-templates select="." mode="matrix-address"/></xsl:variable>
          <li><xsl:value-of select="../@name"/>: <xsl:apply-templates select="@kind" mode="dissent"/>
            <xsl:if test="@by"> av <xsl:value-of select="@by"/></xsl:if>
            <xsl:call-template name="matrix-place"><xsl:with-param name="address" select="$address"/></xsl:call-template></li>
        </xsl:for-each>
      </ul>
    </xsl:if>
  </xsl:template>

  <!-- (sid. 2, protokoll.pdf), as a link where there is an address -->
  <xsl:template name="matrix-place">
    <xsl:param name="address"/>
    <xsl:variable name="text">
      <xsl:if test="@date"><xsl:value-of select="@date"/>, </xsl:if>
      <xsl:if test="@item">§ <xsl:value-of select="@item"/>, </xsl:if>
      <xsl:if test="@page">sid. <xsl:value-of select="@page"/>, </xsl:if>
      <xsl:value-of select="@file"/>
    </xsl:variable>
    <xsl:text> (</xsl:text>
    <xsl:choose>
      <xsl:when test="string($address)"><a href="{$address}"><xsl:value-of select="$text"/></a></xsl:when>
      <xsl:otherwise><xsl:value-of select="$text"/></xsl:otherwise>
    </xsl:choose>
    <xsl:text>)</xsl:text>
  </xsl:template>

  <!-- ======== the timeline ======== -->

  <xsl:template match="@stage" mode="stage">
    <xsl:choose>
      <xsl:when test=". = 'motion'">Väckt</xsl:when>
      <xsl:when test=". = 'referral'">Remiss</xsl:when>
      <xsl:when test=". = 'statement'">Yttrande</xsl:when>
      <xsl:when test=". = 'committee'">Nämnd</xsl:when>
      <xsl:when test=". = 'board'">Styrelse</xsl:when>
      <xsl:when test=". = 'council'">Fullmäktige</xsl:when>
      <xsl:when test="../@document">Övrigt</xsl:when>
      <xsl:otherwise>Omnämnt</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="matrix-timeline">
    <xsl:if test="r:event">
      <ol class="timeline">
        <xsl:for-each select="r:event">
          <xsl:variable name="address"><xsl:apply-templates select="." mode="matrix-address"/></xsl:variable>
          <li class="stage-{@stage}">
            <span class="date">
              <xsl:choose>
                <xsl:when test="@date"><time datetime="{@date}"><xsl:value-of select="@date"/></time></xsl:when>
                <xsl:otherwise>utan datum</xsl:otherwise>
              </xsl:choose>
            </span>
            <xsl:text> </xsl:text>
            <span class="stage"><xsl:apply-templates select="@stage" mode="stage"/></span>
            <xsl:text> </xsl:text>
            <xsl:variable name="who">
              <xsl:value-of select="@body"/>
              <xsl:if test="@item"><xsl:text> § </xsl:text><xsl:value-of select="@item"/></xsl:if>
            </xsl:variable>
            <xsl:choose>
              <xsl:when test="string($address)">
                <a href="{$address}">
                  <xsl:choose>
                    <xsl:when test="normalize-space($who)"><xsl:value-of select="normalize-space($who)"/></xsl:when>
                    <xsl:otherwise>motionen</xsl:otherwise>
                  </xsl:choose>
                </a>
              </xsl:when>
              <xsl:otherwise><xsl:value-of select="normalize-space($who)"/></xsl:otherwise>
            </xsl:choose>
            <xsl:if test="@outcome">
              <xsl:text>: </xsl:text><xsl:apply-templates select="@outcome" mode="outcome"/>
              <xsl:if test="@status and @status != 'adopted'"> (<xsl:apply-templates select="@status" mode="status"/>)</xsl:if>
            </xsl:if>
          </li>
        </xsl:for-each>
      </ol>
    </xsl:if>
  </xsl:template>

  <!-- ======== the quotes ======== -->

  <xsl:template name="matrix-quotes">
    <xsl:for-each select="r:body">
      <xsl:variable name="body" select="position()"/>
      <xsl:if test="r:line/r:cell/r:position">
        <section class="quotes">
          <h3><xsl:value-of select="@name"/></h3>
          <xsl:for-each select="r:line">
            <xsl:variable name="line" select="position()"/>
            <xsl:for-each select="r:cell[@stance]">
              <div class="behind" id="citat-{$body}-{$line}-{@column}">
                <h4>
                  <xsl:apply-templates select="../@layer" mode="layer"/>
                  <xsl:text> om </xsl:text>
                  <xsl:apply-templates select="@column" mode="column-name"/>
                  <xsl:text>: </xsl:text>
                  <span class="stance s-{@stance}">
                    <span class="sign" aria-hidden="true"><xsl:apply-templates select="@stance" mode="stance-sign"/></span>
                    <xsl:text> </xsl:text>
                    <xsl:apply-templates select="@stance" mode="stance"/>
                  </span>
                  <xsl:if test="@uncertain"><span class="remark">osäkert</span></xsl:if>
                </h4>
                <xsl:apply-templates select="r:position[@counted]" mode="matrix"/>
                <xsl:apply-templates select="r:position[not(@counted) and @stance]" mode="matrix"/>
              </div>
            </xsl:for-each>
          </xsl:for-each>
        </section>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="r:position" mode="matrix">
    <xsl:variable name="address"><xsl:apply-templates select="." mode="matrix-address"/></xsl:variable>
    <blockquote>
      <xsl:if test="not(@counted)"><xsl:attribute name="class">older</xsl:attribute></xsl:if>
      <p><xsl:value-of select="."/></p>
      <footer>
        <xsl:if test="not(@counted)"><xsl:text>Äldre, eller detsamma en gång till: </xsl:text><xsl:apply-templates select="@stance" mode="stance"/>. </xsl:if>
        <xsl:value-of select="@holder"/>
        <xsl:call-template name="matrix-place"><xsl:with-param name="address" select="$address"/></xsl:call-template>
      </footer>
    </blockquote>
  </xsl:template>

  <!-- ======== the papers, and why they belong together ======== -->

  <xsl:template match="r:reason/@kind" mode="reason-kind">
    <xsl:choose>
      <xsl:when test=". = 'motion-number'">motionens nummer</xsl:when>
      <xsl:when test=". = 'case-number'">diarienummer</xsl:when>
      <xsl:when test=". = 'cited-paragraph'">hänvisning till en paragraf</xsl:when>
      <xsl:when test=". = 'rendering'">samma dokument i en annan version</xsl:when>
      <xsl:when test=". = 'title'">ord i titeln</xsl:when>
      <xsl:when test=". = 'mover'">förslagsställare</xsl:when>
      <xsl:when test=". = 'proposals'">ord i förslagen</xsl:when>
      <xsl:when test=". = 'date'">motionens datum</xsl:when>
      <xsl:when test=". = 'time'">samma tid</xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="matrix-papers">
    <ul class="papers">
      <xsl:for-each select="r:member">
        <xsl:variable name="address"><xsl:apply-templates select="." mode="matrix-address"/></xsl:variable>
        <xsl:variable name="document" select="@document"/>
        <xsl:variable name="item" select="string(@item)"/>
        <xsl:variable name="link" select="../r:link[(@other = $document and string(@other-item) = $item) or (@one = $document and string(@one-item) = $item)][1]"/>
        <li>
          <xsl:if test="@date"><xsl:value-of select="@date"/><xsl:text> </xsl:text></xsl:if>
          <xsl:choose>
            <xsl:when test="string($address)"><a href="{$address}"><xsl:value-of select="."/></a></xsl:when>
            <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
          </xsl:choose>
          <xsl:text> – </xsl:text><xsl:apply-templates select="@type" mode="type"/>
          <xsl:if test="@item">, § <xsl:value-of select="@item"/></xsl:if>
          <xsl:if test="@body">, <xsl:value-of select="@body"/></xsl:if>
          <xsl:if test="@rendering-of"> (en annan version av samma dokument)</xsl:if>
          <xsl:if test="$link">
            <span class="why">Hör hit genom
              <xsl:for-each select="$link/r:reason[@confidence &gt; 0.15]">
                <xsl:if test="position() &gt; 1">, </xsl:if>
                <xsl:apply-templates select="@kind" mode="reason-kind"/>
                <xsl:if test="string(.) and @kind != 'proposals' and @kind != 'title'"><xsl:text> </xsl:text><xsl:value-of select="."/></xsl:if>
              </xsl:for-each>
            </span>
          </xsl:if>
        </li>
      </xsl:for-each>
    </ul>
  </xsl:template>
</xsl:stylesheet>
