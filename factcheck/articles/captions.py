"""Captions of pictures that stand in the text: with a photo credit, a photo label, or "in this undated photo".

Who took a picture says nothing about who reported the story, so a photo credit is never a wire credit.
"""

import re
from functools import cache

from factcheck.articles.sheet import Block, Sheet

# Who supplies newsrooms with pictures, as photo credits abbreviate them.
_SUPPLIER = (
    r"(?:AP|A\.P\.|Associated Press|AFP(?:-JIJI)?|Agence France-Presse|Reuters|REUTERS|Getty(?: Images)?|EPA(?:-EFE)?"
    r"|EFE|Xinhua|Yonhap(?: News)?|KCNA|KRT|KNS|TASS|Sputnik|Bloomberg|Kyodo(?: News)?|KYODO|Jiji(?: Press)?|JIJI"
    r"|ZUMA(?: Press| Wire)?|Anadolu|NurPhoto|Alamy|Shutterstock|UPI|dpa|DPA|PA(?: Media| Wire)?|ANSA|PTI|ANI|IANS"
    r"|Pool|POOL|Handout|Courtesy|TNS|Redux|Magnum|Corbis|iStock|LaPresse|Rex|SIPA|Sipa(?: USA)?|ABACA|Newscom"
    r"|Wikimedia Commons|Flickr|Unsplash|Pixabay)"
)
_WORKS = r"(?:Photos?|Images?|Pictures?|Photographs?|Pics?|Videos?|Illustrations?|Graphics?|Screen ?(?:grab|shot)s?)"
_NAME = r"[^\s.,;:()\[\]/][^.;:()\[\]\n/]{1,50}"

# At the end of a paragraph, in its last _TAIL characters.
_TAIL = 160
_BRACKETED_AT_END = re.compile(
    "|".join(
        (
            rf"[\[(]\s*(?:{_SUPPLIER}\s+)?(?:\w+ )?(?:[Ff]ile )?(?:(?i:{_WORKS})|[Cc]redit)\b"
            r"[^\])\n]{0,120}[\])]\.?\s*$",
            rf"[\[(][^\])\n]{{0,80}}(?:/\s?|\bvia ){_SUPPLIER}\b[^\])\n]{{0,40}}[\])]\.?\s*$",
            rf"[\[(]\s*{_SUPPLIER}(?: {_WORKS})?\s?[/|][^\])\n]{{1,80}}[\])]\.?\s*$",
        )
    )
)
# What every credit without brackets has: their pattern takes longer to make than most texts to read.
_SUPPLIED = re.compile(rf"{_SUPPLIER}|:")
# At the beginning: what follows is a caption whatever it says.
_LABEL = re.compile(
    r"(?:\d+ (?:of|/) \d+ )?(?:"
    r"(?:FILE(?: PHOTO| PICTURE| IMAGE)?|File (?:photo|picture|image|pic))(?:\s*[:–—-]|\s*\.?$| (?:of|shows)\b)"
    r"|(?:Photo|Photograph|Picture|Image|Caption|Photo credit|Image credit|Video|Pictured)\s*:"
    r"|(?:Photo|Photograph|Picture|Image|Illustration|Video) (?:by|credit|courtesy|via)\b"
    r"|(?:Image|Media|Photo) (?:copyright|caption|source)\b"
    r"|(?:Enlarge this image|toggle caption|hide caption|View gallery|View image|Open image|Getty Images)\b"
    r"|Facebook Twitter Pinterest \w"
    r"|This (?:undated|handout|file|combination|satellite)\b[^.\n]{0,40}\b(?:photo(?:graph)?|picture|image)\b"
    r")"
)
_PHRASE = re.compile(
    r"\bin this (?:(?:\w+[ -]){0,3})?(?:undated|file|handout|combination|still|screen ?grab|video ?grab)\b"
    r"[^.\n]{0,30}\b(?:photo(?:graph)?|image|picture|frame|video|illustration)\b"
    r"|\bin an? (?:undated|file|handout) (?:photo(?:graph)?|picture|still image)\b"
    r"|\bin this (?:(?:[\w.,]+ ){0,6})?(?:photo(?:graph)?|picture)"
    r"(?:,| (?:taken|released|provided|distributed|made available|supplied)\b)",
    re.I,
)
_BRACKETED = re.compile(r"\[(?:Image|Photo|Picture|Photograph)s? (?:by|via|credit|courtesy)\b[^\]\n]{0,120}\]", re.I)

_LONGEST_CAPTION = 80
_LONGEST_CAPTION_HEADING = 16


def find_captions(sheet: Sheet) -> None:
    """Caption paragraphs with their heading lines, and photo credits in the midst of prose."""
    for position, block in sheet.free():
        if not _is_caption(block):
            for credit in _BRACKETED.finditer(block.text):
                sheet.mark("caption", block.start + credit.start(), block.start + credit.end())
            continue
        sheet.claim(position, "caption")
        if _has_heading(sheet, position):
            sheet.claim(position - 1, "caption")


def _is_caption(block: Block) -> bool:
    if block.words > _LONGEST_CAPTION:
        return False
    tail = block.text[-_TAIL:]
    return any(
        (
            _LABEL.match(block.text),
            _BRACKETED_AT_END.search(tail),
            _SUPPLIED.search(tail) and _bare_at_end().search(tail),
            _PHRASE.search(block.text),
        )
    )


def _has_heading(sheet: Sheet, position: int) -> bool:
    """A short line right above the caption, where blank lines stand between paragraphs, belongs to the picture."""
    if position < 2 or sheet.blocks[position].gap or not sheet.is_free(position - 1):
        return False
    above = sheet.blocks[position - 1]
    return above.gap and above.words <= _LONGEST_CAPTION_HEADING


@cache
def _bare_at_end() -> re.Pattern[str]:
    """A credit without brackets has no full stop behind it; "a poll by Reuters/Ipsos." is prose."""
    return re.compile(
        "|".join(
            (
                rf"\b{_SUPPLIER}(?: (?:{_WORKS}|TV|News))?/\s?{_NAME}(?:/{_NAME}){{0,2}}$",
                rf"\b{_NAME}\s?/\s?{_SUPPLIER}(?: {_WORKS})?(?:\s?/\s?{_SUPPLIER}(?: {_WORKS})?)*"
                rf"(?: via {_SUPPLIER})?(?:, File)?$",
                rf"\bvia {_SUPPLIER}(?: (?:{_WORKS}|TV))?(?:, File| More)?$",
                rf"\b{_SUPPLIER} {_WORKS}(?:, File)?$",
                rf"\b(?:{_WORKS}|Photo credit|Photo by|Credit|Picture credit)\s*:\s*{_NAME}(?:\s?/\s?{_NAME}){{0,3}}$",
                rf"\|\s*{_SUPPLIER}(?: {_WORKS})?$",
            )
        )
    )
