"""Thread definitions are files that people edit: each mistake is named with its file."""

import re
from pathlib import Path

import pytest

from analysis.errors import InputError
from analysis.measures.definitions import RESERVED_IDS, read_threads

ROOT = Path(__file__).parents[1]
SOUND = {
    "id": '"harbour"',
    "name": '"Harbour"',
    "why": '"Ships."',
    "order": "1",
    "terms": '[{term = "quay*", note = "walls"}]',
}


def write(folder, file="harbour.toml", **changes):
    """Write a thread's file; a value of None leaves its line out."""
    lines = (SOUND | changes).items()
    text = "".join(f"{key} = {value}\n" for key, value in lines if value is not None)
    (folder / file).write_text(text, encoding="utf-8")


def test_a_thread_without_order_comes_last(tmp_path):
    """Terms, exclusions, then the reason; an unnumbered file after the numbered ones."""
    write(tmp_path, "a.toml", id='"tide"', name='"Tide"', order=None)
    write(tmp_path, "b.toml", exclude='[{term = "quayle"}]')

    rows = read_threads(tmp_path)[["thread_id", "kind", "term"]].to_numpy().tolist()

    assert rows == [
        ["harbour", "term", "quay*"],
        ["harbour", "exclude", "quayle"],
        ["harbour", "why", ""],
        ["tide", "term", "quay*"],
        ["tide", "why", ""],
    ]


@pytest.mark.parametrize(
    ("changes", "reason", "advice"),
    [
        ({"id": None}, "it lacks id", "add it"),
        ({"terms": "[]"}, "it lacks terms", "add it"),
        ({"id": "5"}, "its id is no text", "write id"),
        ({"name": "[1]"}, "its name is no text", "write name"),
        ({"why": '" "'}, "its why is no text", "write why"),
        ({"id": '"Har bour"'}, "its id 'Har bour' is not made of", "choose another"),
        ({"id": '"harbour2"'}, "its id 'harbour2' is not made of", "choose another"),
        ({"id": '"outlets"'}, "its id 'outlets' means something else", "choose another"),
        ({"order": '"first"'}, "its order is no whole number", "write order = 1"),
        ({"order": "1.5"}, "its order is no whole number", "write order = 1"),
        ({"order": "true"}, "its order is no whole number", "write order = 1"),
        ({"terms": '["quay"]'}, "terms holds something else", r"write \[\[terms\]\]"),
        ({"terms": '"quay"'}, "terms holds something else", r"write \[\[terms\]\]"),
        ({"terms": '[{note = "walls"}]'}, "terms holds something else", 'term = "..."'),
        ({"terms": "[{term = 7}]"}, "terms holds something else", 'term = "..."'),
        ({"terms": '[{term = "*"}]'}, "terms holds something else", "a letter or digit"),
        ({"terms": '[{term = "a", note = 1}]'}, "terms holds something else", "note"),
        ({"terms": '[{term = "a"}, {term = "a"}]'}, "terms has 'a' twice", "take one out"),
        ({"exclude": '["quayle"]'}, "exclude holds something else", r"write \[\[exclude\]\]"),
        ({"exclude": "3"}, "exclude holds something else", r"write \[\[exclude\]\]"),
    ],
)
def test_a_mistake_in_a_thread_is_named(tmp_path, changes, reason, advice):
    """One sentence: the file, the reason, what to do next."""
    write(tmp_path, **changes)

    with pytest.raises(
        InputError, match=rf"^harbour\.toml defines no thread because {reason}"
    ) as it:
        read_threads(tmp_path)
    assert re.search(f": .*{advice}", str(it.value))
    assert "\n" not in str(it.value)


@pytest.mark.parametrize(("key", "other"), [("id", {"name": '"Tide"'}), ("name", {"id": '"tide"'})])
def test_two_files_cannot_share_an_id_or_a_name(tmp_path, key, other):
    """Both files are named, so that one can be changed."""
    write(tmp_path, "one.toml")
    write(tmp_path, "two.toml", **other)

    with pytest.raises(InputError, match=rf"^two\.toml and one\.toml both have the {key} '"):
        read_threads(tmp_path)


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    """A folder with a file's name gives a sentence too."""
    (tmp_path / "sea.toml").mkdir()

    with pytest.raises(InputError, match=r"^sea\.toml cannot be read as a thread \(.+\): "):
        read_threads(tmp_path)


def test_every_key_of_the_pages_is_reserved():
    """A thread named like one of them would change it, or stop the page."""
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "pages").rglob("*.py")]
    forms = (r'\bkey="([a-z_]+)"', r'(?:session_state|query_params)\["([a-z_]+)"\]',
             r'(?:session_state|query_params)\.get\("([a-z_]+)"')  # fmt: skip
    keys = {key for source in sources for form in forms for key in re.findall(form, source)}

    assert {"event", "thread", "selection"} <= keys
    assert keys <= RESERVED_IDS
