"""Variables of a claim set: ``${name}`` in the text of its claims and defaults; ``$${`` stands for ``${`` itself."""

import re
from collections.abc import Mapping

from factcheck.checks.located import Located, Problem, Where

USE = re.compile(r"\$\$\{|\$\{([^{}]{0,60})\}")

# The keys whose texts may use variables.
USERS = ("name", "articles", "defaults", "claims")

# Characters that all texts together may come to: some fifty times the claim sets of a year.
MOST = 5_000_000


def fill_in(located: Located) -> tuple[object, list[Problem]]:
    """The file's values with every variable replaced, and a problem for each use of one that is not defined."""
    if not isinstance(located.value, dict):
        return located.value, []
    variables = _defined(located.value.get("vars"))
    if variables is None:
        return located.value, []
    filling = _Filling(located, variables)
    filled = {key: filling.of(value, (key,)) if key in USERS else value for key, value in located.value.items()}
    return filled, filling.problems


def _defined(variables: object) -> dict[str, str] | None:
    """The variables, or None where they are wrong: that is said when the form is checked."""
    from factcheck.checks.fields import read_variables

    try:
        return read_variables({} if variables is None else variables)
    except ValueError:
        return None


class _Filling:
    def __init__(self, located: Located, variables: Mapping[str, str]) -> None:
        self.located = located
        self.variables = variables
        self.problems: list[Problem] = []
        self.length = 0

    def of(self, value: object, where: Where) -> object:
        if isinstance(value, dict):
            return {key: self.of(child, (*where, key)) for key, child in value.items()}
        if isinstance(value, list):
            return [self.of(child, (*where, place)) for place, child in enumerate(value)]
        return self.text(value, where) if isinstance(value, str) else value

    def text(self, text: str, where: Where) -> str:
        def replaced(use: re.Match[str]) -> str:
            if use[1] is None:
                return "${"
            if use[1] not in self.variables:
                known = ", ".join(self.variables) or "none"
                complaint = f"unknown variable {use[1]!r}; defined under 'vars': {known}"
                self.problems.append(Problem(self.located.line(where), where, complaint))
            return self.variables.get(use[1], use[0])

        if self.length > MOST:
            return text
        filled = USE.sub(replaced, text)
        self.length += len(filled)
        if self.length > MOST:
            complaint = f"the texts come to more than {MOST:,} characters with their variables"
            self.problems.append(Problem(self.located.line(where), where, complaint))
        return filled
