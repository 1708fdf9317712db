"""Find listed words and phrases among tokens: the longest entry wins, none overlap."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis import schema

MATCH_COLUMNS = ["first", "last", "place", "is_negated"]
_NAME = "PROPN"
_OPEN = frozenset({"VERB", "NOUN", "ADJ", "ADV"})
"""Words that capitals make look like names; a modal is known in capitals too."""
_NEGATORS = frozenset(
    {"not", "n't", "never", "no", "neither", "nor", "nobody", "none", "nothing", "without"}
)
_REACH = 3
"""Words before a match among which one that negates it is looked for."""
_STOPS = frozenset({"PUNCT", "CCONJ"})
_NEEDED = ("sentence_id", "form", "lemma", "pos")
_PART = re.compile(r"n't\b|'\w*|\w+?(?=n't\b)|\w+|[^\w\s]")
_VOWELS = "aeiou"

_Strings = npt.NDArray[np.object_]
_Item = TypeVar("_Item")


class Entry(NamedTuple):
    """A word or phrase to look for.

    Attributes
    ----------
    text : str
        As the list has it, in lower case.
    group : str
        What a match counts as; empty: found only so that nothing in it counts.
    lexicon : str
        The list: matches of one list share no word, those of two may.
    pos : frozenset of str
        Parts of speech in which the dictionary form of a single word counts; empty: any.
    form_pos : frozenset of str
        Those in which it counts only as it is written (damning, tagged as a verb).
    is_negatable : bool
        Whether a "not" before it turns it round.
    """

    text: str
    group: str
    lexicon: str = ""
    pos: frozenset[str] = frozenset()
    form_pos: frozenset[str] = frozenset()
    is_negatable: bool = True


class Index(NamedTuple):
    """Entries as a look-up.

    Attributes
    ----------
    entries : tuple of Entry
    words : tuple of tuple of str
        The words of each entry.
    by_anchor : dict
        Longest word -> entries with it, as their place and that of the word in them.
    by_form : dict
        Each regular form of a single word -> places of the entries: for words whose
        dictionary form is not known, since capitals make them look like names.
    """

    entries: tuple[Entry, ...]
    words: tuple[tuple[str, ...], ...]
    by_anchor: Mapping[str, tuple[tuple[int, int], ...]]
    by_form: Mapping[str, tuple[int, ...]]


def split_words(text: str) -> tuple[str, ...]:
    """Split an entry into words as texts are split: hyphens and contractions apart.

    Examples
    --------
    >>> split_words("so-called"), split_words("couldn't say")
    (('so', '-', 'called'), ('could', "n't", 'say'))
    """
    return tuple(_PART.findall(text.lower().replace("cannot", "can not")))


def index_entries(entries: Iterable[Entry]) -> Index:
    """Make a look-up of entries, whatever their order.

    Parameters
    ----------
    entries : iterable of Entry
        Of two that fit the same words, the first handed in wins.
    """
    kept = tuple(entries)
    words = tuple(split_words(entry.text) for entry in kept)
    by_anchor: dict[str, list[tuple[int, int]]] = {}
    by_form: dict[str, list[int]] = {}
    for place, (entry, parts) in enumerate(zip(kept, words, strict=True)):
        # The longest word is seldom a frequent one, so few places need a closer look.
        anchor = parts.index(max(parts, key=len))
        by_anchor.setdefault(parts[anchor], []).append((place, anchor))
        if len(parts) == 1 and entry.pos & _OPEN:
            for form in _regular_forms(parts[0], entry.pos):
                by_form.setdefault(form, []).append(place)
    return Index(kept, words, _frozen(by_anchor), _frozen(by_form))


def _frozen(lists: dict[str, list[_Item]]) -> dict[str, tuple[_Item, ...]]:
    return {key: tuple(items) for key, items in lists.items()}


def find_matches(
    tokens: pd.DataFrame, index: Index, *, is_title: Callable[[str], bool] | None = None
) -> pd.DataFrame:
    """Find where the entries stand.

    Parameters
    ----------
    tokens : DataFrame, one row per word or mark
        Needs ``sentence_id``, ``form``, ``lemma`` and ``pos``; whole sentences, in order.
    index : Index
        From `index_entries`.
    is_title : callable, optional
        Says of a sentence_id whether its words begin with capitals whatever they are;
        there a word tagged as a name counts by its written form.

    Returns
    -------
    DataFrame, one row per match, in order
        ==========  =========  ==========================================================
        column      unit       meaning
        ==========  =========  ==========================================================
        first       row        of ``tokens``, counted from 0
        last        row        its last word; the same for a single word
        place       number     which entry
        is_negated  yes or no  one of the three words before is not, never, no, without,
                               ..., with no mark, and, or, but between
        ==========  =========  ==========================================================

        Of one list none share a word: the one that begins first wins, then the longest.
        Those of a ``group`` of "" are left out after they have won. Empty, with these
        columns, if nothing stands there.

    Notes
    -----
    Each word of a phrase fits in its dictionary form or as written, next to each other.
    A single word with parts of speech fits in these only: so a name (May) is no modal.

    Examples
    --------
    >>> tokens = pd.DataFrame({
    ...     "sentence_id": ["s"] * 4, "form": ["they", "never", "seemed", "sure"],
    ...     "lemma": ["they", "never", "seem", "sure"], "pos": ["PRON", "ADV", "VERB", "ADJ"],
    ... })
    >>> find_matches(tokens, index_entries([Entry("seem", "hedge", pos=frozenset({"VERB"}))]))
       first  last  place  is_negated
    0      2     2      0        True
    """
    schema.require(tokens, schema.TOKENS, *_NEEDED)
    anchors = list(index.by_anchor)
    is_near = tokens["lemma"].isin(anchors) | tokens["form"].isin(anchors)
    is_near |= (tokens["pos"] == _NAME) & tokens["form"].isin(list(index.by_form))
    text = _Text(*(tokens[name].to_numpy(dtype=object) for name in _NEEDED))
    found = [
        match
        for at in np.flatnonzero(is_near)
        for match in _matches(text, int(at), index, is_title)
    ]
    rows = [
        (first, last, place, entry.is_negatable and _is_negated(text, first))
        for first, last, place in _drop_overlaps(found, index)
        if (entry := index.entries[place]).group
    ]
    if not rows:
        kinds = dict.fromkeys(MATCH_COLUMNS, "int64") | {"is_negated": "bool"}
        return pd.DataFrame(columns=MATCH_COLUMNS).astype(kinds)
    return pd.DataFrame(rows, columns=MATCH_COLUMNS)


class _Text(NamedTuple):
    """Columns of the tokens, as arrays of Python's own strings."""

    sentence: _Strings
    form: _Strings
    lemma: _Strings
    pos: _Strings


