"""How two claims stand to each other: one event or two, agreement or conflict, one origin or two."""

from factcheck.relations.amounts import Tolerance, said_once
from factcheck.relations.figures import is_counted, is_measured, is_telling, slot_of
from factcheck.relations.inference import Reading, load_ahead, read_side_by_side
from factcheck.relations.origins import find_origins
from factcheck.relations.standing import Standing, standing, status
from factcheck.relations.verdict import SAME_EVENT, SETTING_SLOTS, relate

__all__ = [
    "SAME_EVENT",
    "SETTING_SLOTS",
    "Reading",
    "Standing",
    "Tolerance",
    "find_origins",
    "is_counted",
    "is_measured",
    "is_telling",
    "load_ahead",
    "read_side_by_side",
    "relate",
    "said_once",
    "slot_of",
    "standing",
    "status",
]
