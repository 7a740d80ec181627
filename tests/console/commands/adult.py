"""The way through the guide for adults in Høyanger, as it is typed: from the first step to the meeting on level 3."""

OPEN = "ny hoyanger --alias 'mann, 40' --om voksen"
TO_LEVEL_1 = ("neste 1", "neste 1", "neste 1", "mote 1 --referat -", "neste 1", "neste 1 --valg 3")
TO_LEVEL_2 = (
    "mote 1 --referat - --neste 2026-10-01",
    "neste 1",
    "stafett 1 --til meg",
    "neste 1",
    "tiltak 1 --mal M --tiltak T --ansvarlig NAV --ansvarlig-er tjeneste",
    "neste 1",
    "evaluer 1 --resultat viderefort --syn brukar=-",
    "neste 1",
    "neste 1 --valg 4",
)
CONSENT = ("samtykke 1 --fra brukar --for NAV", "tjeneste 1 'andre tenester' --er NAV", "neste 1")
TO_EVALUATION_2 = ("neste 1", "mote 1 --referat - --neste 2026-10-01", "neste 1", "neste 1")
TO_DECISION_2 = ("evaluer 1 --resultat viderefort --syn brukar=-", "neste 1")
TO_MEETING = ("neste 1 --valg 5", "neste 1")
UP = (*TO_LEVEL_1, *TO_LEVEL_2, *CONSENT, *TO_EVALUATION_2, *TO_DECISION_2, *TO_MEETING)
"""Every command from the first step to the meeting on level 3."""
