<?xml version="1.0" encoding="UTF-8"?>
<!-- draft-docx-styles.xsl - how a draft looks in Word: styles, lists, settings, fonts.  Sizes are half points, lengths
     twentieths of a point. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:d="urn:standpunkt:result:1"
  xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" exclude-result-prefixes="d">

  <xsl:template name="styles">
    <w:styles>
      <w:docDefaults>
        <w:rPrDefault>
          <w:rPr>
            <w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>
            <w:sz w:val="23"/>
            <w:szCs w:val="23"/>
            <w:lang w:val="sv-SE" w:eastAsia="sv-SE" w:bidi="ar-SA"/>
          </w:rPr>
        </w:rPrDefault>
        <w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault>
      </w:docDefaults>
      <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
      <w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">
        <w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/>
      </w:style>
      <w:style w:type="table" w:default="1" w:styleId="TableNormal">
        <w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>
        <w:tblPr>
          <w:tblInd w:w="0" w:type="dxa"/>
          <w:tblCellMar>
            <w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>
          </w:tblCellMar>
        </w:tblPr>
      </w:style>
      <w:style w:type="numbering" w:default="1" w:styleId="NoList">
        <w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>
      </w:style>
      <xsl:call-template name="heading-styles"/>
      <xsl:call-template name="text-styles"/>
      <xsl:call-template name="head-styles"/>
      <xsl:call-template name="note-styles"/>
    </w:styles>
  </xsl:template>

  <xsl:template name="heading-style">
    <xsl:param name="level"/>
    <xsl:param name="size"/>
    <xsl:param name="before"/>
    <w:style w:type="paragraph" w:styleId="Heading{$level}">
      <w:name w:val="heading {$level}"/>
      <w:basedOn w:val="Normal"/>
      <w:next w:val="BodyText"/>
      <w:uiPriority w:val="9"/>
      <w:qFormat/>
      <w:pPr>
        <w:keepNext/>
        <w:keepLines/>
        <w:spacing w:before="{$before}" w:after="80" w:line="240" w:lineRule="auto"/>
        <w:outlineLvl w:val="{$level - 1}"/>
      </w:pPr>
      <w:rPr>
        <w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>
        <w:b/>
        <w:bCs/>
        <xsl:if test="$level = 3"><w:color w:val="404040"/></xsl:if>
        <w:sz w:val="{$size}"/>
        <w:szCs w:val="{$size}"/>
      </w:rPr>
    </w:style>
  </xsl:template>

  <xsl:template name="heading-styles">
    <xsl:call-template name="heading-style">
      <xsl:with-param name="level" select="1"/><xsl:with-param name="size" select="25"/><xsl:with-param name="before" select="320"/>
    </xsl:call-template>
    <xsl:call-template name="heading-style">
      <xsl:with-param name="level" select="2"/><xsl:with-param name="size" select="22"/><xsl:with-param name="before" select="280"/>
    </xsl:call-template>
    <xsl:call-template name="heading-style">
      <xsl:with-param name="level" select="3"/><xsl:with-param name="size" select="19"/><xsl:with-param name="before" select="180"/>
    </xsl:call-template>
    <w:style w:type="paragraph" w:styleId="Title">
      <w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:next w:val="BodyText"/><w:uiPriority w:val="10"/><w:qFormat/>
      <w:pPr><w:keepNext/><w:spacing w:before="480" w:after="120" w:line="240" w:lineRule="auto"/></w:pPr>
      <w:rPr>
        <w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:b/><w:bCs/><w:sz w:val="32"/><w:szCs w:val="32"/>
      </w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:styleId="Subtitle">
      <w:name w:val="Subtitle"/><w:basedOn w:val="Normal"/><w:next w:val="BodyText"/><w:uiPriority w:val="11"/><w:qFormat/>
      <w:pPr><w:spacing w:after="60"/></w:pPr>
    </w:style>
  </xsl:template>

  <xsl:template name="text-styles">
    <w:style w:type="paragraph" w:styleId="BodyText">
      <w:name w:val="Body Text"/><w:basedOn w:val="Normal"/><w:qFormat/>
      <w:pPr><w:spacing w:after="120"/></w:pPr>
    </w:style>
    <w:style w:type="paragraph" w:styleId="ListParagraph">
      <w:name w:val="List Paragraph"/><w:basedOn w:val="Normal"/><w:uiPriority w:val="34"/><w:qFormat/>
      <w:pPr><w:spacing w:after="60"/></w:pPr>
    </w:style>
    <w:style w:type="paragraph" w:styleId="Quote">
      <w:name w:val="Quote"/><w:basedOn w:val="Normal"/><w:next w:val="BodyText"/><w:uiPriority w:val="29"/><w:qFormat/>
      <w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/><w:ind w:left="454" w:right="454"/></w:pPr>
      <w:rPr><w:sz w:val="22"/><w:szCs w:val="22"/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:customStyle="1" w:styleId="Attsats">
      <w:name w:val="Att-sats"/><w:basedOn w:val="BodyText"/><w:next w:val="BodyText"/><w:qFormat/>
      <w:pPr><w:keepNext/></w:pPr>
      <w:rPr><w:i/><w:iCs/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:customStyle="1" w:styleId="Ledmening">
      <w:name w:val="Ledmening"/><w:basedOn w:val="BodyText"/><w:next w:val="Quote"/><w:qFormat/>
      <w:pPr><w:keepNext/><w:spacing w:after="60"/></w:pPr>
    </w:style>
    <w:style w:type="paragraph" w:customStyle="1" w:styleId="Anmarkningsrubrik">
      <w:name w:val="Anmärkningsrubrik"/><w:basedOn w:val="BodyText"/><w:next w:val="Anmarkning"/>
      <w:pPr>
        <w:keepNext/>
        <w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="B45309"/></w:pBdr>
        <w:shd w:val="clear" w:color="auto" w:fill="FEF3E2"/>
        <w:spacing w:before="120" w:after="0"/>
        <w:ind w:left="227"/>
      </w:pPr>
      <w:rPr><w:b/><w:bCs/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:customStyle="1" w:styleId="Anmarkning">
      <w:name w:val="Anmärkning"/><w:basedOn w:val="BodyText"/><w:next w:val="BodyText"/>
      <w:pPr>
        <w:keepNext/>
        <w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="B45309"/></w:pBdr>
        <w:shd w:val="clear" w:color="auto" w:fill="FEF3E2"/>
        <w:spacing w:after="0"/>
        <w:ind w:left="227"/>
      </w:pPr>
    </w:style>
    <w:style w:type="paragraph" w:customStyle="1" w:styleId="Anmarkningscitat">
      <w:name w:val="Anmärkningscitat"/><w:basedOn w:val="Anmarkning"/><w:next w:val="BodyText"/>
      <w:pPr><w:ind w:left="227" w:firstLine="284"/></w:pPr>
      <w:rPr><w:sz w:val="22"/><w:szCs w:val="22"/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:customStyle="1" w:styleId="Luft">
      <w:name w:val="Luft"/><w:basedOn w:val="Normal"/>
      <w:pPr><w:spacing w:line="120" w:lineRule="exact"/></w:pPr>
    </w:style>
    <w:style w:type="character" w:customStyle="1" w:styleId="Platshallare">
      <w:name w:val="Platshållare"/><w:qFormat/>
      <w:rPr><w:shd w:val="clear" w:color="auto" w:fill="FFF59D"/></w:rPr>
    </w:style>
  </xsl:template>

  <xsl:template name="head-styles">
    <w:style w:type="paragraph" w:customStyle="1" w:styleId="Brevhuvud">
      <w:name w:val="Brevhuvud"/><w:basedOn w:val="Normal"/>
      <w:pPr><w:spacing w:line="252" w:lineRule="auto"/></w:pPr>
      <w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="19"/><w:szCs w:val="19"/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:customStyle="1" w:styleId="Avsandare">
      <w:name w:val="Avsändare"/><w:basedOn w:val="Brevhuvud"/>
      <w:rPr><w:b/><w:bCs/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:customStyle="1" w:styleId="Etikett">
      <w:name w:val="Etikett"/><w:basedOn w:val="Brevhuvud"/>
      <w:rPr><w:b/><w:bCs/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:customStyle="1" w:styleId="Svarsdatum">
      <w:name w:val="Svarsdatum"/><w:basedOn w:val="BodyText"/><w:next w:val="BodyText"/>
      <w:rPr><w:b/><w:bCs/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:customStyle="1" w:styleId="Underskrift">
      <w:name w:val="Underskrift"/><w:basedOn w:val="Normal"/>
      <w:pPr><w:keepNext/><w:keepLines/></w:pPr>
    </w:style>
    <w:style w:type="paragraph" w:styleId="Header">
      <w:name w:val="header"/><w:basedOn w:val="Brevhuvud"/><w:uiPriority w:val="99"/>
      <w:pPr><w:tabs><w:tab w:val="right" w:pos="8504"/></w:tabs></w:pPr>
      <w:rPr><w:sz w:val="17"/><w:szCs w:val="17"/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:styleId="Footer">
      <w:name w:val="footer"/><w:basedOn w:val="Brevhuvud"/><w:uiPriority w:val="99"/>
      <w:rPr><w:sz w:val="17"/><w:szCs w:val="17"/></w:rPr>
    </w:style>
  </xsl:template>

  <xsl:template name="note-styles">
    <w:style w:type="paragraph" w:styleId="FootnoteText">
      <w:name w:val="footnote text"/><w:basedOn w:val="Normal"/><w:uiPriority w:val="99"/>
      <w:pPr><w:spacing w:line="240" w:lineRule="auto"/></w:pPr>
      <w:rPr><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr>
    </w:style>
    <w:style w:type="character" w:styleId="FootnoteReference">
      <w:name w:val="footnote reference"/><w:uiPriority w:val="99"/>
      <w:rPr><w:vertAlign w:val="superscript"/></w:rPr>
    </w:style>
    <w:style w:type="paragraph" w:styleId="CommentText">
      <w:name w:val="annotation text"/><w:basedOn w:val="Normal"/><w:uiPriority w:val="99"/>
      <w:pPr><w:spacing w:line="240" w:lineRule="auto"/></w:pPr>
      <w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr>
    </w:style>
    <w:style w:type="character" w:styleId="CommentReference">
      <w:name w:val="annotation reference"/><w:uiPriority w:val="99"/>
      <w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr>
    </w:style>
    <w:style w:type="character" w:styleId="Hyperlink">
      <w:name w:val="Hyperlink"/><w:uiPriority w:val="99"/>
      <w:rPr><w:color w:val="1F4E99"/><w:u w:val="single"/></w:rPr>
    </w:style>
  </xsl:template>

  <!-- ================================ lists ================================ -->

  <xsl:template name="kind-of-list">
    <xsl:param name="id"/>
    <xsl:param name="format"/>
    <xsl:param name="text"/>
    <w:abstractNum w:abstractNumId="{$id}">
      <w:multiLevelType w:val="singleLevel"/>
      <w:lvl w:ilvl="0">
        <w:start w:val="1"/>
        <w:numFmt w:val="{$format}"/>
        <w:lvlText w:val="{$text}"/>
        <w:lvlJc w:val="left"/>
        <w:pPr><w:ind w:left="454" w:hanging="454"/></w:pPr>
      </w:lvl>
    </w:abstractNum>
  </xsl:template>

  <!-- Each list of the draft is a w:num of its own that begins anew. -->
  <xsl:template match="d:draft" mode="numbering">
    <w:numbering>
      <xsl:call-template name="kind-of-list">
        <xsl:with-param name="id" select="0"/><xsl:with-param name="format">decimal</xsl:with-param><xsl:with-param name="text">%1.</xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="kind-of-list">
        <xsl:with-param name="id" select="1"/><xsl:with-param name="format">bullet</xsl:with-param><xsl:with-param name="text">–</xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="kind-of-list">
        <xsl:with-param name="id" select="2"/><xsl:with-param name="format">lowerLetter</xsl:with-param><xsl:with-param name="text">%1)</xsl:with-param>
      </xsl:call-template>
      <xsl:for-each select="//d:list">
        <w:num w:numId="{@id}">
          <w:abstractNumId>
            <xsl:attribute name="w:val">
              <xsl:choose>
                <xsl:when test="@type = 'bullet'">1</xsl:when>
                <xsl:when test="translate(d:item[1]/@n, 'A', 'a') = 'a'">2</xsl:when>
                <xsl:otherwise>0</xsl:otherwise>
              </xsl:choose>
            </xsl:attribute>
          </w:abstractNumId>
          <w:lvlOverride w:ilvl="0">
            <w:startOverride>
              <xsl:attribute name="w:val">
                <xsl:choose>
                  <xsl:when test="d:item[1]/@n &gt; 0 and d:item[1]/@n &lt; 1000"><xsl:value-of select="floor(d:item[1]/@n)"/></xsl:when>
                  <xsl:otherwise>1</xsl:otherwise>
                </xsl:choose>
              </xsl:attribute>
            </w:startOverride>
          </w:lvlOverride>
        </w:num>
      </xsl:for-each>
    </w:numbering>
  </xsl:template>

  <!-- ================================ settings and fonts ================================ -->

  <xsl:template name="settings">
    <w:settings>
      <w:zoom w:percent="100"/>
      <w:defaultTabStop w:val="720"/>
      <w:autoHyphenation w:val="0"/>
      <w:characterSpacingControl w:val="doNotCompress"/>
      <w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>
      <w:compat>
        <w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
      </w:compat>
      <w:themeFontLang w:val="sv-SE"/>
      <w:decimalSymbol w:val=","/>
      <w:listSeparator w:val=";"/>
    </w:settings>
  </xsl:template>

  <xsl:template name="fonts">
    <w:fonts>
      <w:font w:name="Times New Roman"><w:panose1 w:val="02020603050405020304"/><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>
      <w:font w:name="Arial"><w:panose1 w:val="020B0604020202020204"/><w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>
    </w:fonts>
  </xsl:template>
</xsl:stylesheet>
