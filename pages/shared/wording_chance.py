"""The test over articles and its placebo: asked for, watched, stopped and told."""

from __future__ import annotations

import secrets
from collections.abc import Hashable, Mapping
from typing import Any

import streamlit as st

from analysis.measures.uncertainty import articles_needed
from analysis.measures.wording import ALPHA, N_PERMUTATIONS
from analysis.notation import count
from pages.shared.escaping import isolate, md
from pages.shared.jobs import Job
from pages.shared.loading_wording import left_out_of, load_jobs, load_terms
from pages.shared.small_print import note
from pages.shared.wording_state import Comparison, Halves, Tested, Wording
from pages.shared.wording_work import N_DRAWS, check_terms, try_halves

LOOK_SECONDS = 1.0
N_NAMED = 15


def find_tested(wording: Wording) -> Tested | None:
    """Return what the test of this comparison said, if anybody ran it."""
    job = load_jobs().find(_key(wording))
    return job.result if job and job.state == "done" else None


def show_test(wording: Wording, comparison: Comparison, side: str, tested: Tested | None) -> None:
    """Offer the test where it can say anything; say what it would need where it cannot."""
    st.header("Could it be chance?", anchor=False)
    row = comparison.sides[side]
    if not row["is_testable"]:
        st.markdown(md(_refuse(row, side, comparison)))
        return
    if tested is not None and side in tested.sides:
        _tell(tested, side, comparison.baseline(side))
        _show_halves(wording, comparison, side)
        return
    _offer(
        wording,
        comparison,
        side,
        "Test over articles",
        [_key(wording), _key(wording, side)],
        f"Whole articles are dealt anew to the sides {N_PERMUTATIONS} times"
        f"{'' if comparison.is_pooled else ', within each event'}. Only what hardly any dealing "
        "reaches is called found. It runs beside the page: go on reading meanwhile.",
    )


def _refuse(row: Mapping[str, Any], side: str, comparison: Comparison) -> str:
    """Say why nothing is tested, and what it would need."""
    where = "" if comparison.is_pooled else " on one event"
    return (
        f"Ranked counts, no test: it would need at least {row['n_articles_needed']} articles a "
        f"side{where}; here {isolate(side)} has {row['n_articles']:,} and "
        f"{isolate(comparison.baseline(side))} {row['n_articles_baseline']:,}. Read the lines."
    )


def _name_terms(tested: Tested, side: str, baseline: str, flag: str) -> str:
    """Name the strongest terms of a list, of either direction apart."""
    rows = tested.terms[(tested.terms["side"] == side) & tested.terms[flag].astype(bool)]
    said = []
    for name, part in (
        (side, rows[rows["statistic"] > 0]),
        (baseline, rows[rows["statistic"] < 0]),
    ):
        if len(part):
            named = ", ".join(isolate(term) for term in part["term"].head(N_NAMED))
            rest = ", and more in the table" if len(part) > N_NAMED else ""
            said.append(f"More in **{md(name)}**: {md(named)}{rest}.")
    return " ".join(said)


def _tell(tested: Tested, side: str, baseline: str) -> None:
    """Say what was found."""
    row = tested.sides[side]
    if row["n_found"]:
        st.markdown(
            f"**{count(int(row['n_found']), 'word')} found:** each differs more than any word did "
            f"in 95 of 100 dealings. {_name_terms(tested, side, baseline, 'is_found')}"
        )
    if row["n_listed"] > row["n_found"]:
        st.markdown(
            f"Of the **{row['n_listed']:,} words filled in the plot** at least "
            f"**{row['n_listed_least']:,}** differ. "
            f"{_name_terms(tested, side, baseline, 'is_listed')}"
        )
    if row["n_differ_at_least"] > row["n_listed_least"]:
        st.markdown(
            f"At least **{row['n_differ_at_least']:,} of the {row['n_in_set']:,} strongest** "
            "words differ, though it is not known which ones."
        )
    if not row["n_differ_at_least"]:
        st.markdown(
            f"**Nothing found** among {row['n_terms']:,} words: chance alone deals differences as "
            "large. That does not say that they write alike."
        )
    note(
        f"All statements about all sides here hold together, with an error of {ALPHA:.0%}. The "
        "test tells difference from chance, not wording from length, beat or day."
    )


