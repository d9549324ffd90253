"""/appointments: from the search for a center to a cancelled booking, and everything that can go wrong on the way."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.appointments_page import SERVICE, AppointmentsPage
from tests.browser.chat_page import Gateway
from tests.browser.test_accessibility import LOOKS, look, violations

pytestmark = pytest.mark.browser


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until something that fits has the focus."""
    for _ in range(60):
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"cannot be reached by keyboard: {selector}")


class TestBooking:
    def test_by_keyboard_alone(self, appointments: AppointmentsPage) -> None:
        page, keyboard = appointments.page, appointments.page.keyboard
        appointments.open()
        tab_to(page, "#office-query")
        keyboard.type("수원시 영통구")
        keyboard.press("Enter")
        expect(page.locator("[data-office]")).to_have_count(1)
        expect(page.locator(".office-row .badge.yes")).to_be_visible()  # the center in charge
        tab_to(page, "[data-office]")
        keyboard.press("Enter")
        expect(page.locator("#title-service")).to_be_focused()
        tab_to(page, "[data-service=national_employment_support]")
        keyboard.press("Enter")
        expect(page.locator("#title-time")).to_be_focused()
        expect(appointments.times.first).to_be_visible()
        tab_to(page, "#week-later")
        keyboard.press("Enter")
        expect(page.locator("#week-later")).to_be_focused()
        tab_to(page, ".slot")
        keyboard.press("Space")
        expect(page.locator("#title-person")).to_be_focused()
        tab_to(page, "#person-name")
        keyboard.type("김이음")
        tab_to(page, "#person-phone")
        keyboard.type("공일공 1234 오육칠팔")
        keyboard.press("Enter")
        expect(page.locator("#title-mine")).to_be_focused()
        expect(appointments.card.locator(".code")).to_have_text(re.compile("^[2-9A-Z]{8}$"))
        assert appointments.status(appointments.kept()["appointment"]) == "confirmed"

    def test_a_place_with_several_meanings_asks_back(self, appointments: AppointmentsPage) -> None:
        appointments.open()
        appointments.page.locator("#office-query").fill("중구")
        appointments.page.keyboard.press("Enter")
        choices = appointments.page.locator("#offices .choices-list button")
        expect(choices).to_have_count(6)
        choices.filter(has_text="부산광역시 중구").click()
        expect(appointments.page.locator("#step-office .chosen")).to_have_text("부산고용센터")

    def test_nothing_found_says_what_to_do(self, appointments: AppointmentsPage) -> None:
        appointments.open()
        appointments.page.keyboard.press("Tab")
        appointments.page.locator("#office-query").fill("ㅁㄴㅇ")
        appointments.page.keyboard.press("Enter")
        expect(appointments.page.locator("#offices")).to_contain_text("1350")
        appointments.page.locator("#office-query").fill("  ")
        appointments.page.keyboard.press("Enter")
        expect(appointments.field_problem("office-query")).to_be_visible()

    def test_another_service_is_searched(self, appointments: AppointmentsPage) -> None:
        appointments.open(f"?office={appointments.center['code']}")
        appointments.page.locator("#other-service summary").click()
        appointments.page.locator("#service-query").fill("이직확인서")
        appointments.page.keyboard.press("Enter")
        appointments.page.locator("[data-service=separation_certificate]").click()
        expect(appointments.page.locator("#step-service .chosen")).to_have_text("이직확인서")
        expect(appointments.page.locator(".days")).to_be_visible()

    def test_card_says_where_when_and_what_to_bring(self, appointments: AppointmentsPage) -> None:
        start = appointments.to_form(2)
        appointments.write(name="김😀이음")
        appointments.page.locator("#confirm").click()
        expect(appointments.card.locator("time")).to_have_attribute("datetime", start)
        expect(appointments.card).to_contain_text(appointments.center["name"])
        expect(appointments.card).to_contain_text("신분증")
        expect(appointments.card).to_contain_text("김이음 · 010-****-5678")
        appointments.page.reload()  # the key stays in the tab
        expect(appointments.card).to_be_visible()

    def test_wrong_name_and_number_keep_everything(self, appointments: AppointmentsPage) -> None:
        appointments.to_form()
        appointments.page.locator("#confirm").click()
        expect(appointments.field_problem("person-name")).to_be_visible()
        appointments.write(name="😀😀", phone="12")
        appointments.page.locator("#person-note").fill("휠체어를 타고 가요")
        appointments.page.locator("#confirm").click()
        expect(appointments.field_problem("person-phone")).to_contain_text("010-1234-5678")
        expect(appointments.page.locator("#person-phone")).to_be_focused()
        assert violations(appointments.page) == []
        appointments.page.locator("#person-phone").fill("+82 10 1234 5678")
        appointments.page.locator("#confirm").click()
        expect(appointments.field_problem("person-name")).to_be_visible()
        appointments.page.locator("#person-name").fill("김이음")
        appointments.page.locator("#confirm").click()
        expect(appointments.card).to_contain_text("휠체어를 타고 가요")

    def test_leaving_the_page_gives_the_seat_back(self, appointments: AppointmentsPage) -> None:
        start = appointments.to_form()
        before = appointments.free()[start]
        appointments.page.goto(f"{appointments.address}/programs")
        for _ in range(50):
            if appointments.free()[start] > before:
                break
            appointments.page.wait_for_timeout(100)
        assert appointments.free()[start] == before + 1

    def test_another_time_gives_the_seat_back(self, appointments: AppointmentsPage) -> None:
        start = appointments.to_form()
        before = appointments.free()[start]
        appointments.write()
        appointments.page.locator("#other-time").click()
        expect(appointments.times.first).to_be_visible()
        assert appointments.free()[start] == before + 1
        appointments.times.first.click()
        expect(appointments.page.locator("#person-name")).to_have_value("김이음")


    def test_back_goes_one_step_back(self, appointments: AppointmentsPage) -> None:
        page = appointments.page
        appointments.open(f"?office={appointments.center['code']}")
        page.locator("[data-service=job_seeking_benefit]").click()
        page.locator("#week-later").click()
        start = appointments.times.first.get_attribute("data-start") or ""
        appointments.times.first.click()
        expect(appointments.left).to_be_visible()
        held = appointments.free()[start]
        page.go_back()
        expect(appointments.times.first).to_be_visible()
        assert appointments.free()[start] == held + 1
        page.go_back()
        expect(page.locator("#title-service")).to_be_focused()
        page.go_forward()
        expect(page.locator("#title-time")).to_be_focused()


