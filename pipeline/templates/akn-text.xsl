<?xml version="1.0" encoding="UTF-8"?>
<!-- akn-text.xsl - the text of a paper in Akoma Ntoso (see akn.xsl): sections of paragraphs and numbered points, with names,
     dates and case numbers marked where the record says that they stand. Every block of the record's text becomes one
     element; nothing is left out and nothing is said twice. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:standpunkt:record:1"
                xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0" xmlns:sp="urn:standpunkt:akn:1"
                exclude-result-prefixes="r">
  <!-- Notes that stand in the text where their mark is: those of another block of the flow that is no note itself. -->
  <xsl:key name="note" match="r:block[@type = 'footnote' and @anchor != @id]" use="@anchor"/>
  <!-- What is marked in a block. -->
  <xsl:key name="mark" match="r:title/r:evidence | r:issuer/r:evidence | r:addressee/r:evidence | r:caseNumber/r:evidence |
                              r:person/r:evidence | r:date[@value]/r:evidence | r:reference[@type = 'law']/r:evidence"
           use="@block"/>
  <!-- Proposals that begin where their block does. -->
  <xsl:key name="proposed" match="r:proposal[not(@kind = 'claim')]/r:evidence[@start &lt; 8]" use="@block"/>
  <!-- The blocks of the flow that begin on a page. -->
  <xsl:key name="page" match="r:section[not(@role = 'furniture')]/r:block[not(@anchor)]" use="@page"/>

  <!-- ================================================== eIds ================================================== -->

  <!-- The number in an id that our records give (b12), else the whole id. -->
  <xsl:template name="number">
    <xsl:param name="letter"/>
    <xsl:choose>
      <xsl:when test="starts-with(@id, $letter) and translate(substring(@id, 2), '0123456789', '') = ''
                      and string-length(@id) &gt; 1">
        <xsl:value-of select="substring(@id, 2)"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="@id"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="r:section" mode="eid">
    <xsl:text>sec_</xsl:text>
    <xsl:call-template name="number"><xsl:with-param name="letter" select="'s'"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="r:block" mode="form">
    <xsl:choose>
      <xsl:when test="../@role = 'furniture'">furniture</xsl:when>
      <xsl:when test="@type = 'footnote' and @anchor != @id and key('block', @anchor)[not(@type = 'footnote') and
                      not(../@role = 'furniture')]">note</xsl:when>
      <xsl:when test="contains($preface-ids, concat(' ', @id, ' '))">preface</xsl:when>
      <xsl:when test="../@id = $conclusions-id">conclusions</xsl:when>
      <xsl:when test="@type = 'heading' and ../r:heading and not(preceding-sibling::r:block[1])">heading</xsl:when>
      <xsl:when test="@type = 'heading'">crossHeading</xsl:when>
      <xsl:when test="@type = 'table-row'">tr</xsl:when>
      <xsl:when test="@type = 'item' or (@type = 'paragraph' and count(key('proposed', @id)) = 1)">point</xsl:when>
      <xsl:otherwise>para</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="r:block" mode="eid">
    <xsl:variable name="form"><xsl:apply-templates select="." mode="form"/></xsl:variable>
    <xsl:variable name="number">
      <xsl:call-template name="number"><xsl:with-param name="letter" select="'b'"/></xsl:call-template>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$form = 'furniture'"><xsl:value-of select="concat('furniture_', $number)"/></xsl:when>
      <xsl:when test="$form = 'note'"><xsl:value-of select="concat('authorialNote_', $number)"/></xsl:when>
      <xsl:when test="$form = 'preface' or $form = 'conclusions'"><xsl:value-of select="concat($form, '__p_', $number)"/></xsl:when>
      <xsl:when test="$form = 'heading'">
        <xsl:apply-templates select=".." mode="eid"/>
        <xsl:text>__heading</xsl:text>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select=".." mode="eid"/>
        <xsl:value-of select="concat('__', $form, '_', $number)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ================================================= sections =============================================== -->

  <xsl:template match="r:section" mode="text">
    <xsl:variable name="id"><xsl:apply-templates select="." mode="eid"/></xsl:variable>
    <xsl:text>&#10;</xsl:text>
    <section eId="{$id}" GUID="{@id}" class="{@role}">
      <xsl:if test="r:heading and not(r:block[1][@type = 'heading'])">
        <heading eId="{$id}__heading"><xsl:value-of select="r:heading"/></heading>
      </xsl:if>
      <xsl:for-each select="r:block">
        <!-- A table is cut where it could grow without end: each of its rows is made by the one before. -->
        <xsl:if test="not(@type = 'table-row' and preceding-sibling::r:block[1]/self::r:block[@type = 'table-row']) or
                      position() mod 500 = 1">
          <xsl:apply-templates select="." mode="text">
            <xsl:with-param name="room" select="500 - (position() - 1) mod 500"/>
          </xsl:apply-templates>
        </xsl:if>
      </xsl:for-each>
      <xsl:text>&#10;</xsl:text>
    </section>
  </xsl:template>

  <xsl:template match="r:block" mode="text">
    <xsl:param name="room" select="1"/>
    <xsl:variable name="form"><xsl:apply-templates select="." mode="form"/></xsl:variable>
    <xsl:variable name="id"><xsl:apply-templates select="." mode="eid"/></xsl:variable>
    <xsl:if test="not($form = 'preface' or $form = 'note')"><xsl:text>&#10;</xsl:text></xsl:if>
    <xsl:choose>
      <xsl:when test="$form = 'preface' or $form = 'note'"/>
      <xsl:when test="$form = 'heading'">
        <heading eId="{$id}" GUID="{@id}" sp:page="{@page}"><xsl:call-template name="inline"/></heading>
      </xsl:when>
      <xsl:when test="$form = 'crossHeading'">
        <crossHeading eId="{$id}" GUID="{@id}" sp:page="{@page}"><xsl:call-template name="inline"/></crossHeading>
      </xsl:when>
      <xsl:when test="$form = 'point'">
        <point eId="{$id}" GUID="{@id}" sp:page="{@page}">
          <xsl:call-template name="num"/>
          <content eId="{$id}__content"><p><xsl:call-template name="inline"/></p></content>
        </point>
      </xsl:when>
      <xsl:when test="$form = 'tr'">
        <xsl:call-template name="table"><xsl:with-param name="room" select="$room"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <paragraph eId="{$id}" GUID="{@id}" sp:page="{@page}">
          <xsl:if test="not(@type = 'paragraph')"><xsl:attribute name="class"><xsl:value-of select="@type"/></xsl:attribute></xsl:if>
          <xsl:call-template name="num"/>
          <content eId="{$id}__content"><p><xsl:call-template name="inline"/></p></content>
        </paragraph>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The marker as it is printed, else the number that the proposal has by counting. -->
  <xsl:template name="num">
    <xsl:choose>
      <xsl:when test="@marker"><num><xsl:value-of select="@marker"/></num></xsl:when>
      <xsl:when test="count(key('proposed', @id)) = 1 and key('proposed', @id)/../@n">
        <num status="editorial"><xsl:value-of select="key('proposed', @id)/../@n"/></num>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- ================================================== tables ================================================ -->

  <xsl:template name="table">
    <xsl:param name="room"/>
    <xsl:variable name="section"><xsl:apply-templates select=".." mode="eid"/></xsl:variable>
    <xsl:variable name="number">
      <xsl:call-template name="number"><xsl:with-param name="letter" select="'b'"/></xsl:call-template>
    </xsl:variable>
    <xsl:variable name="id" select="concat($section, '__para_', $number)"/>
    <paragraph eId="{$id}" class="table">
      <content eId="{$id}__content">
        <table eId="{$id}__table">
          <xsl:apply-templates select="." mode="row"><xsl:with-param name="room" select="$room"/></xsl:apply-templates>
        </table>
      </content>
    </paragraph>
  </xsl:template>

  <xsl:template match="r:block" mode="row">
    <xsl:param name="room"/>
    <xsl:variable name="id"><xsl:apply-templates select="." mode="eid"/></xsl:variable>
    <tr eId="{$id}" GUID="{@id}" sp:page="{@page}">
      <xsl:call-template name="cells"><xsl:with-param name="text" select="string(.)"/></xsl:call-template>
    </tr>
    <xsl:if test="$room &gt; 1">
      <xsl:apply-templates select="following-sibling::r:block[1]/self::r:block[@type = 'table-row']" mode="row">
        <xsl:with-param name="room" select="$room - 1"/>
      </xsl:apply-templates>
    </xsl:if>
  </xsl:template>

  <!-- Cells are set apart by tabs; the five-hundredth has what is left. -->
  <xsl:template name="cells">
    <xsl:param name="text"/>
    <xsl:param name="room" select="500"/>
    <xsl:variable name="more" select="contains($text, '&#9;') and $room &gt; 1"/>
    <td>
      <p>
        <xsl:if test="$room = 500"><xsl:call-template name="page-end"/></xsl:if>
        <xsl:choose>
          <xsl:when test="$more"><xsl:value-of select="substring-before($text, '&#9;')"/></xsl:when>
          <xsl:otherwise>
            <xsl:value-of select="$text"/>
            <xsl:apply-templates select="key('note', @id)" mode="note"/>
          </xsl:otherwise>
        </xsl:choose>
      </p>
    </td>
    <xsl:if test="$more">
      <xsl:call-template name="cells">
        <xsl:with-param name="text" select="substring-after($text, '&#9;')"/>
        <xsl:with-param name="room" select="$room - 1"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- ========================================= preface and conclusions ======================================== -->

  <xsl:template match="r:block" mode="line">
    <xsl:variable name="form"><xsl:apply-templates select="." mode="form"/></xsl:variable>
    <xsl:variable name="id"><xsl:apply-templates select="." mode="eid"/></xsl:variable>
    <xsl:if test="not($form = 'note')">
      <xsl:text>&#10;</xsl:text>
      <p eId="{$id}" GUID="{@id}" class="{@type}" sp:page="{@page}">
        <xsl:choose>
          <xsl:when test="@type = 'signature' and $form = 'conclusions'">
            <signature><xsl:call-template name="inline"/></signature>
          </xsl:when>
          <xsl:otherwise><xsl:call-template name="inline"/></xsl:otherwise>
        </xsl:choose>
      </p>
    </xsl:if>
  </xsl:template>

  <!-- ============================================= within a block ============================================= -->

  <!-- The end of the page before, at the first block that begins on a new one. -->
  <xsl:template name="page-end">
    <xsl:variable name="before" select="preceding-sibling::r:block[1]"/>
    <xsl:if test="@page &gt; 1 and ($before/@anchor or not($before/@page = @page)) and
                  generate-id() = generate-id(key('page', @page)[1])">
      <eop eId="eop_{@page - 1}" number="{@page - 1}"/>
    </xsl:if>
  </xsl:template>

  <!-- The text of this block with what is marked in it, and its notes. -->
  <xsl:template name="inline">
    <xsl:variable name="notes" select="key('note', @id)"/>
    <xsl:call-template name="page-end"/>
    <xsl:choose>
      <xsl:when test="$notes">
        <xsl:call-template name="with-notes">
          <xsl:with-param name="text" select="string(.)"/>
          <xsl:with-param name="notes" select="$notes"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="marked">
          <xsl:with-param name="text" select="string(.)"/>
          <xsl:with-param name="marks" select="key('mark', @id)"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Text up to the first mark that is found in it, the mark, and so on: 200 marks at the most, the rest stays plain. -->
  <xsl:template name="marked">
    <xsl:param name="text"/>
    <xsl:param name="marks"/>
    <xsl:param name="count" select="1"/>
    <xsl:variable name="first">
      <xsl:for-each select="$marks">
        <xsl:sort select="@start" data-type="number"/>
        <xsl:if test="position() = 1"><xsl:value-of select="generate-id()"/></xsl:if>
      </xsl:for-each>
    </xsl:variable>
    <xsl:variable name="mark" select="$marks[generate-id() = $first]"/>
    <!-- of "Anna Ek (S) och Bo Berg (M)", which is the quote for both, each has his own name marked -->
    <xsl:variable name="words">
      <xsl:choose>
        <xsl:when test="$mark/parent::r:person and contains($mark, $mark/../text()[1])">
          <xsl:value-of select="$mark/../text()[1]"/>
        </xsl:when>
        <xsl:otherwise><xsl:value-of select="$mark"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="not($mark) or $count &gt; 200"><xsl:value-of select="$text"/></xsl:when>
      <xsl:when test="$words = '' or not(contains($text, $words))">
        <xsl:call-template name="marked">
          <xsl:with-param name="text" select="$text"/>
          <xsl:with-param name="marks" select="$marks[generate-id() != $first]"/>
          <xsl:with-param name="count" select="$count + 1"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="substring-before($text, $words)"/>
        <xsl:variable name="place"><xsl:apply-templates select="." mode="eid"/></xsl:variable>
        <xsl:apply-templates select="$mark/.." mode="mark">
          <xsl:with-param name="words" select="$words"/>
          <xsl:with-param name="place" select="$place"/>
          <xsl:with-param name="count" select="$count"/>
          <xsl:with-param name="initial" select="contains($preface-ids, concat(' ', @id, ' '))"/>
        </xsl:apply-templates>
        <xsl:call-template name="marked">
          <xsl:with-param name="text" select="substring-after($text, $words)"/>
          <xsl:with-param name="marks" select="$marks[generate-id() != $first]"/>
          <xsl:with-param name="count" select="$count + 1"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- docTitle, docDate and docketNumber belong to the preface. -->
  <xsl:template match="r:title" mode="mark">
    <xsl:param name="words"/>
    <xsl:param name="initial"/>
    <xsl:choose>
      <xsl:when test="$initial"><docTitle><xsl:value-of select="$words"/></docTitle></xsl:when>
      <xsl:otherwise><xsl:value-of select="$words"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="r:date" mode="mark">
    <xsl:param name="words"/>
    <xsl:param name="initial"/>
    <xsl:choose>
      <xsl:when test="$initial"><docDate date="{@value}"><xsl:value-of select="$words"/></docDate></xsl:when>
      <xsl:otherwise><date date="{@value}"><xsl:value-of select="$words"/></date></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="r:caseNumber" mode="mark">
    <xsl:param name="words"/>
    <xsl:param name="initial"/>
    <xsl:choose>
      <xsl:when test="$initial"><docketNumber><xsl:value-of select="$words"/></docketNumber></xsl:when>
      <xsl:otherwise><inline name="caseNumber"><xsl:value-of select="$words"/></inline></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="r:issuer | r:addressee" mode="mark">
    <xsl:param name="words"/>
    <xsl:param name="place"/>
    <xsl:param name="count"/>
    <xsl:variable name="refs">
      <xsl:call-template name="refs"><xsl:with-param name="name" select="string(text()[1])"/></xsl:call-template>
    </xsl:variable>
    <organization eId="{$place}__organization_{$count}" refersTo="{$refs}">
      <xsl:value-of select="$words"/>
    </organization>
  </xsl:template>

  <xsl:template match="r:person" mode="mark">
    <xsl:param name="words"/>
    <xsl:param name="place"/>
    <xsl:param name="count"/>
    <xsl:variable name="person"><xsl:call-template name="person-id"/></xsl:variable>
    <person eId="{$place}__person_{$count}" refersTo="#{$person}" as="#role_{@role}"><xsl:value-of select="$words"/></person>
  </xsl:template>

  <!-- A law has its number in the Swedish code of statutes as its IRI. -->
  <xsl:template match="r:reference" mode="mark">
    <xsl:param name="words"/>
    <xsl:param name="place"/>
    <xsl:param name="count"/>
    <xsl:variable name="year" select="substring-before(@value, ':')"/>
    <xsl:variable name="number" select="substring-after(@value, ':')"/>
    <xsl:choose>
      <xsl:when test="string-length($year) = 4 and $number != '' and translate(concat($year, $number), '0123456789', '') = ''">
        <ref eId="{$place}__ref_{$count}" href="/akn/se/act/{$year}/{$number}"><xsl:value-of select="$words"/></ref>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$words"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ================================================== notes ================================================= -->

  <!-- A note stands where its mark was, which the record tells in bytes of the block. -->
  <xsl:template name="with-notes">
    <xsl:param name="text"/>
    <xsl:param name="notes"/>
    <xsl:param name="done" select="0"/>
    <xsl:variable name="first">
      <xsl:for-each select="$notes">
        <xsl:sort select="@anchorAt" data-type="number"/>
        <xsl:if test="position() = 1"><xsl:value-of select="generate-id()"/></xsl:if>
      </xsl:for-each>
    </xsl:variable>
    <xsl:variable name="note" select="$notes[generate-id() = $first]"/>
    <xsl:choose>
      <xsl:when test="not($note)"><xsl:value-of select="$text"/></xsl:when>
      <xsl:otherwise>
        <xsl:variable name="before">
          <xsl:call-template name="characters">
            <xsl:with-param name="text" select="$text"/>
            <xsl:with-param name="bytes" select="$note/@anchorAt - $done"/>
            <xsl:with-param name="least" select="0"/>
            <xsl:with-param name="most" select="string-length($text)"/>
          </xsl:call-template>
        </xsl:variable>
        <xsl:value-of select="substring($text, 1, $before)"/>
        <xsl:apply-templates select="$note" mode="note"/>
        <xsl:choose>
          <xsl:when test="count($notes) &gt; 200">
            <xsl:value-of select="substring($text, $before + 1)"/>
            <xsl:apply-templates select="$notes[generate-id() != $first]" mode="note"/>
          </xsl:when>
          <xsl:otherwise>
            <xsl:call-template name="with-notes">
              <xsl:with-param name="text" select="substring($text, $before + 1)"/>
              <xsl:with-param name="notes" select="$notes[generate-id() != $first]"/>
              <xsl:with-param name="done" select="$note/@anchorAt"/>
            </xsl:call-template>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="r:block" mode="note">
    <xsl:variable name="id"><xsl:apply-templates select="." mode="eid"/></xsl:variable>
    <authorialNote eId="{$id}" GUID="{@id}" placement="bottom" sp:page="{@page}">
      <xsl:if test="@marker"><xsl:attribute name="marker"><xsl:value-of select="@marker"/></xsl:attribute></xsl:if>
      <p>
        <xsl:call-template name="marked">
          <xsl:with-param name="text" select="string(.)"/>
          <xsl:with-param name="marks" select="key('mark', @id)"/>
        </xsl:call-template>
      </p>
    </authorialNote>
  </xsl:template>

  <!-- Characters of one byte in UTF-8, and those of two that Swedish papers have. -->
  <xsl:variable name="one-byte">&#9;&#10;&#13; !"#$%&amp;'()*+,-./0123456789:;&lt;=&gt;?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_`abcdefghijklmnopqrstuvwxyz{|}~</xsl:variable>
  <xsl:variable name="two-bytes">&#xA0;¡¢£¤¥¦§¨©ª«¬&#xAD;®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĴĵĶķĸĹĺĻļĽľŁłŃńŅņŇňŊŋŌōŎŏŐőŒœŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽž&#x300;&#x301;&#x302;&#x303;&#x304;&#x307;&#x308;&#x30A;&#x30C;αβγδεζηθικλμνξοπρστυφχψωΔΣΩ</xsl:variable>

  <!-- How many characters of TEXT take BYTES in UTF-8, between LEAST and MOST: by halving. -->
  <xsl:template name="characters">
    <xsl:param name="text"/>
    <xsl:param name="bytes"/>
    <xsl:param name="least"/>
    <xsl:param name="most"/>
    <xsl:variable name="middle" select="floor(($least + $most) div 2)"/>
    <xsl:variable name="part" select="substring($text, 1, $middle)"/>
    <xsl:variable name="long" select="translate($part, $one-byte, '')"/>
    <xsl:variable name="taken" select="$middle + string-length($long) + string-length(translate($long, $two-bytes, ''))"/>
    <xsl:choose>
      <xsl:when test="$least &gt;= $most"><xsl:value-of select="$most"/></xsl:when>
      <xsl:when test="$taken &gt;= $bytes">
        <xsl:call-template name="characters">
          <xsl:with-param name="text" select="$text"/>
          <xsl:with-param name="bytes" select="$bytes"/>
          <xsl:with-param name="least" select="$least"/>
          <xsl:with-param name="most" select="$middle"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="characters">
          <xsl:with-param name="text" select="$text"/>
          <xsl:with-param name="bytes" select="$bytes"/>
          <xsl:with-param name="least" select="$middle + 1"/>
          <xsl:with-param name="most" select="$most"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
