"""Owns the reference's pages on consent, the baton, where a case begins and ends, and guides that build on others."""

from engine.language.shape import (
    AGE_RULE,
    BATON,
    BETWEEN,
    CHANGE,
    CONSENT_TYPE,
    ENDING,
    ENTRANCE,
    GUIDE,
    HOLDER,
    LEVEL,
    LOG,
    OWN_RULE,
    RULE,
    SENDING,
    SHARING,
    STEP,
)
from tests.docs.reference.parts import Page, Section, Table, every

CONSENT_STEP = Section(
    title="Spørre om samtykke",
    text="""\
Steget er ferdig når svaret er kommet. Et nei skal aldri stoppe en sak, så `ved_nei` sier hvor den går da. Har
veilederen flere samtykketyper, sier steget hvilken.""",
    example="samtykke.yaml",
    shown=("- samtykke: Be om samtykke",),
    tables=(Table(where="I et steg", shape=STEP, keys=("consent_type", "scopes", "if_refused")),),
    said=("Be om samtykke",),
)
CONSENT_TYPES = Section(
    title="Samtykketyper",
    text="""\
`gis_av` sier hvem som må si ja, etter barnets alder. Hver alder må ha én linje. Med `per: tjeneste` trengs det et ja
for hver tjeneste. Trekkes samtykket, blir saken stående, men nye tjenester får ikke være med. `ved_tilbaketrekking`
sier om saken heller skal et annet sted.

Et nei følger de samme reglene som et ja: bare en som `gis_av` nevner for alderen, kan si nei eller trekke samtykket.
Ett nei er nok når flere må si ja. Et nei til én type tar ikke med seg en annen.

Programmet skriver ned om et samtykke er skriftlig eller muntlig, men stopper ingen av dem. Skal det være skriftlig, så
skriv det i `hva`.""",
    example="samtykke.yaml",
    shown=("samtykketyper:",),
    tables=(
        Table(where="Øverst i fila", shape=GUIDE, keys=("consent_types",)),
        Table(where="I hver samtykketype", shape=CONSENT_TYPE, keys=every(CONSENT_TYPE)),
        Table(where="I hver linje under `gis_av`", shape=AGE_RULE, keys=every(AGE_RULE)),
    ),
    said=("under 15",),
)
SENDING_OUT = Section(
    title="Sende og dele",
    text="""\
Det som sendes eller deles, trenger et samtykke som gjelder mottakeren. Er mottakeren `ikke oppgitt`, blir det spurt om
hvem det er når steget gjøres.

Det blir spurt to ganger: når saken kommer til steget, og når steget gjøres. Går samtykket ut eller blir trukket i
mellomtida, er steget stengt. Ble det gjort mens samtykket gjaldt, skriver den som fører det, dagen med `--dato`.""",
    example="samtykke.yaml",
    shown=("- steg: Henvis",),
    tables=(
        Table(where="I et steg", shape=STEP, keys=("sends", "shares")),
        Table(where="Under `sender`", shape=SENDING, keys=every(SENDING)),
        Table(where="Under `deler`", shape=SHARING, keys=every(SHARING)),
    ),
    said=("Henvis",),
)
CONSENT = Page(
    name="samtykke",
    title="Samtykke",
    text="Hvem som sier ja, til hva, og hva som er stengt til de har gjort det.",
    sections=(CONSENT_STEP, CONSENT_TYPES, SENDING_OUT),
)

HOLDING = Section(
    title="Stafettholderen",
    text="""\
Her står fra hvilket nivå saken skal ha en stafettholder, og hvordan den velges. Kravet gjelder ved det første tiltaket
og ved evalueringen, aldri før et steg som peker ut en. `vurder_ved_nytt_nivå` er det som skal veies når saken kommer
til et nytt nivå, og svaret skrives ned med tilbudet.""",
    example="stafett.yaml",
    shown=("stafettholder:",),
    tables=(
        Table(where="Øverst i fila", shape=GUIDE, keys=("baton",)),
        Table(where="Under `stafettholder`", shape=BATON, keys=every(BATON)),
        Table(where="I hver linje under `hvem`", shape=HOLDER, keys=every(HOLDER)),
        Table(where="Under `mellom_møter`", shape=BETWEEN, keys=every(BETWEEN)),
    ),
    said=("Ansvarsgruppa",),
)
THE_LOG = Section(
    title="Stafettloggen",
    text="""\
`bti skriv SAK stafettlogg` lager loggen. De delene som står i `viser`, kommer først, og resten etter, under en egen
overskrift. Kopien til familien har bare de delene som står i `viser`. Står det ingen, har begge alle. På andre nivåer
enn `på_nivå`, og uten samtykket, lages loggen ikke.""",
    example="stafett.yaml",
    shown=("stafettlogg:",),
    tables=(
        Table(where="Øverst i fila", shape=GUIDE, keys=("log",)),
        Table(where="Under `stafettlogg`", shape=LOG, keys=every(LOG)),
    ),
    said=("Samtykke   Samtykke til stafettlogg",),
)
BATON_PAGE = Page(
    name="stafett",
    title="Stafettholder og stafettlogg",
    text="Hvem som samordner, og hva som skrives.",
    sections=(HOLDING, THE_LOG),
)

