"""The listing: every row is an entry or a reason, and nothing shifts."""

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis import schema
from analysis.corpus.listing import Entry, read_listing
from analysis.errors import InputError

NOW = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path):
    """Make a folder with two texts and no articles.csv yet."""
    (tmp_path / "a.txt").write_text("A text.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Another text.", encoding="utf-8")
    return tmp_path


def write(folder, text, encoding="utf-8"):
    """Write articles.csv and read the listing."""
    (folder / "articles.csv").write_bytes(text.encode(encoding))
    return read_listing(folder, now=NOW)


def reasons(listing):
    """Pairs of file and reason, sorted."""
    return sorted(zip(listing.rejected["file"], listing.rejected["reason"], strict=True))


def test_the_least_listing_names_file_and_outlet(folder):
    """Two columns are enough; what is not said is empty."""
    listing = write(folder, "file,outlet\nb.txt,Post\na.txt,Mail\n")

    assert listing.entries == [Entry("a", "a.txt", 2, "Mail"), Entry("b", "b.txt", 1, "Post")]
    assert listing.rejected.columns.tolist() == schema.REJECTED_ROWS.column_names
    assert listing.rejected.empty


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_articles_csv_is_read_in_the_encodings_of_texts(folder, encoding):
    """A spreadsheet's byte order mark is not part of the first column's name."""
    names = "file,outlet,headline\na.txt,Café Métro,“We stay”\nb.txt,Café Métro,“We go”\n"

    assert {entry.outlet for entry in write(folder, names, encoding).entries} == {"Café Métro"}


def test_cells_mean_what_they_say(folder):
    """A leading zero is kept and NA is a name."""
    listing = write(folder, 'file,outlet,byline\na.txt,007,NA\nb.txt,"Post, Daily",null\n')

    assert [(e.outlet, e.byline) for e in listing.entries] == [
        ("007", "NA"),
        ("Post, Daily", "null"),
    ]


def test_the_rows_order_does_not_matter(folder):
    """Entries come in the order of their files."""
    one = write(folder, "file,outlet\na.txt,Mail\nb.txt,Post\n")
    other = write(folder, "outlet,file\nPost,b.txt\nMail,a.txt\n")

    assert [(e.file, e.outlet) for e in one.entries] == [(e.file, e.outlet) for e in other.entries]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("a.txt,Mail,,,x", "ragged"),
        ("a.txt", "ragged"),
        (",Mail,,", "no_file"),
        ("a.txt,,,", "no_outlet"),
        ("a.txt,Mail,2017-02-31,", "date"),
        ("a.txt,Mail,,2017-07-08T10:00", "date"),
        ("a.txt,Mail,2021-01-01,", "date"),
        ("a.txt," + "M" * 1001 + ",,", "too_long"),
        ("c.txt,Mail,,", "missing_file"),
        ("a.pdf,Mail,,", "type_mismatch"),
        ("../a.txt,Mail,,", "path"),
        ("/etc/hostname.txt,Mail,,", "path"),
        ("..\\a.txt,Mail,,", "path"),
        ('a.txt,"Mail"x,,', "csv"),
    ],
)
def test_a_bad_row_is_rejected_and_the_next_one_read(folder, row, reason):
    """One bad row costs one row; its message says what to do."""
    listing = write(folder, f"file,outlet,published,event_date\n{row}\nb.txt,Post,,\n")

    assert [entry.file for entry in listing.entries] == ["b.txt"]
    rejected = listing.rejected[listing.rejected["row"] == 1]
    assert rejected["reason"].tolist() == [reason]
    assert rejected["message"].str.endswith(".").all()
    assert rejected["message"].str.contains(": ").all()


def test_an_address_that_is_no_web_address_is_rejected(folder):
    """It would become a link."""
    listing = write(folder, "file,outlet,url\na.txt,Mail,javascript:alert(1)\nb.txt,Post,\n")

    assert reasons(listing) == [("a.txt", "url")]


def test_a_file_named_twice_is_taken_once(folder):
    """The first row counts, however the second writes the path."""
    listing = write(folder, "file,outlet\na.txt,Mail\n./a.txt,Post\nb.txt,Post\n")

    assert [entry.outlet for entry in listing.entries] == ["Mail", "Post"]
    assert reasons(listing) == [("a.txt", "duplicate_file")]


