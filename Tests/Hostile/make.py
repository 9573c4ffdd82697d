#!/usr/bin/env python3
"""Writes hostile and broken files into a folder: make.py [--small] FOLDER. Python 3, standard library only.

Every file that can be read at all says something wrong (`FAULT`), so none of them may ever be called clean: either the fault is
found or the file is said not to have been audited. Same bytes every time. --small: a tenth of what is merely long.
"""

import os
import socket
import sys

import archives
import ole
import pages
import pdfs
import texts


def places(folder):
    """Paths that are no ordinary files."""
    at = lambda name: os.path.join(folder, name)
    os.mkfifo(at("fifo.txt"))
    os.symlink("/dev/zero", at("device.txt"))
    os.symlink("/dev/tty", at("terminal.txt"))
    os.symlink("loop.txt", at("loop.txt"))
    os.symlink("nowhere", at("dangling.txt"))
    os.symlink("/proc/self/mem", at("memory.txt"))
    listener = socket.socket(socket.AF_UNIX)
    here = os.getcwd()
    os.chdir(folder)  # names of sockets are short
    listener.bind("socket.txt")
    os.chdir(here)
    listener.close()
    with open(at("forbidden.txt"), "w") as file:
        file.write(texts.FAULT)
    os.chmod(at("forbidden.txt"), 0)
    os.mkdir(at("closed"))
    with open(at("closed/inside.txt"), "w") as file:
        file.write(texts.FAULT)
    os.chmod(at("closed"), 0)
    os.mkdir(at("listed"))
    with open(at("listed/inside.txt"), "w") as file:
        file.write(texts.FAULT)
    os.chmod(at("listed"), 0o444)
    os.mkdir(at("empty"))
    with open(at("sparse.txt"), "w") as file:
        file.truncate(1 << 40)


def main():
    arguments = sys.argv[1:]
    if arguments[:1] == ["--small"]:
        texts.divisor = 10
        arguments = arguments[1:]
    if len(arguments) != 1 or arguments[0].startswith("-"):
        sys.exit("usage: make.py [--small] FOLDER")
    folder = arguments[0]
    os.makedirs(folder, exist_ok=True)
    for module in (texts, archives, pages, pdfs, ole):
        for name, content in module.files():
            with open(os.path.join(folder, name), "wb") as file:
                file.write(content)
    places(folder)


if __name__ == "__main__":
    main()
