"""The encoders of a run, each loaded once, whatever number of indexes it serves."""

from factcheck.index import Encoder, Index, describe_encoder, load_encoder


class Encoders:
    """``name``: of the encoder that was asked for; by default each index's own, and for new ones the one that ships."""

    def __init__(self, name: str | None = None) -> None:
        self._name = name
        self._loaded: dict[str, Encoder] = {}

    def digest_for_new(self) -> str:
        """The digest of the encoder that a new index is made with; nothing is loaded."""
        return describe_encoder(self._name).digest

    def for_new(self) -> Encoder:
        """The encoder that a new index is made with."""
        digest = self.digest_for_new()
        if digest not in self._loaded:
            self._loaded[digest] = load_encoder(self._name)
        return self._loaded[digest]

    def of(self, index: Index) -> Encoder:
        """The encoder of an index, which loads while its caller goes on. Raises ``EncoderMismatch``."""
        digest = index.encoder.digest
        if digest not in self._loaded:
            self._loaded[digest] = index.load_encoder(self._name, ahead=True)
        return self._loaded[digest]
