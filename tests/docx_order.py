#!/usr/bin/env python3
"""Checks a DOCX as Word would before it offers to repair it: the children of each element stand in the order of
ECMA-376 (transitional), every id that is referred to exists, every part has a content type.

    docx_order.py FILE.docx

The lists below are the sequences of the standard's complex types, for the elements that drafts use; an element that has
no list here, or a child that its parent's list lacks, is a fault, so that a stylesheet cannot use more unseen.
"""
import re
import sys
import xml.etree.ElementTree as ElementTree
import zipfile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RUNS = "bookmarkStart bookmarkEnd commentRangeStart commentRangeEnd r hyperlink"
PARAGRAPH = ("pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
             "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
             "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
             "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange")
RUN = ("rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish "
       "webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang "
       "eastAsianLayout specVanish oMath")

# sequences; "*" before a list: any order and number
ORDER = {
    "document": "background body",
    "body": "*p tbl sectPr",
    "p": "*pPr " + RUNS,
    "hyperlink": "*r",
    "r": "*rPr t tab br fldChar instrText footnoteReference footnoteRef commentReference annotationRef separator "
         "continuationSeparator",
    "pPr": PARAGRAPH,
    "rPr": RUN,
    "numPr": "ilvl numId",
    "pBdr": "top left bottom right between bar",
    "tabs": "*tab",
    "tbl": "*tblPr tblGrid tr",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd "
             "tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tblCellMar": "top left bottom right",
    "tblGrid": "*gridCol",
    "tr": "*trPr tc",
    "trPr": "*cantSplit tblHeader",
    "tc": "*tcPr p",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType "
              "cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
    "styles": "docDefaults latentStyles style",
    "docDefaults": "rPrDefault pPrDefault",
    "rPrDefault": "rPr",
    "pPrDefault": "pPr",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
             "personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "num": "abstractNumId lvlOverride",
    "lvlOverride": "startOverride lvl",
    "footnotes": "footnote",
    "footnote": "*p",
    "comments": "comment",
    "comment": "*p",
    "hdr": "*p",
    "ftr": "*p",
    "settings": "writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries "
                "displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData embedTrueTypeFonts "
                "embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader "
                "bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors activeWritingStyle proofState "
                "formsDesign attachedTemplate linkStyles stylePaneFormatFilter stylePaneSortMethod documentType mailMerge "
                "revisionView trackRevisions doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride "
                "styleLockTheme styleLockQFSet defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone "
                "doNotHyphenateCaps showEnvelope summaryLength clickAndTypeStyle defaultTableStyle evenAndOddHeaders "
                "bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets drawingGridHorizontalSpacing "
                "drawingGridVerticalSpacing displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery "
                "doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin drawingGridVerticalOrigin doNotShadeFormData "
                "noPunctuationKerning characterSpacingControl printTwoOnOne strictFirstAndLastChars noLineBreaksAfter "
                "noLineBreaksBefore savePreviewPicture doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent "
                "alwaysShowPlaceholderText doNotDemarcateInvalidXml saveXmlDataOnly useXSLTWhenSaving saveThroughXslt "
                "showXMLTags alwaysMergeEmptyNamespace updateFields hdrShapeDefaults footnotePr endnotePr compat docVars rsids "
                "mathPr attachedSchema themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats "
                "doNotAutoCompressPictures forceUpgrade captions readModeInkLockDown smartTagType schemaLibrary shapeDefaults "
                "doNotEmbedSmartTags decimalSymbol listSeparator",
    "footnotePr": "pos numFmt numStart numRestart footnote",
    "compat": "*compatSetting",
    "fonts": "font",
    "font": "altName panose1 charset family notTrueType pitch sig embedRegular",
}
FIRST = {"p": "pPr", "r": "rPr", "tc": "tcPr", "tr": "trPr", "tbl": "tblPr"}  # must come first if there
faults = []


