<?xml version="1.0" encoding="UTF-8"?>
<!-- feed.xsl - what a search found, as an Atom feed (RFC 4287): an entry a document, the newest first. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:standpunkt:result:1"
                xmlns="http://www.w3.org/2005/Atom" exclude-result-prefixes="r">
  <xsl:output method="xml" encoding="UTF-8" indent="no"/>
  <xsl:include href="words.xsl"/>

  <!-- Where readers reach the server: "https://standpunkt.example.se"; may be empty. -->
  <xsl:param name="base"/>

  <xsl:template match="/r:search-page">
    <feed xml:lang="sv">
      <title>Ståndpunkt: <xsl:value-of select="@words"/></title>
      <id><xsl:call-template name="id"><xsl:with-param name="of" select="@here"/></xsl:call-template></id>
      <link rel="self" type="application/atom+xml" href="{$base}{@feed}"/>
      <link rel="alternate" type="text/html" href="{$base}{@here}"/>
      <updated><xsl:call-template name="moment"><xsl:with-param name="date" select="r:document[1]/@date"/></xsl:call-template></updated>
      <author><name>Ståndpunkt</name></author>
      <generator>standpunkt</generator>
      <xsl:apply-templates select="r:document"/>
    </feed>
  </xsl:template>

  <xsl:template match="r:document">
    <entry>
      <title><xsl:value-of select="@title"/></title>
      <id>urn:standpunkt:document:<xsl:value-of select="@id"/></id>
      <link rel="alternate" type="text/html" href="{$base}/dokument/{@id}"/>
      <updated><xsl:call-template name="moment"><xsl:with-param name="date" select="@date"/></xsl:call-template></updated>
      <category term="{@type}"><xsl:attribute name="label"><xsl:apply-templates select="@type" mode="type"/></xsl:attribute></category>
      <summary>
        <xsl:if test="@issuer"><xsl:value-of select="@issuer"/>, </xsl:if>
        <xsl:if test="@municipality"><xsl:value-of select="@municipality"/>. </xsl:if>
        <xsl:value-of select="r:hit[1]/r:quote"/>
      </summary>
    </entry>
  </xsl:template>

  <xsl:template name="id">
    <xsl:param name="of"/>
    <xsl:choose>
      <xsl:when test="$base != ''"><xsl:value-of select="concat($base, $of)"/></xsl:when>
      <xsl:otherwise>urn:standpunkt:search:<xsl:value-of select="substring-after($of, '?')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="moment">
    <xsl:param name="date"/>
    <xsl:choose>
      <xsl:when test="string-length($date) = 10"><xsl:value-of select="$date"/>T00:00:00Z</xsl:when>
      <xsl:otherwise>1970-01-01T00:00:00Z</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
