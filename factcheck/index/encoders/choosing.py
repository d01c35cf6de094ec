"""Which encoder a name means: the one that ships, under its several names, or another one."""

from pathlib import Path

from factcheck.index.encoders.encoder import Described, Encoder

# The encoder that ships, and the names it goes by.
DEFAULT = "all-MiniLM-L6-v2"
ALIASES = (DEFAULT, f"sentence-transformers/{DEFAULT}")


def load_encoder(name_or_path: str | None = None) -> Encoder:
    """The encoder that ships, or another by the path of its folder or its name.

    Raises ``BadInput`` where there is none, ``FactcheckError`` where the files that ship are damaged.
    """
    if _ships(name_or_path):
        from factcheck.index.encoders.shipped import ShippedEncoder

        return ShippedEncoder(DEFAULT)
    from factcheck.index.encoders.sentence_models import load_model

    return load_model(str(name_or_path))


def load_ahead(name_or_path: str | None = None) -> Encoder:
    """The same, at once: the encoder that ships loads meanwhile, and what goes wrong is raised at its first use."""
    if not _ships(name_or_path):
        return load_encoder(name_or_path)
    from factcheck.index.encoders.ahead import LoadingEncoder

    return LoadingEncoder(describe_encoder(), load_encoder)


def describe_encoder(name_or_path: str | None = None) -> Described:
    """Name and digest of an encoder without loading it. Raises what ``load_encoder`` raises."""
    if _ships(name_or_path):
        from factcheck.index.encoders.shipped import shipped_digest

        return Described(DEFAULT, shipped_digest())
    from factcheck.index.encoders.sentence_models import describe_model

    return describe_model(str(name_or_path))


def _ships(name_or_path: str | None) -> bool:
    return name_or_path is None or (name_or_path in ALIASES and not Path(name_or_path).is_dir())
