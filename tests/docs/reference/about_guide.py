"""Owns the reference's pages on the top of a guide and its lists."""

from engine.language.shape import BODY, GUIDE, LABELS, LEVEL, MEETING_TYPE, PASSAGE, ROLE, SERVICE, STEP, TOOL
from tests.docs.reference.parts import Page, Section, Table, every

HEAD = Section(
    title="Øverst i fila",
    text="""\
Her står hva veilederen heter, hvem den gjelder for, og hvor den kommer fra. Linjene kan stå i hvilken rekkefølge dere
vil. Saker husker `id`, så den skal aldri endres. Sett tall som begynner med null, i hermetegn.

`oppbevaring` sier med deres egne ord hvor lenge sakene tas vare på, og må stå der før veilederen publiseres. Kan det
telles, skriver dere i tillegg `arkiveres_innen` og `oppbevares_i`. De telles fra den dagen saken er avsluttet, og
`bti liste --oppbevaring` viser hva som skal gjøres når. Ingenting skjer av seg selv.""",
    example="fila.yaml",
    shown=(
        "handlingsveileder:",
        "id:",
        "kommune:",
        "kommunenummer:",
        "språk:",
        "versjon:",
        "status:",
        "oppdatert:",
        "gjelder_fra:",
        "neste_gjennomgang:",
        "eier:",
        "godkjent_av:",
        "kontakter:",
        "målgruppe:",
        "kilde:",
        "oppbevaring:",
        "arkiveres_innen:",
        "oppbevares_i:",
    ),
    tables=(
        Table(
            where="Øverst i fila",
            shape=GUIDE,
            keys=(
                "guide_title",
                "id",
                "municipality",
                "municipality_number",
                "language",
                "version",
                "status",
                "updated",
                "valid_from",
                "next_review",
                "owner",
                "approved_by",
                "contacts",
                "audience",
                "source",
                "retention",
                "archived_within",
                "kept_for",
            ),
        ),
    ),
    said=("Kort navn",),
)
FRAME = Section(
    title="Tekster og ord",
    text="""\
`om` er det alle skal kjenne før noen sak begynner, og hvordan veilederen skal brukes. `ordliste` forklarer ord som
ikke alle kjenner.""",
    example="fila.yaml",
    shown=("om:", "ordliste:"),
    tables=(
        Table(where="Øverst i fila", shape=GUIDE, keys=("about", "glossary")),
        Table(where="I hver tekst under `om`", shape=PASSAGE, keys=every(PASSAGE)),
    ),
    said=("Forebygging",),
)
VARIANTS = Section(
    title="Varianter",
    text="""\
Når én veileder gjelder for flere, for eksempel både barnehage og skole, skriver dere variantene øverst i fila. Et nivå
eller et steg kan så gjelde for noen av dem. Den som åpner en sak, sier hvilken variant det er, og steg for andre
varianter blir hoppet over. Det som ikke sier noe, gjelder for alle.""",
    example="varianter.yaml",
    shown=("gjelder_for: [barnehage, skole]", "nivåer:"),
    tables=(
        Table(where="Øverst i fila", shape=GUIDE, keys=("variants",)),
        Table(where="På et nivå", shape=LEVEL, keys=("variants",)),
        Table(where="I et steg", shape=STEP, keys=("variants",)),
    ),
    said=("Snakk med avdelingslederen",),
)
WORDS = Section(
    title="Egne ord",
    text="""\
Heter det «fase» hos dere og ikke «nivå»? Skriv det under `kaller`. Ordene til venstre er de samme som før i resten av
fila. Det er det som vises, som får deres ord, og mål skrives med deres ord for nivå: `fase 2`.""",
    example="ord.yaml",
    shown=("kaller:", "- beslutning: Trengs det noe?"),
    tables=(
        Table(where="Øverst i fila", shape=GUIDE, keys=("labels",)),
        Table(where="Under `kaller`", shape=LABELS, keys=every(LABELS)),
    ),
    said=("Legg merke til",),
)
THE_FILE = Page(
    name="fila",
    title="Øverst i fila",
    text="Det som står før listene og nivåene.",
    sections=(HEAD, FRAME, VARIANTS, WORDS),
)

