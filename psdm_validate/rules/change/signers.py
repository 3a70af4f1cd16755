"""Who may put their name under a contract, on either side."""

from __future__ import annotations

from collections.abc import Iterable

from psdm_validate.model.engagement import Engagement
from psdm_validate.model.people import CustomerSignature, OurSignature, Signatures
from psdm_validate.rule import Remark, Remarks

OUR_SIGNERS = ("ps-leadership", "senior-director", "director", "regional-manager")
CUSTOMER_SIGNERS = ("contracting", "director", "sponsor")


def may_sign(signed: Signatures, engagement: Engagement) -> Remarks:
    """A remark for each signature of somebody who might not sign on that day.

    Unknown people are told by REC001, and those who held no role at all on the day by REC006.
    """
    if signed.us and not engagement.adopted_after(signed.us.on):
        yield from _ours(signed.us, engagement)
    if signed.customer and not engagement.adopted_after(signed.customer.on):
        yield from _customers(signed.customer, engagement)


def _ours(signature: OurSignature, engagement: Engagement) -> Remarks:
    person = engagement.organization.person(signature.by)
    held = [role.role for role in person.roles if role.on(signature.on)] if person else []
    if person is None or not held or (person.partner is None and not set(held).isdisjoint(OUR_SIGNERS)):
        return
    was = f"works for our partner {person.partner}" if person.partner else f"was {' and '.join(held)}"
    yield Remark(
        signature.at("by"),
        f"{signature.by}, who signed for us on {signature.on}, {was}; that takes {_one_of(OUR_SIGNERS)} of our own",
        "Correct the name or the day, or have the paper signed by one of them.",
    )


def _customers(signature: CustomerSignature, engagement: Engagement) -> Remarks:
    contact = engagement.customer.contact(signature.by)
    held = [role.role for role in contact.roles if role.on(signature.on)] if contact else []
    if not held or not set(held).isdisjoint(CUSTOMER_SIGNERS):
        return
    yield Remark(
        signature.at("by"),
        f"{signature.by}, who signed for the customer on {signature.on}, was {' and '.join(held)}; "
        f"that takes {_one_of(CUSTOMER_SIGNERS)}",
        "Correct the name or the day; where customer.yaml lacks the role, add it there with its first day.",
    )


def _one_of(roles: Iterable[str]) -> str:
    return " or ".join(roles)
