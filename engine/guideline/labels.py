"""What a guide calls its levels and the facets of its steps: its own words where `kaller` gives them."""

import re
from collections.abc import Callable

from engine.guideline.model import Guideline, Level
from engine.guideline.names import UNNAMED_LEVEL
from engine.guideline.vocabulary import RoleKind

LEVEL = "level"
_USUAL = "stafett"  # as the program's own words for one begin: stafettholder, stafetthaldar

# What is only a number or a letter does not say by itself that it is a level: 0, 12, 3.1, 2b, A.
_NUMBERING = r"\d+(\.\d+)*\w?|\w"


def holder_title(guideline: Guideline) -> str:
    """Return what a guide calls its stafettholder, where it has a word of its own for that; else nothing."""
    title = next((role.title for role in guideline.roles if role.kind is RoleKind.COORDINATOR), "")
    return "" if title.casefold().startswith(_USUAL) else title


def lowered(text: str) -> str:
    """Return a text as it stands in mid-sentence: with a small letter, unless it begins with an abbreviation."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def going_on(plain: str, title: str) -> str | None:
    """Return a sentence that goes on with a title which begins with its last word: «avsluttet uten oppfølging».

    None where the title begins with another word, and must be told beside the sentence.
    """
    last = plain.rsplit(maxsplit=1)[-1].casefold()
    return plain + title[len(last) :] if title.casefold().startswith(last) else None


def label(guideline: Guideline, key: str, *, default: str) -> str:
    """Return the guide's own word for a key (`level`, `what`, `tools` …) as it writes it, else `default`.

    Where `default` begins with a capital letter, so does the guide's word.
    """
    own = dict(guideline.head.labels).get(key, "")
    if not own:
        return default
    return own[:1].upper() + own[1:] if default[:1].isupper() else own


def level_name(level: Level, guideline: Guideline, *, say: Callable[[str], str]) -> str:
    """Return what a level is called: «nivå 2», «fase 2», or the label alone where that is a name («Oppstart»).

    The only level of a small guide is called by its title, if it has one. `say` returns a text by its code.
    """
    return level.title or "" if level.id == UNNAMED_LEVEL else labelled(level.label, guideline, say=say)


def labelled(text: str, guideline: Guideline, *, say: Callable[[str], str]) -> str:
    """Return the name of the level with this label."""
    shown = text.strip()
    return f"{label(guideline, LEVEL, default=say('level.word'))} {shown}" if re.fullmatch(_NUMBERING, shown) else shown
