"""Whether the commands that a text names exist, with their options."""

import click

from engine.console.group import EVERYDAY, KEEPING, read_command
from tests.docs.blocks import inline_codes

ANYWHERE = frozenset({"--help", "--som", "--na", "--lager", "--sprak", "--version"})


def strange_commands(text: str) -> list[str]:
    """Return the commands in the sentences of a page that do not exist."""
    return [code for code in inline_codes(text) if code.split()[0] == "bti" and not is_command(code.split()[1:])]


def is_command(words: list[str]) -> bool:
    """Tell whether the words after `bti` are a command and its options, or lead to one."""
    names = [word for word in words if word in (*EVERYDAY, *KEEPING)]
    if not names:
        return all(word in ANYWHERE or word.isupper() for word in words if word.isupper() or word.startswith("-"))
    command = read_command(names[0])
    after = words[words.index(names[0]) + 1 :]
    if isinstance(command, click.Group) and after and not after[0].startswith("-"):
        if after[0] not in command.commands:
            return False
        command = command.commands[after[0]]
    known = ANYWHERE | {name for parameter in command.params for name in parameter.opts}
    return all(word in known for word in words if word.startswith("--"))
