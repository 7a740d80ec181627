"""`bti kjennetegn`: what is so about the case, among what the guide declares."""

from engine.application.queries import CaseView
from engine.cases.commands import SetFact
from engine.console import codes
from engine.console.doing import do
from engine.console.finish import mark_practice, page_of, view_of
from engine.console.localised import argument
from engine.console.options import Call, changing


@changing("kjennetegn")
@argument("pair", metavar="[NAVN=VERDI]", required=False)
def command(call: Call, *, pair: str | None) -> int:
    """Set a declared fact to one of its values; without one, list them."""
    if pair is None:
        view = view_of(call)
        return view if isinstance(view, int) else _listed(call, view)
    fact, equals, value = pair.partition("=")
    if not equals:
        raise call.session.usage("bad-pair", value=pair, form="navn=verdi")
    return do(call, SetFact(fact=fact.strip(), value=value.strip()))


def _listed(call: Call, view: CaseView) -> int:
    page = page_of(call.session, view)
    facts = view.process.guideline.facts
    known = view.state.facts
    if page.out.json:
        page.out.data(
            [
                {"id": one.id, "title": one.title, "values": list(one.values), "value": known.get(one.id)}
                for one in facts
            ]
        )
        return codes.DONE
    mark_practice(call.session)
    if not facts:
        page.out.note(page.say("list.empty.facts"))
        return codes.DONE
    rows = [[one.title, known.get(one.id) or page.say("list.not-set"), ", ".join(one.values)] for one in facts]
    header = [page.say(f"column.{name}") for name in ("fact", "value", "values")]
    page.out.table(header, rows)
    page.out.note(page.say("how.fact", command=page.command("kjennetegn")))
    pairs = [f"{one.title}={value}" for one in facts if one.id not in known for value in one.values]
    page.out.hints(*((page.command("kjennetegn", pair), page.say("hint.set-fact", pair=pair)) for pair in pairs))
    return codes.DONE
