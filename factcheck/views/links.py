"""Where a link may lead: to pages on the web, and in them to the words. Any other address is shown and not linked."""

from urllib.parse import quote, urlsplit

# Longer quotations are found by how they begin and how they end.
WHOLE = 120
ENDS = 5


def web_address(url: str | None) -> str | None:
    """The address if a reader may be sent there: http or https, a host, nothing that hides where it leads."""
    if not url or not url.isprintable() or any(character.isspace() or character in '"<>\\' for character in url):
        return None
    try:
        parts = urlsplit(url)
        host, hidden = parts.hostname, parts.username is not None or parts.password is not None
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and host and not hidden else None


def at_words(url: str | None, words: str) -> str | None:
    """The address opened at the words, by a text fragment (WICG, "URL Fragment Text Directives")."""
    address = web_address(url)
    if address is None or not words.strip():
        return address
    page, _, fragment = address.partition("#")
    return f"{page}#{fragment.partition(':~:')[0]}:~:text={_directive(words)}"


def _directive(words: str) -> str:
    """Within one paragraph, the words or their ends; a hyphen would be read as a prefix and is encoded too."""
    parts = words.strip().splitlines()
    listed = words.split()
    if len(parts) == 1 and len(parts[0]) <= WHOLE:
        return _encoded(parts[0])
    if len(listed) <= 2 * ENDS:
        return _encoded(" ".join(parts[0].split()))
    return f"{_encoded(' '.join(listed[:ENDS]))},{_encoded(' '.join(listed[-ENDS:]))}"


def _encoded(words: str) -> str:
    return quote(words.encode("utf-8", "replace"), safe="").replace("-", "%2D")
