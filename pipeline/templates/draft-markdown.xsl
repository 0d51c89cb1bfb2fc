<?xml version="1.0" encoding="UTF-8"?>
<!-- draft-markdown.xsl - a draft as Markdown (CommonMark with footnotes).

     Quotes stand between two comments with the name of their bookmark, so that `standpunkt draft verify`
     finds them again.  Suggestions are in italics after the word "Skrivförslag". -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:standpunkt:result:1">
  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:template match="/r:draft">
    <xsl:apply-templates select="r:field"/>
    <xsl:text>&#10;</xsl:text>
    <xsl:apply-templates select="r:column"/>
    <xsl:text># </xsl:text>
    <xsl:apply-templates select="r:title/node()[not(self::r:comment)]"/>
    <xsl:text>&#10;&#10;</xsl:text>
    <xsl:for-each select="r:subtitle | r:deadline">
      <xsl:apply-templates/>
      <xsl:text>&#10;&#10;</xsl:text>
    </xsl:for-each>
    <xsl:text>*</xsl:text>
    <xsl:call-template name="escape"><xsl:with-param name="text" select="r:title/r:comment"/></xsl:call-template>
    <xsl:text>*&#10;&#10;</xsl:text>
    <xsl:apply-templates select="r:section"/>
    <xsl:for-each select="//r:quote">
      <xsl:text>[^</xsl:text>
      <xsl:value-of select="@n"/>
      <xsl:text>]: </xsl:text>
      <xsl:apply-templates select="r:footnote/node()"/>
      <xsl:text>&#10;</xsl:text>
    </xsl:for-each>
    <xsl:text>&#10;&lt;!-- standpunkt:</xsl:text>
    <xsl:for-each select="r:mark"><xsl:value-of select="concat(' ', @name)"/></xsl:for-each>
    <xsl:text> --&gt;&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="r:field">
    <xsl:text>**</xsl:text>
    <xsl:value-of select="@label"/>
    <xsl:text>:** </xsl:text>
    <xsl:apply-templates/>
    <xsl:text>  &#10;</xsl:text>
  </xsl:template>

  <xsl:template match="r:column">
    <xsl:text>**</xsl:text>
    <xsl:value-of select="@label"/>
    <xsl:text>**  &#10;</xsl:text>
    <xsl:for-each select="r:line">
      <xsl:apply-templates/>
      <xsl:if test="position() != last()"><xsl:text>  </xsl:text></xsl:if>
      <xsl:text>&#10;</xsl:text>
    </xsl:for-each>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="r:section">
    <xsl:if test="@heading">
      <xsl:value-of select="substring('#####', 1, @level + 1)"/>
      <xsl:value-of select="concat(' ', @heading, '&#10;&#10;')"/>
    </xsl:if>
    <xsl:apply-templates/>
  </xsl:template>

  <xsl:template match="r:p">
    <xsl:apply-templates select="node()[not(self::r:comment)]"/>
    <xsl:text>&#10;&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="r:p[@role = 'suggestion']">
    <xsl:text>**Skrivförslag:** *</xsl:text>
    <xsl:apply-templates select="node()[not(self::r:comment)]"/>
    <xsl:text>*&#10;&#10;</xsl:text>
    <xsl:if test="r:comment">
      <xsl:text>  &lt;small&gt;</xsl:text>
      <xsl:call-template name="escape"><xsl:with-param name="text" select="r:comment"/></xsl:call-template>
      <xsl:text>&lt;/small&gt;&#10;&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template match="r:proposal">
    <xsl:text>*</xsl:text>
    <xsl:apply-templates/>
    <xsl:text>*&#10;&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="r:note">
    <xsl:text>**OBS! </xsl:text>
    <xsl:value-of select="@heading"/>
    <xsl:text>**&#10;&#10;</xsl:text>
    <xsl:apply-templates/>
  </xsl:template>

  <xsl:template match="r:list">
    <xsl:for-each select="r:item">
      <xsl:choose>
        <xsl:when test="../@type = 'bullet'"><xsl:text>- </xsl:text></xsl:when>
        <xsl:otherwise><xsl:value-of select="concat(position(), '. ')"/></xsl:otherwise>
      </xsl:choose>
      <xsl:apply-templates/>
      <xsl:text>&#10;</xsl:text>
    </xsl:for-each>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="r:signatures">
    <xsl:for-each select="r:signature">
      <xsl:apply-templates select="r:name"/>
      <xsl:text>  &#10;</xsl:text>
      <xsl:apply-templates select="r:office"/>
      <xsl:text>&#10;&#10;</xsl:text>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="r:quote">
    <xsl:text>&gt; &lt;!-- </xsl:text>
    <xsl:value-of select="@mark"/>
    <xsl:text> --&gt;</xsl:text>
    <xsl:call-template name="escape"><xsl:with-param name="text" select="r:text"/></xsl:call-template>
    <xsl:text>&lt;!-- /</xsl:text>
    <xsl:value-of select="@mark"/>
    <xsl:text> --&gt;[^</xsl:text>
    <xsl:value-of select="@n"/>
    <xsl:text>]&#10;&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="r:link">
    <xsl:text>[</xsl:text>
    <xsl:apply-templates/>
    <xsl:text>](&lt;</xsl:text>
    <xsl:value-of select="@href"/>
    <xsl:text>&gt;)</xsl:text>
  </xsl:template>

  <xsl:template match="r:placeholder">
    <xsl:text>\[</xsl:text>
    <xsl:apply-templates/>
    <xsl:text>\]</xsl:text>
  </xsl:template>

  <xsl:template match="text()">
    <xsl:call-template name="escape"><xsl:with-param name="text" select="."/></xsl:call-template>
  </xsl:template>

  <!-- A backslash before each character that Markdown could take for its own. -->
  <xsl:template name="escape">
    <xsl:param name="text"/>
    <xsl:param name="special">\`*_[]&lt;&gt;#&amp;|~$^</xsl:param>
    <xsl:choose>
      <xsl:when test="translate($text, $special, '') = $text"><xsl:value-of select="$text"/></xsl:when>
      <xsl:when test="string-length($text) = 1"><xsl:value-of select="concat('\', $text)"/></xsl:when>
      <xsl:otherwise>
        <!-- by halves, so that no text makes this go deep -->
        <xsl:variable name="half" select="floor(string-length($text) div 2)"/>
        <xsl:call-template name="escape"><xsl:with-param name="text" select="substring($text, 1, $half)"/></xsl:call-template>
        <xsl:call-template name="escape"><xsl:with-param name="text" select="substring($text, $half + 1)"/></xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
