"""Text from anywhere, safe to show on one line of a terminal.

Layout (line breaks, tabs) becomes a space, what is invisible by nature is left out, and what could steer a terminal
or reorder what the reader sees is shown by its number, as the pager ``less`` does: "<U+202E>". Everything else,
markup of any language included, passes as it is. How text is coloured or wrapped is left to others.
"""

import re
import unicodedata

# What ends or shapes a line, with the spaces around it; spaces alone stay as printed.
LAYOUT = re.compile(r" *[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029][ \t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]*")

# Soft hyphen, zero width space, word joiner, byte order mark: nothing to see with or without them.
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))

# Format characters that ordinary prose needs: joiners and direction marks, and the Arabic number signs.
ORDINARY = frozenset("\u200c\u200d\u200e\u200f\u061c\u0600\u0601\u0602\u0603\u0604\u0605\u06dd")

# Controls, format characters (bidi overrides, tags), lone surrogates.
HIDDEN = frozenset({"Cc", "Cf", "Cs"})


def legible(text: str) -> str:
    """The text as it can be shown: no control characters, no line breaks, nothing cut."""
    flat = LAYOUT.sub(" ", text).translate(INVISIBLE)
    return flat if flat.isascii() and flat.isprintable() else "".join(map(_shown, flat))


def _shown(character: str) -> str:
    if unicodedata.category(character) in HIDDEN and character not in ORDINARY:
        return f"<U+{ord(character):04X}>"
    return character
