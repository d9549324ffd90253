"""Which sender a recipient needs: digits are a telephone, an @ a mail address, ``telegram:`` a chat.

Kinds of recipients without a configured sender stay in the outbox page of the console.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from center.notices.protocol import Sender
from center.notices.senders.console import ConsoleSender
from center.notices.senders.nhn import NhnSender
from center.notices.senders.smtp import SmtpSender
from center.notices.senders.solapi import SolapiSender
from center.notices.senders.telegram import PREFIX, TelegramSender
from center.settings import NoticeSettings

KIND_OF = {"solapi": "phone", "nhn": "phone", "smtp": "mail", "telegram": "telegram"}
Post = Mapping[str, Sender]


def post_of(configured: NoticeSettings) -> Post:
    """The senders of this installation by kind of recipient (phone, mail, telegram); ``""`` is the console."""
    makers: dict[str, Callable[[NoticeSettings], Sender]] = {
        "solapi": SolapiSender, "nhn": NhnSender, "smtp": SmtpSender, "telegram": TelegramSender,
    }
    post: dict[str, Sender] = {"": ConsoleSender()}
    for channel in configured.channels:
        if channel in makers:
            post[KIND_OF[channel]] = makers[channel](configured)
    return post


def kind_of(recipient: str) -> str:
    """phone, mail, telegram, or empty for anything else."""
    if recipient.startswith(PREFIX):
        return "telegram"
    if recipient.isdecimal() and recipient.isascii():
        return "phone"
    return "mail" if "@" in recipient else ""


def sender_for(post: Post, recipient: str) -> Sender:
    """The sender for a recipient."""
    return post.get(kind_of(recipient)) or post[""]
