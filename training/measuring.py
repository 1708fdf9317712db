"""Measure found attributions against annotated ones; write the figures pages show.

    python -m analysis predict attributions DEV.jsonl.gz FOUND.jsonl
    python -m training.measuring DEV.jsonl.gz FOUND.jsonl "name of the corpus"

An annotated and a found attribution can be matched when their contents overlap enough:
letters and digits shared, divided by those of either. Per article as many as possible are
matched one to one, and among equals those with the largest overlap. The figures go to
``analysis/annotation/attributions/quality.json``: numbers only, no text.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import linear_sum_assignment

from analysis.annotation.attributions import weights
from analysis.annotation.cues import load_cue_classes
from analysis.annotation.likely import LEAST_CONFIDENCE
from analysis.annotation.manners import load_manners
from analysis.predicting import Record, read_records

QUALITY = Path(weights.__file__).with_name("quality.json")
KINDS = ("direct", "mixed", "indirect")
ENOUGH, NEARLY_ALL = 0.5, 0.8

_WORD = re.compile(r"\w+(?:['\u2019]\w+)*")
_SMALL_WORDS = frozenset(
    """a an the of and or but in on at for to by with from as that which who whom whose is are
    was were be been being has have had do does did will would can could may might must not
    """.split()  # noqa: SIM905 - a list of 40 quoted words is harder to read
)
_IRREGULAR = {
    "said": "say", "told": "tell", "wrote": "write", "written": "write", "spoke": "speak",
    "spoken": "speak", "read": "read", "swore": "swear", "sworn": "swear", "found": "find",
    "went": "go", "began": "begin", "understood": "understand", "knew": "know", "known": "know",
    "saw": "see", "seen": "see", "shown": "show", "replied": "reply", "denied": "deny",
    "implied": "imply", "testified": "testify", "clarified": "clarify", "cried": "cry",
}  # fmt: skip


class Marked(NamedTuple):
    """One attribution: spans of characters, the content's letters, and its kind."""

    source: list[list[int]]
    cue: list[list[int]]
    letters: frozenset[int]
    kind: str
    is_speech: bool


class Pair(NamedTuple):
    """An annotated attribution, the one found for it, and whether source and cue agree."""

    gold: Marked
    found: Marked
    is_source_right: bool
    is_cue_right: bool


class Matched(NamedTuple):
    """What was matched at one overlap, and what was left over."""

    gold: list[Marked]
    found: list[Marked]
    pairs: list[Pair]
    unmatched: list[Marked]


def measure(gold: Iterable[Record], found: Iterable[Record]) -> dict[str, Any]:
    """Compare articles with annotated attributions with what was found in them.

    Returns
    -------
    dict
        Counts and shares, from 0 to 1, by name.
    """
    found_by_id = {record["id"]: record for record in found}
    articles = [(record, found_by_id[record["id"]]) for record in gold]
    half, most = (match(articles, least) for least in (ENOUGH, NEARLY_ALL))
    figures: dict[str, Any] = {
        "n_articles": len(articles),
        "n_attributions": len(half.gold),
        "n_found": len(half.found),
        **_rates(half),
        "f1_at_80": _rates(most)["f1"],
        "speech": _speech_rates(half) | {"f1_at_80": _speech_rates(most)["f1"]},
        "source_accuracy": _share(pair.is_source_right for pair in half.pairs),
        "cue_accuracy": _share(pair.is_cue_right for pair in half.pairs),
        "direct_share_error": _direct_share_error(articles),
    }
    figures["by_kind"] = {kind: _kind_rates(half, kind) for kind in KINDS}
    return figures


