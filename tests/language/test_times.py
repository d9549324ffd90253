"""Times of day."""

from __future__ import annotations

import pytest

from center.language.times import find_times


@pytest.mark.parametrize(
    ("said", "value"),
    [("오후 두 시 반", "14:30"), ("2시", "14:00"), ("아침 10시 15분", "10:15"), ("14:30", "14:30"), ("정오", "12:00"),
     ("저녁 6시", "18:00"), ("9시쯤", "09:00"), ("밤 10시", "22:00"), ("3시30분", "15:30"), ("오전 열한시", "11:00"),
     ("오후3시", "15:00"), ("내일2시", "14:00"), ("열두 시", "12:00"), ("오전 12시", "00:00"), ("11시 반", "11:30"),
     ("15시", "15:00"), ("네 시 이십분", "16:20"), ("2:30", "14:30"), ("점심 12시 반", "12:30"), ("새벽 2시", "02:00")],
)
def test_times(said: str, value: str) -> None:
    assert [span.value for span in find_times(said)] == [value]


@pytest.mark.parametrize("words", ["두 시간", "2시간", "한시적", "시급 만원", "25시", "다시", "세시기", "10시간 근무"])
def test_what_is_no_time(words: str) -> None:
    assert find_times(words) == []