class TestTrouble:
    def test_somebody_was_quicker(self, appointments: AppointmentsPage) -> None:
        appointments.set_seats(1)
        appointments.to_times()
        start = appointments.times.nth(3).get_attribute("data-start") or ""
        appointments.booked_by_others(start, "010-7000-0001")
        appointments.times.nth(3).click()
        offered = appointments.page.locator("#alternatives .slot")
        expect(offered).to_have_count(3)
        assert start not in [one.get_attribute("data-start") for one in offered.all()]
        expect(appointments.page.locator(f".times [data-start='{start}']")).to_have_count(0)
        assert violations(appointments.page) == []
        chosen = offered.first.get_attribute("data-start")
        offered.first.click()
        appointments.write()
        appointments.page.locator("#confirm").click()
        expect(appointments.card.locator("time")).to_have_attribute("datetime", chosen or "")

    def test_hold_that_ran_out_at_the_server(self, appointments: AppointmentsPage) -> None:
        start = appointments.to_form()
        appointments.write()
        appointments.page.locator("#person-note").fill("주차할 수 있나요?")
        appointments.database("UPDATE seat_claims SET expires = 1 WHERE office = ? AND expires > 0", appointments.center["code"])
        appointments.page.locator("#confirm").click()
        expect(appointments.trouble).to_be_visible()
        expect(appointments.page.locator("#title-time")).to_be_focused()
        assert violations(appointments.page) == []
        appointments.page.locator(f".times [data-start='{start}']").click()
        expect(appointments.page.locator("#person-note")).to_have_value("주차할 수 있나요?")
        appointments.page.locator("#confirm").click()
        expect(appointments.card).to_be_visible()

    def test_time_left_is_seen_and_said_at_five_and_one(self, appointments: AppointmentsPage) -> None:
        appointments.page.clock.install()
        appointments.to_form()
        said = appointments.page.locator("#announce-states")
        expect(appointments.left).to_contain_text(re.compile(r"(10:00|9:5\d)"))
        appointments.page.clock.fast_forward("04:55")
        expect(said).not_to_contain_text("분 남았어요")
        appointments.page.clock.fast_forward("00:06")
        expect(said).to_contain_text("5분 남았어요")
        appointments.page.clock.fast_forward("04:00")
        expect(said).to_contain_text("1분 남았어요")
        appointments.page.clock.fast_forward("01:05")
        expect(appointments.trouble).to_be_visible()
        expect(appointments.times.first).to_be_visible()

    def test_no_connection_can_be_tried_again(self, appointments: AppointmentsPage) -> None:
        appointments.to_form()
        appointments.write()
        appointments.page.route("**/api/appointments", lambda route: route.abort())
        appointments.page.locator("#confirm").click()
        expect(appointments.trouble).to_be_visible()
        expect(appointments.page.locator("#person-name")).to_have_value("김이음")
        assert violations(appointments.page) == []
        appointments.page.unroute("**/api/appointments")
        appointments.page.locator("#retry").click()
        expect(appointments.card).to_be_visible()

    def test_answer_lost_on_the_way_is_one_booking(self, appointments: AppointmentsPage) -> None:
        appointments.to_form()
        appointments.write(phone="010-7000-0009")

        def lose(route: Route) -> None:
            route.fetch()
            route.abort()

        appointments.page.route("**/api/appointments", lose)
        appointments.page.locator("#confirm").click()
        expect(appointments.trouble).to_be_visible()
        appointments.page.unroute("**/api/appointments")
        appointments.page.locator("#retry").click()
        expect(appointments.card).to_be_visible()
        assert len(appointments.database("SELECT code FROM appointments WHERE phone = ?", "01070000009")) == 1

    def test_times_that_cannot_be_read(self, appointments: AppointmentsPage) -> None:
        appointments.page.route("**/slots?**", lambda route: route.abort())
        appointments.open(f"?office={appointments.center['code']}&service=career_counseling")
        expect(appointments.trouble).to_be_visible()
        appointments.page.unroute("**/slots?**")
        appointments.page.locator("#retry").click()
        expect(appointments.page.locator(".days")).to_be_visible()

    def test_too_many_a_day_is_said(self, appointments: AppointmentsPage) -> None:
        path = f"/api/staff/offices/{appointments.center['code']}/timetable"
        timetable = appointments.api.get(path, headers=appointments.gateway.staff).json() | {"per_person_per_day": 1}
        appointments.api.put(path, json=timetable, headers=appointments.gateway.staff)
        start = appointments.to_form(1)
        day = [one for one in appointments.free() if one[:10] == start[:10]]
        appointments.booked_by_others(day[-1], "010-7000-0011")
        appointments.write(phone="010-7000-0011")
        appointments.page.locator("#confirm").click()
        expect(appointments.trouble).to_contain_text("하루에 1번")
        expect(appointments.page.locator("#person-name")).to_have_value("김이음")


