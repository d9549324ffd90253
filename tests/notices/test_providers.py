"""What leaves the machine has the shapes the providers document; what they refuse is understood."""

from __future__ import annotations

import smtplib
from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from typing import Any

import pytest

from center.notices.post import kind_of, post_of, sender_for
from center.notices.protocol import Letter, SendFailed
from center.notices.senders.nhn import NhnSender
from center.notices.senders.smtp import SmtpSender
from center.notices.senders.solapi import SolapiSender
from center.notices.senders.telegram import TelegramSender
from center.settings import NoticeSettings, Settings
from tests.notices.conftest import PHONE, nhn_settings, solapi_settings
from tests.notices.fakes import FakeMail, FakeNhn, FakeSolapi, FakeTelegram


def letter(**more: Any) -> Letter:
    words: dict[str, Any] = {
        "key": "appointment_tomorrow:CODE0001:0", "template": "appointment_tomorrow", "recipient": PHONE, "language": "ko",
        "subject": "고용센터 예약 안내", "text": "[이음] 내일 예약이 있어요.", "written_after": datetime(2026, 11, 23, tzinfo=UTC),
        "variables": {"when": "내일 오전 10시", "office": "서울고용센터"},
    }
    return Letter(**words | more)


def test_solapi_sends_the_approved_template_with_a_text_message_behind_it(solapi: FakeSolapi) -> None:
    configured = solapi_settings(solapi, solapi_channel="PF01", templates={"appointment_tomorrow": "KA01"})
    receipt = SolapiSender(configured).send(letter())
    sent = solapi.accepted[0]["message"]
    assert receipt.id == solapi.accepted[0]["id"]
    assert (sent["to"], sent["from"], sent["type"]) == (PHONE, "0212345678", "ATA")
    assert sent["kakaoOptions"] == {
        "pfId": "PF01", "templateId": "KA01", "disableSms": False,
        "variables": {"#{when}": "내일 오전 10시", "#{office}": "서울고용센터"},
    }


def test_solapi_sends_short_and_long_text_messages_without_a_template(solapi: FakeSolapi) -> None:
    sender = SolapiSender(solapi_settings(solapi))
    sender.send(letter())
    sender.send(letter(text="가" * 46, subject="고용센터 예약을 알려 드리는 아주 긴 제목입니다"))
    short, long = (one["message"] for one in solapi.accepted)
    assert short["type"] == "SMS" and "subject" not in short
    assert long["type"] == "LMS" and len(long["subject"].encode("cp949")) <= 40


def test_solapi_refuses_a_wrong_signature(solapi: FakeSolapi) -> None:
    with pytest.raises(SendFailed, match="SignatureDoesNotMatch") as caught:
        SolapiSender(solapi_settings(solapi, solapi_secret="wrong")).send(letter())
    assert not caught.value.permanent and not caught.value.maybe_sent


def test_solapi_finds_only_its_own_letter(solapi: FakeSolapi) -> None:
    sender = SolapiSender(solapi_settings(solapi))
    sender.send(letter())
    assert sender.find(letter()) is not None
    assert sender.find(letter(key="another cause")) is None
    assert sender.find(letter(recipient="01099999999")) is None


def test_nhn_sends_the_template_and_the_text_for_the_fallback(nhn: FakeNhn) -> None:
    assert NhnSender(nhn_settings(nhn)).send(letter()).id == "R0"
    body = nhn.accepted[0]["body"]
    (to,) = body["recipientList"]
    assert (body["senderKey"], body["templateCode"]) == ("S" * 40, "tomorrow01")
    assert to["templateParameter"] == {"when": "내일 오전 10시", "office": "서울고용센터"}
    assert to["resendParameter"]["resendContent"] == "[이음] 내일 예약이 있어요."


def test_nhn_without_a_template_says_which(nhn: FakeNhn) -> None:
    with pytest.raises(SendFailed, match="waiting_offer") as caught:
        NhnSender(nhn_settings(nhn)).send(letter(template="waiting_offer"))
    assert caught.value.permanent and nhn.calls == []


def test_nhn_says_english_only_where_a_template_was_approved(nhn: FakeNhn) -> None:
    assert NhnSender(nhn_settings(nhn)).languages("appointment_tomorrow") == ("ko",)
    templates = {"appointment_tomorrow": "a", "appointment_tomorrow:en": "b"}
    assert "en" in NhnSender(nhn_settings(nhn, templates=templates)).languages("appointment_tomorrow")


def test_nhn_tells_a_refused_recipient_from_a_wrong_key(nhn: FakeNhn) -> None:
    nhn.recipient_result = -2003
    with pytest.raises(SendFailed, match="-2003") as refused:
        NhnSender(nhn_settings(nhn)).send(letter())
    with pytest.raises(SendFailed, match="-1001") as wrong:
        NhnSender(nhn_settings(nhn, nhn_secret_key="wrong")).send(letter())
    assert refused.value.permanent and not wrong.value.permanent


