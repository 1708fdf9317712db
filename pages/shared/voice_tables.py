"""The tables and descriptions behind the figures of the Voices page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from analysis.notation import percent
from pages.shared.escaping import isolate
from pages.shared.layout import show_table
from pages.shared.selection import event_name
from pages.shared.voice_cells import NAMING_WORDS

_ENDS = {"share_low": "95% from", "share_high": "to"}
_REPORT = {"event": "Event", "side": "Outlet or origin"}
_COUNTS = {"n_attributions": "Attributions", "of_attributions": "Attributions in all"}
WORDS: dict[str, dict[str, str]] = {
    "kind": _REPORT
    | {
        "n_quoted_words": "Words quoted",
        "of_words": "Words in all",
        "quoted_share": "Share quoted",
        "quoted_share_low": "95% from",
        "quoted_share_high": "to",
        "n_direct_words": "In quotation marks",
        "n_mixed_words": "Partly in quotation marks",
        "n_indirect_words": "In paraphrase",
        "n_own_words": "Outlet's own words",
        "n_attributions": "Attributions",
        "n_sources": "Sources",
    },
    "source": _REPORT
    | {
        "source_name": "Source",
        "source_type": "Kind of source",
        "n_attributions": "Attributions",
        "n_words": "Words",
        "of_quoted_words": "Words quoted in all",
        "words_share": "Share of words quoted",
        "words_share_low": "95% from",
        "words_share_high": "to",
    },
    "cue": _REPORT | {"cue_class": "Class", "cue_lemma": "Word"} | _COUNTS,
    "naming": _REPORT | {"naming": "Naming"} | _COUNTS | {"share": "Share"} | _ENDS,
    "type": _REPORT | {"source_type": "Kind of source"} | _COUNTS | {"share": "Share"} | _ENDS,
}
"""The reader's word for each column shown, by what the figure counts."""

_TITLES = {
    "kind": "Whose words",
    "source": "Words given to sources",
    "cue": "Words of introduction",
    "naming": "Sources named or not",
    "type": "Kinds of sources",
}
_MAX_TOLD = 60


def show_numbers(table: pd.DataFrame, facet: str) -> None:
    """Offer the numbers behind one figure as a table and as a file."""
    shown = table.assign(event=[event_name(event_id) for event_id in table["event_id"]])
    show_table(shown, WORDS[facet], name=f"voices-{facet}", alt=_TITLES[facet])


def describe(table: pd.DataFrame, facet: str) -> str:
    """Say in words what one figure shows."""
    rows = [_SAID[facet](row) for row in table.head(_MAX_TOLD).to_dict("records")]
    more = f" and {len(table) - _MAX_TOLD} more" if len(table) > _MAX_TOLD else ""
    return f"{_TITLES[facet]}. {'; '.join(rows)}{more}."


def _report(row: dict[Any, Any]) -> str:
    return f"{isolate(row['side'])} ({event_name(row['event_id'])})"


def _kind(row: dict[Any, Any]) -> str:
    if not row["of_words"]:
        return f"{_report(row)}: no words"
    return f"{_report(row)}: {percent(row['n_quoted_words'] / row['of_words'])} of words quoted"


def _source(row: dict[Any, Any]) -> str:
    if not row["n_attributions"]:
        return f"{_report(row)}: {isolate(row['source_name'])} not quoted"
    return f"{_report(row)}: {isolate(row['source_name'])}, {row['n_words']} words"


def _cue(row: dict[Any, Any]) -> str:
    return f"{_report(row)}: {row['cue_lemma'] or 'no word'} {row['n_attributions']} times"


def _naming(row: dict[Any, Any]) -> str:
    words = NAMING_WORDS[row["naming"]]
    return f"{_report(row)}: {words}, {row['n_attributions']} of {row['of_attributions']}"


def _type(row: dict[Any, Any]) -> str:
    kind = row["source_type"] or "no source"
    return f"{_report(row)}: {kind}, {row['n_attributions']} of {row['of_attributions']}"


_SAID: dict[str, Callable[[dict[Any, Any]], str]] = {
    "kind": _kind,
    "source": _source,
    "cue": _cue,
    "naming": _naming,
    "type": _type,
}
