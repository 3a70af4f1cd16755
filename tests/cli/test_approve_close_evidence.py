"""Words on papers, ends and evidence: each edit touches its own lines, and says what comes next."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from tests.cli.conversation import conversation
from tests.cli.running import run
from tests.sample import FOLDER

NAME = "forest-service/sow-1847"
PENDING = """\
number: CO-009
title: Two weeks more for the review
why: The data centre reviews in January only.
requested: {by: sam-osei, on: 2026-11-16}   # asked for on the phone

changes:
  end: {from: 2027-01-08, to: 2027-01-22}
"""
EXCEPTION = """\
number: WE-009
title: Twenty hours for the second test
why: The first one ran on made-up data.
requested: {by: sam-osei, on: 2026-11-16}
labels: [WE-scoping]

allows: {from: 2026-11-23, until: 2026-12-04, hours: 20}
"""
CONFIRMATION = """\
number: WC-009
title: The design comes as a file
why: Nobody opens the mock-ups on the web.
requested: {by: sam-osei, on: 2026-11-16}

changes:
  deliverables:
    change:
      - {id: design, name: {from: Mock-ups and design files, to: Design files}}
"""


@pytest.fixture
def order(portfolio: Path) -> Path:
    """The portfolio with a change order that nobody has said a word on."""
    file = portfolio / FOLDER / "change-orders/co-009.yaml"
    file.write_text(PENDING)
    return file


def test_an_approval_is_bound_to_what_was_approved_and_leaves_the_rest_as_it_is(order: Path, portfolio: Path) -> None:
    done = run("approve", NAME, "co-009", "--by", "robin", "--on", "2026-11-17", cwd=portfolio)
    assert done.returncode == 0, done.stderr
    assert "CO-009 still waits for the customer's signature and our signature." in done.stdout
    text = order.read_text()
    assert text.startswith(PENDING)
    assert "role: ps-leadership" in text
    assert "fingerprint: sha256:" in text
    assert "cannot be merged as approved or signed before" in done.stderr
    assert "says `issue` (its address), `document` (its link), `attached`" in done.stderr
    judged = run("check", "--as-of", "2026-11-20", "--select", "CHG029,REC006", cwd=portfolio)
    assert judged.returncode == 0, judged.stdout


def test_both_signatures_execute_a_change_order_which_then_wants_its_evidence(order: Path, portfolio: Path) -> None:
    run("approve", NAME, "CO-009", "--by", "robin-vale", "--on", "2026-11-17", cwd=portfolio)
    run("approve", NAME, "CO-009", "--by", "robin-vale", "--sign", "--on", "2026-11-18", cwd=portfolio)
    done = run("approve", NAME, "CO-009", "--by", "rowan-field", "--on", "2026-11-19", cwd=portfolio)
    assert f"psdm-validate evidence add FILE {NAME} --for CO-009" in done.stdout
    scan = portfolio / "Scan 7.PDF"
    scan.write_bytes(b"%PDF-1.4 signed")
    done = run("evidence", "add", str(scan), NAME, "--for", "CO-009", cwd=portfolio)
    assert done.returncode == 0, done.stderr
    assert (portfolio / FOLDER / "evidence/co-009.pdf").read_bytes() == b"%PDF-1.4 signed"
    assert hashlib.sha256(b"%PDF-1.4 signed").hexdigest() in order.read_text()
    assert run("check", "--as-of", "2026-11-20", "--select", "REC", cwd=portfolio).returncode == 0
    assert "2027-01-22" in run("show", NAME, "--as-of", "2026-11-20", cwd=portfolio).stdout


def test_a_small_change_is_confirmed_by_the_customer_alone(portfolio: Path) -> None:
    file = portfolio / FOLDER / "confirmations/wc-009.yaml"
    file.write_text(CONFIRMATION)
    done = run("approve", NAME, "WC-009", "--by", "hazel-brook", "--on", "2026-11-18", cwd=portfolio)
    assert done.returncode == 0, done.stderr
    # Scope alone moves, so it hangs on the project epic.
    assert "by_way_of: email" in file.read_text()
    assert "attached_to: project-epic" in file.read_text()
    refused = run("approve", NAME, "WC-009", "--by", "robin-vale", "--on", "2026-11-18", cwd=portfolio)
    assert refused.returncode == 1
    assert "needs the customer's word alone" in refused.stderr


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("--by", "sam-osei"), "nobody approves their own request"),
        (("--by", "dana-frost"), "held no role on 2026-11-17; see"),
        (("--by", "robin-vale", "--role", "legal"), "held ps-leadership on 2026-11-17, not legal"),
        (("--by", "o"), "fits several people"),
        (("--by", "nobody-here"), 'Nobody of organization.yaml or customer.yaml is called "nobody-here"'),
        ((), "Say it with --by"),
    ],
)
def test_a_word_that_cannot_count_is_refused_and_nothing_is_written(
    order: Path, portfolio: Path, arguments: tuple[str, ...], why: str
) -> None:
    done = run("approve", NAME, "CO-009", "--on", "2026-11-17", *arguments, cwd=portfolio)
    assert done.returncode in (1, 2)
    assert why in " ".join(done.stderr.split())
    assert order.read_text() == PENDING


def test_a_word_of_tomorrow_is_refused(order: Path, portfolio: Path) -> None:
    done = run("approve", NAME, "CO-009", "--by", "robin-vale", "--on", "2199-01-01", cwd=portfolio)
    assert done.returncode == 2
    assert "has not come yet" in done.stderr


def test_what_was_said_once_is_not_replaced(portfolio: Path) -> None:
    done = run("approve", NAME, "CO-001", "--by", "juniper-hale", "--on", "2026-11-13", cwd=portfolio)
    assert done.returncode == 1
    assert "has this word already: rowan-field on 2026-11-12" in " ".join(done.stderr.split())


def test_a_dry_run_shows_the_lines_and_writes_nothing(order: Path, portfolio: Path) -> None:
    done = run("approve", NAME, "CO-009", "--by", "robin-vale", "--on", "2026-11-17", "--dry-run", cwd=portfolio)
    assert done.returncode == 0
    assert "+approvals:" in done.stdout
    assert order.read_text() == PENDING


def test_an_entry_is_closed_with_what_came_of_it(portfolio: Path) -> None:
    raid = portfolio / FOLDER / "raid.yaml"
    before = raid.read_text()
    done = run("close", NAME, "a-003", "--outcome", "Received", "--on", "2026-11-20", cwd=portfolio)
    assert done.returncode == 0, done.stderr
    added = set(raid.read_text().splitlines()) - set(before.splitlines())
    assert added == {"    closed: {on: 2026-11-20, outcome: Received}"}
    again = run("close", NAME, "A-003", "--outcome", "Twice", "--on", "2026-11-20", cwd=portfolio)
    assert again.returncode == 1
    assert "was closed on 2026-11-20: Received" in again.stderr


def test_a_pending_paper_is_rejected_and_an_executed_one_is_not(order: Path, portfolio: Path) -> None:
    ended = ("--rejected", "--by", "rowan-field", "--why", "Too dear", "--on", "2026-11-19")
    assert run("close", NAME, "CO-009", *ended, cwd=portfolio).returncode == 0
    assert "rejected: {by: rowan-field, on: 2026-11-19, why: Too dear}" in order.read_text()
    done = run("close", NAME, "CO-001", *ended, cwd=portfolio)
    assert done.returncode == 1
    assert "was executed on 2026-11-12" in done.stderr


def test_an_engagement_is_closed_last_and_until_then_what_is_open_is_listed(portfolio: Path) -> None:
    record = portfolio / FOLDER / "engagement.yaml"
    before = record.read_bytes()
    done = run("close", NAME, "--on", "2026-11-20", cwd=portfolio)
    assert done.returncode == 1
    assert "cannot be closed yet" in done.stderr
    assert "\n  closeout.yaml: the customer's sign-off is missing; " in done.stderr
    assert f"\n      psdm-validate close {NAME} A-003 --outcome TEXT\n" in done.stderr
    assert "was closed" not in done.stderr
    assert "is closed, and" not in done.stderr
    words = [line for line in done.stderr.splitlines() if "psdm-validate" not in line]
    assert max(len(line) for line in words) <= 80
    assert record.read_bytes() == before


def test_evidence_that_is_named_already_is_not_replaced(portfolio: Path) -> None:
    folder = portfolio / FOLDER / "evidence"
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    scan = portfolio / "other.pdf"
    scan.write_bytes(b"%PDF other")
    done = run("evidence", "add", str(scan), NAME, "--for", "SOW", cwd=portfolio)
    assert done.returncode == 1
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def in_form(portfolio: Path, *paths: str) -> bool:
    """Whether `fmt` would leave the files of the engagement as they are."""
    return run("fmt", "--check", *(f"{FOLDER}/{path}" for path in paths), cwd=portfolio).returncode == 0


def test_every_word_keeps_the_canonical_form_in_whatever_order_it_comes(order: Path, portfolio: Path) -> None:
    path = "change-orders/co-009.yaml"
    run("fmt", f"{FOLDER}/{path}", cwd=portfolio)
    scan = portfolio / "scan.pdf"
    scan.write_bytes(b"%PDF signed")
    for words in (
        ("approve", NAME, "CO-009", "--by", "robin-vale", "--sign", "--on", "2026-11-18"),
        ("approve", NAME, "CO-009", "--by", "rowan-field", "--on", "2026-11-19"),
        ("evidence", "add", str(scan), NAME, "--for", "CO-009"),
        ("approve", NAME, "CO-009", "--by", "robin-vale", "--on", "2026-11-17"),
    ):
        assert run(*words, cwd=portfolio).returncode == 0
        assert in_form(portfolio, path), order.read_text()
    assert order.read_text().index("customer:") < order.read_text().index("us:")


def test_a_folder_with_a_record_that_cannot_be_read_is_not_closed(portfolio: Path) -> None:
    record = portfolio / FOLDER / "engagement.yaml"
    before = record.read_bytes()
    (portfolio / FOLDER / "acceptance.yaml").write_text("items: *all\n")
    done = run("close", NAME, "--on", "2026-11-20", cwd=portfolio)
    assert done.returncode == 3
    assert "cannot be judged, so it is not closed" in done.stderr
    assert record.read_bytes() == before


def test_an_entry_does_not_end_before_it_was_raised(portfolio: Path) -> None:
    done = run("close", NAME, "A-003", "--outcome", "Received", "--on", "2026-07-01", cwd=portfolio)
    assert (done.returncode, "A-003 was raised on" in done.stderr) == (1, True)


@pytest.mark.parametrize(
    "arguments", [("close", NAME, "R-999", "--outcome", "x"), ("approve", NAME, "CO-777", "--by", "robin-vale")]
)
def test_a_number_that_nothing_has_is_wrong_usage(portfolio: Path, arguments: tuple[str, ...]) -> None:
    assert run(*arguments, "--on", "2026-11-20", cwd=portfolio).returncode == 2


def test_the_same_approval_counts_once_and_none_counts_before_the_request(order: Path, portfolio: Path) -> None:
    early = run("approve", NAME, "CO-009", "--by", "robin-vale", "--on", "2026-11-15", cwd=portfolio)
    assert (early.returncode, "was put forward on 2026-11-16" in early.stderr) == (1, True)
    run("approve", NAME, "CO-009", "--by", "robin-vale", "--on", "2026-11-17", cwd=portfolio)
    before = order.read_bytes()
    again = run("approve", NAME, "CO-009", "--by", "robin-vale", "--on", "2026-11-18", cwd=portfolio)
    assert (again.returncode, "has approved this already on 2026-11-17" in again.stderr) == (1, True)
    assert order.read_bytes() == before


def test_leave_is_approved_by_ps_leadership_alone(portfolio: Path) -> None:
    file = portfolio / FOLDER / "work-exceptions/we-009.yaml"
    file.write_text(EXCEPTION)
    before = file.read_bytes()
    done = run("approve", NAME, "WE-009", "--by", "tomas-ferro", "--on", "2026-11-20", cwd=portfolio)
    assert (done.returncode, "needs PS leadership's approval" in done.stderr) == (1, True), done.stderr
    assert file.read_bytes() == before


def test_where_a_confirmation_hangs_is_told_and_can_be_said(portfolio: Path) -> None:
    file = portfolio / FOLDER / "confirmations/wc-009.yaml"
    file.write_text(CONFIRMATION)
    word = ("approve", NAME, "WC-009", "--by", "hazel-brook", "--on", "2026-11-18")
    told = run(*word, "--dry-run", cwd=portfolio)
    assert "attached_to: project-epic (where scope alone moves; attach it there)" in told.stdout
    assert run(*word, "--attached-to", "scoping-issue", cwd=portfolio).returncode == 0
    assert "attached_to: scoping-issue" in file.read_text()


@pytest.mark.parametrize("name", ["../x.pdf", "a b.pdf", ".hidden", "sub/x.pdf", ""])
def test_a_copy_that_no_record_could_name_is_wrong_usage(portfolio: Path, name: str) -> None:
    scan = portfolio / "scan.pdf"
    scan.write_bytes(b"%PDF signed")
    done = run("evidence", "add", str(scan), NAME, "--for", "SOW", "--name", name, cwd=portfolio)
    assert (done.returncode, done.stdout) == (2, "")
    assert "can be no file in evidence/" in done.stderr


def test_a_pipe_is_no_evidence_and_is_not_waited_for(portfolio: Path) -> None:
    os.mkfifo(portfolio / "pipe.pdf")
    done = run("evidence", "add", str(portfolio / "pipe.pdf"), NAME, "--for", "SOW", cwd=portfolio)
    assert (done.returncode, "is no plain file" in done.stderr) == (2, True)


def test_a_file_that_is_too_large_is_refused(portfolio: Path) -> None:
    with (portfolio / "large.pdf").open("wb") as file:
        file.truncate(20 * 1024 * 1024 + 1)
    done = run("evidence", "add", str(portfolio / "large.pdf"), NAME, "--for", "SOW", cwd=portfolio)
    assert (done.returncode, "more than 20 MB" in done.stderr) == (1, True)


@pytest.mark.parametrize(
    ("given", "question", "leaves"),
    [((), "Whose word is it", "\x03"), (("--by", "robin-vale"), "Write this?", "\x04")],
)
def test_who_leaves_at_a_question_is_told_that_nothing_was_written(
    order: Path, portfolio: Path, given: tuple[str, ...], question: str, leaves: str
) -> None:
    word = ("approve", NAME, "CO-009", *given, "--on", "2026-11-17")
    code, shown = conversation(*word, cwd=portfolio, answers=[(question, leaves)])
    assert code == 3
    assert "Nothing was written." in shown
    assert "verdict" not in shown
    assert order.read_text() == PENDING
