"""The sentences of guidance exist in both languages with the same placeholders."""

import re

from center.content.yaml_file import load_yaml
from center.settings import settings


def test_korean_and_english_say_the_same_things() -> None:
    folder = settings().content_dir / "messages"
    korean, english = (load_yaml(folder / language / "guidance.yaml") for language in ("ko", "en"))
    assert set(korean) == set(english)
    for key, sentence in korean.items():
        used = set(re.findall(r"{(\w+)", str(sentence)))
        assert set(re.findall(r"{(\w+)", str(english[key]))) <= used | {"month", "day"}, key
