"""`bti droft`, `notat`, `kjennetegn`, `rolle` and `tjeneste`: what is written beside the steps."""

from tests.console.commands.running import Program


def test_a_body_is_asked_and_its_answer_is_waited_for(opened: Program) -> None:
    opened.ok("droft 1 --hos BUT --sporsmal -")
    assert "Venter på" in opened.ok("vis 1").out
    opened.ok("droft 1 --svar 'Gå videre.'")
    assert "Venter på" not in opened.ok("vis 1").out
    assert opened.bti("droft 1 --svar -").code == 3


def test_an_anonymous_discussion_needs_no_body(opened: Program) -> None:
    assert "Registrert: anonym drøfting." in opened.ok("droft 1 --anonymt").out


def test_a_question_ends_with_its_own_mark(opened: Program) -> None:
    told = opened.ok("droft 1 --anonymt --sporsmal 'Hva bør vi gjøre?'").out
    assert "Spørsmål: Hva bør vi gjøre?\n" in told


def test_a_question_to_nobody_is_not_dropped(opened: Program) -> None:
    ran = opened.bti("droft 1 --sporsmal 'Hva nå?'")
    assert ran.code == 2
    assert "«Hvem skal saken drøftes med?». Gi det med --hos eller --anonymt." in ran.text
    assert "Hva nå?" not in opened.ok("logg 1").out


def test_on_a_terminal_it_is_asked_whom_a_question_is_for(opened: Program) -> None:
    opened.terminal.is_terminal = True
    told = opened.bti("droft 1 --sporsmal 'Hva nå?'", words="1\n")
    assert (told.code, "1  Barne- og ungdomsteamet (BUT)" in told.err) == (0, True)
    last = len([row for row in told.err.splitlines() if row.startswith("  ")])
    anonymous = opened.bti("droft 1 --sporsmal 'Og da?'", words=f"{last}\n")
    assert (anonymous.code, "anonym drøfting" in anonymous.text) == (0, True)


def test_the_bodies_are_listed(opened: Program) -> None:
    assert opened.ok("droft 1").out.startswith("BUT\tBarne- og ungdomsteamet (BUT)")


def test_an_unknown_body_is_told_which_there_are(opened: Program) -> None:
    ran = opened.bti("droft 1 --hos NAV")
    assert ran.code == 3
    assert "ingen instans som heter «NAV»" in ran.text


def test_a_note_and_a_talk_with_the_child_are_kept(opened: Program) -> None:
    opened.ok("notat 1 'Ringte hjem.'", "notat 1 - --samtale barn")
    told = opened.ok("logg 1").out
    assert "Notat: Ringte hjem." in told
    assert "Samtale med barnet: Noe som noen skrev." in told


def test_a_note_without_words_is_wrong_use(opened: Program) -> None:
    assert opened.bti("notat 1").code == 2
    assert opened.bti("notat 1 -", words="\n").code == 2


def test_a_fact_takes_a_declared_value_only(opened: Program) -> None:
    fact = "langvarig oppfølging eller individuell plan"
    listed = opened.ok("kjennetegn 1")
    assert listed.out == f"{fact}\tikke satt\tja, nei\n"
    assert listed.hints == (f"bti kjennetegn 1 '{fact}=ja'", f"bti kjennetegn 1 '{fact}=nei'")
    opened.ok(f"kjennetegn 1 '{fact}=ja'")
    assert opened.ok("kjennetegn 1").out == f"{fact}\tja\tja, nei\n"
    assert opened.bti(f"kjennetegn 1 '{fact}=kanskje'").code == 3
    assert opened.bti(f"kjennetegn 1 '{fact}'").code == 2


