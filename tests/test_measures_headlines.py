"""What headlines claim, and in whose voice the body tells it, on invented reports."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import schema
from analysis.errors import SchemaError
from analysis.measures.headlines import (
    GAP_COLUMNS,
    SECTION_COLUMNS,
    WORD_COLUMNS,
    find_claims,
    find_gaps,
    find_headline_words,
    share_sections,
)
from analysis.schema import conform

OUTLETS = pd.DataFrame([("a", "Post")], columns=["article_id", "outlet"])


def defaults(table) -> dict[str, object]:
    """Return an empty value for each column."""
    empty = {"string": "", "int": 0, "bool": False, "float": 0.0}
    return {column.name: empty.get(column.dtype) for column in table.columns}


def words(text: str) -> list[tuple[str, str, bool]]:
    """Read word/TAG pairs; a stretch in curly brackets is quoted."""
    found, is_quoted = [], False
    for token in text.split():
        is_quoted = is_quoted or token.startswith("{")
        word, _, tag = token.strip("{}").partition("/")
        found.append((word, {"V": "VERB", "N": "NOUN", "P": "PROPN"}.get(tag, "X"), is_quoted))
        is_quoted = is_quoted and not token.endswith("}")
    return found


class Report:
    """One invented article: a headline and a body, with their words and actions."""

    def __init__(self, headline: str, *body: str) -> None:
        self.sentences, self.tokens, self.actions, self.spans = [], [], [], []
        for place, text in enumerate([headline, *body]):
            self._read(place, text)
        self.attributions = [
            {"attribution_id": "q", "article_id": "a", "source_name": "police", "cue_text": "said"}
        ]

    def _read(self, place: int, text: str) -> None:
        key, section = f"a.{place}", "headline" if place == 0 else "body"
        found = words(text)
        at = place * 1000
        plain = " ".join(word for word, _, _ in found)
        quoted = []
        for number, (word, pos, is_quoted) in enumerate(found):
            end = at + len(word)
            lemma = word.lower().removesuffix("s" if pos == "VERB" else "")
            self.tokens.append(
                {"token_id": place * 100 + number, "sentence_id": key, "form": word.lower(),
                 "lemma": lemma, "pos": pos, "is_quoted": is_quoted, "start_char": at,
                 "end_char": end}
            )  # fmt: skip
            if pos == "VERB":
                self.actions.append(
                    {"action_id": f"a.{at}", "sentence_id": key, "section": section,
                     "start_char": at, "end_char": end, "verb_lemma": lemma,
                     "agent_text": "somebody", "modality": "plain", "is_quoted": is_quoted}
                )  # fmt: skip
            quoted += [(at, end)] if is_quoted else []
            at = end + 1
        if quoted:
            self.spans.append(
                {"attribution_id": "q", "sentence_id": key, "part": "content",
                 "manner": "speech", "start_char": quoted[0][0], "end_char": quoted[-1][1]}
            )  # fmt: skip
        self.sentences.append(
            {"sentence_id": key, "section": section, "paragraph": place, "text": plain,
             "start_char": place * 1000, "end_char": place * 1000 + len(plain),
             "n_words": len(found), "n_quoted_words": len(quoted)}
        )  # fmt: skip

    def table(self, name: str, table) -> pd.DataFrame:
        """Return one table as the store gives it."""
        rows = [defaults(table) | {"article_id": "a", **row} for row in getattr(self, name)]
        columns = [column.name for column in table.columns]
        return conform(pd.DataFrame(rows, columns=columns), table)

    def claims(self) -> pd.DataFrame:
        """Find what the headline claims."""
        return find_claims(
            self.table("sentences", schema.SENTENCES),
            self.table("tokens", schema.TOKENS),
            self.table("actions", schema.ACTIONS),
        )

    def form(self) -> str:
        """Return the form of the headline."""
        return str(self.claims()["form"].iloc[0])

    def gap(self, outlets: pd.DataFrame = OUTLETS) -> dict[str, object]:
        """Return what is found of the headline's claim."""
        found = find_gaps(
            self.claims(),
            self.table("tokens", schema.TOKENS),
            self.table("actions", schema.ACTIONS),
            self.table("attributions", schema.ATTRIBUTIONS),
            self.table("spans", schema.ATTRIBUTION_SPANS),
            outlets,
        )
        return dict(found.iloc[0])


