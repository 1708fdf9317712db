"""What a reader must know of who is quoted."""

from __future__ import annotations

from analysis.measures.cards.card import Card

VOICES = (
    Card(
        "Attribution",
        "What is somebody said to have said, written or thought, and who is it?",
        "Attributions: a source, a cue (said, according to) and a content.",
        "Learned from articles marked by hand. Each word that may attribute, and each stretch "
        "beside it, is weighed by its place in the sentence's grammar, its words and quotation "
        "marks; of proposals whose contents overlap, the likelier stays.",
        "It misses some, joins wrong ones, and takes a border for another; confidence is its own "
        "estimate. How often it errs was measured on news other than these articles: see "
        "docs/limits.md, and spot-check it here.",
        "Pareti, S. (2015). Attribution: A Computational Approach (PARC). Newell, E., Margolin, "
        "D., & Ruths, D. (2018). An Attribution Relations Corpus for Political News. LREC 2018.",
        "tests/test_annotation_attributions.py",
    ),
    Card(
        "Voice",
        "Whose words are these: the outlet's own, or those of somebody it quotes?",
        "Words (0 to 1 of the article), captions left out.",
        "Quoted: words of contents that somebody is said to have said or written, in quotation "
        "marks or in paraphrase, each counted once. Own: all others, among them those that "
        "introduce a source and what somebody is told to think or want. Direct: within quotation "
        "marks. Mixed: partly so, and counted whole. Indirect: without.",
        "A paraphrase is the outlet's wording of another's statement. That words are attributed "
        "does not say that they were said, nor that the outlet doubts or shares them.",
        "Pareti, S. (2015). Attribution: A Computational Approach. PhD thesis, Edinburgh.",
        "tests/test_measures_voices.py",
    ),
    Card(
        "Words given to a source",
        "How much room does each report give to each person, body or text it quotes?",
        "Words of content (0 to 1 of all words that the side attributes on that event).",
        "A source's words, divided by all attributed words of the side. Not quoted: no word here, "
        "though another report on the same event quotes that source.",
        "Room is not approval. A source may be joined wrongly with another or be left apart from "
        "itself; those who speak jointly are a source of their own. Who is not quoted may be "
        "reported on all the same.",
        "Gans, H. J. (1979). Deciding What's News. Pantheon.",
        "tests/test_measures_voices.py",
    ),
    Card(
        "How a source is introduced",
        "Does it say, claim, admit or insist?",
        "Attributions, by the cue's main word and its class.",
        "Each word has one class by a list: neutral, distancing, endorsing, insisting, emotive; "
        "any other is unclassed. For one source, the same speaker is compared.",
        "No evidence of an attitude: the fitting word depends on what was said, and the same "
        "speaker may have said other things to other reporters. Read the sentences. Negation "
        "(did not deny) is not seen. A handful of words is no pattern.",
        "Caldas-Coulthard, C. R. (1994). On reporting reporting. In M. Coulthard (ed.), Advances "
        "in Written Text Analysis. Routledge.",
        "tests/test_measures_voice_cues.py",
    ),
    Card(
        "Named or unnamed",
        "Can a reader tell who speaks?",
        "Attributions (0 to 1 of the side's attributions on that event).",
        "Named: a person or body by name, or a document. Unnamed: only described (officials, a "
        "witness). No source: nobody is given (it was reported).",
        "Not named here does not mean concealed: the reason may be good and stand in the text, "
        "or the name may stand where the rules did not see it.",
        "Newell, E., Margolin, D., & Ruths, D. (2018). An Attribution Relations Corpus for "
        "Political News. LREC 2018.",
        "tests/test_measures_voices.py",
    ),
    Card(
        "Kind of source",
        "In what capacity are people quoted: as government, expert, citizen?",
        "Attributions (0 to 1 of the side's attributions on that event).",
        "By rules: the office a list gives the person on the article's day, then the words with "
        "which the article introduces it, then a word in its name; else other.",
        "Many sources are other because the article does not introduce them. The kind says "
        "nothing of the side somebody takes in a dispute.",
        "Sigal, L. V. (1973). Reporters and Officials. D. C. Heath.",
        "tests/test_annotation_source_types.py",
    ),
    Card(
        "First voice",
        "Who is quoted first, and does quoting come early?",
        "Share of the way into lead and body (0 to 1); share of attributions in the first third.",
        "Words of lead and body before the sentence of the first attribution, divided by all of "
        "them. Early: attributions in sentences that start in the first third, of all there.",
        "The headline has no place in this order. An agency's text may have been cut from below, "
        "which moves every position. With one article it describes that article.",
        "Gans, H. J. (1979). Deciding What's News. Pantheon.",
        "tests/test_measures_voice_cues.py",
    ),
    Card(
        "Spot-check",
        "How often are the attributions of these articles right?",
        "Attributions a reader judged right (0 to 1 of those judged), 95 percent interval.",
        "Attributions are drawn at random and judged by whoever reads. The interval is Wilson's: "
        "with ten of ten right it still reaches down to 72 percent.",
        "It covers the luck of the draw, not a judge's errors. It counts what was found wrongly, "
        "never what was missed, and holds for the articles it was drawn from.",
        "Wilson, E. (1927). JASA 22, 209-212. Brown, L., Cai, T., & DasGupta, A. (2001). Interval "
        "estimation for a binomial proportion. Statistical Science 16(2), 101-133.",
        "tests/test_measures_uncertainty.py",
    ),
)
