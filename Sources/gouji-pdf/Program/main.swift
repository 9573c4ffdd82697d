// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import PDFLayout
let f = PopplerFileDump()
