"""Templates into pages: what every template may use, the style sheet, and the policy that forbids all else.

Whatever a template prints is made legible first (no control characters, no reordering) and then escaped.
"""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from factcheck import __version__
from factcheck.views import answers, model, wording
from factcheck.views.legible import legible


@cache
def environment() -> Environment:
    """The templates, which other pages may include or import; add no globals to it but by ``overlay``."""
    env = Environment(
        loader=PackageLoader("factcheck.views.html"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_legible,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.globals.update(answers=answers, model=model, wording=wording, version=__version__)
    return env


@cache
def stylesheet() -> str:
    """The style sheet of every page: light and dark, screen and print."""
    return files(__package__).joinpath("style.css").read_text("utf-8").strip()


def style_hash() -> str:
    """The style sheet's source in a Content-Security-Policy: 'sha256-…'."""
    return f"'sha256-{b64encode(sha256(stylesheet().encode()).digest()).decode()}'"


def policy() -> str:
    """Nothing is loaded, run or sent: the page has one style sheet, and that one only."""
    return f"default-src 'none'; style-src {style_hash()}; base-uri 'none'; form-action 'none'"


def rendered(template: str, **known: object) -> Markup:
    """A template as markup that needs no escaping any more."""
    return Markup(environment().get_template(template).render(known))


def _legible(value: object) -> object:
    if isinstance(value, Markup):
        return value
    if value is None:
        return ""
    return legible(value) if isinstance(value, str) else value
