<?xml version="1.0" encoding="UTF-8"?>
<!-- akn.xsl - a record as Akoma Ntoso 3.0 (OASIS LegalDocML), valid against akomantoso30.xsd.

     Which document type a paper becomes, and why:

       minutes, minutes-extract   debateReport   A report of a meeting. A debate is a record word by word, with speeches
                                                 in a body of its own, which Swedish minutes are not. An extract is
                                                 issued as a paper of its own, so it is no portion of another file.
       statement                  statement      "An official document of a body that may or may not be normative":
                                                 what a committee has resolved to answer.
       everything else            doc            A motion or a letter of members is no bill (it drafts no act and has no
                                                 articles); an office's report, a referral, an agenda or a reservation
                                                 is no document of the body itself. "Any other document" is what is left.
       (never)                    judgment       No court speaks here.

     The record's own type is kept in @name and FRBRsubtype.

     IRIs and eIds follow the Akoma Ntoso Naming Convention 1.0:
       Work           /akn/se/TYPE/SUBTYPE/AUTHOR/DATE/NUMBER    NUMBER is the motion's or the case's and the beginning
                                                                 of the work's id, as papers of one case, body and day
                                                                 differ
       Expression     WORK/swe@                                  the first and only version
       Manifestation  WORK/swe@.xml
       eId            sec_3__para_12: numbers are those of sections and blocks in the record, so that an eId leads back
                      to it (s3, b12). GUID is the record's own id.

     What has no place in the schema stands in the namespace urn:standpunkt:akn:1 (akn-findings.xsl): the findings in
     meta/analysis/otherAnalysis, the source and what was taken out of the text (page heads and numbers) in
     meta/proprietary. A quote is a sp:evidence with the eId of where it stands, the range of bytes in that text, page and
     boxes, as in the record.

     Parameters: work, the least id of the renderings of the same paper; made, the day on which the record was made.
     Without them: the record's own id; the paper's date. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:standpunkt:record:1"
                xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0" xmlns:sp="urn:standpunkt:akn:1"
                exclude-result-prefixes="r">
  <xsl:include href="words.xsl"/>
  <xsl:include href="akn-names.xsl"/>
  <xsl:include href="akn-meta.xsl"/>
  <xsl:include href="akn-findings.xsl"/>
  <xsl:include href="akn-text.xsl"/>
  <xsl:output method="xml" encoding="UTF-8"/>
  <xsl:param name="work"/>
  <xsl:param name="made"/>

  <xsl:variable name="document" select="/r:record/r:document"/>
  <xsl:variable name="subtype" select="$document/@type"/>
  <xsl:variable name="type">
    <xsl:choose>
      <xsl:when test="$subtype = 'minutes' or $subtype = 'minutes-extract'">debateReport</xsl:when>
      <xsl:when test="$subtype = 'statement'">statement</xsl:when>
      <xsl:otherwise>doc</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>

  <!-- ============================================ what goes where ============================================= -->

  <xsl:variable name="flow" select="/r:record/r:text/r:section[not(@role = 'furniture')]"/>
  <xsl:variable name="furniture" select="/r:record/r:text/r:section[@role = 'furniture']/r:block"/>

  <!-- The preface is what stands up to the title and the headings right below it, where more follows. -->
  <xsl:variable name="head" select="$flow[1][@role = 'head' and not(r:heading)]"/>
  <xsl:variable name="title-block" select="$head/r:block[@id = $document/r:title/r:evidence/@block][1]"/>
  <xsl:variable name="below-title" select="$title-block/following-sibling::r:block[not(@type = 'heading')][1]"/>
  <xsl:variable name="preface-length">
    <xsl:choose>
      <xsl:when test="$below-title"><xsl:value-of select="count($below-title/preceding-sibling::r:block)"/></xsl:when>
      <xsl:when test="$title-block and count($flow/r:block) &gt; count($head/r:block)">
        <xsl:value-of select="count($head/r:block)"/>
      </xsl:when>
      <xsl:otherwise>0</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:variable name="preface" select="$head/r:block[position() &lt;= $preface-length]"/>
  <xsl:variable name="preface-ids">
    <xsl:text> </xsl:text>
    <xsl:for-each select="$preface"><xsl:value-of select="concat(@id, ' ')"/></xsl:for-each>
  </xsl:variable>

  <!-- The conclusions are the signatures, where they come last. -->
  <xsl:variable name="conclusions" select="$flow[last()][@role = 'approval' and count($flow) &gt; 1 and r:block]"/>
  <xsl:variable name="conclusions-id" select="string($conclusions/@id)"/>
  <xsl:variable name="body" select="$flow[not(@id = $conclusions-id) and
                                          (r:heading or not(@id = $head/@id) or r:block[$preface-length + 1])]"/>

  <!-- ============================================== the document ============================================== -->

  <xsl:template match="/">
    <xsl:text>&#10;</xsl:text>
    <akomaNtoso>
      <xsl:text>&#10;</xsl:text>
      <xsl:element name="{$type}">
        <xsl:attribute name="name"><xsl:value-of select="$subtype"/></xsl:attribute>
        <xsl:attribute name="contains">originalVersion</xsl:attribute>
        <xsl:text>&#10;</xsl:text>
        <xsl:call-template name="meta"/>
        <xsl:if test="$preface">
          <xsl:text>&#10;</xsl:text>
          <preface>
            <xsl:apply-templates select="$preface" mode="line"/>
          </preface>
        </xsl:if>
        <xsl:text>&#10;</xsl:text>
        <mainBody>
          <xsl:apply-templates select="$body" mode="text"/>
          <xsl:if test="not($body)"><p/></xsl:if>
        </mainBody>
        <xsl:if test="$conclusions">
          <xsl:text>&#10;</xsl:text>
          <conclusions>
            <xsl:apply-templates select="$conclusions/r:block" mode="line"/>
          </conclusions>
        </xsl:if>
        <xsl:text>&#10;</xsl:text>
      </xsl:element>
      <xsl:text>&#10;</xsl:text>
    </akomaNtoso>
  </xsl:template>
</xsl:stylesheet>
