<?xml version="1.0" encoding="UTF-8"?>
<!-- draft-docx-document.xsl - what the paper says, as WordprocessingML: text, footnotes, comments, header and footer. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:d="urn:standpunkt:result:1"
  xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" exclude-result-prefixes="d">

  <!-- Comments are numbered apart from footnotes: LibreOffice looks both up by number alone, and gives a footnote another
       one's text where a comment has its number. -->
  <xsl:variable name="first-comment" select="10000"/>

  <xsl:template match="d:draft" mode="document">
    <w:document>
      <w:body>
        <xsl:call-template name="letterhead"/>
        <xsl:call-template name="columns"/>
        <w:p>
          <w:pPr><w:pStyle w:val="Title"/></w:pPr>
          <xsl:call-template name="commented"><xsl:with-param name="in" select="d:title"/></xsl:call-template>
        </w:p>
        <xsl:for-each select="d:subtitle">
          <w:p><w:pPr><w:pStyle w:val="Subtitle"/></w:pPr><xsl:apply-templates mode="run"/></w:p>
        </xsl:for-each>
        <xsl:for-each select="d:deadline">
          <w:p><w:pPr><w:pStyle w:val="Svarsdatum"/></w:pPr><xsl:apply-templates mode="run"/></w:p>
        </xsl:for-each>
        <xsl:apply-templates select="d:section" mode="block"/>
        <w:sectPr>
          <w:headerReference w:type="default" r:id="rId7"/>
          <w:footerReference w:type="default" r:id="rId8"/>
          <w:pgSz w:w="11906" w:h="16838"/>
          <w:pgMar w:top="1701" w:right="1701" w:bottom="1418" w:left="1701" w:header="709" w:footer="567" w:gutter="0"/>
          <w:cols w:space="708"/>
        </w:sectPr>
      </w:body>
    </w:document>
  </xsl:template>

  <!-- ================================ the head ================================ -->

  <xsl:template name="plain-table">
    <xsl:param name="width"/>
    <w:tblPr>
      <w:tblW w:w="{$width}" w:type="dxa"/>
      <w:tblLayout w:type="fixed"/>
      <w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="113" w:type="dxa"/></w:tblCellMar>
      <w:tblLook w:val="0000" w:firstRow="0" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>
    </w:tblPr>
  </xsl:template>

  <!-- The administration to the left; what kind of paper, and its number and date, to the right. -->
  <xsl:template name="letterhead">
    <w:tbl>
      <xsl:call-template name="plain-table"><xsl:with-param name="width" select="8504"/></xsl:call-template>
      <w:tblGrid><w:gridCol w:w="4720"/><w:gridCol w:w="3784"/></w:tblGrid>
      <w:tr>
        <w:tc>
          <w:tcPr><w:tcW w:w="4720" w:type="dxa"/></w:tcPr>
          <w:p><w:pPr><w:pStyle w:val="Avsandare"/></w:pPr><w:r><w:t><xsl:value-of select="@administration"/></w:t></w:r></w:p>
          <w:p><w:pPr><w:pStyle w:val="Brevhuvud"/></w:pPr>
            <w:r><w:t><xsl:value-of select="@municipality"/></w:t></w:r></w:p>
        </w:tc>
        <w:tc>
          <w:tcPr><w:tcW w:w="3784" w:type="dxa"/></w:tcPr>
          <w:p><w:pPr><w:pStyle w:val="Avsandare"/></w:pPr><w:r><w:t><xsl:value-of select="@kind"/></w:t></w:r></w:p>
          <xsl:for-each select="d:field">
            <w:p>
              <w:pPr><w:pStyle w:val="Brevhuvud"/></w:pPr>
              <w:r><w:t xml:space="preserve"><xsl:value-of select="concat(@label, ' ')"/></w:t></w:r>
              <xsl:apply-templates select="d:line/node()" mode="run"/>
            </w:p>
          </xsl:for-each>
        </w:tc>
      </w:tr>
    </w:tbl>
    <w:p><w:pPr><w:pStyle w:val="Brevhuvud"/></w:pPr></w:p>
  </xsl:template>

  <xsl:template name="columns">
    <w:tbl>
      <xsl:call-template name="plain-table"><xsl:with-param name="width" select="8504"/></xsl:call-template>
      <w:tblGrid><xsl:for-each select="d:column"><w:gridCol w:w="{4252 + 468 - 936 * (position() - 1)}"/></xsl:for-each></w:tblGrid>
      <w:tr>
        <xsl:for-each select="d:column">
          <w:tc>
            <w:tcPr><w:tcW w:w="{4252 + 468 - 936 * (position() - 1)}" w:type="dxa"/></w:tcPr>
            <w:p><w:pPr><w:pStyle w:val="Etikett"/></w:pPr><w:r><w:t><xsl:value-of select="@label"/></w:t></w:r></w:p>
            <xsl:for-each select="d:line">
              <w:p><w:pPr><w:pStyle w:val="Brevhuvud"/></w:pPr><xsl:apply-templates mode="run"/></w:p>
            </xsl:for-each>
          </w:tc>
        </xsl:for-each>
      </w:tr>
    </w:tbl>
  </xsl:template>

  <!-- ================================ blocks ================================ -->

  <xsl:template match="d:section" mode="block">
    <xsl:if test="@heading">
      <w:p>
        <w:pPr><w:pStyle w:val="Heading{@level}"/></w:pPr>
        <w:r><w:t><xsl:value-of select="@heading"/></w:t></w:r>
      </w:p>
    </xsl:if>
    <xsl:apply-templates mode="block"/>
  </xsl:template>

  <xsl:template match="d:p" mode="block">
    <w:p>
      <w:pPr>
        <xsl:choose>
          <xsl:when test="ancestor::d:note"><w:pStyle w:val="Anmarkning"/></xsl:when>
          <xsl:when test="parent::d:lead"><w:pStyle w:val="Ledmening"/></xsl:when>
          <xsl:when test="following-sibling::*[1][self::d:list]"><w:pStyle w:val="BodyText"/><w:keepNext/></xsl:when>
          <xsl:otherwise><w:pStyle w:val="BodyText"/></xsl:otherwise>
        </xsl:choose>
      </w:pPr>
      <xsl:call-template name="commented"><xsl:with-param name="in" select="."/></xsl:call-template>
    </w:p>
  </xsl:template>

  <xsl:template match="d:lead" mode="block"><xsl:apply-templates mode="block"/></xsl:template>

  <xsl:template match="d:proposal" mode="block">
    <w:p><w:pPr><w:pStyle w:val="Attsats"/></w:pPr><xsl:apply-templates mode="run"/></w:p>
  </xsl:template>

  <xsl:template match="d:note" mode="block">
    <w:p>
      <w:pPr><w:pStyle w:val="Anmarkningsrubrik"/></w:pPr>
      <w:r><w:t><xsl:value-of select="@heading"/></w:t></w:r>
    </w:p>
    <xsl:apply-templates mode="block"/>
    <w:p><w:pPr><w:pStyle w:val="Luft"/></w:pPr></w:p>
  </xsl:template>

  <xsl:template match="d:list" mode="block">
    <xsl:for-each select="d:item">
      <w:p>
        <w:pPr>
          <w:pStyle w:val="ListParagraph"/>
          <w:numPr><w:ilvl w:val="0"/><w:numId w:val="{../@id}"/></w:numPr>
        </w:pPr>
        <xsl:apply-templates mode="run"/>
      </w:p>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="d:quote" mode="block">
    <w:p>
      <w:pPr>
        <xsl:choose>
          <xsl:when test="ancestor::d:note"><w:pStyle w:val="Anmarkningscitat"/></xsl:when>
          <xsl:otherwise><w:pStyle w:val="Quote"/></xsl:otherwise>
        </xsl:choose>
      </w:pPr>
      <w:r><w:t>”</w:t></w:r>
      <w:bookmarkStart w:id="{@n}" w:name="{@mark}"/>
      <xsl:apply-templates select="d:text/text()" mode="run"/>
      <w:bookmarkEnd w:id="{@n}"/>
      <w:r><w:t>”</w:t></w:r>
      <w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="{@n}"/></w:r>
    </w:p>
  </xsl:template>

  <xsl:template match="d:signatures" mode="block">
    <xsl:variable name="width" select="floor(8504 div count(d:signature))"/>
    <w:p><w:pPr><w:pStyle w:val="BodyText"/><w:keepNext/></w:pPr></w:p>
    <w:tbl>
      <xsl:call-template name="plain-table"><xsl:with-param name="width" select="$width * count(d:signature)"/></xsl:call-template>
      <w:tblGrid><xsl:for-each select="d:signature"><w:gridCol w:w="{$width}"/></xsl:for-each></w:tblGrid>
      <w:tr>
        <w:trPr><w:cantSplit/></w:trPr>
        <xsl:for-each select="d:signature">
          <w:tc>
            <w:tcPr><w:tcW w:w="{$width}" w:type="dxa"/></w:tcPr>
            <w:p><w:pPr><w:pStyle w:val="Underskrift"/></w:pPr><xsl:apply-templates select="d:name/node()" mode="run"/></w:p>
            <w:p><w:pPr><w:pStyle w:val="Underskrift"/></w:pPr><xsl:apply-templates select="d:office/node()" mode="run"/></w:p>
          </w:tc>
        </xsl:for-each>
      </w:tr>
    </w:tbl>
    <w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr></w:p>
  </xsl:template>

  <!-- ================================ runs ================================ -->

  <!-- What is in IN, between the marks of its comment if it has one. -->
  <xsl:template name="commented">
    <xsl:param name="in"/>
    <xsl:for-each select="$in/d:comment"><w:commentRangeStart w:id="{@n + $first-comment}"/></xsl:for-each>
    <xsl:apply-templates select="$in/node()" mode="run"/>
    <xsl:for-each select="$in/d:comment">
      <w:commentRangeEnd w:id="{@n + $first-comment}"/>
      <w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="{@n + $first-comment}"/></w:r>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="d:comment" mode="run"/>

  <xsl:template match="d:placeholder" mode="run">
    <w:r>
      <w:rPr><w:rStyle w:val="Platshallare"/></w:rPr>
      <w:t><xsl:value-of select="concat('[', ., ']')"/></w:t>
    </w:r>
  </xsl:template>

  <xsl:template match="text()" mode="run">
    <w:r><xsl:call-template name="words"><xsl:with-param name="text" select="."/></xsl:call-template></w:r>
  </xsl:template>

  <!-- Tabs, of table rows, are elements of their own. -->
  <xsl:template name="words">
    <xsl:param name="text"/>
    <xsl:choose>
      <xsl:when test="contains($text, '&#9;')">
        <w:t xml:space="preserve"><xsl:value-of select="substring-before($text, '&#9;')"/></w:t>
        <w:tab/>
        <xsl:call-template name="words"><xsl:with-param name="text" select="substring-after($text, '&#9;')"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise><w:t xml:space="preserve"><xsl:value-of select="$text"/></w:t></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="d:link" mode="run">
    <w:hyperlink r:id="rId{ancestor::d:quote/@n}" w:history="1">
      <w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t><xsl:value-of select="."/></w:t></w:r>
    </w:hyperlink>
  </xsl:template>

  <!-- ================================ footnotes, comments, header, footer ================================ -->

  <xsl:template match="d:draft" mode="footnotes">
    <w:footnotes>
      <w:footnote w:type="separator" w:id="-1">
        <w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:separator/></w:r></w:p>
      </w:footnote>
      <w:footnote w:type="continuationSeparator" w:id="0">
        <w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:continuationSeparator/></w:r></w:p>
      </w:footnote>
      <xsl:for-each select="//d:quote">
        <w:footnote w:id="{@n}">
          <w:p>
            <w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>
            <w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>
            <w:r><w:t xml:space="preserve"> </w:t></w:r>
            <xsl:apply-templates select="d:footnote/node()" mode="run"/>
          </w:p>
        </w:footnote>
      </xsl:for-each>
    </w:footnotes>
  </xsl:template>

  <xsl:template match="d:draft" mode="comments">
    <w:comments>
      <xsl:for-each select="//d:comment">
        <w:comment w:id="{@n + $first-comment}" w:author="Ståndpunkt" w:date="{/d:draft/@date}T00:00:00Z" w:initials="S">
          <w:p>
            <w:pPr><w:pStyle w:val="CommentText"/></w:pPr>
            <w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>
            <w:r><w:t xml:space="preserve"><xsl:value-of select="."/></w:t></w:r>
          </w:p>
        </w:comment>
      </xsl:for-each>
    </w:comments>
  </xsl:template>

  <xsl:template name="field">
    <xsl:param name="code"/>
    <w:r><w:fldChar w:fldCharType="begin"/></w:r>
    <w:r><w:instrText xml:space="preserve"><xsl:value-of select="concat(' ', $code, ' ')"/></w:instrText></w:r>
    <w:r><w:fldChar w:fldCharType="separate"/></w:r>
    <w:r><w:t>1</w:t></w:r>
    <w:r><w:fldChar w:fldCharType="end"/></w:r>
  </xsl:template>

  <xsl:template match="d:draft" mode="header">
    <w:hdr>
      <w:p>
        <w:pPr><w:pStyle w:val="Header"/></w:pPr>
        <w:r><w:t>Utkast</w:t></w:r>
        <w:r><w:tab/></w:r>
        <w:r><w:t xml:space="preserve">Sida </w:t></w:r>
        <xsl:call-template name="field"><xsl:with-param name="code">PAGE</xsl:with-param></xsl:call-template>
        <w:r><w:t xml:space="preserve"> (</w:t></w:r>
        <xsl:call-template name="field"><xsl:with-param name="code">NUMPAGES</xsl:with-param></xsl:call-template>
        <w:r><w:t>)</w:t></w:r>
      </w:p>
    </w:hdr>
  </xsl:template>

  <xsl:template match="d:draft" mode="footer">
    <w:ftr>
      <w:p>
        <w:pPr><w:pStyle w:val="Footer"/></w:pPr>
        <w:r><w:t><xsl:value-of select="@administration"/></w:t></w:r>
      </w:p>
    </w:ftr>
  </xsl:template>
</xsl:stylesheet>
