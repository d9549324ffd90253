"""Service pages: by id, all, and by free words."""

from __future__ import annotations

from functools import lru_cache

from center.content.yaml_file import load_mapping
from center.services.errors import ServiceNotFound
from center.services.page import ServicePage, load_page
from center.services.search import Found, Index
from center.settings import settings

DEFAULT_LIMIT = 5


def service(page_id: str) -> ServicePage:
    """The page of a service or program. Raises ServiceNotFound."""
    try:
        return _pages()[page_id]
    except KeyError:
        raise ServiceNotFound(field="id") from None


def has_service(page_id: str) -> bool:
    """Whether there is a page with this id."""
    return page_id in _pages()


def all_services() -> tuple[ServicePage, ...]:
    """Every page, by name."""
    return tuple(sorted(_pages().values(), key=lambda page: (page.ended, page.name)))


@lru_cache(maxsize=2)
def offered(audience: str) -> list[ServicePage]:
    """What to offer citizens or employers who named nothing, most asked for first (``content/menus.yaml``)."""
    return [service(page_id) for page_id in load_mapping(settings().content_dir / "menus.yaml")[audience]]


@lru_cache(maxsize=4096)
def search(q: str, limit: int = DEFAULT_LIMIT) -> tuple[Found, ...]:
    """Pages that fit the words, best first; tolerant of typos and missing spaces. Empty when nothing fits."""
    return tuple(_index().search(q, limit))


@lru_cache(maxsize=1)
def _pages() -> dict[str, ServicePage]:
    folder = settings().content_dir / "services"
    return {page.id: page for page in (load_page(path) for path in sorted(folder.glob("*.yaml")))}


@lru_cache(maxsize=1)
def _index() -> Index:
    return Index(_pages().values())
