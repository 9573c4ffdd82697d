/// What a reader takes from one file at most. The figures are far above any disclosure and far below what would hurt the machine.
package struct FormatLimits: Sendable {
  /// Files in an archive.
  package var entries = 4096
  /// Inflated bytes of one file of an archive.
  package var entryBytes = 256 << 20
  /// Inflated bytes of all files that are read from one archive, those of archives in it included.
  package var archiveBytes = 512 << 20
  /// Archives inside one another.
  package var archiveDepth = 3
  /// Inflated bytes for each byte stored, once a file has passed 1 MB: real office files reach 30.
  package var ratio = 200
  /// Elements of an XML part inside one another; libxml2's own bound is 256.
  package var depth = 200
  /// Elements of one XML part or page.
  package var elements = 20_000_000
  /// Bytes of text of a transcript, or of a file of text: thousands of pages. An audit takes a second or two for each MB.
  package var textBytes = 16 << 20
  /// Places in the grids of a transcript, those that merged cells cover included.
  package var places = 4_000_000
  /// Columns of one table.
  package var columns = 1024
  /// Bytes of a page of HTML.
  package var pageBytes = 32 << 20

  package init() {}
}
