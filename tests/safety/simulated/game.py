"""One simulated game: what is drawn to happen at a store, and what must hold after each step of it."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import apsw

from engine.adapters.custody import Custody
from engine.adapters.sqlite import SqliteStore
from engine.adapters.verifying import verify
from engine.application.ports import EVERY, Conflict, Receipt
from engine.errors import EngineError, StoreRolledBack
from engine.values import replace
from tests.safety.harness import Report, chance_of
from tests.safety.simulated.deeds import CASES, Clerks, Deed
from tests.safety.simulated.machine import Died, Fate, Process, Uses, forget_memory, image, memory_folder, put_back
from tests.safety.simulated.model import Entry, Model
from tests.safety.simulated.reading import Reading, Wrong

STEPS = (8, 28)
PROCESSES = (1, 2, 2, 3)
MADE_ANEW = 0.1  # how often a game begins by making its store
FATED, FATED_IN_OPENING = 0.3, 0.08  # how often something befalls a process in what it does
FATES = (Fate.DIE, Fate.STUMBLE, Fate.WATCHED)
REFUSALS = (apsw.FullError, apsw.IOError, apsw.BusyError)
MOMENTS = 24  # about as many as the longest deed has
AGAIN = 0.5  # how often somebody who was told nothing asks once more
THOROUGHLY = 0.1  # how often the program's own verification is asked too


class Game:
    """One game: a machine, its processes, and the model that they are held against."""

    def __init__(self, root: Path, seed: int, *, report: Report) -> None:
        self._root, self.report = root, report
        self._place, self._custody = root / "lager" / "bti.lager", Custody(root / "nokler")
        self.chance, self._keys = chance_of(seed, "game"), chance_of(seed, "keys")
        self._clerks = Clerks(chance_of(seed, "clerks"))
        self.model = Model()
        self._uses = Uses()
        self.processes: list[Process] = []
        self._refused: Exception | None = None
        self._reading: Reading
        self._copied: int | None = None  # how many entries the old copy has, where one was taken

    def play(self) -> None:
        """Play it to its end. Raises `Wrong`."""
        with self._uses.counted():
            try:
                self.begin()
                for _ in range(self.chance.randint(*STEPS)):
                    self._step()
                self._look_through()
            finally:
                self._power_off()
        if self._uses.twice:
            raise Wrong(f"{self._uses.twice} times a nonce was used again with its key")

    # ------------------------------------------------------------ the beginning and the end

    def begin(self) -> None:
        if self.chance.random() < MADE_ANEW:
            self._make()
        else:
            for name, content in template().items():
                path = self._root / name
                path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                path.touch(mode=0o600)
                path.write_bytes(content)
        self.processes = self._begun()
        (key,) = (self._root / "nokler").glob("*.nokkel")
        store_id = key.stem
        self._reading = Reading(self._place, master=self._custody.master(store_id), store_id=store_id)
        self._hold()

    def _make(self) -> None:
        """Make the store; whoever does so may die, and then it is made by another, or was made."""
        for _ in range(3):
            process = self._process()
            self._befall(process)
            try:
                process.create()
                process.close()
            except Died:
                process.die()
                self.report.meet("death in making")
            except EngineError:
                self.report.meet("stumble in making")
            if self._place.exists():
                return
        self._process().create()

    def _look_through(self) -> None:
        """Look at everything once more, from the first entry, by the files and by a process that knows nothing."""
        for process in self.processes:
            process.close() if self.chance.random() < 0.5 else process.die()
        self._reading.forget()
        self._hold()
        self.processes = [self._process()]
        store = self.store_of(self.processes[0])
        self._require_seen(_seen(store), self.model)
        others = (store.people(), store.looks(), store.notices())
        if others != (self.model.people(), self.model.looks(), self.model.notices()):
            raise Wrong("people, looks or notices are not as they were kept")
        if self.chance.random() < THOROUGHLY and (findings := verify(store, thorough=True).findings):
            raise Wrong(f"verify found {[one.code for one in findings]} in a store that is whole")
        self.processes[0].close()
        self.processes.clear()
        if self._remembered() != len(self.model.journal):
            raise Wrong("a store that was closed has not remembered its head")

    # ------------------------------------------------------------ steps

    def _step(self) -> None:
        draw = self.chance.random()
        if draw < 0.86:
            self.work(self.chance.choice(self.processes))
        elif draw < 0.90:
            self._close(self.chance.choice(self.processes))
        elif draw < 0.92:
            self.bury(self.chance.choice(self.processes))
        elif draw < 0.95:
            self._power_off()
            self.processes = self._begun()
        elif self._copied is None:
            image(self._place, self._root / "gammel")
            self._copied = len(self.model.journal)
        else:
            self._try_old_copy()
        self._hold()

    def work(self, process: Process) -> None:
        """Have a process do what processes do in this game."""
        self._do(process, self._clerks.draw(self.model))

    def _do(self, process: Process, deed: Deed) -> None:
        """Have a process do something; where it dies of it, perhaps the same is sent again by another."""
        try:
            self.carry_out(process, deed)
        except Died:
            self.bury(process)
            if self.chance.random() < AGAIN and self._clerks.sent:
                self._do(self.chance.choice(self.processes), self._clerks.again())
        except (EngineError, ValueError):
            pass  # it was expected, or the process stumbled: whoever asked is told

    def carry_out(self, process: Process, deed: Deed) -> object:
        """Have a process do something, settle what came of it, and return the answer or raise the error.

        A process that dies raises `Died`, and is still to be buried.
        """
        before, after = self.model, self.model.copy()
        wanted = deed.expect(after)
        store = self.store_of(process)
        self._befall(process, before, after)
        try:
            answer, refused = deed.do(store), None
        except (EngineError, ValueError) as error:
            answer, refused = type(error), error
        except Died:
            self._settle(before, after)
            raise
        stumbled, process.fate = process.met is Fate.STUMBLE, None
        self._refused = refused  # whoever is refused may hold on to why: nothing in the store may stay open for that
        if stumbled and isinstance(refused, EngineError):
            self.report.meet("stumble")
            self._settle(before, after)
            raise refused
        self.model = after
        self._reading.follow()
        if answer != self._marked(wanted):
            raise Wrong(f"{deed.name}: the answer is {answer}, and not {wanted}") from refused
        self.report.meet("kept" if len(after.journal) > len(before.journal) else _sort_of(answer))
        if refused:
            raise refused
        return answer

    def _settle(self, before: Model, after: Model) -> None:
        """Find out what became of something that nobody was told the end of: it is there whole, or not at all."""
        kept = len(self._reading.follow()) == len(after.journal)
        self.model = after if kept else before
        self.report.meet("unknown, kept" if kept else "unknown, not kept")

    def _close(self, process: Process) -> None:
        """Close a process's store as one does, and open it in another; it may die of that too."""
        self._befall(process)
        try:
            process.close()
        except Died:
            self.report.meet("death in closing")
        self.bury(process)

    def bury(self, process: Process) -> None:
        """Have a process die where it is, and begin another."""
        process.die()
        self.report.meet("death")
        self.processes[self.processes.index(process)] = self._process()

    def _power_off(self) -> None:
        """Have all die at once; what was only in memory is gone."""
        for process in self.processes:
            process.die()
        self.processes.clear()
        if hasattr(self, "_reading"):
            self._reading.close()
        if self._place.exists():
            forget_memory(self._place)
        self.report.meet("power")

    def _try_old_copy(self) -> None:
        """Put an old copy in the place of the store: whoever has seen more of it must be told."""
        for process in self.processes:
            process.close() if self.chance.random() < 0.5 else process.die()
        self._power_off()
        image(self._place, self._root / "ny")
        put_back(self._root / "gammel", self._place)
        process = self._process()
        refused = False
        try:
            process.open()
        except StoreRolledBack:
            refused = True
        process.die()
        if refused != (self._remembered() > (self._copied or 0)):
            raise Wrong(f"an old copy was {'' if refused else 'not '}refused")
        self.report.meet("old copy refused" if refused else "old copy taken")
        put_back(self._root / "ny", self._place)
        self._copied = None
        self.processes = self._begun()

    # ------------------------------------------------------------ what must hold

    def _hold(self) -> None:
        """Raise `Wrong` unless the files hold what the model does."""
        if self._reading.follow() != self.model.journal:
            raise Wrong(_difference(self._reading.entries, self.model.journal))
        self._reading.require(self.model)

    def _require_seen(self, seen: object, *possible: Model) -> None:
        if seen not in [_told(model) for model in possible]:
            raise Wrong("a process sees neither what was nor what is")

    def _marked(self, answer: object) -> object:
        """Return a model's answer with the macs that a model does not know."""
        if isinstance(answer, tuple) and answer and isinstance(answer[0], Receipt):
            return tuple(replace(one, mark=self._reading.mark(int(one.mark))) for one in answer)
        return answer

    def _remembered(self) -> int:
        """Return how many entries the head that is remembered stands for."""
        found = [int(path.read_text().split()[0]) for path in (self._root / "nokler").glob("*.hode")]
        return max(found, default=0)

    # ------------------------------------------------------------ processes

    def _process(self) -> Process:
        return Process(self._place, self._custody, chance=self._keys.randbytes)

    def _begun(self) -> list[Process]:
        return [self._process() for _ in range(self.chance.choice(PROCESSES))]

    def store_of(self, process: Process) -> SqliteStore:
        """Return the store of a process, which opens it now if it has not. To be befallen then is to begin again."""
        while process.store is None:
            self._befall(process, often=FATED_IN_OPENING)
            try:
                process.open()
            except Died:
                process.die()
                process.dead = False
                self.report.meet("death in opening")
            except EngineError:
                if process.met is not Fate.STUMBLE:
                    raise
                self.report.meet("stumble in opening")
        process.fate = None
        return process.store

    def _befall(self, process: Process, *models: Model, often: float = FATED) -> None:
        """Perhaps let something befall a process in what it does next. Where it is watched, one of these is seen."""
        process.met = process.fate = None
        others = [other for other in self.processes if other.store and other is not process]
        if self.chance.random() >= often:
            return
        fate = self.chance.choice(FATES)
        if fate is Fate.WATCHED and not (others and models):
            return
        process.fate, process.moments = fate, self.chance.randint(1, MOMENTS)
        process.refusal = self.chance.choice(REFUSALS)
        if fate is Fate.WATCHED:
            other = self.chance.choice(others)
            process.watch = lambda: self._watch(self.store_of(other), *models)

    def _watch(self, store: SqliteStore, *models: Model) -> None:
        self.report.meet("watched")
        self._require_seen(_seen(store), *models)


