"""What a source is by its first bytes, whatever its name ends in."""

import re

# First bytes, and what a reader calls the thing. Order matters where one begins like another.
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"%PDF-", "a PDF document"),
    (b"{\\rtf", "a rich text (RTF) document"),
    (b"%!PS", "a PostScript document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"ID3", "an MP3 recording"),
    (b"OggS", "an Ogg recording"),
    (b"\x1aE\xdf\xa3", "a Matroska video"),
    (b"WARC/", "a web archive (WARC)"),
    (b"bplist00", "a Safari web archive"),
)
# Signatures that stand a few bytes in.
_INNER = (
    (re.compile(rb"RIFF....WEBP", re.S), "a WebP image"),
    (re.compile(rb"RIFF....(?:WAVE|AVI )", re.S), "a recording"),
    (re.compile(rb"....ftyp", re.S), "an MP4 video or HEIF image"),
    (re.compile(rb"BM.{4}\x00{4}", re.S), "a bitmap image"),
)
# "<p>" alone makes no page: Markdown and text may hold tags too.
_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_FEED = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.I | re.S)
_FRONT_MATTER = re.compile(
    r"---[ \t]*\r?\n(?:#.*\r?\n|\s*\r?\n)*[\w \-]+:.*(?:\r?\n.*)*?\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)"
)
_RECORD = re.compile(r'\s*\{\s*"')
# An object's first line that has a text: what a line of JSON needs to be an article.
_ARTICLE = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{[^\r\n]*"text"\s*:')


def binary_kind(head: bytes) -> str | None:
    """What a reader calls the file that begins with ``head``, or None where nothing speaks against text."""
    for signature, name in _SIGNATURES:
        if head.startswith(signature):
            return name
    return next((name for pattern, name in _INNER if pattern.match(head)), None)


def is_page(head: str) -> bool:
    """Does a text begin like an HTML page?"""
    return _PAGE.match(head) is not None


def is_feed(head: str) -> bool:
    """Does a text begin like an RSS or Atom feed?"""
    return _FEED.match(head) is not None


def has_front_matter(head: str) -> bool:
    """Does a text begin with a block of YAML between lines of three dashes?"""
    return _FRONT_MATTER.match(head) is not None


def begins_with_record(head: str) -> bool:
    """Does a text begin like a line of JSON: an object with a key?"""
    return _RECORD.match(head) is not None


def begins_with_article(head: bytes) -> bool:
    """Does a file begin with an article as a line of JSON: an object with a text, all of its keys on one line?"""
    return _ARTICLE.match(head) is not None
