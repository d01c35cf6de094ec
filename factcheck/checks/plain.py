"""Plain text for one-line messages: nothing that breaks the line or speaks to the terminal, and not too long."""

from collections.abc import Iterable


def one_line(text: str) -> str:
    """White space folded, and every character that can't be printed replaced by U+FFFD."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in " ".join(text.split()))


def shortened(text: str, longest: int) -> str:
    """The text, cut at a space with an ellipsis where it is longer than ``longest`` characters."""
    if len(text) <= longest:
        return text
    head = text[:longest]
    return head[: head.rfind(" ") if " " in head[longest // 2 :] else longest].rstrip() + " …"


def listed(words: Iterable[str], last: str = "or") -> str:
    """ "a", "a or b", "a, b or c"."""
    every = list(words)
    return f" {last} ".join([", ".join(every[:-1]), every[-1]] if len(every) > 1 else every)


def counted(number: int, noun: str) -> str:
    """ "1 origin", "3 origins"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
