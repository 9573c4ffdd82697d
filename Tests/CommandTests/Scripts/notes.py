#!/usr/bin/env python3
"""Turns the pages of a PDF, answers its first note, and reads its notes: page, author, first line of the note, and on one page the words below it.

    notes.py turn FILE OUT DEGREES
    notes.py answer FILE OUT WORDS
    notes.py read FILE PAGE
"""
import subprocess
import sys

import pikepdf


def turn(path, target, degrees):
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            page.rotate(int(degrees), relative=True)
        pdf.save(target)


def answer(path, target, text):
    """As viewers do: a note in reply to the first highlight, with a window of its own."""
    with pikepdf.open(path) as pdf:
        page = next(page for page in pdf.pages if '/Annots' in page)
        first = next(note for note in page.Annots if note.Subtype == '/Highlight')
        reply = pdf.make_indirect(pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=first.Rect, T='reviewer', Contents=text, IRT=first))
        reply.Popup = pdf.make_indirect(pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Popup, Rect=first.Rect, Parent=reply))
        page.Annots.append(reply)
        page.Annots.append(reply.Popup)
        pdf.save(target)


def replies(path):
    """Every note of others with what it answers, and how many windows belong to none that is there."""
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            notes = list(page.get('/Annots', []))
            there = {note.objgen for note in notes}
            for note in notes:
                if note.Subtype == '/Text':
                    print(note.T, note.Contents, 'IRT' if '/IRT' in note else 'alone', sep='\t')
                elif note.Subtype == '/Popup':
                    assert note.Parent.objgen in there


def shown(page, x, y):
    """A point of the page's space on the page as shown, from the top left."""
    left, bottom, right, top = (float(edge) for edge in page.cropbox)
    return {0: (x - left, top - y), 90: (y - bottom, x - left), 180: (right - x, y - bottom),
            270: (top - y, right - x)}[int(page.get('/Rotate', 0)) % 360]


def words(path, number, page, quad):
    """What pdftotext finds in the box of a quadrilateral."""
    corners = [shown(page, quad[i], quad[i + 1]) for i in range(0, 8, 2)]
    xs, ys = zip(*corners)
    box = [min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)]
    # At ten dots a point, with a third of a point around it: pdftotext leaves out a character that is not whole inside.
    area = [round(value * 10) + more for value, more in zip(box, (-3, -3, 6, 6))]
    command = ['pdftotext', '-r', '720', '-f', str(number), '-l', str(number)]
    command += [part for name, value in zip('xyWH', area) for part in (f'-{name}', str(value))]
    return subprocess.run([*command, path, '-'], check=True, capture_output=True, text=True).stdout.split()


def read(path, chosen):
    names = set()
    with pikepdf.open(path) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            for note in page.get('/Annots', []):
                if note.Subtype != '/Highlight':
                    continue
                assert note.Popup.Parent.objgen == note.objgen and note.P.objgen == page.objgen
                assert '/M' not in note and '/N' in note.AP
                assert (str(note.NM), number) not in names
                names.add((str(note.NM), number))
                points = [float(value) for value in note.QuadPoints]
                assert len(points) % 8 == 0 and points
                quads = [points[i:i + 8] for i in range(0, len(points), 8)] if number == int(chosen) else []
                text = ''.join(word for quad in quads for word in words(path, number, page, quad))
                print(number, note.T, str(note.Contents).splitlines()[0], text, sep='\t')


{'turn': turn, 'answer': answer, 'replies': replies, 'read': read}[sys.argv[1]](*sys.argv[2:])
