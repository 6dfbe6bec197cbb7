"""What a person may call a party."""

import pytest

from communique.errors import UnknownIdError
from communique.world.asking import among, asked_party


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Moscow", "RUS"),
        ("the Kremlin", "RUS"),
        ("rus", "RUS"),
        ("the Taliban", "Taliban"),
        ("Islamic Republic of Afghanistan", "AFG"),
        ("the northern council", "Northern Council"),
    ],
)
def test_any_name_of_the_world_or_the_record_is_taken(name: str, id_: str) -> None:
    assert asked_party(name, among({"Northern Council"})) == id_


@pytest.mark.parametrize(
    ("name", "told"), [("Ruritania", "no party is called"), ("Congo", "may be COD or COG")]
)
def test_a_name_of_none_or_of_several_is_told(name: str, told: str) -> None:
    with pytest.raises(UnknownIdError, match=told):
        asked_party(name, among(()))
