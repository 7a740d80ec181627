"""The attacker who holds everything but the folder with keys and heads: an hour's attempts, kept.

Each attempt is made on the haul of an office's day (`tests.safety.office`) and returns what it got hold of: nothing, if
the store keeps what it promises. Attempts to change something unnoticed are in `tests.safety.tampering`.
"""

import base64
import hashlib
import hmac
import re
import resource
import sys
import zlib
from collections.abc import Iterator
from contextlib import closing

from msgspec.json import decode

from engine.adapters.custody import Custody
from engine.adapters.sqlite import SqliteStore
from engine.adapters.vault import BLOCK, KEY_BYTES, NONCE_BYTES, Vault
from engine.application.ports import Row
from engine.cases.events import NAMES
from engine.errors import EngineError
from engine.values import replace
from tests.adapters.examples import record, row
from tests.console.terminal import Terminal
from tests.safety.forging import attacks_in
from tests.safety.harness import Report, command_line
from tests.safety.office import SECRETS, Haul, haul_of_a_day
from tests.safety.scene import plain

TAG_BYTES = 16
CIPHER_BLOCK = 16
SEALED = ("sealed", "wrapped", "mac")
_ID, _NUMBER, _WORD = r"[0-9a-f]{32}", r"-?\d+", r"[a-z0-9-]*"
_MOMENT, _DAY = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+00:00", r"\d{4}-\d\d-\d\d"

# All that a column in the clear may look like: nowhere is there room for what somebody has typed.
LOOKS_LIKE = {
    **dict.fromkeys(("case_id", "event_id", "command_id", "id", "by", "on_behalf_of", "holder"), _ID),
    **dict.fromkeys(("one", "position", "seq", "version", "year", "serial", "last"), _NUMBER),
    **dict.fromkeys(("type", "kind", "track", "unit"), _WORD),
    **dict.fromkeys(("recorded_at", "at"), _MOMENT),
    **dict.fromkeys(("happened_on", "due"), _DAY),
    "name": "store_id|practice|key|mac",
    "value": r"[0-9a-f]{64}|[0-9a-f]{32}|[01]",
    "number": r"\d{4}-\d{3,}",
    "status": "open|closed|erased",
    "level": r"[\w-]{1,20}",
    "compartment": "felles|tjeneste|skjermet",
    "digest": r"[0-9a-f]{64}",
    "cases": r"[0-9a-f]{32}( [0-9a-f]{32})*",
}


# ---------------------------------------------------------------- to read


def search_every_file_for_what_was_typed(haul: Haul) -> list[str]:
    """Look for every text in every way that it may be written, whole and word by word, in the log too."""
    wanted = {form: secret for secret in SECRETS for form in _written(secret)}
    return [f"{wanted[form]} in {name}" for name, content in haul.files.items() for form in wanted if form in content]


def _written(text: str) -> Iterator[bytes]:
    for encoding in ("utf-8", "latin-1", "utf-16-le", "utf-16-be"):
        yield text.encode(encoding, "replace")
    yield text.upper().encode()
    yield text.encode().hex().encode()
    yield text.encode("unicode_escape")
    for before in range(
        3
    ):  # base64 from any of its three beginnings, without the letters that depend on what is around
        yield base64.b64encode(b"\0" * before + text.encode())[4 if before else 0 : -4]


def search_the_names_of_files(haul: Haul) -> list[str]:
    return [name for name in haul.files if any(secret.lower() in name.lower() for secret in SECRETS)]


def search_the_temporary_folder(haul: Haul) -> list[str]:
    """Look for what SQLite, the editor, documents and backups leave."""
    return [str(path) for path in haul.office.temporary.rglob("*")]


def open_files_as_somebody_else(haul: Haul) -> list[str]:
    found = [path for path in haul.office.home.rglob("*") if path.stat().st_mode & 0o077]
    return [str(path) for path in found]


def press_what_is_sealed(haul: Haul) -> list[str]:
    """Compress it: what is not random gets shorter."""
    content = b"".join(haul.sealed)
    return ["it is no random sequence"] if len(zlib.compress(content, 9)) < len(content) else []


def compare_what_is_sealed(haul: Haul) -> list[str]:
    """Look for anything that comes twice: the same note was written twice, and the same people looked at both cases."""
    nonces = [one[:NONCE_BYTES] for one in haul.sealed]
    blocks = [
        one[at : at + CIPHER_BLOCK] for one in haul.sealed for at in range(NONCE_BYTES, len(one) - CIPHER_BLOCK, 16)
    ]
    return [what for what, all_ in (("nonces", nonces), ("blocks", blocks)) if len(set(all_)) < len(all_)]


