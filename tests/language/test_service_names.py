"""Every service page is recognized by its name and by every other name that the page gives."""

from __future__ import annotations

from datetime import date

import pytest

from center.content.yaml_file import load_yaml
from center.language.entities import extract_entities
from center.language.word_lists import word_list
from center.settings import settings

TODAY = date(2026, 11, 23)
PAGES = [load_yaml(path) for path in sorted((settings().content_dir / "services").glob("*.yaml"))]
SEARCH_ONLY = set(word_list("gazetteers/services")["search_only"])
OWNERS: dict[str, set[str]] = {}
for page in PAGES:
    for name in (page["name"], *page.get("other_names", ())):
        OWNERS.setdefault(name, set()).add(page["id"])


def named(text: str) -> list[tuple[str, str | int]]:
    return [(e.entity, e.value) for e in extract_entities(text, TODAY) if e.entity in ("service", "form")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page["id"]))
def test_every_name_of_a_page_is_recognized(page: dict[str, object]) -> None:
    other = page.get("other_names") or []
    assert isinstance(other, list)
    missed = {}
    for name in {str(page["name"]), *other} - SEARCH_ONLY:
        found = named(f"{name} 얼마예요")
        if any(kind == "form" for kind, _ in found) and page["id"] == "separation_certificate":
            continue  # 이직확인서 is a form
        if not found or not {value for _, value in found} <= OWNERS[name]:
            missed[name] = found
    assert missed == {}


@pytest.mark.parametrize(("text", "service"), [
    ("고령자 계속고용장려금 되나요", "senior_continued_employment_subsidy"),
    ("고령자 고용지원금 되나요", "senior_employment_support"),
    ("고용촉진장려금 얼마예요", "employment_promotion_subsidy"),
    ("특별고용촉진장려금 얼마예요", "special_employment_promotion_subsidy"),
    ("지역고용촉진지원금 얼마예요", "regional_employment_promotion_subsidy"),
    ("육아휴직 급여 신청", "childcare_leave_benefit"),
    ("육아휴직 지원금 신청", "parental_employment_stability_subsidy"),
    ("육아휴직 대체인력 지원", "substitute_worker_subsidy"),
    ("출산휴가 며칠이에요", "maternity_leave_benefit"),
    ("배우자 출산휴가 며칠이에요", "paternity_leave_benefit"),
    ("도약장려금 요건", "youth_leap_subsidy"),
    ("도약보장패키지 요건", "hiring_package"),
    ("청년채용특별장려금 지금도 되나요", "youth_special_hiring_subsidy"),
    ("워라밸 4.5 지원금", "four_and_half_day_support"),
    ("워라밸일자리 장려금", "work_life_balance_subsidy"),
    ("육아기 10시 출근제 얼마예요", "childcare_ten_oclock_support"),
    ("중증장애인 고용개선장려금", "severe_disabled_improvement_incentive"),
    ("장애인 고용장려금", "disabled_employment_incentive"),
    ("청년내일채움공제 되나요", "youth_savings_deduction"),
    ("내일배움카드 되나요", "tomorrow_learning_card"),
])
def test_names_that_are_near_each_other_are_told_apart(text: str, service: str) -> None:
    assert named(text) == [("service", service)]
