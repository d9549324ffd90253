"""Service pages over HTTP."""

from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from web.errors import install
from web.services import router


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    app = FastAPI()
    app.include_router(router)
    install(app)
    with TestClient(app) as browser:
        yield browser


def test_list_page_and_search(client: TestClient) -> None:
    assert len(client.get("/api/services").json()["items"]) >= 60
    page = client.get("/api/services/job_seeking_benefit").json()
    assert page["documents"][0]["name"] == "신분증" and page["sources"][0]["title"] == "고용보험법"
    found = client.get("/api/services/search", params={"q": "실헙급여 서류"}).json()["items"]
    assert found[0]["id"] == "job_seeking_benefit"


@pytest.mark.parametrize(
    ("address", "status", "code"),
    [
        ("/api/services/nothing", 404, "service_not_found"),
        ("/api/services?x=1", 422, "unknown_field"),
        ("/api/services/search", 422, "invalid_request"),
        ("/api/services/search?q=%EA%B0%80&lang=ko", 422, "unknown_field"),
    ],
)
def test_errors_are_problem_json(client: TestClient, address: str, status: int, code: str) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
