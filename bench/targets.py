"""What we promise of speed: every target, the table that measures it, and what is asked."""

from dataclasses import dataclass

from bench.results import Result


@dataclass(frozen=True, slots=True)
class Target:
    """One promise. The figure of `table` that has its `id` is to be at least, or at most, what is `asked`."""

    id: str
    table: str
    promise: str
    sense: str
    asked: float
    unit: str

    def met(self, figure: float) -> bool:
        """Tell whether a figure keeps the promise."""
        return figure >= self.asked if self.sense == "≥" else figure <= self.asked

    def figure(self, kept: dict[str, Result]) -> float | None:
        """Return what was measured, or None where nothing was."""
        return kept[self.table].figures.get(self.id) if self.table in kept else None


_FLOOR = "× the floor"
TARGETS = (
    Target("durable-floor", "durable", "Durable advance in SQLite, chained and sealed", "≥", 0.6, _FLOOR),
    Target("durable-eventsourcing", "durable", "Durable advance beside eventsourcing", "≥", 3, "× as fast"),
    Target("durable-spiff", "durable", "Durable advance beside SpiffWorkflow", "≥", 6, "× as fast"),
    Target("durable-dbos-sqlite", "durable", "Durable advance beside DBOS on SQLite", "≥", 10, "× as fast"),
    Target("durable-dbos-postgres", "durable", "Durable advance beside DBOS on PostgreSQL", "≥", 10, "× as fast"),
    Target("durable-postgres", "durable", "Durable advance in PostgreSQL", "≥", 0.75, "× the one-statement floor"),
    Target("process-neste", "process", "`bti neste` as a whole process", "≤", 200, "ms"),
    Target("process-vis", "process", "`bti vis` as a whole process", "≤", 150, "ms"),
    Target("process-spiff", "process", "`bti neste` beside a script with SpiffWorkflow", "≥", 1, "× as fast"),
    Target("memory-transitions", "memory", "Walk of the table in memory beside transitions", "≥", 20, "× as fast"),
    Target("memory-spiff", "memory", "Walk of the table in memory beside SpiffWorkflow", "≥", 300, "× as fast"),
    Target("memory-differences", "memory", "Live moves that differ from the table", "≤", 0, "in 100 000 walks"),
    Target("load-100", "load", "A guide of 100 steps, from text to compiled", "≤", 1.5, "× a bare load"),
    Target("load-1000", "load", "A guide of 1 000 steps, from text to compiled", "≤", 1.5, "× a bare load"),
    Target("load-growth", "load", "A step in a guide of 10 000 beside one of 100", "≤", 1.4, "× as long"),
    Target("load-hash", "load", "A published version, read by its hash", "≤", 0.1, "× a bare load"),
    Target("soundness-time", "soundness", "Every proof of a guide of 1 000 steps", "≤", 10, "ms"),
    Target("soundness-pm4py", "soundness", "The proofs beside the check of pm4py", "≥", 1000, "× as fast"),
    Target("history-growth", "history", "Advance at 10 000 events beside one at 10", "≤", 1.1, "× as long"),
    Target("history-row", "history", "The row of a case", "≤", 2048, "bytes"),
    Target("scale-day", "scale", "My day, among a million cases", "≤", 2, "× the covering index"),
    Target("scale-overdue", "scale", "A page of what is overdue, among a million", "≤", 2, "× the covering index"),
    Target("scale-alias", "scale", "A case by its exact alias, among a million", "≤", 2, "× the covering index"),
    Target("scale-text", "scale", "Free text in 200 000 events that are one's own", "≤", 1.5, "s"),
    Target("migrate-floor", "migrate", "100 000 running cases to a new version", "≥", 0.2, "× the floor"),
    Target("writers-rate", "writers", "8 processes on one SQLite file", "≥", 0.6, "× one writer"),
    Target("writers-fair", "writers", "How evenly the 8 share the file (Jain)", "≥", 0.95, ""),
    Target("writers-wait", "writers", "The longest that one of the 8 waited", "≤", 0.5, "s"),
    Target("writers-postgres", "writers", "16 writers on PostgreSQL beside the best of fewer", "≥", 1, "× as many"),
)
TABLES = tuple(dict.fromkeys(target.table for target in TARGETS))