HEADLINE = "Storm/N sinks/V Oldbridge/P ferry/N"
SAID = "{A storm/N sinks/V the Oldbridge/P ferry/N} police/N say/X"
OTHER = "The mayor/N visits/V a school/N"


def test_a_claim_that_only_others_tell_is_a_gap():
    """The headline tells it as fact, the body has police say so, and nothing else is near."""
    found = Report(HEADLINE, SAID, OTHER).gap()

    assert found["state"] == "attributed"
    assert found["sentence_id"] == "a.1"
    assert found["coverage"] == pytest.approx(1.0)
    assert (found["source_name"], found["cue_text"]) == ("police", "said")


@pytest.mark.parametrize(
    "own",
    [
        "A storm/N sinks/V the Oldbridge/P ferry/N",
        "The ferry/N sinking/N was slow/X",
        "It sinks/V",
        "The Oldbridge/P ferry/N storm/N lasted/X",
    ],
    ids=["the claim", "its stem", "its verb", "its other words"],
)
def test_a_sentence_in_the_outlets_own_voice_ends_the_gap(own):
    """Whatever comes near the claim in the outlet's own words, it is not only attributed."""
    assert Report(HEADLINE, SAID, own).gap()["state"] != "attributed"


def test_a_claim_told_in_the_outlets_own_voice_is_called_so():
    """The body tells it plainly."""
    body = "A storm/N sinks/V the Oldbridge/P ferry/N"

    assert Report(HEADLINE, body, OTHER).gap()["state"] == "own voice"


def test_a_claim_that_no_sentence_is_near_to_is_untold():
    """The body is about something else."""
    found = Report(HEADLINE, OTHER, OTHER).gap()

    assert found["state"] == "untold"
    assert found["sentence_id"] == ""
    assert found["source_name"] == ""


def test_a_quoted_denial_is_not_the_claim():
    """Police say that no storm sinks the ferry."""
    report = Report(HEADLINE, SAID, OTHER)
    for action in report.actions:
        action["is_negated"] = action["is_quoted"]

    assert report.gap()["state"] == "untold"


def test_a_plan_is_not_what_the_headline_tells_as_done():
    """Police say that a storm will sink the ferry; of a plan, a plan is enough."""
    report = Report(HEADLINE, SAID, OTHER)
    report.actions[1]["modality"] = "will"
    assert report.gap()["state"] == "untold"

    report.actions[0]["modality"] = "to"
    assert report.gap()["state"] == "attributed"


def test_an_outlet_that_names_itself_speaks_in_its_own_voice():
    """That its own reporter confirms it is no attribution to somebody else."""
    report = Report(HEADLINE, SAID, OTHER)
    report.attributions[0]["source_name"] = "a Post correspondent"

    assert report.gap()["state"] == "own voice"


def test_what_captions_and_other_headlines_say_is_not_the_body():
    """Only the headline tells it: no sentence is near."""
    report = Report(HEADLINE, HEADLINE)
    report.sentences[1]["section"] = "headline"

    assert report.gap()["state"] == "untold"


def test_a_headline_that_tells_an_action_is_plain():
    """It claims what its verb tells."""
    found = Report(HEADLINE).claims()

    assert found[["form", "verbs"]].to_numpy().tolist() == [["plain", "sink"]]


@pytest.mark.parametrize(
    ("headline", "form"),
    [
        ("Police/P : storm/N sinks/V ferry/N", "attributed"),
        ("Storm/N sinks/V ferry/N - police/N", "attributed"),
        ("{Storm/N sinks/V ferry/N} police/N say/X", "attributed"),
        ("Storm/N 'sinks'/V ferry/N", "attributed"),
        ("Storm/N sinks/V ferry/N ?", "hedged"),
        ("Storm/N reportedly/X sinks/V ferry/N", "hedged"),
        ("Oldbridge/P ferry/N in storm/N", "none"),
        ("Mayor/N makes/X it", "none"),
    ],
)
def test_a_headline_that_claims_less_than_a_fact_is_not_looked_for(headline, form):
    """Somebody's words, a question, a hedge, or no action at all."""
    assert Report(headline).form() == form


