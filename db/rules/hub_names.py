"""How the roles of a hub are called on its PostgreSQL server, where all databases share them."""

import hashlib
import re
from typing import Final

LONGEST_DATABASE: Final = 30  # bytes; a role's name has room for 63
GROUPS: Final = ("keeper", "registrar", "person")
PLAIN: Final = re.compile(r"[a-z0-9.-]{1,24}")


def role_name(database: str, login: str) -> str:
    """The PostgreSQL role of a sign-in name; upper case ASCII letters count as lower case.

    The hub makes the same name of it (`role_name_of`), so that a new PC needs to know no more than
    where the hub is and who signs in.
    """
    small = "".join(each.lower() if each.isascii() else each for each in login.strip(" "))
    if PLAIN.fullmatch(small) and small not in GROUPS:
        return f"{database}_{small}"
    return f"{database}__{hashlib.sha256(small.encode()).hexdigest()[:20]}"
