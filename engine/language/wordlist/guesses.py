"""Owns the words that people write where a guide has another key: what they mean, in both written forms.

None of them is taken for the key: the author is asked. A word may mean several keys; the first that is allowed in its
place, and is not there yet, is meant.
"""

from collections.abc import Mapping

_MEANT: Mapping[str, str] = {
    "goto": "neste neste_steg deretter så fortsett fortsetter fortset fortset_til hald_fram gå_videre gå_vidare"
    " videre vidare videre_til vidare_til går_til hopp_til fører_til leder_til leier_til etterpå lukker lukkar slutt",
    "afterwards": "deretter videre vidare gå_til",
    "answers": "svar alternativ alternativer alternativa utfall utfal muligheter moglegheiter valgmuligheter hvis viss",
    "what": "beskrivelse skildring omtale tekst innhold innhald oppgave oppgåve gjøremål gjeremål handling gjør gjer",
    "do": "hva kva handling tiltak",
    "if": "når dersom hva kva",
    "how": "fremgangsmåte framgangsmåte metode rutine gjennomføring",
    "why": "begrunnelse grunngiving formål føremål hensikt mål",
    "purpose": "hensikt mål hvorfor kvifor",
    "who": "ansvar ansvarlig ansvarleg ansvarlige ansvarlege person personer personar rolle roller utføres_av av_hvem",
    "responsible": "ansvarlig ansvarleg ansvar",
    "when": "tidspunkt tid dato",
    "deadline": "tidsfrist frister fristar innen innan senest seinast dato",
    "tools": "skjema skjemaer mal maler malar lenke lenkje lenker lenkjer dokument dokumenter vedlegg hjelpemidler"
    " hjelpemiddel ressurser ressursar verktøyet",
    "invites": "deltakere deltakarar møtedeltakere møtedeltakarar innkaller kaller_inn kallar_inn til_stede",
    "contacts_whom": "kontakt kontakter kontaktar kontaktes",
    "involves": "samarbeider_med samarbeid_med tjenester tenester",
    "hears": "barnets_syn barnets_stemme barnet_høres høres samtale_med",
    "requires": "forutsetter føreset vilkår betingelse betingelser må_ha krav",
    "guard": "hvis viss dersom gjelder gjeld bare_hvis berre_viss",
    "optional": "frivillig frivillig_steg kan_hoppes_over",
    "if_refused": "nei ved_avslag hvis_nei viss_nei",
    "meeting_type": "type møteslag",
    "title": "navn namn overskrift tekst",
    "explanation": "forklar beskrivelse skildring tekst betyr tyder",
    "link": "url adresse nettadresse nettside",
    "kind": "hvem kven type slag",
    "steps": "trinn aktiviteter aktivitetar punkter punkt",
    "levels": "trinn faser fasar nivå",
    "entrances": "start starter startar",
    "endings": "slutt avslutning slutter sluttar",
    "rules": "alltid sikkerhet sikkerheit tryggleik regler reglar",
    "updated": "sist_oppdatert sist_endret sist_endra revidert dato",
    "next_review": "gjennomgang neste_revisjon revideres",
    "approved_by": "godkjent godkjend godkjenning",
    "audience": "målgrupper hvem_gjelder_det gjelder gjeld",
    "retention": "arkivering lagring lagringstid sletting",
    "version": "utgave utgåve",
    "report_to": "meld varsle melding varsling",
}

GUESSES: Mapping[str, tuple[str, ...]] = {
    word: tuple(name for name, words in _MEANT.items() if word in words.split())
    for word in sorted({word for words in _MEANT.values() for word in words.split()})
}
"""The names of the keys that a word may mean, by the word as it is written in a key: small letters, `_` for spaces."""
