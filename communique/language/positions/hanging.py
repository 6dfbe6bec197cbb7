"""Stances that hang on something else: "would not sign unless", "will stay as long as"."""

from communique.language.modality import is_negated
from communique.language.tree import Token, Words
from communique.model.findings import Stance

_WILLED = frozenset({"will", "would", "'ll", "'d", "wo", "shall", "might", "may"})


def hung(words: Words, stance: Stance) -> Stance:
    """The stance that words tell once their condition is heard.

    What a party will do, or won't, "unless" or "if" another does something is conditional; what it
    won't do "until" then or "as long as" something stands is withheld.
    """
    if stance not in {Stance.SUPPORTS, Stance.OPPOSES}:
        return stance
    for token in words:
        if token.dep_ != "mark" or token.i == words.start or token.head.dep_ != "advcl":
            continue
        held = token.head.head
        if token.lower_ == "unless" or (token.lower_ == "if" and _is_willed(held)):
            return Stance.CONDITIONAL
        if token.lower_ == "until" and (is_negated(held) or stance is Stance.OPPOSES):
            return Stance.WITHHOLDS
        if token.lower_ == "as" and token.nbor(-1).lower_ == "long":
            return Stance.WITHHOLDS if stance is Stance.OPPOSES else Stance.CONDITIONAL
    return stance


def _is_willed(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in _WILLED for c in verb.children)
