"""The program itself: its options, the language it speaks, and what it does when no command is given."""

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

import click
from click.core import ParameterSource

from engine.console.days import written_day
from engine.console.group import MY_DAY, Commands, read_command
from engine.console.localised import option
from engine.console.session import Session
from engine.console.spellings import spelled
from engine.console.typed import WITHOUT_STORE, Choices, Given
from engine.i18n import LANGUAGES, catalogue_folder

LANGUAGE_OPTION = "--sprak"
LANGUAGE_VARIABLE = "BTI_SPRAK"
SYSTEM_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
DEFAULT_LANGUAGE = "nb"
OUR_VARIABLES = "BTI_"

_HIDDEN_BYTE = "[\ud800-\udfff]"
_NAMES = {
    "nb": "nb",
    "no": "nb",
    "bokmål": "nb",
    "bokmal": "nb",
    "nn": "nn",
    "nynorsk": "nn",
    "en": "en",
    "english": "en",
    "engelsk": "en",
}


def chosen_language(
    arguments: Sequence[str], setting: Callable[[], str | None], *, environment: Mapping[str, str] = os.environ
) -> str:
    """Return the language to speak: of `--sprak`, BTI_SPRAK, the settings, the system, else bokmål.

    Help and errors are told before Click has read the options, so the option is looked for here too.
    """
    for said in _said(arguments, setting, environment=environment):
        found = language_named(said)
        if found:
            return found
    return DEFAULT_LANGUAGE


def _said(
    arguments: Sequence[str], setting: Callable[[], str | None], *, environment: Mapping[str, str]
) -> Iterator[str | None]:
    yield _option_value(arguments)
    yield environment.get(LANGUAGE_VARIABLE)
    yield setting()
    for variable in SYSTEM_VARIABLES:
        yield from environment.get(variable, "").split(":")


def _option_value(arguments: Sequence[str]) -> str | None:
    for place, argument in enumerate(arguments):
        name, equals, value = argument.partition("=")
        if spelled(name) == LANGUAGE_OPTION:
            return value if equals else next(iter(arguments[place + 1 :]), None)
        if not argument.startswith("-") and (place == 0 or arguments[place - 1] not in _WITH_VALUE):
            return None  # the options of the program stand before the command
    return None


_WITH_VALUE = frozenset({"--lager", "--som", "--na"})


def language_named(said: str | None) -> str | None:
    """Return `nb`, `nn` or `en` for a name such as `nn_NO.UTF-8`, `nb` or `English`; None for another language."""
    if not said:
        return None
    return _NAMES.get(said.casefold().replace("-", "_").split(".")[0].split("_")[0])


def bind_click(language: str) -> None:
    """Let Click speak this language.

    Click asks `gettext` for its texts, and gettext knows one language a process: this is done once, at the door. Our
    own texts never go this way. English has no catalogue of Click's: what is not found is said as Click wrote it.
    """
    import gettext  # noqa: PLC0415 - Click has loaded it

    gettext.bindtextdomain("click", catalogue_folder())
    gettext.textdomain("click")
    os.environ["LANGUAGE"] = language


def started(arguments: Sequence[str], session: Session) -> object:
    """Run the program with what was typed, and return what it returns.

    What is not text is refused here, before any command sees it. `bti meld` answers all the same, and first.
    """
    foreign = _foreign(arguments)
    if foreign is None:
        return _run(arguments, session)
    if {"meld", "report"} & set(arguments):
        _run(["meld"], session)
    raise session.usage("not-text", value=foreign)


def _run(arguments: Sequence[str], session: Session) -> object:
    return program.main(list(arguments), "bti", standalone_mode=False, obj=session)


def _foreign(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> str | None:
    """Return the first text that somebody wrote and that is not UTF-8, with a sign for each byte that does not fit."""
    named = (value for name, value in environment.items() if name.startswith(OUR_VARIABLES))
    return next((readable(text) for text in (*arguments, *named) if readable(text) != text), None)


def readable(text: str) -> str:
    """Return a text with a sign in place of each byte that is not UTF-8 (Python hides such bytes as surrogates)."""
    return re.sub(_HIDDEN_BYTE, "\ufffd", text)


def _remember_store(context: click.Context, value: str | None) -> str | None:
    """Let what goes wrong before any command runs be told of the store that was named."""
    session = context.find_object(Session)
    if session is not None and value:
        session.choices = Choices(store=value)
    return value


@click.group(
    "bti",
    cls=Commands,
    invoke_without_command=True,
    subcommand_metavar="COMMAND [ARGS]...",
    context_settings={
        "help_option_names": ["-h", "--help", "--hjelp"],
        "max_content_width": 80,
        "token_normalize_func": spelled,
    },
)
@option("--lager", metavar="STI", callback=lambda ctx, _, said: _remember_store(ctx, said), help="option-store")
@option(LANGUAGE_OPTION, type=click.Choice(LANGUAGES), help="option-language")
@option("--som", envvar="BTI_SOM", metavar="NAVN", help="option-acting-as")
@option("--na", envvar="BTI_NA", metavar="DATO", help="option-on-day")
@option("--json", "as_json", is_flag=True, help="option-json-day")
@option("--version", is_flag=True, is_eager=True, help="option-version")
@click.pass_context
def program(ctx: click.Context, /, **said: object) -> int | None:
    """Take the options of the program; without a command, show my day."""
    session = ctx.find_object(Session)
    assert session is not None  # noqa: S101 - the door puts it there
    if said["version"]:
        session.output.line(f"bti {_version()}")
        ctx.exit()
    session.choices = _choices(session, **said)
    session.output.given = _given(ctx, session.choices)
    session.without_store = ctx.invoked_subcommand in WITHOUT_STORE
    if ctx.invoked_subcommand is not None:
        if said["as_json"]:
            raise session.usage("json-after-command", command=ctx.invoked_subcommand)
        return None
    result = ctx.invoke(read_command(MY_DAY), as_json=said["as_json"])
    return result if isinstance(result, int) else None


def _choices(session: Session, /, *, lager: object, som: object, na: object, **_others: object) -> Choices:
    chosen = Choices(store=lager if isinstance(lager, str) else None, acting_as=som if isinstance(som, str) else None)
    if not isinstance(na, str):
        return chosen
    day = written_day(na)
    if day is None:
        raise session.usage("bad-day", value=na)
    return chosen._replace(on_day=day)


def _given(ctx: click.Context, choices: Choices) -> Given:
    """Return what hints repeat: who acts and on what day only where typed, for the environment holds for the next."""
    typed = {name for name in ("som", "na") if ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE}
    return Given(
        store=choices.store,
        acting_as=choices.acting_as if "som" in typed else None,
        on_day=choices.on_day.isoformat() if choices.on_day and "na" in typed else None,
    )


def _version() -> str:
    from importlib.metadata import version  # noqa: PLC0415 - slow, and seldom asked for

    return version("bti")


__all__ = ["bind_click", "chosen_language", "language_named", "program", "readable", "started"]
