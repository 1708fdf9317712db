"""Reading: filters mean what they say, and DuckDB can do nothing else."""

from concurrent.futures import ThreadPoolExecutor

import duckdb
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import schema
from analysis.errors import CorpusChangedError, QueryError, SchemaError, StoreError
from analysis.store.assembling import assemble
from analysis.store.connection import fetch
from analysis.store.manifest import PARTS_FOLDER, read_manifest
from analysis.store.order import natural_order
from analysis.store.reading import open_corpus
from tests.store_fakes import RECIPE, TEXTS, write_input

HOSTILE = [
    "'; DROP VIEW tokens; --",
    '" OR 1=1',
    "Brent' OR 'x'='x",
    "100% _ \\ [a-z] (?i)",
    "nul \0 in it",
    "\ufeff\u202esea",
    "NULL",
    "",
]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    """Open a small corpus of three parts, in a folder with an awkward name."""
    folder = tmp_path_factory.mktemp("reading") / "o'dd [ab] * ? year=2017 ü"
    write_input(folder / "in", [*TEXTS, *(f"Words {text} here" for text in HOSTILE)])
    decoy = folder.with_name("o'dd a * ? year=2017 ü") / "out" / PARTS_FOLDER
    decoy.mkdir(parents=True)
    assemble(folder / "in", folder / "out", RECIPE, part_size=6)
    for file in read_manifest(folder / "out").files:
        (decoy / file.name).write_bytes(b"not a table")
    opened = open_corpus(folder / "out")
    yield opened
    opened.close()


@pytest.mark.parametrize("name", list(schema.TABLES))
def test_each_table_comes_as_promised(corpus, name):
    """A whole table keeps the promise of the schema, in natural order."""
    table = schema.TABLES[name]
    rows = corpus.table(name)
    order = natural_order(table)

    schema.require(rows, table)
    assert rows.columns.tolist() == table.column_names
    assert rows.dtypes.astype(str).tolist() == schema.empty(table).dtypes.astype(str).tolist()
    assert len(rows) == corpus.manifest.n_rows(name)
    if order:
        pd.testing.assert_frame_equal(rows, rows.sort_values(order, ignore_index=True))


QUICKLY = settings(max_examples=40, deadline=None)
FORMS = st.lists(
    st.one_of(
        st.sampled_from([*HOSTILE, "sea", "brent", "Sea", "the"]),
        st.text(max_size=4),
    ),
    max_size=4,
)


@given(forms=FORMS)
@QUICKLY
def test_a_filter_gives_what_pandas_gives(corpus, forms):
    """Quotes, NUL bytes, half surrogates: a filter value is only ever a value."""
    tokens = corpus.table("tokens")
    expected = tokens[[form in forms for form in tokens["form"]]].reset_index(drop=True)

    pd.testing.assert_frame_equal(corpus.select("tokens", form=forms), expected)
    for form in forms[:1]:
        alone = tokens[[each == form for each in tokens["form"]]].reset_index(drop=True)
        pd.testing.assert_frame_equal(corpus.select("tokens", form=form), alone)


@given(words=FORMS, ids=st.lists(st.sampled_from(["a000", "a003", "nowhere", "'"])))
@QUICKLY
def test_forms_and_lemmas_are_found_as_pandas_finds_them(corpus, words, ids):
    """Any case, form or lemma, in the articles asked for."""
    tokens = corpus.table("tokens")
    wanted = {word.lower() for word in words}
    fits = [
        form in wanted or lemma in wanted
        for form, lemma in zip(tokens["form"], tokens["lemma"], strict=True)
    ]
    everywhere = tokens[fits].reset_index(drop=True)
    somewhere = everywhere[everywhere["article_id"].isin(ids)].reset_index(drop=True)

    pd.testing.assert_frame_equal(corpus.select_forms(words), everywhere)
    pd.testing.assert_frame_equal(corpus.select_forms(words, ids), somewhere)


@given(needles=st.lists(st.sampled_from([*HOSTILE, "SEA", "council", "a.c", "zebra"]), max_size=3))
@QUICKLY
def test_sentences_are_sieved_by_plain_text(corpus, needles):
    """A piece of text is looked for as it stands, never as a pattern."""
    sentences = corpus.table("sentences")
    pieces = [needle.lower() for needle in needles if needle]
    fits = [any(piece in text.lower() for piece in pieces) for text in sentences["text"]]

    pd.testing.assert_frame_equal(
        corpus.select_sentences(needles), sentences[fits].reset_index(drop=True)
    )


def test_filters_join_and_columns_are_as_asked(corpus):
    """Every filter must fit; the columns come in the order named."""
    sentences = corpus.table("sentences")
    expected = sentences[(sentences["article_id"] == "a001") & (sentences["n_words"] == 4)]
    found = corpus.select("sentences", ["text", "n_words"], article_id="a001", n_words=[4, 10**30])

    assert found.columns.tolist() == ["text", "n_words"]
    assert found["text"].tolist() == expected["text"].tolist() == ["The sea is cold"]
    assert corpus.select("sentences", article_id=[]).empty
    assert len(corpus.select("tokens", is_word=True)) == len(corpus.table("tokens"))
    assert len(corpus.select("articles", published_at=corpus.table("articles")["published_at"]))


@pytest.mark.parametrize("value", [1, None, 1.5, True, b"x", object()])
def test_a_value_of_another_kind_is_a_mistake(corpus, value):
    """A number never fits a text by accident."""
    with pytest.raises(ValueError, match="article_id holds string values"):
        corpus.select("tokens", article_id=value)


