"""A service page and its reading from content/services/<id>.yaml."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from center.content.yaml_file import load_yaml
from center.errors import ContentError

CONFIDENCES = ("verified", "law", "unverified")
ONLINE = ("yes", "partly", "no", "unknown")
STATES = ("active", "ended")
AUDIENCES = ("citizen", "employer", "both")


@dataclass(frozen=True)
class ServicePage:
    """One service or program as people read it.

    ``documents``: [{name, note, when}] (``when`` empty: always). ``online``: {possible:
    yes|partly|no|unknown, where,
    note}. ``counter``: the function of the counter. ``law``: citations. ``sources``: [{title, citation,
    as_of}].
    ``decided_by``: who decides when it is not the employment center (근로복지공단 …).
    ``needs_check``: what nobody has confirmed. ``status``: {state: active|ended, from, to, followed_by}.
    """

    id: str
    name: str
    name_en: str
    audience: str
    other_names: tuple[str, ...]
    keywords: tuple[str, ...]
    summary: str
    summary_en: str
    who: tuple[str, ...]
    documents: tuple[dict[str, str], ...]
    procedure: tuple[str, ...]
    deadline: str
    online: dict[str, str]
    counter: str
    law: tuple[str, ...]
    sources: tuple[dict[str, str], ...]
    as_of: str
    confidence: str
    needs_check: tuple[str, ...]
    warnings: tuple[str, ...]
    related: tuple[str, ...]
    status: dict[str, Any]
    amount: tuple[str, ...] = ()
    decided_by: str = ""

    @property
    def ended(self) -> bool:
        """Whether nobody can apply any more."""
        return bool(self.status["state"] == "ended")

    def as_item(self) -> dict[str, Any]:
        """The whole page as the API shows it."""
        return dict(_item(self.id, self))

    def as_summary(self) -> dict[str, Any]:
        """The page in a list."""
        return {
            "id": self.id,
            "name": self.name,
            "name_en": self.name_en,
            "audience": self.audience,
            "summary": self.summary,
            "state": self.status["state"],
            "confidence": self.confidence,
            "as_of": self.as_of,
            "counter": self.counter,
        }

    def __hash__(self) -> int:
        return hash(self.id)


@lru_cache(maxsize=512)
def _item(page_id: str, page: ServicePage) -> dict[str, Any]:
    item: dict[str, Any] = {}
    for spec in fields(ServicePage):
        value = getattr(page, spec.name)
        item[spec.name] = list(value) if isinstance(value, tuple) else value
    return item


def load_page(path: Path) -> ServicePage:
    """Read one page. Raises ContentError with file and line for a missing field, an unknown word or a
    missing source."""
    raw = load_yaml(path)
    known = {spec.name for spec in fields(ServicePage)}
    for key in raw:
        if key not in known:
            raise ContentError(f"모르는 항목 '{key}' 입니다.", **raw.where(key))
    for spec in fields(ServicePage):
        if spec.name not in raw and spec.name not in ("amount", "decided_by"):
            raise ContentError(f"'{spec.name}' 항목이 없습니다.", **raw.where())
    _one_of(raw, "confidence", raw["confidence"], CONFIDENCES)
    _one_of(raw, "audience", raw["audience"], AUDIENCES)
    _one_of(raw, "online", raw["online"]["possible"], ONLINE)
    _one_of(raw, "status", raw["status"]["state"], STATES)
    if raw["id"] != path.stem:
        raise ContentError(f"id '{raw['id']}' 가 파일 이름과 다릅니다.", **raw.where("id"))
    if not raw["sources"]:
        raise ContentError("출처(sources)가 비어 있습니다.", **raw.where("sources"))
    if raw["confidence"] == "unverified" and not raw["needs_check"]:
        raise ContentError(
            "확인되지 않은 페이지는 needs_check 에 무엇을 확인할지 적어야 합니다.", **raw.where("confidence")
        )
    return ServicePage(**{key: _frozen(value) for key, value in raw.items()})


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_frozen(item) for item in value)
    if isinstance(value, dict):
        return {key: list(item) if isinstance(item, list) else _frozen(item) for key, item in value.items()}
    return value.isoformat() if isinstance(value, date) else value


def _one_of(raw: Any, key: str, value: object, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise ContentError(f"'{key}' 는 {', '.join(allowed)} 중 하나여야 합니다.", **raw.where(key))
