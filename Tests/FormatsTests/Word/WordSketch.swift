import Disclosure

@testable import Formats

/// A DOCX from the XML of its parts.
struct WordSketch {
  var body: String
  var styles = ""
  var numbering = ""
  var footnotes = ""
  var header = ""
  var comments = ""
  var namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  var office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  init(_ body: String) { self.body = body }

  var bytes: [UInt8] {
    let parts = [
      ("styles", styles), ("numbering", numbering), ("footnotes", footnotes), ("header", header),
      ("comments", comments),
    ].filter { !$0.1.isEmpty }
    let relations = parts.map {
      "<Relationship Id=\"\($0.0)\" Type=\"\(office)/\($0.0)\" Target=\"\($0.0).xml\"/>"
    }.joined()
    return ZipMaker.zip(
      [
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
        (
          "_rels/.rels", rels("<Relationship Id=\"r\" Type=\"\(office)/officeDocument\" Target=\"word/document.xml\"/>")
        ),
        ("word/_rels/document.xml.rels", rels(relations)),
        ("word/document.xml", root("document", "<w:body>\(body)</w:body>")),
      ]
        + parts.map { name, content in
          let element = name == "header" ? "hdr" : name
          return ("word/\(name).xml", root(element, content))
        })
  }

  func read() throws(FormatError) -> Transcript { try WordReader.read(bytes).transcript }

  private func rels(_ content: String) -> String {
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\(content)</Relationships>"
  }

  private func root(_ name: String, _ content: String) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?><w:\(name) xmlns:w="\(namespace)" \
    xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:r="\(office)" \
    xmlns:o="urn:schemas-microsoft-com:office:office">\(content)</w:\(name)>
    """
  }

  /// A paragraph of one run.
  static func paragraph(_ text: String, _ properties: String = "") -> String {
    "<w:p>\(properties.isEmpty ? "" : "<w:pPr>\(properties)</w:pPr>")\(run(text))</w:p>"
  }

  static func run(_ text: String, _ properties: String = "") -> String {
    "<w:r>\(properties.isEmpty ? "" : "<w:rPr>\(properties)</w:rPr>")<w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
  }

  static func list(_ id: Int, _ level: Int = 0) -> String {
    "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(id)\"/></w:numPr>"
  }

  static func cell(_ text: String, _ properties: String = "") -> String {
    "<w:tc>\(properties.isEmpty ? "" : "<w:tcPr>\(properties)</w:tcPr>")\(paragraph(text))</w:tc>"
  }
}
