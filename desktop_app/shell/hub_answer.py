"""What the hub said of this PC when it was asked last, for whoever books here without asking it."""

from typing import Final

from db.errors import LumbungError
from db.sharing.link import REFUSALS
from desktop_app.shell.messages import closest_code
from desktop_app.shell.settings import Settings

OF_A_PERSON: Final = frozenset({"hub_login_refused", "person_revoked"})


def note_answer(settings: Settings, error: LumbungError | None) -> None:
    """It took something, or refused to; what it says of a person is nothing about their PC, unless
    it did not even ask for their password.
    """
    if error is None:
        settings.hub_refusal = ""
    elif error.code in REFUSALS and (code := closest_code(error)) not in OF_A_PERSON:
        settings.hub_refusal = code
