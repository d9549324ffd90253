"""The lobby board: called numbers appear by themselves, and a dead line is not shown as the truth."""

from __future__ import annotations

import httpx
import pytest
from playwright.sync_api import Page, expect

from center.offices.directory import directory
from tests.browser.chat_page import Gateway
from tests.browser.test_accessibility import violations

pytestmark = pytest.mark.browser
COUNTER = "job_seeking_benefit"


@pytest.fixture
def office() -> str:
    return sorted(directory().offices)[40]


@pytest.fixture
def http(gateway: Gateway) -> httpx.Client:
    return httpx.Client(base_url=gateway.address, headers=gateway.staff)


def test_a_called_number_appears_with_its_desk_and_goes(page: Page, gateway: Gateway, http: httpx.Client, office: str) -> None:
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.goto(f"{gateway.address}/board/{office}")
    expect(page.locator("#office")).to_have_text(directory().offices[office].name)
    expect(page.locator("#state")).to_contain_text("기다리는 분이 없어요")
    tickets = [http.post("/api/visits", json={"office": office, "service": COUNTER}).json() for _ in range(3)]
    expect(page.locator(".board-wait")).to_contain_text("대기 3명")
    called = http.post(f"/api/staff/offices/{office}/visits/next", json={"counter": COUNTER, "desk": "5번"}).json()
    assert called["ticket"] == tickets[0]["ticket"]
    expect(page.locator(".board-calls .is-new strong")).to_have_text(str(called["ticket"]))
    expect(page.locator(".board-calls .is-new span")).to_have_text("5번 창구")
    expect(page.locator("#called")).to_contain_text(f"{called['ticket']}번, 5번 창구로 오세요")
    expect(page.locator(".board-wait")).to_contain_text("대기 2명")
    assert violations(page) == []
    http.post(f"/api/staff/visits/{called['id']}/serve")
    expect(page.locator(".board-none")).to_be_visible()
    expect(page.locator(".board-serving")).to_contain_text(f"{called['ticket']}번")


def test_the_ticket_of_a_visitor_follows_the_line(page: Page, gateway: Gateway, http: httpx.Client) -> None:
    office = sorted(directory().offices)[41]
    first, mine = (http.post("/api/visits", json={"office": office, "service": COUNTER}).json() for _ in range(2))
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{gateway.address}/visits/{mine['id']}")
    expect(page.locator(".ticket-number strong")).to_have_text(str(mine["ticket"]))
    expect(page.locator(".ticket-line")).to_have_text("앞에 1명이 있어요")
    assert violations(page) == []
    expect(page.locator("#ticket")).not_to_contain_text("null")
    for ticket in (first, mine):
        called = http.post(f"/api/staff/offices/{office}/visits/next", json={"counter": COUNTER, "desk": "3"}).json()
        assert called["id"] == ticket["id"]
    expect(page.locator(".ticket-line")).to_have_text("지금 3번 창구로 오세요")
    expect(page.locator("#announce-states")).to_contain_text("3번 창구")
    expect(page.locator("#ticket")).not_to_contain_text("null")
    assert violations(page) == []
    http.post(f"/api/staff/visits/{mine['id']}/serve")
    http.post(f"/api/staff/visits/{mine['id']}/finish")
    expect(page.locator(".ticket-line")).to_contain_text("상담이 끝났어요", timeout=15_000)


def test_somebody_who_waits_no_longer_is_asked_twice(page: Page, gateway: Gateway, http: httpx.Client) -> None:
    office = sorted(directory().offices)[42]
    mine = http.post("/api/visits", json={"office": office, "service": COUNTER}).json()
    page.goto(f"{gateway.address}/visits/{mine['id']}")
    page.locator("#leave").press("Enter")
    expect(page.locator("#leave-sure")).to_be_focused()
    page.locator("#leave-sure").press("Enter")
    expect(page.locator(".ticket-line")).to_contain_text("끝났어요")
    page.goto(f"{gateway.address}/visits/nothing")
    expect(page.locator(".ticket-line")).to_contain_text("찾")


