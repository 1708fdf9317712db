"""Whom noun phrases mean: names, what stands for them, and labels of one referent.

`nouns` takes phrases apart, `countries` says for which state a name acts, `persons` what
the articles of an event say of theirs, and `grouping` puts given phrases of an event
together by whom they mean. `phrases` writes the noun phrases of articles as a table, and
`relatives` finds nouns of near meaning.
"""
