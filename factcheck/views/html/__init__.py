"""Pages: a question or a run of claim sets as one self-contained HTML file, and the parts of it for other pages.

Loaded with its templates when first asked for.
"""

import pkgutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.views.html.pages import disputes_page, dossier_page, outcomes_page
    from factcheck.views.html.rendering import environment, stylesheet

__all__ = ["disputes_page", "dossier_page", "environment", "outcomes_page", "stylesheet"]

_HOMES = {
    "disputes_page": "pages",
    "dossier_page": "pages",
    "environment": "rendering",
    "outcomes_page": "pages",
    "stylesheet": "rendering",
}


def __getattr__(name: str) -> object:
    """A public name, from the module that it lives in."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return pkgutil.resolve_name(f"{__name__}.{_HOMES[name]}:{name}")
