<?xml version="1.0" encoding="UTF-8"?>
<!-- draft-docx.xsl - a draft as the parts of a DOCX file (Office Open XML, transitional).  The parameter `part` says which.

     Word opens a file only if the children of each element stand in the order of the standard;
     tests/docx_order.py checks it.  What the paper says is in draft-docx-document.xsl, how it looks in
     draft-docx-styles.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:standpunkt:result:1"
  xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" exclude-result-prefixes="r">
  <xsl:import href="draft-docx-document.xsl"/>
  <xsl:import href="draft-docx-styles.xsl"/>
  <xsl:output method="xml" encoding="UTF-8" standalone="yes" indent="no"/>
  <xsl:param name="part"/>

  <xsl:variable name="office" select="'http://schemas.openxmlformats.org/officeDocument/2006/relationships'"/>
  <xsl:variable name="word" select="'application/vnd.openxmlformats-officedocument.wordprocessingml.'"/>

  <xsl:template match="/">
    <xsl:choose>
      <xsl:when test="$part = 'types'"><xsl:apply-templates select="r:draft" mode="types"/></xsl:when>
      <xsl:when test="$part = 'relations'"><xsl:apply-templates select="r:draft" mode="relations"/></xsl:when>
      <xsl:when test="$part = 'core'"><xsl:apply-templates select="r:draft" mode="core"/></xsl:when>
      <xsl:when test="$part = 'app'"><xsl:apply-templates select="r:draft" mode="app"/></xsl:when>
      <xsl:when test="$part = 'custom'"><xsl:apply-templates select="r:draft" mode="custom"/></xsl:when>
      <xsl:when test="$part = 'document'"><xsl:apply-templates select="r:draft" mode="document"/></xsl:when>
      <xsl:when test="$part = 'styles'"><xsl:call-template name="styles"/></xsl:when>
      <xsl:when test="$part = 'settings'"><xsl:call-template name="settings"/></xsl:when>
      <xsl:when test="$part = 'fonts'"><xsl:call-template name="fonts"/></xsl:when>
      <xsl:when test="$part = 'numbering'"><xsl:apply-templates select="r:draft" mode="numbering"/></xsl:when>
      <xsl:when test="$part = 'footnotes'"><xsl:apply-templates select="r:draft" mode="footnotes"/></xsl:when>
      <xsl:when test="$part = 'comments'"><xsl:apply-templates select="r:draft" mode="comments"/></xsl:when>
      <xsl:when test="$part = 'header'"><xsl:apply-templates select="r:draft" mode="header"/></xsl:when>
      <xsl:when test="$part = 'footer'"><xsl:apply-templates select="r:draft" mode="footer"/></xsl:when>
      <xsl:when test="$part = 'document-relations'"><xsl:apply-templates select="r:draft" mode="document-relations"/></xsl:when>
      <xsl:when test="$part = 'footnote-relations'"><xsl:apply-templates select="r:draft" mode="footnote-relations"/></xsl:when>
      <xsl:otherwise><xsl:message terminate="yes">no such part</xsl:message></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- the title without the comment on it -->
  <xsl:template name="plain-title">
    <xsl:for-each select="/r:draft/r:title//text()[not(ancestor::r:comment)]"><xsl:value-of select="."/></xsl:for-each>
  </xsl:template>

  <!-- ================================ the package ================================ -->

  <xsl:template match="r:draft" mode="types" xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
    <Types>
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
      <Default Extension="xml" ContentType="application/xml"/>
      <Override PartName="/word/document.xml" ContentType="{$word}document.main+xml"/>
      <Override PartName="/word/styles.xml" ContentType="{$word}styles+xml"/>
      <Override PartName="/word/settings.xml" ContentType="{$word}settings+xml"/>
      <Override PartName="/word/fontTable.xml" ContentType="{$word}fontTable+xml"/>
      <Override PartName="/word/numbering.xml" ContentType="{$word}numbering+xml"/>
      <Override PartName="/word/footnotes.xml" ContentType="{$word}footnotes+xml"/>
      <Override PartName="/word/comments.xml" ContentType="{$word}comments+xml"/>
      <Override PartName="/word/header1.xml" ContentType="{$word}header+xml"/>
      <Override PartName="/word/footer1.xml" ContentType="{$word}footer+xml"/>
      <Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
      <Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>
      <Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>
    </Types>
  </xsl:template>

  <xsl:template match="r:draft" mode="relations" xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
    <Relationships>
      <Relationship Id="rId1" Type="{$office}/officeDocument" Target="word/document.xml"/>
      <Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>
      <Relationship Id="rId3" Type="{$office}/extended-properties" Target="docProps/app.xml"/>
      <Relationship Id="rId4" Type="{$office}/custom-properties" Target="docProps/custom.xml"/>
    </Relationships>
  </xsl:template>

  <xsl:template match="r:draft" mode="document-relations" xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
    <Relationships>
      <Relationship Id="rId1" Type="{$office}/styles" Target="styles.xml"/>
      <Relationship Id="rId2" Type="{$office}/settings" Target="settings.xml"/>
      <Relationship Id="rId3" Type="{$office}/fontTable" Target="fontTable.xml"/>
      <Relationship Id="rId4" Type="{$office}/numbering" Target="numbering.xml"/>
      <Relationship Id="rId5" Type="{$office}/footnotes" Target="footnotes.xml"/>
      <Relationship Id="rId6" Type="{$office}/comments" Target="comments.xml"/>
      <Relationship Id="rId7" Type="{$office}/header" Target="header1.xml"/>
      <Relationship Id="rId8" Type="{$office}/footer" Target="footer1.xml"/>
    </Relationships>
  </xsl:template>

  <xsl:template match="r:draft" mode="footnote-relations" xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
    <Relationships>
      <xsl:for-each select="//r:quote[r:footnote/r:link]">
        <Relationship Id="rId{@n}" Type="{$office}/hyperlink" Target="{r:footnote/r:link/@href}" TargetMode="External"/>
      </xsl:for-each>
    </Relationships>
  </xsl:template>

  <!-- ================================ properties ================================ -->

  <xsl:template match="r:draft" mode="core"
    xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
    <cp:coreProperties>
      <dcterms:created xsi:type="dcterms:W3CDTF"><xsl:value-of select="concat(@date, 'T00:00:00Z')"/></dcterms:created>
      <dc:creator><xsl:value-of select="@administration"/></dc:creator>
      <dc:description><xsl:value-of select="concat('Utkast, ', @generator)"/></dc:description>
      <dc:language><xsl:value-of select="@lang"/></dc:language>
      <dcterms:modified xsi:type="dcterms:W3CDTF"><xsl:value-of select="concat(@date, 'T00:00:00Z')"/></dcterms:modified>
      <dc:subject><xsl:value-of select="@kind"/></dc:subject>
      <dc:title><xsl:call-template name="plain-title"/></dc:title>
    </cp:coreProperties>
  </xsl:template>

  <xsl:template match="r:draft" mode="app" xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">
    <Properties>
      <Application>Ståndpunkt</Application>
      <Company><xsl:value-of select="@body"/></Company>
    </Properties>
  </xsl:template>

  <!-- The bookmarks that the draft was made with: so that a quote that was removed is missed. -->
  <xsl:template match="r:draft" mode="custom" xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
    xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">
    <Properties>
      <property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="standpunkt-utkast">
        <vt:lpwstr><xsl:value-of select="concat(@document, ' ', @template, ' ', @date)"/></vt:lpwstr>
      </property>
      <xsl:for-each select="r:mark">
        <property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{position() + 2}" name="standpunkt-citat-{@n}">
          <vt:lpwstr><xsl:value-of select="@name"/></vt:lpwstr>
        </property>
      </xsl:for-each>
    </Properties>
  </xsl:template>
</xsl:stylesheet>