def _show_halves(wording: Wording, comparison: Comparison, side: str) -> None:
    """Show what the same test says of one side against itself."""
    key = _key(wording, side)
    job = load_jobs().find(key)
    if job and job.state == "done":
        halves: Halves = job.result
        st.markdown(
            f"**For comparison:** on random halves of {md(side)} ({halves.n_each:,} against "
            f"{halves.n_each:,} articles) the same test found something in "
            f"**{halves.n_with} of {halves.n_draws}** splits. By chance it should in about one."
        )
        return
    if half_size(comparison.sides[side]) < articles_needed(ALPHA):
        note(f"{isolate(side)} has too few articles to try the test on random halves of them.")
        return
    _offer(
        wording,
        comparison,
        side,
        f"Try random halves of {md(side)}",
        [key],
        f"The same test on {N_DRAWS} random splits of one side, where there is nothing to find.",
    )


def half_size(row: Mapping[str, Any]) -> int:
    """Return how many articles each half of a side gets: as many as the finding has."""
    return min(int(row["n_articles"]) // 2, int(row["n_articles_baseline"]))


def _offer(
    wording: Wording,
    comparison: Comparison,
    side: str,
    label: str,
    keys: list[Hashable],
    explained: str,
) -> None:
    """Show a button that starts some work, or how far it is."""
    jobs, visitor = load_jobs(), _visitor()
    if any(jobs.is_waiting(key, visitor) for key in keys):
        st.fragment(_watch, run_every=LOOK_SECONDS)(keys, visitor)
        return
    st.button(label, key="test_now", on_click=_start, args=(wording, comparison, side, keys))
    if st.session_state.pop("test_refused", False):
        st.info("Other readers' tests are waiting already: try again in a minute.")
    first = jobs.find(keys[0])
    if first and first.state == "failed":
        st.info("The last try failed, which is our mistake; it is in the server's log.")
    note(explained)


def _watch(keys: list[Hashable], visitor: str) -> None:
    """Show how far the work is; draw the whole page once it has ended."""
    jobs = load_jobs()
    waiting = [key for key in keys if jobs.is_waiting(key, visitor)]
    if not waiting or (_is_done(jobs.find(keys[0])) and len(keys) > 1):
        st.rerun()
    job = jobs.find(waiting[0])
    share, said = _progress(job)
    left, right = st.columns([4, 1], vertical_alignment="bottom")
    left.progress(share, text=said)
    right.button("Stop", key="test_stop", on_click=_stop, args=(keys, visitor))


def _is_done(job: Job | None) -> bool:
    return job is not None and job.state == "done"


def _progress(job: Job | None) -> tuple[float, str]:
    if job is None or job.state == "waiting":
        return 0.0, "Waiting for another test to end"
    return job.n_done / max(job.n_total, 1), f"{job.n_done:,} of {job.n_total:,} dealings"


def _start(wording: Wording, comparison: Comparison, side: str, keys: list[Hashable]) -> None:
    """Start what is not done yet."""
    terms, left_out = load_terms(wording.selection.voice), left_out_of(wording)
    articles = comparison.articles
    n_each = half_size(comparison.sides[side])
    works = {
        _key(wording): lambda: check_terms(
            articles,
            terms,
            baseline=wording.versus,
            is_pooled=comparison.is_pooled,
            left_out=left_out,
            kept=comparison.terms,
        ),
        _key(wording, side): lambda: try_halves(
            articles, terms, side, n_each=n_each, left_out=left_out
        ),
    }
    if n_each < articles_needed(ALPHA):
        keys = [key for key in keys if key == _key(wording)]
    for key in keys:
        if not load_jobs().start(key, works[key], _visitor()):
            st.session_state["test_refused"] = True


def _stop(keys: list[Hashable], visitor: str) -> None:
    for key in keys:
        load_jobs().stop(key, visitor)


def _key(wording: Wording, side: str = "") -> Hashable:
    """Name the test of a comparison, or the placebo of one of its sides."""
    return ("halves" if side else "terms", wording, side)


def _visitor() -> str:
    """Return a name for this visit, which nobody else knows."""
    visitor: str = st.session_state.setdefault("visitor", secrets.token_hex(8))
    return visitor
