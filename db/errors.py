"""The errors that `db` raises: codes and details for `desktop_app` to put into words.

No text for people lives here; `desktop_app.shell.messages` turns every code into a sentence.
"""


class LumbungError(Exception):
    """Something that a person can understand and act upon.

    `code` names what happened (snake_case, stable); `details` are plain values for the sentence.
    """

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code, details)
        self.code = code
        self.details = details

    def __str__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in self.details.items())
        return f"{self.code}({shown})"


class PermissionDenied(LumbungError):
    """The person's role lacks a right; nothing was read or changed."""

    def __init__(self, permission: str, code: str = "permission_denied", **details: object) -> None:
        super().__init__(code, permission=permission, **details)
        self.permission = permission


class InvalidInput(LumbungError):
    """A value that was given cannot be taken; `field` names it."""

    def __init__(self, code: str, field: str, **details: object) -> None:
        super().__init__(code, field=field, **details)
        self.field = field


class NotFound(LumbungError):
    """What was asked for is not (or no longer) there."""


class Refused(LumbungError):
    """The state of the shop does not allow it (too little stock, already reversed ...)."""


class CannotOpen(LumbungError):
    """The database cannot be opened: no key, wrong key, damaged, newer than the program, disk."""


class HubError(LumbungError):
    """The server that PCs share cannot be asked, or does not let this person or PC in."""
