"""How an engagement stands, told in text, Markdown and JSON: unknown is never told as nothing."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from psdm_validate.overview import Overview
from psdm_validate.reporters.engagement_list import list_json, list_text
from psdm_validate.reporters.overview_json import overview_json
from psdm_validate.reporters.overview_markdown import overview_markdown
from psdm_validate.reporters.overview_text import overview_text
from tests.overviews import BROKEN, called_off, ended, overview, paused, signed_later
from tests.sample import FOLDER, edited


def text(told: Overview, width: int = 80) -> str:
    return overview_text(told, {}, width, coloured=False)


def markdown(told: Overview) -> str:
    """As readers see it, with the slashes that are encoded in the source."""
    return overview_markdown(told, {}).replace("&#47;", "/").replace("&#39;", "'")


both = pytest.mark.parametrize("form", [lambda told: text(told, 200), markdown], ids=["text", "markdown"])
Form = Callable[[Overview], str]


@both
@pytest.mark.parametrize(
    ("file", "heading"),
    [
        ("sow.yaml", "Contract"),
        ("plan.yaml", "Plan against contract"),
        ("raid.yaml", "Open risks, actions and issues"),
    ],
)
def test_what_cannot_be_read_is_unknown_with_its_reason(form: Form, file: str, heading: str) -> None:
    lines = [line.strip(" #") for line in form(overview({file: BROKEN})).splitlines() if line.strip()]
    assert lines[lines.index(heading) + 1] == f"Unknown, because {FOLDER}/{file} cannot be read."
    assert "Nothing." not in lines


@both
def test_what_is_known_beside_the_unknown_is_told(form: Form) -> None:
    told = form(overview({"../customer.yaml": BROKEN}))
    assert "customer unknown · Deliver" in told
    assert "Sam Osei" in told
    assert "Others are unknown, because engagements/forest-service/customer.yaml cannot be read." in told


@both
def test_nothing_is_told_where_there_is_nothing(form: Form) -> None:
    told = form(overview({"raid.yaml": b"title: RAID - USDA Forest Service - SOW-1847\n"}))
    assert "Nothing." in told
    assert "nknown" not in told


@both
def test_an_engagement_whose_sow_cannot_be_read_is_called_by_its_folder(form: Form) -> None:
    assert form(overview({"sow.yaml": BROKEN})).splitlines()[0].lstrip("# ") == "forest-service/sow-1847"


def test_a_project_manager_is_unknown_where_the_team_is_and_nobody_where_it_lacks_one() -> None:
    assert "project manager unknown" in text(overview({"engagement.yaml": BROKEN}))
    led = edited(f"{FOLDER}/engagement.yaml", "role: project-manager", "role: project-coordinator")
    assert "no project manager" in text(overview({"engagement.yaml": led[f"{FOLDER}/engagement.yaml"]}))


@both
def test_a_contract_that_will_be_signed_is_proposed_and_not_executed(form: Form) -> None:
    told = form(overview(signed_later("2026-12-06")))
    assert "Proposed contract: SOW-1847" in told
    assert "Contract in force" not in told
    assert "2026-12-06" not in told


@both
@pytest.mark.parametrize("how", ["rejected", "withdrawn"])
def test_papers_that_came_to_nothing_are_listed_with_day_and_reason(form: Form, how: str) -> None:
    told = form(overview(ended(how)))
    assert f"{how} 2026-11-15: Too dear" in told
    assert "Contract in force: SOW-1847 → WC-001\n" in told


@both
def test_what_stopped_the_work_stands_beside_the_phase(form: Form) -> None:
    assert " · Deliver, on hold since 2026-11-10 · " in form(overview(paused("2026-11-10")))
    assert " · Closed, cancelled on 2026-11-10 · " in form(overview(called_off("2026-11-10")))


def test_json_holds_null_for_the_unknown_and_says_why() -> None:
    told = json.loads(overview_json(overview({"sow.yaml": BROKEN, "raid.yaml": BROKEN}), {}))
    unknown = ("number", "title", "contract", "papers", "pending", "ended", "plan", "raid", "decisions")
    assert {part: told[part] for part in unknown} == dict.fromkeys(unknown)
    assert told["unknown"]["raid"] == [f"{FOLDER}/raid.yaml cannot be read"]
    assert told["team"][0]["name"] == "Sam Osei"


def test_json_holds_the_papers_that_came_to_nothing() -> None:
    (paper,) = json.loads(overview_json(overview(ended("rejected")), {}))["ended"]
    assert (paper["number"], paper["state"], paper["on"]) == ("CO-001", "rejected", "2026-11-15")
    assert paper["because"] == "Too dear"


@pytest.mark.parametrize("width", [40, 60, 80, 110])
def test_no_line_is_wider_than_the_terminal_and_no_value_is_cut(width: int) -> None:
    told = text(overview({}), width)
    assert max(map(len, told.splitlines())) <= width
    assert "…" not in told
    for value in ("2026-07-13", "iteration 10", "2026-11-30", "hazel-brook", "Tomas Ferro"):
        assert value in told


@pytest.mark.parametrize("width", [40, 80])
def test_the_list_tells_unknown_figures_as_unknown(width: int) -> None:
    told = list_text([overview({"sow.yaml": BROKEN, "raid.yaml": BROKEN})], {}, 1, width, coloured=False)
    assert told.count("unknown") == 5  # title, phase, end, amount, RAID
    assert "sow-1847" in told
    assert "None" not in told


def test_the_list_tells_an_amount_of_nothing_and_one_that_is_not_stated_apart() -> None:
    def listed(amount: str) -> tuple[str, str | None]:
        sow = edited(f"{FOLDER}/sow.yaml", 'amount: "277200.00"', amount)[f"{FOLDER}/sow.yaml"]
        order = edited(f"{FOLDER}/change-orders/co-001.yaml", "  amount: {from", "  # amount: {from")
        free = overview({"sow.yaml": sow, "change-orders/co-001.yaml": order[f"{FOLDER}/change-orders/co-001.yaml"]})
        return list_text([free], {}, 1, 100, coloured=False), json.loads(list_json([free]))[0]["amount"]

    told, amount = listed('amount: "0.00"')
    assert ("USD 0.00" in told, amount) == (True, "0.00")
    told, amount = listed("# no amount")
    assert ("not stated" in told, amount) == (True, None)


def test_the_list_says_that_work_is_on_hold() -> None:
    resting = overview(paused("2026-11-10"))
    told = list_text([resting], {}, 1, 110, coloured=False)
    assert "Deliver, on hold since" in " ".join(told.split())
    assert json.loads(list_json([resting]))[0]["paused_on"] == "2026-11-10"
