"""Complete people and what may be left unsaid about them, for properties."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

KINDS = ["employee", "daily_worker", "construction_daily_worker", "artist", "platform_worker", "self_employed"]
REASONS = [
    "recommended_resignation", "managerial_layoff", "ordinary_dismissal", "disciplinary_dismissal", "contract_end",
    "retirement_age", "business_closure", "voluntary_resignation", "income_drop",
]


@st.composite
def complete_people(draw: st.DrawFn) -> tuple[dict[str, Any], date]:
    """Every fact that 구직급여 uses, with values near its thresholds, and the day of the question."""
    left = draw(st.dates(date(2019, 10, 1), date(2026, 12, 31)))
    asked = left + timedelta(days=draw(st.sampled_from([0, 30, 200, 364, 365, 366, 367, 500, 1460, 1462])))
    facts: dict[str, Any] = {
        "worker_kind": draw(st.sampled_from(KINDS)),
        "separation_date": left,
        "application_date": asked,
        "separation_reason": draw(st.sampled_from(REASONS)),
        "just_cause": draw(st.booleans()),
        "serious_fault": draw(st.booleans()),
        "able_and_seeking_work": draw(st.sampled_from([True, True, True, False])),
        "age": draw(st.sampled_from([20, 30, 49, 50, 51, 64, 65, 66, 70])),
        "age_at_hire": draw(st.sampled_from([20, 49, 64, 65, 66])),
        "disabled": draw(st.booleans()),
        "insured_unit_days": draw(st.sampled_from([0, 179, 180, 181, 400])),
        "insured_months": draw(st.sampled_from([0, 11, 12, 35, 36, 59, 60, 119, 120, 300])),
        "insured_months_24": draw(st.sampled_from([0, 8, 9, 11, 12, 24])),
        "average_daily_wage": draw(st.integers(1, 300_000)),
        "daily_work_hours": draw(st.integers(1, 12)),
        "weekly_work_hours": draw(st.sampled_from([14, 15, 40])),
        "weekly_work_days": draw(st.sampled_from([2, 3, 5])),
        "recent_daily_work_days": draw(st.integers(0, 31)),
        "idle_14_days": draw(st.booleans()),
        "restricted_in_base_period": draw(st.booleans()),
        "daily_worker_unit_days": draw(st.sampled_from([0, 89, 90, 120])),
        "benefit_period_postponed": draw(st.booleans()),
        # With other insurance the center adds the periods up, so nobody can be judged completely.
        "mixed_insurance_24": False,
        "closure_just_cause": draw(st.booleans()),
    }
    return facts, asked


@st.composite
def partly_known(draw: st.DrawFn, facts: dict[str, Any]) -> dict[str, Any]:
    """A person of whom some facts are unsaid and some are only roughly known, never wrongly."""
    known: dict[str, Any] = {}
    for name, value in facts.items():
        how = draw(st.sampled_from(["exact", "exact", "rough", "unsaid"]))
        if how == "unsaid":
            continue
        if how == "exact":
            known[name] = value.isoformat() if isinstance(value, date) else value
        else:
            known[name] = draw(_rough(name, value))
    return known


def _rough(name: str, value: Any) -> st.SearchStrategy[Any]:
    if isinstance(value, bool):
        return st.just(None)
    if isinstance(value, str):
        others = {"worker_kind": KINDS, "separation_reason": REASONS}[name]
        return st.lists(st.sampled_from(others), max_size=3).map(lambda more: {"one_of": sorted({value, *more})})
    if isinstance(value, date):
        return st.integers(0, 40).map(
            lambda d: {"min": (value - timedelta(days=d)).isoformat(), "max": (value + timedelta(days=d // 2)).isoformat()}
        )
    spread = max(2, value // 4)
    top = {"insured_months_24": 24, "recent_daily_work_days": 62, "weekly_work_days": 7, "daily_work_hours": 24}.get(name, 10**9)
    low = 1 if name == "average_daily_wage" else 0
    return st.tuples(st.integers(0, spread), st.integers(0, spread)).map(
        lambda d: {"min": max(low, value - d[0]), "max": min(top, value + d[1])}
    )
