"""Places of a figure that is a table: reports in columns, what is counted in rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from textwrap import wrap
from typing import Any

import pandas as pd

from analysis.escaping import plot_text
from analysis.figures.lettering import break_text, measure_text
from analysis.figures.rows import LABEL
from analysis.figures.style import INK, LINE, QUIET, silent
from analysis.notation import long_date

MAX_REPORTS = 8
MAX_LINES = 36
LINE_HEIGHT = 36
UPRIGHT_COLUMNS = 5
"""With more columns their names are turned."""

_TEXT_HEIGHT = 15
_TURNED_HEIGHT = 128
_GUTTER_SHARE = 0.23
_EVENT_GAP = 0.16
_PHONE_WIDTH = 344
_NAME_SIZES = (11.0, 8.5)
_TURNED_SIZE, _TURNED_LETTERS = 9.5, 25
_NOTE_SIZE, _DAY_SIZE, _YEAR_WIDTH = 9, 12.5, 30
_MAX_NAME_LINES = 2
_APART = 3
"""Pixels between two names."""


@dataclass(frozen=True)
class Group:
    """Lines that belong together: their heading, which may be empty, and their sign."""

    heading: str
    symbol: str = "circle"
    is_quiet: bool = False
    """Its marks are small and grey: they say that there is nothing."""


@dataclass(frozen=True)
class Columns:
    """Where each report's column begins, one wide, and from where to where each event's do."""

    places: dict[tuple[str, str], float]
    events: dict[str, tuple[float, float]]
    width: float
    gutter_share: float = _GUTTER_SHARE
    """The part of the figure that the names of the lines have."""
    heads: Mapping[str, str] = field(default_factory=dict)
    """What stands over the columns of an event instead of its day."""
    notes: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """What is said under a report's name; beside a turned name only its first word."""

    @property
    def gutter(self) -> float:
        """The room for the names of the lines."""
        return self.width * self.gutter_share / (1 - self.gutter_share)

    @property
    def is_upright(self) -> bool:
        """Whether names have room to stand upright."""
        return len(self.places) <= UPRIGHT_COLUMNS

    @property
    def room(self) -> float:
        """The width of a column on a phone, in pixels."""
        return _PHONE_WIDTH * (1 - self.gutter_share) / self.width

    @property
    def name_size(self) -> float:
        """The font size of the reports' names: the largest at which no word is broken."""
        if not self.is_upright:
            return _TURNED_SIZE
        words = [word for _, side in self.places for word in side.split()]
        widest = max((measure_text(word, 1) for word in words), default=1.0)
        return min(_NAME_SIZES[0], max(_NAME_SIZES[1], (self.room - _APART) / widest))

    def name_lines(self, side: str) -> list[str]:
        """Break a report's name into the lines that fit above its column."""
        if self.is_upright:
            return break_text(side[:120], self.name_size, self.room - _APART)[:5]
        return [_cut(line, 22) for line in wrap(side[:120], 20, break_long_words=False)[:2]]

    def note_lines(self, report: tuple[str, str]) -> list[str]:
        """Break what is noted of a report into lines that fit under its name."""
        return break_text(self.notes.get(report, ""), _NOTE_SIZE, self.room - 1)

    def head_text(self, report: tuple[str, str], ink: str) -> str:
        """Write a report's name, and quieter what is noted of it, escaped for Plotly."""
        names = self.name_lines(report[1]) or [""]
        quiet = f'<span style="color: {silent(ink)}; font-size: {_NOTE_SIZE}px">{{}}</span>'
        if self.is_upright:
            notes = [quiet.format(plot_text(line)) for line in self.note_lines(report)]
            return "<br>".join([*(plot_text(line) for line in names), *notes])
        number = self.notes.get(report, "").split(" ")[0]
        if not number:
            return "<br>".join(plot_text(line) for line in names)
        names[-1] = _cut(names[-1], _TURNED_LETTERS - len(number) - 3)
        note = quiet.format(f"\u00b7 {plot_text(number)}")
        return f"{'<br>'.join(plot_text(line) for line in names)} {note}"

    def day_lines(self, event_id: str) -> list[str]:
        """Break an event's day into the lines that fit above its columns."""
        start, end = self.events[event_id]
        room = max(self.room * (end - start) - _APART, _YEAR_WIDTH)
        head = self.heads.get(event_id, long_date(event_id) or "Event not known")
        words = [
            word[:3] if measure_text(word, _DAY_SIZE) > room else word for word in head.split()
        ]
        return [plot_text(line) for line in break_text(" ".join(words), _DAY_SIZE, room)]

    @property
    def day_height(self) -> int:
        """The room for the days, in pixels."""
        return _TEXT_HEIGHT * max((len(self.day_lines(event)) for event in self.events), default=0)

    @property
    def head_height(self) -> int:
        """The room for all that stands above the first line, in pixels."""
        n_lines = max(
            (len(self.name_lines(report[1]) + self.note_lines(report)) for report in self.places),
            default=0,
        )
        return (
            self.day_height + 18 + (_TEXT_HEIGHT * n_lines if self.is_upright else _TURNED_HEIGHT)
        )


@dataclass(frozen=True)
class Lines:
    """Where each line and each group's heading stands, in pixels from the top."""

    places: dict[str, float]
    names: dict[str, str]
    heads: dict[str, float]
    height: float