def test_two_files_of_one_name_are_not_mixed_up(folder):
    """An article is known by its file's name without the ending."""
    (folder / "a.TXT").write_text("A third text.", encoding="utf-8")
    listing = write(folder, "file,outlet\na.txt,Mail\nb.txt,Post\na.TXT,Post\n")

    assert reasons(listing) == [("a.TXT", "duplicate_file")]


def test_a_link_out_of_the_folder_is_not_followed(folder, tmp_path_factory):
    """A link can lead anywhere."""
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.txt"
    secret.write_text("Secret.", encoding="utf-8")
    (folder / "c.txt").symlink_to(secret)

    assert reasons(write(folder, "file,outlet\na.txt,M\nb.txt,M\nc.txt,M\n")) == [("c.txt", "path")]


def test_a_text_that_no_row_names_is_reported(folder):
    """Nothing is left out unseen."""
    listing = write(folder, "file,outlet\na.txt,Mail\n")

    assert reasons(listing) == [("b.txt", "not_listed")]
    assert listing.rejected["row"].tolist() == [0]


def test_a_file_is_rejected_for_its_size_alone(folder):
    """A hundred megabytes are never read."""
    with (folder / "a.txt").open("wb") as file:
        file.truncate(100_000_000)

    assert reasons(write(folder, "file,outlet\na.txt,Mail\nb.txt,Mail\n")) == [
        ("a.txt", "too_large")
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is empty"),
        ("\ufeff", "is empty"),
        ("file;outlet\na.txt;Mail\n", "commas"),
        ("file\na.txt\n", "lacks the column outlet"),
        ("file,outlet,file\na.txt,Mail,a.txt\n", "'file' more than once"),
        ("file,outlet,headine\na.txt,Mail,x\n", "did you mean 'headline'"),
        ("file,outlet,qqq\na.txt,Mail,x\n", "known are file, outlet"),
        ("a.txt,Mail\n", "not known"),
        ("file,outlet," + ",".join(f"c{i}" for i in range(100_000)), "at most 64"),
    ],
)
def test_a_listing_that_cannot_be_understood_is_one_sentence(folder, text, words):
    """The first line decides: file, reason, next step."""
    with pytest.raises(InputError) as caught:
        write(folder, text)

    assert words in str(caught.value)
    assert "articles.csv" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_missing_listing_and_missing_folder_say_what_to_add(tmp_path):
    """Without articles.csv no outlet is known."""
    with pytest.raises(InputError, match="add one whose first line is file,outlet"):
        read_listing(tmp_path)
    with pytest.raises(InputError, match="is not a folder"):
        read_listing(tmp_path / "nowhere")


def test_a_quotation_mark_that_is_never_closed_costs_no_row_silently(folder):
    """What it swallows is reported: the row as badly quoted, the text as not listed."""
    listing = write(folder, 'file,outlet\na.txt,Mail\nb.txt,"Post\n')

    assert [entry.file for entry in listing.entries] == ["a.txt"]
    assert ("b.txt", "not_listed") in reasons(listing)
    assert "csv" in listing.rejected["reason"].tolist()


def test_an_enormous_cell_is_a_rejected_row(folder):
    """The csv module stops at 131,072 characters; the rest of the table is still read."""
    listing = write(folder, f"file,outlet\na.txt,{'M' * 200_000}\nb.txt,Post\n")

    assert "b.txt" in [entry.file for entry in listing.entries]
    assert len(listing.rejected) >= 1


CELLS = st.text(alphabet="abM.,\"'\n /\\\u202e;x", max_size=12) | st.sampled_from(
    ["a.txt", "b.txt", ""]
)


@settings(derandomize=True, max_examples=60, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(st.lists(st.tuples(CELLS, CELLS), max_size=6))
def test_rows_in_are_entries_and_rejected_rows_out(folder, rows):
    """Counts add up whatever the cells hold."""
    quoted = ['"' + '","'.join(cell.replace('"', '""') for cell in row) + '"' for row in rows]
    listing = write(folder, "\n".join(["file,outlet", *quoted]) + "\n")

    n_rejected = int((listing.rejected["row"] > 0).sum())
    assert len(rows) == len(listing.entries) + n_rejected
    schema.require(listing.rejected, schema.REJECTED_ROWS)
