"""Write the reference pages that are made from the code, so that they cannot disagree with it.

``make docs`` runs this: docs/methods.md from the method cards, and the tables of
data/README.md from the schema. A test fails when either is out of date.
"""

from __future__ import annotations

from pathlib import Path

from analysis import schema
from analysis.measures.cards import CARDS

ROOT = Path(__file__).parents[1]
METHODS = ROOT / "docs" / "methods.md"
CODEBOOK = ROOT / "data" / "README.md"
BEGIN, END = "<!-- tables: written by make docs -->", "<!-- end of tables -->"


def methods_text() -> str:
    """Return docs/methods.md."""
    parts = [
        "# Methods",
        "One card for each measure, as the Methods page shows it. Written by `make docs` from "
        "`analysis/measures/cards/`.",
    ]
    for card in CARDS:
        parts += [
            f"## {card.name}",
            f"*{card.question}*",
            f"**Unit.** {card.unit}",
            f"**How.** {card.formula}",
            f"**Limits.** {card.limits}",
            f"**After.** {card.reference}",
            f"**Tested by** `{card.tested_by}`",
        ]
    return "\n\n".join(parts) + "\n"


def codebook_tables() -> str:
    """Return the part of data/README.md that describes every table and column."""
    parts = []
    for table in schema.TABLES.values():
        key = ", ".join(f"`{name}`" for name in table.key)
        parts.append(f"### {table.name}\n\nOne row is {table.row}. Key: {key}.\n")
        parts.append("| column | kind | unit | meaning |\n|---|---|---|---|")
        parts += [f"| `{c.name}` | {c.dtype} | {c.unit} | {c.meaning} |" for c in table.columns]
        parts.append("")
    return "\n".join(parts)


def codebook_text(current: str) -> str:
    """Return data/README.md with its tables brought up to date."""
    before, _, rest = current.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{codebook_tables()}\n{END}{after}"


def main() -> None:
    """Write both files."""
    METHODS.write_text(methods_text(), encoding="utf-8")
    current = CODEBOOK.read_text(encoding="utf-8")
    CODEBOOK.write_text(codebook_text(current), encoding="utf-8")


if __name__ == "__main__":
    main()