def place_columns(
    cells: pd.DataFrame,
    *,
    gutter_share: float = _GUTTER_SHARE,
    heads: Mapping[str, str] | None = None,
    notes: Mapping[tuple[str, str], str] | None = None,
) -> Columns:
    """Set the first reports side by side, those of one event together.

    Parameters
    ----------
    cells : DataFrame
        Needs ``event_id`` and ``side``; repeated rows count once.
    gutter_share : float
        The part of the width for the names of the lines.
    heads : mapping, optional
        What stands over the columns of an event_id instead of its day.
    notes : mapping, optional
        A few words for each (event_id, side), such as how much was read, to stand under
        its name; beside a turned name stands only the first of them.
    """
    reports = cells[["event_id", "side"]].drop_duplicates().sort_values(["event_id", "side"])
    places: dict[tuple[str, str], float] = {}
    events: dict[str, tuple[float, float]] = {}
    at = 0.0
    for event_id, side in reports.head(MAX_REPORTS).itertuples(index=False):
        if events and event_id not in events:
            at += _EVENT_GAP
        places[(event_id, side)] = at
        events[event_id] = (events.get(event_id, (at, at))[0], at + 1)
        at += 1
    return Columns(places, events, max(at, 1.0), gutter_share, heads or {}, notes or {})


def choose_cells(cells: pd.DataFrame, columns: Columns, n_lines: int = MAX_LINES) -> pd.DataFrame:
    """Keep the cells of the reports that have a column and of the most frequent lines."""
    reports = pd.MultiIndex.from_frame(cells[["event_id", "side"]])
    kept = cells[reports.isin(list(columns.places))]
    totals = kept.groupby(["value", "label"], as_index=False)["n_attributions"].sum()
    totals = totals.sort_values(["n_attributions", "label"], ascending=[False, True])
    return kept[kept["value"].isin(totals["value"].head(n_lines))]


def place_lines(cells: pd.DataFrame, groups: Mapping[str, Group], top: float) -> Lines:
    """Stack the lines group by group, in each the more frequent the higher."""
    order = [*groups, *sorted(set(cells["group"]) - set(groups))]
    totals = cells.groupby(["group", "value", "label"], as_index=False)["n_attributions"].sum()
    totals = totals.assign(place=[order.index(group) for group in totals["group"]])
    totals = totals.sort_values(["place", "n_attributions", "label"], ascending=[True, False, True])
    places: dict[str, float] = {}
    heads: dict[str, float] = {}
    at = top
    for group, value in zip(totals["group"], totals["value"], strict=True):
        if group not in heads and heading(groups, group):
            heads[group] = at + 0.65 * LINE_HEIGHT
            at += 1.1 * LINE_HEIGHT
        places[value] = at + LINE_HEIGHT / 2
        at += LINE_HEIGHT
    return Lines(places, dict(zip(totals["value"], totals["label"], strict=True)), heads, at)


def heading(groups: Mapping[str, Group], group: str) -> str:
    """Return a group's heading; one that is not known is called by its name."""
    return groups[group].heading if group in groups else f"<b>{plot_text(group)}</b>"


def column_names(columns: Columns, ink: str = INK["light"]) -> list[dict[str, Any]]:
    """Write each event's day over its reports' names, with what is noted of them."""
    bottom = {"yanchor": "bottom", "align": "left"}
    days = [
        {
            **bottom,
            "x": start,
            "y": columns.day_height,
            "xanchor": "left",
            "font": {"size": 12},
            "text": f"<b>{'<br>'.join(columns.day_lines(event_id))}</b>",
        }
        for event_id, (start, _) in columns.events.items()
    ]
    names = [
        {
            **bottom,
            "x": place if columns.is_upright else place + 0.3,
            "y": columns.head_height - 4,
            "xanchor": "left" if columns.is_upright else "center",
            "font": {"size": columns.name_size},
            "textangle": 0 if columns.is_upright else -90,
            "text": columns.head_text(report, ink),
        }
        for report, place in columns.places.items()
    ]
    return days + names


def line_names(
    lines: Lines, groups: Mapping[str, Group], *, width: int = 12, size: float = 12
) -> list[dict[str, Any]]:
    """Write the headings of groups and the names of lines, of so many letters, at the left."""
    heads = [
        {**LABEL, "y": place, "xshift": 17, "text": heading(groups, group)}
        for group, place in lines.heads.items()
    ]
    names = [
        {
            **LABEL,
            "y": place,
            "align": "left",
            "font": {"size": size},
            "text": "<br>".join(
                plot_text(part, limit=width + 2) for part in _broken(lines.names[value], width)
            ),
        }
        for value, place in lines.places.items()
    ]
    return heads + names


def _broken(name: str, width: int) -> list[str]:
    """Break a name into two lines at most; what is cut is marked by an ellipsis."""
    lines = wrap(name, width, break_long_words=False)
    return lines if len(lines) <= _MAX_NAME_LINES else [lines[0], f"{lines[1]} \u2026"]


def rules(columns: Columns, lines: Lines) -> list[dict[str, Any]]:
    """Return a rule under each event's day, and a faint one under each line."""
    under_days = [
        _rule(columns.day_height + 5, LINE) | {"x0": start, "x1": end - 0.08}
        for start, end in columns.events.values()
    ]
    under_lines = [
        _rule(place + LINE_HEIGHT / 2, QUIET) | {"xref": "paper", "x0": 0, "x1": 1}
        for place in lines.places.values()
    ]
    return under_days + under_lines


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else f"{text[: limit - 1]}\u2026"


def _rule(place: float, colour: str) -> dict[str, Any]:
    return {"type": "line", "y0": place, "y1": place, "line": {"color": colour, "width": 1}}
