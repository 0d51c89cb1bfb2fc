<?xml version="1.0" encoding="UTF-8"?>
<!-- page_search.xsl - hits by document, with facets beside them. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:standpunkt:result:1"
                exclude-result-prefixes="r">

  <xsl:template match="r:search" mode="title">
    <xsl:choose>
      <xsl:when test="@words"><xsl:value-of select="@words"/> – sökning</xsl:when>
      <xsl:otherwise>Sök</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="r:search">
    <h1 class="hidden">Sök</h1>
    <form class="search" action="/sok" method="get" role="search">
      <label for="q">Sök efter ord, ett förslag eller en nämnd</label>
      <div class="field">
        <input id="q" name="q" type="search" value="{@words}"/>
        <button type="submit">Sök</button>
      </div>
    </form>
    <xsl:if test="@words">
      <xsl:apply-templates select="." mode="count"/>
      <ol class="hits"><xsl:apply-templates select="r:document" mode="hits"/></ol>
    </xsl:if>
  </xsl:template>

  <xsl:template match="r:document" mode="hits">
    <li class="group">
      <h2><a href="/dokument/{@id}"><xsl:value-of select="@title"/></a></h2>
      <p class="about">
        <xsl:value-of select="@issuer"/><xsl:if test="@issuer and @municipality"> · </xsl:if><xsl:value-of select="@municipality"/>
        <xsl:if test="@date"> · <xsl:apply-templates select="@date" mode="day"/></xsl:if>
      </p>
      <xsl:apply-templates select="r:hit"/>
    </li>
  </xsl:template>

  <xsl:template match="r:hit">
    <div class="hit">
      <p class="said"><xsl:apply-templates select="." mode="says"/><xsl:if test="@holder"><xsl:text> </xsl:text><span class="holder"><xsl:value-of select="@holder"/></span></xsl:if></p>
      <blockquote class="quote"><p><xsl:apply-templates select="r:quote/node()" mode="marked"/></p></blockquote>
    </div>
  </xsl:template>

  <xsl:template match="r:m" mode="marked"><mark class="hit"><xsl:value-of select="."/></mark></xsl:template>
  <xsl:template match="text()" mode="marked"><xsl:value-of select="."/></xsl:template>
</xsl:stylesheet>
