"""Trackers in memory: short, and the least recently used forgotten, so that turns stay fast and memory bounded.

What a conversation must not lose is kept by the gateway, which prepares a new Rasa session when one was forgotten.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME, REQUESTED_SLOT
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, SessionStarted, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

from bot import action_results

MOST_TRACKERS = 2000
MOST_EVENTS = 24
action_results.install()  # the server loads this module once, before its first turn


class RecentTrackerStore(InMemoryTrackerStore):
    """Rasa's in-memory store with a limit of trackers and of events in each."""

    def __init__(self, domain: Domain, event_broker: EventBroker | None = None, **kwargs: Any) -> None:
        super().__init__(domain, event_broker)
        self.store: OrderedDict[str, str] = OrderedDict()

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keep a tracker; a long one as it stands, without how it came there."""
        if len(tracker.events) > MOST_EVENTS and tracker.latest_action_name == ACTION_LISTEN_NAME:
            tracker = self._as_it_stands(tracker)
        await super().save(tracker)
        self.store.move_to_end(tracker.sender_id)
        while len(self.store) > MOST_TRACKERS:
            self.store.popitem(last=False)

    def _as_it_stands(self, tracker: DialogueStateTracker) -> DialogueStateTracker:
        """The same slots and form, with no history: rules look at the present turn only."""
        events: list[Event] = [ActionExecuted(ACTION_SESSION_START_NAME), SessionStarted(), ActionExecuted(ACTION_LISTEN_NAME)]
        events += [
            SlotSet(name, slot.value)
            for name, slot in tracker.slots.items()
            if name != REQUESTED_SLOT and slot.value != slot.initial_value
        ]
        if tracker.active_loop_name:
            events += [
                ActionExecuted(tracker.active_loop_name), ActiveLoop(tracker.active_loop_name),
                SlotSet(REQUESTED_SLOT, tracker.get_slot(REQUESTED_SLOT)), ActionExecuted(ACTION_LISTEN_NAME),
            ]
        return DialogueStateTracker.from_events(tracker.sender_id, events, slots=self.domain.slots)
