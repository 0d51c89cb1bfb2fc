<?xml version="1.0" encoding="UTF-8"?>
<!-- page_document.xsl - a document: what it is, what was found in it, its text with the findings, a page of it as a
     picture. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:standpunkt:result:1"
                exclude-result-prefixes="r">

  <xsl:template match="r:document" mode="title"><xsl:value-of select="@title"/></xsl:template>

  <xsl:template match="r:document" mode="links">
    <link rel="canonical" href="/dokument/{@id}"/>
  </xsl:template>

  <xsl:template match="r:document">
    <xsl:variable name="current" select="r:findings/r:finding[@current]"/>
    <header class="paper-head">
      <p class="kind">
        <xsl:apply-templates select="@type" mode="type"/>
        <xsl:if test="@issuer"> · <xsl:value-of select="@issuer"/></xsl:if>
        <xsl:if test="@municipality"> · <xsl:value-of select="@municipality"/></xsl:if>
      </p>
      <h1><xsl:value-of select="@title"/></h1>
      <xsl:if test="r:subtitle"><p class="lead"><xsl:value-of select="r:subtitle"/></p></xsl:if>
      <xsl:call-template name="facts"/>
    </header>
    <xsl:if test="r:remark[@severity != 'info']">
      <section class="remarks" aria-label="Att tänka på">
        <ul><xsl:for-each select="r:remark[@severity != 'info'][not(@code = preceding-sibling::r:remark/@code)]"><li><xsl:apply-templates select="@code" mode="remark"/></li></xsl:for-each></ul>
      </section>
    </xsl:if>
    <div class="reader">
      <aside class="panel" aria-label="Fynd och sida">
        <xsl:choose>
          <xsl:when test="$current"><xsl:apply-templates select="$current" mode="card"/></xsl:when>
          <xsl:otherwise><xsl:call-template name="findings-summary"/></xsl:otherwise>
        </xsl:choose>
        <xsl:call-template name="sheet"><xsl:with-param name="current" select="$current"/></xsl:call-template>
      </aside>
      <article class="paper-text" aria-label="Dokumentets text">
        <xsl:if test="r:findings/r:finding">
          <details class="all-findings">
            <xsl:if test="not($current)"><xsl:attribute name="open">open</xsl:attribute></xsl:if>
            <summary>Alla fynd i dokumentet (<xsl:value-of select="count(r:findings/r:finding)"/>)</summary>
            <ol class="findings"><xsl:apply-templates select="r:findings/r:finding" mode="row"/></ol>
          </details>
        </xsl:if>
        <xsl:call-template name="parts"/>
        <div class="text">
          <xsl:apply-templates select="r:text/r:section"/>
        </div>
        <xsl:call-template name="parts"/>
      </article>
    </div>
  </xsl:template>

  <!-- Date, numbers, people. -->
  <xsl:template name="facts">
    <dl class="facts">
      <xsl:if test="@date"><div><dt>Datum</dt><dd><xsl:apply-templates select="@date" mode="day"/></dd></div></xsl:if>
      <xsl:if test="r:case"><div><dt>Diarienummer</dt><dd>
        <xsl:for-each select="r:case[not(. = preceding-sibling::r:case)]"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:value-of select="."/><xsl:if test="@of = 'sender'"> (avsändarens)</xsl:if></xsl:for-each></dd></div></xsl:if>
      <xsl:if test="@addressee"><div><dt>Till</dt><dd><xsl:value-of select="@addressee"/></dd></div></xsl:if>
      <xsl:if test="r:date[@role = 'reply-by']/@value"><div><dt>Svar senast</dt><dd><xsl:apply-templates select="r:date[@role = 'reply-by'][1]/@value" mode="day"/></dd></div></xsl:if>
      <xsl:for-each select="r:person[@role = 'mover' or @role = 'officer' or @role = 'chair'][not(@role = preceding-sibling::r:person/@role)]">
        <xsl:variable name="role" select="@role"/>
        <div><dt><xsl:apply-templates select="@role" mode="person"/></dt><dd>
          <xsl:for-each select="../r:person[@role = $role]"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:value-of select="."/><xsl:if test="@party"> (<xsl:value-of select="@party"/>)</xsl:if></xsl:for-each></dd></div>
      </xsl:for-each>
      <xsl:if test="@matter"><div><dt>Ärende</dt><dd><a href="/arende/{@matter}">Vem tycker vad i ärendet</a></dd></div></xsl:if>
      <div><dt>Fil</dt><dd><xsl:value-of select="@file"/><xsl:if test="@sheets &gt; 1">, <xsl:value-of select="@sheets"/> sidor</xsl:if></dd></div>
    </dl>
  </xsl:template>

  <xsl:template name="findings-summary">
    <section class="card">
      <xsl:choose>
        <xsl:when test="r:findings/r:finding">
          <h2>Vad som hittades</h2>
          <ul class="shares">
            <xsl:for-each select="r:findings/r:finding[not(@kind = preceding-sibling::r:finding/@kind)]">
              <xsl:variable name="kind" select="@kind"/>
              <li><span class="dot k-{@kind}" aria-hidden="true"></span><xsl:apply-templates select="@kind" mode="kinds"/><xsl:text> </xsl:text><span class="n"><xsl:value-of select="count(../r:finding[@kind = $kind])"/></span></li>
            </xsl:for-each>
          </ul>
          <p><a class="button" href="/dokument/{@id}?fynd={r:findings/r:finding[1]/@address}#fynd">Gå igenom fynden ett i taget</a></p>
        </xsl:when>
        <xsl:otherwise>
          <h2>Inga fynd</h2>
          <p>Programmet hittade inga förslag, ställningstaganden eller beslut i dokumentet.</p>
        </xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:template>

  <!-- The finding that is chosen. -->
  <xsl:template match="r:finding" mode="card">
    <xsl:variable name="document" select="/*/@id"/>
    <section class="card chosen" aria-label="Valt fynd">
      <nav class="walk" aria-label="Mellan fynd">
        <xsl:choose>
          <xsl:when test="preceding-sibling::r:finding"><a rel="prev" href="/dokument/{$document}?fynd={preceding-sibling::r:finding[1]/@address}#fynd">← Föregående</a></xsl:when>
          <xsl:otherwise><span></span></xsl:otherwise>
        </xsl:choose>
        <span class="place">Fynd <xsl:value-of select="@number"/> av <xsl:value-of select="count(../r:finding)"/></span>
        <xsl:choose>
          <xsl:when test="following-sibling::r:finding"><a rel="next" href="/dokument/{$document}?fynd={following-sibling::r:finding[1]/@address}#fynd">Nästa →</a></xsl:when>
          <xsl:otherwise><span></span></xsl:otherwise>
        </xsl:choose>
      </nav>
      <h2><xsl:apply-templates select="@kind" mode="kind"/></h2>
      <xsl:call-template name="finding-body"/>
      <p class="links">
        <a href="/dokument/{$document}/fynd/{@address}">Varför? Regel och fast adress</a>
        <xsl:text> · </xsl:text><a href="/dokument/{$document}">Hela dokumentet</a>
      </p>
    </section>
  </xsl:template>

  <!-- What it says, of what, who, how sure. -->
  <xsl:template name="finding-body">
    <p class="verdict">
      <xsl:apply-templates select="." mode="says"/>
      <xsl:if test="@status"><xsl:text> </xsl:text><span class="status"><xsl:apply-templates select="@status" mode="status"/></span></xsl:if>
      <xsl:if test="@holder"><xsl:text> </xsl:text><span class="holder"><xsl:value-of select="@holder"/></span></xsl:if>
      <xsl:if test="not(@holder) and @layer"><xsl:text> </xsl:text><span class="holder"><xsl:apply-templates select="@layer" mode="layer"/></span></xsl:if>
      <xsl:if test="@party"><xsl:text> </xsl:text><span class="holder">(<xsl:value-of select="@party"/>)</span></xsl:if>
    </p>
    <xsl:if test="@kind = 'vote' and (@yes or @no)">
      <p class="votes">
        <xsl:if test="@yes">Ja <strong><xsl:value-of select="@yes"/></strong><xsl:if test="@yes-means"> (<xsl:value-of select="@yes-means"/>)</xsl:if></xsl:if>
        <xsl:if test="@no"> · Nej <strong><xsl:value-of select="@no"/></strong><xsl:if test="@no-means"> (<xsl:value-of select="@no-means"/>)</xsl:if></xsl:if>
        <xsl:if test="@abstain"> · Avstår <strong><xsl:value-of select="@abstain"/></strong></xsl:if>
        <xsl:if test="@absent"> · Frånvarande <strong><xsl:value-of select="@absent"/></strong></xsl:if>
      </p>
    </xsl:if>
    <blockquote class="quote"><p><xsl:value-of select="r:quote"/></p></blockquote>
    <xsl:if test="r:on">
      <p class="on"><span class="label">om förslaget<xsl:if test="r:on/@n"><xsl:text> </xsl:text><xsl:value-of select="r:on/@n"/></xsl:if></span><xsl:text> </xsl:text><xsl:value-of select="r:on"/></p>
    </xsl:if>
    <p class="about">Sidan <xsl:value-of select="@page"/><xsl:if test="@item"> · §&#160;<xsl:value-of select="@item"/></xsl:if>
      <xsl:if test="@sure"> · säkerhet <xsl:value-of select="@sure"/>&#160;%<xsl:if test="@sure &lt; 76"> <strong class="unsure"> osäkert</strong></xsl:if></xsl:if></p>
  </xsl:template>

  <!-- A finding in the list of all. -->
  <xsl:template match="r:finding" mode="row">
    <li class="row">
      <xsl:if test="@current"><xsl:attribute name="aria-current">true</xsl:attribute></xsl:if>
      <xsl:apply-templates select="." mode="says"/>
      <xsl:text> </xsl:text>
      <a href="/dokument/{/*/@id}?fynd={@address}#fynd">
        <xsl:choose>
          <xsl:when test="string-length(r:quote) &gt; 140"><xsl:value-of select="substring(r:quote, 1, 130)"/>…</xsl:when>
          <xsl:otherwise><xsl:value-of select="r:quote"/></xsl:otherwise>
        </xsl:choose>
      </a>
      <span class="about">
        <xsl:if test="@holder"> · <xsl:value-of select="@holder"/></xsl:if>
        <xsl:if test="@item"> · §&#160;<xsl:value-of select="@item"/></xsl:if> · s.&#160;<xsl:value-of select="@page"/></span>
    </li>
  </xsl:template>

  <!-- The picture of a page, the marks as a second picture over it. -->
  <xsl:template name="sheet">
    <xsl:param name="current"/>
    <xsl:if test="@media = 'application/pdf'">
      <figure class="sheet">
        <div class="stack">
          <img class="page" src="/dokument/{@id}/sida/{@page}.png" alt="Sidan {@page} i dokumentet" decoding="async"/>
          <xsl:choose>
            <xsl:when test="$current"><img class="marks" src="/dokument/{@id}/sida/{@page}.svg?fynd={$current/@address}" alt="Citatet är markerat på sidan" decoding="async"/></xsl:when>
            <xsl:otherwise><img class="marks" src="/dokument/{@id}/sida/{@page}.svg" alt="" decoding="async"/></xsl:otherwise>
          </xsl:choose>
        </div>
        <figcaption>Sidan <xsl:value-of select="@page"/> av <xsl:value-of select="@sheets"/>
          <span class="leaf">
            <xsl:if test="@page &gt; 1"> · <a href="/dokument/{@id}?sida={@page - 1}">sidan före</a></xsl:if>
            <xsl:if test="@page &lt; @sheets"> · <a href="/dokument/{@id}?sida={@page + 1}">sidan efter</a></xsl:if>
          </span>
        </figcaption>
      </figure>
    </xsl:if>
  </xsl:template>

  <xsl:template name="parts">
    <xsl:if test="r:part">
      <nav class="parts" aria-label="Delar av dokumentet">
        <span class="label">Sidor</span>
        <xsl:for-each select="r:part">
          <a href="/dokument/{/*/@id}?sida={@first}"><xsl:if test="@current"><xsl:attribute name="aria-current">true</xsl:attribute></xsl:if><xsl:value-of select="@first"/>–<xsl:value-of select="@last"/></a>
        </xsl:for-each>
      </nav>
    </xsl:if>
  </xsl:template>

  <!-- ==== the text ==== -->

  <xsl:template match="r:section">
    <section class="part r-{@role}"><xsl:apply-templates select="r:block"/></section>
  </xsl:template>

  <xsl:template match="r:block">
    <xsl:if test="@page != preceding::r:block[1]/@page">
      <p class="page-break"><span>sidan <xsl:value-of select="@page"/></span></p>
    </xsl:if>
    <xsl:choose>
      <xsl:when test="@type = 'heading'"><h2 class="b-heading" id="{@id}"><xsl:apply-templates/></h2></xsl:when>
      <xsl:when test="@type = 'item'"><p class="b-item" id="{@id}"><xsl:if test="@marker"><span class="marker"><xsl:value-of select="@marker"/></span></xsl:if><span><xsl:apply-templates/></span></p></xsl:when>
      <xsl:otherwise><p class="b-{@type}" id="{@id}"><xsl:apply-templates/></p></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="r:run">
    <xsl:variable name="plain"><xsl:apply-templates select="." mode="plain"/></xsl:variable>
    <a class="run" href="/dokument/{/*/@id}?fynd={@address}#fynd" title="{$plain}">
      <xsl:if test="@current and @first"><xsl:attribute name="id">fynd</xsl:attribute></xsl:if>
      <xsl:if test="@current"><xsl:attribute name="aria-current">true</xsl:attribute></xsl:if>
      <mark class="k-{@kind} s-{@says}"><xsl:if test="@first"><span class="hidden"><xsl:value-of select="$plain"/>: </span></xsl:if><xsl:value-of select="."/></mark>
    </a>
  </xsl:template>
</xsl:stylesheet>
