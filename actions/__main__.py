"""The action server, on loopback only: ``python -m actions``."""

from __future__ import annotations

import logging
from typing import Any

from rasa_sdk.endpoint import create_app
from rasa_sdk.executor import ActionExecutor

from actions import answers, interview
from actions.turn import TurnAction
from center.dialogue.rules import rules
from center.messages.catalog import catalog
from center.settings import settings


class Executor(ActionExecutor):
    """Runs our actions, which need no domain: Rasa leaves it out of the request (``bot/endpoints.yml``)."""

    def update_and_return_domain(self, payload: dict[str, Any], action_name: str) -> dict[str, Any]:
        """Nothing to remember."""
        return {}


def all_actions() -> list[TurnAction]:
    """Every action that the Rasa domain names."""
    return [
        answers.AnswerIntent(), answers.StartScreening(), answers.ChangeAnswer(), answers.DefaultFallback(),
        interview.ValidateInterviewForm(), interview.AskAnswer(), interview.ShowResult(),
    ]


def main() -> None:
    """Load content, then serve."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(levelname)s %(message)s")
    logging.getLogger("rasa_sdk").setLevel(logging.WARNING)
    executor = Executor()
    for action in all_actions():
        executor.register_action(action)
    rules()
    catalog()
    app = create_app(executor)
    app.run(host="127.0.0.1", port=settings().actions_port, single_process=True, access_log=False, motd=False)


if __name__ == "__main__":
    main()
