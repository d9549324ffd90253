"""What is offered when nobody named a service."""

import pytest

from center.services.service import offered


@pytest.mark.parametrize("audience", ["citizen", "employer"])
def test_only_living_services_of_the_audience_are_offered(audience: str) -> None:
    pages = offered(audience)
    assert 5 <= len(pages) <= 10
    assert all(page.audience in (audience, "both") and not page.ended for page in pages)