class TestMine:
    def test_link_opens_changes_and_cancels(self, appointments: AppointmentsPage) -> None:
        start = next(start for start in appointments.free() if start >= "2026-11-30")
        booked = appointments.booked_by_others(start, "010-7100-0001")
        mine = {"code": booked["code"], "token": booked["manage_token"]}
        appointments.open(f"#{mine['code']}.{mine['token']}")
        expect(appointments.card.locator(".code")).to_have_text(mine["code"])
        assert mine["token"] not in appointments.page.url
        appointments.page.locator("#mine-move").click()
        expect(appointments.page.locator("#title-change")).to_be_focused()
        expect(appointments.times.first).to_be_visible()
        assert violations(appointments.page) == []
        for heading in ("When instead?", "언제로 바꿀까요?"):  # another language does not lose the way
            appointments.page.locator("button.language").click()
            expect(appointments.page.locator("#title-change")).to_have_text(heading)
        appointments.page.locator("#week-later").click()
        wanted = appointments.times.nth(4)
        other = wanted.get_attribute("data-start") or ""
        wanted.click()
        assert violations(appointments.page) == []
        appointments.page.locator("#move-confirm").click()
        expect(appointments.card.locator("time")).to_have_attribute("datetime", other)
        appointments.page.locator("#mine-cancel").click()
        assert violations(appointments.page) == []
        appointments.page.locator("dialog button:not(.danger)").click()
        assert appointments.status(mine) == "confirmed"
        appointments.page.locator("#mine-cancel").click()
        appointments.page.locator("dialog .danger").click()
        expect(appointments.card).to_have_attribute("data-status", "cancelled")
        assert appointments.status(mine) == "cancelled"
        assert violations(appointments.page) == []

    def test_moving_to_a_seat_somebody_took(self, appointments: AppointmentsPage) -> None:
        appointments.set_seats(1)
        mine = appointments.book("010-7100-0002")
        appointments.page.locator("#mine-move").click()
        appointments.page.locator("#week-later").click()
        start = appointments.times.nth(2).get_attribute("data-start") or ""
        appointments.times.nth(2).click()
        appointments.booked_by_others(start, "010-7100-0003")
        appointments.page.locator("#move-confirm").click()
        offered = appointments.page.locator("#change-trouble .slot")
        expect(offered).to_have_count(3)
        offered.first.click()
        appointments.page.locator("#move-confirm").click()
        expect(appointments.page.locator("#toast")).to_be_visible()
        assert appointments.status(mine) == "confirmed"

    def test_code_telephone_and_one_time_code(self, appointments: AppointmentsPage) -> None:
        start = next(start for start in appointments.free() if start >= "2026-11-30")
        code = str(appointments.booked_by_others(start, "010-7100-0004")["code"])
        page = appointments.page
        appointments.open()
        page.locator("#way-mine").click()
        assert violations(page) == []
        page.locator("#access-code").fill(code.lower())
        page.locator("#access-phone").fill("12")
        page.keyboard.press("Enter")
        expect(appointments.field_problem("access-phone")).to_be_visible()
        page.locator("#access-phone").fill("010 7100 0004")
        page.keyboard.press("Enter")
        expect(page.locator("#access-number")).to_be_focused()
        right = appointments.sent_number(code)
        page.keyboard.type("000000" if right != "000000" else "111111")
        page.keyboard.press("Enter")
        expect(appointments.field_problem("access-number")).to_be_visible()
        assert violations(page) == []
        page.locator("#access-number").fill(right)
        page.keyboard.press("Enter")
        expect(appointments.card.locator(".code")).to_have_text(code)

    def test_too_many_wrong_codes_are_locked(self, appointments: AppointmentsPage) -> None:
        start = next(start for start in appointments.free() if start >= "2026-11-30")
        code = str(appointments.booked_by_others(start, "010-7100-0005")["code"])
        page = appointments.page
        appointments.open("#mine")
        page.locator("#access-code").fill(code)
        page.locator("#access-phone").fill("010-7100-0005")
        page.keyboard.press("Enter")
        expect(page.locator("#access-number")).to_be_focused()
        right = appointments.sent_number(code)
        for wrong in range(5):
            body = {"phone": "010-7100-0005", "code": f"{(int(right) + 1 + wrong) % 1_000_000:06d}"}
            appointments.api.post(f"/api/appointments/{code}/access", json=body)
        page.locator("#access-number").fill(right)
        page.keyboard.press("Enter")
        expect(appointments.trouble).to_contain_text("15분")
        expect(page.locator("#retry")).to_have_count(0)
        assert violations(page) == []

    @pytest.mark.parametrize("mark", ["ABCD2345.0123456789abcdef0123456789abcdef", "something", "wait=00000000-0000-0000-0000-000000000000.0123456789abcdef0123"])
    def test_links_that_open_nothing(self, appointments: AppointmentsPage, mark: str) -> None:
        appointments.open(f"#{mark}")
        expect(appointments.trouble).to_be_visible()
        expect(appointments.page.locator("#access-form")).to_be_visible()
        assert "#" not in appointments.page.url

    def test_calendar_button_is_there_when_there_is_a_file(self, appointments: AppointmentsPage) -> None:
        mine = appointments.book("010-7100-0006")
        expect(appointments.card).to_contain_text("신분증")  # what belongs to the appointment has been read
        there = appointments.api.get(f"/api/appointments/{mine['code']}/calendar.ics", headers={"Authorization": f"Bearer {mine['token']}"}).status_code == 200
        assert appointments.page.locator("#mine-calendar").is_visible() == there
        if there:
            with appointments.page.expect_download() as saved:
                appointments.page.locator("#mine-calendar").click()
            assert saved.value.suggested_filename.endswith(".ics")

    def test_shared_screens_can_forget(self, appointments: AppointmentsPage) -> None:
        mine = appointments.book("010-7100-0007")
        appointments.page.locator("#mine-forget").click()
        appointments.page.locator("#way-mine").click()
        expect(appointments.page.locator("#access-form")).to_be_visible()
        assert mine["token"] not in appointments.page.evaluate("JSON.stringify({...sessionStorage}) + JSON.stringify({...localStorage})")
        assert appointments.status(mine) == "confirmed"


