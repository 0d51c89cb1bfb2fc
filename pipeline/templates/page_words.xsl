<?xml version="1.0" encoding="UTF-8"?>
<!-- page_words.xsl - Swedish words that only pages need, beside words.xsl: one mode a kind of token. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="@*" mode="form">
    <xsl:choose>
      <xsl:when test=". = 'json'">JSON</xsl:when>
      <xsl:when test=". = 'csv'">CSV</xsl:when>
      <xsl:when test=". = 'xml'">XML</xsl:when>
      <xsl:when test=". = 'atom'">Atom</xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="@*" mode="state">
    <xsl:choose>
      <xsl:when test=". = 'done'">läst</xsl:when>
      <xsl:when test=". = 'duplicate'">dubblett</xsl:when>
      <xsl:when test=". = 'failed'">kunde inte läsas</xsl:when>
      <xsl:when test=". = 'forgotten'">glömd</xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="@*" mode="reason">
    <xsl:choose>
      <xsl:when test=". = 'unreadable'">filen gick inte att öppna</xsl:when>
      <xsl:when test=". = 'not-a-document'">ett format som inte läses</xsl:when>
      <xsl:when test=". = 'empty'">tom fil</xsl:when>
      <xsl:when test=". = 'encrypted'">skyddad med lösenord</xsl:when>
      <xsl:when test=". = 'damaged'">skadad fil</xsl:when>
      <xsl:when test=". = 'no-text-layer'">inskannad utan text</xsl:when>
      <xsl:when test=". = 'too-large'">för stor</xsl:when>
      <xsl:when test=". = 'timeout'">tog för lång tid</xsl:when>
      <xsl:when test=". = 'memory'">krävde för mycket minne</xsl:when>
      <xsl:when test=". = 'flood'">gav för mycket data</xsl:when>
      <xsl:when test=". = 'forgotten'">borttagen på begäran</xsl:when>
      <xsl:when test="starts-with(., 'crash')">läsningen avbröts</xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="@*" mode="person">
    <xsl:choose>
      <xsl:when test=". = 'officer'">handläggare</xsl:when>
      <xsl:when test=". = 'mover'">förslagsställare</xsl:when>
      <xsl:when test=". = 'signatory'">undertecknare</xsl:when>
      <xsl:when test=". = 'approver'">godkänd av</xsl:when>
      <xsl:when test=". = 'chair'">ordförande</xsl:when>
      <xsl:when test=". = 'secretary'">sekreterare</xsl:when>
      <xsl:when test=". = 'adjuster'">justerare</xsl:when>
      <xsl:when test=". = 'speaker'">talare</xsl:when>
      <xsl:when test=". = 'dissenter'">avvikande mening</xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Kinds of findings, in the plural. -->
  <xsl:template match="@*" mode="kinds">
    <xsl:choose>
      <xsl:when test=". = 'proposal'">förslag</xsl:when>
      <xsl:when test=". = 'position'">ställningstaganden</xsl:when>
      <xsl:when test=". = 'decision'">beslut</xsl:when>
      <xsl:when test=". = 'answer'">svar</xsl:when>
      <xsl:when test=". = 'vote'">omröstningar</xsl:when>
      <xsl:when test=". = 'dissent'">avvikande meningar</xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Kinds of documents, in the plural. -->
  <xsl:template match="@* | text()" mode="types">
    <xsl:choose>
      <xsl:when test=". = 'motion'">motioner</xsl:when>
      <xsl:when test=". = 'inquiry'">skrivelser</xsl:when>
      <xsl:when test=". = 'referral'">remisser</xsl:when>
      <xsl:when test=". = 'official-report'">tjänsteutlåtanden</xsl:when>
      <xsl:when test=". = 'statement'">yttranden</xsl:when>
      <xsl:when test=". = 'minutes'">protokoll</xsl:when>
      <xsl:when test=". = 'minutes-extract'">protokollsutdrag</xsl:when>
      <xsl:when test=". = 'agenda'">kallelser</xsl:when>
      <xsl:when test=". = 'reservation'">reservationer</xsl:when>
      <xsl:otherwise>övriga</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="@*" mode="remark">
    <xsl:choose>
      <xsl:when test=". = 'conflicting-outcomes'">Dokumentet innehåller beslut som säger emot varandra.</xsl:when>
      <xsl:when test=". = 'damaged-text'">Delar av texten kom ut skadad ur filen.</xsl:when>
      <xsl:when test=". = 'impossible-date'">Ett datum i dokumentet kan inte finnas.</xsl:when>
      <xsl:when test=". = 'no-text-layer'">Sidor är inskannade bilder utan text och kunde inte läsas.</xsl:when>
      <xsl:when test=". = 'unaddressed-proposal'">Ett förslag har inte fått något svar i dokumentet.</xsl:when>
      <xsl:when test=". = 'rule-gave-up'">En del av texten var för invecklad för en av reglerna.</xsl:when>
      <xsl:otherwise><xsl:value-of select=".."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What a rule looks at. -->
  <xsl:template match="@*" mode="over">
    <xsl:choose>
      <xsl:when test=". = 'block'">ett stycke i taget</xsl:when>
      <xsl:when test=". = 'sentence'">en mening i taget</xsl:when>
      <xsl:when test=". = 'heading'">rubriker</xsl:when>
      <xsl:when test=". = 'item'">en hel paragraf eller ett helt dokument</xsl:when>
      <xsl:otherwise>hela texten</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
