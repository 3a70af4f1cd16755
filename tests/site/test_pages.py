"""What the pages say, as Markdown, before any engine has seen them."""

from __future__ import annotations

import json
import re

import pytest

from psdm_validate.rules import RULES
from psdm_validate.site.encode import encode
from psdm_validate.site.navigation import navigation
from tests.sample import AS_OF
from tests.site.reader import ATTACK
from tests.site.rendered import FOLDER, PAGE, RECORDS, edited, pages, words

FREE_TEXT = re.compile(rb"\b(name|title|what|why|purpose|goal|accepted_when|response|resolution|outcome): [^\"{}\n,]+")


def test_the_portfolio_adds_up_money_per_currency_and_names_every_engagement() -> None:
    index = pages(RECORDS)["index.md"]
    assert "<dt>Contracted, USD</dt><dd>184&#44;000&#46;00</dd><dd>in 1 signed contract</dd>" in index
    assert "[Move 400 repositories to one platform](engagements/harbor-line/sow-2206.md)" in index


def test_a_portfolio_without_engagements_says_what_to_do() -> None:
    shared = {path: data for path, data in RECORDS.items() if "harbor-line" not in path}
    assert "There is no engagement here yet." in pages(shared)["index.md"]


def test_without_settings_no_page_claims_that_nothing_was_found() -> None:
    files = {path: data for path, data in RECORDS.items() if path != "engagements/settings.yaml"}
    assert "The records could not be judged" in pages(files)["index.md"]
    assert '<span class="psdm-pill psdm-pill--good">none</span>' not in pages(files)["index.md"]


def test_every_paper_stands_with_its_day_its_reason_what_it_moved_and_its_evidence() -> None:
    page = pages(RECORDS)[PAGE]
    assert encode("SOW-2206 → WC-001") in page
    paper = page[page.index("### WC&#45;001") : page.index("## Plan against the contract")]
    for told in ("2026-10-09", encode("(I-001)."), "18 Dec 2026", "8 Jan 2027", encode("wc-001.eml")):
        assert told in paper


def test_a_plan_says_of_each_entry_whether_the_contract_covers_it() -> None:
    assert ">inside</span>" in pages(RECORDS)[PAGE]
    assert ">outside</span>" in pages(edited(f"{FOLDER}/plan.yaml", "2027-01-08", "2027-02-08"))[PAGE]


def test_a_finding_leads_to_its_rule_and_names_its_line() -> None:
    page = pages(RECORDS)[PAGE]
    assert "[RPT010](../../rules/RPT010.md)" in page
    assert "harbor-line/ sow-2206/ raid.yaml:9" in words(page)


def test_a_rule_that_is_not_in_force_is_not_reported_as_clean() -> None:
    row = next(line for line in pages(RECORDS)["rules/index.md"].splitlines() if "[CHG010]" in line)
    assert "not in force" in row


def test_a_rule_page_marks_the_line_that_it_finds() -> None:
    page = pages(RECORDS)["rules/RPT010.md"]
    assert '## Breaks the rule\n\n```yaml title="raid.yaml" hl_lines="6"\n' in page


def test_a_rule_page_explains_what_its_examples_leave_out() -> None:
    written = pages(RECORDS)
    for rule in ("FIL004", "SOW011"):
        page = written[f"rules/{rule}.md"]
        assert "An empty value means that the field is left out" in page[: page.index("## ")]
    assert "empty value" not in written["rules/RPT010.md"]


@pytest.mark.parametrize("rule", [entry.id for entry in RULES])
def test_no_example_of_a_rule_is_left_in_the_notation_of_its_source(rule: str) -> None:
    assert not re.search(r"^```yaml (good|bad|and|base|head)", pages(RECORDS)[f"rules/{rule}.md"], re.MULTILINE)


def test_a_record_page_tells_what_a_field_holds_and_who_may_see_it() -> None:
    row = next(line for line in pages(RECORDS)["reference/records/raid.md"].splitlines() if "<code>probability" in line)
    assert "How likely&#46;" in row
    assert encode("one of low, medium, high") in row
    assert row.endswith("internal |")


def test_words_of_a_record_never_enter_a_page_unencoded() -> None:
    attack = rb"\1: " + json.dumps(ATTACK).replace("\\", r"\\").encode()
    records = {path: FREE_TEXT.sub(attack, data) for path, data in RECORDS.items() if path.endswith(".yaml")}
    written = pages(records)
    assert written[PAGE].count(encode(ATTACK)) > 20
    assert not [path for path, text in written.items() if "alert(" in text]


def test_every_page_says_as_of_which_day_it_speaks() -> None:
    for path, page in pages(RECORDS).items():
        assert f'as of <time datetime="{AS_OF}">' in page, path


def test_documents_that_come_and_go_need_no_change_of_the_set_up() -> None:
    assert navigation(["how-to/a.md", "tutorial/b.md", "notes/c.md", "documentation.md"]) == [
        {"Portfolio": "index.md"},
        {"Rules": "rules/index.md"},
        {
            "Documentation": [
                "documentation.md",
                {"Tutorial": ["tutorial/b.md"]},
                {"How to": ["how-to/a.md"]},
                {"Reference": [{"Fields of every record": "reference/records/index.md"}]},
                {"Notes": ["notes/c.md"]},
            ]
        },
    ]


def test_the_index_of_a_folder_comes_first_in_it() -> None:
    *_, documentation = navigation(["how-to/add.md", "how-to/index.md", "how-to/zone.md"])
    assert documentation["Documentation"][0] == {"How to": ["how-to/index.md", "how-to/add.md", "how-to/zone.md"]}


def test_a_page_names_an_edition_that_is_not_that_of_the_day() -> None:
    settings = b'edition: "2024"\neditions_before:\n  - {edition: "2022", until: 2026-06-30}\n'
    told = pages({**RECORDS, "engagements/settings.yaml": settings})
    assert "edition 2022, as when it was signed" in words(told[PAGE])
    line = "1 engagement is judged by the edition 2022, under which it was signed."
    assert line in words(told["index.md"])
    assert line in words(told["rules/index.md"])
    assert "as when it was signed" not in pages(RECORDS)[PAGE]


def test_a_rule_of_an_edition_that_one_engagement_keeps_is_in_force() -> None:
    settings = b'edition: "2024"\neditions_before:\n  - {edition: "2022", until: 2026-06-30}\n'

    def row(files: dict[str, bytes]) -> str:
        return next(line for line in pages(files)["rules/index.md"].splitlines() if "CHG006" in line)

    assert "not in force" in row(RECORDS)
    assert "not in force" not in row({**RECORDS, "engagements/settings.yaml": settings})
