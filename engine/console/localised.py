"""Click's commands and parameters with texts looked up when help is shown, in the language of the session.

Command modules are read once, whatever the language: what they give as `help` is the code of a text.
"""

import re
import shlex
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.core import ParameterSource

from engine.console.glyphs import visible
from engine.console.session import Session, session_of
from engine.console.spellings import mended, put_first
from engine.i18n import knows

if TYPE_CHECKING:
    from click.parser import _OptionParser
    from click.shell_completion import CompletionItem

HELP_NAMES = ("-h", "--help", "--hjelp")
_MOST_REPEATED = 40  # characters of what was typed: a whole text in the wrong place is not shown again
NO_ALIASES: Mapping[str, str] = MappingProxyType({})

_VALUE = re.compile(r"[A-ZÆØÅ]+(?: [A-Z]+)*")  # what stands for a value: `SAK`, Click's own `INTEGER RANGE`

_F = TypeVar("_F", bound=Callable[..., Any])


class Argument(click.Argument):
    """An argument of a command, named in the session's language."""

    def make_metavar(self, ctx: click.Context) -> str:
        """Return what stands for the argument in help and errors."""
        return _named(super().make_metavar(ctx), ctx)


class Option(click.Option):
    """An option whose help is the code of a text. One that takes a single value is refused where it is given twice.

    Click would keep the last of them: what was typed first would be lost without a word.
    """

    def add_to_parser(self, parser: "_OptionParser", ctx: click.Context) -> None:
        """Let the parser gather the values of this option, also where it takes one."""
        if self.is_flag or self.multiple or self.count:
            super().add_to_parser(parser, ctx)
        else:
            parser.add_option(obj=self, opts=self.opts, dest=self.name, action="append", nargs=self.nargs)

    def consume_value(self, ctx: click.Context, opts: Mapping[str, Any]) -> tuple[Any, ParameterSource]:
        """Return the value that was given. Raises a usage error where an option with one value got several."""
        given = opts.get(str(self.name))
        if isinstance(given, list) and not self.multiple:
            if len(given) > 1 and not ctx.resilient_parsing:
                flag = max(self.opts, key=len)
                raise click.UsageError(session_of(ctx).say("only-once", flag=flag), ctx)
            opts = {**opts, str(self.name): given[-1]}
        return super().consume_value(ctx, opts)

    def make_metavar(self, ctx: click.Context) -> str:
        """Return what stands for the option's value in help and errors."""
        return _named(super().make_metavar(ctx), ctx)

    def get_help_extra(self, ctx: click.Context) -> click.types.OptionHelpExtra:
        """Return what Click adds to the help, without the range of a number: `[x>=1]` is no language of people."""
        extra = super().get_help_extra(ctx)
        extra.pop("range", None)
        return extra

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the option's signs and its help in the session's language."""
        record = super().get_help_record(ctx)
        if record is None or not self.help:
            return record
        return record[0], record[1].replace(self.help, session_of(ctx).say(self.help), 1)


class Words(click.Choice[str]):
    """Words to choose among, shown with all their letters; Click would show them as they may be typed without."""

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str | None:  # noqa: ARG002 - as Click calls it
        """Return the words as they stand in help."""
        return f"[{'|'.join(self.choices)}]"

    def get_invalid_choice_message(self, value: object, ctx: click.Context | None) -> str:  # noqa: ARG002 - as above
        """Return that a word is none of them."""
        return super().get_invalid_choice_message(value, None)


class Number(click.IntRange):
    """A whole number. Where another is typed, it is said what it may be and what was typed, without signs of maths.

    One that is asked for by a question has the session with it; on a command line it comes with the context.
    """

    def __init__(self, least: int | None = None, most: int | None = None, *, session: Session | None = None) -> None:
        super().__init__(least, most)
        self._session = session

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:  # noqa: ANN401 - as Click calls it
        """Return the number. Raises a usage error where it is none, or is too low or too high."""
        try:
            return int(super().convert(value, param, ctx))
        except click.BadParameter:
            session = self._session or session_of(ctx or click.get_current_context())
            raise click.UsageError(self._wanted(session, param, typed=str(value)), ctx) from None

    def _wanted(self, session: Session, param: click.Parameter | None, *, typed: str) -> str:
        what = session.say("number.answer") if param is None else _known_as(param, session)
        kind = "any" if self.min is None else "least" if self.max is None else "between"
        numbers = {"least": int(self.min or 0), "most": int(self.max or 0)}
        cut = typed if len(typed) <= _MOST_REPEATED else f"{typed[:_MOST_REPEATED]}…"
        return session.say(
            f"number.{kind}", what=what, typed=visible(cut), **numbers
        )  # Click itself shows it at a question


class Worded(click.Command):
    """What commands and groups share: help, usage and options in the session's language."""

    def __init__(self, name: str | None, *, code: str | None = None, **settings: Any) -> None:  # noqa: ANN401 - what Click takes
        super().__init__(name, **settings)
        self.code = code or str(self.name)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:  # noqa: ARG002 - as Click calls it
        """Return the help option, which writes through the session's output."""
        if self._help_option is None:
            self._help_option = Option(
                HELP_NAMES,
                is_flag=True,
                expose_value=False,
                is_eager=True,
                help="option-help",
                callback=_show_help,
            )
        return self._help_option

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return the parts of the usage line, with Click's own words in the session's language."""
        say = session_of(ctx).say
        ours = {"[OPTIONS]": say("usage-options"), "COMMAND [ARGS]...": say("usage-commands")}
        return [ours.get(piece, piece) for piece in super().collect_usage_pieces(ctx)]

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        """Return what a shell is offered, with our own texts beside it."""
        return self.options_offered(ctx, incomplete)

    def options_offered(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        """Return the options that begin with what has been typed, with their help."""
        say = session_of(ctx).say
        found = click.Command.shell_complete(self, ctx, incomplete)
        for item in found:
            item.help = say(item.help) if item.help and knows(item.help) else item.help
        return found

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command does: its line in the list of commands, and more where there is more to say."""
        say = session_of(ctx).say
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(say(f"command-{self.code}"))
            if knows(f"help-{self.code}"):
                formatter.write_paragraph()
                formatter.write_text(say(f"help-{self.code}"))


