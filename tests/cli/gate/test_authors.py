"""Who wrote an approval, and who wrote what it approves, by the commits of the merge request."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.gate.conftest import Gate
from tests.repositories import commit, git, put
from tests.sample import portfolio_files

ORDER = "engagements/meridian-rail/sow-2301/change-orders/co-002.yaml"
SETTINGS = "engagements/settings.yaml"
WHOLE = portfolio_files()[ORDER]
UNAPPROVED, _, _ = WHOLE.partition(b"\napprovals:")
MANAGER, LEADER = "ines.varga@example.com", "robin.vale@example.com"


@pytest.fixture
def repository(repository: Path) -> Path:
    """On main nobody has approved the change order yet."""
    git(repository, "switch", "--quiet", "main")
    commit(repository, {**portfolio_files(), ORDER: UNAPPROVED})
    git(repository, "switch", "--quiet", "--create", "approval")
    return repository


def written(repository: Path, address: str, path: str, data: bytes) -> None:
    put(repository, path, data)
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", f"--author=Somebody <{address}>", "--message=x")


def test_an_approval_written_by_the_approver_is_nothing_to_speak_of(repository: Path, gate: Gate) -> None:
    written(repository, LEADER.upper(), ORDER, WHOLE)
    told = gate()
    assert told.code == 0
    assert "CHG038" not in told.out


def test_an_approval_written_by_somebody_else_is_claimed(repository: Path, gate: Gate) -> None:
    written(repository, MANAGER, ORDER, WHOLE)
    told = gate()
    assert told.code == 0
    assert "note CHG038" in told.out
    assert f"The approval of robin-vale is claimed: {MANAGER} wrote it down" in told.words


def test_who_wrote_a_line_is_told_through_a_merge_with_what_main_got_meanwhile(repository: Path, gate: Gate) -> None:
    written(repository, MANAGER, ORDER, WHOLE)
    git(repository, "switch", "--quiet", "main")
    commit(repository, {ORDER: b"# Read with care.\n" + UNAPPROVED})
    git(repository, "switch", "--quiet", "approval")
    told = gate()
    assert f"claimed: {MANAGER} wrote it down" in told.words
    line = WHOLE.decode().split("robin-vale")[0].count("\n") + 1
    assert f"{ORDER}:{line + 1}:" in told.out


def test_settings_decide_that_a_claimed_approval_does_not_do(repository: Path, gate: Gate) -> None:
    git(repository, "switch", "--quiet", "main")
    commit(repository, {SETTINGS: portfolio_files()[SETTINGS] + b"levels: {CHG038: error}\n"})
    git(repository, "switch", "--quiet", "approval")
    written(repository, MANAGER, ORDER, WHOLE)
    assert gate().code == 1
    written(repository, LEADER, ORDER, UNAPPROVED)
    written(repository, LEADER, ORDER, WHOLE)
    assert gate().code == 0


def test_nobody_approves_a_change_that_they_wrote_themselves(repository: Path, gate: Gate) -> None:
    git(repository, "switch", "--quiet", "main")
    (repository / ORDER).unlink()
    commit(repository, {})
    git(repository, "switch", "--quiet", "--create", "both")
    written(repository, LEADER, ORDER, UNAPPROVED)
    written(repository, LEADER, ORDER, WHOLE)
    told = gate()
    assert told.code == 1
    assert "error CHG039" in told.out


def test_nobody_is_taken_for_the_author_of_what_the_target_had(repository: Path, gate: Gate) -> None:
    git(repository, "switch", "--quiet", "main")
    written(repository, LEADER, ORDER, UNAPPROVED + b"\n")
    git(repository, "switch", "--quiet", "--create", "later")
    written(repository, LEADER, ORDER, WHOLE)
    assert gate().code == 0


def test_an_address_that_the_merge_request_brings_proves_nothing(repository: Path, gate: Gate) -> None:
    people = portfolio_files()["engagements/organization.yaml"].replace(LEADER.encode(), MANAGER.encode() + b".net")
    written(repository, MANAGER + ".net", "engagements/organization.yaml", people)
    written(repository, MANAGER + ".net", ORDER, WHOLE)
    assert "is claimed" in gate().words


def test_a_file_that_lay_elsewhere_before_is_written_by_whoever_brings_it(repository: Path, gate: Gate) -> None:
    git(repository, "switch", "--quiet", "main")
    (repository / ORDER).unlink()
    written(repository, LEADER, "docs/example.yaml", WHOLE)
    git(repository, "switch", "--quiet", "--create", "moved")
    (repository / "docs/example.yaml").unlink()
    written(repository, MANAGER, ORDER, WHOLE + b"# As agreed.\n")
    assert f"claimed: {MANAGER} wrote it down" in gate().words


def test_an_approval_renewed_by_another_fingerprint_is_given_anew(repository: Path, gate: Gate) -> None:
    spread = WHOLE.replace(
        b"  - {role: ps-leadership, by: robin-vale,", b"  - role: ps-leadership\n    by: robin-vale\n   "
    )
    spread = spread.replace(b" on: 2026-11-17, fingerprint:", b" on: 2026-11-17\n    fingerprint:").replace(
        b"}\n", b"\n"
    )
    spread = UNAPPROVED + b"\napprovals:" + spread.partition(b"\napprovals:")[2]
    git(repository, "switch", "--quiet", "main")
    written(repository, LEADER, ORDER, spread.replace(b"sha256:4", b"sha256:5"))
    git(repository, "switch", "--quiet", "--create", "renewed")
    written(repository, MANAGER, ORDER, spread)
    assert f"claimed: {MANAGER} wrote it down" in gate().words
