/// Operators of content streams (ISO 32000-1, annex A) as the lexer gives them: the first letter in the lowest byte.
enum Operation {
  /// m
  static let move: UInt32 = 0x6D
  /// l
  static let line: UInt32 = 0x6C
  /// c
  static let curve: UInt32 = 0x63
  /// v
  static let curveFrom: UInt32 = 0x76
  /// y
  static let curveTo: UInt32 = 0x79
  /// h
  static let close: UInt32 = 0x68
  /// re
  static let rectangle: UInt32 = 0x6572
  /// W
  static let clip: UInt32 = 0x57
  /// W*
  static let clipEvenOdd: UInt32 = 0x2A57
  /// n
  static let endPath: UInt32 = 0x6E
  /// S
  static let stroke: UInt32 = 0x53
  /// s
  static let closeStroke: UInt32 = 0x73
  /// f
  static let fill: UInt32 = 0x66
  /// F
  static let fillOld: UInt32 = 0x46
  /// f*
  static let fillEvenOdd: UInt32 = 0x2A66
  /// B
  static let fillStroke: UInt32 = 0x42
  /// B*
  static let fillStrokeEvenOdd: UInt32 = 0x2A42
  /// b
  static let closeFillStroke: UInt32 = 0x62
  /// b*
  static let closeFillStrokeEvenOdd: UInt32 = 0x2A62
  /// q
  static let save: UInt32 = 0x71
  /// Q
  static let restore: UInt32 = 0x51
  /// cm
  static let concatenate: UInt32 = 0x6D63
  /// w
  static let lineWidth: UInt32 = 0x77
  /// g
  static let fillGray: UInt32 = 0x67
  /// G
  static let strokeGray: UInt32 = 0x47
  /// rg
  static let fillRGB: UInt32 = 0x6772
  /// RG
  static let strokeRGB: UInt32 = 0x4752
  /// k
  static let fillCMYK: UInt32 = 0x6B
  /// K
  static let strokeCMYK: UInt32 = 0x4B
  /// sc
  static let fillColor: UInt32 = 0x6373
  /// SC
  static let strokeColor: UInt32 = 0x4353
  /// scn
  static let fillColorNamed: UInt32 = 0x6E6373
  /// SCN
  static let strokeColorNamed: UInt32 = 0x4E4353
  /// cs
  static let fillSpace: UInt32 = 0x7363
  /// CS
  static let strokeSpace: UInt32 = 0x5343
  /// BT
  static let beginText: UInt32 = 0x5442
  /// Tf
  static let font: UInt32 = 0x6654
  /// Tm
  static let textMatrix: UInt32 = 0x6D54
  /// Td
  static let textMove: UInt32 = 0x6454
  /// TD
  static let textMoveLeading: UInt32 = 0x4454
  /// T*
  static let nextLine: UInt32 = 0x2A54
  /// TL
  static let textLeading: UInt32 = 0x4C54
  /// Tr
  static let textMode: UInt32 = 0x7254
  /// Tj
  static let show: UInt32 = 0x6A54
  /// TJ
  static let showParts: UInt32 = 0x4A54
  /// '
  static let showNextLine: UInt32 = 0x27
  /// "
  static let showSpaced: UInt32 = 0x22
  /// Do
  static let doObject: UInt32 = 0x6F44
  /// ID
  static let pictureData: UInt32 = 0x4449
}