class TestWaiting:
    def test_full_day_waits_and_takes_the_offer(self, appointments: AppointmentsPage) -> None:
        appointments.set_seats(1)
        day = next(start for start in appointments.free() if start >= "2026-11-30")[:10]
        others = [appointments.booked_by_others(start, f"010-7200-{number:04d}") for number, start in enumerate(appointments.free()) if start.startswith(day)]
        page = appointments.page
        appointments.to_times()
        page.locator(f"#day-{day}").click()
        expect(page.locator("#day-full")).to_be_visible()
        expect(appointments.times).to_have_count(0)
        assert violations(page) == []
        page.locator("#wait").click()
        expect(page.locator("#wait-first")).to_have_value(day)
        assert violations(page) == []
        appointments.write(phone="010-7200-9999")
        page.locator("#join").click()
        expect(page.locator("[data-state=waiting]")).to_be_visible()
        assert violations(page) == []
        appointments.api.delete(f"/api/appointments/{others[2]['code']}", headers={"Authorization": f"Bearer {others[2]['manage_token']}"})
        page.reload()  # the key stays in the tab
        expect(page.locator("[data-state=offered]")).to_be_visible()
        assert violations(page) == []
        page.locator("#way-book").click()
        page.locator("#way-waiting").click()
        page.locator("#waiting-accept").click()
        expect(appointments.card.locator("time")).to_have_attribute("datetime", others[2]["start"])
        assert appointments.status(appointments.kept()["appointment"]) == "confirmed"

    def test_link_opens_and_leaving_asks_once(self, appointments: AppointmentsPage) -> None:
        wish = {"office": appointments.center["code"], "service": "ui", "from": "2026-12-01", "to": "2026-12-03", "name": "박대기", "phone": "010-7200-8888"}
        waiting = appointments.api.post("/api/appointments/waitlist", json=wish).json()["waiting"]
        appointments.open(f"#waiting.{waiting['id']}.{waiting['token']}")
        expect(appointments.page.locator("[data-state=waiting]")).to_be_visible()
        assert "#" not in appointments.page.url
        appointments.page.locator("#waiting-leave").click()
        appointments.page.locator("dialog .danger").click()
        expect(appointments.page.locator("[data-state=left]")).to_be_visible()
        answer = appointments.api.get(f"/api/appointments/waitlist/{waiting['id']}", headers={"Authorization": f"Bearer {waiting['token']}"})
        assert answer.json()["waiting"]["state"] == "left"

    def test_offer_appears_while_the_page_is_open(self, appointments: AppointmentsPage) -> None:
        appointments.set_seats(1)
        start = next(start for start in appointments.free() if start >= "2026-11-30")
        other = appointments.booked_by_others(start, "010-7200-7770")
        wish = {"office": appointments.center["code"], "service": "ui", "from": start[:10], "to": start[:10], "name": "박대기", "phone": "010-7200-7777"}
        waiting = appointments.api.post("/api/appointments/waitlist", json=wish).json()["waiting"]
        appointments.page.clock.install()
        appointments.open(f"#wait={waiting['id']}.{waiting['token']}")
        expect(appointments.page.locator("[data-state=waiting]")).to_be_visible()
        appointments.api.delete(f"/api/appointments/{other['code']}", headers={"Authorization": f"Bearer {other['manage_token']}"})
        appointments.page.clock.fast_forward("00:20")
        expect(appointments.page.locator("[data-state=offered]")).to_be_visible()
        expect(appointments.page.locator("#announce-states")).to_contain_text("빈자리가 났어요")
        later = {"Authorization": f"Bearer {waiting['token']}"}
        appointments.api.delete(f"/api/appointments/waitlist/{waiting['id']}", headers=later)
        appointments.page.locator("#waiting-accept").click()  # too late
        expect(appointments.trouble).to_be_visible()
        expect(appointments.page.locator("#waiting-accept")).to_have_count(0)

    def test_days_in_the_wrong_order_are_said(self, appointments: AppointmentsPage) -> None:
        appointments.to_times()
        appointments.page.locator("#wait").click()
        first = appointments.page.locator("#wait-first").input_value()
        appointments.page.locator("#wait-first").fill("2026-12-10")
        appointments.page.locator("#wait-last").fill(first)
        appointments.page.locator("#join").click()
        expect(appointments.field_problem("wait-last")).to_be_visible()


