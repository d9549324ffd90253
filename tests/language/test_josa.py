"""Particles after words, digits, letters and brackets."""

from __future__ import annotations

import pytest

from center.language.josa import attach


@pytest.mark.parametrize(
    ("word", "particle", "joined"),
    [("센터", "을를", "센터를"), ("예약", "을를", "예약을"), ("고용24", "을를", "고용24를"), ("3명", "은는", "3명은"),
     ("서울", "으로로", "서울로"),
     ("부산", "으로로", "부산으로"), ("구직급여(실업급여)", "을를", "구직급여(실업급여)를"), ("KDT", "이가", "KDT가"),
     ("1000", "을를", "1000을"),
     ("10", "이가", "10이"), ("email", "은는", "email은"), ("‘예산’", "과와", "‘예산’과"),
     ("100만", "이에요예요", "100만이에요"),
     ("50%", "이에요예요", "50%예요"), ("E-9", "을를", "E-9를"), ("창구", "이나나", "창구나"),
     ("신청", "이나나", "신청이나"),
     ("60,120", "은는", "60,120은"), ("제2호", "으로로", "제2호로"), ("1", "으로로", "1로"), ("6", "으로로", "6으로"),
     ("100000000", "이가", "100000000이")],
)
def test_particles(word: str, particle: str, joined: str) -> None:
    assert attach(word, particle) == joined


def test_an_unknown_particle_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown particle"):
        attach("센터", "께서")
