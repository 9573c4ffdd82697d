internal import CFuzzer
internal import Glibc

// fuzz READER OPTION…: feeds mutated bytes to one reader. The options are libFuzzer's; see scripts/fuzz.

/// By the name under which libFuzzer's own main, which is linked and not run, looks for it.
@_cdecl("LLVMFuzzerTestOneInput")
func readOneInput(_ data: UnsafePointer<UInt8>?, _ size: Int) -> Int32 {
  FuzzedReader.current.read(Array(UnsafeBufferPointer(start: data, count: size)))
  return 0
}

guard CommandLine.arguments.count > 1, let reader = FuzzedReader(rawValue: CommandLine.arguments[1]) else {
  print("usage: fuzz \(FuzzedReader.allCases.map(\.rawValue).joined(separator: "|")) LIBFUZZER-OPTION…")
  exit(2)
}
FuzzedReader.current = reader

var arguments = (CommandLine.arguments[..<1] + CommandLine.arguments[2...]).map { strdup($0) } + [nil]
var count = Int32(arguments.count - 1)
let status = arguments.withUnsafeMutableBufferPointer { buffer in
  var base = buffer.baseAddress
  return LLVMFuzzerRunDriver(&count, &base, { readOneInput($0, $1) })
}
exit(status)
