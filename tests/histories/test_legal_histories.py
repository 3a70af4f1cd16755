"""Whoever keeps to the method is never blocked, whatever comes after whatever."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psdm_validate.reporters.gate_json import gate_json
from psdm_validate.reporters.gate_markdown import gate_markdown
from psdm_validate.reporters.gate_text import gate_text
from tests.histories.acts import ACTS, Act, history, named, taken
from tests.histories.portfolio import judged
from tests.histories.profile import GENERATED


@pytest.mark.parametrize("act", ACTS, ids=named)
@settings(GENERATED, max_examples=4)
@given(data=st.data())
def test_a_legal_act_is_never_blocked(act: Act, data: st.DataObject) -> None:
    told: list[str] = []
    for step in taken(act, history(data), data):
        report = judged(step.before, step.after)
        verdict = report.verdict
        told.append(f"{step.after.day} {step.act.__name__}")
        blocking = [f"{each.rule} {each.file} {each.field}: {each.message}" for each in verdict.blocking]
        assert (blocking, verdict.unjudged, verdict.exit_code) == ([], (), 0), told
        assert gate_text(report, 80, old_too=True, coloured=False).startswith("Nothing blocks")
        assert gate_markdown(report, old_too=True)
        assert gate_json(report, "1")
