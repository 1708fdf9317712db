"""Articles: files become tables, and page and articles.csv are set against each other."""

from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis import schema
from analysis.corpus.articles import PARAGRAPHS, read_articles
from analysis.corpus.facts import find_language
from analysis.corpus.guard import MAX_CHARS
from analysis.corpus.listing import read_listing

NOW = datetime(2020, 1, 1, tzinfo=UTC)
RAW = Path(__file__).resolve().parents[1] / "data" / "raw"
HEADLINE = "River towns agree on a shared flood plan"
BODY = (
    "Three river towns agreed on Monday to build a shared wall against the floods.\n\n"
    "The mayor of Oldbridge said the work would begin before the end of the winter.\n"
)


def read(folder, text, columns="", values=""):
    """Read one text with one row of articles.csv."""
    raw = text if isinstance(text, bytes) else text.encode("utf-8")
    (folder / "a.txt").write_bytes(raw)
    table = f"file,outlet{columns}\na.txt,Oldbridge Post{values}\n"
    (folder / "articles.csv").write_text(table, encoding="utf-8")
    listing = read_listing(folder, now=NOW)
    return read_articles(listing.entries, folder, now=NOW)


def article(folder, text, columns="", values=""):
    """Return the one article's row."""
    return read(folder, text, columns, values).articles.iloc[0]


def test_the_tables_keep_their_promise(tmp_path):
    """Each table has the promised columns and kinds, and the keys are unique."""
    cleaned = read(
        tmp_path, f"Menu\n\n{HEADLINE}\n\nMOSCOW (Reuters) - {BODY}\n--Reuters\n\nShare\n"
    )

    schema.require(cleaned.articles, schema.ARTICLES)
    schema.require(cleaned.paragraphs, PARAGRAPHS)
    schema.require(cleaned.removed_lines, schema.REMOVED_LINES)
    schema.require(cleaned.rejected_rows, schema.REJECTED_ROWS)
    assert cleaned.removed_lines["removed_line_id"].is_unique
    assert cleaned.removed_lines["reason"].tolist() == ["menu", "dateline", "credit", "share"]


def test_no_entries_give_empty_tables(tmp_path):
    """An empty corpus has the same columns."""
    cleaned = read_articles([], tmp_path)

    assert [len(table) for table in cleaned] == [0, 0, 0, 0]
    assert cleaned.articles.columns.tolist() == schema.ARTICLES.column_names


def test_paragraphs_point_into_the_text(tmp_path):
    """The offsets cut out what was on the page, in its typography."""
    first = "\u201cNo,\u201d he said to the crowd\u00a0\u2013 twice \U0001f600."
    cleaned = read(tmp_path, f"{HEADLINE}\n\n{first}\n\n{BODY}")
    text = cleaned.articles.loc[0, "text"]
    starts, ends = cleaned.paragraphs["start_char"], cleaned.paragraphs["end_char"]
    parts = [text[start:end] for start, end in zip(starts, ends, strict=True)]

    assert parts[:2] == [
        HEADLINE,
        "\u201cNo,\u201d he said to the crowd\u00a0\u2013 twice \U0001f600.",
    ]
    assert cleaned.paragraphs["paragraph"].tolist() == [0, 1, 2, 3]
    assert cleaned.paragraphs["section"].tolist() == ["headline", "lead", "body", "body"]
    # Two quotation marks, one space, one dash.
    assert cleaned.articles.loc[0, "n_normalised"] == 4


def test_guarded_characters_are_counted(tmp_path):
    """What was dropped is stated: one override, two NUL characters."""
    assert article(tmp_path, f"{HEADLINE}\n\n\u202e{BODY}\x00\x00")["n_guarded"] == 3


@pytest.mark.parametrize(
    ("text", "columns", "values", "origin", "basis"),
    [
        ("(AP)", ",origin", ",Associated Press", "Associated Press", "text and table"),
        ("(AP)", ",origin", ",AP", "Associated Press", "text and table"),
        ("(AP)", "", "", "Associated Press", "text"),
        ("(AP)", ",origin", ",Reuters", "Associated Press", "conflict"),
        ("", ",origin", ",AP", "Associated Press", "table"),
        ("", ",origin", ",Town Wire", "Town Wire", "table"),
        ("", "", "", "Oldbridge Post", "assumed"),
    ],
)
def test_the_origin_says_how_it_was_found(tmp_path, text, columns, values, origin, basis):
    """Where page and table differ the page's agency stays, marked."""
    row = article(tmp_path, f"{HEADLINE}\n\n{BODY}\n{text}", columns, values)

    assert (row["origin"], row["origin_basis"]) == (origin, basis)


