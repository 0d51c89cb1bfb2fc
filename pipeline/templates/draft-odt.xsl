<?xml version="1.0" encoding="UTF-8"?>
<!-- draft-odt.xsl - a draft as the parts of an ODT file (OpenDocument 1.2).  The parameter `part` says which.  How it looks
     is in draft-odt-styles.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:d="urn:standpunkt:result:1"
  xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
  xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
  xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
  xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
  xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
  xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
  xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink" exclude-result-prefixes="d">
  <xsl:import href="draft-odt-styles.xsl"/>
  <xsl:output method="xml" encoding="UTF-8" indent="no"/>
  <xsl:param name="part"/>

  <xsl:template match="/">
    <xsl:choose>
      <xsl:when test="$part = 'manifest'"><xsl:apply-templates select="d:draft" mode="manifest"/></xsl:when>
      <xsl:when test="$part = 'meta'"><xsl:apply-templates select="d:draft" mode="meta"/></xsl:when>
      <xsl:when test="$part = 'styles'"><xsl:apply-templates select="d:draft" mode="styles"/></xsl:when>
      <xsl:when test="$part = 'content'"><xsl:apply-templates select="d:draft" mode="content"/></xsl:when>
      <xsl:otherwise><xsl:message terminate="yes">no such part</xsl:message></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="d:draft" mode="manifest" xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
    <manifest:manifest manifest:version="1.2">
      <manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="application/vnd.oasis.opendocument.text"/>
      <manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>
      <manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>
      <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
    </manifest:manifest>
  </xsl:template>

  <!-- The bookmarks that the draft was made with: so that a quote that was removed is missed. -->
  <xsl:template match="d:draft" mode="meta">
    <office:document-meta office:version="1.2">
      <office:meta>
        <meta:generator><xsl:value-of select="@generator"/></meta:generator>
        <dc:title><xsl:for-each select="d:title//text()[not(ancestor::d:comment)]"><xsl:value-of select="."/></xsl:for-each></dc:title>
        <dc:subject><xsl:value-of select="@kind"/></dc:subject>
        <meta:initial-creator><xsl:value-of select="@administration"/></meta:initial-creator>
        <dc:creator><xsl:value-of select="@administration"/></dc:creator>
        <meta:creation-date><xsl:value-of select="concat(@date, 'T00:00:00')"/></meta:creation-date>
        <dc:date><xsl:value-of select="concat(@date, 'T00:00:00')"/></dc:date>
        <dc:language><xsl:value-of select="@lang"/></dc:language>
        <meta:user-defined meta:name="standpunkt-utkast"><xsl:value-of select="concat(@document, ' ', @template, ' ', @date)"/></meta:user-defined>
        <xsl:for-each select="d:mark">
          <meta:user-defined meta:name="standpunkt-citat-{@n}"><xsl:value-of select="@name"/></meta:user-defined>
        </xsl:for-each>
      </office:meta>
    </office:document-meta>
  </xsl:template>

  <!-- ================================ the paper ================================ -->

  <xsl:template match="d:draft" mode="content">
    <office:document-content office:version="1.2">
      <office:automatic-styles>
        <style:style style:name="Bred" style:family="table-column"><style:table-column-properties style:column-width="8.33cm"/></style:style>
        <style:style style:name="Smal" style:family="table-column"><style:table-column-properties style:column-width="6.67cm"/></style:style>
        <style:style style:name="Lika" style:family="table-column">
          <style:table-column-properties style:column-width="{format-number(15 div count(//d:signature), '0.00')}cm"/>
        </style:style>
        <style:style style:name="Tabell" style:family="table">
          <style:table-properties style:width="15cm" table:align="left" fo:margin-bottom="0.4cm"/>
        </style:style>
        <style:style style:name="Underskrifter" style:family="table">
          <style:table-properties style:width="15cm" table:align="left" fo:margin-top="0.8cm" fo:margin-bottom="0.6cm"/>
        </style:style>
        <style:style style:name="Cell" style:family="table-cell">
          <style:table-cell-properties fo:padding="0cm" fo:padding-right="0.2cm" fo:border="none"/>
        </style:style>
        <style:style style:name="Hel" style:family="table-row"><style:table-row-properties fo:keep-together="always"/></style:style>
      </office:automatic-styles>
      <office:body>
        <office:text>
          <xsl:call-template name="letterhead"/>
          <xsl:call-template name="columns"/>
          <text:p text:style-name="Title">
            <xsl:call-template name="commented"><xsl:with-param name="in" select="d:title"/></xsl:call-template>
          </text:p>
          <xsl:for-each select="d:subtitle"><text:p text:style-name="Subtitle"><xsl:apply-templates mode="run"/></text:p></xsl:for-each>
          <xsl:for-each select="d:deadline"><text:p text:style-name="Svarsdatum"><xsl:apply-templates mode="run"/></text:p></xsl:for-each>
          <xsl:apply-templates select="d:section" mode="block"/>
        </office:text>
      </office:body>
    </office:document-content>
  </xsl:template>

  <xsl:template name="letterhead">
    <table:table table:name="Brevhuvud" table:style-name="Tabell">
      <table:table-column table:style-name="Bred"/><table:table-column table:style-name="Smal"/>
      <table:table-row>
        <table:table-cell table:style-name="Cell" office:value-type="string">
          <text:p text:style-name="Etikett"><xsl:value-of select="@administration"/></text:p>
          <text:p text:style-name="Brevhuvud"><xsl:value-of select="@municipality"/></text:p>
        </table:table-cell>
        <table:table-cell table:style-name="Cell" office:value-type="string">
          <text:p text:style-name="Etikett"><xsl:value-of select="@kind"/></text:p>
          <xsl:for-each select="d:field">
            <text:p text:style-name="Brevhuvud"><xsl:value-of select="concat(@label, ' ')"/><xsl:apply-templates select="d:line/node()" mode="run"/></text:p>
          </xsl:for-each>
        </table:table-cell>
      </table:table-row>
    </table:table>
  </xsl:template>

  <xsl:template name="columns">
    <table:table table:name="Till" table:style-name="Tabell">
      <table:table-column table:style-name="Bred"/><table:table-column table:style-name="Smal"/>
      <table:table-row>
        <xsl:for-each select="d:column">
          <table:table-cell table:style-name="Cell" office:value-type="string">
            <text:p text:style-name="Etikett"><xsl:value-of select="@label"/></text:p>
            <xsl:for-each select="d:line"><text:p text:style-name="Brevhuvud"><xsl:apply-templates mode="run"/></text:p></xsl:for-each>
          </table:table-cell>
        </xsl:for-each>
      </table:table-row>
    </table:table>
  </xsl:template>

  <xsl:template match="d:section" mode="block">
    <xsl:if test="@heading">
      <text:h text:style-name="Heading_20_{@level}" text:outline-level="{@level}"><xsl:value-of select="@heading"/></text:h>
    </xsl:if>
    <xsl:apply-templates mode="block"/>
  </xsl:template>

  <xsl:template match="d:p" mode="block">
    <text:p>
      <xsl:attribute name="text:style-name">
        <xsl:choose>
          <xsl:when test="ancestor::d:note">Anmarkning</xsl:when>
          <xsl:when test="parent::d:lead">Ledmening</xsl:when>
          <xsl:otherwise>Text_20_body</xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:call-template name="commented"><xsl:with-param name="in" select="."/></xsl:call-template>
    </text:p>
  </xsl:template>

  <xsl:template match="d:lead" mode="block"><xsl:apply-templates mode="block"/></xsl:template>

  <xsl:template match="d:proposal" mode="block">
    <text:p text:style-name="Attsats"><xsl:apply-templates mode="run"/></text:p>
  </xsl:template>

  <xsl:template match="d:note" mode="block">
    <text:p text:style-name="Anmarkningsrubrik"><xsl:value-of select="@heading"/></text:p>
    <xsl:apply-templates mode="block"/>
    <text:p text:style-name="Luft"/>
  </xsl:template>

  <xsl:template match="d:list" mode="block">
    <text:list xml:id="lista{@id}">
      <xsl:attribute name="text:style-name">
        <xsl:choose>
          <xsl:when test="@type = 'bullet'">Strecklista</xsl:when>
          <xsl:when test="translate(d:item[1]/@n, 'A', 'a') = 'a'">Bokstavslista</xsl:when>
          <xsl:otherwise>Sifferlista</xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:for-each select="d:item">
        <text:list-item>
          <xsl:if test="position() = 1 and @n &gt; 1 and @n &lt; 1000">
            <xsl:attribute name="text:start-value"><xsl:value-of select="floor(@n)"/></xsl:attribute>
          </xsl:if>
          <text:p text:style-name="Listpunkt"><xsl:apply-templates mode="run"/></text:p>
        </text:list-item>
      </xsl:for-each>
    </text:list>
  </xsl:template>

  <xsl:template match="d:quote" mode="block">
    <text:p>
      <xsl:attribute name="text:style-name">
        <xsl:choose>
          <xsl:when test="ancestor::d:note">Anmarkningscitat</xsl:when>
          <xsl:otherwise>Quotations</xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:text>”</xsl:text>
      <text:bookmark-start text:name="{@mark}"/>
      <xsl:apply-templates select="d:text/text()" mode="run"/>
      <text:bookmark-end text:name="{@mark}"/>
      <xsl:text>”</xsl:text>
      <text:note text:id="ftn{@n}" text:note-class="footnote">
        <text:note-citation><xsl:value-of select="@n"/></text:note-citation>
        <text:note-body><text:p text:style-name="Footnote"><xsl:apply-templates select="d:footnote/node()" mode="run"/></text:p></text:note-body>
      </text:note>
    </text:p>
  </xsl:template>

  <xsl:template match="d:signatures" mode="block">
    <table:table table:name="Underskrifter" table:style-name="Underskrifter">
      <table:table-column table:style-name="Lika" table:number-columns-repeated="{count(d:signature)}"/>
      <table:table-row table:style-name="Hel">
        <xsl:for-each select="d:signature">
          <table:table-cell table:style-name="Cell" office:value-type="string">
            <text:p text:style-name="Underskrift"><xsl:apply-templates select="d:name/node()" mode="run"/></text:p>
            <text:p text:style-name="Underskrift"><xsl:apply-templates select="d:office/node()" mode="run"/></text:p>
          </table:table-cell>
        </xsl:for-each>
      </table:table-row>
    </table:table>
  </xsl:template>

  <!-- ================================ runs ================================ -->

  <xsl:template name="commented">
    <xsl:param name="in"/>
    <xsl:for-each select="$in/d:comment">
      <office:annotation office:name="kommentar{@n}">
        <dc:creator>Ståndpunkt</dc:creator>
        <dc:date><xsl:value-of select="concat(/d:draft/@date, 'T00:00:00')"/></dc:date>
        <text:p><xsl:value-of select="."/></text:p>
      </office:annotation>
    </xsl:for-each>
    <xsl:apply-templates select="$in/node()" mode="run"/>
    <xsl:for-each select="$in/d:comment"><office:annotation-end office:name="kommentar{@n}"/></xsl:for-each>
  </xsl:template>

  <xsl:template match="d:comment" mode="run"/>

  <xsl:template match="d:placeholder" mode="run">
    <text:span text:style-name="Platshallare"><xsl:value-of select="concat('[', ., ']')"/></text:span>
  </xsl:template>

  <xsl:template match="d:link" mode="run">
    <text:a xlink:type="simple" xlink:href="{@href}"><xsl:value-of select="."/></text:a>
  </xsl:template>

  <xsl:template match="text()" mode="run">
    <xsl:call-template name="words"><xsl:with-param name="text" select="."/></xsl:call-template>
  </xsl:template>

  <!-- Tabs and second spaces are elements; by halves, so that no text makes this go deep. -->
  <xsl:template name="words">
    <xsl:param name="text"/>
    <xsl:choose>
      <xsl:when test="not(contains($text, '  ') or contains($text, '&#9;'))"><xsl:value-of select="$text"/></xsl:when>
      <xsl:when test="$text = '&#9;'"><text:tab/></xsl:when>
      <xsl:when test="$text = '  '"><xsl:text> </xsl:text><text:s/></xsl:when>
      <xsl:when test="substring($text, 1, 1) = ' ' and translate($text, ' ', '') = ''">
        <xsl:text> </xsl:text><text:s text:c="{string-length($text) - 1}"/>
      </xsl:when>
      <xsl:when test="contains($text, '&#9;')">
        <xsl:call-template name="words"><xsl:with-param name="text" select="substring-before($text, '&#9;')"/></xsl:call-template>
        <text:tab/>
        <xsl:call-template name="words"><xsl:with-param name="text" select="substring-after($text, '&#9;')"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="concat(substring-before($text, '  '), ' ')"/>
        <text:s/>
        <xsl:call-template name="words"><xsl:with-param name="text" select="substring-after($text, '  ')"/></xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