def tell_answers_by_their_length(haul: Haul) -> list[str]:
    """Look for a short text that has a length of its own: an answer, a step, an alias, a yes or a no."""
    lengths = {len(one["sealed"]) for name in ("records", "looks", "people") for one in haul.tables[name]}
    odd = [length for length in lengths if (length - NONCE_BYTES - TAG_BYTES) % BLOCK]
    by_type: dict[str, set[int]] = {}
    for one in haul.tables["records"]:
        by_type.setdefault(one["type"], set()).add(len(one["sealed"]))
    told = [name for name, found in by_type.items() if len(found) > 1]
    return [f"lengths {odd}"] * bool(odd) + told


def guess_a_name_by_its_fingerprint(haul: Haul) -> list[str]:
    """Try every name and number that could be there with every common fingerprint, salted with what stands there."""
    everything = b"".join(haul.files.values())
    salts = [b"", *(row["value"].encode() for row in haul.tables["meta"])]
    guesses = [
        hmac.digest(salt, word.encode(), name) if salt else hashlib.new(name, word.encode()).digest()
        for word in SECRETS
        for salt in salts
        for name in ("sha256", "sha1", "md5", "blake2b")
    ]
    return [guess.hex() for guess in guesses if guess[:8] in everything or guess.hex()[:16].encode() in everything]


def guess_the_master_key(haul: Haul) -> list[str]:
    """Try as a key everything that stands in the files, and what comes of it."""
    meta = {row["name"]: row["value"] for row in haul.tables["meta"]}
    whole = [bytes(KEY_BYTES), meta["store_id"].encode(), *(bytes.fromhex(meta[name]) for name in ("key", "mac"))]
    macs = [row["mac"] for rows in haul.tables.values() for row in rows if "mac" in row]
    tries = {made for one in (*whole, *macs) for made in (one, hashlib.sha256(one).digest())}
    fitting = [one for one in tries if len(one) == KEY_BYTES]
    return [one.hex() for one in fitting if _fits(one, meta, haul)]


def _fits(master: bytes, meta: dict[str, str], haul: Haul) -> bool:
    vault = Vault(master, meta["store_id"], chance=bytes)
    if vault.mark(b"key").hex() == meta["key"] or vault.chain.start.mac in haul.files["home/lager/bti.lager"]:
        return True
    wrapped = haul.tables["keys"][0]
    try:
        vault.seal("case keys", block=1).open(
            wrapped["wrapped"], bound=f"{wrapped['case_id']} {wrapped['compartment']}".encode()
        )
    except EngineError:
        return False
    return True


def read_what_stands_in_the_clear(haul: Haul) -> list[str]:
    """Look for anything in a column in the clear that can be a text, and for kinds of event that are no kinds."""
    cells = (cell for rows in haul.tables.values() for one in rows for cell in one.items())
    clear = {(column, str(value)) for column, value in cells if column not in SEALED and value is not None}
    odd = [f"{column}: {value}" for column, value in clear if not re.fullmatch(LOOKS_LIKE[column], value)]
    kinds = {name for name, _ in NAMES.values()} | {"skjermet"}
    return odd + [one["type"] for one in haul.tables["records"] if one["type"] not in kinds]


def tell_what_is_shielded_by_its_kind(haul: Haul) -> list[str]:
    shielded = [one for one in haul.tables["records"] if one["compartment"] == "skjermet"]
    return [one["type"] for one in shielded if one["type"] != "skjermet"] + ["none is shielded"] * (not shielded)


def read_the_list_of_a_backup(haul: Haul) -> list[str]:
    (content,) = (content for name, content in haul.files.items() if name.endswith("innhold.json"))
    said = decode(content, type=dict[str, object])
    known = {"format", "made_at", "store", "position", "mac", "entries", "cases", "files"}
    return [name for name in said if name not in known]


def read_with_a_program_of_ones_own(haul: Haul) -> list[str]:
    """Run the program on the haul, with a folder of settings of one's own: it must neither show nor make anything."""
    home = haul.office.folder / "attacker"
    home.mkdir()
    terminal = Terminal(home=home, environment={"BTI_LAGER": str(haul.store)})
    backup = next((haul.office.home / "kopier").iterdir())
    tries = [
        *(("vis", "1"), ("logg", "1"), (), ("finn", "kvistlia"), ("lager", "verifiser"), ("doktor",), ("innsyn", "1")),
        *(("oppsett", "--ovelse"), ("lager", "gjenopprett", str(backup)), ("notat", "1", "lagt til")),
    ]
    found = []
    for words in tries:
        ended = terminal.run(*words)
        found += [f"{words}: {secret}" for secret in SECRETS if secret in ended.out + ended.err and secret not in words]
        if ended.code == 0 and words[:1] not in {("oppsett",), ("doktor",)}:
            found.append(f"{words} is done")
    return [one for one in found if "handlingsveileder" not in one]


