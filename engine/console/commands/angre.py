"""`bti angre`: undo the last thing I did, or redo what I undid."""

from engine.application.outcomes import Done
from engine.cases import events as ev
from engine.cases.commands import Redo, Undo
from engine.console.doing import do
from engine.console.localised import option
from engine.console.options import Call, changing
from engine.console.render.change import show_change
from engine.console.render.done import show_reversal
from engine.console.render.happenings import Story, act


@changing("angre")
@option("--om", "again", is_flag=True, help="opt.redo")
def command(call: Call, *, again: bool) -> int:
    """Undo or redo; what changes is shown first, as it was and as it becomes."""
    return do(call, Redo() if again else Undo(), tell=_tell)


def _tell(done: Done, story: Story) -> None:
    page = story.page
    for event in done.events:
        match event.body:
            case ev.ActUndone(undone_command=command_id):
                page.out.paragraph(page.say("done.undo", what=act(command_id, story)))
            case ev.ActRedone(redone_command=command_id):
                page.out.paragraph(page.say("done.redo", what=act(command_id, story)))
            case _:
                pass
    if done.before:
        show_change(done.before, done.after, page=page, unchanged="change.stays")
    show_reversal(done, story)
