"""The training loop's state: network, running average of its weights, optimiser, and where in the run it stands.

Kept as safetensors after every few minutes, so that a run that was stopped goes on where it was, to the same end.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import nn

Weights = dict[str, torch.Tensor]

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
    """A network being trained under a recipe, for ``steps`` steps in all."""

    def __init__(self, network: nn.Module, recipe: Recipe, steps: int) -> None:
        self.network, self.recipe, self.steps, self.done = network, recipe, steps, 0
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
        told = {"done": str(self.done), "recipe": json.dumps(asdict(self.recipe))}
        save_file({name: tensor.contiguous() for name, tensor in tensors.items()}, folder / "state.new", told)
        (folder / "state.new").replace(folder / "state.safetensors")

    def resume(self, folder: Path) -> bool:
        """Goes on from what ``save`` left under the same recipe; whether there was anything."""
        from safetensors import safe_open

        path = folder / "state.safetensors"
        if not path.exists():
            return False
        with safe_open(path, "pt") as kept:
            told = kept.metadata()
            if json.loads(told["recipe"]) != asdict(self.recipe):
                return False
            tensors = {name: kept.get_tensor(name) for name in kept.keys()}  # noqa: SIM118
        self.network.load_state_dict(_under(tensors, "now."))
        self.mean = _under(tensors, "mean.")
        for number, parameter in enumerate(self._parameters()):
            if moments := _under(tensors, f"moment.{number}."):
                self.optimiser.state[parameter] = moments
        self.done = int(told["done"])
        return True

    def _parameters(self) -> Iterator[nn.Parameter]:
        for group in self.optimiser.param_groups:
            yield from group["params"]


def average(reached: Sequence[Weights], shares: Sequence[float]) -> Weights:
    """The weights of several runs, each with its share (Wortsman et al., Model soups, 2022)."""
    return {
        name: sum((share * weights[name] for share, weights in zip(shares, reached, strict=True)), torch.zeros(()))
        if tensor.is_floating_point()
        else tensor
        for name, tensor in reached[0].items()
    }


def _under(tensors: dict[str, torch.Tensor], prefix: str) -> dict[str, torch.Tensor]:
    return {name.removeprefix(prefix): tensor for name, tensor in tensors.items() if name.startswith(prefix)}
