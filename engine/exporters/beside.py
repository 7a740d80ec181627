"""Writes guides side by side as one page for a browser: a row for each part of a theme, a column for each guide."""

from functools import partial

from engine.exporters.documents import BLANK_LINES, environment
from engine.guideline.beside import Beside
from engine.i18n import text


def beside_page(shown: Beside, *, language: str) -> str:
    """Return the page. It asks the network for nothing and runs nothing; it can be kept and sent as it is."""
    made = environment(language)
    made.globals["say"] = partial(_say, language)
    written: str = made.get_template("beside.html.j2").render(shown=shown)
    return BLANK_LINES.sub("\n\n", written).strip() + "\n"


def _say(language: str, code: str, **arguments: str | int) -> str:
    return text(f"beside.{code}", language, **arguments)
