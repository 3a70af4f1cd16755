"""Checks the records of professional-services engagements against the delivery methodology."""

__version__ = "0.1.0"
