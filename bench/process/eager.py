"""What a usual command line loads, all at once, and the flow in YAML: `eager.py FOLDER [prepare|told]`."""

import json
import sqlite3
from pathlib import Path

import click
import jinja2
import jsonschema
import transitions
import yaml

STATES = [f"s{number}" for number in range(1, 14)]
FLOW = {"moves": [{"trigger": "done", "source": f"s{n}", "dest": f"s{n + 1}"} for n in range(1, 13)]}
SCHEMA = {"type": "object", "properties": {"moves": {"type": "array", "items": {"type": "object"}}}}
SAID = jinja2.Template("{{ step }}")
TABLES = """
CREATE TABLE cases (case_id INTEGER PRIMARY KEY, seq INTEGER NOT NULL, step TEXT NOT NULL);
CREATE TABLE events (case_id INTEGER NOT NULL, seq INTEGER NOT NULL, payload TEXT NOT NULL);
INSERT INTO cases VALUES (1, 0, 's1');
"""


class Case:
    """What transitions moves."""

    state = "s1"


def told(connection: sqlite3.Connection) -> str:
    """Return versions, and the settings of the connection as read back."""
    import platform  # noqa: PLC0415 - what is measured does without it
    from importlib.metadata import version  # noqa: PLC0415 - as above

    libraries = ("click", "pyyaml", "jsonschema", "transitions", "jinja2")
    names = ("journal_mode", "synchronous", "wal_autocheckpoint")
    settings = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names}
    versions = {"python": platform.python_version(), **{name: version(name) for name in libraries}}
    return json.dumps({**versions, "sqlite": sqlite3.sqlite_version, **settings})


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("wish", required=False)
def main(folder: Path, wish: str | None) -> None:
    """Advance the case that is stored, or store it."""
    connection = sqlite3.connect(folder / "eager.db")
    connection.execute("PRAGMA journal_mode = wal")
    connection.execute("PRAGMA synchronous = full")
    if wish == "told":
        click.echo(told(connection))
        return
    if wish == "prepare":
        connection.executescript(TABLES)
        (folder / "flow.yaml").write_text(yaml.safe_dump(FLOW))
        return
    flow = yaml.safe_load((folder / "flow.yaml").read_text())
    jsonschema.validate(flow, SCHEMA)
    machine = transitions.Machine(model=None, states=STATES, transitions=flow["moves"], auto_transitions=False)
    case = Case()
    seq, case.state = connection.execute("SELECT seq, step FROM cases WHERE case_id = 1").fetchone()
    machine.events["done"].trigger(case)
    connection.execute("INSERT INTO events VALUES (1, ?, ?)", (seq + 1, json.dumps({"to": case.state})))
    connection.execute("UPDATE cases SET seq = ?, step = ? WHERE case_id = 1", (seq + 1, case.state))
    connection.commit()
    click.echo(SAID.render(step=case.state))


if __name__ == "__main__":
    main()
