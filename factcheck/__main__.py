"""``python -m factcheck`` and the command ``factcheck``."""

from factcheck.cli import app
from factcheck.cli.boundary import as_process


def main() -> None:
    """Runs the command line as a process of its own."""
    as_process(app.main)


if __name__ == "__main__":
    main()
