"""Faults for the faulty twin of a sample. A fault changes the first paragraph or table row that its pattern matches."""
import re
from dataclasses import dataclass
from typing import Callable


@dataclass
class Fault:
    """`pattern` is searched in a paragraph, or in a row whose cells are joined by tabs."""
    finding: str
    pattern: str
    new: str | Callable
    why: str


MARK = 0xE000  # private-use characters, one before and one after a fault, found again and dropped after layout
LAST = 128


class Editor:
    def __init__(self, faults):
        self.faults = list(faults)
        self.done = [False] * len(self.faults)

    def edit(self, text):
        for n, fault in enumerate(self.faults):
            match = None if self.done[n] else re.search(fault.pattern, text)
            if match:
                new = fault.new(match) if callable(fault.new) else match.expand(fault.new)
                assert new != match[0], fault
                # The mark stands where the text begins to differ.
                same = 0
                while same < min(len(new), len(match[0])) and new[same] == match[0][same]:
                    same += 1
                while same and new[same - 1] in '0123456789.,':
                    same -= 1
                changed = chr(MARK + n) + new[same:] + chr(MARK + LAST + n)
                text = text[:match.start()] + new[:same] + changed + text[match.end():]
                self.done[n] = True
        return text

    def finish(self, text):
        """The text without marks, and what must be found in it."""
        assert all(self.done), [f.pattern for f, d in zip(self.faults, self.done) if not d]
        expected = []
        for n, fault in enumerate(self.faults):
            at = text.index(chr(MARK + n))
            line = text.count('\n', 0, at) + 1
            quote = re.match(r'[^\n\t]{0,24}', re.sub(f'[{chr(MARK)}-{chr(MARK + 255)}]', '', text[at:at + 60]))[0]
            entry = {'line': line, 'class': fault.finding, 'quote': quote.strip(), 'why': fault.why}
            # A layout may break it over lines.
            last = text.count('\n', 0, text.index(chr(MARK + LAST + n))) + 1
            if last != line:
                entry['related'] = [{'line': k} for k in range(line + 1, last + 1)]
            expected.append(entry)
        expected.sort(key=lambda e: e['line'])
        return re.sub(f'[{chr(MARK)}-{chr(MARK + 255)}]', '', text), expected


def swap(group):
    """Exchanges the first two different neighbouring digits of a group of the match."""
    def change(match):
        text = match[group]
        for i in range(len(text) - 1):
            if text[i].isdigit() and text[i + 1].isdigit() and text[i] != text[i + 1] and not (i == 0 and text[1] == '0'):
                return put(match, group, text[:i] + text[i + 1] + text[i] + text[i + 2:])
        raise AssertionError(match[0])
    return change


def bump(group, place=1, by=3):
    """Changes the digit at `place` (from the left, separators not counted) of a group."""
    def change(match):
        text, digits = match[group], [i for i, c in enumerate(match[group]) if c.isdigit()]
        i = digits[min(place, len(digits) - 1)]
        return put(match, group, text[:i] + str((int(text[i]) + by) % 10) + text[i + 1:])
    return change


def slip(group):
    """Moves the decimal point of a group one place to the left."""
    def change(match):
        whole, part = match[group].split('.')
        return put(match, group, f'{whole[:-1] or "0"}.{whole[-1]}{part}')
    return change


def put(match, group, text):
    start, end = match.start(group) - match.start(), match.end(group) - match.start()
    return match[0][:start] + text + match[0][end:]
