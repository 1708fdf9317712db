"""Which terms set a side apart from its baseline: effect, denominators and dispersion."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.measures.uncertainty import articles_needed
from analysis.measures.wording.cells import choose_elements, count_cells
from analysis.measures.wording.effects import PRIOR_WORDS, score_dispersion, score_effects
from analysis.measures.wording.matrix import OTHERS, Codes, Matrix, Pairing, make_matrix, pair_sides
from analysis.measures.wording.testing import find_smallest_p
from analysis.measures.wording.verdicts import ALPHA

MIN_TOKENS = 2
"""A term used once by both sides together says nothing about either."""

TERM_COLUMNS = [
    "event_id",
    "is_pooled",
    "side",
    "baseline",
    "term",
    "n_tokens",
    "of_words",
    "tokens_per_1k",
    "n_tokens_baseline",
    "of_words_baseline",
    "tokens_per_1k_baseline",
    "n_articles_with",
    "n_articles",
    "n_articles_with_baseline",
    "n_articles_baseline",
    "n_events",
    "log_odds",
    "log_odds_low",
    "log_odds_high",
    "distinctiveness",
    "dispersion",
]
SIDE_COLUMNS = [
    "side",
    "baseline",
    "n_articles",
    "n_articles_baseline",
    "n_words",
    "n_words_baseline",
    "median_words",
    "median_words_baseline",
    "n_events",
    "smallest_p",
    "is_testable",
    "n_articles_needed",
]


def compare_terms(
    articles: pd.DataFrame,
    article_terms: pd.DataFrame,
    *,
    baseline: str = OTHERS,
    is_pooled: bool = False,
    left_out: Collection[str] = (),
    min_tokens: int = MIN_TOKENS,
    prior_words: float = PRIOR_WORDS,
) -> pd.DataFrame:
    r"""Measure how far each side's use of each term differs from its baseline's.

    Articles are compared within an event only: where a side and its baseline report
    several, each article is set against those of the other on the same event, and the
    events are then added up.

    Parameters
    ----------
    articles : DataFrame, one row per article
        Needs ``article_id``, ``event_id``, ``side`` and ``n_words``, the length in the
        voice measured: see `analysis.voices.measure_in_voice`. Articles whose event is
        not known are left out.
    article_terms : DataFrame, one row per article and term, of one voice
        See ``schema.ARTICLE_TERMS``. Row order and repeated rows do not change the result.
    baseline : str, default all other sides on the same events
        The side that every other is set against.
    is_pooled : bool, default False
        Take all articles as if they reported the same event. What is found may then be
        what they report and not how: it must be said beside it.
    left_out : collection of str
        Terms that are not compared, such as `read_function_words`, names of outlets, words of
        page furniture. They stay among the words of the denominators.
    min_tokens : int, default 2
        Terms that both sides together use less often are left out.
    prior_words : float, default 500
        The strength of the prior, in words.

    Returns
    -------
    DataFrame, one row per side and term, most distinctive of the side first
        ======================  ========  ==============================================
        column                  unit      meaning
        ======================  ========  ==============================================
        event_id                key       the event; empty if there are several
        is_pooled               yes or no events were not told apart
        baseline                name      the side compared with; empty: all others
        n_tokens, of_words      count     uses by the side; all its words
        tokens_per_1k           1 in 1k   the first per 1,000 of the second
        n_articles_with         articles  of the side that use it, of ``n_articles``
        ..._baseline            same      the same of the baseline
        n_events                events    that both report
        log_odds                ln        above 0: the side uses it more
        log_odds_low, _high     ln        95% interval over articles, or over events from
                                          eight on; empty with fewer than eight articles
        distinctiveness         none      log_odds over its standard error: a rank, no
                                          test
        dispersion              0 to 1    Gries' DP over the side's articles: 0 evenly
                                          used, near 1 in one of many; empty for one
                                          article and where unused
        ======================  ========  ==============================================

        Empty, with these columns, where no event has both a side and its baseline.

    Raises
    ------
    SchemaError
        If a table lacks a column.
    ValueError
        If ``article_terms`` holds more than one voice.

    Notes
    -----
    On one event, with :math:`y` the uses and :math:`n` the words of the side (1) and of
    its baseline (0), :math:`p` the term's share of the words of both, and
    :math:`\alpha = 500p`,

    .. math:: \ln\frac{y_1+\alpha}{n_1+500-y_1-\alpha} - \ln\frac{y_0+\alpha}{n_0+500-y_0-\alpha}

    This is the log-odds ratio with an informative Dirichlet prior. On several events the
    two products of the odds ratio are added up over events before dividing (Mantel and
    Haenszel), the prior being dealt to events by their words. Its sign is that of the
    statistic in `TermTest`. The standard error is linearised over articles (over events
    from eight on) and never smaller than if each word were drawn by itself; with too few
    articles it is the latter, which is far too small for a test. It covers the choice of
    articles, not one story leaning on another, nor which terms somebody picks from a
    long list. It says how often words are used, not what is meant with them.

    References
    ----------
    Monroe, B., Colaresi, M., & Quinn, K. (2008). Fightin' Words. Political Analysis
    16(4), 372-403.
    Mantel, N., & Haenszel, W. (1959). Statistical aspects of the analysis of data from
    retrospective studies of disease. JNCI 22(4), 719-748.
    Gries, S. (2008). Dispersions and adjusted frequencies in corpora. International
    Journal of Corpus Linguistics 13(4), 403-437.
    Lijffijt, J., et al. (2016). Significance testing of word frequencies in corpora.
    Digital Scholarship in the Humanities 31(2), 374-397 (words are no sample).

    Examples
    --------
    The Post uses *truce* three times in 100 words, the Times never in 100.

    >>> articles = pd.DataFrame(
    ...     [("p", "2020-03-01", "Post", 100), ("t", "2020-03-01", "Times", 100)],
    ...     columns=["article_id", "event_id", "side", "n_words"],
    ... )
    >>> terms = pd.DataFrame(
    ...     [("p", "truce", "all", 3)], columns=["article_id", "term", "voice", "n_tokens"]
    ... )
    >>> row = compare_terms(articles, terms).iloc[0]
    >>> row["side"], int(row["n_tokens"]), round(float(row["log_odds"]), 3)
    ('Post', 3, 0.342)
    """
    matrix = make_matrix(articles, article_terms, is_pooled=is_pooled, left_out=left_out)
    pairings = list(pair_sides(matrix, baseline))
    columns = [
        _describe(matrix, pairing, min_tokens=min_tokens, prior_words=prior_words)
        for pairing in pairings
    ]
    if not pairings:
        return pd.DataFrame(columns=TERM_COLUMNS)
    joined = {name: np.concatenate([each[name] for each in columns]) for name in columns[0]}
    side = np.repeat(np.arange(len(columns)), [len(each["code"]) for each in columns])
    # Rounded, so that what differs by the order of adding up only is in order of the alphabet.
    rank = -joined["distinctiveness"].round(9)
    order = np.lexsort((joined["code"], -joined["n_tokens"], rank, side))
    names = {
        "event_id": [_name_event(matrix, pairing) for pairing in pairings],
        "side": [pairing.side for pairing in pairings],
        "baseline": [pairing.baseline for pairing in pairings],
    }
    table = pd.DataFrame({name: values[order] for name, values in joined.items()})
    return table.assign(
        **{name: _take(words, side[order]) for name, words in names.items()},
        term=_take(matrix.terms, joined["code"][order]),
        is_pooled=is_pooled,
    )[TERM_COLUMNS]


def _take(words: Sequence[str], places: Codes) -> pd.api.extensions.ExtensionArray:
    return pd.array(list(words), dtype="str").take(places)


def _name_event(matrix: Matrix, pairing: Pairing) -> str:
    """Return the event if there is one only."""
    if pairing.n_events > 1:
        return ""
    return str(matrix.articles["event_id"].iloc[pairing.rows[0]])


def describe_sides(
    articles: pd.DataFrame,
    article_terms: pd.DataFrame,
    *,
    baseline: str = OTHERS,
    is_pooled: bool = False,
) -> pd.DataFrame:
    """Say for each side whether its articles allow a test, and how many it would need.

    Parameters
    ----------
    articles, article_terms, baseline, is_pooled
        As for `compare_terms`.

    Returns
    -------
    DataFrame, one row per side that shares an event with its baseline
        ===================  =========  ================================================
        column               unit       meaning
        ===================  =========  ================================================
        n_articles           articles   of the side on events that its baseline reports
        n_articles_baseline  articles   of the baseline on them
        n_words              words      of these articles, in the voice measured
        median_words         words      of one of them: longer articles differ by themselves
        ..._baseline         words      the same of the baseline
        n_events             events     that both report
        smallest_p           0 to 1     what a permutation of whole articles can reach
        is_testable          yes or no  that is below .05
        n_articles_needed    articles   on one event, of the side and of its baseline,
                                        that can reach below .05 at all. To find anything
                                        among thousands of terms takes many more
        ===================  =========  ================================================
    """
    matrix = make_matrix(articles, article_terms, is_pooled=is_pooled)
    rows = []
    for pairing in pair_sides(matrix, baseline):
        smallest = find_smallest_p(pairing)
        n_words = matrix.n_words[pairing.rows]
        own, other = n_words[pairing.is_own], n_words[~pairing.is_own]
        rows.append(
            {
                "side": pairing.side,
                "baseline": pairing.baseline,
                "n_articles": len(own),
                "n_articles_baseline": len(other),
                "n_words": int(own.sum()),
                "n_words_baseline": int(other.sum()),
                "median_words": float(np.median(own)),
                "median_words_baseline": float(np.median(other)),
                "n_events": pairing.n_events,
                "smallest_p": smallest,
                "is_testable": smallest < ALPHA,
                "n_articles_needed": articles_needed(ALPHA),
            }
        )
    return pd.DataFrame(rows, columns=SIDE_COLUMNS)


def _describe(
    matrix: Matrix, pairing: Pairing, *, min_tokens: int, prior_words: float
) -> dict[str, npt.NDArray[Any]]:
    """Measure each term of a pairing, by the names of the columns."""
    elements = choose_elements(matrix, pairing)
    cells = count_cells(matrix, pairing, elements)
    n_tokens, n_with = (
        cells.sum_up(values).astype(np.int64) for values in (cells.n_tokens, cells.n_with)
    )
    of_words, of_articles = (
        values.sum(axis=1).astype(np.int64) for values in (cells.of_words, cells.of_articles)
    )
    columns: dict[str, npt.NDArray[Any]] = {
        "code": cells.code,
        "n_events": np.full(len(cells.code), pairing.n_events),
        "dispersion": score_dispersion(matrix, pairing, elements)[cells.code],
        **score_effects(cells, prior_words=prior_words)._asdict(),
    }
    for end, place in (("", 0), ("_baseline", 1)):
        columns[f"n_tokens{end}"] = n_tokens[place]
        columns[f"of_words{end}"] = np.full(len(cells.code), of_words[place])
        columns[f"tokens_per_1k{end}"] = 1000 * n_tokens[place] / of_words[place]
        columns[f"n_articles_with{end}"] = n_with[place]
        columns[f"n_articles{end}"] = np.full(len(cells.code), of_articles[place])
    is_kept = n_tokens.sum(axis=0) >= min_tokens
    return {name: values[is_kept] for name, values in columns.items()}