# ---------------------------------------------------------------- what is left behind


def find_what_was_written_over(haul: Haul) -> list[str]:
    """Look in the file, page by page, for what a row held before: the unit of somebody whose address is protected."""
    place = haul.office.folder / "over" / "bti.lager"
    keys = Custody(haul.office.folder / "over-keys")
    with SqliteStore.create(place, custody=keys) as store:
        before = _keep(store, 1, row("a", 1))
        for seq in range(2, 40):
            _keep(store, seq, replace(row("a", seq), unit=None, holder="p2"))
    left = place.read_bytes()
    return [name for name, content in (("unit", b"os-skule"), ("sealed row", before)) if content in left]


def _keep(store: SqliteStore, seq: int, after: Row) -> bytes:
    """Keep one event, and return what is sealed in the row afterwards."""
    store.append("a", seq - 1, command_id=f"c{seq}", records=[record("a", seq, command=f"c{seq}")], row=after)
    ((sealed,),) = store.connection.execute("SELECT sealed FROM cases")
    return bytes(sealed)


def read_what_is_said_when_keys_are_gone(haul: Haul) -> list[str]:
    """Spoil the keys of cases, and read what the clerk's own program then says of it."""
    path = haul.office.home / "lager" / "bti.lager-nokler"
    content = path.read_bytes()
    spoilt = bytearray(content)
    for one in haul.tables["keys"]:
        at = content.index(one["wrapped"])
        spoilt[at + 20] ^= 1
    path.write_bytes(spoilt)
    ended = [haul.office.run(*words) for words in (("vis", "1"), ("logg", "1"), (), ("notat", "1", "x"), ("doktor",))]
    path.write_bytes(content)
    said = "".join(one.out + one.err for one in ended[:-1])
    calm = all(one.code == 6 for one in ended[:-1]) and "Traceback" not in said
    return [secret for secret in SECRETS if secret in said] + ["it did not refuse"] * (not calm)


def lead_the_program_to_a_key_of_ones_own(haul: Haul) -> list[str]:
    """Name the store by a path, so that the key is looked for where the attacker has laid one."""
    planted = haul.office.folder / "planted.nokkel"
    place = haul.office.folder / "led" / "bti.lager"
    keys = Custody(haul.office.folder / "led-keys")
    SqliteStore.create(place, custody=keys).close()
    (made,) = (haul.office.folder / "led-keys").glob("*.nokkel")
    planted.write_bytes(made.read_bytes())
    planted.chmod(0o600)
    made.unlink()
    with closing(plain(place)) as connection:
        connection.execute("UPDATE meta SET value = '../planted' WHERE name = 'store_id'")
    try:
        SqliteStore.open(place, custody=keys).close()
    except EngineError:
        return []
    return ["it was opened with a planted key"]


def read_the_memory_of_a_program_that_died(haul: Haul) -> list[str]:
    """Let it die: whoever opens a store leaves no image of the memory with the keys in it."""
    resource.setrlimit(resource.RLIMIT_CORE, (resource.getrlimit(resource.RLIMIT_CORE)[1],) * 2)
    haul.office.run("vis", "1")
    return ["an image would be left"] if resource.getrlimit(resource.RLIMIT_CORE)[0] else []


ATTEMPTS = {one.__name__.replace("_", " "): one for one in attacks_in(globals(), __name__)}
PER_COMMIT = len(ATTEMPTS)


def run(count: int, seed: int) -> Report:
    """Make so many attempts, all of them on one haul before they are made on the next."""
    report = Report("attacks", seed)
    names = list(ATTEMPTS)
    for first in range(0, count, len(names)):
        with haul_of_a_day() as haul:
            for name in names[: count - first]:
                report.count += 1
                report.meet("attempts in vain")
                for found in ATTEMPTS[name](haul):
                    report.met["attempts in vain"] -= 1
                    report.found(f"{name}: {found}")
    return report


if __name__ == "__main__":
    sys.exit(command_line(run, count=PER_COMMIT))
