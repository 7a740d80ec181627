"""`bti stafett`: the holder keeps the baton until the next one has accepted."""

from tests.console.commands.running import Program


def test_the_baton_is_offered_and_accepted_as_the_design_shows(opened: Program) -> None:
    assert opened.ok("stafett 1 --til meg").out == "Du er stafettholder i sak 2026-001.\n"
    offered = opened.ok("stafett 1 --til test.laerer")
    assert offered.out == "Tilbudt test.laerer. Du er stafettholder til test.laerer har tatt imot.\n"
    waiting = opened.ok("--som test.laerer vis 1")
    assert waiting.hints == (
        "bti --som test.laerer stafett 1 --ta-imot",
        "bti --som test.laerer stafett 1 --nei",
    )
    accepted = opened.ok("--som test.laerer stafett 1 --ta-imot").out.splitlines()
    assert accepted[0] == "Du er stafettholder i sak 2026-001."
    assert accepted[1].startswith("Er fortsatt med i saken: ")
    assert "Den som har åpnet saken eller vært stafettholder" in accepted[1]
    assert "test.laerer" in opened.ok("liste").out


def test_an_offer_is_declined_or_taken_back(opened: Program) -> None:
    opened.ok("stafett 1 --til test.laerer", "--som test.laerer stafett 1 --nei --grunn 'Har ikke tid.'")
    opened.ok("stafett 1 --til test.leder", "stafett 1 --trekk")
    assert opened.bti("stafett 1 --trekk").code == 3


def test_only_the_one_who_was_asked_accepts(opened: Program) -> None:
    opened.ok("stafett 1 --til test.laerer")
    ran = opened.bti("stafett 1 --ta-imot")
    assert ran.code == 3
    assert "Du er ikke spurt" in ran.text
    assert "test.laerer er spurt." in ran.text
    assert ran.hints == ("bti --som test.laerer stafett 1 --ta-imot",)
    opened.ok(ran.hints[0].removeprefix("bti "))


def test_where_nobody_was_asked_one_may_take_the_baton(opened: Program) -> None:
    assert opened.bti("stafett 1 --ta-imot").hints == ("bti stafett 1 --til meg",)


def test_the_familys_wish_is_kept(opened: Program) -> None:
    opened.ok("stafett 1 --til test.laerer --onske 'Læreren kjenner oss.'")
    assert "Familien ønsker: Læreren kjenner oss." in opened.ok("logg 1").out


def test_why_it_changes_hands_is_kept(opened: Program) -> None:
    opened.ok("stafett 1 --til test.laerer --grunn 'Ny skole.' --onske 'Læreren kjenner oss.'")
    log = opened.ok("logg 1").text
    assert "Begrunnelse: Ny skole. Familien ønsker: Læreren kjenner oss." in log


def test_the_history_tells_who_from_when_to_when_and_why(opened: Program) -> None:
    nobody = opened.ok("stafett 1 --historie")
    assert (nobody.out, nobody.err.splitlines()[-1]) == ("", "Ingen har hatt stafetten i denne saken.")
    opened.ok("stafett 1 --til meg --onske 'Den som kjenner oss.'", "stafett 1 --til meg --grunn 'Det går bra.'")
    opened.day = "2026-09-20"
    opened.ok("stafett 1 --til test.leder", "--som test.leder stafett 1 --nei --grunn 'Har ikke tid.'")
    opened.ok("stafett 1 --til test.leder", "stafett 1 --trekk")
    opened.ok("stafett 1 --til test.laerer --grunn 'Ny skole.'", "--som test.laerer stafett 1 --ta-imot")
    me = opened.ok("stafett 1 --historie").out.split(",")[0]
    assert opened.ok("stafett 1 --historie").out.splitlines() == [
        f"{me}, fra 8. sept. 2026 til 20. sept. 2026",
        "  Familien ønsker: Den som kjenner oss.",
        "  Fortsatte 8. sept. 2026, på nivå 0.",
        "  Grunn: Det går bra.",
        "test.laerer, fra 20. sept. 2026",
        "  Grunn: Ny skole.",
        "test.leder sa nei 20. sept. 2026: Har ikke tid.",
        "Spørsmålet til test.leder ble trukket 20. sept. 2026",
    ]


