"""Which counter of a center handles a service: always its function, its floor and number only where a
center entered them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from center.content.yaml_file import load_yaml
from center.errors import ContentError
from center.offices.errors import CounterNotFound
from center.offices.service import office
from center.services.service import has_service
from center.services.service import service as service_page
from center.settings import settings


@dataclass(frozen=True)
class CounterFunction:
    """A kind of work at a center (실업급여, 취업지원 …), what it handles and what to bring."""

    id: str
    name: str
    name_en: str
    handles: tuple[str, ...]
    keywords: tuple[str, ...]
    bring: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Counter:
    """A counter at one center. ``floor`` and ``number`` are None when the center has not entered them.

    ``sample`` marks example entries that are not the real building.
    """

    office_code: str
    function: CounterFunction
    floor: str | None = None
    number: str | None = None
    sample: bool = False

    def as_item(self, language: str = "ko") -> dict[str, Any]:
        """The counter as the API and Message.data show it."""
        what = self.function
        return {
            "office": self.office_code,
            "function": what.id,
            "name": what.name_en if language == "en" else what.name,
            "handles": list(what.handles),
            "bring": list(what.bring),
            "floor": self.floor,
            "number": self.number,
            "sample": self.sample,
            "needs_check": [] if self.number and not self.sample else ["floor", "number"],
            "sources": list(what.sources),
        }


def functions() -> tuple[CounterFunction, ...]:
    """All kinds of work, in the order they are shown."""
    return tuple(_functions().values())


def counters(code: str, service: str | None = None) -> tuple[Counter, ...]:
    """The counters of a center; only the one for ``service`` (a service id or a function id) when it is
    given.

    Raises OfficeNotFound for an unknown center, CounterNotFound for an unknown service.
    """
    office(code)
    wanted = functions() if service is None else (function_for(service),)
    plan = layout(code)
    return tuple(_counter(code, what, plan) for what in wanted)


def function_for(service: str) -> CounterFunction:
    """The kind of work that handles a service (id of a service page or of a function). Raises
    CounterNotFound."""
    if service in _functions():
        return _functions()[service]
    if has_service(service):
        return _functions()[service_page(service).counter]
    raise CounterNotFound(field="service")


@lru_cache(maxsize=256)
def layout(code: str) -> dict[str, Any] | None:
    """Floors and counters that a center entered (content/offices/counters/<code>.yaml), or None.

    The shape: ``sample``, ``as_of``, ``floors`` [{id, name, name_en, size [columns, rows], marks, counters
    [{function, number, at, size}]}]. Raises ContentError for an unknown function.
    """
    path = settings().content_dir / "offices" / "counters" / f"{code}.yaml"
    if not path.is_file():
        return None
    raw: dict[str, Any] = load_yaml(path)
    for floor in raw["floors"]:
        for counter in floor["counters"]:
            if counter["function"] not in _functions():
                raise ContentError(
                    f"'{counter['function']}' 은 counters.yaml 에 없는 업무입니다.",
                    **counter.where("function"),
                )
    return raw


def _counter(code: str, what: CounterFunction, plan: dict[str, Any] | None) -> Counter:
    for floor in plan["floors"] if plan else ():
        for entry in floor["counters"]:
            if entry["function"] == what.id:
                return Counter(code, what, str(floor["name"]), str(entry["number"]), bool(plan and plan.get("sample")))
    return Counter(code, what)


@lru_cache(maxsize=1)
def _functions() -> dict[str, CounterFunction]:
    raw = load_yaml(settings().content_dir / "offices" / "counters.yaml")
    return {
        entry["id"]: CounterFunction(
            entry["id"],
            entry["name"],
            entry["name_en"],
            tuple(entry["handles"]),
            tuple(map(str, entry["keywords"])),
            tuple(entry["bring"]),
            tuple(entry["sources"]),
        )
        for entry in raw["functions"]
    }