class TestSpecialOperation:
    def test_alternate_days_ask_for_the_month_of_birth(self, appointments: AppointmentsPage) -> None:
        appointments.set_operation("2", True, "신규 신청은 2부제로 받아요")
        page = appointments.page
        appointments.open(f"?office={appointments.center['code']}&service=job_seeking_benefit")
        notice = page.locator("#operation-notice")
        expect(notice).to_contain_text("2단계")
        expect(notice).to_contain_text("전화나 화상 상담")
        expect(notice).to_contain_text("신규 신청은 2부제로 받아요")
        expect(page.locator("#times-month")).to_be_visible()
        expect(page.locator(".days")).to_have_count(0)
        assert violations(page) == []
        page.locator("#times-month").focus()
        page.locator("#times-month").select_option("2")
        expect(page.locator("#times-month")).to_be_focused()
        page.locator("#week-later").click()
        expect(page.locator(".day")).to_have_count(3)  # Monday, Wednesday, Friday
        assert all(int((one.get_attribute("data-start") or "")[11:13]) < 12 for one in appointments.times.all())
        assert violations(page) == []
        appointments.times.first.click()
        expect(page.locator("#person-month")).to_have_count(0)
        appointments.write()
        page.locator("#confirm").click()
        expect(appointments.card).to_be_visible()
        assert appointments.database("SELECT birth_month FROM appointments WHERE code = ?", appointments.kept()["appointment"]["code"]) == [(2,)]

    def test_switched_on_while_somebody_books(self, appointments: AppointmentsPage) -> None:
        start = appointments.to_form()
        appointments.set_operation("1", True)
        appointments.write()
        appointments.page.locator("#confirm").click()
        expect(appointments.field_problem("person-month")).to_be_visible()
        expect(appointments.page.locator("#person-name")).to_have_value("김이음")
        morning_of_monday = int(start[11:13]) < 12
        appointments.page.locator("#person-month").select_option("1" if morning_of_monday else "4")
        appointments.page.locator("#confirm").click()
        expect(appointments.card).to_be_visible()


    def test_moving_an_appointment_without_a_birth_month(self, appointments: AppointmentsPage) -> None:
        page, mine = appointments.page, appointments.book("010-7100-0021")
        appointments.set_operation("1", True)
        page.locator("#mine-move").click()
        expect(page.locator("#times-month")).to_be_visible()
        expect(appointments.times).to_have_count(0)
        page.locator("#times-month").select_option("3")
        expect(appointments.times.first).to_be_visible()
        assert violations(page) == []
        wanted = appointments.times.nth(1)
        start = wanted.get_attribute("data-start") or ""
        wanted.click()
        page.locator("#times-month").select_option("4")  # another month: what was asked is over
        expect(page.locator("#move-confirm")).to_have_count(0)
        page.locator("#times-month").select_option("3")
        page.locator(f".slot[data-start='{start}']").click()
        page.locator("#move-confirm").click()
        expect(appointments.card.locator("time")).to_have_attribute("datetime", start)
        assert appointments.database("SELECT birth_month FROM appointments WHERE code = ?", mine["code"]) == [(3,)]


