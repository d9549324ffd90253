"""All queries of conversations and messages."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from center.db.tables import Conversation, Message, Rating


class ConversationRepository:
    """Conversations in the database of ``session``."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def add(self, conversation: Conversation) -> None:
        self.session.add(conversation)

    def get(self, conversation_id: str) -> Conversation | None:
        return self.session.get(Conversation, conversation_id)

    def by_rasa_sender(self, sender: str) -> Conversation | None:
        return self.session.scalar(select(Conversation).where(Conversation.rasa_sender == sender))

    def messages_after(self, conversation_id: str, seq: int, limit: int = 1000) -> Sequence[Message]:
        query = select(Message).where(Message.conversation_id == conversation_id, Message.seq > seq)
        return self.session.scalars(query.order_by(Message.seq).limit(limit)).all()

    def answers_to(self, conversation_id: str, client_id: str) -> Sequence[Message]:
        query = select(Message).where(Message.conversation_id == conversation_id, Message.reply_to == client_id)
        return self.session.scalars(query.order_by(Message.seq)).all()

    def by_client_id(self, conversation_id: str, client_id: str) -> Message | None:
        query = select(Message).where(Message.conversation_id == conversation_id, Message.client_id == client_id)
        return self.session.scalar(query)

    def recent_bot_messages(self, conversation_id: str, limit: int = 60) -> Sequence[Message]:
        query = select(Message).where(Message.conversation_id == conversation_id, Message.sender != "user")
        return self.session.scalars(query.order_by(Message.seq.desc()).limit(limit)).all()

    def add_message(self, message: Message) -> None:
        self.session.add(message)

    def put_rating(self, rating: Rating) -> None:
        self.session.merge(rating)

    def delete(self, conversation: Conversation) -> None:
        self.session.execute(delete(Rating).where(Rating.conversation_id == conversation.id))
        self.session.execute(delete(Message).where(Message.conversation_id == conversation.id))
        self.session.delete(conversation)