@pytest.mark.parametrize(
    ("line", "published", "at", "precision", "basis"),
    [
        ("Published: 3 May 2017 10:00 GMT", "2017-05-03T12:00+02:00", "2017-05-03T10:00", "minute",
         "text and table"),
        ("Published: 3 May 2017", "2017-05-03T12:00+02:00", "2017-05-03T10:00", "minute",
         "text and table"),
        ("Published: 3 May 2017 10:00 GMT", "2017-05-04", "2017-05-03T10:00", "minute", "conflict"),
        ("Published: 3 May 2017 10:00 GMT", "", "2017-05-03T10:00", "minute", "text"),
        ("", "2017-05-03", "2017-05-03T00:00", "day", "table"),
        ("Sep 29, 2020-Tuesday", "", "", "", "missing"),
        ("This was published 6 years ago", "", "", "", "missing"),
    ],
)  # fmt: skip
def test_the_time_says_how_it_was_found(tmp_path, line, published, at, precision, basis):
    """A date that nobody states stays empty."""
    row = article(tmp_path, f"{HEADLINE}\n\n{line}\n\n{BODY}", ",published", f",{published}")

    found = "" if pd.isna(row["published_at"]) else row["published_at"].isoformat()[:16]
    assert (found, row["published_precision"], row["published_basis"]) == (at, precision, basis)


@pytest.mark.parametrize(
    ("page", "table", "headline", "basis"),
    [
        (HEADLINE, HEADLINE.upper() + ".", HEADLINE, "text and table"),
        (HEADLINE, "", HEADLINE, "text"),
        (HEADLINE, "Another one altogether", HEADLINE, "conflict"),
        ("", "Walls rise", "Walls rise", "table"),
        ("", "", "", "missing"),
    ],
)
def test_the_headline_says_how_it_was_found(tmp_path, page, table, headline, basis):
    """A headline that only articles.csv knows is still the article's."""
    row = article(tmp_path, f"{page}\n\n{BODY}", ",headline", f",{table}")

    assert (row["headline"], row["headline_basis"]) == (headline, basis)
    assert row["text"].startswith(headline or "Three river towns")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("\ufeff", "empty"),
        ("\u200b\n", "empty"),
        (b"%PDF-1.7", "type_mismatch"),
        (b"caf\xe9 \x81\x8d\x8f\x90\x9d" * 20, "encoding"),
        ("Menu\n\nShare\n\nAdvertisement\n", "no_text"),
        ("a b " * (MAX_CHARS // 4) + "c", "too_long"),
    ],
)
def test_a_file_that_is_no_article_is_a_rejected_row(tmp_path, text, reason):
    """It is named with its row and a next step; the rest of the corpus goes on."""
    cleaned = read(tmp_path, text)

    assert cleaned.articles.empty
    named = cleaned.rejected_rows[["file", "row", "reason"]].to_dict("records")
    assert named == [{"file": "a.txt", "row": 1, "reason": reason}]
    assert cleaned.rejected_rows["message"].str.fullmatch(r"a\.txt .+: .+\.").all()


def test_a_text_of_exactly_the_largest_length_is_read(tmp_path):
    """The limit itself is allowed."""
    text = f"{HEADLINE}\n\n{BODY}\n"
    text += "a b. " * ((MAX_CHARS - len(text)) // 5)
    text += "." * (MAX_CHARS - len(text))

    assert len(read(tmp_path, text).articles) == 1


def test_articles_do_not_depend_on_each_other(tmp_path):
    """Read in one go or one by one, in any order, each article is the same."""
    listing = read_listing(RAW, now=datetime(2026, 1, 1, tzinfo=UTC))
    together = read_articles(listing.entries, RAW)
    apart = [read_articles([entry], RAW).articles for entry in reversed(listing.entries)]

    pd.testing.assert_frame_equal(
        together.articles, pd.concat(apart).sort_values("article_id", ignore_index=True)
    )


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (BODY, "en"),
        ("Drei Orte am Fluss haben am Montag beschlossen, gemeinsam eine Mauer zu bauen.", "und"),
        (
            "Trois villes ont choisi lundi de construire ensemble un mur contre la crue du fleuve.",
            "und",
        ),
        ("Drie steden besloten maandag dat er in het dorp een muur zal worden gebouwd.", "und"),
        ("Three towns", "und"),
    ],
)
def test_the_language_is_english_or_not_known(text, language):
    """Measures for English must not read German."""
    assert find_language(text) == language


