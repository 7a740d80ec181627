"""The page on templates of one's own names every name and filter that there is, and no other."""

from engine.exporters import FOR_FAMILY
from engine.exporters.own_check import FILTERS
from engine.exporters.own_names import PAPERS
from engine.exporters.own_signs import MOST_PLACES
from tests.docs import own_names


def test_the_page_lists_the_names_that_there_are() -> None:
    assert own_names.PAGE.read_text("utf-8") == own_names.page(), "run python -m tests.docs.own_names"
    assert {*own_names.TITLES, FOR_FAMILY} == set(PAPERS)


def test_the_page_explains_every_filter_and_limit() -> None:
    told = own_names.PAGE.read_text("utf-8")
    assert [name for name in FILTERS if f"| `{name}` |" not in told] == []
    assert f"{MOST_PLACES // 1000} 000" in told
