"""The training loop's state: network, running average of its weights, optimiser, and where in the run it stands.

Kept as safetensors after every few minutes, so that a run that was stopped goes on where it was, to the same end.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import nn

Weights = dict[str, torch.Tensor]

# In the folder of a run: how far it has come, and what lay there of another run.
STATE = "state.safetensors"
OLDER = "another_run.safetensors"

# In the names of all weights that point to antecedents: new to a network whose other heads have learned already.
ANTECEDENT = "_antecedent."


@dataclass(frozen=True, slots=True)
class Recipe:
    """What decides a run besides its data; rates are per step, ``warm_up`` a share of all steps.

    ``averaged``: how much of the running average of the weights each step keeps; the average over the last steps of a
    run is smoother than its last step (Polyak and Juditsky, 1992). ``composed``: how many composed texts are learned
    beside the corpus, new ones each epoch. ``short``: the share of articles that are cut into short windows without
    context. ``stripped``: the share of windows without any quotation mark. ``antecedents``: what pointing to them
    weighs; at 0 it is not learned. ``passages``: how often an epoch has those that are there for antecedents alone.
    """

    epochs: int = 5
    batch: int = 8
    seed: int = 1
    composed: int = 0
    short: float = 0.0
    passages: int = 0
    stripped: float = 0.12
    encoder_rate: float = 1.5e-4
    heads_rate: float = 1e-3
    antecedents_rate: float = 1e-3
    decay: float = 0.01
    warm_up: float = 0.06
    clip: float = 1.0
    pointers: float = 0.3
    names: float = 0.1
    antecedents: float = 0.0
    averaged: float = 0.998


class Learner:
    """A network being trained under a recipe, for ``steps`` steps in all.

    ``lesson``: the ``digest`` of what it learns from. With the weights that it begins from, these decide its end.
    """

    def __init__(self, network: nn.Module, recipe: Recipe, steps: int, lesson: str) -> None:
        self.network, self.recipe, self.steps, self.done = network, recipe, steps, 0
        self._told = {
            "recipe": json.dumps(asdict(recipe)),
            "steps": str(steps),
            "lesson": lesson,
            "begun": _digest_of(network.state_dict()),
        }
        self.mean = {name: tensor.detach().clone() for name, tensor in network.state_dict().items()}
        self.optimiser = torch.optim.AdamW(list(self._groups()), weight_decay=recipe.decay, fused=True)

    def _groups(self) -> Iterator[dict[str, Any]]:
        parts: dict[float, list[nn.Parameter]] = {}
        for name, each in self.network.named_parameters():
            parts.setdefault(self._rate(name), []).append(each)
        for rate, parameters in parts.items():
            yield {"params": parameters, "lr": rate, "peak": rate}

    def _rate(self, name: str) -> float:
        if name.startswith("encoder."):
            return self.recipe.encoder_rate
        return self.recipe.antecedents_rate if ANTECEDENT in name else self.recipe.heads_rate

    def step(self, loss: torch.Tensor) -> None:
        """One step down the gradient of ``loss``."""
        for group in self.optimiser.param_groups:
            group["lr"] = group["peak"] * self._pace()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self.network.parameters(), self.recipe.clip)
        self.optimiser.step()
        self.optimiser.zero_grad(set_to_none=True)
        self.done += 1
        self._average()

    def _pace(self) -> float:
        """The share of the peak rate: up in a line, then down in a line to nought."""
        warm = max(1, int(self.steps * self.recipe.warm_up))
        if self.done < warm:
            return (self.done + 1) / warm
        return max(0.0, (self.steps - self.done) / max(1, self.steps - warm))

    def _average(self) -> None:
        keep = min(self.recipe.averaged, self.done / (self.done + 10))
        with torch.no_grad():
            for name, tensor in self.network.state_dict().items():
                if tensor.is_floating_point():
                    self.mean[name].lerp_(tensor, 1 - keep)

    def save(self, folder: Path) -> None:
        """Into ``folder``, whole or not at all."""
        from safetensors.torch import save_file

        tensors = {f"now.{name}": tensor for name, tensor in self.network.state_dict().items()}
        tensors |= {f"mean.{name}": tensor for name, tensor in self.mean.items()}
        for number, parameter in enumerate(self._parameters()):
            # A layer that no loss of this run reaches has none.
            tensors |= {f"moment.{number}.{kind}": kept for kind, kept in self.optimiser.state[parameter].items()}
        folder.mkdir(parents=True, exist_ok=True)
        told = {"done": str(self.done), **self._told}
        save_file({name: tensor.contiguous() for name, tensor in tensors.items()}, folder / "state.new", told)
        (folder / "state.new").replace(folder / STATE)

    def resume(self, folder: Path) -> bool:
        """Goes on from what ``save`` left of the very same run; whether there was anything.

        Another run's state (another recipe, other data, other weights at the beginning) is set aside as ``OLDER``:
        its weights are not what this one would lead to, but may have taken hours.
        """
        from safetensors import safe_open

        path = folder / STATE
        if not path.exists():
            return False
        with safe_open(path, "pt") as kept:
            told = kept.metadata()
            is_same = {name: told.get(name) for name in self._told} == self._told
            tensors = {name: kept.get_tensor(name) for name in kept.keys()} if is_same else {}  # noqa: SIM118
        if not is_same:
            path.replace(folder / OLDER)
            return False
        self._take_up(tensors)
        self.done = int(told["done"])
        return True

    def _take_up(self, tensors: Weights) -> None:
        self.network.load_state_dict(_under(tensors, "now."))
        self.mean = _under(tensors, "mean.")
        for number, parameter in enumerate(self._parameters()):
            if moments := _under(tensors, f"moment.{number}."):
                self.optimiser.state[parameter] = moments

    def _parameters(self) -> Iterator[nn.Parameter]:
        for group in self.optimiser.param_groups:
            yield from group["params"]


def digest(learned_from: Iterable[object]) -> str:
    """A hash of what is learned from, in its order: of records, whose ``repr`` has all that is in them."""
    whole = hashlib.sha256()
    for each in learned_from:
        whole.update(repr(each).encode(errors="backslashreplace") + b"\n")
    return whole.hexdigest()


def average(reached: Sequence[Weights], shares: Sequence[float]) -> Weights:
    """The weights of several runs, each with its share (Wortsman et al., Model soups, 2022)."""
    return {
        name: sum((share * weights[name] for share, weights in zip(shares, reached, strict=True)), torch.zeros(()))
        if tensor.is_floating_point()
        else tensor
        for name, tensor in reached[0].items()
    }


def _digest_of(weights: Weights) -> str:
    whole = hashlib.sha256()
    for name, tensor in sorted(weights.items()):
        whole.update(name.encode())
        whole.update(tensor.detach().contiguous().flatten().view(torch.uint8).numpy().tobytes())
    return whole.hexdigest()


def _under(tensors: dict[str, torch.Tensor], prefix: str) -> dict[str, torch.Tensor]:
    return {name.removeprefix(prefix): tensor for name, tensor in tensors.items() if name.startswith(prefix)}
