/// The elements of WordprocessingML that matter to a reader.
enum WordTag: String {
  // Blocks.
  case body = "w:body"
  case paragraph = "w:p"
  case paragraphProperties = "w:pPr"
  case paragraphStyle = "w:pStyle"
  case outlineLevel = "w:outlineLvl"
  case numberingLevel = "w:ilvl"
  case numberingID = "w:numId"
  case pageBreakBefore = "w:pageBreakBefore"
  case headerReference = "w:headerReference"
  case footerReference = "w:footerReference"
  case foreignChunk = "w:altChunk"
  case otherDocument = "w:subDoc"

  // Tables.
  case table = "w:tbl"
  case row = "w:tr"
  case rowProperties = "w:trPr"
  case columnsBefore = "w:gridBefore"
  case cell = "w:tc"
  case columnSpan = "w:gridSpan"
  case verticalMerge = "w:vMerge"
  case horizontalMerge = "w:hMerge"

  // Runs.
  case runProperties = "w:rPr"
  case run = "w:r"
  case runStyle = "w:rStyle"
  case hidden = "w:vanish"
  case text = "w:t"
  case mathText = "m:t"
  case tab = "w:tab"
  case lineBreak = "w:br"
  case carriageReturn = "w:cr"
  case symbol = "w:sym"
  case noBreakHyphen = "w:noBreakHyphen"
  case pageHint = "w:lastRenderedPageBreak"
  case fieldMark = "w:fldChar"
  case drawingSize = "wp:extent"
  case picture = "a:blip"
  case oldPicture = "v:imagedata"
  case embeddedObject = "o:OLEObject"
  case phoneticGuide = "w:rt"

  // Stories beside the text.
  case textBox = "w:txbxContent"
  case footnoteReference = "w:footnoteReference"
  case endnoteReference = "w:endnoteReference"
  case footnote = "w:footnote"
  case endnote = "w:endnote"

  // Comments.
  case commentStart = "w:commentRangeStart"
  case commentEnd = "w:commentRangeEnd"
  case commentReference = "w:commentReference"

  // Changes and alternatives.
  case deletion = "w:del"
  case movedFrom = "w:moveFrom"
  case deletedCell = "w:cellDel"
  case formerParagraph = "w:pPrChange"
  case formerRun = "w:rPrChange"
  case formerTable = "w:tblPrChange"
  case formerRow = "w:trPrChange"
  case formerCell = "w:tcPrChange"
  case formerSection = "w:sectPrChange"
  case formerNumbering = "w:numberingChange"
  case alternatives = "mc:AlternateContent"
  case choice = "mc:Choice"
  case fallback = "mc:Fallback"
}
