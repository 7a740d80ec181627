"""What `bti veileder skrivehjelp` says: which files it wrote, and what to write at the top of a guide."""

MESSAGES: dict[str, str] = {
    "command-veileder-skrivehjelp": "hent filene som lar VS Code si fra mens du skriver",
    "help-veileder-skrivehjelp": (
        "De legges i mappa på STI, eller der du står. Kjør kommandoen på nytt når programmet er oppdatert."
    ),
    "aid.file": "{file} er skrevet.",
    "aid.nb": "Øverst i en veileder på bokmål:",
    "aid.nn": "Øverst i en veileder på nynorsk:",
    "aid.foreign": "{file} er ikke laget av dette programmet og står urørt. Velg en annen mappe.",
    "aid.failed": "{file} kunne ikke skrives.",
}
