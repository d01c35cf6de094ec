"""Two invented reports of one bridge that disagree, and a claim set about it, for the tests of runs."""

from pathlib import Path

from running import written

ONE = """---
title: Bridge falls
outlet: Fjord Post
published: 2024-05-03
---
Two people were killed when a bridge collapsed in Bergen on 3 May 2024, police said.
"""
TWO = """---
title: Bridge gives way
outlet: Harbour Herald
published: {day}
---
Five people died as a bridge fell in Bergen on 3 May 2024, the mayor Ada Berg said.
"""
CLAIMS = """version: 1
articles: [articles]
claims:
  - id: two-killed
    claim: Two people were killed when a bridge collapsed in Bergen on 3 May 2024.
    expect: conflicting
    tags: [bergen]
  - id: ten-killed
    claim: Ten people were killed when a bridge collapsed in Bergen on 3 May 2024.
    expect: corroborated
  - id: no-train
    claim: A train left the rails near Voss on 9 June 2024.
    expect: not-found
"""


def second_report(folder: Path, day: str = "2024-05-03") -> Path:
    return written(folder / "articles" / "two.md", TWO.format(day=day))


def bridge(folder: Path) -> Path:
    """The claim set, with its articles beside it: the first and the last entry hold, the second fails."""
    (folder / "articles").mkdir()
    written(folder / "articles" / "one.md", ONE)
    second_report(folder)
    return written(folder / "bridge.claims.yaml", CLAIMS)