def match(articles: Sequence[tuple[Record, Record]], least: float) -> Matched:
    """Match the attributions of every article."""
    matched = Matched([], [], [], [])
    for record, found_record in articles:
        text = record["text"]
        gold, found = (_read(each["attributions"], text) for each in (record, found_record))
        matched.gold.extend(gold)
        matched.found.extend(found)
        left = set(range(len(found)))
        for i, j in _assign(gold, found, least):
            left.remove(j)
            agree = [
                _agree(text, getattr(gold[i], name), getattr(found[j], name))
                for name in ("source", "cue")
            ]
            matched.pairs.append(Pair(gold[i], found[j], *agree))
        matched.unmatched.extend(found[j] for j in sorted(left))
    return matched


def _read(attributions: list[Record], text: str) -> list[Marked]:
    """Gather what is compared of each attribution."""
    read = []
    for each in attributions:
        source, cue, content = (_spans(each[name]) for name in ("source", "cue", "content"))
        letters = frozenset(i for a, b in content for i in range(a, b) if text[i].isalnum())
        said = " ".join(text[a:b] for a, b in cue).lower()
        is_speech = "according to" in said or any(map(_says, re.findall("[a-z]+", said)))
        read.append(Marked(source, cue, letters, each["kind"], is_speech))
    return read


def _says(word: str) -> bool:
    """Whether a word of a cue is a form of a verb of saying: classed, and no thought or deed."""
    forms = {word, _IRREGULAR.get(word, word)}
    for ending in ("s", "es", "d", "ed", "ing"):
        stem = word.removesuffix(ending)
        forms |= {stem, f"{stem}e"} if stem != word else set()
        if stem[-2:-1] == stem[-1:] and stem != word:
            forms.add(stem[:-1])
    return not forms.isdisjoint(_speech_verbs())


@cache
def _speech_verbs() -> frozenset[str]:
    """List the verbs of saying: those of the cue classes that tell of no thought, will or deed."""
    classes, manners = load_cue_classes(), load_manners()
    return frozenset(entry for entry in classes.entries if entry not in manners.words)


def _spans(value: list[Any] | None) -> list[list[int]]:
    """Read null, one span or a list of spans."""
    if not value:
        return []
    return [value] if isinstance(value[0], int) else value


def _assign(gold: Sequence[Marked], found: Sequence[Marked], least: float) -> list[tuple[int, int]]:
    """Match one to one: most pairs first, then the largest overlap."""
    if not gold or not found:
        return []
    worth = np.zeros((len(gold), len(found)))
    for i, one in enumerate(gold):
        for j, other in enumerate(found):
            shared = len(one.letters & other.letters)
            overlap = shared / (len(one.letters) + len(other.letters) - shared)
            if overlap >= least:
                worth[i, j] = len(gold) + overlap
    rows, columns = linear_sum_assignment(worth, maximize=True)
    return [(i, j) for i, j in zip(rows.tolist(), columns.tolist(), strict=True) if worth[i, j]]


def _agree(text: str, gold: list[list[int]], found: list[list[int]]) -> bool:
    """Whether both are empty, or share a word that is not a mere function word."""
    if not gold or not found:
        return not gold and not found
    words = [m.span() for a, b in gold for m in _WORD.finditer(text, a, b)]
    full = [(a, b) for a, b in words if text[a:b].lower() not in _SMALL_WORDS]
    return any(a < end and start < b for a, b in full or words for start, end in found)


def _share(flags: Iterable[bool]) -> float:
    """Share of what is true, rounded; 0 of nothing."""
    counted = list(flags)
    return _ratio(sum(counted), len(counted))


def _ratio(part: float, whole: float) -> float:
    return round(part / whole, 4) if whole else 0.0


def _rates(matched: Matched) -> dict[str, float]:
    return _precision_recall(len(matched.pairs), len(matched.found), len(matched.gold))


def _precision_recall(n_right: int, n_found: int, n_gold: int) -> dict[str, float]:
    return {
        "precision": _ratio(n_right, n_found),
        "recall": _ratio(n_right, n_gold),
        "f1": _ratio(2 * n_right, n_found + n_gold),
    }


