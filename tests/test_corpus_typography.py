"""Typography: marks are made alike and no character moves."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.corpus.typography import fold, normalise

MARKS = (
    "\"'`\u201c\u201d\u201e\u00ab\u00bb\u2018\u2019-\u2010\u2011\u2212\u2013\u2014\u2015"
    " \u00a0\u2009\u2026a1.\n("
)


@settings(derandomize=True, max_examples=500)
@given(st.text(alphabet=MARKS, max_size=60) | st.text(max_size=60))
def test_normalising_keeps_the_length_and_counts_what_changed(text):
    """Offsets into the copy are offsets into the stored text."""
    alike, n_normalised = normalise(text)

    assert len(alike) == len(text)
    assert n_normalised == sum(a != b for a, b in zip(alike, text, strict=True))


@pytest.mark.parametrize(
    ("text", "alike"),
    [
        ("\u201cYes\u201d, \u201eNo\u201f, \u00abWell\u00bb", '"Yes", "No", "Well"'),
        ("Trump\u2019s \u2018deal\u2019", "Trump's 'deal'"),
        ("cease\u2010fire, minus \u22125", "cease-fire, minus -5"),
        ("2010\u20132012", "2010-2012"),
        ("Trump\u2013Putin talks", "Trump-Putin talks"),
        ("talks \u2013 which failed \u2013 ended", "talks \u2014 which failed \u2014 ended"),
        ("talks - which failed - ended", "talks \u2014 which failed \u2014 ended"),
        ("talks--which", "talks\u2014 which"),
        ("well-known", "well-known"),
        ("five\u00a0men", "five men"),
        ("wait\u2026", "wait\u2026"),
        ("plain", "plain"),
        ("", ""),
    ],
)
def test_each_mark_has_one_form(text, alike):
    """The same words in two typographies read the same."""
    assert normalise(text)[0] == alike


def test_a_typewriter_quotation_touches_its_words():
    """The space that keeps the length goes outside the quotation."""
    assert normalise("said ``no'' and ''yes'' there")[0] == 'said  "no"  and  "yes"  there'


@pytest.mark.parametrize("dash", ["---", "----"])
def test_a_rule_of_dashes_stays(dash):
    """Three or more hyphens are a line, not a dash."""
    assert normalise(dash) == (dash, 0)


def test_folded_headlines_agree_across_typography_and_case():
    """Two copies of a headline are the same headline."""
    assert fold("\u2018We will go\u2019:  MINISTER\u2019S plan.") == fold(
        "'We will go': Minister's plan"
    )
