"""``python -m factcheck`` and the command ``factcheck``."""

import os

from factcheck.cli import app
from factcheck.cli.boundary import as_process


def main() -> None:
    """Runs the command line as a process of its own."""
    # Pydantic looks for plugins in the metadata of everything that is installed: more than a hundred files to read.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    as_process(app.main)


if __name__ == "__main__":
    main()
