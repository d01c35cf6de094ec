"""Drafts: an article before publication is itself a set of claims, each held against the index.

    draft = read_draft("draft.md", stdin)
    check = check_draft(draft, index, encoder)

What is on record in other words, from somebody else or with another figure, date or name is told with its line;
who is right is not. Showing it is left to ``views``.
"""

from factcheck.checks.drafts.checking import check_draft
from factcheck.checks.drafts.reading import Draft, read_draft

__all__ = ["Draft", "check_draft", "read_draft"]
