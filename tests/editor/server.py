"""Drives the language server that stock editors read YAML with, as an editor does: over its own stdin and stdout."""

import json
import queue
import shutil
import subprocess
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from tests.house import tree

HOME = tree.ROOT / ".venv" / "editor"
SCRIPT = HOME / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
PATIENCE = 60.0  # seconds; the server answers a file in less than one

Message = dict[str, Any]


class Server:
    """A server that runs. What it asks for is answered as it comes: `settings` are those of the editor."""

    def __init__(self, process: "subprocess.Popen[bytes]", settings: Mapping[str, Any]) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._into, self._settings, self._number = process.stdin, settings, 0
        self._heard: queue.Queue[Message | None] = queue.Queue()
        self._found: dict[str, list[Message]] = {}
        threading.Thread(target=self._listen, args=(process.stdout,), daemon=True).start()

    def ask(self, method: str, parameters: Message) -> Any:  # noqa: ANN401 - what the protocol has for each method
        """Send a request and return its answer."""
        self._number += 1
        mine = self._number
        self._send({"id": mine, "method": method, "params": parameters})
        while True:
            message = self._next()
            if message.get("id") == mine and "method" not in message:
                assert "error" not in message, message
                return message.get("result")

    def tell(self, method: str, parameters: Message) -> None:
        """Send what has no answer."""
        self._send({"method": method, "params": parameters})

    @contextmanager
    def opened(self, uri: str, text: str) -> Iterator[list[Message]]:
        """Open a file for a while, and give what the server finds in it, in the order of the lines."""
        self._number += 1  # the server remembers a file by its address and version
        document = {"uri": uri, "languageId": "yaml", "version": self._number, "text": text}
        found = self._told_of(uri, "textDocument/didOpen", document)
        yield sorted(found, key=lambda one: [*one["range"]["start"].values()])
        self._told_of(uri, "textDocument/didClose", {"uri": uri})  # the server says then that nothing is left to tell

    def _told_of(self, uri: str, method: str, document: Message) -> list[Message]:
        """Tell of a file, and wait for what the server has to say of it."""
        self._found.pop(uri, None)
        self.tell(method, {"textDocument": document})
        while uri not in self._found:
            self._next()
        return self._found[uri]

    def _next(self) -> Message:
        message = self._heard.get(timeout=PATIENCE)
        assert message is not None, "the server has gone"
        if message.get("method") == "textDocument/publishDiagnostics":
            self._found[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:
            self._send({"id": message["id"], "result": self._answer(message)})
        return message

    def _answer(self, message: Message) -> object:
        if message["method"] == "workspace/configuration":
            return [self._settings.get(item.get("section")) for item in message["params"]["items"]]
        return None

    def _send(self, message: Message) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._into.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._into.flush()

    def _listen(self, stream: IO[bytes]) -> None:
        while (length := _length(stream)) is not None:
            self._heard.put(json.loads(stream.read(length)))
        self._heard.put(None)


def _length(stream: IO[bytes]) -> int | None:
    """Read the head of a message; None where the stream has ended."""
    length = None
    while line := stream.readline().strip():
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
    return length


@contextmanager
def running(folder: Path, settings: Mapping[str, Any]) -> Iterator[Server]:
    """Start the server with a folder open, as an editor with these settings would."""
    node = shutil.which("node")
    assert node is not None, "node is missing: apt-get install nodejs npm"
    assert SCRIPT.exists(), "the language server is not installed: make editor"
    with subprocess.Popen(
        [node, str(SCRIPT), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        try:
            server = Server(process, settings)
            can = {"workspace": {"configuration": True}, "textDocument": {"publishDiagnostics": {}, "hover": {}}}
            folders = [{"uri": folder.as_uri(), "name": folder.name}]
            begin = {"processId": None, "rootUri": folder.as_uri(), "workspaceFolders": folders, "capabilities": can}
            server.ask("initialize", begin)
            server.tell("initialized", {})
            yield server
        finally:
            process.kill()
