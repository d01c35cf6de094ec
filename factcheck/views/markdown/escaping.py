"""Text from anywhere, safe in Markdown as GitHub and GitLab show it: nothing in it becomes markup, a link or a mention.

Line breaks become spaces, and controls are shown by number (``legible``). Words stay as they are for the reader, though
not in the source: characters that mean something are escaped. What is read after escaping (a mention, the number of an
issue, an e-mail address, an emoji's name) is broken up by an empty comment, which leaves the words whole when they are
copied.
"""

import re
from urllib.parse import quote

from factcheck.views.legible import legible
from factcheck.views.links import web_address

# Means something wherever it stands.
ALWAYS = re.compile(r"([\\`*_\[\]|~$^])")
# Means something at the beginning only: a heading, a list, a line under a heading, a quotation.
FIRST = re.compile(r"^(?:([#+=-])|(\d+)([.)]))")
# Would be made a link: the address of a page, with or without its scheme.
ADDRESS = re.compile(r"(?i)(?<=https)(:)(?=//)|(?<=http)(:)(?=//)|(?<=ftp)(:)(?=//)|(?<=www)(\.)")
# "@name", "#12", "GH-12", ":emoji:": the place after their first characters.
REFERENCE = re.compile(r"(?<=@)(?=[\w-])|(?<=#)(?=\w)|(?<=!)(?=\d)|(?i:(?<=gh))(?=-\d)|(?<=:)(?=[\w+-]+:)")
# HTML's three, as entities: Markdown reads them as plain text.
ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
NOTHING = "<!-- -->"


def escaped(text: str) -> str:
    """One line of text, which stays text."""
    plain = legible(text).strip()
    marked = ADDRESS.sub(lambda found: f"\\{found[0]}", ALWAYS.sub(r"\\\1", plain.translate(ENTITIES)))
    return FIRST.sub(_not_first, REFERENCE.sub(NOTHING, marked))


def code(text: str) -> str:
    """One line of text set as code, fenced by more backticks than it has in a row. Not for tables."""
    plain = legible(text)
    fence = "`" * (1 + max(map(len, re.findall("`+", plain)), default=0))
    space = " " if plain.startswith("`") or plain.endswith("`") or not plain.strip() else ""
    return f"{fence}{space}{plain}{space}{fence}"


def link(words: str, address: str | None) -> str:
    """Escaped words that lead to a page on the web; to any other address they do not lead."""
    page = web_address(address)
    return f"[{words}]({quote(page, safe=SAFE)})" if page else words


# What an address may hold as it is; brackets end a link, a bar ends a cell.
SAFE = "/:?#@!$&'*+,;=%~-._"


def _not_first(found: re.Match[str]) -> str:
    return f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}"
