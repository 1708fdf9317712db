"""The cards of labels: what sides call one thing, and how much of that is chance."""

from __future__ import annotations

from analysis.measures.cards.card import Card

LABELS = (
    Card(
        "Labels for one person, body or thing",
        "What does each report call the same person, body or thing?",
        "Noun phrases that mean it, by their wording.",
        "A phrase is a noun with up to five words before it, or a name. It means a person or body "
        "by its name, by an office that a list gives for the article's day, by a name beside it, "
        "or by a title that one person of the article alone has. A thing is the nouns a reader "
        "picks, as main word or before one (truce, truce deal). On offer are the things of a short "
        "list that two sides have several words for (end of fighting, acting in others' affairs: "
        "analysis/measures/labels/listed.toml), then nouns of near meaning that sides use in "
        "different shares. The label is the noun alone (truce, of fragile truce and of truce "
        "deal: the main word, else the last before it), or the phrase: articles, owners, figures "
        "and words of grammar before it are cut off, the noun is put in the singular, and writings "
        "that differ in capitals, stops and hyphens are one. Captions are left out.",
        "Most descriptions of a person mean nobody here and are missed: docs/limits.md. Which "
        "nouns are listed is the authors' choice, proposed ones are no synonyms, and the same noun "
        "may mean another thing (influence on a vote, influence in a plan). The noun alone hides "
        "what the phrase says of it. "
        "Choosing a word is no proof of an opinion: house style and agency copy choose too.",
        "Hamborg, F., Zhukova, A., & Gipp, B. (2019). Automated identification of media bias by "
        "word choice and labeling in news articles. JCDL 2019. Conneau, A., et al. (2018). Word "
        "translation without parallel data. ICLR 2018 (nearness less crowding).",
        "tests/test_measures_labels.py",
    ),
    Card(
        "Whose it is, and in what doubt",
        "Whom does each report name with a thing, and does it leave open whether it is so?",
        "Uses of the nouns that mean the thing, the same as those of the labels.",
        "Named with it: a name that owns the noun (Russia's meddling), stands before it as a "
        "name or a people (Russian meddling) or follows it after by or from (meddling by Russia). "
        "A people counts with its country. Word of doubt: a word of a list before it (alleged, "
        "ostensible, so-called) or a noun of doubt that it hangs on (allegations of meddling). "
        "Each use has one name or nobody named, and one word of doubt or none, so each of the two "
        "adds up to the report's uses. Nobody named and no word of doubt stand last, in grey.",
        "A name beside a noun need not be its doer or its owner (Syria truce, Paris attack). One "
        "named elsewhere in the sentence is not seen, nor is doubt told by a verb (denied), by "
        "negation or by quotation marks. Doubt is the report's or its source's: open the "
        "sentences. Nothing is tested.",
        "Fowler, R. (1991). Language in the News. Routledge, ch. 5 and 6 (naming, nominalisation).",
        "tests/test_measures_labels.py",
    ),
    Card(
        "Only here, and by chance",
        "Is a label that only one side uses more than chance?",
        "Labels that one side of an event uses twice or more and no other side uses.",
        "Sides are dealt out again 999 times, over whole articles where eight or more name the "
        "thing and a side has several, else over single uses; each side keeps its number. A label "
        "is beyond chance if at most 5 of 100 deals have any label used as often by one side only. "
        "Beside it: how many labels are one side's only, and how many on average of the deals. "
        "Used once is never counted as a finding.",
        "Uses in one article are not independent, so with one article a side beyond chance tells "
        "these texts apart, not the outlets. Not found elsewhere is not avoided. Where no other "
        "side names the thing nothing is only here.",
        "Westfall, P. H., & Young, S. S. (1993). Resampling-Based Multiple Testing. Wiley (the "
        "maximum over all labels).",
        "tests/test_measures_labels.py",
    ),
)
