"""Writes the numbers of a municipality as one page for a browser, with pictures, and a table under each."""

from typing import Any

from markupsafe import Markup

from engine.application.numbers.report import GuideNumbers, Report
from engine.application.numbers.wording import Table, sentence, tables
from engine.exporters.documents import BLANK_LINES, environment
from engine.exporters.numbers_charts import bars, weeks
from engine.i18n import date_text, text


def numbers_page(report: Report, *, language: str) -> str:
    """Return the page. It asks the network for nothing and runs nothing; it can be kept and sent as it is."""
    made = environment(language)
    made.globals["say"] = _saying(language)
    parts = [_part(one, place, report=report, language=language) for place, one in enumerate(report.guides)]
    day = date_text(report.on, language)
    written: str = made.get_template("numbers.html.j2").render(report=report, day=day, parts=parts)
    return BLANK_LINES.sub("\n\n", written).strip() + "\n"


def _saying(language: str) -> Any:  # noqa: ANN401 - what a template calls with arguments of its own
    def say(code: str, /, **said: str | int) -> str:
        return text(code, language, **said)

    return say


def _part(one: GuideNumbers, place: int, *, report: Report, language: str) -> dict[str, Any]:
    """Return a guide with its tables, each with its picture where it has one."""
    say = _saying(language)
    made = tables(one, year=report.year, say=say)
    return {
        "guide": one,
        "tables": [(table, _picture(table, one, key=f"{table.key}-{place}", say=say)) for table in made],
    }


def _picture(table: Table, one: GuideNumbers, *, key: str, say: Any) -> Markup | None:  # noqa: ANN401 - as above
    draw = {"levels": bars, "weeks": weeks}.get(table.key)
    drawn = draw(table, one, key=key, said=sentence(table, say), say=say) if draw else None
    return Markup(drawn) if drawn else None  # noqa: S704 - every text in it is escaped where it is drawn
