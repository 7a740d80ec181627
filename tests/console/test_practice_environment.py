"""BTI_NA and BTI_SOM say once what `--na` and `--som` say each time: when and as whom, in a practice store alone."""

from pathlib import Path

from tests.docs.desk import Desk


def test_in_practice_the_day_and_the_person_can_be_set_once(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.run("bti oppsett --ovelse")
    desk.run("export BTI_NA=2026-02-03")
    desk.run("export BTI_SOM=test.laerer")
    assert desk.run("bti ny os --alias prøve").code == 0
    assert "3. feb. 2026  test.laerer  Saken ble åpnet" in desk.run("bti logg 1").text


def test_an_option_goes_before_the_environment(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.run("bti oppsett --ovelse")
    desk.run("bti --na 2026-02-04 --som test.leder ny os --alias prøve")
    assert "4. feb. 2026  test.leder" in desk.run("bti --som test.leder logg 1").text


def test_a_real_store_refuses_them_aloud(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.run("bti oppsett")
    assert desk.run("bti").code == 2
    desk.run("export BTI_NA=")
    assert desk.run("bti").code == 0
    desk.run("export BTI_SOM=test.laerer")
    assert desk.run("bti").code == 2


def test_nothing_of_it_stands_before_the_answer_on_suspicion(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.run("bti oppsett")
    assert desk.run("bti meld").code == 0
