// SPDX-License-Identifier: GPL-3.0-or-later

/// The bytes of a file where they stay: both libraries look into them as long as they have it open, and a file may be large.
final class FileBytes {
  let start: UnsafeMutableRawPointer
  let count: Int

  init(_ file: ArraySlice<UInt8>) {
    count = file.count
    start = .allocate(byteCount: max(count, 1), alignment: 16)
    UnsafeMutableRawBufferPointer(start: start, count: count).copyBytes(from: file)
  }

  deinit { start.deallocate() }
}
