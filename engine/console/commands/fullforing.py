"""`bti fullforing`: the script that lets a shell complete the commands of this program."""

import os
from pathlib import PurePath

import click
from click.shell_completion import get_completion_class

from engine.console import codes
from engine.console.localised import argument
from engine.console.localised import command as make
from engine.console.session import Session, pass_session
from engine.console.typed import PROGRAM

SHELLS = ("bash", "zsh", "fish")
VARIABLE = f"_{PROGRAM.upper()}_COMPLETE"  # Click's own name for it
_SETTING = {"zsh": "fpath+=~/.zfunc; autoload -Uz compinit; compinit"}  # the line that makes the shell look there
_INSTALLED = {
    "bash": "~/.local/share/bash-completion/completions/bti",
    "zsh": "~/.zfunc/_bti",
    "fish": "~/.config/fish/completions/bti.fish",
}


@make("fullforing")
@argument("shell", metavar="[bash|zsh|fish]", type=click.Choice(SHELLS), required=False)
@click.pass_context
@pass_session
def command(session: Session, context: click.Context, /, *, shell: str | None) -> int:
    """Write the script for a shell, and say how it is installed."""
    wanted = shell or _shell_in_use(session)
    script = _script(wanted, context)
    session.output.raw(f"{script.strip()}\n".encode())
    file = _INSTALLED[wanted]
    folder = str(PurePath(file).parent)
    session.output.note(session.say("completion.install"))
    session.output.note(f"  mkdir -p {folder}")
    session.output.note(f"  {PROGRAM} fullforing {wanted} > {file}")
    if wanted in _SETTING:
        session.output.note(session.say("completion.setting"))
        session.output.note(f"  {_SETTING[wanted]}")
    session.output.note(session.say("completion.after-bash" if wanted == "bash" else "completion.after"))
    return codes.DONE


def _shell_in_use(session: Session) -> str:
    """Return the user's own shell. Raises a usage error where it is another, or not known."""
    name = PurePath(os.environ.get("SHELL", "")).name
    if name in SHELLS:
        return name
    raise session.usage("completion.which", shells=", ".join(SHELLS))


def _script(shell: str, context: click.Context) -> str:
    """Return the script. Click's own way asks the installed bash for its version, and warns in English."""
    found = get_completion_class(shell)
    assert found is not None, shell  # noqa: S101 - each of the shells is one that Click knows
    made = found(context.find_root().command, {}, PROGRAM, VARIABLE)
    return made.source_template % made.source_vars()
