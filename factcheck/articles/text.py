"""Plain text: the words as they stand. Title, date and credits are read from the text when it is marked."""

from factcheck.articles.draft import Draft


def read(text: str) -> Draft:
    """The whole text as one article."""
    return Draft(text)