def test_telegram_sends_and_understands_refusals(telegram: FakeTelegram) -> None:
    configured = NoticeSettings(channels=("telegram",), telegram_url=telegram.url, telegram_token=telegram.secret)
    assert TelegramSender(configured).send(letter(recipient="telegram:-42")).id == "1"
    assert telegram.accepted[0]["body"]["chat_id"] == "-42"
    with pytest.raises(SendFailed) as caught:
        TelegramSender(configured).send(letter(recipient="telegram:999"))
    assert caught.value.permanent


@pytest.mark.parametrize("make", [SolapiSender, NhnSender])
def test_nobody_there_means_certainly_not_sent(make: Any) -> None:
    nowhere = "http://127.0.0.1:9"
    configured = NoticeSettings(solapi_url=nowhere, nhn_url=nowhere, templates={"appointment_tomorrow": "a"}, solapi_key="k")
    with pytest.raises(SendFailed) as caught:
        make(configured).send(letter())
    assert not caught.value.maybe_sent and not caught.value.permanent


@pytest.fixture
def mail() -> Iterator[FakeMail]:
    server = FakeMail()
    yield server
    server.shutdown()
    server.server_close()


def mail_sender(server: FakeMail, **more: Any) -> SmtpSender:
    words: dict[str, Any] = {
        "smtp_host": "127.0.0.1", "smtp_port": server.port, "smtp_tls": "none", "smtp_from": "이음 <ieum@example.org>",
    }
    return SmtpSender(NoticeSettings(channels=("smtp",), **words | more))


def test_a_mail_arrives_readable(mail: FakeMail) -> None:
    receipt = mail_sender(mail).send(letter(recipient="kim@example.org", text="첫 줄\n.\n셋째 줄: 주소"))
    read = message_from_bytes(mail.mails[0].replace(b"\r\n..", b"\r\n."), policy=default)
    assert read["subject"] == "고용센터 예약 안내" and read["to"] == "kim@example.org"
    assert str(read["from"]) == "이음 <ieum@example.org>"
    assert read.get_content().replace("\r\n", "\n").strip() == "첫 줄\n.\n셋째 줄: 주소"
    assert receipt.id == read["message-id"] and "kim@example.org" in mail.envelopes[0]
    again = mail_sender(mail).send(letter(recipient="kim@example.org"))
    assert again.id == receipt.id, "the same letter keeps its name, so that mailboxes can tell it is the same"


@pytest.mark.parametrize(("fault", "permanent", "maybe_sent"), [("busy", False, False), ("unknown", True, False), ("lost", False, True)])
def test_what_a_mail_server_says_is_understood(mail: FakeMail, fault: str, permanent: bool, maybe_sent: bool) -> None:
    mail.fault = fault
    with pytest.raises(SendFailed) as caught:
        mail_sender(mail).send(letter(recipient="kim@example.org"))
    assert (caught.value.permanent, caught.value.maybe_sent) == (permanent, maybe_sent)


def test_no_mail_leaves_unencrypted_by_default(mail: FakeMail) -> None:
    with pytest.raises(SendFailed) as caught:
        mail_sender(mail, smtp_tls="starttls").send(letter(recipient="kim@example.org"))
    assert mail.mails == [] and not caught.value.permanent


def test_a_line_break_in_an_address_smuggles_nothing(mail: FakeMail) -> None:
    with pytest.raises((SendFailed, smtplib.SMTPException)):
        mail_sender(mail).send(letter(recipient="kim@example.org\r\nBcc: all@example.org"))
    assert mail.mails == []


def test_recipients_go_to_the_sender_of_their_kind() -> None:
    assert [kind_of(one) for one in (PHONE, "a@b.kr", "telegram:12", "conversation:1", "")] == [
        "phone", "mail", "telegram", "", "",
    ]
    post = post_of(NoticeSettings(channels=("solapi", "telegram")))
    names = [sender_for(post, one).name for one in (PHONE, "a@b.kr", "telegram:12")]
    assert names == ["solapi", "console", "telegram"]


def test_settings_name_what_is_missing() -> None:
    assert Settings.from_environment({}).notices.channels == ("console",)
    for environ, named in (
        ({"IEUM_NOTICES": "solapi"}, "IEUM_SOLAPI_KEY"),
        ({"IEUM_NOTICES": "pigeon"}, "pigeon"),
        ({"IEUM_NOTICES": "smtp", "IEUM_SMTP_HOST": "h", "IEUM_SMTP_FROM": "a@b.kr", "IEUM_SMTP_TLS": "maybe"}, "IEUM_SMTP_TLS"),
        ({"IEUM_NOTICE_TEMPLATES": "appointment_booked"}, "IEUM_NOTICE_TEMPLATES"),
    ):
        with pytest.raises(ValueError, match=named):
            Settings.from_environment(environ)


def test_secrets_are_not_shown_with_the_settings(solapi: FakeSolapi) -> None:
    assert solapi.secret not in repr(solapi_settings(solapi))


def test_links_lead_to_the_address_people_know() -> None:
    assert Settings.from_environment({"IEUM_PORT": "8123"}).public_url == "http://127.0.0.1:8123"
    assert Settings.from_environment({"IEUM_PUBLIC_URL": "https://ieum.example.org/"}).public_url == "https://ieum.example.org"
