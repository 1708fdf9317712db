"""What a reader must know of distinctive terms."""

from __future__ import annotations

from analysis.measures.cards.card import Card

WORDING = (
    Card(
        "Distinctive terms",
        "Which words does one side use more than the others on the same event?",
        "Uses of a term, a word in its dictionary form, per 1,000 words of headline, lead and "
        "body; and articles that use it.",
        "The log-odds of the term in the side's words minus those in its baseline's, after "
        "adding 500 words to each side in which the term is as frequent as in both together. "
        "Over several events both products of the odds ratio are added up before dividing. "
        "Ranked by log-odds over its standard error. The baseline is all other sides on the "
        "same events, or one side. The 95 percent interval is linearised over articles, from 8 "
        "a side, or over events, from 8. Any other word, or a phrase of up to four words beside "
        "each other, can be looked up: it is counted, not ranked.",
        "It says how often words are used, not what is meant. Who writes in longer articles, on "
        "another beat or from an agency uses other words. With few articles the rank is no "
        "test. Dictionary forms are a program's, and sometimes wrong, and other spellings are "
        "other words (US, U.S.). Taken over all events together it shows what was reported, not "
        "how.",
        "Monroe, B., Colaresi, M., & Quinn, K. (2008). Fightin' Words. Political Analysis "
        "16(4), 372-403. Mantel, N., & Haenszel, W. (1959). Statistical aspects of the analysis "
        "of data from retrospective studies of disease. JNCI 22(4), 719-748.",
        "tests/test_measures_wording.py",
    ),
    Card(
        "Dispersion",
        "Do all articles of a side use the term, or one of them again and again?",
        "From 0 to 1, over the side's articles.",
        "Half the sum over articles of the distance between the article's share of the side's "
        "uses and its share of the side's words: 0 where all use it alike, near 1 where one of "
        "many has it alone.",
        "A rare term is uneven by necessity: three uses cannot be spread over fifty articles. "
        "One article has none.",
        "Gries, S. (2008). Dispersions and adjusted frequencies in corpora. International "
        "Journal of Corpus Linguistics 13(4), 403-437.",
        "tests/test_measures_wording.py",
    ),
    Card(
        "Test of distinctive terms",
        "Could chance alone have dealt the articles so that words differ as much?",
        "The article. Terms in at least three articles.",
        "Whole articles are dealt anew to the sides 999 times, within each event. Each term's "
        "uses beyond the side's share are divided by their spread over dealings. Of each "
        "dealing the 1st, 5th, 20th and 80th largest of all terms are kept. A term beyond what "
        "the largest reaches in 95 of 100 dealings is found; where n terms are beyond what the "
        "k-th largest reaches, at least n - k + 1 of them differ. The plot fills the longest "
        "such list of which more than half must differ. The limits are set so that "
        "all this together errs in at most 5 of 100 cases where sides do not differ. Beside it "
        "stands the same test on random halves of one side.",
        "Below four articles a side on one event (or one against one on six events) no division "
        "is rare enough and nothing is tested; to find anything among thousands of terms takes "
        "more, at times fifty a side. Nothing found does not mean alike. It tells chance from "
        "difference, not wording from length, beat or day: see docs/limits.md.",
        "Westfall, P., & Young, S. (1993). Resampling-Based Multiple Testing. Blanchard, G., "
        "Neuvial, P., & Roquain, E. (2020). Post hoc confidence bounds on false positives using "
        "reference families. Annals of Statistics 48(3), 1281-1303.",
        "tests/test_measures_wording_testing.py",
    ),
    Card(
        "Names of outlets and page furniture",
        "Which words belong to the page and not to the report?",
        "Uses of a term in lead and body of a side's articles.",
        "A word of an outlet's name is left out where at least half of its uses stand in such a "
        "name. So is a term, of the 200 that set an outlet apart most, that at least five of up "
        "to 1,000 of its articles use if nearly all uses (four fifths of the way from what "
        "chance would put there to all) are in the first or last two sentences, or have the "
        "same 12 characters before and after as in two other articles. What was left out is "
        "listed.",
        "A credit line in changing words amid the text is missed, as is one in fewer than five "
        "articles. A word that a side keeps for its first sentences may be taken out wrongly. "
        "What is left out is left out of all sides and in its plain sense too, but can be "
        "looked up.",
        "Our own rules.",
        "tests/test_measures_furniture.py",
    ),
    Card(
        "Words in context",
        "In what sentences is the term used?",
        "Uses: one line each.",
        "Every use of the dictionary form, with up to 40 characters of its sentence on either "
        "side. The first 60 of each side are shown, from each outlet's articles in turn.",
        "Lines end at the sentence: what came before it may decide what is meant.",
        "Luhn, H. P. (1960). Key word-in-context index for technical literature. American "
        "Documentation 11(4), 288-295.",
        "tests/test_measures_kwic.py",
    ),
)
