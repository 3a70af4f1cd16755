"""How histories are made."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, settings

# The same histories on every run: a new find belongs in a review, not in somebody's unrelated pipeline. A history
# that is found is short already, and names its acts.
GENERATED = settings(
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
