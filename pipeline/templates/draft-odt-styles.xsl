<?xml version="1.0" encoding="UTF-8"?>
<!-- draft-odt-styles.xsl - how a draft looks as OpenDocument: styles, lists, page, head and foot. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:d="urn:standpunkt:result:1"
  xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
  xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
  xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
  xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
  xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" exclude-result-prefixes="d">

  <xsl:template match="d:draft" mode="styles">
    <office:document-styles office:version="1.2">
      <office:font-face-decls>
        <style:font-face style:name="Times New Roman" svg:font-family="'Times New Roman'" style:font-family-generic="roman" style:font-pitch="variable"/>
        <style:font-face style:name="Arial" svg:font-family="Arial" style:font-family-generic="swiss" style:font-pitch="variable"/>
      </office:font-face-decls>
      <office:styles>
        <style:default-style style:family="paragraph">
          <style:paragraph-properties fo:line-height="115%" fo:orphans="2" fo:widows="2" style:tab-stop-distance="1.25cm"/>
          <style:text-properties style:font-name="Times New Roman" fo:font-size="11.5pt" fo:language="sv" fo:country="SE"/>
        </style:default-style>
        <style:style style:name="Standard" style:family="paragraph" style:class="text"/>
        <xsl:call-template name="text-styles"/>
        <xsl:call-template name="heading-styles"/>
        <xsl:call-template name="head-styles"/>
        <xsl:call-template name="lists"/>
        <text:notes-configuration text:note-class="footnote" style:num-format="1" text:start-value="0"
          text:footnotes-position="page" text:start-numbering-at="document" text:citation-body-style-name="Footnote_20_anchor"/>
      </office:styles>
      <office:automatic-styles>
        <style:page-layout style:name="A4">
          <style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" style:print-orientation="portrait"
            fo:margin-top="1.25cm" fo:margin-bottom="1cm" fo:margin-left="3cm" fo:margin-right="3cm"/>
          <style:header-style><style:header-footer-properties fo:min-height="1.75cm" fo:margin-bottom="1cm"/></style:header-style>
          <style:footer-style><style:header-footer-properties fo:min-height="1.2cm" fo:margin-top="0.6cm"/></style:footer-style>
        </style:page-layout>
      </office:automatic-styles>
      <office:master-styles>
        <style:master-page style:name="Standard" style:page-layout-name="A4">
          <style:header>
            <text:p text:style-name="Header">Utkast<text:tab/>Sida <text:page-number text:select-page="current">1</text:page-number> (<text:page-count>1</text:page-count>)</text:p>
          </style:header>
          <style:footer><text:p text:style-name="Footer"><xsl:value-of select="@administration"/></text:p></style:footer>
        </style:master-page>
      </office:master-styles>
    </office:document-styles>
  </xsl:template>

  <xsl:template name="text-styles">
    <style:style style:name="Text_20_body" style:display-name="Text body" style:family="paragraph" style:parent-style-name="Standard" style:class="text">
      <style:paragraph-properties fo:margin-bottom="0.21cm"/>
    </style:style>
    <style:style style:name="Listpunkt" style:family="paragraph" style:parent-style-name="Standard">
      <style:paragraph-properties fo:margin-bottom="0.1cm"/>
    </style:style>
    <style:style style:name="Quotations" style:family="paragraph" style:parent-style-name="Standard" style:class="html">
      <style:paragraph-properties fo:margin-left="0.8cm" fo:margin-right="0.8cm" fo:margin-bottom="0.21cm"/>
      <style:text-properties fo:font-size="11pt"/>
    </style:style>
    <style:style style:name="Attsats" style:display-name="Att-sats" style:family="paragraph" style:parent-style-name="Text_20_body">
      <style:paragraph-properties fo:keep-with-next="always"/>
      <style:text-properties fo:font-style="italic"/>
    </style:style>
    <style:style style:name="Ledmening" style:family="paragraph" style:parent-style-name="Text_20_body">
      <style:paragraph-properties fo:margin-bottom="0.1cm" fo:keep-with-next="always"/>
    </style:style>
    <style:style style:name="Anmarkning" style:display-name="Anmärkning" style:family="paragraph" style:parent-style-name="Text_20_body">
      <style:paragraph-properties fo:margin-left="0.4cm" fo:margin-bottom="0cm" fo:keep-with-next="always" fo:padding="0cm" fo:padding-left="0.25cm" fo:border-left="3pt solid #b45309"
        fo:border-right="none" fo:border-top="none" fo:border-bottom="none" fo:background-color="#fef3e2"/>
    </style:style>
    <style:style style:name="Anmarkningsrubrik" style:display-name="Anmärkningsrubrik" style:family="paragraph" style:parent-style-name="Anmarkning">
      <style:paragraph-properties fo:margin-top="0.2cm" fo:margin-bottom="0cm" fo:keep-with-next="always"/>
      <style:text-properties fo:font-weight="bold"/>
    </style:style>
    <style:style style:name="Anmarkningscitat" style:display-name="Anmärkningscitat" style:family="paragraph" style:parent-style-name="Anmarkning">
      <style:paragraph-properties fo:margin-left="0.4cm" fo:text-indent="0.5cm"/>
      <style:text-properties fo:font-size="11pt"/>
    </style:style>
    <style:style style:name="Luft" style:family="paragraph" style:parent-style-name="Standard">
      <style:paragraph-properties fo:line-height="0.2cm"/>
      <style:text-properties fo:font-size="4pt"/>
    </style:style>
    <style:style style:name="Footnote" style:family="paragraph" style:parent-style-name="Standard" style:class="extra">
      <style:paragraph-properties fo:line-height="100%" fo:margin-left="0.5cm" fo:text-indent="-0.5cm"/>
      <style:text-properties fo:font-size="9pt"/>
    </style:style>
    <style:style style:name="Footnote_20_anchor" style:display-name="Footnote anchor" style:family="text">
      <style:text-properties style:text-position="super 58%"/>
    </style:style>
    <style:style style:name="Platshallare" style:display-name="Platshållare" style:family="text">
      <style:text-properties fo:background-color="#fff59d"/>
    </style:style>
  </xsl:template>

  <xsl:template name="heading-style">
    <xsl:param name="level"/>
    <xsl:param name="size"/>
    <xsl:param name="before"/>
    <style:style style:name="Heading_20_{$level}" style:display-name="Heading {$level}" style:family="paragraph"
      style:parent-style-name="Standard" style:next-style-name="Text_20_body" style:default-outline-level="{$level}" style:class="text">
      <style:paragraph-properties fo:margin-top="{$before}" fo:margin-bottom="0.14cm" fo:keep-with-next="always" fo:line-height="100%"/>
      <style:text-properties style:font-name="Arial" fo:font-size="{$size}" fo:font-weight="bold"/>
    </style:style>
  </xsl:template>

  <xsl:template name="heading-styles">
    <xsl:call-template name="heading-style">
      <xsl:with-param name="level" select="1"/><xsl:with-param name="size">12.5pt</xsl:with-param><xsl:with-param name="before">0.56cm</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="heading-style">
      <xsl:with-param name="level" select="2"/><xsl:with-param name="size">11pt</xsl:with-param><xsl:with-param name="before">0.49cm</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="heading-style">
      <xsl:with-param name="level" select="3"/><xsl:with-param name="size">9.5pt</xsl:with-param><xsl:with-param name="before">0.32cm</xsl:with-param>
    </xsl:call-template>
    <style:style style:name="Title" style:family="paragraph" style:parent-style-name="Standard" style:next-style-name="Text_20_body" style:class="chapter">
      <style:paragraph-properties fo:margin-top="0.6cm" fo:margin-bottom="0.21cm" fo:keep-with-next="always" fo:line-height="100%"/>
      <style:text-properties style:font-name="Arial" fo:font-size="16pt" fo:font-weight="bold"/>
    </style:style>
    <style:style style:name="Subtitle" style:family="paragraph" style:parent-style-name="Standard" style:next-style-name="Text_20_body" style:class="chapter">
      <style:paragraph-properties fo:margin-bottom="0.1cm"/>
    </style:style>
  </xsl:template>

  <xsl:template name="head-styles">
    <style:style style:name="Brevhuvud" style:family="paragraph" style:parent-style-name="Standard">
      <style:paragraph-properties fo:line-height="105%"/>
      <style:text-properties style:font-name="Arial" fo:font-size="9.5pt"/>
    </style:style>
    <style:style style:name="Etikett" style:family="paragraph" style:parent-style-name="Brevhuvud">
      <style:text-properties fo:font-weight="bold"/>
    </style:style>
    <style:style style:name="Svarsdatum" style:family="paragraph" style:parent-style-name="Text_20_body">
      <style:text-properties fo:font-weight="bold"/>
    </style:style>
    <style:style style:name="Underskrift" style:family="paragraph" style:parent-style-name="Standard">
      <style:paragraph-properties fo:keep-with-next="always"/>
    </style:style>
    <style:style style:name="Header" style:family="paragraph" style:parent-style-name="Brevhuvud" style:class="extra">
      <style:paragraph-properties><style:tab-stops><style:tab-stop style:position="15cm" style:type="right"/></style:tab-stops></style:paragraph-properties>
      <style:text-properties fo:font-size="8.5pt"/>
    </style:style>
    <style:style style:name="Footer" style:family="paragraph" style:parent-style-name="Brevhuvud" style:class="extra">
      <style:text-properties fo:font-size="8.5pt"/>
    </style:style>
  </xsl:template>

  <xsl:template name="list-place">
    <style:list-level-properties text:list-level-position-and-space-mode="label-alignment">
      <style:list-level-label-alignment text:label-followed-by="listtab" text:list-tab-stop-position="0.8cm"
        fo:text-indent="-0.8cm" fo:margin-left="0.8cm"/>
    </style:list-level-properties>
  </xsl:template>

  <xsl:template name="lists">
    <text:list-style style:name="Sifferlista">
      <text:list-level-style-number text:level="1" style:num-suffix="." style:num-format="1"><xsl:call-template name="list-place"/></text:list-level-style-number>
    </text:list-style>
    <text:list-style style:name="Bokstavslista">
      <text:list-level-style-number text:level="1" style:num-suffix=")" style:num-format="a"><xsl:call-template name="list-place"/></text:list-level-style-number>
    </text:list-style>
    <text:list-style style:name="Strecklista">
      <text:list-level-style-bullet text:level="1" text:bullet-char="–"><xsl:call-template name="list-place"/></text:list-level-style-bullet>
    </text:list-style>
  </xsl:template>
</xsl:stylesheet>
