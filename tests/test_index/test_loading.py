"""An encoder that loads beside other work answers as the loaded one does, and fails when it is used."""

from threading import Event
from typing import Any

import numpy as np
import pytest

from factcheck.errors import FactcheckError
from factcheck.index import load_encoder
from factcheck.index.encoders import Described, load_ahead
from factcheck.index.encoders.ahead import LoadingEncoder

DESCRIBED = Described("toy", "0123")


def test_name_and_digest_are_known_before_it_is_loaded(news: Any) -> None:
    go_on = Event()

    def load() -> Any:
        assert go_on.wait(30)
        return news.encoder

    encoder = LoadingEncoder(DESCRIBED, load)
    assert (encoder.name, encoder.digest) == DESCRIBED
    go_on.set()
    assert encoder.dimension == news.encoder.dimension
    assert (encoder.encode(["a road", "a bridge"]) == news.encoder.encode(["a road", "a bridge"])).all()


def test_what_goes_wrong_is_raised_at_every_use() -> None:
    def load() -> Any:
        raise FactcheckError("the weights are damaged")

    encoder = LoadingEncoder(DESCRIBED, load)
    for _ in range(2):
        with pytest.raises(FactcheckError, match="the weights are damaged"):
            encoder.encode(["a road"])
        with pytest.raises(FactcheckError, match="the weights are damaged"):
            _ = encoder.dimension


def test_the_encoder_that_ships_is_the_same_either_way() -> None:
    ahead, loaded = load_ahead(), load_encoder()
    assert (ahead.name, ahead.digest, ahead.dimension) == (loaded.name, loaded.digest, loaded.dimension)
    assert (ahead.encode(["The bridge fell."]) == loaded.encode(["The bridge fell."])).all()
    assert np.linalg.norm(ahead.encode(["The bridge fell."])) == pytest.approx(1, abs=1e-6)
