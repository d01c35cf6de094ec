"""Articles: pages and files in, ``Article`` out, one module per format.

What is not prose (captions, datelines, headings, leftovers) is marked here and never cut; who says what is read
by others. A source that can't be read becomes an ``Unreadable`` with a reason in a reader's words.
"""

from factcheck.articles.draft import Otherwise
from factcheck.articles.finishing import read_text
from factcheck.articles.language import is_foreign
from factcheck.articles.limits import MAX_BYTES, MAX_CHARACTERS
from factcheck.articles.reader import read_articles

__all__ = ["MAX_BYTES", "MAX_CHARACTERS", "Otherwise", "is_foreign", "read_articles", "read_text"]
