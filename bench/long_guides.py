"""Owns made-up guides of any length, sound in every way, for the measurements: levels of ten steps, one after another.

A level asks for consent, names who follows the case up, brings in a service, begins measures, and evaluates them
together with the child before it is decided whether the case goes on, back or ends. With tracks, two of its steps stand
beside each other.
"""

STEPS_OF_A_LEVEL = 10

_HEAD = """\
handlingsveileder: Veileder for måling
id: maling
kommune: ikke oppgitt
språk: bokmål
versjon: "1"
status: utprøving
oppdatert: ikke oppgitt
godkjent_av: ikke oppgitt
målgruppe: ikke oppgitt
kilde: Skrevet for måling
oppbevaring: ikke oppgitt
roller:
  ansatt: {tittel: Den ansatte, er: ansatt}
  barn: {tittel: Barnet, er: barn}
  foresatte: {tittel: De foresatte, er: foresatte}
  holder: {tittel: Stafettholder, er: stafettholder}
tjenester:
  ppt: Pedagogisk-psykologisk tjeneste
verktøy:
  skjema: {tittel: Undringsskjema, type: skjema}
stafettholder:
  senest: første tiltak
gjelder_alltid:
  - id: vold
    hvis: Du mistenker vold
    gjør: Meld saken direkte.
    hvem: ikke oppgitt
    verktøy: ikke oppgitt
    meld_til: {barnevern: alltid}
nivåer:
"""
_STEP = """\
      - {kind}: {title} {level}
        hva: Gjør det som er avtalt, og skriv ned det dere ser og hører.
        hvem: [ansatt, evt. foresatte]
        verktøy: {tools}
"""
_DECISION = """\
        valg:
          Gå videre: {onward}
          Fortsett: Sett i gang {level}
          Avslutt: slutt
"""


def long_guide(steps: int, *, tracks: bool = False) -> bytes:
    """Return a guide of so many steps, a multiple of ten."""
    levels = steps // STEPS_OF_A_LEVEL
    written = (_level(number, is_last=number == levels - 1, tracks=tracks) for number in range(levels))
    return (_HEAD + "".join(written)).encode()


def _level(number: int, *, is_last: bool, tracks: bool) -> str:
    onward = "slutt" if is_last else f"nivå {number + 1}"
    return (
        f"  - nivå: {number}\n    tittel: Del {number}\n    steg:\n"
        + _step("steg", "Legg merke til", number)
        + f"{_step('samtykke', 'Be om samtykke', number)}        ved_nei: slutt\n"
        + f"{_step('steg', 'Pek ut', number)}        peker_ut: holder\n"
        + _surveyed(number, tracks=tracks)
        + f"{_step('tiltak', 'Sett i gang', number)}        involverer: [ppt]\n"
        + _step("møte", "Møte", number)
        + f"{_step('evaluering', 'Evaluer', number)}        medvirkning: [barn]\n"
        + _step("beslutning", "Avgjør", number)
        + _DECISION.format(onward=onward, level=number)
    )


def _surveyed(number: int, *, tracks: bool) -> str:
    """Return three steps in a row, or one with the two others beside each other in its tracks."""
    steps = [_step("steg", title, number) for title in ("Kartlegg", "Spør", "Samle")]
    if not tracks:
        return "".join(steps)
    beside = (f"          - tittel: Spor {step}\n            steg:\n{_indented(steps[step])}" for step in (0, 1))
    return f"{_step('samtidig', 'Side om side', number)}        spor:\n{''.join(beside)}"


def _indented(text: str) -> str:
    return "".join(f"        {line}\n" for line in text.splitlines())


def _step(kind: str, title: str, level: int) -> str:
    tools = "[skjema]" if kind in {"steg", "møte"} else "ikke oppgitt"
    return _STEP.format(kind=kind, title=title, level=level, tools=tools)
