"""What an article as a whole says about its names: who bears them in full, what letters mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from analysis.annotation.aliases import Aliases, Words, slug, split_words
from analysis.annotation.spans import ArticleWords, Name
from analysis.annotation.surnames import find_first_name, find_surnames, strip_particles

_LOCATIVES = frozenset(
    {"in", "In", "at", "At", "near", "from", "to", "around", "across", "outside"}
)
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_FAMILY = frozenset({"family", "families", "brothers", "sisters", "siblings", "twins", "dynasty"})
_MAX_LETTERS = 5


class Bearer(NamedTuple):
    """A person named in full: where, and who."""

    start: int
    entity_id: str


class Evidence:
    """The persons and acronyms of one article.

    Parameters
    ----------
    article : ArticleWords
        The words.
    aliases : Aliases
        The lists.
    names : sequence of Name
        The names found, in order.

    Attributes
    ----------
    bearers, begun : dict
        A surname, and the first word of a full name -> the persons named so in full.
    """

    def __init__(self, article: ArticleWords, aliases: Aliases, names: Sequence[Name]) -> None:
        self.article = article
        self.aliases = aliases
        self.names = names
        self.bearers: dict[Words, list[Bearer]] = defaultdict(list)
        self.begun: dict[Words, list[Bearer]] = defaultdict(list)
        self._person_words: set[Words] = set()
        self._elsewhere: set[Words] = set()
        # The longest first: "Kara-Murza" is no full name beside "Vladimir Kara-Murza".
        for name in sorted(names, key=lambda name: -len(self.called(name))):
            self._note_person(name)
            self._note_place(name)
        for bearers in (*self.bearers.values(), *self.begun.values()):
            bearers.sort()

    def words(self, name: Name) -> Words:
        """Return the words of a name."""
        return tuple(self.article.words[name.start : name.end])

    def called(self, name: Name) -> Words:
        """Return the words of a name as a surname is looked up by: without "al-" and "van"."""
        return strip_particles(self.words(name), self.aliases.words.particles)

    def _note_person(self, name: Name) -> None:
        """Remember a person named in full, or a single word taken for a person."""
        words, particles = self.words(name), self.aliases.words.particles
        if name.phrase is not None:
            listed = self.aliases.entities[name.phrase.entity_id]
            if listed.label == "PERSON" and name.phrase.strength == "always":
                bearer = Bearer(name.start, name.phrase.entity_id)
                surname = strip_particles(split_words(listed.surname), particles)
                self.bearers[surname].append(bearer)
                self.begun[find_first_name(words)].append(bearer)
        elif name.label == "PERSON":
            core = tuple(w for w in words if w not in self.aliases.words.suffixes)
            if len(core) < 2 or self.called(name) in self.bearers:
                self._person_words.add(words)
            elif len(core[-1]) > 1 and (not _is_letters(core[-1]) or _is_letters(core[0])):
                bearer = Bearer(name.start, make_key(self.article, name, self.aliases)[0])
                for surname in find_surnames(core, particles):
                    self.bearers[surname].append(bearer)
                self.begun[find_first_name(core)].append(bearer)

    def _note_place(self, name: Name) -> None:
        """Remember a word that the article uses as a place or as a thing with an article."""
        before = self.article.words[name.start - 1] if name.start else ""
        if before in _LOCATIVES or before.lower() == "the":
            self._elsewhere.add(self.words(name))

    def acronyms(self) -> Iterator[tuple[Words, Name]]:
        """Yield letters in brackets after the full name whose initials they are."""
        words = self.article.words
        for name in self.names:
            i = name.end
            if i + 2 >= len(words) or words[i] != "(" or words[i + 2] != ")":
                continue
            initials = "".join(w[0] for w in self.words(name) if w[0].isupper())
            if len(initials) > 1 and words[i + 1].replace(".", "") == initials:
                yield (words[i + 1],), name

    def is_acronym(self, name: Name) -> bool:
        """Whether a single word taken for a person is rather letters: "the SPD".

        Surnames stand in capitals only where everything does, and after titles.
        """
        words, i = self.article.words, name.start
        word = words[i]
        if name.label != "PERSON" or name.end - i > 1 or not word.isupper():
            return False
        if not 2 <= len(word) <= _MAX_LETTERS or "-" in word:
            return False
        beside = [words[j] for j in (i - 1, name.end) if 0 <= j < len(words)]
        has_title = i > 0 and words[i - 1] in self.aliases.words.titles
        return not has_title and not any(w.isupper() and len(w) > 1 for w in beside)

    def is_person(self, name: Name) -> bool:
        """Whether a name stands for a person here, whatever type the model gives it.

        A single word does if the model takes it for a person elsewhere in the article,
        or if it is the surname of one person named in full before and the article never
        uses it as a place or with "the".
        """
        words = self.words(name)
        if name.label == "PERSON" or words in self._person_words:
            return True
        bearers = self.bearers.get(self.called(name), [])
        is_one = len({bearer.entity_id for bearer in bearers}) == 1
        return (
            is_one
            and name.label in {"ORG"} | _PLACES
            and bearers[0].start < name.start
            and not words[0].isupper()
            and words not in self._elsewhere
        )

    def is_family(self, name: Name) -> bool:
        """Whether a surname means several: "the Roe family", "the Roe brothers"."""
        after = self.article.words[name.end : name.end + 1]
        return name.end - name.start == 1 and not _FAMILY.isdisjoint(after)

    def named_before(self, name: Name) -> set[str]:
        """Return the persons named in full before, whose names begin with these words."""
        begun = self.begun.get(self.words(name), [])
        return {bearer.entity_id for bearer in begun if bearer.start < name.start}

    def unseen_surnames(self) -> list[Name]:
        """Find surnames of persons named in full that the model did not mark."""
        article, vocabulary = self.article, self.aliases.words
        singles = {words[0] for words in self.bearers if len(words) == 1}
        taken = {i for name in self.names for i in range(name.start, name.end)}
        marked = {i for name in article.names for i in range(name.start, name.end)}
        found: list[Name] = []
        for i, word in enumerate(article.words):
            if word not in singles or not word[0].isupper():
                continue
            has_title = i > 0 and article.words[i - 1] in vocabulary.titles
            if article.pos[i] != "PROPN" and not has_title:
                continue
            if i in taken or (i in marked and not has_title):
                continue
            beside = [j for j in (i - 1, i + 1) if 0 <= j < len(article.words)]
            if all(
                article.pos[j] != "PROPN" or article.words[j] in vocabulary.titles for j in beside
            ):
                found.append(Name(i, i + 1, "PERSON"))
        return found


def _is_letters(word: str) -> bool:
    """Whether a word is rather letters than a name: NPP, but not J."""
    return len(word) > 2 and word.isupper()


def make_key(article: ArticleWords, name: Name, aliases: Aliases) -> tuple[str, str]:
    """Make the key of a name that is not listed, spelling and number made alike.

    Returns
    -------
    tuple of str
        The entity_id, and the rule of `resolution.MERGE_RULES`.
    """
    words, why = article.surface(name.start, name.end).split(), "same name"
    if name.label == "PERSON" and words[0] in aliases.words.given_names:
        usual = aliases.words.given_names[words[0]]
        why = "spelling" if usual != words[0] else why
        words[0] = usual
    elif name.label == "NORP" and _is_plural(words[-1]):
        words[-1], why = _singular(words[-1]), "plural"
    entity_id = slug(" ".join(words)) or "name"
    listed = aliases.entities.get(entity_id)
    if listed is not None and (listed.label == "PERSON") != (name.label == "PERSON"):
        entity_id += "-person" if name.label == "PERSON" else "-other"
    return entity_id, why


def _singular(word: str) -> str:
    """Take the plural off a group's name: Russian, Tory."""
    return f"{word[:-3]}y" if word.endswith("ies") else word[:-1]


def _is_plural(word: str) -> bool:
    """Whether a group's name is an English plural: Russians, Jews, but not Swiss or Hamas.

    Examples
    --------
    >>> [_is_plural(word) for word in ("Russians", "Jews", "Iraqis", "Swiss", "Hamas", "SPDs")]
    [True, True, True, False, False, True]
    """
    is_long = len(word) > 3 and word[0].isupper()
    return is_long and word.endswith("s") and word[-2] not in "sua"