class TestKeptDate:
    def kept_date(self, appointments: AppointmentsPage, phone: str) -> tuple[str, str]:
        """A reminder somebody asked for; its mark in the address of the notice."""
        appointments.api.post("/api/reminders/codes", json={"phone": phone}).raise_for_status()
        rows = appointments.database('SELECT "values" FROM notices WHERE recipient = ? ORDER BY id', phone.replace("-", ""))
        number = next(value for value in json.loads(rows[-1][0]).values() if re.fullmatch("[0-9]{6}", str(value)))
        body = {"phone": phone, "code": str(number), "title": "실업인정일", "day": "2026-12-07"}
        made = appointments.api.post("/api/reminders", json=body)
        made.raise_for_status()
        reminder = made.json()["reminder"]
        return reminder["id"], f"#date.{reminder['id']}.{reminder['token']}"

    def count(self, appointments: AppointmentsPage, id_: str) -> int:
        return len(appointments.database("SELECT id FROM next_dates WHERE id = ?", id_))

    def test_the_link_of_a_reminder_asks_and_deletes_it(self, appointments: AppointmentsPage) -> None:
        id_, mark = self.kept_date(appointments, "010-7100-0031")
        page = appointments.page
        appointments.open(mark)
        expect(page.locator("#title-date")).to_have_text("이 알림을 지울까요?")
        expect(page.locator("#title-date")).to_be_focused()
        assert "#" not in page.url and violations(page) == []
        page.locator("#date-keep").click()
        expect(page.locator("#office-query")).to_be_visible()
        assert self.count(appointments, id_) == 1
        appointments.open("?")
        appointments.open(mark)
        page.locator("button.language").click()
        expect(page.locator("#title-date")).to_have_text("Delete this reminder?")
        page.locator("#date-delete").click()
        expect(page.locator("#title-date")).to_have_text("The reminder is deleted.")
        assert self.count(appointments, id_) == 0 and violations(page) == []
        page.locator("#date-again").click()
        expect(page.locator("#office-query")).to_be_visible()

    def test_a_reminder_that_is_gone_is_said(self, appointments: AppointmentsPage) -> None:
        appointments.open("#date.00000000-0000-0000-0000-000000000000.0123456789abcdef0123456789abcdef")
        appointments.page.locator("#date-delete").click()
        expect(appointments.trouble).to_be_visible()
        expect(appointments.page.locator("#date-delete")).to_have_count(0)
        assert violations(appointments.page) == []

    def test_without_connection_it_can_be_tried_again(self, appointments: AppointmentsPage) -> None:
        id_, mark = self.kept_date(appointments, "010-7100-0032")
        page = appointments.page
        appointments.open(mark)
        page.route("**/api/reminders/*", lambda route: route.abort())
        page.locator("#date-delete").click()
        expect(page.locator("#retry")).to_be_visible()
        page.unroute("**/api/reminders/*")
        page.locator("#retry").click()
        expect(page.locator("#title-date")).to_have_text("알림을 지웠어요.")
        assert self.count(appointments, id_) == 0


