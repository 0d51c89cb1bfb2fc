<?xml version="1.0" encoding="UTF-8"?>
<!-- page_finding.xsl - why a finding was made, and a rule by itself. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:standpunkt:result:1"
                exclude-result-prefixes="r">

  <xsl:template match="r:explanation" mode="title">
    <xsl:apply-templates select="r:finding/@kind" mode="kind"/> i <xsl:value-of select="@title"/>
  </xsl:template>

  <xsl:template match="r:explanation" mode="links">
    <link rel="canonical" href="/dokument/{@id}/fynd/{r:finding/@address}"/>
  </xsl:template>

  <xsl:template match="r:explanation">
    <div class="prose">
      <p class="kind"><a href="/dokument/{@id}"><xsl:value-of select="@title"/></a></p>
      <h1>Varför detta fynd?</h1>
      <xsl:for-each select="r:finding">
        <section class="card chosen">
          <h2><xsl:apply-templates select="@kind" mode="kind"/></h2>
          <xsl:call-template name="finding-body"/>
          <p class="links"><a href="/dokument/{/*/@id}?fynd={@address}#fynd">Visa i dokumentet</a></p>
        </section>
      </xsl:for-each>
      <h2>Var det står</h2>
      <p class="about">
        <xsl:apply-templates select="@type" mode="type"/>
        <xsl:if test="@issuer"> · <xsl:value-of select="@issuer"/></xsl:if>
        <xsl:if test="@municipality"> · <xsl:value-of select="@municipality"/></xsl:if>
        <xsl:if test="@date"> · <xsl:apply-templates select="@date" mode="day"/></xsl:if>
        <xsl:text> · sidan </xsl:text><xsl:value-of select="r:finding/@page"/>
      </p>
      <p class="context"><xsl:apply-templates select="r:context/node()"/></p>
      <xsl:if test="count(r:evidence) &gt; 1">
        <h2>Alla ställen</h2>
        <ul class="places">
          <xsl:for-each select="r:evidence"><li>sidan <xsl:value-of select="@page"/>: ”<xsl:value-of select="."/>”</li></xsl:for-each>
        </ul>
      </xsl:if>
      <h2>Hur säkert</h2>
      <xsl:choose>
        <xsl:when test="r:finding/@sure">
          <p><xsl:value-of select="r:finding/@sure"/>&#160;procent.
            <xsl:choose>
              <xsl:when test="starts-with(r:finding/@rule, 'weigh.')">Ingen regel sade det rakt ut: programmet har vägt de skäl som texten ger för och emot. Läs citatet och stycket omkring.</xsl:when>
              <xsl:when test="r:finding/@sure &lt; 76">Det är osäkert: läs citatet och stycket omkring.</xsl:when>
              <xsl:otherwise>Talet säger hur ofta fynd av den här regeln brukar vara riktiga.</xsl:otherwise>
            </xsl:choose>
          </p>
        </xsl:when>
        <xsl:otherwise><p>För den här sortens fynd anges ingen säkerhet.</p></xsl:otherwise>
      </xsl:choose>
      <xsl:choose>
        <xsl:when test="r:rule"><xsl:apply-templates select="r:rule"/></xsl:when>
        <xsl:otherwise>
          <h2>Regeln</h2>
          <p>Fyndet är gjort av programmet självt och inte av en enskild regel<xsl:if test="r:finding/@rule"> (<code><xsl:value-of select="r:finding/@rule"/></code>)</xsl:if>.</p>
        </xsl:otherwise>
      </xsl:choose>
      <h2>Fast adress</h2>
      <p class="address"><code>/dokument/<xsl:value-of select="@id"/>/fynd/<xsl:value-of select="r:finding/@address"/></code></p>
      <p class="about">Adressen bygger på filens innehåll och citatet. Den gäller även sedan dokumentet har lästs om.</p>
    </div>
  </xsl:template>

  <xsl:template match="r:ruling" mode="title">Regeln <xsl:value-of select="@id"/></xsl:template>

  <xsl:template match="r:ruling">
    <div class="prose"><h1>Regeln <code><xsl:value-of select="@id"/></code></h1><xsl:apply-templates select="r:rule"/></div>
  </xsl:template>

  <xsl:template match="r:rule">
    <xsl:if test="not(/r:ruling)"><h2>Regeln <code><a href="/regel/{@id}"><xsl:value-of select="@id"/></a></code></h2></xsl:if>
    <p lang="en"><xsl:value-of select="r:meaning"/></p>
    <dl class="facts">
      <div><dt>Läser</dt><dd><xsl:apply-templates select="@over" mode="over"/></dd></div>
      <xsl:for-each select="r:attribute[@name = 'stance']"><div><dt>Ger</dt><dd><xsl:apply-templates select="text()" mode="stance"/></dd></div></xsl:for-each>
      <xsl:for-each select="r:attribute[@name = 'negated' and . != 'same' and . != 'none']"><div><dt>Nekad ger den</dt><dd><xsl:apply-templates select="text()" mode="stance"/></dd></div></xsl:for-each>
      <xsl:for-each select="r:attribute[@name = 'outcome']"><div><dt>Ger</dt><dd><xsl:apply-templates select="text()" mode="outcome"/></dd></div></xsl:for-each>
      <div><dt>Står i</dt><dd><code><xsl:value-of select="@file"/></code>, rad <xsl:value-of select="@line"/></dd></div>
    </dl>
    <h2>Mönster</h2>
    <pre class="pattern" tabindex="0" role="region" aria-label="Mönster"><code><xsl:value-of select="r:pattern"/></code></pre>
    <xsl:if test="r:example[@matches = 'true']">
      <h2>Exempel som den hittar</h2>
      <ul class="examples"><xsl:for-each select="r:example[@matches = 'true']"><li><span class="sign" aria-hidden="true">✓</span><xsl:value-of select="."/></li></xsl:for-each></ul>
    </xsl:if>
    <xsl:if test="r:example[@matches = 'false']">
      <h2>Exempel som den inte ska hitta</h2>
      <ul class="examples"><xsl:for-each select="r:example[@matches = 'false']"><li><span class="sign" aria-hidden="true">–</span><xsl:value-of select="."/></li></xsl:for-each></ul>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