def _seen(store: SqliteStore) -> object:
    """Return what a process sees of the cases."""
    return store.rows(), tuple(store.records(case_id) for case_id in CASES)


def _told(model: Model) -> object:
    return model.rows(), tuple(model.records(case_id, EVERY) for case_id in CASES)


def _sort_of(answer: object) -> str:
    """Return what sort of answer it is, where nothing was kept."""
    first = answer[0] if isinstance(answer, tuple) and answer else answer
    match first:
        case type():
            return "refused"
        case Conflict():
            return "conflict"
        case Receipt():
            return "told again"
        case _:
            return "answered"


def _difference(found: Sequence[Entry], wanted: Sequence[Entry]) -> str:
    if len(found) != len(wanted):
        return f"{len(found)} entries are kept, and not {len(wanted)}"
    place = next(place for place, pair in enumerate(zip(found, wanted, strict=True)) if pair[0] != pair[1])
    return f"entry {place + 1} is {found[place]}, and not {wanted[place]}"


@cache
def template() -> dict[str, bytes]:
    """Return the files of an empty store by name, made once."""
    with TemporaryDirectory(dir=memory_folder()) as folder:
        root = Path(folder)
        SqliteStore.create(
            root / "lager" / "bti.lager", custody=Custody(root / "nokler"), chance=Random("template").randbytes
        ).close()
        return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}