@pytest.mark.parametrize(
    ("change", "form"),
    [
        ({"modality": "may"}, "hedged"),
        ({"is_mental": True}, "hedged"),
        ({"is_saying": True}, "attributed"),
        ({"is_nominal": True}, "none"),
        ({"agent_text": ""}, "none"),
        ({"agent_text": "", "is_passive": True}, "plain"),
        ({"modality": "to"}, "plain"),
    ],
    ids=lambda change: str(change),
)
def test_how_the_verb_stands_decides(change, form):
    """What may be, is wanted or said is no plain claim; what is to come is one."""
    report = Report(HEADLINE)
    report.actions[0] |= change

    assert report.form() == form


def test_what_an_action_is_done_for_is_not_claimed():
    """Sends jets to escort bombers: the sending is told, the escort is a purpose."""
    report = Report("Oldbridge/P sends/V jets/N escort/V bombers/N")
    report.actions[1]["modality"] = "to"

    assert report.claims()["verbs"].iloc[0] == "send"


def test_no_headline_gives_no_claim_and_no_gap():
    """The empty tables keep their columns."""
    report = Report(HEADLINE)
    claims = report.claims().iloc[:0]
    tables = [
        report.table(name, table)
        for name, table in (
            ("tokens", schema.TOKENS),
            ("actions", schema.ACTIONS),
            ("attributions", schema.ATTRIBUTIONS),
            ("spans", schema.ATTRIBUTION_SPANS),
        )
    ]

    assert list(find_gaps(claims, *tables, OUTLETS).columns) == GAP_COLUMNS
    with pytest.raises(SchemaError):
        find_claims(pd.DataFrame({"text": []}), tables[0], tables[1])


def test_words_of_a_headline_are_looked_for_in_lead_and_body():
    """Ferry stands in the body, storm in both, sinks nowhere; a caption does not count."""
    report = Report("Storm/N sinks/V ferry/N", "A storm/N", "The storm/N and ferry/N", "It sinks/V")
    report.sentences[1]["section"] = "lead"
    report.sentences[3]["section"] = "caption"

    found = find_headline_words(
        report.table("tokens", schema.TOKENS), report.table("sentences", schema.SENTENCES)
    )

    assert list(found.columns) == WORD_COLUMNS
    assert found[["form", "is_in_lead", "is_in_body"]].to_numpy().tolist() == [
        ["storm", True, True],
        ["sinks", False, False],
        ["ferry", False, True],
    ]


def test_rates_are_measured_in_headline_lead_and_body_apart():
    """1 of 10 words of two headlines, 3 of 60 of the bodies; nobody has a lead."""
    keys = ["article_id", "section", "is_quoted", "n"]
    uses = [("a", "headline", False, 1), ("a", "body", False, 2), ("b", "body", True, 1)]
    lengths = [
        ("a", "headline", False, 5), ("b", "headline", False, 5),
        ("a", "body", False, 20), ("b", "body", False, 30), ("b", "body", True, 10),
    ]  # fmt: skip
    articles = pd.DataFrame(
        [("a", "x", "Post"), ("b", "x", "Post")], columns=["article_id", "event_id", "side"]
    )

    found = share_sections(
        pd.DataFrame(uses, columns=keys), pd.DataFrame(lengths, columns=keys), articles
    )

    assert list(found.columns) == SECTION_COLUMNS
    assert found["section"].tolist() == list(schema.COUNTED_SECTIONS)
    assert found["n"].tolist() == [1, 0, 3]
    assert found["of"].tolist() == [10, 0, 60]
    assert found["n_articles"].tolist() == [2, 0, 2]
    assert found["rate"].iloc[[0, 2]].tolist() == pytest.approx([0.1, 0.05])
    assert pd.isna(found["rate"].iloc[1])
