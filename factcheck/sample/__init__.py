"""A small corpus to try factcheck on, so that the demo and the claim sets need nothing else.

The events and the figures are real; everything else is ours. The outlets and their reporters are invented, and
every article was written for this project, those that carry an agency's credit included: no agency and no newspaper
wrote a sentence of them. What stands in quotation marks was really said, or is how it was translated.

========== ========================================================== ==================================================
Event      What the reports say                                       Where they agree and disagree
========== ========================================================== ==================================================
2022-09-06 Washington: Russia is buying rockets and artillery shells  Pyongyang denies it on 2022-09-22, through KCNA
           from North Korea
2022-10-01 Two missiles from Sunan                                    Japan: about 400 and 350 km; South Korea: 350 km
2023-03-27 Two missiles from Chunghwa County                          Japan: about 350 km, also in miles, also as one
                                                                      wire text in two outlets; South Korea: 370 km
2023-04-04 Finland becomes the 31st member of NATO                    Two independent origins agree
2023-04-10 Kim Jong Un: "more practical and offensive"                Quoted at three lengths, all by way of KCNA
2023-04-20 Starship's first flight, about four minutes                One origin
2023-09-08 Earthquake in Morocco                                      The toll rises, report by report; two seismic
                                                                      services differ over magnitude and depth
2024-05-30 About ten missiles from Sunan, about 350 km                One origin, two outlets
2024-10-11 Nobel Peace Prize for Nihon Hidankyo                       One origin
========== ========================================================== ==================================================
"""

from importlib.resources import files
from pathlib import Path

__all__ = ["ARTICLES", "CLAIM_SETS"]

# A folder of files, not a resource to be read through a loader: what reads articles takes paths.
ARTICLES: Path = Path(str(files(__name__) / "articles"))

# The claim sets that hold on these articles: packed beside them in a wheel, in their own folder in the project.
_PACKED = Path(str(files(__name__) / "claims"))
CLAIM_SETS: Path = _PACKED if _PACKED.is_dir() else Path(__file__).parents[2] / "claims"
