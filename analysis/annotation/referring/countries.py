"""For which country a name acts: in a broad reading its people, seats and bodies are it."""

from __future__ import annotations

from analysis.annotation.aliases import Aliases, match_longest, slug, split_words
from analysis.annotation.referring.lists import ReferringLists
from analysis.annotation.relations import load_relations


class Countries:
    """Look up the country that a name stands for.

    Parameters
    ----------
    aliases : Aliases
        The listed wordings of countries.
    lists : ReferringLists
        The bodies of states.

    Examples
    --------
    >>> from analysis.annotation.aliases import load_aliases
    >>> from analysis.annotation.referring.lists import load_referring_lists
    >>> countries = Countries(load_aliases(), load_referring_lists())
    >>> countries.of("kremlin"), countries.of("", "the Russian Embassy"), countries.of("acme")
    ('russia', 'russia', '')
    """

    def __init__(self, aliases: Aliases, lists: ReferringLists) -> None:
        self.aliases = aliases
        self.known = {entity_id: row.counts_with for entity_id, row in load_relations().items()}
        self.known |= lists.states
        self.known |= {country: country for country in set(self.known.values())}

    def of(self, entity_id: str, surface: str = "") -> str:
        """Return the country of an entity, else of the words that name it; else empty."""
        words = surface.removeprefix("the ").removeprefix("The ")
        for key in (entity_id, slug(words)):
            if key in self.known:
                return self.known[key]
        return self._of_first(split_words(words))

    def of_wording(self, words: str) -> str:
        """Return the country that just these words name; else empty."""
        return self.known.get(slug(words), "")

    def _of_first(self, words: tuple[str, ...]) -> str:
        """Return the country that the first words name: "U.S. Border Guards"."""
        for n in range(min(3, len(words) - 1), 0, -1):
            found = self.known.get(slug(" ".join(words[:n])), "")
            listed = match_longest(words, 0, n, self.aliases.phrases.get(words[0], []))
            if not found and listed is not None:
                found = self.known.get(listed[1].entity_id, "")
            if found:
                return found
        return ""
