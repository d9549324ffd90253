from datetime import date

import pytest

from center.screening.loader import load_rules
from center.screening.program import Program
from center.screening.ruleset import RuleSet
from center.settings import ROOT

AS_OF = date(2026, 4, 10)


@pytest.fixture(scope="session")
def rules() -> RuleSet:
    return load_rules(ROOT / "content")


@pytest.fixture(scope="session")
def benefit(rules: RuleSet) -> Program:
    return rules.program("job_seeking_benefit")