def test_names_are_checked_against_the_schema(corpus):
    """No name reaches the database that the schema does not know."""
    with pytest.raises(SchemaError, match="There is no table"):
        corpus.table('tokens"; DROP VIEW tokens; --')
    with pytest.raises(SchemaError, match="has no column"):
        corpus.select("tokens", **{'form" = form OR "form': "x"})
    with pytest.raises(SchemaError, match="has no column"):
        corpus.select("tokens", ["form", "1"])


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM read_text('/etc/hostname')",
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM glob('/*')",
        "COPY tokens TO 'stolen.csv'",
        "ATTACH 'stolen.db'",
        "EXPORT DATABASE 'stolen'",
        "INSTALL httpfs",
        "SET enable_external_access = true",
        "SET memory_limit = '64GB'",
        "SELECT * FROM 'https://example.org/x.parquet'",
        "CREATE SECRET s (TYPE s3)",
    ],
)
def test_the_database_cannot_leave_its_files(corpus, statement, tmp_path, monkeypatch):
    """Even our own SQL could neither read another file nor write or load one."""
    monkeypatch.chdir(tmp_path)

    with pytest.raises(duckdb.Error):
        corpus._connection.cursor().execute(statement).fetchall()
    assert not [*tmp_path.iterdir()]


def test_many_threads_may_ask_at_once(corpus):
    """A server asks from many threads, and each gets its own answer."""
    ids = corpus.table("articles")["article_id"].tolist()
    expected = {key: len(corpus.select("tokens", article_id=key)) for key in ids}
    with ThreadPoolExecutor(8) as pool:
        found = [*pool.map(lambda key: len(corpus.select("tokens", article_id=key)), ids * 8)]

    assert found == [expected[key] for key in ids] * 8


def test_a_long_question_is_stopped(tmp_path):
    """Nobody waits for ever."""
    write_input(tmp_path / "in")
    assemble(tmp_path / "in", tmp_path / "out", RECIPE)
    corpus = open_corpus(tmp_path / "out")

    endless = "SELECT count(*) FROM range(1000000) a, range(1000000) b"
    with pytest.raises(QueryError, match="took longer than"):
        fetch(corpus._connection, endless, [], seconds=0.05)
    corpus.close()


def test_a_question_that_needs_too_much_memory_is_refused(corpus):
    """The server keeps its memory."""
    greedy = "SELECT list(a.range) FROM range(100000000) a"
    with pytest.raises(QueryError, match="needs more memory"):
        fetch(corpus._connection, greedy, [], seconds=20)


def test_a_corpus_that_was_rebuilt_says_so(tmp_path):
    """Files that are gone give a sentence, not a traceback."""
    write_input(tmp_path / "in")
    assemble(tmp_path / "in", tmp_path / "out", RECIPE)
    corpus = open_corpus(tmp_path / "out")
    (tmp_path / "in" / "a000.txt").write_text("Another text of the sea.", encoding="utf-8")
    assemble(tmp_path / "in", tmp_path / "out", RECIPE)

    with pytest.raises(CorpusChangedError, match="was changed while it was open"):
        corpus.table("sentences")
    corpus.close()


@pytest.mark.parametrize("damage", ["gone", "empty", "cut", "other", "scrambled"])
def test_a_part_damaged_while_open_says_so(tmp_path, damage):
    """Whatever DuckDB calls it, a reader gets the one sentence."""
    write_input(tmp_path / "in")
    assemble(tmp_path / "in", tmp_path / "out", RECIPE)
    corpus = open_corpus(tmp_path / "out")
    path = next((tmp_path / "out" / PARTS_FOLDER).glob("sentences-*"))
    raw = path.read_bytes()
    contents = {
        "empty": b"",
        "cut": raw[:60],
        "other": b"not a table",
        "scrambled": raw[:4] + bytes(byte ^ 0x55 for byte in raw[4:-8]) + raw[-8:],
    }
    path.unlink()
    if damage in contents:
        path.write_bytes(contents[damage])

    with pytest.raises(CorpusChangedError, match="was changed while it was open"):
        corpus.table("sentences")
    corpus.close()


def test_a_question_that_asks_too_much_is_no_change_of_the_corpus():
    """Who opens a corpus anew after a change must not do so after a slow question."""
    assert not issubclass(QueryError, CorpusChangedError)
    assert not issubclass(CorpusChangedError, QueryError)
    assert issubclass(QueryError, StoreError)
    assert issubclass(CorpusChangedError, StoreError)


@pytest.mark.parametrize("damage", ["flip", "cut", "gone"])
def test_a_damaged_part_is_never_opened(tmp_path, damage, monkeypatch):
    """The database is not even started when a byte differs."""
    write_input(tmp_path / "in")
    assemble(tmp_path / "in", tmp_path / "out", RECIPE)
    path = next((tmp_path / "out" / PARTS_FOLDER).glob("tokens-*"))
    raw = bytearray(path.read_bytes())
    raw[100] ^= 1
    match damage:
        case "flip":
            path.write_bytes(raw)
        case "cut":
            path.write_bytes(raw[:50])
        case _:
            path.unlink()
    monkeypatch.setattr(duckdb, "connect", None)

    with pytest.raises(StoreError, match=rf"{path.name} is .*run python -m analysis build again"):
        open_corpus(tmp_path / "out")