def _speech_rates(matched: Matched) -> dict[str, float]:
    """Rates of reported speech; what was found for other annotated kinds is set aside."""
    n_right = sum(pair.gold.is_speech for pair in matched.pairs)
    n_wrong = sum(each.is_speech for each in matched.unmatched)
    n_gold = sum(each.is_speech for each in matched.gold)
    return {"n_attributions": n_gold, **_precision_recall(n_right, n_right + n_wrong, n_gold)}


def _kind_rates(matched: Matched, kind: str) -> dict[str, float]:
    """Precision and source accuracy of what was found as a kind; recall of the annotated."""
    found = [pair for pair in matched.pairs if pair.found.kind == kind]
    n_found = sum(each.kind == kind for each in matched.found)
    n_gold = sum(each.kind == kind for each in matched.gold)
    return {
        "n_found": n_found,
        "precision": _ratio(len(found), n_found),
        "recall": _ratio(sum(pair.gold.kind == kind for pair in matched.pairs), n_gold),
        "source_accuracy": _share(pair.is_source_right for pair in found),
    }


def _direct_share_error(articles: Sequence[tuple[Record, Record]]) -> float:
    """Mean, over outlets, of how far the share of directly quoted letters is off."""
    sums: dict[str, np.ndarray] = {}
    for record, found_record in articles:
        counts = sums.setdefault(record["outlet"], np.zeros((2, 2)))
        for row, each in enumerate((record, found_record)):
            for marked in _read(each["attributions"], record["text"]):
                counts[row] += len(marked.letters) * np.array([marked.kind == "direct", 1])
    gaps = [
        abs(np.subtract(*(counts[:, 0] / np.maximum(counts[:, 1], 1)))) for counts in sums.values()
    ]
    return round(float(np.mean(gaps)), 4) if gaps else 0.0


def measure_calibration(gold: Iterable[Record], found: Iterable[Record]) -> list[dict[str, float]]:
    """Compare confidence with the share that is right, in tenths of the found."""
    found_by_id = {record["id"]: record for record in found}
    rows = []
    for record in gold:
        raw = found_by_id[record["id"]]["attributions"]
        marked = _read(raw, record["text"])
        pairs = _assign(_read(record["attributions"], record["text"]), marked, ENOUGH)
        right = {j for _, j in pairs}
        rows.extend((each["confidence"], j in right) for j, each in enumerate(raw))
    rows.sort()
    edges = np.linspace(0, len(rows), 11).astype(int).tolist()
    parts = [rows[a:b] for a, b in pairwise(edges) if a < b]
    return [
        {
            "confidence": round(float(np.mean([sure for sure, _ in part])), 3),
            "right": _share(is_right for _, is_right in part),
        }
        for part in parts
    ]


def measure_all(gold: Iterable[Record], found: Iterable[Record]) -> dict[str, Any]:
    """Measure all that is found, and under ``shown`` what pages show of it."""
    gold, found = list(gold), list(found)
    shown = measure(gold, [_keep_likely(record) for record in found])
    return measure(gold, found) | {"shown": shown}


def _keep_likely(record: Record) -> Record:
    """Keep what pages show of an article: what is likelier right than wrong."""
    kept = [one for one in record["attributions"] if one["confidence"] >= LEAST_CONFIDENCE]
    return {**record, "attributions": kept}


def main() -> None:
    """Read, measure and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path, help="annotated articles, .jsonl or .jsonl.gz")
    parser.add_argument("found", type=Path, help="what the program found in them")
    parser.add_argument("corpus", help="the name of the corpus, for whoever reads the figures")
    options = parser.parse_args()
    gold = list(read_records(options.gold))
    found = [json.loads(line) for line in options.found.read_text(encoding="utf-8").splitlines()]
    figures = {
        "corpus": options.corpus,
        "measured_on": datetime.now(tz=UTC).date().isoformat(),
        **measure_all(gold, found),
        "calibration": measure_calibration(gold, found),
    }
    QUALITY.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
