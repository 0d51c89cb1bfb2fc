<?xml version="1.0" encoding="UTF-8"?>
<!-- page_search.xsl - hits by document, with facets beside them. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:standpunkt:result:1"
                exclude-result-prefixes="r">

  <xsl:template match="/r:search-page" mode="title">
    <xsl:choose>
      <xsl:when test="@words != ''"><xsl:value-of select="@words"/> – sökning</xsl:when>
      <xsl:otherwise>Sök</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="/r:search-page" mode="links">
    <xsl:if test="@asked"><link rel="alternate" type="application/atom+xml" title="Följ sökningen" href="{@feed}"/></xsl:if>
  </xsl:template>

  <xsl:template match="/r:search-page">
    <h1 class="hidden"><xsl:apply-templates select="." mode="title"/></h1>
    <form class="search" action="/sok" method="get" role="search">
      <label for="q">Sök efter ord, ett förslag eller en nämnd</label>
      <div class="field">
        <input id="q" name="q" type="search" value="{@words}"/>
        <button type="submit">Sök</button>
      </div>
      <xsl:for-each select="r:given"><input type="hidden" name="{@name}" value="{@value}"/></xsl:for-each>
      <xsl:if test="@from-year"><input type="hidden" name="fran" value="{@from-year}"/></xsl:if>
      <xsl:if test="@to-year"><input type="hidden" name="till" value="{@to-year}"/></xsl:if>
    </form>
    <details class="how">
      <summary>Så söker du</summary>
      <dl class="syntax">
        <div><dt><code>skola frånvaro</code></dt><dd>båda orden, i alla böjningar och i sammansättningar</dd></div>
        <div><dt><code>"elevhälsans uppdrag"</code></dt><dd>orden bredvid varandra</dd></div>
        <div><dt><code>skolsoc*</code></dt><dd>ord som börjar så</dd></div>
        <div><dt><code>skola ELLER förskola</code></dt><dd>något av orden</dd></div>
        <div><dt><code>-avgift</code></dt><dd>utan ordet</dd></div>
        <div><dt><code>organ:Socialnämnden</code></dt><dd>även <code>kommun:</code>, <code>parti:</code>, <code>hållning:</code>, <code>beslut:</code>, <code>typ:</code>, <code>år:2016..2024</code>, <code>motion:2016:28</code> och <code>dnr:</code></dd></div>
      </dl>
    </details>
    <xsl:if test="r:fault"><p class="note" role="status"><xsl:value-of select="r:fault"/></p></xsl:if>
    <xsl:if test="r:instead">
      <p class="note" role="status">Menade du <a href="{r:instead/@href}"><xsl:value-of select="r:instead"/></a>? <xsl:apply-templates select="r:instead/@total" mode="number"/> träffar.</p>
    </xsl:if>
    <xsl:if test="@asked and not(r:fault)">
      <div class="found">
        <section class="answers" aria-label="Träffar">
          <p class="count" role="status">
            <xsl:choose>
              <xsl:when test="@total = 0">Inga träffar. Försök med färre eller andra ord.</xsl:when>
              <xsl:otherwise><xsl:apply-templates select="@total" mode="number"/> träff<xsl:if test="@total != 1">ar</xsl:if> i <xsl:apply-templates select="@documents" mode="number"/> dokument. <xsl:text> </xsl:text><a class="to-facets" href="#begransa">Begränsa sökningen</a> <a href="{@feed}">Följ sökningen</a></xsl:otherwise>
            </xsl:choose>
          </p>
          <ol class="hits"><xsl:apply-templates select="r:document" mode="hits"/></ol>
          <xsl:apply-templates select="." mode="paging"/>
        </section>
        <aside class="facets" id="begransa" aria-label="Begränsa sökningen">
          <xsl:if test="r:given or @from-year or @to-year">
            <h2>Valt</h2>
            <ul class="given">
              <xsl:for-each select="r:given">
                <li><a href="{@without}"><span class="hidden">Ta bort: </span><xsl:apply-templates select="." mode="given"/><span aria-hidden="true"> ×</span></a></li>
              </xsl:for-each>
            </ul>
          </xsl:if>
          <xsl:apply-templates select="r:facet[r:value]"/>
        </aside>
      </div>
    </xsl:if>
  </xsl:template>

  <!-- ==== facets ==== -->

  <xsl:template match="r:facet">
    <section class="facet">
      <h2 id="facet-{@field}"><xsl:apply-templates select="@field" mode="field"/></h2>
      <ul class="shares" aria-labelledby="facet-{@field}">
        <xsl:for-each select="r:value">
          <li>
            <a href="{@href}">
              <xsl:if test="@chosen"><xsl:attribute name="aria-current">true</xsl:attribute></xsl:if>
              <xsl:if test="../@field = 'stance'"><span class="sign" aria-hidden="true"><xsl:apply-templates select="@value" mode="stance-sign"/></span></xsl:if>
              <xsl:apply-templates select="." mode="label"/>
            </a>
            <xsl:text> </xsl:text><span class="n"><xsl:apply-templates select="@count" mode="number"/></span>
          </li>
        </xsl:for-each>
      </ul>
    </section>
  </xsl:template>

  <xsl:template match="r:value" mode="label">
    <xsl:choose>
      <xsl:when test="../@field = 'stance'"><xsl:apply-templates select="@value" mode="stance"/></xsl:when>
      <xsl:when test="../@field = 'outcome'"><xsl:apply-templates select="@value" mode="outcome"/></xsl:when>
      <xsl:when test="../@field = 'type'"><xsl:apply-templates select="@value" mode="type"/></xsl:when>
      <xsl:when test="@label"><xsl:value-of select="@label"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="@value"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="r:given" mode="given">
    <xsl:variable name="value" select="@value"/>
    <xsl:variable name="known" select="../r:facet[@field = current()/@field]/r:value[@value = $value]"/>
    <xsl:choose>
      <xsl:when test="@field = 'stance'"><xsl:apply-templates select="@value" mode="stance"/></xsl:when>
      <xsl:when test="@field = 'outcome'"><xsl:apply-templates select="@value" mode="outcome"/></xsl:when>
      <xsl:when test="@field = 'type'"><xsl:apply-templates select="@value" mode="type"/></xsl:when>
      <xsl:when test="@field = 'kind'"><xsl:apply-templates select="@value" mode="kind"/></xsl:when>
      <xsl:when test="$known/@label"><xsl:value-of select="$known/@label"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="@value"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="@*" mode="field">
    <xsl:choose>
      <xsl:when test=". = 'municipality'">Kommun</xsl:when>
      <xsl:when test=". = 'body'">Organ</xsl:when>
      <xsl:when test=". = 'party'">Parti</xsl:when>
      <xsl:when test=". = 'stance'">Hållning</xsl:when>
      <xsl:when test=". = 'outcome'">Beslut</xsl:when>
      <xsl:when test=". = 'year'">År</xsl:when>
      <xsl:when test=". = 'type'">Dokument</xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ==== hits ==== -->

  <xsl:template match="r:document" mode="hits">
    <li class="group">
      <h2><a href="/dokument/{@id}"><xsl:value-of select="@title"/></a></h2>
      <p class="about">
        <xsl:apply-templates select="@type" mode="type"/>
        <xsl:if test="@issuer"> · <xsl:value-of select="@issuer"/></xsl:if>
        <xsl:if test="@municipality"> · <xsl:value-of select="@municipality"/></xsl:if>
        <xsl:if test="@date"> · <xsl:apply-templates select="@date" mode="day"/></xsl:if>
      </p>
      <xsl:apply-templates select="r:hit[not(@kind = 'title' and not(@item))]"/>
      <xsl:if test="@hits &gt; @shown"><p class="about"><xsl:value-of select="@hits - @shown"/> träff<xsl:if test="@hits - @shown &gt; 1">ar</xsl:if> till i dokumentet</p></xsl:if>
    </li>
  </xsl:template>

  <xsl:template match="r:hit">
    <div class="hit">
      <p class="verdict">
        <xsl:choose>
          <xsl:when test="@kind = 'paragraph' or @kind = 'heading' or @kind = 'title'"><span class="label"><xsl:apply-templates select="@kind" mode="kind"/></span></xsl:when>
          <xsl:otherwise><xsl:apply-templates select="." mode="says"/></xsl:otherwise>
        </xsl:choose>
        <xsl:if test="@holder"><xsl:text> </xsl:text><span class="holder"><xsl:value-of select="@holder"/></span></xsl:if>
        <xsl:if test="@sure &lt; 76"><xsl:text> </xsl:text><span class="unsure">osäkert</span></xsl:if>
      </p>
      <p class="quoted"><a href="{@href}"><xsl:apply-templates select="r:quote/node()" mode="marked"/></a></p>
      <xsl:if test="r:on"><p class="on"><span class="label">om förslaget</span><xsl:text> </xsl:text><xsl:value-of select="r:on"/></p></xsl:if>
      <p class="about"><xsl:if test="@item">§&#160;<xsl:value-of select="@item"/></xsl:if><xsl:if test="@item and @page"> · </xsl:if><xsl:if test="@page">sidan <xsl:value-of select="@page"/></xsl:if></p>
    </div>
  </xsl:template>

  <xsl:template match="r:m" mode="marked"><mark class="word"><xsl:value-of select="."/></mark></xsl:template>
  <xsl:template match="text()" mode="marked"><xsl:value-of select="."/></xsl:template>
</xsl:stylesheet>
