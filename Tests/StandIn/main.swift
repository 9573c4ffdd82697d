internal import Glibc
internal import Sandbox

/// Reads frames and does what the first word of each asks for.
func readExactly(_ count: Int) -> [UInt8]? {
  var bytes: [UInt8] = []
  while bytes.count < count {
    var chunk = [UInt8](repeating: 0, count: min(count - bytes.count, 1 << 16))
    let got = read(0, &chunk, chunk.count)
    if got <= 0 { return nil }
    bytes += chunk.prefix(got)
  }
  return bytes
}

func writeAll(_ bytes: [UInt8]) {
  var sent = 0
  while sent < bytes.count {
    let count = bytes[sent...].withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
    if count <= 0 { exit(9) }
    sent += count
  }
}

func answer(_ payload: [UInt8]) { writeAll(Frame.header(length: payload.count) + payload) }

func serve() -> Never {
  while let header = readExactly(Frame.headerLength), let length = Frame.length(header) {
    guard let payload = readExactly(Int(length)) else { exit(8) }
    let words = String(decoding: payload.prefix(200), as: UTF8.self).split(separator: " ").map(String.init)
    act(words.first ?? "", Array(words.dropFirst()), payload)
  }
  exit(0)
}

func act(_ word: String, _ rest: [String], _ payload: [UInt8]) {
  switch word {
  case "hang": while true { pause() }
  case "spin": while true {}
  case "crash": abort()
  case "trap": fatalError("asked to")
  case "exit": exit(7)
  case "garbage": writeAll([UInt8](repeating: 0xFF, count: 4096))
  case "twice":
    let frame = Frame.header(length: payload.count) + payload
    writeAll(frame + frame)
  case "late":
    answer(payload)
    usleep(50_000)
    answer(payload)
  case "flood": while true { writeAll(Frame.header(length: 1 << 40) + [UInt8](repeating: 0, count: 1 << 16)) }
  case "shut":
    close(0)
    close(1)
    while true { pause() }
  case "descriptors":
    let open = (0..<256).filter { fcntl($0, F_GETFD) >= 0 }
    answer(Array(open.map(String.init).joined(separator: " ").utf8))
  case "environment":
    var names: [String] = []
    var place = environ
    while let name = place.pointee {
      names.append(String(cString: name))
      place += 1
    }
    answer(Array(names.joined(separator: " ").utf8))
  case "confine": answer(Array(confine(rest).utf8))
  default: answer(payload)
  }
}

serve()
