"""`explain` and `rules`: what the validator knows, told on demand."""

from __future__ import annotations

import json

from tests.cli.running import on_a_terminal, run, without_colours


def test_explain_tells_a_rule_a_record_and_a_field() -> None:
    rule = run("explain", "chg024").stdout
    assert "# CHG024: an instrument says exactly what it changes from what" in rule
    assert "Bad, in plan.yaml:\n\n```yaml\n" in rule
    assert "It lies at engagements/{customer}/{sow}/plan.yaml." in run("explain", "plan.yaml").stdout
    assert "May be left out" in run("explain", "plan.tasks.awaits").stdout


def test_rules_are_listed_for_programs_with_all_that_tells_them_apart() -> None:
    listed = json.loads(run("rules", "--format", "json").stdout)
    assert len(listed["rules"]) >= 30
    assert all(set(rule) == {"id", "title", "level", "editions", "scope", "source"} for rule in listed["rules"])


def test_an_example_on_a_terminal_says_whether_it_is_good_and_of_which_file() -> None:
    shown = without_colours(on_a_terminal("explain", "CHG024"))
    assert shown.index("Good, in plan.yaml:") < shown.index("And in change-orders/co-001.yaml:")
    assert shown.index("And in change-orders/co-001.yaml:") < shown.index("Bad, in plan.yaml:")
    assert "an empty value" in shown


def test_an_example_of_a_shared_record_names_its_whole_path() -> None:
    assert "Bad, in engagements/settings.yaml:" in run("explain", "FIL006").stdout


def test_a_field_is_explained_with_the_values_it_takes_and_what_it_names() -> None:
    assert "- Holds: one of low, medium, high\n" in run("explain", "raid.risks.impact").stdout
    assert "- Holds: list of one of " in run("explain", "settings.packs").stdout
    assert "- Holds: list of groups of fields\n" in run("explain", "raid.risks").stdout
    assert "- Holds: day\n" in run("explain", "change-order.changes.end.to").stdout
    assert "- Names: an activity of the contract\n" in run("explain", "plan.tasks.activity").stdout
    assert (
        "- `impact` (may be left out): How bad. Holds one of low, medium, high." in run("explain", "raid.risks").stdout
    )


def test_the_path_of_a_file_explains_its_kind() -> None:
    kind = run("explain", "change-order").stdout
    assert run("explain", "engagements/acme/sow-1/change-orders/co-001.yaml").stdout == kind
    assert run("explain", "/somewhere/engagements/acme/sow-1/change-orders/co-001.yaml").stdout == kind