class Command(Worded):
    """A command. Its one-line help is the text `command-CODE`; a longer one may lie in `help-CODE`."""

    allow_extra_args = True  # they are refused here, with what to write instead

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the command line; where there are words too many, say where they belong."""
        typed = list(args)
        try:
            stray = super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            raise _said_early(ctx, typed, error=error) from None
        except click.MissingParameter as error:
            raise _with_case(ctx, typed, error=error) from None
        if stray and not ctx.resilient_parsing:
            raise click.UsageError(_too_much(ctx, typed, stray=stray), ctx)
        return stray


class Group(Worded, click.Group):
    """A group of commands. Each is also known by its `aliases`, which are accepted and not listed."""

    def __init__(self, name: str | None, *, aliases: Mapping[str, str] = NO_ALIASES, **settings: Any) -> None:  # noqa: ANN401 - as above
        super().__init__(name, **settings)
        self._aliases = aliases

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name or another name for it."""
        name = cmd_name.casefold()
        return super().get_command(ctx, self._aliases.get(name, name))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command under its own name, also when it was asked for by another."""
        name, found, rest = super().resolve_command(ctx, args)
        return (found.name if found else name), found, rest

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        """Return what a shell is offered: the commands with their lines, then options."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415 - only when a shell asks

        say = session_of(ctx).say
        names = [name for name in self.list_commands(ctx) if name.startswith(incomplete)]
        told = [CompletionItem(name, help=say(f"command-{self.code}-{name}")) for name in names]
        return told + self.options_offered(ctx, incomplete)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands with their lines."""
        say = session_of(ctx).say
        with formatter.section(say("section-commands")):
            formatter.write_dl([(name, say(f"command-{self.code}-{name}")) for name in self.list_commands(ctx)])


def command(name: str, **settings: Any) -> Callable[[Callable[..., Any]], Command]:  # noqa: ANN401 - what Click takes
    """Make a command of a function, which returns the exit code, or None for 0.

    `code` names the command's texts where its own name does not.
    """
    return click.command(name, cls=Command, **settings)


def option(*names: str, **settings: Any) -> Callable[[_F], _F]:  # noqa: ANN401 - what Click takes
    """Add an option; `help` is the code of a text."""
    return click.option(*names, cls=Option, **settings)


def argument(name: str, **settings: Any) -> Callable[[_F], _F]:  # noqa: ANN401 - what Click takes
    """Add an argument; `metavar` is what stands for it in bokmål, and each word there has a text `metavar.WORD`."""
    return click.argument(name, cls=Argument, **settings)


def _known_as(param: click.Parameter, session: Session) -> str:
    """Return an option by its longest sign, and an argument by the word that stands for it in help."""
    if isinstance(param, click.Option):
        return max(param.opts, key=len)
    word = str(param.metavar or param.name)
    code = f"metavar.{word.lower()}"
    return session.say(code) if knows(code) else word


def _named(metavar: str, ctx: click.Context) -> str:
    """Return what stands for a value, in the session's language."""
    say = session_of(ctx).say

    def named(found: re.Match[str]) -> str:
        code = f"metavar.{found[0].lower()}"
        return say(code) if knows(code) else found[0]

    return _VALUE.sub(named, metavar)


def _said_early(ctx: click.Context, typed: list[str], *, error: click.NoSuchOption) -> click.UsageError:
    """Return the error for an option that the command has not; one of the program itself is told where it stands."""
    found = put_first(typed, option=error.option_name)
    if found is None:
        return error
    session = session_of(ctx)
    (flag, value), rest = found
    words = ctx.command_path.split()
    plain = session.output.given.typed(shlex.join((*words, *rest)))
    command = f"{words[0]} {shlex.join((flag, value))}{plain.removeprefix(words[0])}"
    return click.UsageError(session.say("goes-first", flag=flag, command=command), ctx)


def _with_case(ctx: click.Context, typed: list[str], *, error: click.MissingParameter) -> click.UsageError:
    """Return the error for something that is missing; where it is the case, with whole lines to type instead."""
    if error.param is None or error.param.name != "number" or ctx.resilient_parsing:
        return error
    from engine.console.whole_lines import case_missing  # noqa: PLC0415 - only after a slip

    return case_missing(ctx, typed, error=error)


def _too_much(ctx: click.Context, typed: list[str], *, stray: list[str]) -> str:
    session = session_of(ctx)
    told = session.say("stray", words=" ".join(stray))
    name = str(ctx.command.name)
    command = mended(name, typed, stray=stray) if knows(f"stray.{name}") else None
    if command is None:
        return told
    return f"{told} {session.say(f'stray.{name}', command=session.output.given.typed(command))}"


def _show_help(ctx: click.Context, param: click.Parameter, value: object) -> None:  # noqa: ARG001 - Click's own signature
    if value and not ctx.resilient_parsing:
        output = session_of(ctx).output
        for row in ctx.get_help().splitlines():
            output.line(row)
        ctx.exit()