ROLES = Section(
    title="Roller",
    text="""\
Hver rolle har et kort navn som stegene bruker. `er` sier det programmet må vite: hvem saken gjelder, hvem som er
foresatte, hvem som samordner. Er det korte navnet selv et av disse ordene, trengs ikke `er`. En rolle kan også være
bare en linje med en forklaring. Bruk roller, aldri navn på personer.""",
    example="lister.yaml",
    shown=("roller:",),
    tables=(
        Table(where="Øverst i fila", shape=GUIDE, keys=("roles",)),
        Table(where="I hver rolle", shape=ROLE, keys=every(ROLE)),
    ),
    said=("Roller\n",),
)
SERVICES = Section(
    title="Tjenester",
    text="""\
Tjenestene er de som kan bli med i en sak, og som trenger samtykke for å få vite noe. Egen tjeneste skal ikke stå her.
Sier veilederen bare «andre tjenester», så skriv det med `velges_i_saken`. Da sier hver sak hvilken det er.""",
    example="lister.yaml",
    shown=("tjenester:",),
    tables=(
        Table(where="Øverst i fila", shape=GUIDE, keys=("services",)),
        Table(where="I hver tjeneste", shape=SERVICE, keys=every(SERVICE)),
    ),
    said=("Tjenester\n",),
)
BODIES = Section(
    title="Instanser",
    text="""\
En instans er en gruppe utenfor nivåene, for eksempel et drøftingsteam. Med `teller_som: tjeneste` gjelder reglene om
samtykke for den også.""",
    example="lister.yaml",
    shown=("instanser:",),
    tables=(
        Table(where="Øverst i fila", shape=GUIDE, keys=("bodies",)),
        Table(where="I hver instans", shape=BODY, keys=every(BODY)),
    ),
    said=("Instanser\n",),
)
TOOLS = Section(
    title="Verktøy",
    text="""\
Skjemaer, maler, systemer, metoder, rutiner og lover. Stegene nevner dem med det korte navnet, med tittelen eller med
et navn fra `kalles_også`. Finnes ikke verktøyet ennå, sier `status` det.""",
    example="lister.yaml",
    shown=("verktøy:",),
    tables=(
        Table(where="Øverst i fila", shape=GUIDE, keys=("tool_list",)),
        Table(where="I hvert verktøy", shape=TOOL, keys=every(TOOL)),
    ),
    said=("Verktøy\n",),
)
MEETING_TYPES = Section(
    title="Møtetyper",
    text="""\
Gjør en slags møte alltid det samme, skriver dere det én gang her. Et steg får det med `møtetype: loggmøte`.""",
    example="lister.yaml",
    shown=("møtetyper:",),
    tables=(
        Table(where="Øverst i fila", shape=GUIDE, keys=("meeting_types",)),
        Table(where="I hver møtetype", shape=MEETING_TYPE, keys=every(MEETING_TYPE)),
    ),
    said=("Loggmøte",),
)
FACTS = Section(
    title="Kjennetegn",
    text="""\
Et kjennetegn er noe en må vite om saken, med de svarene som finnes. Et [svar](veier.md#svar) eller et
[steg](veier.md#gjennom-stegene) setter det, og `bare_når` og `frist` bruker det.""",
    example="lister.yaml",
    shown=("kjennetegn:",),
    tables=(Table(where="Øverst i fila", shape=GUIDE, keys=("facts",)),),
    said=("Kjennetegn\n",),
)
LISTS = Page(
    name="lister",
    title="Listene",
    text="""\
Det stegene nevner, må stå i en liste. Da kan programmet si fra når et navn er skrevet feil. Alle eksemplene på denne
siden står i [lister.yaml](eksempler/lister.yaml).""",
    sections=(ROLES, SERVICES, BODIES, TOOLS, MEETING_TYPES, FACTS),
)
