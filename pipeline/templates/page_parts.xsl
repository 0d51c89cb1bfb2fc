<?xml version="1.0" encoding="UTF-8"?>
<!-- page_parts.xsl - pieces that several pages have: dates, numbers, stances, papers, ways through long lists. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:standpunkt:result:1"
                exclude-result-prefixes="r">

  <!-- 2023-04-18 as "18 april 2023"; what is no date as it is. -->
  <xsl:template match="@* | text()" mode="day">
    <xsl:variable name="month" select="substring(., 6, 2)"/>
    <xsl:choose>
      <xsl:when test="string-length(.) = 10 and number($month) &gt; 0 and number($month) &lt; 13">
        <time datetime="{.}">
          <xsl:value-of select="number(substring(., 9, 2))"/>
          <xsl:text>&#160;</xsl:text>
          <xsl:choose>
            <xsl:when test="$month = '01'">januari</xsl:when>
            <xsl:when test="$month = '02'">februari</xsl:when>
            <xsl:when test="$month = '03'">mars</xsl:when>
            <xsl:when test="$month = '04'">april</xsl:when>
            <xsl:when test="$month = '05'">maj</xsl:when>
            <xsl:when test="$month = '06'">juni</xsl:when>
            <xsl:when test="$month = '07'">juli</xsl:when>
            <xsl:when test="$month = '08'">augusti</xsl:when>
            <xsl:when test="$month = '09'">september</xsl:when>
            <xsl:when test="$month = '10'">oktober</xsl:when>
            <xsl:when test="$month = '11'">november</xsl:when>
            <xsl:otherwise>december</xsl:otherwise>
          </xsl:choose>
          <xsl:text>&#160;</xsl:text>
          <xsl:value-of select="substring(., 1, 4)"/>
        </time>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- 12345 as "12 345". -->
  <xsl:template match="@* | text()" mode="number">
    <xsl:value-of select="format-number(., '#&#160;##0', 'sv')"/>
  </xsl:template>

  <!-- A stance: sign, word and colour. -->
  <xsl:template match="@*" mode="chip">
    <span class="chip s-{.}">
      <span class="sign" aria-hidden="true"><xsl:apply-templates select="." mode="stance-sign"/></span>
      <xsl:apply-templates select="." mode="stance"/>
    </span>
  </xsl:template>

  <!-- What a finding is and says, in a few words. -->
  <xsl:template match="r:finding | r:run | r:hit" mode="says">
    <xsl:choose>
      <xsl:when test="@kind = 'position' and @says"><xsl:apply-templates select="@says" mode="chip"/></xsl:when>
      <xsl:when test="@kind = 'decision' and @says">
        <span class="chip k-decision"><span class="sign" aria-hidden="true">§</span><xsl:apply-templates select="@says" mode="outcome"/></span>
      </xsl:when>
      <xsl:when test="@kind = 'dissent' and @says">
        <span class="chip k-dissent"><span class="sign" aria-hidden="true">≠</span><xsl:apply-templates select="@says" mode="dissent"/></span>
      </xsl:when>
      <xsl:when test="@kind = 'proposal' and @sort">
        <span class="chip k-proposal"><span class="sign" aria-hidden="true">•</span><xsl:apply-templates select="@sort" mode="kind"/>
          <xsl:if test="@n"><xsl:text> </xsl:text><xsl:value-of select="@n"/></xsl:if></span>
      </xsl:when>
      <xsl:otherwise>
        <span class="chip k-{@kind}"><span class="sign" aria-hidden="true">•</span><xsl:apply-templates select="@kind" mode="kind"/></span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Its kind and what it says as plain text, for titles and for those who do not see colours. -->
  <xsl:template match="r:finding | r:run" mode="plain">
    <xsl:apply-templates select="@kind" mode="kind"/>
    <xsl:choose>
      <xsl:when test="@kind = 'position' and @says">: <xsl:apply-templates select="@says" mode="stance"/></xsl:when>
      <xsl:when test="@kind = 'decision' and @says">: <xsl:apply-templates select="@says" mode="outcome"/></xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- One document in a list. -->
  <xsl:template match="r:paper">
    <li class="paper">
      <a class="title" href="/dokument/{@id}"><xsl:value-of select="."/></a>
      <p class="about">
        <xsl:apply-templates select="@type" mode="type"/>
        <xsl:if test="@issuer"> · <xsl:value-of select="@issuer"/></xsl:if>
        <xsl:if test="@municipality"> · <xsl:value-of select="@municipality"/></xsl:if>
        <xsl:if test="@date"> · <xsl:apply-templates select="@date" mode="day"/></xsl:if>
        <xsl:if test="@positions &gt; 0"> · <xsl:value-of select="@positions"/><xsl:text> ställningstagande</xsl:text><xsl:if test="@positions &gt; 1">n</xsl:if></xsl:if>
        <xsl:if test="@decisions &gt; 0"> · <xsl:value-of select="@decisions"/> beslut</xsl:if>
      </p>
    </li>
  </xsl:template>

  <!-- "51–100 av 1 234", and the way to the pages before and after. -->
  <xsl:template match="*" mode="count">
    <p class="count">
      <xsl:choose>
        <xsl:when test="@total = 0">Inga träffar.</xsl:when>
        <xsl:when test="@pages = 1"><xsl:apply-templates select="@total" mode="number"/> st</xsl:when>
        <xsl:otherwise>
          <xsl:apply-templates select="@from" mode="number"/>–<xsl:apply-templates select="@to" mode="number"/> av
          <xsl:apply-templates select="@total" mode="number"/>
        </xsl:otherwise>
      </xsl:choose>
    </p>
  </xsl:template>

  <xsl:template match="*" mode="paging">
    <xsl:variable name="glue"><xsl:choose><xsl:when test="contains(@here, '?')">&amp;</xsl:when><xsl:otherwise>?</xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:if test="@pages &gt; 1">
      <nav class="paging" aria-label="Fler sidor">
        <xsl:if test="@page &gt; 1">
          <a rel="prev" href="{@here}{$glue}sida={@page - 1}">← Föregående</a>
        </xsl:if>
        <span>Sida <xsl:value-of select="@page"/> av <xsl:apply-templates select="@pages" mode="number"/></span>
        <xsl:if test="@page &lt; @pages">
          <a rel="next" href="{@here}{$glue}sida={@page + 1}">Nästa →</a>
        </xsl:if>
      </nav>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
