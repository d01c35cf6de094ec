"""Two passages read side by side by a small network: what the words say that no slot can compare."""

from factcheck.relations.inference.reader import (
    INPUTS,
    LABELLED_SLOTS,
    LONGEST,
    MODEL,
    TOKENIZER,
    WEIGHTS,
    Reader,
    Reading,
    load_ahead,
    read_side_by_side,
    shipped,
)

__all__ = [
    "INPUTS",
    "LABELLED_SLOTS",
    "LONGEST",
    "MODEL",
    "TOKENIZER",
    "WEIGHTS",
    "Reader",
    "Reading",
    "load_ahead",
    "read_side_by_side",
    "shipped",
]
