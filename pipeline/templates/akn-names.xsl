<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE xsl:stylesheet [
  <!-- What a name becomes in an IRI and an eId: small letters, full stops for spaces, nothing else but digits and hyphens.
       IRIs may have any letter, and å and a are two letters. -->
  <!ENTITY upper "ABCDEFGHIJKLMNOPQRSTUVWXYZÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞŠŽ /&#9;&#160;">
  <!ENTITY lower "abcdefghijklmnopqrstuvwxyzàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþšž....">
  <!ENTITY kept "abcdefghijklmnopqrstuvwxyzàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþšž0123456789.-">
  <!ENTITY actor "concat(@holder, @by, @body, (self::r:municipality | self::r:issuer | self::r:addressee)/text()[1])">
]>
<!-- akn-names.xsl - names of people, bodies and roles in Akoma Ntoso (see akn.xsl): whom a name stands for, his IRI and
     his eId. The record gives holders, movers and deciding bodies as they are printed; one with the same letters is the
     same actor. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:standpunkt:record:1"
                xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0" exclude-result-prefixes="r">
  <xsl:key name="person" match="r:person"
           use="translate(translate(text()[1], '&upper;', '&lower;'), translate(translate(text()[1], '&upper;', '&lower;'), '&kept;', ''), '')"/>
  <xsl:key name="actor" match="r:municipality | r:issuer | r:addressee | r:proposal | r:position | r:decision | r:dissent"
           use="translate(translate(&actor;, '&upper;', '&lower;'), translate(translate(&actor;, '&upper;', '&lower;'), '&kept;', ''), '')"/>
  <xsl:key name="role" match="r:person | r:issuer | r:position" use="concat(@role, @layer)"/>

  <xsl:template name="slug">
    <xsl:param name="name"/>
    <xsl:variable name="small" select="translate($name, '&upper;', '&lower;')"/>
    <xsl:value-of select="translate($small, translate($small, '&kept;', ''), '')"/>
  </xsl:template>

  <!-- One element for each person that the record names. -->
  <xsl:variable name="persons" select="(/r:record/r:document | /r:record/r:item)/r:person[generate-id() =
    generate-id(key('person', translate(translate(text()[1], '&upper;', '&lower;'), translate(translate(text()[1], '&upper;', '&lower;'), '&kept;', ''), ''))[1])]"/>
  <!-- One for each other name of somebody who says, decides or is spoken to. -->
  <xsl:variable name="actors" select="(/r:record/r:document | /r:record/r:item)/*[self::r:municipality or self::r:issuer or
    self::r:addressee or self::r:proposal or self::r:position or self::r:decision or self::r:dissent][&actor; != '' and
    generate-id() = generate-id(key('actor', translate(translate(&actor;, '&upper;', '&lower;'), translate(translate(&actor;, '&upper;', '&lower;'), '&kept;', ''), ''))[1])]"/>

  <xsl:variable name="municipality">
    <xsl:choose>
      <xsl:when test="$document/r:municipality/@ref"><xsl:value-of select="$document/r:municipality/@ref"/></xsl:when>
      <xsl:when test="$document/r:municipality">
        <xsl:call-template name="slug"><xsl:with-param name="name" select="$document/r:municipality/text()[1]"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise>nn</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>

  <!-- ============================================== who is meant ============================================== -->

  <!-- "#person_anna.ek #person_bo.berg" for a name or a list of names: the people in it whom the record knows, else one
       actor. -->
  <xsl:template name="refs">
    <xsl:param name="name"/>
    <xsl:variable name="known" select="$persons[contains(concat(' ', $name), concat(' ', text()[1]))]"/>
    <xsl:for-each select="$known">
      <xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if>
      <xsl:text>#</xsl:text>
      <xsl:call-template name="person-id"/>
    </xsl:for-each>
    <xsl:if test="not($known)">
      <xsl:text>#</xsl:text>
      <xsl:call-template name="actor-id"><xsl:with-param name="name" select="$name"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="person-id">
    <xsl:text>person_</xsl:text>
    <xsl:call-template name="slug"><xsl:with-param name="name" select="text()[1]"/></xsl:call-template>
  </xsl:template>

  <!-- A single name with a party is a person's; what else the record does not know as a person is a body or a group. -->
  <xsl:template name="actor-class">
    <xsl:param name="name"/>
    <xsl:choose>
      <xsl:when test="contains($name, ' (') and not(contains($name, ',') or contains($name, ' och '))">person</xsl:when>
      <xsl:otherwise>organization</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="actor-id">
    <xsl:param name="name"/>
    <xsl:call-template name="actor-class"><xsl:with-param name="name" select="$name"/></xsl:call-template>
    <xsl:text>_</xsl:text>
    <xsl:call-template name="slug"><xsl:with-param name="name" select="$name"/></xsl:call-template>
  </xsl:template>

  <!-- ============================================== references ================================================ -->

  <xsl:template name="references">
    <xsl:text>&#10;</xsl:text>
    <references source="#standpunkt">
      <xsl:text>&#10;</xsl:text>
      <TLCOrganization eId="standpunkt" href="/akn/ontology/organization/unreg.standpunkt" showAs="{/r:record/@generator}"/>
      <xsl:if test="not($document/r:municipality or $document/r:issuer or $document/r:person[@role = 'mover'])">
        <xsl:text>&#10;</xsl:text>
        <TLCOrganization eId="organization" href="/akn/ontology/organization/se/se.nn" showAs="okänd"/>
      </xsl:if>
      <xsl:for-each select="$actors">
        <xsl:variable name="name" select="string(&actor;)"/>
        <xsl:if test="not($persons[contains(concat(' ', $name), concat(' ', text()[1]))])">
          <xsl:call-template name="reference-to-actor"><xsl:with-param name="name" select="$name"/></xsl:call-template>
        </xsl:if>
      </xsl:for-each>
      <xsl:for-each select="$persons">
        <xsl:variable name="id"><xsl:call-template name="person-id"/></xsl:variable>
        <xsl:text>&#10;</xsl:text>
        <TLCPerson eId="{$id}" href="/akn/ontology/person/se/se.{substring-after($id, '_')}" showAs="{text()[1]}"/>
      </xsl:for-each>
      <xsl:call-template name="references-to-roles"/>
      <xsl:if test="/r:record/r:item/r:vote">
        <xsl:text>&#10;</xsl:text>
        <TLCConcept eId="concept_yes" href="/akn/ontology/concept/standpunkt.yes" showAs="ja"/>
        <xsl:text>&#10;</xsl:text>
        <TLCConcept eId="concept_no" href="/akn/ontology/concept/standpunkt.no" showAs="nej"/>
      </xsl:if>
      <xsl:text>&#10;</xsl:text>
    </references>
  </xsl:template>

  <xsl:template name="reference-to-actor">
    <xsl:param name="name"/>
    <xsl:variable name="class">
      <xsl:call-template name="actor-class"><xsl:with-param name="name" select="$name"/></xsl:call-template>
    </xsl:variable>
    <xsl:variable name="slug">
      <xsl:call-template name="slug"><xsl:with-param name="name" select="$name"/></xsl:call-template>
    </xsl:variable>
    <xsl:text>&#10;</xsl:text>
    <xsl:choose>
      <xsl:when test="$class = 'person'">
        <TLCPerson eId="person_{$slug}" href="/akn/ontology/person/se/se.{$slug}" showAs="{$name}"/>
      </xsl:when>
      <xsl:when test="self::r:municipality">
        <TLCOrganization eId="organization_{$slug}" href="/akn/ontology/organization/se/se.{$municipality}" showAs="{$name}"/>
      </xsl:when>
      <xsl:otherwise>
        <TLCOrganization eId="organization_{$slug}" href="/akn/ontology/organization/se/se.{$municipality}.{$slug}"
                         showAs="{$name}"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="references-to-roles">
    <xsl:for-each select="($document | /r:record/r:item)/*[self::r:person or self::r:issuer[@layer] or self::r:position][
                          generate-id() = generate-id(key('role', concat(@role, @layer))[1])]">
      <xsl:variable name="word">
        <xsl:apply-templates select="@role" mode="person-role"/>
        <xsl:apply-templates select="@layer" mode="layer"/>
      </xsl:variable>
      <xsl:text>&#10;</xsl:text>
      <TLCRole eId="role_{@role}{@layer}" href="/akn/ontology/role/se/standpunkt.{@role}{@layer}" showAs="{$word}"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="@*" mode="person-role">
    <xsl:choose>
      <xsl:when test=". = 'officer'">handläggare</xsl:when>
      <xsl:when test=". = 'mover'">förslagsställare</xsl:when>
      <xsl:when test=". = 'signatory'">undertecknare</xsl:when>
      <xsl:when test=". = 'approver'">attestant</xsl:when>
      <xsl:when test=". = 'chair'">ordförande</xsl:when>
      <xsl:when test=". = 'secretary'">sekreterare</xsl:when>
      <xsl:when test=". = 'adjuster'">justerare</xsl:when>
      <xsl:when test=". = 'speaker'">talare</xsl:when>
      <xsl:when test=". = 'dissenter'">med avvikande mening</xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
