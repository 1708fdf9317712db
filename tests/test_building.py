"""Building: the rooms together make tables that keep every promise."""

import re
from pathlib import Path

import pandas as pd
import pytest

from analysis import building, schema
from analysis.errors import InputError
from analysis.store.checking import check_corpus
from analysis.store.reading import open_corpus

ROOT = Path(__file__).parents[1]

ARTICLES = {
    "arlow.txt": (
        "Arlow council backs the harbour wall\n\n"
        "ARLOW, March 1, 2020: Mayor Ruth Calder said on Sunday that the council of Arlow would "
        "rebuild the harbour wall after the storm.\n\n"
        "Fighting in Syria had delayed the talks with the ministry, an aide to Calder said.\n"
    ),
    "brent.txt": (
        "Harbour wall to be rebuilt\n\n"
        "The harbour wall of Arlow will be rebuilt, the ministry announced on Sunday.\n\n"
        "Fishermen had asked for it since the storm of last winter.\n"
    ),
    "corby.txt": (
        "Corby fair opens early\n\n"
        "The fair in Corby opened a week early this year, and nobody could say why.\n"
    ),
}


def write_articles(folder, names=tuple(ARTICLES)):
    """Write invented articles and their listing."""
    folder.mkdir()
    lines = ["file,outlet", *(f"{name},The {Path(name).stem.title()} Post" for name in names)]
    (folder / "articles.csv").write_text("\n".join(lines), encoding="utf-8")
    for name in names:
        (folder / name).write_text(ARTICLES[name], encoding="utf-8")
    return folder


def read_all(folder):
    """Return every table of a built corpus."""
    corpus = open_corpus(folder)
    tables = {name: corpus.table(name) for name in schema.TABLES}
    corpus.close()
    return tables


def test_checking_an_input_needs_no_model(tmp_path):
    """What would be accepted is known without annotating."""
    source = write_articles(tmp_path / "in")
    (source / "empty.txt").write_text("")
    with (source / "articles.csv").open("a") as listing:
        listing.write("\nempty.txt,The Empty Post\nlost.txt,The Lost Post\n")
    counts, rejected_rows = building.check_input(source)

    assert counts.n_read == counts.n_accepted + sum(counts.rejected.values()) == 5
    assert counts.n_accepted == 3
    assert sorted(rejected_rows["file"]) == ["empty.txt", "lost.txt"]


def test_an_input_without_a_listing_builds_nothing(tmp_path):
    """The sentence names the file to add, and no folder is made."""
    (tmp_path / "in").mkdir()

    with pytest.raises(InputError, match=re.escape("articles.csv")):
        building.build_corpus(tmp_path / "in", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_the_code_that_fills_the_tables_is_part_of_the_stamp(tmp_path, monkeypatch):
    """Parts made by older code are not taken over."""
    package = tmp_path / "analysis"
    for name in ("schema.py", "corpus/cleaning.py", "annotation/words.toml", "pages/x.py"):
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        (package / name).write_text("a = 1\n")
    monkeypatch.setattr(building, "_PACKAGE", package)
    sources = ("schema.py", "corpus", "annotation")
    before = building._hash_code(sources)
    (package / "pages" / "x.py").write_text("a = 2\n")
    assert building._hash_code(sources) == before
    for name in ("schema.py", "corpus/cleaning.py", "annotation/words.toml"):
        (package / name).write_text("a = 2\n")
        assert building._hash_code(sources) != before
        before = building._hash_code(sources)


@pytest.mark.model
def test_the_tables_keep_every_promise_whatever_the_parts(tmp_path):
    """One article a part or all in one: sound, and the same tables."""
    from analysis.annotation.model import load_model

    nlp = load_model()
    source = write_articles(tmp_path / "in")
    made = []
    for size in (1, 200):
        folder = tmp_path / str(size)
        manifest = building.build_corpus(source, folder, part_size=size, nlp=nlp)
        assert manifest.counts.n_accepted == 3
        assert check_corpus(folder) == []
        made.append(read_all(folder))
    for name in schema.TABLES:
        pd.testing.assert_frame_equal(made[0][name], made[1][name])
    syria = made[0]["article_threads"].set_index(["thread_id", "article_id"]).loc["syria"]

    assert syria["n_sentences"].to_dict() == {"arlow": 1, "brent": 0, "corby": 0}


@pytest.mark.model
def test_workers_and_their_number_leave_no_trace(tmp_path):
    """Two processes write the bytes that one writes."""
    source = write_articles(tmp_path / "in")
    for workers in (1, 2):
        building.build_corpus(source, tmp_path / str(workers), workers=workers, part_size=2)
    one, two = (
        {path.name: path.read_bytes() for path in (tmp_path / name).rglob("*") if path.is_file()}
        for name in ("1", "2")
    )

    assert one == two


@pytest.mark.model
def test_the_built_in_corpus_is_what_its_input_gives(tmp_path):
    """Who rebuilds the five articles finds the tables that came with the program."""
    manifest = building.build_corpus(ROOT / "data" / "raw", tmp_path / "out")
    kept, made = read_all(ROOT / "data" / "built"), read_all(tmp_path / "out")

    assert check_corpus(ROOT / "data" / "built") == []
    assert open_corpus(ROOT / "data" / "built").corpus_id == manifest.corpus_id
    for name in schema.TABLES:
        pd.testing.assert_frame_equal(kept[name], made[name])
