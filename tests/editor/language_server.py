"""An editor's side of the language server protocol: documents shown, questions asked about places in them."""

from __future__ import annotations

import itertools
import json
import subprocess
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any, Self

Message = dict[str, Any]
Position = tuple[int, int]
"""Line and column, both counted from 0."""

MARKDOWN = {"contentFormat": ["markdown"], "completionItem": {"documentationFormat": ["markdown"]}}
CAPABILITIES = {
    "textDocument": {"hover": MARKDOWN, "completion": MARKDOWN},
    "workspace": {"configuration": True, "workspaceFolders": True},
}


class LanguageServer:
    """A server that runs inside a `with` block and serves the records of one folder, which need not be on disk."""

    def __init__(self, command: Sequence[str], folder: Path, settings: Message) -> None:
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self._process.stdin and self._process.stdout
        self._input, self._output = self._process.stdin, self._process.stdout
        self._folder, self._settings = folder, settings
        self._asked = 0
        self._answers: dict[int, Any] = {}
        self._configured = False
        # Versions are never used twice, not even after closing: the server keeps what it has parsed by version.
        self._versions = itertools.count(1)
        self._shown: set[str] = set()
        self._diagnostics: dict[str, list[Message]] = {}

    def __enter__(self) -> Self:
        folder = self._folder.as_uri()
        here = {"rootUri": folder, "workspaceFolders": [{"uri": folder, "name": "records"}]}
        self._ask("initialize", [{"processId": None, **here, "capabilities": CAPABILITIES}])
        self._send(method="initialized", params={})
        while not self._configured:
            self._receive()
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()

    def show(self, path: str, text: str) -> None:
        """Let the editor hold this text at that path, in place of what it held there before."""
        document = {"uri": self._uri(path), "version": next(self._versions)}
        if path in self._shown:
            changes = {"textDocument": document, "contentChanges": [{"text": text}]}
            self._send(method="textDocument/didChange", params=changes)
        else:
            opened = {**document, "languageId": "yaml", "text": text}
            self._send(method="textDocument/didOpen", params={"textDocument": opened})
            self._shown.add(path)

    def diagnostics(self, texts: Mapping[str, str]) -> dict[str, list[Message]]:
        """What the server underlines in each of these texts by path. They are closed again, so that no word on an
        earlier text of a path can be taken for one on a later text."""
        for path, text in texts.items():
            self.show(path, text)
        told = self._published(texts)
        for path in texts:
            self._shown.remove(path)
            self._send(method="textDocument/didClose", params={"textDocument": {"uri": self._uri(path)}})
        self._published(texts)
        return told

    def hovers(self, path: str, positions: Sequence[Position]) -> list[str]:
        """What the server explains at each position, as Markdown; "" where it has nothing to say."""
        answers = self._ask("textDocument/hover", [self._at(path, position) for position in positions])
        return [answer["contents"]["value"] if answer else "" for answer in answers]

    def completions(self, path: str, position: Position) -> list[Message]:
        """What the server offers to write at that position."""
        (answer,) = self._ask("textDocument/completion", [self._at(path, position)])
        items: list[Message] = answer["items"]
        return items

    def _published(self, paths: Collection[str]) -> dict[str, list[Message]]:
        while not all(self._uri(path) in self._diagnostics for path in paths):
            self._receive()
        return {path: self._diagnostics.pop(self._uri(path)) for path in paths}

    def _uri(self, path: str) -> str:
        return (self._folder / path).as_uri()

    def _at(self, path: str, position: Position) -> Message:
        line, column = position
        return {"textDocument": {"uri": self._uri(path)}, "position": {"line": line, "character": column}}

    def _ask(self, method: str, questions: Sequence[Message]) -> list[Any]:
        numbers = range(self._asked + 1, self._asked + 1 + len(questions))
        self._asked += len(questions)
        for number, question in zip(numbers, questions, strict=True):
            self._send(id=number, method=method, params=question)
        while not all(number in self._answers for number in numbers):
            self._receive()
        return [self._answers.pop(number) for number in numbers]

    def _send(self, **message: Any) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._input.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._input.flush()

    def _receive(self) -> None:
        length = 0
        while line := self._output.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name == b"Content-Length" else length
        assert length, "the language server has ended"
        message = json.loads(self._output.read(length))
        if "method" not in message:
            self._answers[message["id"]] = message["result"]
        elif message["method"] == "textDocument/publishDiagnostics":
            self._diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif message["method"] == "workspace/configuration":
            items = message["params"]["items"]
            self._send(id=message["id"], result=[self._settings.get(item["section"]) for item in items])
            self._configured = True
        elif "id" in message:
            self._send(id=message["id"], result=None)