def fault(part, text):
    faults.append(f"{part}: {text}")


def check(part, element, parent=None):
    name = element.tag.removeprefix(W)
    children = [child.tag.removeprefix(W) for child in element]
    if name == "footnote" and parent == "footnotePr":
        children = []
    elif children and name not in ORDER:
        fault(part, f"no list of children for {name}")
    elif children:
        free = ORDER[name].startswith("*")
        order = ORDER[name].lstrip("*").split()
        last = -1
        for child in children:
            if child not in order:
                fault(part, f"{child} in {name} is not in the list")
            elif not free and order.index(child) < last:
                fault(part, f"{child} in {name} stands too late")
            else:
                last = order.index(child)
        if name in FIRST and FIRST[name] in children[1:]:
            fault(part, f"{FIRST[name]} is not the first in {name}")
    if name == "tc" and (not children or children[-1] != "p"):
        fault(part, "a cell does not end with a paragraph")
    if name == "body" and (children[-1] != "sectPr" or "tbl" == children[-2]):
        fault(part, "the body must end with a paragraph and sectPr")
    for child in element:
        check(part, child, name)


def ids(root, tag, attribute="id"):
    return [element.get(W + attribute) for element in root.iter(W + tag)]


def main():
    package = zipfile.ZipFile(sys.argv[1])
    names = package.namelist()
    parts = {name: ElementTree.fromstring(package.read(name)) for name in names}
    types = {e.get("PartName") for e in parts["[Content_Types].xml"] if e.get("PartName")}
    for name in names:
        if name.startswith("word/") and not name.endswith(".rels"):
            check(name, parts[name])
            if "/" + name not in types:
                fault(name, "has no content type")
    for name in types:
        if name[1:] not in names:
            fault(name, "has a content type and is not there")
    for name in names:
        if name.endswith(".rels"):
            folder = re.sub(r"_rels/[^/]*$", "", name)
            for relation in parts[name]:
                if relation.get("TargetMode") != "External" and folder + relation.get("Target") not in names:
                    fault(name, f"{relation.get('Target')} is not there")
    document = parts["word/document.xml"]
    styles = set(ids(parts["word/styles.xml"], "style", "styleId"))
    for name, root in parts.items():
        for tag in ("pStyle", "rStyle", "basedOn", "next"):
            for style in ids(root, tag, "val"):
                if style not in styles:
                    fault(name, f"there is no style {style}")
    for refers, file, tag in (("footnoteReference", "footnotes", "footnote"), ("commentReference", "comments", "comment")):
        there = ids(parts[f"word/{file}.xml"], tag)
        wanted = ids(document, refers)
        if len(set(there)) != len(there):
            fault(file, "an id stands twice")
        for one in wanted:
            if one not in there:
                fault(file, f"{one} is not there")
        if sorted(wanted) != sorted(i for i in there if int(i) > 0):
            fault(file, "something is never referred to")
    shared = set(ids(parts["word/footnotes.xml"], "footnote")) & set(ids(parts["word/comments.xml"], "comment"))
    if shared:  # LibreOffice looks both up by number alone
        fault("comments", f"footnotes have the same numbers: {sorted(shared)}")
    for tag in ("bookmarkStart", "commentRangeStart"):
        if sorted(ids(document, tag)) != sorted(ids(document, tag.replace("Start", "End"))):
            fault("document", f"{tag} without its end")
    bookmarks = ids(document, "bookmarkStart", "name")
    if len(set(bookmarks)) != len(bookmarks) or any(len(b) > 40 or not re.fullmatch(r"[A-Za-z]\w*", b) for b in bookmarks):
        fault("document", "a bookmark's name is no name, too long, or stands twice")
    numbers = ids(parts["word/numbering.xml"], "num", "numId")
    for number in ids(document, "numId", "val"):
        if number not in numbers:
            fault("numbering", f"{number} is not there")
    for one in faults:
        print(one)
    sys.exit(1 if faults else 0)


main()