def test_a_desk_is_called_the_same_on_board_and_ticket(page: Page, gateway: Gateway, http: httpx.Client) -> None:
    office = sorted(directory().offices)[43]
    for written in ("3", "3번", "창구 3"):
        mine = http.post("/api/visits", json={"office": office, "service": COUNTER}).json()
        http.post(f"/api/staff/offices/{office}/visits/next", json={"counter": COUNTER, "desk": written})
        page.goto(f"{gateway.address}/visits/{mine['id']}")
        expect(page.locator(".ticket-line")).to_have_text("지금 3번 창구로 오세요")
        page.goto(f"{gateway.address}/board/{office}")
        expect(page.locator(".board-calls span").first).to_have_text("3번 창구")
        http.post(f"/api/staff/visits/{mine['id']}/finish")


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (1920, 1080), (1080, 1920)])
def test_the_board_fills_the_screen_and_never_scrolls(page: Page, gateway: Gateway, http: httpx.Client, width: int, height: int) -> None:
    office = sorted(directory().offices)[44]
    page.set_viewport_size({"width": width, "height": height})
    services = ["job_seeking_benefit", "recruitment_request", "job_seeking_allowance", "k_digital_training", "foreign_employment_permit"]
    for count, service in enumerate(services, 1):
        assert http.post("/api/visits", json={"office": office, "service": service}).status_code == 201
        page.goto(f"{gateway.address}/board/{office}")
        expect(page.locator(".board-counter").last).to_be_visible()
        lowest = page.evaluate("Math.max(...[...document.querySelectorAll('.board-counter')].map((one) => one.getBoundingClientRect().bottom))")
        assert height * 0.94 < lowest <= height, (count, lowest)
        assert page.evaluate("document.documentElement.scrollHeight <= innerHeight && document.documentElement.scrollWidth <= innerWidth"), count


def test_the_ticket_speaks_english(page: Page, gateway: Gateway, http: httpx.Client) -> None:
    office = sorted(directory().offices)[45]
    mine = http.post("/api/visits", json={"office": office, "service": COUNTER}).json()
    page.goto(f"{gateway.address}/visits/{mine['id']}")
    expect(page.locator(".ticket-line")).to_have_text("다음 차례예요")
    page.get_by_role("button", name="English").click()
    expect(page.locator(".ticket-line")).to_have_text("You are next")
    expect(page.locator("#announce-states p")).to_have_count(0)
    expect(page.locator("#leave")).to_have_text("Stop waiting")
    assert violations(page) == []
    page.reload()
    expect(page.locator(".ticket-line")).to_have_text("You are next")


def test_a_ticket_without_a_connection_says_so(page: Page, gateway: Gateway, http: httpx.Client) -> None:
    office = sorted(directory().offices)[46]
    mine = http.post("/api/visits", json={"office": office, "service": COUNTER}).json()
    page.route("**/api/visits/**", lambda route: route.abort())
    page.goto(f"{gateway.address}/visits/{mine['id']}")
    expect(page.locator(".ticket-line")).to_have_text("연결하지 못했어요")
    page.unroute("**/api/visits/**")
    expect(page.locator(".ticket-number strong")).to_have_text(str(mine["ticket"]), timeout=15_000)
    page.route("**/api/visits/**", lambda route: route.abort())
    page.locator("#leave").click()
    page.locator("#leave-sure").click()
    expect(page.locator(".ticket-sure .problem")).to_be_visible()
    expect(page.locator(".ticket-lost")).to_be_visible()
    assert violations(page) == []
    page.unroute("**/api/visits/**")
    page.locator("#leave-sure").click()
    expect(page.locator(".ticket-line")).to_contain_text("끝났어요")
    expect(page.locator("#ticket-title")).to_be_focused()


def test_an_unknown_center_and_a_lost_line_are_said(page: Page, gateway: Gateway, office: str) -> None:
    page.goto(f"{gateway.address}/board/nowhere")
    expect(page.locator("#state")).to_contain_text("찾")
    page.route_web_socket("**/board", lambda socket: socket.close())
    page.route("**/api/offices/**", lambda route: route.abort())
    page.goto(f"{gateway.address}/board/{office}")
    expect(page.locator("#state")).to_contain_text("연결이 끊겼어요")
