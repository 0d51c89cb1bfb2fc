<?xml version="1.0" encoding="UTF-8"?>
<!-- words.xsl - the Swedish words for the tokens of records and results: one mode a kind of token.

       <xsl:apply-templates select="@stance" mode="stance"/>

     A token that is not in the list is shown as it is. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="@* | text()" mode="stance">
    <xsl:choose>
      <xsl:when test=". = 'support'">tillstyrker</xsl:when>
      <xsl:when test=". = 'qualified-support'">tillstyrker med förbehåll</xsl:when>
      <xsl:when test=". = 'partial'">delvis</xsl:when>
      <xsl:when test=". = 'met'">redan tillgodosett</xsl:when>
      <xsl:when test=". = 'neutral'">tar inte ställning</xsl:when>
      <xsl:when test=". = 'oppose'">avstyrker</xsl:when>
      <xsl:when test=". = 'unclear'">oklart</xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="@* | text()" mode="outcome">
    <xsl:choose>
      <xsl:when test=". = 'granted'">bifall</xsl:when>
      <xsl:when test=". = 'partly-granted'">delvis bifall</xsl:when>
      <xsl:when test=". = 'rejected'">avslag</xsl:when>
      <xsl:when test=". = 'answered'">besvarad</xsl:when>
      <xsl:when test=". = 'forwarded'">överlämnat som svar</xsl:when>
      <xsl:when test=". = 'referred'">remitterat</xsl:when>
      <xsl:when test=". = 'remitted'">återremiss</xsl:when>
      <xsl:when test=". = 'tabled'">bordlagt</xsl:when>
      <xsl:when test=". = 'approved'">godkänt</xsl:when>
      <xsl:when test=". = 'noted'">till protokollet</xsl:when>
      <xsl:when test=". = 'withdrawn'">återtaget</xsl:when>
      <xsl:when test=". = 'struck'">avskrivet</xsl:when>
      <xsl:when test=". = 'appointed'">utsett</xsl:when>
      <xsl:when test=". = 'declined'">avstår från yttrande</xsl:when>
      <xsl:when test=". = 'assigned'">uppdrag</xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="@* | text()" mode="status">
    <xsl:choose>
      <xsl:when test=". = 'proposed'">föreslaget</xsl:when>
      <xsl:when test=". = 'recommended'">förslag till högre instans</xsl:when>
      <xsl:when test=". = 'adopted'">beslutat</xsl:when>
      <xsl:when test=". = 'earlier'">tidigare beslut</xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="@* | text()" mode="layer">
    <xsl:choose>
      <xsl:when test=". = 'mover'">förslagsställaren</xsl:when>
      <xsl:when test=". = 'administration'">förvaltningen</xsl:when>
      <xsl:when test=". = 'committee'">nämnden</xsl:when>
      <xsl:when test=". = 'board'">kommunstyrelsen</xsl:when>
      <xsl:when test=". = 'council'">fullmäktige</xsl:when>
      <xsl:when test=". = 'party'">parti</xsl:when>
      <xsl:when test=". = 'member'">ledamot</xsl:when>
      <xsl:when test=". = 'third-party'">annan</xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="@* | text()" mode="type">
    <xsl:choose>
      <xsl:when test=". = 'motion'">motion</xsl:when>
      <xsl:when test=". = 'inquiry'">skrivelse</xsl:when>
      <xsl:when test=". = 'referral'">remiss</xsl:when>
      <xsl:when test=". = 'official-report'">tjänsteutlåtande</xsl:when>
      <xsl:when test=". = 'statement'">yttrande</xsl:when>
      <xsl:when test=". = 'minutes'">protokoll</xsl:when>
      <xsl:when test=". = 'minutes-extract'">protokollsutdrag</xsl:when>
      <xsl:when test=". = 'agenda'">kallelse</xsl:when>
      <xsl:when test=". = 'reservation'">reservation</xsl:when>
      <xsl:when test=". = 'other'">övrigt</xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="@* | text()" mode="kind">
    <xsl:choose>
      <xsl:when test=". = 'title'">titel</xsl:when>
      <xsl:when test=". = 'heading'">rubrik</xsl:when>
      <xsl:when test=". = 'paragraph'">stycke</xsl:when>
      <xsl:when test=". = 'proposal'">förslag</xsl:when>
      <xsl:when test=". = 'position'">ställningstagande</xsl:when>
      <xsl:when test=". = 'decision'">beslut</xsl:when>
      <xsl:when test=". = 'answer'">svar</xsl:when>
      <xsl:when test=". = 'vote'">omröstning</xsl:when>
      <xsl:when test=". = 'dissent'">avvikande mening</xsl:when>
      <xsl:when test=". = 'question'">fråga</xsl:when>
      <xsl:when test=". = 'claim'">yrkande</xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="@* | text()" mode="dissent">
    <xsl:choose>
      <xsl:when test=". = 'reservation'">reservation</xsl:when>
      <xsl:when test=". = 'statement'">särskilt uttalande</xsl:when>
      <xsl:when test=". = 'non-participation'">deltar inte i beslutet</xsl:when>
      <xsl:when test=". = 'disqualification'">jäv</xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A sign beside the word, so that a stance is never told by colour alone. -->
  <xsl:template match="@* | text()" mode="stance-sign">
    <xsl:choose>
      <xsl:when test=". = 'support'">✓</xsl:when>
      <xsl:when test=". = 'qualified-support'">✓?</xsl:when>
      <xsl:when test=". = 'partial'">◐</xsl:when>
      <xsl:when test=". = 'met'">●</xsl:when>
      <xsl:when test=". = 'neutral'">○</xsl:when>
      <xsl:when test=". = 'oppose'">✗</xsl:when>
      <xsl:when test=". = 'unclear'">?</xsl:when>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
