// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

exit(Program.run(Array(CommandLine.arguments.dropFirst())))
