"""What a usual command line loads, all at once, and the flow in YAML: `eager.py FOLDER`, first with `prepare`."""

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


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("prepare", required=False)
def main(folder: Path, prepare: str | None) -> None:
    """Advance the case that is stored, or store it."""
    connection = sqlite3.connect(folder / "eager.db")
    connection.execute("PRAGMA journal_mode = wal")
    connection.execute("PRAGMA synchronous = full")
    if prepare:
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
