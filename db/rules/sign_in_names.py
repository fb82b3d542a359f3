"""The name to sign in with that is proposed for a person."""

import re
import unicodedata
from typing import Final

HONORIFICS: Final = {
    *("pak", "bapak", "bu", "ibu", "mas", "mbak", "mbok", "bang", "kak", "h", "hj"),
    *("mr", "mrs", "ms", "dr"),
}


def sign_in_name(name: str) -> str:
    """The first word that is no honorific, in small plain letters: "Pak Budi" gives "budi".

    An honorific alone is better than nothing; "" where there is no plain letter.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)
    return next((word for word in words if word not in HONORIFICS), next(iter(words), ""))
