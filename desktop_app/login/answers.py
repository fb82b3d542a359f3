"""What the person has answered so far at the first start."""

import re
from dataclasses import dataclass, field

from PySide6.QtCore import QDateTime, QTimeZone

from db.operations.setup import NewShop, new_recovery_key
from desktop_app.capture.scanner_profile import ScannerSetup
from desktop_app.shell.server_fields import TypedServer

PLACE = re.compile(r"(?!Etc/)\w+/")
INDONESIAN_ZONES = {7: "Asia/Jakarta", 8: "Asia/Makassar", 9: "Asia/Jayapura"}


@dataclass
class Answers:
    """Kept in memory alone until the shop is made."""

    language: str
    recovery_key: str
    timezone: str
    shop_name: str = ""
    currency: str = "IDR"
    owner_name: str = ""
    owner_login: str = ""
    owner_password: str = ""
    key_is_kept: bool = False
    demo: bool = False
    joins: bool = False  # a shop that is there already; then of the shop only these are asked
    server: TypedServer = field(default_factory=TypedServer)
    computer: str = ""
    scanners: ScannerSetup = field(default_factory=ScannerSetup)

    @classmethod
    def at_first(cls, language: str) -> "Answers":
        """Nothing answered; a fresh recovery key and this computer's time zone."""
        return cls(language, new_recovery_key(), system_zone())

    @property
    def called(self) -> str:
        """What the recovery key is of: the shop, or where it is while nobody knows its name."""
        return self.server.hosts if self.joins else self.shop_name

    def shop(self, place: str) -> NewShop:
        """The shop to make; `place` names its first location."""
        return NewShop(
            name=self.shop_name,
            owner_name=self.owner_name,
            owner_login=self.owner_login,
            owner_password=self.owner_password,
            place=place,
            currency=self.currency,
            timezone=self.timezone,
            demo=self.demo,
        )


def system_zone() -> str:
    """This computer's time zone; what is as far from UTC as Indonesia is taken for Indonesia's.

    A computer that was never told where it is (UTC) is taken to be in Jakarta.
    """
    name = bytes(QTimeZone.systemTimeZoneId().data()).decode()
    if name in INDONESIAN_ZONES.values():
        return name
    hours = QDateTime.currentDateTime().offsetFromUtc() // 3600
    elsewhere = name if PLACE.match(name) else INDONESIAN_ZONES[7]
    return INDONESIAN_ZONES.get(hours, elsewhere)
