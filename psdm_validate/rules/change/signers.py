"""Who may put their name under a contract, on either side."""

from __future__ import annotations

from collections.abc import Sequence

from psdm_validate.model.engagement import Engagement
from psdm_validate.model.people import CustomerSignature, OurSignature, Signatures
from psdm_validate.policy.policy import Policy
from psdm_validate.rule import Remark, Remarks


def may_sign(signed: Signatures, engagement: Engagement, policy: Policy) -> Remarks:
    """A remark for each signature of somebody who might not sign on that day.

    Unknown people are told by REC001, and those who held no role at all on the day by REC006.
    """
    if signed.us and not engagement.adopted_after(signed.us.on):
        yield from _ours(signed.us, engagement, policy.roles["signs_for_us"])
    if signed.customer and not engagement.adopted_after(signed.customer.on):
        yield from _customers(signed.customer, engagement, policy.roles["signs_for_the_customer"])


def _ours(signature: OurSignature, engagement: Engagement, roles: Sequence[str]) -> Remarks:
    person = engagement.organization.person(signature.by)
    held = [role.role for role in person.roles if role.on(signature.on)] if person else []
    if person is None or not held or (person.partner is None and not set(held).isdisjoint(roles)):
        return
    was = f"works for our partner {person.partner}" if person.partner else f"was {' and '.join(held)}"
    yield Remark(
        signature.at("by"),
        f"{signature.by}, who signed for us on {signature.on}, {was}; that takes {_one_of(roles)} of our own",
        "Correct the name or the day, or have the paper signed by one of them.",
    )


def _customers(signature: CustomerSignature, engagement: Engagement, roles: Sequence[str]) -> Remarks:
    contact = engagement.customer.contact(signature.by)
    held = [role.role for role in contact.roles if role.on(signature.on)] if contact else []
    if not held or not set(held).isdisjoint(roles):
        return
    yield Remark(
        signature.at("by"),
        f"{signature.by}, who signed for the customer on {signature.on}, was {' and '.join(held)}; "
        f"that takes {_one_of(roles)}",
        "Correct the name or the day; where customer.yaml lacks the role, add it there with its first day.",
    )


def _one_of(roles: Sequence[str]) -> str:
    return " or ".join(roles)
