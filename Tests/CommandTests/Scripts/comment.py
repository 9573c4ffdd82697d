#!/usr/bin/env python3
"""Puts a comment on the paragraph of a DOCX that holds certain words, as a person would in Word.

    comment.py FILE OUT WORDS COMMENT
"""
import html
import re
import sys
import zipfile

WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments'


def main(path, target, words, comment):
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    body = parts['word/document.xml'].decode()
    for paragraph in re.finditer(r'<w:p>.*?</w:p>', body, re.S):
        if words in html.unescape(re.sub('<[^>]*>', '', paragraph[0])):
            break
    else:
        sys.exit(f'no paragraph holds {words}')
    marked = paragraph[0].replace('<w:r>', '<w:commentRangeStart w:id="0"/><w:r>', 1)
    marked = marked[:-len('</w:p>')] + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>'
    parts['word/document.xml'] = (body[:paragraph.start()] + marked + body[paragraph.end():]).encode()
    text = f'<w:p><w:r><w:t>{html.escape(comment)}</w:t></w:r></w:p>'
    parts['word/comments.xml'] = f'<w:comments xmlns:w="{WORD}"><w:comment w:id="0" w:author="审核">{text}</w:comment></w:comments>'.encode()
    relations = parts.get('word/_rels/document.xml.rels', b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>').decode()
    relation = f'<Relationship Id="remark" Type="{TYPE}" Target="comments.xml"/>'
    parts['word/_rels/document.xml.rels'] = relations.replace('</Relationships>', relation + '</Relationships>').encode()
    kind = '<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/>'
    parts['[Content_Types].xml'] = parts['[Content_Types].xml'].decode().replace('</Types>', kind + '</Types>').encode()
    with zipfile.ZipFile(target, 'w', zipfile.ZIP_DEFLATED) as new:
        for name, data in parts.items():
            new.writestr(name, data)


main(*sys.argv[1:])
