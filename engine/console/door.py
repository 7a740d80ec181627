"""The one door of the command line: every way out of a command gets its line and its exit code here."""

from collections.abc import Callable
from shlex import quote

import click

from engine.console import codes
from engine.console.output import Output
from engine.console.paths import from_home
from engine.console.session import Misused
from engine.console.streams import let_go
from engine.console.trace import SEARCH_VARIABLE, bare_traceback, wants_traceback
from engine.errors import (
    ActorUnknown,
    AnswerUnwritable,
    EngineError,
    GuidelineUnreadable,
    HandleTaken,
    PracticeOnly,
    StoreRelative,
)
from engine.i18n import knows

_WRONG_USE = (ActorUnknown, GuidelineUnreadable, HandleTaken, PracticeOnly, StoreRelative)


def run(work: Callable[[], object], output: Output) -> int:
    """Do the work of a command and return the exit code; whatever goes wrong is told in one place."""
    try:
        code = _watched(work, output)
        output.flush()
        return _shown(code, output)
    except BrokenPipeError:
        let_go(output.stdout)
        return codes.DONE
    except Exception as error:  # noqa: BLE001 - the door is the one place where a bug is caught
        return _bug(error, output)


def shut(close: Callable[[], object], output: Output) -> int:
    """Close what was opened and return the exit code; what goes wrong is told as `run` tells it."""
    try:
        close()
    except EngineError as error:
        return tell_failure(error, output)
    except Exception as error:  # noqa: BLE001 - as above
        return _bug(error, output)
    return codes.DONE


def _shown(code: int, output: Output) -> int:
    """Say aloud that what was to be shown could not be written; another failure keeps its code."""
    if not output.failed:
        return code
    failure = tell_failure(AnswerUnwritable(reason="kept" if output.kept else "shown"), output)
    return code or failure


def _watched(work: Callable[[], object], output: Output) -> int:
    try:
        result = work()
    except click.exceptions.Exit as left:
        return left.exit_code
    except (click.Abort, KeyboardInterrupt, EOFError):
        output.note(output.say("aborted-kept" if output.kept else "aborted"))
        return codes.ABORTED
    except click.ClickException as error:
        return tell_misuse(error, output)
    except EngineError as error:
        return tell_failure(error, output)
    return result if isinstance(result, int) else codes.DONE


def tell_misuse(error: click.ClickException, output: Output) -> int:
    """Say what was written wrongly, and what to type instead, or where help is; return the exit code."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        for row in error.format_message().splitlines():
            output.note(row)
        return codes.USAGE
    output.mark_practice()
    message = error.format_message().replace("\n\t", " ")  # Click puts each choice on a line of its own
    output.paragraph(output.say("misuse", message=message), to_stderr=True)
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is not None:
        output.note(context.get_usage())
        if isinstance(error, Misused):
            output.hints(*error.instead)
        else:
            output.hint(f"{context.command_path} --help", "hint-help")
    return codes.USAGE


def tell_failure(error: EngineError, output: Output) -> int:
    """Say in one line what the world did to us, and what to run; return the exit code."""
    output.mark_practice()
    output.paragraph(failure_text(error, output), to_stderr=True)
    special = f"{error.message}-{error.arguments.get('reason')}-hint"
    hint = special if knows(special) else f"{error.message}-hint"
    if knows(hint):
        quoted = {name: quote(str(value)) for name, value in error.arguments.items()}
        pairs = (line.partition("|") for line in output.say(hint, **quoted).splitlines())
        output.hints(*((command, explanation) for command, _, explanation in pairs))
    return codes.USAGE if isinstance(error, _WRONG_USE) else codes.STORAGE


def failure_text(error: EngineError, output: Output) -> str:
    """Return the sentence for a failure, told by its reason where it has one."""
    reason = error.arguments.get("reason")
    special = f"{error.message}-{reason}"
    shown = {name: from_home(str(value)) if name == "path" else value for name, value in error.arguments.items()}
    if "source" in error.arguments:
        from engine.console.losing import lost_words  # noqa: PLC0415 - a copy that is older is seldom put back

        shown |= lost_words(error.arguments, output)
    return output.say(special if reason and knows(special) else error.message, **shown)


def _bug(error: Exception, output: Output) -> int:
    output.note(output.say("bug", kind=type(error).__name__, variable=SEARCH_VARIABLE))
    for line in bare_traceback(error) if wants_traceback() else ():
        output.note(line)
    return codes.BUG
