"""The documents say what the code does, because these tests read them."""

from __future__ import annotations

import dataclasses
import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from analysis import schema
from analysis.measures.cards import CARDS, Card

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    """Load the script that writes the reference pages."""
    spec = importlib.util.spec_from_file_location(
        "write_reference", ROOT / "docs" / "write_reference.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_table_and_column_is_in_the_codebook(reference):
    """The codebook is what the schema makes of it: run `make docs` after a change."""
    codebook = (ROOT / "data" / "README.md").read_text(encoding="utf-8")

    assert codebook == reference.codebook_text(codebook)
    for table in schema.TABLES.values():
        assert f"### {table.name}\n" in codebook
        assert all(f"| `{name}` |" in codebook for name in table.column_names)


def test_the_methods_document_is_the_methods_page(reference):
    """Both are made from the same cards."""
    assert (ROOT / "docs" / "methods.md").read_text(encoding="utf-8") == reference.methods_text()


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.name)
def test_no_card_has_an_empty_field(card: Card):
    """A measure without a question, unit, formula, limit or reference is not shown."""
    for field in dataclasses.fields(Card):
        assert len(getattr(card, field.name).split()) >= 1, field.name
    assert len(card.limits.split()) >= 12


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.name)
def test_every_card_names_tests_that_exist(card: Card):
    """The test a card points to can be run."""
    assert (ROOT / card.tested_by).is_file()


def test_the_readme_has_two_commands_one_picture_and_fits_a_screen():
    """A newcomer reads one screen and is running."""
    assert "make run" in README
    assert "make test" in README
    assert len(re.findall(r"!\[", README)) == 1
    assert len(README.splitlines()) <= 50


def test_every_file_the_documents_point_to_exists():
    """No link in a document leads nowhere."""
    for document in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        text = document.read_text(encoding="utf-8")
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", text):
            assert (document.parent / target).exists(), f"{document.name}: {target}"


def test_every_decision_says_context_choice_and_consequence():
    """A decision record is short and complete."""
    records = sorted((ROOT / "docs" / "decisions").glob("*.md"))

    assert records
    for record in records:
        text = record.read_text(encoding="utf-8").lower()
        for word in ("context", "choice", "consequence"):
            assert word in text, f"{record.name} lacks {word}"


def test_every_command_is_documented():
    """Each subcommand of `python -m analysis` stands in the command reference."""
    asked = [sys.executable, "-m", "analysis", "--help"]
    shown = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    commands = re.findall(r"^    ([a-z]+) ", shown, flags=re.MULTILINE)
    reference_text = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")

    assert {"build", "check", "describe", "export"} <= set(commands)
    assert all(f"python -m analysis {command}" in reference_text for command in commands)
