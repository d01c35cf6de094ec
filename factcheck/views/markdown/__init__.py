"""Markdown: what became of claim sets, short enough for a comment on a pull request; and an answered question."""

from factcheck.views.markdown.dossiers import disputes, dossier
from factcheck.views.markdown.outcomes import outcomes

__all__ = ["disputes", "dossier", "outcomes"]
