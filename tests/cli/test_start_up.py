"""What each verb imports: a verb that needs little starts at once, and heavy libraries load only where used."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.sample import REPOSITORY

HEAVY = {"pydantic", "rich", "yaml", "jsonschema", "mkdocs", "markdown", "ruamel", "asyncio"}
PROBE = """
import sys
from psdm_validate.cli import main
sys.argv[1:] = {arguments!r}
try:
    main()
except SystemExit:
    pass
print("\\n" + "MODULES " + " ".join(sorted(sys.modules)), file=sys.__stdout__)
"""


def imported(*arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROBE.format(arguments=list(arguments))],
        cwd=REPOSITORY,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.rsplit("MODULES ", 1)[1].split())


@pytest.mark.parametrize(
    ("arguments", "allowed"),
    [
        (["--help"], set()),
        (["--version"], set()),
        (["check", "--help"], set()),
        (["show", "--help"], set()),
        (["rules", "--format", "json"], set()),
        (["schema"], {"pydantic"}),
        (["check", "--root", "tests/example", "--as-of", "2026-10-20"], {"pydantic", "yaml"}),
        (["check", "--root", "tests/example", "--as-of", "2026-10-20", "--format", "json"], {"pydantic", "yaml"}),
        # The sample has fields of the organisation's own.
        (["check", "--as-of", "2026-11-20"], {"pydantic", "yaml", "jsonschema"}),
        (["show", "sow-1847", "--as-of", "2026-11-20", "--format", "json"], {"pydantic", "yaml"}),
        (["show", "sow-1847", "--as-of", "2026-11-20"], {"pydantic", "yaml", "rich"}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_verb_loads_only_the_heavy_libraries_it_needs(arguments: list[str], allowed: set[str]) -> None:
    assert imported(*arguments) & HEAVY <= allowed


def test_help_imports_no_verb_and_a_verb_imports_no_other() -> None:
    assert {name for name in imported("--help") if name.startswith("psdm_validate.cli.")} == set()
    verbs = {name for name in imported("rules") if name.startswith("psdm_validate.cli.")}
    assert verbs == {"psdm_validate.cli.rules", "psdm_validate.cli.options"}
