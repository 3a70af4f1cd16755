"""While the wording goes back and forth, one person holds the pen.

Two people who edit the same SOW make two SOWs, and it is by chance which of them is signed. So as soon as the
redlines begin somebody is named, exactly one, through whom every change goes.

```yaml good sow.yaml
redline: {from: 2026-06-11, pen: [noor-haddad]}
```

```yaml bad sow.yaml
redline: {from: 2026-06-11, pen: [noor-haddad, mira-stone]}  # SOW013
```

```yaml bad sow.yaml
redline: {from: 2026-06-11}  # SOW013
```
"""

from __future__ import annotations

from psdm_validate.finding import Level
from psdm_validate.model.sow import Sow
from psdm_validate.rule import Remark, Remarks, rule


@rule(
    "SOW013",
    "one person holds the pen",
    level=Level.WARNING,
    editions=("archived",),
    source="002 comments: Legal Approval",
)
def one_pen(sow: Sow) -> Remarks:
    if sow.redline is not None and len(sow.redline.pen) != 1:
        holders = " and ".join(sow.redline.pen) or "nobody"
        hold = "hold" if len(sow.redline.pen) > 1 else "holds"
        yield Remark(
            sow.redline.at("pen"),
            f"the SOW has been in redline since {sow.redline.since}, and {holders} {hold} the pen",
            "Agree on one person with the engagement manager, then write pen with that name alone.",
        )
