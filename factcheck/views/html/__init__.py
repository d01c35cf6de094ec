"""Pages: a question or a run of claim sets as one self-contained HTML file, and the parts of it for other pages.

Loaded with its templates when first asked for.
"""

import pkgutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.views.html.events import event_html
    from factcheck.views.html.pages import article_html, dossier_page, outcomes_page
    from factcheck.views.html.passages import claim_anchor
    from factcheck.views.html.rendering import environment, stylesheet

__all__ = [
    "article_html",
    "claim_anchor",
    "dossier_page",
    "environment",
    "event_html",
    "outcomes_page",
    "stylesheet",
]

_HOMES = {
    "article_html": "pages",
    "claim_anchor": "passages",
    "dossier_page": "pages",
    "environment": "rendering",
    "event_html": "events",
    "outcomes_page": "pages",
    "stylesheet": "rendering",
}


def __getattr__(name: str) -> object:
    """A public name, from the module that it lives in."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return pkgutil.resolve_name(f"{__name__}.{_HOMES[name]}:{name}")
