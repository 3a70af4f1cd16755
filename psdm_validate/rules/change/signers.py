"""Who may put their name under a contract, on either side."""

from __future__ import annotations

from psdm_validate.model.engagement import Engagement
from psdm_validate.model.people import CustomerSignature, OurSignature, Signatures
from psdm_validate.rule import Remark, Remarks

OUR_SIGNERS = ("ps-leadership", "senior-director", "director", "regional-manager")
CUSTOMER_SIGNERS = ("contracting", "director", "sponsor")


def may_sign(signed: Signatures, engagement: Engagement) -> Remarks:
    """A remark for each signature of somebody who might not sign on that day; unknown people are REC001's matter."""
    if signed.us and not engagement.adopted_after(signed.us.on):
        yield from _ours(signed.us, engagement)
    if signed.customer and not engagement.adopted_after(signed.customer.on):
        yield from _customers(signed.customer, engagement)


def _ours(signature: OurSignature, engagement: Engagement) -> Remarks:
    person = engagement.organization.person(signature.by)
    if person is None:
        return
    if person.partner is not None:
        message = f"{signature.by} signed for us on {signature.on}, but works for our partner {person.partner}"
    elif any(person.held(role, signature.on) for role in OUR_SIGNERS):
        return
    else:
        message = f"{signature.by} signed for us on {signature.on} without holding a role that may: {_named(OUR_SIGNERS)}"
    yield Remark(signature.at("by"), message, "Correct the name or the day, or have the paper signed by one of them.")


def _customers(signature: CustomerSignature, engagement: Engagement) -> Remarks:
    contact = engagement.customer.contact(signature.by)
    if contact is None or any(contact.held(role, signature.on) for role in CUSTOMER_SIGNERS):
        return
    yield Remark(
        signature.at("by"),
        f"{signature.by} signed for the customer on {signature.on} without holding a role that may: "
        f"{_named(CUSTOMER_SIGNERS)}",
        "Correct the name or the day; if the role is missing in customer.yaml, add it there with its first day.",
    )


def _named(roles: tuple[str, ...]) -> str:
    return f"{', '.join(roles[:-1])} or {roles[-1]}"
