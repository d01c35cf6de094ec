"""The outlet's name where a text prints it: in the byline, or before the date on a line of its own.

Only names with a word that newspapers and stations are called by count, so that "Seoul, 28 March 2023" names none; a
wire service named there supplies the text and does not publish it.
"""

import re

from factcheck.articles.agencies import agencies_in

_CALLED = (
    r"(?:Advocate|Argus|Bulletin|Chronicle|Courier|Daily|Dispatch|Echo|Enquirer|Examiner|Express|Gazette|Globe"
    r"|Guardian|Herald|Independent|Inquirer|Journal|Ledger|Magazine|Mail|Messenger|Mirror|Monitor|News|Observer|Post"
    r"|Press|Radio|Record|Register|Reporter|Review|Standard|Star|Sun|Telegraph|Television|Times|Tribune|TV|Weekly)"
)
MASTHEAD = rf"(?:(?:The )?(?:[A-Z][\w.'’-]+ ){{0,4}}?{_CALLED}(?: (?:{_CALLED}|Online|Network|International)){{0,2}})"
_STANDING_APART = re.compile(rf"(?:^|[,|–—-] ?)(?P<name>{MASTHEAD})\s*(?:[,|–—-]|$)")


def masthead_in(line: str) -> str | None:
    """The outlet that a byline or date line names beside other things, or None."""
    names = (found["name"] for found in _STANDING_APART.finditer(line))
    return next((name for name in names if not agencies_in(name)), None)