@settings(derandomize=True, max_examples=60, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(st.text(max_size=300) | st.binary(max_size=200))
def test_every_entry_is_an_article_or_a_rejected_row(tmp_path, text):
    """Counts add up, and what is stored can be written and cut by its offsets."""
    raw = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    cleaned = read(tmp_path, raw)

    assert len(cleaned.articles) + len(cleaned.rejected_rows) == 1
    for row in cleaned.paragraphs.itertuples():
        stored = cleaned.articles.loc[0, "text"]
        assert stored.encode("utf-8")
        assert 0 <= row.start_char <= row.end_char <= len(stored)


# The five built-in articles ----------------------------------------------------------


@pytest.fixture(scope="module")
def built_in():
    """Read and clean data/raw."""
    listing = read_listing(RAW)
    assert listing.rejected.empty
    return read_articles(listing.entries, RAW)


@pytest.fixture(scope="module")
def stated():
    """Read what articles.csv says, by article."""
    table = pd.read_csv(RAW / "articles.csv", dtype=str, keep_default_na=False)
    return table.set_index(table["file"].str.removesuffix(".txt")).sort_index()


def column(built_in, name):
    """Return one column of the articles, by article."""
    return built_in.articles.set_index("article_id")[name].sort_index()


def test_all_five_are_read(built_in, stated):
    """None is rejected and none is added."""
    assert built_in.rejected_rows.empty
    assert column(built_in, "outlet").to_dict() == stated["outlet"].to_dict()
    assert set(column(built_in, "language")) == {"en"}


def test_the_origins_come_out_of_the_texts(built_in, stated):
    """Four credit an agency that articles.csv confirms; one credits none."""
    wire = stated["origin"].ne("")

    assert column(built_in, "origin")[wire].to_dict() == stated["origin"][wire].to_dict()
    assert set(column(built_in, "origin_basis")[wire]) == {"text and table"}
    assert column(built_in, "origin")[~wire].to_dict() == stated["outlet"][~wire].to_dict()
    assert column(built_in, "origin_basis")[~wire].tolist() == ["assumed"]


def test_headlines_and_bylines_agree_with_the_table(built_in, stated):
    """Both are on the pages; where no byline is stated none is found."""
    assert column(built_in, "headline").to_dict() == stated["headline"].to_dict()
    assert set(column(built_in, "headline_basis")) == {"text and table"}
    assert column(built_in, "byline").to_dict() == stated["byline"].to_dict()
    assert set(column(built_in, "byline_basis")) == {"text and table", "missing"}


def test_times_are_taken_where_the_page_states_them(built_in, stated):
    """Two pages do; the day a page was saved and "6 years ago" are no dates."""
    times = column(built_in, "published_at")
    has_time = stated["published"].ne("")

    assert (
        times[has_time].tolist() == pd.to_datetime(stated["published"][has_time], utc=True).tolist()
    )
    assert set(column(built_in, "published_basis")[has_time]) == {"text and table"}
    assert times[~has_time].isna().all()
    assert set(column(built_in, "published_basis")[~has_time]) == {"missing"}
    assert column(built_in, "event_id").to_dict() == stated["event_date"].to_dict()


def test_headlines_are_found_without_the_table(built_in):
    """The table only checks: cleaning finds the same lines from the text alone."""
    entries = [entry for entry in read_listing(RAW).entries]
    bare = [type(e)(e.article_id, e.file, e.row, e.outlet) for e in entries]

    alone = read_articles(bare, RAW).articles
    assert alone[["headline", "origin", "text"]].equals(
        built_in.articles[["headline", "origin", "text"]]
    )


def test_no_long_line_is_removed_from_the_five(built_in):
    """What went is furniture: all but repeats and named forms is shorter than a sentence."""
    named = {"headline_repeat", "headline_path", "caption_repeat", "unavailable", "disclaimer",
             "subscribe", "comment_form", "published"}  # fmt: skip
    others = built_in.removed_lines[~built_in.removed_lines["reason"].isin(named)]

    assert others["text"].str.split().str.len().max() <= 7


def test_every_line_of_the_five_is_kept_or_accounted_for(built_in):
    """The words of a file are the words of its text and its removed lines."""
    for row in built_in.articles.itertuples():
        removed = built_in.removed_lines.query("article_id == @row.article_id")["text"]
        words_in = "".join((RAW / row.file).read_text(encoding="utf-8").split())
        words_out = "".join("".join([row.text, *removed]).split())
        assert sorted(words_in) == sorted(words_out)