ENTRANCES = Section(
    title="Innganger",
    text="""\
Uten innganger begynner en sak på det første nivået. Med innganger begynner den ett av stedene som står her, og bare den
som er nevnt der, kan be om det. Sier en inngang ikke `hvem`, kan alle det.""",
    example="rundt.yaml",
    shown=("innganger:",),
    tables=(
        Table(where="Øverst i fila", shape=GUIDE, keys=("entrances",)),
        Table(where="I hver inngang", shape=ENTRANCE, keys=every(ENTRANCE)),
    ),
    said=("Slik begynner en sak",),
)
ENDINGS = Section(
    title="Avslutninger",
    text="""\
Den vanlige avslutningen, `slutt`, finnes alltid. Her står de andre. `overtar` er den som har saken etterpå.""",
    example="rundt.yaml",
    shown=("avslutninger:",),
    tables=(
        Table(where="Øverst i fila", shape=GUIDE, keys=("endings",)),
        Table(where="I hver avslutning", shape=ENDING, keys=every(ENDING)),
    ),
    said=("Slik kan en sak avsluttes",),
)
STANDING = Section(
    title="Det som alltid gjelder",
    text="""\
En regel under `gjelder_alltid` gjelder ved hvert steg, og `bti meld` viser den. `meld_til` gjør den til regelen om
mistanke, og enhver veileder bør ha en slik. `holder_utenfor` er de som ikke skal få vite noe: Fra noen har sagt fra om
mistanken, er steg som gjelder dem, stengt til en av dem i `klarerer` har sagt at det er trygt. `etterpå` er et sted
saken kan gå når det er meldt.""",
    example="rundt.yaml",
    shown=("gjelder_alltid:",),
    tables=(
        Table(where="Øverst i fila", shape=GUIDE, keys=("rules",)),
        Table(where="I hver regel", shape=RULE, keys=every(RULE)),
    ),
    said=("Gjelder alltid",),
)
OWN = Section(
    title="Egne regler",
    text="""\
Kommunen kan ha regler for hva som må være på plass før saken kommer dit den skal, som at rektor er varslet før et møte.
`fakta` er det som må være sant, som en hel setning. `gir` er det som gjør det sant, `tar` det som gjør at det ikke
lenger er det, og `kreves_ved` er der det må være sant. `bti veileder sjekk` prøver hver vei gjennom veilederen.
[Egne regler](../egne-regler.md) viser hvordan.

Et navn står for steg: det som heter slik (er det flere, alle, eller ett av dem med nivået etter: `Evaluer (nivå 2)`),
alle av ett slag (`møte`, `tiltak`, `evaluering` …), alle på et nivå, eller alle der en rolle, tjeneste eller instans
står under `hvem`. Et steg gir når det er gjort, og tar når saken kommer til det. Under `gir` kan det også stå svar,
med steget etter når flere svar heter det samme: `Ja (Vet rektor om saken?)`. Under `kreves_ved` kan det også stå en
avslutning, eller `avslutning` for alle.

Et grunnlag kan ha slike regler. De gjelder også i veilederne som bygger på det, og der kan det stå flere.""",
    example="egne_regler.yaml",
    shown=("egne_regler:",),
    tables=(
        Table(where="Øverst i fila", shape=GUIDE, keys=("own_rules",)),
        Table(where="I hver egen regel", shape=OWN_RULE, keys=every(OWN_RULE)),
    ),
    said=("Egne regler", "K02"),
)
AROUND = Page(
    name="rundt",
    title="Der saken begynner og slutter",
    text="Inngangene, avslutningene, reglene som alltid gjelder, og de som er kommunens egne.",
    sections=(ENTRANCES, ENDINGS, STANDING, OWN),
)

BASE = Section(
    title="Bygge på et grunnlag",
    text="""\
En veileder kan bygge på en annen. Da skriver dere bare det som er annerledes hos dere. Programmet har et felles
grunnlag, `bti_felles`, på begge språk. Et grunnlag dere har laget selv, legger dere i samme mappe. Lister som `roller`
og `verktøy` blir lagt sammen. Har begge noe med samme navn, gjelder det dere skriver, og resten kommer fra grunnlaget.
`bti veileder vis` setter en strek ved det som kommer fra grunnlaget, og `bti veileder vis --kilde` viser fil og linje.

Eksemplet bygger på [grunnlag.yaml](eksempler/grunnlag.yaml).""",
    example="endringer.yaml",
    shown=("bygger_på:", "endringer:"),
    tables=(
        Table(where="Øverst i fila", shape=GUIDE, keys=("builds_on", "changes")),
        Table(
            where="Først i en endring",
            shape=CHANGE,
            keys=("change", "add_after", "add_first", "remove"),
        ),
        Table(
            where="Ellers i en endring, ved siden av ordene for steget, nivået eller regelen",
            shape=CHANGE,
            keys=("on_levels", "add_answers", "reason"),
        ),
    ),
    said=("Del bekymringen", "Spør fergevakten"),
)
LOCKED = Section(
    title="Låse noe i et grunnlag",
    text="""\
Det som er låst, kan ingen som bygger på veilederen, endre, ta bort eller gjøre valgfritt. Regler med `meld_til` kan
strammes inn, men aldri tas bort.""",
    example="grunnlag.yaml",
    shown=("- steg: Legg merke til", "- nivå: 2"),
    tables=(
        Table(where="På et nivå", shape=LEVEL, keys=("locked",)),
        Table(where="I et steg", shape=STEP, keys=("locked",)),
    ),
)
BUILDING = Page(
    name="grunnlag",
    title="Å bygge på en annen veileder",
    text="Når det meste er felles, og bare noe er deres eget.",
    sections=(BASE, LOCKED),
)
