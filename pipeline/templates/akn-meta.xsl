<?xml version="1.0" encoding="UTF-8"?>
<!-- akn-meta.xsl - the metadata of a paper in Akoma Ntoso (see akn.xsl): what it is on the levels of FRBR, and where it was
     read from. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:standpunkt:record:1"
                xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0" xmlns:sp="urn:standpunkt:akn:1"
                exclude-result-prefixes="r">
  <!-- The days that are the paper's own; the first is the one that it is known by. -->
  <xsl:variable name="own-dates" select="$document/r:date[@value and (@role = 'meeting' or @role = 'document' or
                                         @role = 'signed' or @role = 'approved')]"/>
  <xsl:variable name="date-element" select="($own-dates[@role = 'meeting'] | $own-dates[@role = 'document' and
                                            not($own-dates[@role = 'meeting'])] | $own-dates[not($own-dates[@role = 'meeting' or
                                            @role = 'document'])])[1]"/>
  <xsl:variable name="date">
    <xsl:choose>
      <xsl:when test="$date-element"><xsl:value-of select="$date-element/@value"/></xsl:when>
      <xsl:otherwise>0001-01-01</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <!-- The number that it is known by: a motion's own, else the case number. -->
  <xsl:variable name="motion-number" select="$document/r:reference[@type = 'motion' and @value and $subtype = 'motion'][1]"/>
  <xsl:variable name="numbered" select="$document | /r:record/r:item[not(../r:item[2])]"/>
  <xsl:variable name="case" select="($numbered/r:caseNumber[@of = 'own'] | $numbered/r:caseNumber[not(@of)])[1]"/>
  <xsl:variable name="number">
    <xsl:choose>
      <xsl:when test="$motion-number"><xsl:value-of select="$motion-number/@value"/></xsl:when>
      <xsl:when test="$case"><xsl:value-of select="$case/text()[1]"/></xsl:when>
    </xsl:choose>
  </xsl:variable>
  <xsl:variable name="work-id">
    <xsl:choose>
      <xsl:when test="$work"><xsl:value-of select="$work"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="/r:record/@id"/></xsl:otherwise>
    </xsl:choose>
  </xsl:variable>

  <!-- The name of whoever wrote it: who speaks, else those who moved it, else the municipality. -->
  <xsl:variable name="authors" select="$document/r:issuer | $document/r:person[@role = 'mover' and not($document/r:issuer)] |
                                       $document/r:municipality[not($document/r:issuer or $document/r:person[@role = 'mover'])]"/>

  <xsl:variable name="work-iri">
    <xsl:value-of select="concat('/akn/se/', $type, '/', $subtype, '/', $municipality)"/>
    <xsl:if test="$document/r:issuer">
      <xsl:text>.</xsl:text>
      <xsl:call-template name="slug"><xsl:with-param name="name" select="$document/r:issuer/text()[1]"/></xsl:call-template>
    </xsl:if>
    <xsl:value-of select="concat('/', $date, '/')"/>
    <xsl:if test="$number != ''">
      <xsl:call-template name="slug"><xsl:with-param name="name" select="translate($number, ':', '-')"/></xsl:call-template>
      <xsl:text>.</xsl:text>
    </xsl:if>
    <xsl:value-of select="substring($work-id, 1, 16)"/>
  </xsl:variable>

  <xsl:template name="meta">
    <meta>
      <xsl:text>&#10;</xsl:text>
      <identification source="#standpunkt">
        <xsl:call-template name="work"/>
        <xsl:call-template name="expression"/>
        <xsl:call-template name="manifestation"/>
        <xsl:text>&#10;</xsl:text>
      </identification>
      <xsl:call-template name="analysis"/>
      <xsl:call-template name="references"/>
      <xsl:call-template name="source"/>
      <xsl:text>&#10;</xsl:text>
    </meta>
  </xsl:template>

  <!-- ================================================== FRBR ================================================== -->

  <xsl:template name="work">
    <xsl:text>&#10;</xsl:text>
    <FRBRWork>
      <FRBRthis value="{$work-iri}/!main"/>
      <FRBRuri value="{$work-iri}"/>
      <xsl:for-each select="$document/r:caseNumber">
        <FRBRalias name="caseNumber" value="{text()[1]}"/>
      </xsl:for-each>
      <FRBRdate date="{$date}">
        <xsl:attribute name="name">
          <xsl:value-of select="$date-element/@role"/>
          <xsl:if test="not($date-element)">unknown</xsl:if>
        </xsl:attribute>
      </FRBRdate>
      <xsl:for-each select="$own-dates[generate-id() != generate-id($date-element)]">
        <FRBRdate date="{@value}" name="{@role}"/>
      </xsl:for-each>
      <xsl:call-template name="authors"/>
      <FRBRcountry value="se"/>
      <FRBRsubtype value="{$subtype}"/>
      <xsl:if test="$number != ''"><FRBRnumber value="{$number}"/></xsl:if>
      <xsl:if test="$document/r:title"><FRBRname value="{$document/r:title/text()[1]}"/></xsl:if>
      <FRBRprescriptive value="false"/>
    </FRBRWork>
  </xsl:template>

  <!-- Not authoritative: the text was read from the paper by a program. -->
  <xsl:template name="expression">
    <xsl:text>&#10;</xsl:text>
    <FRBRExpression>
      <FRBRthis value="{$work-iri}/swe@/!main"/>
      <FRBRuri value="{$work-iri}/swe@"/>
      <FRBRdate date="{$date}" name="original"/>
      <xsl:call-template name="authors"/>
      <FRBRauthoritative value="false"/>
      <FRBRlanguage language="swe"/>
    </FRBRExpression>
  </xsl:template>

  <xsl:template name="manifestation">
    <xsl:text>&#10;</xsl:text>
    <FRBRManifestation>
      <FRBRthis value="{$work-iri}/swe@/!main.xml"/>
      <FRBRuri value="{$work-iri}/swe@.xml"/>
      <FRBRalias name="record" value="{/r:record/@id}"/>
      <FRBRdate name="markup">
        <xsl:attribute name="date">
          <xsl:value-of select="$made"/>
          <xsl:if test="not($made)"><xsl:value-of select="$date"/></xsl:if>
        </xsl:attribute>
      </FRBRdate>
      <FRBRauthor href="#standpunkt"/>
      <FRBRformat value="application/akn+xml"/>
    </FRBRManifestation>
  </xsl:template>

  <xsl:template name="authors">
    <xsl:for-each select="$authors">
      <FRBRauthor>
        <xsl:attribute name="href">
          <xsl:choose>
            <xsl:when test="self::r:person">
              <xsl:text>#</xsl:text>
              <xsl:call-template name="person-id"/>
            </xsl:when>
            <xsl:otherwise>
              <xsl:variable name="refs">
                <xsl:call-template name="refs"><xsl:with-param name="name" select="string(text()[1])"/></xsl:call-template>
              </xsl:variable>
              <xsl:value-of select="substring-before(concat($refs, ' '), ' ')"/>
            </xsl:otherwise>
          </xsl:choose>
        </xsl:attribute>
        <xsl:if test="@role or @layer">
          <xsl:attribute name="as"><xsl:value-of select="concat('#role_', @role, @layer)"/></xsl:attribute>
        </xsl:if>
      </FRBRauthor>
    </xsl:for-each>
    <xsl:if test="not($authors)"><FRBRauthor href="#organization"/></xsl:if>
  </xsl:template>

  <!-- ============================================ where it was read from ======================================= -->

  <xsl:template name="source">
    <xsl:text>&#10;</xsl:text>
    <proprietary source="#standpunkt">
      <xsl:text>&#10;</xsl:text>
      <sp:source record="{/r:record/@id}" sha256="{/r:record/@sourceHash}" rules="{/r:record/@rules}"
                 generator="{/r:record/@generator}">
        <xsl:copy-of select="/r:record/r:source/@*"/>
      </sp:source>
      <xsl:for-each select="$document/r:date[not(@role = $own-dates/@role) or not(@value)]">
        <xsl:text>&#10;</xsl:text>
        <sp:date>
          <xsl:copy-of select="@*"/>
          <xsl:value-of select="text()[1]"/>
        </sp:date>
      </xsl:for-each>
      <xsl:if test="$furniture">
        <xsl:text>&#10;</xsl:text>
        <sp:furniture>
          <xsl:for-each select="$furniture">
            <xsl:variable name="id"><xsl:apply-templates select="." mode="eid"/></xsl:variable>
            <xsl:text>&#10;</xsl:text>
            <sp:block eId="{$id}">
              <xsl:copy-of select="@page | @boxes"/>
              <xsl:value-of select="."/>
            </sp:block>
          </xsl:for-each>
          <xsl:text>&#10;</xsl:text>
        </sp:furniture>
      </xsl:if>
      <xsl:text>&#10;</xsl:text>
    </proprietary>
  </xsl:template>
</xsl:stylesheet>