class TestForEverybody:
    def test_every_look(self, appointments: AppointmentsPage) -> None:
        appointments.set_operation("2.5", False, "마스크를 써 주세요")
        appointments.open()
        appointments.page.locator("#office-query").fill("서울")
        appointments.page.keyboard.press("Enter")
        expect(appointments.page.locator(".office-row").first).to_be_visible()
        self.check_looks(appointments.page)
        appointments.to_times()
        self.check_looks(appointments.page)
        appointments.times.first.click()
        expect(appointments.left).to_be_visible()
        self.check_looks(appointments.page)
        appointments.write()
        appointments.page.locator("#confirm").click()
        expect(appointments.card).to_contain_text("신분증")
        self.check_looks(appointments.page)

    @staticmethod
    def check_looks(page: Page) -> None:
        for choices in LOOKS:
            look(page, **choices)
            assert violations(page) == [], choices

    def test_english_keeps_what_was_written(self, appointments: AppointmentsPage) -> None:
        appointments.to_form()
        appointments.write(name="Kim Ieum")
        appointments.page.locator("button.language").click()
        expect(appointments.page.locator("html")).to_have_attribute("lang", "en")
        expect(appointments.page.locator("#person-name")).to_have_value("Kim Ieum")
        expect(appointments.page.locator("#title-person")).to_have_text("Who is it for?")
        assert violations(appointments.page) == []
        appointments.page.locator("#confirm").click()
        expect(appointments.card).to_contain_text("Booked")
        expect(appointments.card).to_contain_text("신분증")
        assert violations(appointments.page) == []
        assert appointments.database("SELECT language FROM appointments WHERE code = ?", appointments.kept()["appointment"]["code"]) == [("en",)]

    @pytest.mark.parametrize(("width", "height", "scale"), [(390, 844, "normal"), (320, 568, "larger"), (640, 400, "normal")])
    def test_small_windows_do_not_scroll_sideways(self, browser: Browser, gateway: Gateway, width: int, height: int, scale: str) -> None:
        context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce", locale="ko-KR")
        appointments = AppointmentsPage(context.new_page(), gateway)
        page = appointments.page
        appointments.open()
        look(page, scale=scale)
        page.locator("#office-query").fill("중구")
        page.keyboard.press("Enter")
        expect(page.locator(".asked-back")).to_be_visible()
        assert not appointments.scrolls_sideways(), "centers"
        appointments.to_times()
        look(page, scale=scale)
        assert not appointments.scrolls_sideways(), "times"
        page.locator("#wait").click()
        assert not appointments.scrolls_sideways(), "waiting list"
        page.locator("#change-service").click()
        assert not appointments.scrolls_sideways(), "services"
        page.locator("[data-service=career_counseling]").click()
        appointments.times.first.click()
        expect(appointments.left).to_be_visible()
        assert not appointments.scrolls_sideways(), "form"
        appointments.write()
        page.locator("#confirm").click()
        expect(appointments.card).to_contain_text("신분증")
        assert not appointments.scrolls_sideways(), "card"
        page.locator("#mine-move").click()
        appointments.times.first.click()
        assert not appointments.scrolls_sideways(), "change"
        assert violations(page) == []
        context.close()

    def test_what_the_system_asks_for_is_respected(self, browser: Browser, gateway: Gateway) -> None:
        context = browser.new_context(color_scheme="dark", forced_colors="active", contrast="more", reduced_motion="reduce")
        appointments = AppointmentsPage(context.new_page(), gateway)
        appointments.to_times()
        expect(appointments.page.locator("html")).to_have_attribute("data-theme", "dark")
        assert violations(appointments.page) == []
        context.close()

    def test_what_was_pressed_comes_to_the_top_of_a_phone(self, appointments: AppointmentsPage) -> None:
        appointments.page.set_viewport_size({"width": 390, "height": 844})
        appointments.book("010-7300-0009")
        appointments.page.locator("#mine-move").click()
        expect(appointments.times.first).to_be_visible()
        top = appointments.page.locator("#title-change").bounding_box()
        assert top and top["y"] < 120

    def test_text_of_double_size_on_a_small_phone(self, appointments: AppointmentsPage) -> None:
        appointments.page.set_viewport_size({"width": 320, "height": 640})
        appointments.to_times()
        appointments.page.evaluate("document.documentElement.style.fontSize = '125%'")
        assert not appointments.scrolls_sideways()

    def test_a_center_in_the_address_is_not_forgotten_when_the_server_is_gone(self, appointments: AppointmentsPage) -> None:
        page = appointments.page
        page.route("**/api/**", lambda route: route.abort())
        page.goto(f"{appointments.address}/appointments?office={appointments.center['code']}&service={SERVICE}")
        expect(appointments.trouble).to_contain_text("연결하지 못해서")
        page.unroute("**/api/**")
        page.locator("#retry").click()
        expect(page.locator("#step-office")).to_contain_text(appointments.center["name"])
        expect(page.locator("#title-time")).to_be_visible()

    def test_all_modules_are_asked_for_at_once(self, appointments: AppointmentsPage) -> None:
        appointments.to_times()
        loaded = appointments.page.evaluate("performance.getEntriesByType('resource').map((one) => new URL(one.name).pathname).filter((one) => one.endsWith('.js'))")
        named = appointments.page.evaluate("[...document.querySelectorAll('link[rel=modulepreload], script[src]')].map((one) => new URL(one.href || one.src).pathname)")
        assert sorted(set(loaded)) == sorted(set(named))

    def test_chat_shows_times_and_appointments(self, appointments: AppointmentsPage) -> None:
        """The chat's messages of the kinds ``slots`` and ``appointment``."""
        start = next(start for start in appointments.free() if start >= "2026-11-30")
        booked = appointments.booked_by_others(start, "010-7300-0001")
        slots = [{"start": start, "end": start, "free": 1, "seats": 2}]
        appointments.page.goto(appointments.address)
        appointments.page.evaluate("""async ([slots, appointment]) => {
            const { messageItem } = await import('/ui/components/message.js');
            const say = (kind, data) => messageItem({seq: 900, from: 'bot', kind, text: 'words', choices: [], data, at: new Date().toISOString()}, {follows: false, repeated: false});
            document.querySelector('ieum-log ol, ieum-log ul').append(say('slots', {items: slots}), say('appointment', {appointment}));
        }""", [slots, booked])
        expect(appointments.page.locator(".message.slots .slot-words li")).to_have_count(1)
        expect(appointments.page.locator(".message.appointment .code")).to_have_text(booked["code"])
        assert violations(appointments.page) == []
