"""Streams that are read in two goes: the head to see what they are, then all of it from the beginning."""

import io
from typing import BinaryIO


def resumed(head: bytes, stream: BinaryIO) -> BinaryIO:
    """``stream`` from its beginning, though ``head`` has been read from it; closing the result leaves it open."""
    return io.BufferedReader(_Rest(head, stream))


def borrowed(stream: BinaryIO) -> BinaryIO:
    """Somebody else's stream, which is theirs to close."""
    return resumed(b"", stream)


class _Rest(io.RawIOBase):
    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head, self._stream = memoryview(head), stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        piece = self._head[: len(buffer)] or self._stream.read(len(buffer))
        self._head = self._head[len(piece) :]
        buffer[: len(piece)] = piece
        return len(piece)
