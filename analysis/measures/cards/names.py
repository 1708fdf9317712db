"""What a reader must know of who is named, and together with whom."""

from __future__ import annotations

from analysis.measures.cards.card import Card

NAMES = (
    Card(
        "Name",
        "Which person, place or body is meant?",
        "Mentions: spans of text.",
        "Names found by the language model or listed, titles cut off. Joined where the words are "
        "the same, a list says so, one person of that surname or given name is named in full in "
        "the article, an acronym is defined in it, or a listed office had one holder on the day of "
        "the article. Each mention says which rule joined it.",
        "The model errs: its makers report an F1 of 0.85 on their own data, not on these texts. "
        "Pronouns and most descriptions are not resolved. The adjective Russian is kept apart from "
        "Russia, but US counts as the United States also where it is an adjective (US officials), "
        "so counts of the two states cannot be compared. Kremlin and Moscow are kept apart from "
        "the state they may stand for.",
        "Honnibal, M., & Montani, I. spaCy; model en_core_web_md 3.7.1, its meta.json.",
        "tests/test_annotation_entities.py",
    ),
    Card(
        "Named together",
        "Which people, bodies and places does a report name together, and how closely?",
        "The sentence or the paragraph, as chosen. It counts once, however often it names two.",
        "With N all sentences (those that name nobody too), n_a and n_b those that name each "
        "and n_ab those that name both: by chance n_a * n_b / N. NPMI = ln(N * n_ab / (n_a * "
        "n_b)) / ln(N / n_ab), from -1 to 1: 0 as chance has it, 1 never apart. logDice = 14 "
        "+ log2(2 * n_ab / (n_a + n_b)): 14 never apart, one less is half as closely. Log-"
        "likelihood G2 = 2 * sum of O * ln(O / E) over the four counts. In one voice a name "
        "counts where it stands in that voice.",
        "That names meet in a sentence does not mean that the text relates them, nor in what "
        "tone. Who is described but not named does not count. NPMI favours rare names, G2 "
        "frequent ones, and both are unstable for few shared sentences: pairs below the "
        "minimum are left out. Sentences of one article are not independent, so G2 is a rank "
        "and no test.",
        "Bouma, G. (2009). Normalized (pointwise) mutual information in collocation "
        "extraction. GSCL, 31-40. Rychlý, P. (2008). A lexicographer-friendly association "
        "score. RASLAN, 6-9. Dunning, T. (1993). Accurate methods for the statistics of "
        "surprise and coincidence. Computational Linguistics 19(1), 61-74.",
        "tests/test_measures_cooccurrence.py",
    ),
    Card(
        "Places and groups in a network",
        "Where does a name stand in the picture, and with whom does it form a group?",
        "The entity; the 40 at most that the most sentences name.",
        "Both are found once for all sides and all words of what is chosen, and kept in every"
        " narrower view. Places: springs between each name and its four closest companions "
        "(Dice), then boxes that overlap are moved apart. Groups: Louvain's method on the "
        "sentences two names share. Both start from a fixed seed.",
        "Near means named together as far as a plane can show it; up, down and the distance "
        "of two names without a line mean nothing. A group says who is named with whom in "
        "these texts: its members need not be allies nor related, and at its edges another "
        "seed would draw another line.",
        "Fruchterman, T., & Reingold, E. (1991). Graph drawing by force-directed placement. "
        "Software: Practice and Experience 21(11), 1129-1164. Blondel, V., et al. (2008). "
        "Fast unfolding of communities in large networks. Journal of Statistical Mechanics, "
        "P10008.",
        "tests/test_measures_networks.py",
    ),
    Card(
        "Difference at equal length",
        "Which pairs does one side name together and the other not, had both written equally much?",
        "The pair of entities; share of 400 draws (0 to 1).",
        "Each draw takes of both sides, with replacement and a fixed seed, as many articles "
        "as hold on average the words of the shorter side. A pair is shared, or one side's "
        "only, where that holds in at least half of the draws that have it at all; else it is"
        " unclear. The share shown is that of all draws. At equal length a count is "
        "multiplied by the part of the units that is drawn.",
        "With fewer than 8 articles on a side single sentences or paragraphs are drawn "
        "instead: the share then says how far a pair rests on few of them, and nothing about "
        "what an outlet would name together in other articles. Only here is not intent. A "
        "draw holds equal words on average only. Sides pooled over several events may differ "
        "because they report different things.",
        "Hurlbert, S. (1971). The nonconcept of species diversity. Ecology 52(4), 577-586 "
        "(rarefaction). Efron, B., & Tibshirani, R. (1993). An Introduction to the Bootstrap,"
        " ch. 6.",
        "tests/test_measures_comparison.py",
    ),
    Card(
        "How often somebody is named",
        "In how much of its report does each side name a person, body or place?",
        "The sentence or the paragraph, as chosen; share of them (0 to 1). One counts once, "
        "however often it names somebody.",
        "Sentences of a side on an event that name it, in the voice chosen, divided by all its "
        "sentences with a word in that voice. Captions are left out above and below the line. "
        "The interval is a bootstrap over whole articles, 2,000 draws with a fixed seed, from 8 "
        "articles on. With names in focus both counts are of the sentences that name them.",
        "How often a name falls says nothing of the light it stands in. Long articles weigh "
        "more. Names are found and joined by rules and sometimes wrongly: two entities may be "
        "one. Pronouns and descriptions do not count. Over articles taken together, a difference "
        "may be one of subjects.",
        "Neuendorf, K. (2017). The Content Analysis Guidebook, 2nd ed., on units of enumeration.",
        "tests/test_measures_entities.py",
    ),
    Card(
        "Not named here",
        "Whom do others on the same event name, and this side not?",
        "The entity on one event; sentences to be expected.",
        "Expected: the others' share of sentences that name it, times the side's own "
        "sentences. Chance of none: (1 - that share) to the power of the side's sentences. "
        "Only where another side reports the same event.",
        "Not found is a fact about a text and the names we know, and no statement about "
        "intent. Who is described but not named is taken for absent. Sentences are treated as"
        " independent draws, which they are not, and of many entities some are not named by "
        "chance alone.",
        "Stuart, A., & Ord, K. (1994). Kendall's Advanced Theory of Statistics, vol. 1, on "
        "the binomial distribution.",
        "tests/test_measures_entities.py",
    ),
    Card(
        "A reader's correction",
        "What becomes of the figures when two names are one, or one name is two?",
        "The entity, or one wording of it.",
        "Merging moves all mentions of one entity to another, splitting those of one wording; "
        "every count is then made anew, so that a sentence that names both is one. Peoples and "
        "seats of government count with their country, where asked, in the same way.",
        "A correction moves mentions and no text: it adds no name that was missed and resolves "
        "no pronoun anew. Quotations follow a merge, not a split. It is the reader's judgement "
        "and travels under that name, in the link or in a file; the corpus stays as it was.",
        "docs/decisions/016-corrections-overlay.md",
        "tests/test_corrections_counts.py",
    ),
)
