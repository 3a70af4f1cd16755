"""One step beside the method is blocked, whatever legal acts came before it and whatever comes with it."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.histories.acts import ACTS, next_step, state_after
from tests.histories.breaches import BREACHES, Breach, named, target_of
from tests.histories.excuses import EXCUSES
from tests.histories.portfolio import judged
from tests.histories.profile import GENERATED


@pytest.mark.parametrize("breach", BREACHES, ids=named)
@settings(GENERATED, max_examples=4)
@given(data=st.data())
def test_a_breach_is_blocked_whatever_legal_act_it_hides_in(breach: Breach, data: st.DataObject) -> None:
    steps = target_of(breach, data)
    beside = next_step(data.draw(st.sampled_from(ACTS)), state_after(steps), data)
    target, legal = (beside[0].before, beside[0].after) if beside else (state_after(steps),) * 2
    merge = breach(target, legal, data)
    assume(merge is not None)
    assert merge
    for excused in (merge, data.draw(EXCUSES)(merge, BREACHES[breach])):
        verdict = judged(target, excused).verdict
        found = {finding.rule for finding in verdict.blocking}
        told = [named(step.act) for step in [*steps, *beside]]
        assert (verdict.exit_code, bool(found & BREACHES[breach])) == (1, True), (told, found, verdict.stopped)
