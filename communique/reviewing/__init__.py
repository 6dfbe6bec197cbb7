"""A person at work on the record: looking at findings, and putting them right by decisions."""

from communique.reviewing.desk import QUEUED, Reviewing
from communique.reviewing.page import Shown

__all__ = ["QUEUED", "Reviewing", "Shown"]
