"""Checking: a sound corpus is quiet, and each kind of unsoundness is said."""

from dataclasses import replace

import pandas as pd
import pytest

from analysis import schema
from analysis.store.assembling import assemble
from analysis.store.checking import check_corpus
from analysis.store.manifest import PARTS_FOLDER, Counts, read_manifest
from analysis.store.sealed import seal
from analysis.store.working import PartTables
from tests.store_fakes import RECIPE, make_tables, thread_terms, write_input


def build_with(tmp_path, **changes):
    """Build a corpus whose tables were changed on the way."""

    def prepare(folder):
        def make(rows):
            made = make_tables(folder, rows)
            changed = {name: change(made.tables[name]) for name, change in changes.items()}
            return PartTables(made.tables | changed, made.rejected_rows)

        return make

    write_input(tmp_path / "in")
    assemble(tmp_path / "in", tmp_path / "out", replace(RECIPE, prepare=prepare), part_size=3)
    return check_corpus(tmp_path / "out")


def test_a_sound_corpus_is_quiet(tmp_path):
    """No problem, no word."""
    assert build_with(tmp_path) == []


def shift(rows):
    """Move every span by one character."""
    return rows.assign(start_char=rows["start_char"] + 1, end_char=rows["end_char"] + 1)


def shift_far(rows):
    """Move every span beyond the longest text."""
    return rows.assign(start_char=rows["start_char"] + 999, end_char=rows["end_char"] + 999)


@pytest.mark.parametrize(
    ("name", "change", "expected"),
    [
        ("sentences", shift, "In sentences, characters 1 to"),
        ("mentions", shift, "In mentions, characters"),
        ("tokens", shift_far, "rows have offsets outside the text"),
        ("tokens", lambda rows: pd.concat([rows, rows]), "with a key that is there already"),
        ("articles", lambda rows: rows.assign(text="x"), "differs from its SHA-256"),
        ("articles", lambda rows: rows.assign(n_words=0), "n_words of a000 is not the sum"),
        ("article_terms", lambda rows: rows.assign(article_id="z"), "an article z that is not"),
        ("article_threads", lambda rows: rows.assign(thread_id="moon"), "moon is used but not"),
    ],
)
def test_what_does_not_fit_is_said(tmp_path, name, change, expected):
    """Offsets, keys, hashes, sums and names of other things are looked at."""
    problems = build_with(tmp_path, **{name: change})

    assert any(expected in problem for problem in problems), problems
    assert all("\n" not in problem for problem in problems)


def test_entities_must_cover_the_mentions(tmp_path):
    """A mention of nobody, and a count that is off, are found."""
    write_input(tmp_path / "in")

    def forget(parts):
        entities, aliases = RECIPE.collect_entities(parts)
        return entities[entities["entity_id"] != "brent"], aliases

    assemble(tmp_path / "in", tmp_path / "out", replace(RECIPE, collect_entities=forget))
    problems = check_corpus(tmp_path / "out")

    assert any("brent is used but not defined" in problem for problem in problems)
    assert any("mentions, but entities counts another" in problem for problem in problems)


def test_counts_in_the_manifest_must_add_up(tmp_path):
    """Even a manifest with a right checksum can hold wrong sums."""
    build_with(tmp_path)
    manifest = read_manifest(tmp_path / "out")
    wrong = replace(manifest, counts=Counts(9, 6, {"empty": 1}))
    (tmp_path / "out" / "manifest.json").write_bytes(seal(wrong.to_content()))

    assert check_corpus(tmp_path / "out") == [
        "9 inputs were read, but 6 accepted and 1 rejected.",
        "articles has 7 rows where the manifest counts 6.",
        "rejected_rows has 0 rows where the manifest counts 1.",
    ]


def test_every_damaged_file_is_named(tmp_path):
    """One run of the check is enough to see all that is broken."""
    build_with(tmp_path)
    parts = sorted((tmp_path / "out" / PARTS_FOLDER).iterdir())
    parts[0].write_bytes(b"")
    parts[1].unlink()

    assert check_corpus(tmp_path / "out") == [
        f"parts/{parts[0].name} is damaged (its bytes differ from the manifest).",
        f"parts/{parts[1].name} is missing.",
    ]


def test_the_invented_tables_keep_the_promises():
    """What these tests build on is itself what the schema says."""
    schema.require(thread_terms(), schema.THREAD_TERMS)
