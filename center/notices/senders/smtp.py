"""Mail by SMTP. Up to the letter's own text a fault means "not sent"; after it nobody knows, and it is not repeated."""

from __future__ import annotations

import smtplib
import ssl
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate, parseaddr

from center import clock
from center.messages.catalog import LANGUAGES
from center.notices.protocol import TOTAL_SECONDS, Letter, Receipt, SendFailed
from center.settings import NoticeSettings


class SmtpSender:
    """Sends to mail addresses."""

    name = "smtp"
    can_ask = False

    def __init__(self, configured: NoticeSettings) -> None:
        self._set = configured

    def languages(self, template: str) -> tuple[str, ...]:
        """All of them."""
        return LANGUAGES

    def send(self, letter: Letter) -> Receipt:
        """Hand over one mail. Raises SendFailed."""
        try:
            mail = self._mail(letter)
        except ValueError as error:
            raise SendFailed("address cannot be used", permanent=True) from error
        try:
            server = self._connect()
        except smtplib.SMTPResponseException as error:
            raise SendFailed(f"refused for now: {error.smtp_code}") from error
        except (OSError, smtplib.SMTPException) as error:
            raise SendFailed(f"no connection: {type(error).__name__}") from error
        try:
            self._envelope(server, letter.recipient)
            return self._text(server, mail)
        finally:
            server.close()

    def find(self, letter: Letter) -> Receipt | None:
        """The channel keeps no list that could be asked (``can_ask`` is false): an unclear try stays unclear."""
        raise SendFailed("cannot be asked", permanent=True)

    def _connect(self) -> smtplib.SMTP:
        context = ssl.create_default_context()
        host, port = self._set.smtp_host, self._set.smtp_port
        if self._set.smtp_tls == "tls":
            server: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=TOTAL_SECONDS, context=context)
        else:
            server = smtplib.SMTP(host, port, timeout=TOTAL_SECONDS)
        try:
            if self._set.smtp_tls == "starttls":
                server.starttls(context=context)
            if self._set.smtp_user:
                server.login(self._set.smtp_user, self._set.smtp_password)
            server.ehlo_or_helo_if_needed()
        except (OSError, smtplib.SMTPException):
            server.close()
            raise
        return server

    def _envelope(self, server: smtplib.SMTP, recipient: str) -> None:
        try:
            for code, _ in (server.mail(parseaddr(self._set.smtp_from)[1]), server.rcpt(recipient)):
                if code >= 400:
                    raise SendFailed(f"refused: {code}", permanent=code >= 500)
        except (OSError, smtplib.SMTPException) as error:
            raise SendFailed(f"no connection: {type(error).__name__}") from error

    def _text(self, server: smtplib.SMTP, mail: EmailMessage) -> Receipt:
        try:
            code, _ = server.data(mail.as_bytes())
        except smtplib.SMTPDataError as error:
            raise SendFailed(f"refused: {error.smtp_code}", permanent=error.smtp_code >= 500) from error
        except (OSError, smtplib.SMTPException) as error:
            raise SendFailed(f"no answer: {type(error).__name__}", maybe_sent=True) from error
        if code >= 400:
            raise SendFailed(f"refused: {code}", permanent=code >= 500)
        return Receipt(self.name, str(mail["Message-ID"])[:80])

    def _mail(self, letter: Letter) -> EmailMessage:
        mail = EmailMessage(policy=SMTP)
        mail["From"], mail["To"], mail["Subject"] = self._set.smtp_from, letter.recipient, letter.subject
        mail["Date"] = formatdate(clock.now().timestamp())
        mail["Message-ID"] = f"<{letter.reference}@{parseaddr(self._set.smtp_from)[1].rpartition('@')[2]}>"
        mail["Auto-Submitted"] = "auto-generated"
        mail.set_content(letter.text)
        return mail
