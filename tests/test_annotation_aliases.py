"""Alias lists: they can be read, they have sources, they contradict themselves nowhere."""

from __future__ import annotations

import re
import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from analysis.annotation.aliases import FOLDER, Aliases, load_aliases, slug, split_words
from analysis.errors import InputError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Copy the lists to where a test may spoil them."""
    for path in FOLDER.glob("*.toml"):
        shutil.copy(path, tmp_path)
    return tmp_path


def all_wordings(aliases: Aliases) -> dict[tuple[str, ...], str]:
    """Return every wording with the entity it means."""
    return {
        words: phrase.entity_id for group in aliases.phrases.values() for words, phrase in group
    }


def test_every_listed_name_means_itself() -> None:
    """The name an entity is shown by is one of its wordings."""
    aliases = load_aliases()
    wordings = all_wordings(aliases)
    assert all(
        wordings[split_words(listed.name)] == key == slug(listed.name)
        for key, listed in aliases.entities.items()
    )


def test_seats_of_power_are_nobodys_alias() -> None:
    """White House, Kremlin, Moscow and Washington stay entities of their own."""
    wordings = all_wordings(load_aliases())
    for name in ("White House", "Kremlin", "Moscow", "Washington", "Beijing", "Pyongyang"):
        assert wordings[split_words(name)] == slug(name)


def test_longer_wordings_come_first() -> None:
    """Otherwise "Donald Trump Jr." would be taken for his father."""
    for group in load_aliases().phrases.values():
        lengths = [len(words) for words, _ in group]
        assert lengths == sorted(lengths, reverse=True)


def test_nobody_holds_an_office_beside_another() -> None:
    """On any day an office of the list has one holder at most."""
    for group in load_aliases().roles.values():
        for _, holders in group:
            times = sorted((holder.since, holder.until) for holder in holders)
            assert all(since < until for since, until in times)
            assert all(a[1] <= b[0] for a, b in pairwise(times))


@pytest.mark.parametrize(
    ("file", "pattern", "spoiled", "message"),
    [
        ("people.toml", r"\A", "= ", "people.toml cannot be read"),
        ("bodies.toml", r'(?m)^label = "ORG"\n', "", "lacks the field"),
        ("places.toml", r"(?m)^source = .*\n", "", "lacks the field 'source'"),
        ("places.toml", r'name = "Kyiv"', 'name = "Kremlin"\naliases = ["Kyiv"]\n[x]', "claim"),
        ("offices.toml", r"Rex Tillerson", "Nobody Known", "Nobody Known"),
    ],
)
def test_a_spoiled_list_is_named(
    folder: Path, file: str, pattern: str, spoiled: str, message: str
) -> None:
    """A list that cannot be used is refused with its fault, not half used."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    if message == "claim":
        text = text.replace('aliases = ["Peking"]', 'aliases = ["Kremlin"]')
    else:
        text = re.sub(pattern, spoiled, text, count=1)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        load_aliases(folder)


def test_a_missing_list_is_named(folder: Path) -> None:
    """A list that is not there is not an empty list."""
    (folder / "words.toml").unlink()
    with pytest.raises(InputError, match=r"words\.toml"):
        load_aliases(folder)


def test_the_digest_follows_the_lists(folder: Path) -> None:
    """A changed list gives another stamp, the same lists the same."""
    before = load_aliases(folder).digest
    assert before == load_aliases().digest
    with (folder / "people.toml").open("a", encoding="utf-8") as handle:
        handle.write("# a remark\n")
    load_aliases.cache_clear()
    assert load_aliases(folder).digest != before
