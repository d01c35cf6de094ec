"""What has been said before: articles and their claims in one folder, and the ways to find them again.

Where this room ends: it offers candidates; how two claims stand to each other is for ``relations``.
"""

from factcheck.index.doctor import Damage, Problem
from factcheck.index.encoders import Encoder, describe_encoder, load_encoder
from factcheck.index.landing import Landed
from factcheck.index.store import Index

__all__ = ["Damage", "Encoder", "Index", "Landed", "Problem", "describe_encoder", "load_encoder"]
