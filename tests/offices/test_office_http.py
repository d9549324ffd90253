"""Centers, counters, floors and agencies over HTTP."""

import time
from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from web.errors import install
from web.offices import router, warm_up


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    app = FastAPI()
    app.include_router(router)
    install(app)
    warm_up()
    with TestClient(app) as browser:
        yield browser


def test_by_region(client: TestClient) -> None:
    answer = client.get("/api/offices", params={"region": "수원 영통구"}).json()
    assert answer["items"][0]["name"] == "수원고용센터"
    assert answer["items"][0]["needs_check"] == ["phone"]
    assert "ambiguous" not in answer


def test_ambiguous_instead_of_a_guess(client: TestClient) -> None:
    answer = client.get("/api/offices", params={"region": "중구"}).json()
    assert answer["items"] == []
    assert answer["ambiguous"][3]["region"] == "대전광역시 중구"
    assert answer["ambiguous"][3]["office"]["name"] == "대전고용센터"


def test_all_and_near(client: TestClient) -> None:
    assert len(client.get("/api/offices").json()["items"]) == 134
    near = client.get("/api/offices", params={"near": "37.2636,127.0286", "limit": 2}).json()["items"]
    assert near[0]["name"] == "수원고용센터" and len(near) == 2


def test_one_center(client: TestClient) -> None:
    answer = client.get("/api/offices/12051").json()
    assert answer["phone"] == "02-2171-1700" and answer["hours"]["needs_check"] == ["hours"]


@pytest.mark.parametrize(
    ("address", "status", "code"),
    [
        ("/api/offices/99999", 404, "office_not_found"),
        ("/api/offices/99999/counters", 404, "office_not_found"),
        ("/api/offices/99999/floors", 404, "office_not_found"),
        ("/api/offices/12012/counters?service=nothing", 404, "counter_not_found"),
        ("/api/offices?near=1,2", 422, "invalid_query"),
        ("/api/offices?near=here", 422, "invalid_query"),
        ("/api/offices?nearby=1", 422, "unknown_field"),
        ("/api/offices/12012?x=1", 422, "unknown_field"),
        ("/api/offices?limit=0", 422, "invalid_request"),
        ("/api/agencies?type=nothing", 422, "invalid_query"),
    ],
)
def test_errors_are_problem_json(client: TestClient, address: str, status: int, code: str) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["code"] == code


def test_counters_and_floors(client: TestClient) -> None:
    items = client.get("/api/offices/15112/counters", params={"service": "tomorrow_learning_card"}).json()["items"]
    assert [(item["function"], item["number"]) for item in items] == [("training", None)]
    floors = client.get("/api/offices/12012/floors", params={"service": "job_seeking_benefit"}).json()["floors"]
    assert floors[0]["sample"] is True and "<svg" in floors[0]["svg"]
    assert client.get("/api/offices/15112/floors").json() == {"floors": []}


def test_agencies(client: TestClient) -> None:
    items = client.get("/api/agencies", params={"type": "comwel"}).json()["items"]
    assert items[0]["phone"] == "1588-0075"


def test_answers_are_quick(client: TestClient) -> None:
    took = []
    for number in range(60):
        start = time.perf_counter()
        client.get("/api/offices", params={"q": f"{['수원', '성남', '노원구', '중구'][number % 4]} 고용센터"})
        took.append(time.perf_counter() - start)
    assert sorted(took)[len(took) // 2] < 0.015
