"""The language model is the pinned one: it still reads a few sentences as it did.

The expected readings are what `en_core_web_md` 3.7.1 gives, its mistakes included (a town
and two persons taken for bodies): these tell it from its siblings. They are no gold.
"""

from __future__ import annotations

import pytest

READINGS = {
    "The mayor of Oldbridge, Clara Whitcombe, flew from Lisbon to Nairobi on Friday.": (
        "DT NN IN NNP , NNP NNP , VBD IN NNP IN NNP IN NNP .",
        "det nsubj prep pobj punct compound appos punct ROOT prep pobj prep pobj prep pobj punct",
        {
            "Oldbridge": "ORG",
            "Clara Whitcombe": "PERSON",
            "Lisbon": "GPE",
            "Nairobi": "GPE",
            "Friday": "DATE",
        },
    ),
    "Danish investors bought 40 trains from the Vantor Group for $3 million in 2015.": (
        "JJ NNS VBD CD NNS IN DT NNP NNP IN $ CD CD IN CD .",
        "amod nsubj ROOT nummod dobj prep det compound pobj prep quantmod compound pobj "
        "prep pobj punct",
        {
            "Danish": "NORP",
            "40": "CARDINAL",
            "the Vantor Group": "ORG",
            "$3 million": "MONEY",
            "2015": "DATE",
        },
    ),
    "Marsh paid for the ships that J.P. Marsh had sold to Orient Lines Inc. of Hong Kong.": (
        "NNP VBD IN DT NNS WDT NNP NNP VBD VBN IN NNP NNPS NNP IN NNP NNP .",
        "nsubj ROOT prep det pobj dobj compound nsubj aux relcl prep compound compound "
        "pobj prep compound pobj punct",
        {"Marsh": "ORG", "J.P. Marsh": "ORG", "Orient Lines Inc.": "ORG", "Hong Kong": "GPE"},
    ),
    "Rao told reporters that Sri Lankan growers near Sable Point fear the new tax.": (
        "NNP VBD NNS IN NNP JJ NNS IN NNP NNP VBP DT JJ NN .",
        "nsubj ROOT dobj mark compound amod nsubj prep compound pobj ccomp det amod dobj punct",
        {"Rao": "ORG", "Sri Lankan": "NORP", "Point": "LOC"},
    ),
}


@pytest.mark.model
@pytest.mark.parametrize("text", READINGS)
def test_the_pinned_model_reads_as_it_did(nlp, text: str) -> None:
    """Tags, dependencies and names of a sentence are those of the pinned model."""
    doc = nlp(text)
    tags = " ".join(token.tag_ for token in doc)
    deps = " ".join(token.dep_ for token in doc)
    names = {ent.text: ent.label_ for ent in doc.ents}
    assert (tags, deps, names) == READINGS[text]


@pytest.mark.model
def test_the_model_is_the_medium_one_of_the_pinned_version(nlp) -> None:
    """Name, version and the size of its vectors."""
    assert (nlp.meta["name"], nlp.meta["version"]) == ("core_web_md", "3.7.1")
    assert nlp.vocab.vectors.shape == (20_000, 300)