def _matches(
    text: _Text, at: int, index: Index, is_title: Callable[[str], bool] | None
) -> Iterator[tuple[int, int, int]]:
    """Yield the first word, last word and place of each entry that fits around a word."""
    lemma, form, pos = text.lemma[at], text.form[at], text.pos[at]
    places = index.by_anchor.get(lemma, ())
    if form != lemma:
        places += index.by_anchor.get(form, ())
    for place, anchor in places:
        entry, words = index.entries[place], index.words[place]
        if len(words) > 1:
            if _fits(text, at - anchor, words):
                yield at - anchor, at - anchor + len(words) - 1, place
        elif not entry.pos or pos in entry.pos or (pos in entry.form_pos and form == words[0]):
            yield at, at, place
    if pos == _NAME and form in index.by_form and is_title and is_title(text.sentence[at]):
        yield from ((at, at, place) for place in index.by_form[form])


def _drop_overlaps(
    found: list[tuple[int, int, int]], index: Index
) -> Iterator[tuple[int, int, int]]:
    """Keep of each list the match that begins first, the longest of those, and go on after it."""
    ends: dict[str, int] = {}
    for first, last, place in sorted(found, key=lambda match: (match[0], -match[1], match[2])):
        lexicon = index.entries[place].lexicon
        if first > ends.get(lexicon, -1):
            ends[lexicon] = last
            yield first, last, place


def _fits(text: _Text, first: int, words: tuple[str, ...]) -> bool:
    """Whether a phrase's words stand next to each other, in one sentence."""
    last = first + len(words) - 1
    if first < 0 or last >= len(text.form) or text.sentence[last] != text.sentence[first]:
        return False
    return all(
        word in (text.form[first + i], text.lemma[first + i]) for i, word in enumerate(words)
    )


def _is_negated(text: _Text, first: int) -> bool:
    """Whether a word that negates stands shortly before, in the same sentence."""
    for i in range(first - 1, max(-1, first - 1 - _REACH), -1):
        if text.sentence[i] != text.sentence[first] or text.pos[i] in _STOPS:
            return False
        if text.form[i] in _NEGATORS:
            # "Not only" adds; it takes nothing back.
            return bool(text.form[i + 1] != "only")
    return False


def _regular_forms(word: str, pos: frozenset[str]) -> set[str]:
    """Write the regular forms of a word: enough for headlines, which are in the present."""
    forms = {word}
    if pos & {"VERB", "NOUN"}:
        forms.add(_with_s(word))
    if "VERB" in pos:
        stem = word[:-1] if word.endswith("e") else word
        if len(word) > 2 and word[-1] not in f"{_VOWELS}wxy" and _is_short(word):
            stem += word[-1]
        forms |= {f"{stem}ing", f"{stem}ed"}
        if word.endswith("y") and word[-2] not in _VOWELS:
            forms.add(f"{word[:-1]}ied")
    return forms


def _with_s(word: str) -> str:
    """Add the s of a plural, or of the third person."""
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return f"{word}es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return f"{word[:-1]}ies"
    return f"{word}s"


def _is_short(word: str) -> bool:
    """Whether a word of one syllable ends in one vowel and one consonant: slam, not blast."""
    vowels = [letter in _VOWELS for letter in word]
    return sum(vowels) == 1 and vowels[-2] and not vowels[-1]
