"""One card for each measure a page shows: what it asks, counts and cannot say."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Card:
    """What a reader must know of a measure. No field may be empty."""

    name: str
    question: str
    unit: str
    formula: str
    limits: str
    reference: str
    tested_by: str


CARDS = (
    Card(
        "Thread",
        "Which sentences are about a subject the analyst follows?",
        "The sentence, or the paragraph where that is chosen. One sentence may belong to several "
        "threads.",
        "A sentence belongs to a thread when a term of its definition stands in it outside every "
        "exclusion. * stands for any ending; a + b asks for both in one sentence; capitals are "
        "ignored, except in terms written in capitals only.",
        "It matches written forms, not meaning. A sentence that carries a subject on without "
        "naming it is missed; a passing mention counts like a whole sentence of report. The "
        "definitions were written with these articles at hand and were not scored on others; "
        "docs/limits.md says what they are known to miss and to catch wrongly.",
        "Grimmer, J., & Stewart, B. (2013). Text as Data. Political Analysis 21(3), 267-297: "
        "dictionary methods must be validated where they are used.",
        "tests/test_measures_threads.py",
    ),
    Card(
        "Share of words",
        "How much room does an outlet give to a thread?",
        "Words (0 to 1 of the article). A word is a stretch between spaces or dashes that holds a "
        "letter or digit: Trump's is one, de-escalation is one.",
        "Words of the sentences in the thread, divided by all words of headline, lead and body. "
        "Over several articles of one side, both are summed before dividing. Captions are left "
        "out above and below the line.",
        "Room is not importance, stance or accuracy. Long articles weigh more than short ones. "
        "Shares of several threads need not add up to one. With one article a side it describes "
        "that article, not the outlet.",
        "Neuendorf, K. (2017). The Content Analysis Guidebook, 2nd ed., on units of enumeration.",
        "tests/test_measures_coverage.py",
    ),
    Card(
        "Share of sentences",
        "In how many of its sentences does an outlet touch a thread?",
        "Sentences (0 to 1 of the article).",
        "Sentences in the thread, divided by all sentences of headline, lead and body.",
        "Outlets cut sentences to different lengths, so two equal shares may hold different room. "
        "Sentence borders are found by a program and are sometimes wrong.",
        "Neuendorf, K. (2017). The Content Analysis Guidebook, 2nd ed., on units of enumeration.",
        "tests/test_measures_coverage.py",
    ),
    Card(
        "Prominence",
        "Does a thread stand where most readers see it?",
        "Articles with the thread in the headline, in the lead (the standfirst and the first "
        "paragraph); share of the way into the text at its first sentence (0 to 1); share of the "
        "first third's words (0 to 1).",
        "First position is the number of words of lead and body before the first sentence in the "
        "thread, divided by all of them; over several articles the median. The first third holds "
        "the sentences that start within the first third of those words.",
        "The page's own layout, pictures and type sizes are not known. An agency's text may have "
        "been cut from below, which moves every position.",
        "Kiousis, S. (2004). Explicating media salience. Journal of Communication 54(1), 71-87.",
        "tests/test_measures_coverage.py",
    ),
    Card(
        "Difference within one event",
        "How far apart are two sides on the same event?",
        "Percentage points of words.",
        "One side's share of words minus the other's, both on the same event. Different events "
        "are never subtracted.",
        "Two articles are one pair, and no test is made in this release. With equal sides, a "
        "permutation test over articles could find nothing at the 5 percent level below four "
        "articles each. Event means the day given for the article, not yet a comparison of "
        "contents.",
        "Good, P. (2005). Permutation, Parametric and Bootstrap Tests of Hypotheses, 3rd ed.",
        "tests/test_measures_coverage.py",
    ),
    Card(
        "Interval of a share",
        "How would the share move with other articles of the same kind?",
        "Shares (0 to 1), 95 percent.",
        "Percentile bootstrap over whole articles, 2,000 draws with a fixed seed, from 8 articles "
        "of a side on an event; above 400 the linearised variance of a ratio.",
        "It covers the choice of articles only: not wrong definitions, wrong sentence borders or "
        "wrong cleaning. Below 8 articles there is none, and the page shows none.",
        "Efron, B., & Tibshirani, R. (1993). An Introduction to the Bootstrap, ch. 13.",
        "tests/test_measures_uncertainty.py",
    ),
    Card(
        "Not found, and the nearest sentence",
        "Which reports do not touch a thread, and what do they say instead?",
        "Articles of one side on one event; likeness from 0 to 1.",
        "Expected sentences: the others' share of sentences in the thread times the side's own "
        "sentences. Likeness: cosine of the two sentences' content words, each weighted by its "
        "rarity among the sentences looked at.",
        "Not found is a fact about a text under a definition, and no statement about anybody's "
        "intent. Likeness compares words, not meaning: truce and ceasefire share nothing here. "
        "The expectation treats sentences as independent, which they are not.",
        "Salton, G., & Buckley, C. (1988). Term-weighting approaches in automatic text retrieval. "
        "Information Processing & Management 24(5), 513-523.",
        "tests/test_measures_silence.py",
    ),
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
    Card(
        "Topic",
        "Which subjects do the words themselves suggest, whether or not anybody asked for them?",
        "The passage: paragraphs, short ones joined to at least 60 words and long ones split "
        "between sentences. A passage is in one topic or in none.",
        "Nouns, names and adjectives are counted in each article (in each passage, below 100 "
        "articles), weighed by their rarity (TF-IDF) and factorised without negative numbers "
        "(NMF, scikit-learn). Words in more than a fifth of the texts or in very few, words of "
        "time and of reporting, outlets' names where they are named, sentences that one outlet "
        "prints under five articles or more, and words that mostly stand between the same two "
        "others are left out. A passage goes to the topic that explains most of its words' "
        "weight, if that is at least 0.15 of 1 and a third of what all topics explain together.",
        "A topic is a list of words that tend to stand together: it is no frame, says nothing of "
        "how a subject is told, and its name is only its three strongest words. Another number of "
        "topics, other articles or another start give other topics, so each says how often it came "
        "back. That alone proves little: topics of shuffled words come back nearly as often, "
        "because common words stay common. So each also says whether its terms stand together "
        "more than those of any topic of shuffled words. Below 100 articles topics only suggest "
        "where to look. A passage on two subjects is counted under one, and nearly half of the "
        "words of a large corpus lie in no topic.",
        "Lee, D., & Seung, H. S. (1999). Nature 401, 788-791. Belford, M., Mac Namee, B., & "
        "Greene, D. (2018). Stability of topic modeling via matrix factorization. Expert Systems "
        "with Applications 91, 159-169.",
        "tests/test_topics_suggesting.py",
    ),
    Card(
        "How far a topic can be trusted",
        "Would the same articles, or four in five of them, suggest it again?",
        "Samples in whose refit the topic comes back (0 to 1 of 20); coherence of its ten "
        "strongest terms (-1 to 1, 0 by chance).",
        "The same number of topics is fitted to 20 samples of 80 percent of the texts. Topics are "
        "matched one to one so that their likeness (cosine) is largest in sum; one comes back if "
        "its likeness is at least 0.7. Coherence is the mean NPMI over the pairs of its ten "
        "strongest terms, set beside the highest of as many topics fitted to shuffled words. The "
        "number proposed is the largest of 4, 8, 12, 16 and 20 of whose topics at least 80 percent "
        "come back and are beyond chance.",
        "The samples share most of their texts, so coming back is a low bar. It shows how a topic "
        "depends on these articles, not whether readers would see the same subject. Larger numbers "
        "tried would perhaps do as well; more than 20 nobody keeps apart.",
        "Greene, D., O'Callaghan, D., & Cunningham, P. (2014). How many topics? Stability analysis "
        "for topic models. ECML PKDD, 498-513. Lau, J. H., Newman, D., & Baldwin, T. (2014). "
        "Machine reading tea leaves. EACL, 530-539.",
        "tests/test_topics_fitting.py",
    ),
    Card(
        "Share of a topic",
        "How much room does an outlet give to a topic, and where do topics meet threads?",
        "Words (0 to 1 of the article, or of the thread).",
        "Words of the passages in the topic, divided by all words of headline, lead and body; over "
        "the topics, none included, the shares add up to one. For a thread: words of its sentences "
        "that lie in the topic, over all words of its sentences.",
        "Room is not importance, stance or accuracy. A thread goes by sentences and a topic by "
        "passages, so a sentence of a thread may lie in a passage about something else.",
        "Neuendorf, K. (2017). The Content Analysis Guidebook, 2nd ed., on units of enumeration.",
        "tests/test_measures_topics.py",
    ),
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
        "Origin",
        "Who wrote the article: an agency, or the outlet itself?",
        "One origin for each article.",
        "A credit line, sign-off or dateline credit on the page names the agency; articles.csv "
        "checks or completes it, and the page says which.",
        "Where nobody is credited the outlet is taken as origin, which is an assumption: outlets "
        "also print agency copy without saying so. Copied passages are not yet looked for.",
        "Boumans, J., Trilling, D., Vliegenthart, R., & Boomgaarden, H. (2018). The Agency Makes "
        "the (Online) News World Go Round. International Journal of Communication 12, 1768-1789.",
        "tests/test_corpus_articles.py",
    ),
    Card(
        "Cleaning",
        "Which lines of a saved page are the article?",
        "Lines of the file.",
        "Rules look at a line's place, length and form, and take out menus, adverts, credits and "
        "comment forms. Every line taken out is kept with its rule and can be read beside the "
        "article.",
        "A rule may take out a line of reporting or leave in a line of furniture, and an outlet's "
        "page style makes such errors fall on one outlet. Read the removed lines.",
        "Our own rules; the removed lines are listed with each article.",
        "tests/test_corpus_cleaning.py",
    ),
)
