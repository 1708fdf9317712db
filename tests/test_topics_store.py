"""Topics in a build: after all parts, under a stamp of their own, and never twice."""

from dataclasses import replace

import pytest

from analysis import schema
from analysis.store.assembling import assemble
from analysis.store.checking import check_corpus
from analysis.store.manifest import PARTS_FOLDER, read_manifest
from analysis.store.reading import open_corpus
from tests.store_fakes import RECIPE, TEXTS, stamps, suggest_topics, write_input


def refuse(*_):
    """Stand for a step that must not be taken."""
    raise AssertionError


@pytest.fixture
def source(tmp_path):
    """Write the invented articles."""
    return write_input(tmp_path / "in")


def test_topics_see_every_part_and_are_kept(source, tmp_path):
    """Each sentence of each part is in the table, and the corpus is sound."""
    assemble(source, tmp_path / "out", RECIPE, part_size=2)
    corpus = open_corpus(tmp_path / "out")
    n_sentences = sum(text.count(".") for text in TEXTS)

    assert len(corpus.table("sentence_topics")) == n_sentences
    assert corpus.table("topics")["n_sentences"].tolist() == [n_sentences]
    assert check_corpus(tmp_path / "out") == []


def test_a_rerun_fits_nothing_again(source, tmp_path):
    """What the same build wrote is taken over."""
    assemble(source, tmp_path / "out", RECIPE)
    assemble(source, tmp_path / "out", replace(RECIPE, suggest_topics=refuse))

    assert check_corpus(tmp_path / "out") == []


def test_a_damaged_table_of_topics_is_written_again(source, tmp_path):
    """Nothing is taken over whose bytes differ."""
    assemble(source, tmp_path / "out", RECIPE)
    name = read_manifest(tmp_path / "out").files_of("topics")[0].name
    (tmp_path / "out" / PARTS_FOLDER / name).write_bytes(b"x")
    assemble(source, tmp_path / "out", RECIPE)

    assert check_corpus(tmp_path / "out") == []


def test_other_topics_need_no_part_made_again(source, tmp_path):
    """Their own stamp decides: the texts are not annotated anew, the topics are fitted."""
    assemble(source, tmp_path / "out", RECIPE, part_size=3)
    before = {file.name for file in read_manifest(tmp_path / "out").files_of("tokens")}
    seen = []

    def note(read_parts):
        seen.append(True)
        return suggest_topics(read_parts)

    changed = replace(
        RECIPE,
        prepare=refuse,
        suggest_topics=note,
        read_stamps=lambda: {**stamps(), "topics": "another fit"},
    )
    assemble(source, tmp_path / "out", changed, part_size=3)

    assert seen == [True]
    assert {file.name for file in read_manifest(tmp_path / "out").files_of("tokens")} == before


def test_a_sentence_in_a_topic_that_is_not_there_is_said(source, tmp_path):
    """Every topic that is used is defined."""

    def forget(read_parts):
        for tables in suggest_topics(read_parts):
            if "topics" in tables:
                yield {**tables, "topics": schema.empty(schema.TOPICS)}
            else:
                yield tables

    assemble(source, tmp_path / "out", replace(RECIPE, suggest_topics=forget))

    assert any(
        "topic in part 0 all is used" in problem for problem in check_corpus(tmp_path / "out")
    )
