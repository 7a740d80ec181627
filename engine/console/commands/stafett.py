"""`bti stafett`: ask somebody to be stafettholder, accept, decline, or take the question back."""

from engine.cases.commands import AcceptBaton, Command, DeclineBaton, OfferBaton, TakeBackOffer
from engine.console.doing import do
from engine.console.localised import option
from engine.console.options import Call, changing
from engine.console.people import person
from engine.console.prompts import ask, free_text
from engine.console.render.done import show_baton


@changing("stafett")
@option("--til", "to", metavar="HVEM", help="opt.baton-to")
@option("--onske", "wish", metavar="TEKST|-", help="opt.wish")
@option("--ta-imot", "accept", is_flag=True, help="opt.accept")
@option("--nei", "decline", is_flag=True, help="opt.decline")
@option("--trekk", "take_back", is_flag=True, help="opt.take-back")
@option("--grunn", "reason", metavar="TEKST|-", help="opt.reason")
def command(call: Call, *, to: str | None, wish: str | None, reason: str | None, **answers: bool) -> int:
    """Hand over the baton: the holder keeps it until the next one has accepted."""
    session = call.session
    if sum((to is not None, *answers.values())) > 1:
        raise session.usage("one-of", flags="--til, --ta-imot, --nei eller --trekk")
    wanted: Command
    if answers["accept"]:
        wanted = AcceptBaton()
    elif answers["decline"]:
        wanted = DeclineBaton(reason=free_text(session, reason) if reason is not None else None)
    elif answers["take_back"]:
        wanted = TakeBackOffer()
    else:
        asked = person(session, to if to is not None else ask(session, "--til", question="ask.to-whom"))
        wanted = OfferBaton(to_actor=asked.id, family_wish=free_text(session, wish) if wish is not None else None)
    return do(call, wanted, tell=show_baton)
