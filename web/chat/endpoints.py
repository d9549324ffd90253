"""Conversation calls of the HTTP contract."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any

import orjson
from anyio.to_thread import run_sync
from fastapi import APIRouter, Query, Response, WebSocket, WebSocketDisconnect
from fastapi.responses import PlainTextResponse

from center import clock
from center.conversations import service as conversations
from center.conversations.repository import ConversationRepository
from center.conversations.transcript import transcript
from center.db.session import reading, transaction
from center.db.tables import Conversation, Message
from center.dialogue.talk import greet
from center.dialogue.turn import Memory, Turn
from center.errors import CenterError
from center.language.masking import mask
from web.chat.schemas import (
    AfterQuery,
    ChangeLanguage,
    MessageNumber,
    Rate,
    SendMessage,
    StartConversation,
    message_out,
    state_out,
    turn_out,
)
from web.chat.turns import take_turn
from web.deps import BearerToken, NoQuery, SharedServices, services

router = APIRouter(prefix="/api/conversations", tags=["conversations"])
PROTOCOL = "ieum.bearer."


@router.post("", status_code=201)
async def start_conversation(body: StartConversation) -> dict[str, Any]:
    """Open a conversation; the token is shown only here."""
    return await run_sync(_start, body)


def _start(body: StartConversation) -> dict[str, Any]:
    with transaction() as session:
        started = conversations.start(session, body.channel, body.language)
        turn = Turn("", "greet", clock.today(), body.language)
        messages = conversations.record_replies(session, started.conversation, greet(turn, Memory()), None)
        out = turn_out(started.conversation, messages)
        return {"id": started.conversation.id, "token": started.token, **out}


@router.post("/{conversation_id}/messages")
async def send_message(
    conversation_id: str, body: SendMessage, token: BearerToken, shared: SharedServices
) -> Response:
    """One turn."""
    finished = await take_turn(shared, conversation_id, token, str(body.client_id), body.text, body.choice)
    out = turn_out(finished.conversation, finished.messages)
    return Response(orjson.dumps(out), media_type="application/json")  # plain data: no need to look at it field by field


@router.get("/{conversation_id}/messages")
async def read_messages(
    conversation_id: str, token: BearerToken, query: Annotated[AfterQuery, Query()]
) -> dict[str, Any]:
    """What was said after a message."""
    conversation, messages = await run_sync(_read, conversation_id, token, query.after)
    return turn_out(conversation, messages)


def _read(conversation_id: str, token: str, after: int) -> tuple[Conversation, list[Message]]:
    with reading() as session:
        conversation = conversations.find(session, conversation_id, token)
        return conversation, list(ConversationRepository(session).messages_after(conversation_id, after))


@router.put("/{conversation_id}/language")
async def change_language(
    conversation_id: str, body: ChangeLanguage, token: BearerToken, shared: SharedServices
) -> dict[str, Any]:
    """Switch the language of the interface."""

    def change() -> dict[str, Any]:
        with transaction() as session:
            conversation = conversations.find(session, conversation_id, token)
            conversation.language = body.language
            return {"state": state_out(conversation)}

    changed = await run_sync(change)
    shared.hub.wake(conversation_id)
    return changed


@router.post("/{conversation_id}/rating", status_code=204)
async def rate_conversation(conversation_id: str, body: Rate, token: BearerToken) -> Response:
    """How it was, from 1 to 5."""

    def rate() -> None:
        comment = mask(body.comment).text if body.comment else None
        with transaction() as session:
            conversations.rate(session, conversations.find(session, conversation_id, token), body.score, comment)

    await run_sync(rate)
    return Response(status_code=204)


@router.get("/{conversation_id}/transcript")
async def download_transcript(
    conversation_id: str, token: BearerToken, query: Annotated[NoQuery, Query()]
) -> PlainTextResponse:
    """The conversation as a text file."""
    conversation, messages = await run_sync(_read, conversation_id, token, 0)
    return PlainTextResponse(
        transcript(conversation, messages),
        headers={"Content-Disposition": 'attachment; filename="ieum.txt"'},
    )


@router.delete("/{conversation_id}", status_code=204)
async def erase_conversation(conversation_id: str, token: BearerToken, shared: SharedServices) -> Response:
    """Forget everything about this conversation."""

    def erase() -> None:
        with transaction() as session:
            ConversationRepository(session).delete(conversations.find(session, conversation_id, token))

    await run_sync(erase)
    shared.hub.wake(conversation_id)  # whoever still listens is sent away
    return Response(status_code=204)


@router.websocket("/{conversation_id}/stream")
async def stream(
    socket: WebSocket, conversation_id: str, after: MessageNumber = 0
) -> None:
    """Every message and state change as the contract shows them (plus ``type``), replayed from ``after``.

    The token comes as subprotocol ``ieum.bearer.<token>`` or in the first message, ``{"token": …}``.
    """
    token, protocol = _offered_token(socket)
    await socket.accept(subprotocol=protocol)
    try:
        if token is None:
            first = await asyncio.wait_for(socket.receive_json(), 10)
            token = str(first.get("token", "")) if isinstance(first, dict) else ""
        await run_sync(_read, conversation_id, token, after)
    except (CenterError, TimeoutError, ValueError, KeyError, WebSocketDisconnect):  # KeyError: bytes instead of text
        await _close(socket, 1008)
        return
    await _relay(socket, conversation_id, token, after)


def _offered_token(socket: WebSocket) -> tuple[str | None, str | None]:
    for protocol in socket.scope.get("subprotocols", []):
        if protocol.startswith(PROTOCOL):
            return protocol.removeprefix(PROTOCOL), protocol
    return None, None


async def _close(socket: WebSocket, code: int) -> None:
    try:
        await socket.close(code)
    except RuntimeError:
        pass


async def _relay(socket: WebSocket, conversation_id: str, token: str, after: int) -> None:
    hub = services(socket).hub
    event = hub.listen(conversation_id)
    gone = asyncio.create_task(_until_gone(socket))
    last_state = None
    try:
        while not gone.done():
            event.clear()
            conversation, messages = await run_sync(_read, conversation_id, token, after)
            for message in messages:
                await socket.send_json({"type": "message"} | message_out(message))
                after = message.seq
            state = state_out(conversation)
            if state != last_state:
                await socket.send_json({"type": "state"} | state)
                last_state = state
            woken = asyncio.create_task(event.wait())
            await asyncio.wait({woken, gone}, timeout=25, return_when=asyncio.FIRST_COMPLETED)
            woken.cancel()
    except (CenterError, WebSocketDisconnect, RuntimeError):
        await _close(socket, 1008)
    finally:
        gone.cancel()
        hub.leave(conversation_id, event)


async def _until_gone(socket: WebSocket) -> None:
    try:
        while True:
            await socket.receive_text()
    except (WebSocketDisconnect, RuntimeError):
        return
