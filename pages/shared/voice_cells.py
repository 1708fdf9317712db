"""The words for what a mark on the Voices page counts; in a link they open the same evidence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from pages.shared.attributed import KIND_WORDS, NO_SOURCE, quote
from pages.shared.escaping import isolate
from pages.shared.evidence import MAX_CELLS
from pages.shared.selection import event_name
from pages.shared.state import VoiceCell, Voices

OWN = "own"
NAMING_WORDS = {
    "named": "named sources",
    "unnamed": "unnamed sources",
    "no source": NO_SOURCE,
}


def cells_of_voices(
    voices: Voices, cues: pd.DataFrame, speaker: str | None
) -> dict[str, VoiceCell]:
    """Return the words for everything that the page's figures count.

    Parameters
    ----------
    voices : Voices
    cues : DataFrame
        The tally of cues that is shown.
    speaker : str or None
        The source the tally is about; None for everybody.
    """
    names = dict(zip(voices.sources["source_id"], voices.sources["source_name"], strict=True))
    cells: dict[str, VoiceCell] = {}
    for words, cell in _named_cells(voices, cues, speaker, names):
        # Two sources may be worded alike: their ids tell them apart.
        name = f"{cell.side} {words}, {event_name(cell.event_id)}"
        if name in cells:
            name = f"{cell.side} {words} ({cell.value}), {event_name(cell.event_id)}"
        cells[isolate(name)] = cell
        if len(cells) == MAX_CELLS:
            break
    return cells


def _named_cells(
    voices: Voices, cues: pd.DataFrame, speaker: str | None, names: dict[str, str]
) -> Iterator[tuple[str, VoiceCell]]:
    """Yield each cell with the words that follow its side."""
    yield from _kinds(voices.shares)
    yield from _sources(voices.sources)
    whose = f" of {names.get(speaker, speaker)}" if speaker else ""
    yield from _cues(cues, speaker, whose)
    for row in _filled(voices.naming):
        yield f"with {NAMING_WORDS[row['naming']]}", _cell(row, "naming", row["naming"])
    for row in _filled(voices.types):
        kind = row["source_type"]
        words = f"with {kind} as source" if kind else "without a kind of source"
        yield words, _cell(row, "type", kind)


def _kinds(shares: pd.DataFrame) -> Iterator[tuple[str, VoiceCell]]:
    for row in shares.to_dict("records"):
        for kind, words in KIND_WORDS.items():
            if row[f"n_{kind}_words"]:
                yield words, _cell(row, "kind", kind)
        if row["n_own_words"]:
            yield "in its own voice", _cell(row, "kind", OWN)


def _sources(sources: pd.DataFrame) -> Iterator[tuple[str, VoiceCell]]:
    for row in sources.to_dict("records"):
        who = row["source_name"] if row["source_id"] else "nobody in particular"
        quoting = "quoting" if row["n_attributions"] else "not quoting"
        yield f"{quoting} {who}", _cell(row, "source", row["source_id"])


def _cues(cues: pd.DataFrame, speaker: str | None, whose: str) -> Iterator[tuple[str, VoiceCell]]:
    for row in _filled(cues):
        cell = _cell(row, "cue", f"{row['cue_class']}/{row['cue_lemma']}")
        said = f"with {quote(row['cue_lemma'])}" if row["cue_lemma"] else "without words of saying"
        yield f"{said}{whose}", cell._replace(speaker=speaker)


def _filled(table: pd.DataFrame) -> list[dict[Any, Any]]:
    """Return the rows that count any attribution."""
    rows: list[dict[Any, Any]] = table[table["n_attributions"] > 0].to_dict("records")
    return rows


def _cell(row: dict[Any, Any], facet: str, value: str) -> VoiceCell:
    return VoiceCell(row["event_id"], row["side"], facet, value)