def test_the_history_says_what_was_weighed_and_who_decided(program: Program) -> None:
    program.ok("ny sortland --alias 'jente, 9 år'")
    deciders = "stafett 1 --til meg --onske 'Ja.' --vurdering 'Hun kjenner saken.'"
    ran = program.bti(deciders)
    assert ran.code == 0, ran
    history = program.ok("stafett 1 --historie").out
    assert "  Vurdert: Hun kjenner saken.\n" in history


def test_the_history_goes_with_nothing_else(opened: Program) -> None:
    assert opened.bti("stafett 1 --historie --ta-imot").code == 2


def test_an_unknown_person_is_told_who_there_is(opened: Program) -> None:
    ran = opened.bti("stafett 1 --til kari")
    assert ran.code == 2
    assert "meg" in ran.text
    assert "test.helsesykepleier" in ran.text


def test_one_thing_at_a_time(opened: Program) -> None:
    assert opened.bti("stafett 1 --ta-imot --nei").code == 2


def test_no_id_of_a_person_is_ever_shown(opened: Program) -> None:
    opened.ok("stafett 1 --til test.laerer", "rolle 1 ansvarlig --er test.leder")
    shown = opened.ok("vis 1").text + opened.ok("logg 1").text + opened.ok("vis 1 --json").text
    assert "test.laerer" in shown
    assert "ukjent person" not in shown


def test_whoever_knows_of_a_concern_is_told_that_the_next_one_does_not_and_nobody_else_is(opened: Program) -> None:
    unseen = "test.laerer ser ikke det som er skjermet i saken. Skal test.laerer se det, så skriv bti tilgang 1 --gi"
    opened.ok("stafett 1 --til meg")
    assert unseen not in opened.ok("stafett 1 --til test.laerer").text
    opened.ok("stafett 1 --trekk", "meld 1 --mistanke ord")
    assert unseen in opened.ok("stafett 1 --til test.laerer").text
    taken = opened.ok("--som test.laerer stafett 1 --ta-imot")
    assert "skjermet" not in taken.text + opened.ok("--som test.laerer vis 1").text
    opened.ok("tilgang 1 --gi test.laerer")
    assert unseen not in opened.ok("--som test.laerer stafett 1 --til meg").text
    assert unseen not in opened.ok("--som test.laerer stafett 1 --til test.leder").text


def test_who_gives_the_baton_away_is_said_to_stay_and_what_is_shielded_may_be_taken_back(opened: Program) -> None:
    opened.ok("stafett 1 --til meg", "meld 1 --mistanke ord", "stafett 1 --til test.laerer")
    opened.ok("tilgang 1 --gi test.laerer")
    ran = opened.ok("--som test.laerer stafett 1 --ta-imot")
    assert "ser fortsatt det som er skjermet. Ta det tilbake: bti --som test.laerer tilgang 1 --ta " in ran.text
    before = ran.text.split("tilgang 1 --ta ")[1].split()[0]
    opened.ok(f"--som test.laerer tilgang 1 --ta {before}")
    assert "mistanke" not in opened.ok("logg 1").text
    opened.ok("stafett 1 --historie")


def test_a_slip_in_a_handle_is_told_with_the_whole_line_that_may_have_been_meant(opened: Program) -> None:
    stopped = opened.bti("stafett 1 --til tst.laerer --onske 'Mor vil det.'")
    assert stopped.code == 2
    assert "Ingen her heter «tst.laerer». Mente du test.laerer?" in " ".join(stopped.text.split())
    assert stopped.hints == ("bti stafett 1 --til test.laerer --onske 'Mor vil det.'",)
    opened.ok(stopped.hints[0].removeprefix("bti "))
    far = opened.bti("stafett 1 --til onkel")
    assert "Du kan skrive meg, " in far.text
    assert far.hints == ("bti stafett --help",)
