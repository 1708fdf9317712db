"""Give attributions the borders a reader expects: whole cues, quotation marks included."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from analysis.annotation.attributions.cues import SUBJECTS
from analysis.annotation.attributions.syntax import Words
from analysis.annotation.attributions.types import Attribution, Kind

if TYPE_CHECKING:
    from analysis.annotation.attributions.finding import Proposals

_BEFORE_CUE = frozenset({"aux", "auxpass", "neg", "advmod"})
_PERSONS = frozenset({"he", "she", "they", "we", "i"})
_MAX_LINK = 6
"""Words that may stand between a cue's main word and its content and still be of the cue."""

Range = tuple[int, int]


def shape(
    words: Words,
    proposals: Proposals,
    confidence: npt.NDArray[np.float64],
    chosen: list[int],
) -> list[Attribution]:
    """Make attributions of the chosen proposals."""
    shaper = _Shaper(words)
    places = np.array(chosen, dtype=np.int64)
    borders = (proposals.start, proposals.gap_start, proposals.gap_stop, proposals.stop)
    sources = (proposals.source_start, proposals.source_stop)
    columns = [column[places] for column in (proposals.cue, *borders, *sources)]
    rows = np.stack(columns, axis=1).tolist()
    return [
        shaper.make(cue, _parts(*content), (left, right) if left < right else None, sure)
        for (cue, *content, left, right), sure in zip(
            rows, confidence[places].tolist(), strict=True
        )
    ]


def _parts(start: int, gap_start: int, gap_stop: int, stop: int) -> list[Range]:
    """Ranges of a content: two if something is left out between them."""
    return [(start, gap_start), (gap_stop, stop)] if gap_stop < stop else [(start, stop)]


class _Shaper:
    """Looks rows up one by one, for which lists are quicker than arrays."""

    def __init__(self, words: Words) -> None:
        self.quotation = words.quotations.at.tolist()
        self.is_mark = words.form.isin({'"'}).tolist()
        self.has_letter = (np.diff(words.n_letters) > 0).tolist()
        self.helps = words.dep.isin(_BEFORE_CUE).tolist()
        self.is_particle = words.dep.isin({"prt"}).tolist()
        self.takes_to = words.form.isin({"according"}).tolist()
        self.is_to = words.form.isin({"to"}).tolist()
        self.head = words.head.tolist()
        self.is_person = words.form.isin(_PERSONS).tolist()
        self.subject = words.first_dependent(SUBJECTS).tolist()
        self.first, self.stop = words.first.tolist(), words.stop.tolist()
        self.closing = words.closing.tolist()
        quoted = np.where(words.quotations.at >= 0, np.diff(words.n_letters), 0)
        self.n_letters = words.n_letters.tolist()
        self.n_quoted = np.concatenate([[0], np.cumsum(quoted)]).tolist()

    def make(
        self, cue: int, contents: list[Range], source: Range | None, confidence: float
    ) -> Attribution:
        """Make one attribution."""
        source, contents = self.part_subject(cue, source, contents)
        return Attribution(
            source=source,
            cue=self.widen_cue(cue, source, contents),
            cue_head=cue,
            contents=tuple(self.widen_content(each, cue) for each in contents),
            kind=self.judge_kind(contents),
            confidence=confidence,
        )

    def part_subject(
        self, cue: int, source: Range | None, contents: list[Range]
    ) -> tuple[Range | None, list[Range]]:
        """Take a lone pronoun out of a content: "He" of "He said it was over" says it."""
        subject = self.subject[cue]
        is_alone = contents[0] == (subject, subject + 1) and self.is_person[subject]
        if source is None and len(contents) > 1 and is_alone:
            return contents[0], contents[1:]
        return source, contents

    def judge_kind(self, contents: list[Range]) -> Kind:
        """Tell by the letters and digits between quotation marks."""
        n_letters = sum(self.n_letters[b] - self.n_letters[a] for a, b in contents)
        n_quoted = sum(self.n_quoted[b] - self.n_quoted[a] for a, b in contents)
        if not n_quoted:
            return "indirect"
        return "direct" if n_quoted == n_letters else "mixed"

    def widen_content(self, content: Range, cue: int) -> Range:
        """Add the quotation marks that enclose a content, and what stands before them."""
        start, stop = content
        if start and start - 1 != cue and self.quotation[start] >= 0 and self.is_mark[start - 1]:
            start -= 1
        number, end = self.quotation[stop - 1], stop
        if number < 0:
            return start, stop
        while self._goes_on(end, number) and not self.has_letter[end] and end != cue:
            end += 1
        if end < self.closing[stop - 1] and self.is_mark[end] and end != cue:
            return start, end + 1
        return start, stop if self._goes_on(end, number) else end

    def _goes_on(self, row: int, number: int) -> bool:
        """Whether a quotation reaches a row."""
        return row < len(self.head) and self.quotation[row] == number

    def widen_cue(self, cue: int, source: Range | None, contents: list[Range]) -> Range:
        """Add a cue's auxiliaries, its particle, and what links it to its content."""
        start, stop = cue, cue + 1
        taken = [*contents, *([source] if source else [])]
        while start > self.first[cue] and self.helps[start - 1] and self.head[start - 1] == cue:
            if _lies_in(start - 1, taken):
                break
            start -= 1
        linked = next((a for a, _ in contents if stop <= a <= stop + _MAX_LINK), None)
        if linked is not None and all(self._links(row, taken) for row in range(stop, linked)):
            return start, linked
        while stop < self.stop[cue] and self._completes(stop, cue) and not _lies_in(stop, taken):
            stop += 1
        return start, stop

    def _completes(self, row: int, cue: int) -> bool:
        """Whether a word after a cue is its particle, or the "to" of "according to"."""
        return bool(self.is_particle[row] or (self.takes_to[cue] and self.is_to[row]))

    def _links(self, row: int, taken: list[Range]) -> bool:
        """Whether a word after a cue may belong to it."""
        return self.has_letter[row] and not _lies_in(row, taken)


def _lies_in(row: int, ranges: list[Range]) -> bool:
    return any(start <= row < stop for start, stop in ranges)
