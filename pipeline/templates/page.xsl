<?xml version="1.0" encoding="UTF-8"?>
<!-- page.xsl - the frame of every page of `standpunkt serve`: head, navigation, the part in the middle, foot.

     What stands in the middle is made by the template for the outermost element of the result (schemas/result.md), in
     one of the files included below.  Nothing in here may write text without escaping it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:standpunkt:result:1"
                exclude-result-prefixes="r">
  <xsl:output method="html" encoding="UTF-8" doctype-system="about:legacy-compat" indent="no"/>
  <xsl:decimal-format name="sv" decimal-separator="," grouping-separator="&#160;"/>

  <xsl:include href="words.xsl"/>
  <xsl:include href="page_words.xsl"/>
  <xsl:include href="page_parts.xsl"/>
  <xsl:include href="page_lists.xsl"/>
  <xsl:include href="page_search.xsl"/>
  <xsl:include href="page_document.xsl"/>
  <xsl:include href="page_finding.xsl"/>
  <xsl:include href="page_matter.xsl"/>
  <xsl:include href="page_draft.xsl"/>

  <!-- The address that was asked for. -->
  <xsl:param name="address"/>
  <!-- "allowed", or nothing: whether drafts can be had. -->
  <xsl:param name="drafts"/>

  <xsl:template match="/">
    <xsl:variable name="title"><xsl:apply-templates select="*" mode="title"/></xsl:variable>
    <html lang="sv">
      <head>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <title><xsl:value-of select="$title"/><xsl:if test="not(/r:start)"> – Ståndpunkt</xsl:if></title>
        <link rel="stylesheet" href="/stil.css"/>
        <link rel="icon" href="/ikon.svg" type="image/svg+xml"/>
        <xsl:apply-templates select="*" mode="links"/>
      </head>
      <body>
        <a class="skip" href="#innehall">Till innehållet</a>
        <header class="top">
          <div class="bar">
            <a class="name" href="/">Ståndpunkt</a>
            <xsl:if test="not(/r:start) and not(/r:search-page)">
              <form class="find" action="/sok" method="get" role="search">
                <label class="hidden" for="top-q">Sök i alla dokument</label>
                <input id="top-q" name="q" type="search" placeholder="Sök i alla dokument"/>
                <button type="submit">Sök</button>
              </form>
            </xsl:if>
            <nav aria-label="Huvudmeny">
              <ul>
                <xsl:call-template name="menu"><xsl:with-param name="to" select="'/sok'"/><xsl:with-param name="name" select="'Sök'"/></xsl:call-template>
                <xsl:call-template name="menu"><xsl:with-param name="to" select="'/arende'"/><xsl:with-param name="name" select="'Ärenden'"/></xsl:call-template>
                <xsl:call-template name="menu"><xsl:with-param name="to" select="'/organ'"/><xsl:with-param name="name" select="'Organ'"/></xsl:call-template>
                <xsl:call-template name="menu"><xsl:with-param name="to" select="'/dokument'"/><xsl:with-param name="name" select="'Dokument'"/></xsl:call-template>
                <xsl:call-template name="menu"><xsl:with-param name="to" select="'/liggare'"/><xsl:with-param name="name" select="'Liggare'"/></xsl:call-template>
                <xsl:if test="$drafts"><xsl:call-template name="menu"><xsl:with-param name="to" select="'/utkast'"/><xsl:with-param name="name" select="'Utkast'"/></xsl:call-template></xsl:if>
                <xsl:call-template name="menu"><xsl:with-param name="to" select="'/om'"/><xsl:with-param name="name" select="'Om'"/></xsl:call-template>
              </ul>
            </nav>
          </div>
        </header>
        <main id="innehall" tabindex="-1" class="{name(/*)}">
          <xsl:apply-templates select="*"/>
        </main>
        <footer class="bottom">
          <div class="bar">
            <xsl:if test="/*/r:form">
              <p class="forms">Samma innehåll för program:
                <xsl:for-each select="/*/r:form">
                  <a href="{@href}"><xsl:apply-templates select="@type" mode="form"/></a>
                  <xsl:if test="position() != last()"><xsl:text>, </xsl:text></xsl:if>
                </xsl:for-each>
              </p>
            </xsl:if>
            <p>Fynden är gjorda av ett program. Läs alltid citatet. <a href="/om">Så fungerar det</a></p>
          </div>
        </footer>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="menu">
    <xsl:param name="to"/>
    <xsl:param name="name"/>
    <li>
      <a href="{$to}">
        <xsl:if test="$address = $to or starts-with($address, concat($to, '/')) or starts-with($address, concat($to, '?'))">
          <xsl:attribute name="aria-current">page</xsl:attribute>
        </xsl:if>
        <xsl:value-of select="$name"/>
      </a>
    </li>
  </xsl:template>

  <xsl:template match="*" mode="title"/>
  <xsl:template match="*" mode="links"/>

  <!-- ==== when something is wrong ==== -->

  <xsl:template match="r:problem" mode="title">
    <xsl:choose>
      <xsl:when test="@status = 404">Sidan finns inte</xsl:when>
      <xsl:when test="@status = 403">Formuläret tas inte emot</xsl:when>
      <xsl:when test="@status = 405">Det går inte här</xsl:when>
      <xsl:when test="@status = 413">Förfrågan är för stor</xsl:when>
      <xsl:when test="@status = 414">Adressen är för lång</xsl:when>
      <xsl:when test="@status = 415 or @status = 422">Filen kan inte läsas</xsl:when>
      <xsl:when test="@status = 429">Andra utkast görs just nu</xsl:when>
      <xsl:when test="@status = 400 and (starts-with($address, '/utkast') or contains($address, '/utkast?'))">Något saknas eller är fel</xsl:when>
      <xsl:when test="@status = 503">Just nu går det inte</xsl:when>
      <xsl:otherwise>Adressen kan inte läsas</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="r:problem">
    <h1><xsl:apply-templates select="." mode="title"/></h1>
    <xsl:choose>
      <xsl:when test="string(.)"><p><xsl:value-of select="."/></p></xsl:when>
      <xsl:when test="@status = 404">
        <p>Adressen leder inte till någon sida. Dokumentet kan ha tagits bort, eller så är adressen felskriven.</p>
      </xsl:when>
      <xsl:when test="@status = 403">
        <p>Det som skickades kommer från en annan webbplats än den här. Öppna <a href="/utkast">formuläret</a> och skicka det därifrån.</p>
      </xsl:when>
      <xsl:when test="@status = 429"><p>Servern gör bara några utkast i taget. Försök igen om en stund.</p></xsl:when>
      <xsl:when test="@status = 405"><p>Här kan man bara läsa.</p></xsl:when>
      <xsl:when test="@status = 413"><p>Förfrågan innehåller mer än servern tar emot.</p></xsl:when>
      <xsl:when test="@status = 414"><p>Adressen är längre än servern läser. Försök med en kortare sökning.</p></xsl:when>
      <xsl:otherwise><p>Registret kan inte läsas just nu. Försök igen om en stund.</p></xsl:otherwise>
    </xsl:choose>
    <p><a href="/">Till startsidan</a></p>
  </xsl:template>
</xsl:stylesheet>