def test_a_role_is_bound_to_a_person_a_name_or_later(opened: Program) -> None:
    assert "test.leder har rollen «ansvarlig»" in opened.ok("rolle 1 ansvarlig --er test.leder").out
    assert "Skolen har rollen" in opened.ok("rolle 1 ansvarlig --er Skolen").out
    assert "avgjøres senere" in opened.ok("rolle 1 ansvarlig --senere").out
    assert opened.bti("rolle 1 sjef --er meg").code == 3
    assert opened.bti("rolle 1 ansvarlig --er ''").code == 2
    assert "ansvarlig\tavgjøres senere" in opened.ok("rolle 1").out


def test_a_service_needs_consent_and_a_name(opened: Program) -> None:
    ran = opened.bti("tjeneste 1 'andre tjenester' --er PPT")
    assert ran.code == 3
    assert "Samtykket gjelder ikke PPT." in ran.text
    opened.ok("samtykke 1 --fra mor --for PPT", "tjeneste 1 'andre tjenester' --er PPT")
    assert opened.ok("tjeneste 1").out == "Andre tjenester\tmed i saken: PPT\n"
    opened.ok("tjeneste 1 'andre tjenester' --er PPT --slutt")
    assert "velges i saken" in opened.ok("tjeneste 1").out


def test_where_several_answers_are_waited_for_it_is_said_whose_it_is(opened: Program) -> None:
    opened.ok("droft 1 --anonymt", "droft 1 --hos BUT")
    stopped = opened.bti("droft 1 --svar Prøv.")
    assert "Det ventes på flere svar, blant annet fra «Barne- og ungdomsteamet (BUT)»." in stopped.text
    assert stopped.hints == ("bti droft 1 --svar 'Prøv.' --anonymt", "bti droft 1 --svar 'Prøv.' --hos BUT")
    opened.try_hints(stopped)
    assert "råd fra Barne- og ungdomsteamet (BUT): Prøv." in opened.ok("droft 1 --hos but --svar Prøv.").text
    assert "råd fra den anonyme drøftingen: Vent." in opened.ok("droft 1 --svar Vent.").text
    assert opened.bti("droft 1 --svar x --sporsmal y").code == 2


def test_on_a_terminal_it_is_asked_whose_it_is(opened: Program) -> None:
    opened.ok("droft 1 --anonymt", "droft 1 --hos BUT")
    opened.terminal.is_terminal = True
    ran = opened.bti("droft 1 --svar Prøv.", words="2\n")
    assert "råd fra Barne- og ungdomsteamet (BUT): Prøv." in ran.text


def test_advice_from_another_than_who_was_asked_tells_who_was(opened: Program) -> None:
    opened.ok("droft 1 --hos BUT")
    stopped = opened.bti("droft 1 --hos habilitering --svar Ja")
    assert (stopped.code, "men fra «Barne- og ungdomsteamet (BUT)»" in stopped.text) == (3, True)
    assert stopped.hints == ("bti droft 1 --svar Ja --hos BUT",)
    opened.try_hints(stopped)
    opened.ok("droft 1 --svar Ja")
    assert "Ingen drøfting venter på svar." in opened.bti("droft 1 --svar Ja").text


def test_a_body_that_was_asked_twice_is_told_once(opened: Program) -> None:
    opened.ok("droft 1 --hos BUT --sporsmal En?", "droft 1 --hos BUT --sporsmal To?")
    told = opened.ok("vis 1").out
    assert told.count("Barne- og ungdomsteamet (BUT), siden") == 1
    assert "Barne- og ungdomsteamet (BUT) og" not in told
    assert opened.ok("forklar 1").out.count("ikke svart: Barne- og ungdomsteamet") == 1
    assert opened.ok("frister").text.count("har ventet på svar") == 1


def test_a_body_that_the_family_said_no_to_is_asked_without_a_name(opened: Program) -> None:
    opened.ok("samtykke 1 --fra mor --for PPT --unntatt BUT")
    stopped = opened.bti("droft 1 --hos BUT --sporsmal 'Hva nå?'")
    assert (stopped.code, "mor har unntatt det" in stopped.text) == (3, True)
    assert "bti droft 1 --hos BUT --sporsmal 'Hva nå?' --anonymt" in stopped.hints
    opened.try_hints(stopped)
