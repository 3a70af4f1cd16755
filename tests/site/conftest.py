"""A portfolio written by somebody hostile, its site built once, and a browser that notes whatever goes wrong."""

from __future__ import annotations

import functools
import http.server
import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.sample import REPOSITORY
from tests.site.reader import AS_OF, CUSTOMER, EXAMPLE, LONG, RISK, TITLE, Reader


@pytest.fixture(scope="session")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A governance repository of its own, with nothing of the validator in it, whose records attack the site."""
    root = tmp_path_factory.mktemp("governance")
    shutil.copytree(EXAMPLE, root / "engagements")
    (root / "docs").mkdir()
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    engagement = root / "engagements" / "harbor-line"
    shutil.copytree(engagement / "sow-2206", engagement / "sow-2207")
    _rewrite(engagement / "sow-2207" / "sow.yaml", "number", "SOW-2207")
    _rewrite(engagement / "sow-2207" / "sow.yaml", "title", LONG)
    _rewrite(engagement / "customer.yaml", "name", CUSTOMER)
    _rewrite(engagement / "sow-2206" / "sow.yaml", "title", TITLE)
    _rewrite(engagement / "sow-2206" / "raid.yaml", "    what", RISK)
    return root


@pytest.fixture(scope="session")
def site(repository: Path) -> Path:
    """The built site, below the folder that a server of a sub-path would serve."""
    out = repository / "served" / "some" / "path"
    command = [sys.executable, "-P", "-m", "psdm_validate", "site", "build", "--as-of", AS_OF, "--out", str(out)]
    subprocess.run(command, cwd=repository, check=True, env={**os.environ, "PYTHONWARNINGS": "ignore"})
    return out


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    names = ("chromium", "chromium-browser", "google-chrome")
    executable = next(filter(None, map(shutil.which, names)), None)
    if executable is None:
        pytest.fail(f"the site is tested in a real browser, and none of {', '.join(names)} is installed")
    with sync_playwright() as playwright:
        # Chromium refuses its sandbox to the root user of a container.
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=executable, args=arguments)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The site under a sub-path of a web server."""
    handler = functools.partial(QuietHandler, directory=str(site.parents[1]))
    with QuietServer(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}/some/path/"
        running.shutdown()


class QuietServer(http.server.ThreadingHTTPServer):
    """A server that takes it calmly when a browser that moves on drops its connection."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing."""


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """A file server that does not write to the test's output."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(params=["opened as a file", "served under a sub-path"])
def reader(request: pytest.FixtureRequest, site: Path, server: str, browser: Browser) -> Iterator[Reader]:
    """Somebody reading the site; whatever it should never do fails the test."""
    base = f"{site.as_uri()}/" if request.param == "opened as a file" else server
    context = browser.new_context()
    reader = Reader(context.new_page(), base)

    reader.note_whatever_goes_wrong()
    yield reader
    context.close()
    assert reader.strange == []


def _rewrite(file: Path, key: str, text: str) -> None:
    """Give the first field of that name another value, as a double-quoted scalar."""
    written = file.read_text("utf-8")
    changed = re.sub(rf"^{key}: .*$", lambda _: f"{key}: {json.dumps(text)}", written, count=1, flags=re.MULTILINE)
    assert changed != written
    file.write_text(changed, "utf-8")
