<?xml version="1.0" encoding="UTF-8"?>
<!-- akn-findings.xsl - what was found in a paper, as meta/analysis of Akoma Ntoso (see akn.xsl).

     Counted votes stand in parliamentary/voting, as the schema has it. All findings stand in otherAnalysis, in the namespace
     urn:standpunkt:akn:1, by item as in the record: its elements and attributes have the names and tokens of record.xsd,
     except that
       eId          stands beside record, the id in the record;
       by           leads to TLCPerson and TLCOrganization (one or several), where the record has a name (holder, body, by),
                    which stays in `name`;
       as           leads to the TLCRole of the layer;
       proposal, question   lead to the eId of the proposal;
       evidence     has href, the eId of where its quote stands, for the block, and keeps the range of bytes. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:standpunkt:record:1"
                xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0" xmlns:sp="urn:standpunkt:akn:1"
                exclude-result-prefixes="r">
  <xsl:key name="block" match="r:block" use="@id"/>
  <xsl:key name="item" match="r:item" use="@id"/>

  <xsl:template name="analysis">
    <xsl:text>&#10;</xsl:text>
    <analysis source="#standpunkt">
      <xsl:if test="/r:record/r:item/r:vote[@yes or @no or @abstain or @absent]">
        <xsl:text>&#10;</xsl:text>
        <parliamentary>
          <xsl:apply-templates select="/r:record/r:item/r:vote[@yes or @no or @abstain or @absent]" mode="count"/>
          <xsl:text>&#10;</xsl:text>
        </parliamentary>
      </xsl:if>
      <xsl:text>&#10;</xsl:text>
      <otherAnalysis source="#standpunkt">
        <xsl:apply-templates select="/r:record/r:item | /r:record/r:remark" mode="finding"/>
        <xsl:text>&#10;</xsl:text>
      </otherAnalysis>
      <xsl:text>&#10;</xsl:text>
    </analysis>
  </xsl:template>

  <!-- ================================================== votes ================================================= -->

  <xsl:template match="r:vote" mode="count">
    <xsl:text>&#10;</xsl:text>
    <voting eId="voting_{@id}">
      <xsl:if test="@follows = 'yes' or @follows = 'no'">
        <xsl:attribute name="outcome"><xsl:value-of select="concat('#concept_', @follows)"/></xsl:attribute>
      </xsl:if>
      <xsl:attribute name="href">
        <xsl:text>#</xsl:text>
        <xsl:apply-templates select="key('block', r:evidence[1]/@block)" mode="eid"/>
      </xsl:attribute>
      <xsl:for-each select="@yes | @no">
        <count eId="voting_{../@id}__count_{name()}" value="{.}" refersTo="#concept_{name()}"/>
      </xsl:for-each>
      <xsl:for-each select="@abstain | @absent">
        <count eId="voting_{../@id}__count_{name()}" value="{.}" sp:of="{name()}"/>
      </xsl:for-each>
    </voting>
  </xsl:template>

  <!-- ================================================ all findings ============================================ -->

  <xsl:template match="r:item" mode="eid">
    <xsl:text>item_</xsl:text>
    <xsl:call-template name="number"><xsl:with-param name="letter" select="'i'"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="r:proposal | r:position | r:answer | r:decision | r:vote | r:dissent" mode="eid">
    <xsl:apply-templates select=".." mode="eid"/>
    <xsl:value-of select="concat('__', local-name(), '_', @id)"/>
  </xsl:template>

  <xsl:template match="r:item" mode="finding">
    <xsl:variable name="id"><xsl:apply-templates select="." mode="eid"/></xsl:variable>
    <xsl:text>&#10;</xsl:text>
    <sp:item eId="{$id}" record="{@id}">
      <xsl:copy-of select="@n"/>
      <xsl:for-each select="r:title">
        <xsl:text>&#10;</xsl:text>
        <sp:title><xsl:value-of select="."/></sp:title>
      </xsl:for-each>
      <xsl:apply-templates select="r:caseNumber | r:reference | r:person" mode="finding"/>
      <xsl:apply-templates select="r:proposal | r:position | r:answer | r:decision | r:vote | r:dissent" mode="finding"/>
      <xsl:text>&#10;</xsl:text>
    </sp:item>
  </xsl:template>

  <xsl:template match="r:caseNumber | r:reference | r:person" mode="finding">
    <xsl:text>&#10;</xsl:text>
    <xsl:element name="sp:{local-name()}">
      <xsl:copy-of select="@*"/>
      <xsl:if test="self::r:person">
        <xsl:attribute name="by">
          <xsl:call-template name="refs"><xsl:with-param name="name" select="string(text()[1])"/></xsl:call-template>
        </xsl:attribute>
      </xsl:if>
      <xsl:value-of select="text()[1]"/>
      <xsl:apply-templates select="r:evidence" mode="finding"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="r:proposal | r:position | r:answer | r:decision | r:vote | r:dissent" mode="finding">
    <xsl:variable name="id"><xsl:apply-templates select="." mode="eid"/></xsl:variable>
    <xsl:text>&#10;</xsl:text>
    <xsl:element name="sp:{local-name()}">
      <xsl:attribute name="eId"><xsl:value-of select="$id"/></xsl:attribute>
      <xsl:attribute name="record"><xsl:value-of select="@id"/></xsl:attribute>
      <xsl:copy-of select="@*[not(name() = 'id' or name() = 'holder' or name() = 'by' or name() = 'body' or
                              name() = 'proposal' or name() = 'question')]"/>
      <xsl:for-each select="@holder | @by | @body">
        <xsl:attribute name="name"><xsl:value-of select="."/></xsl:attribute>
        <xsl:attribute name="by">
          <xsl:call-template name="refs"><xsl:with-param name="name" select="string(.)"/></xsl:call-template>
        </xsl:attribute>
      </xsl:for-each>
      <xsl:if test="@layer"><xsl:attribute name="as"><xsl:value-of select="concat('#role_', @layer)"/></xsl:attribute></xsl:if>
      <xsl:for-each select="@proposal | @question">
        <xsl:attribute name="{name()}">
          <xsl:text>#</xsl:text>
          <xsl:apply-templates select="../.." mode="eid"/>
          <xsl:value-of select="concat('__proposal_', .)"/>
        </xsl:attribute>
      </xsl:for-each>
      <xsl:if test="self::r:proposal"><sp:text><xsl:value-of select="text()[1]"/></sp:text></xsl:if>
      <xsl:apply-templates select="r:evidence" mode="finding"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="r:evidence" mode="finding">
    <sp:evidence>
      <xsl:attribute name="href">
        <xsl:text>#</xsl:text>
        <xsl:apply-templates select="key('block', @block)" mode="eid"/>
      </xsl:attribute>
      <xsl:copy-of select="@start | @end | @page | @boxes | @rule"/>
      <xsl:value-of select="."/>
    </sp:evidence>
  </xsl:template>

  <xsl:template match="r:remark" mode="finding">
    <xsl:text>&#10;</xsl:text>
    <sp:remark>
      <xsl:copy-of select="@code | @severity | @page"/>
      <xsl:if test="@item">
        <xsl:attribute name="href">
          <xsl:text>#</xsl:text>
          <xsl:apply-templates select="key('item', @item)" mode="eid"/>
        </xsl:attribute>
      </xsl:if>
      <xsl:value-of select="."/>
    </sp:remark>
  </xsl:template>
</xsl:stylesheet>
