"""The rule set of this installation, loaded once per process."""

from __future__ import annotations

from functools import lru_cache

from center.screening.loader import load_rules
from center.screening.ruleset import RuleSet
from center.settings import settings


@lru_cache(maxsize=1)
def rules() -> RuleSet:
    """Facts, parameters and programs. Raises ContentError when a file is wrong."""
    return load_rules(settings().content_dir)
