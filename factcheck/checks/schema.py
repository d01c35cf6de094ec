"""The JSON Schema of a claim set as it ships, for editors. It is generated from ``form``; here nothing heavy is loaded.

python -m factcheck.checks.schema    # writes it anew
"""

import json
from pathlib import Path

FILE = "claim-set.schema.json"
SHIPPED = Path(__file__).with_name(FILE)


def generated() -> str:
    """The text of the file as the form is now."""
    from factcheck.checks.form import claim_set_schema

    return json.dumps(claim_set_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    SHIPPED.write_text(generated(), encoding="utf-8", newline="\n")
