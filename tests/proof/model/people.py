"""People with their roles, and the answer of a shop that is to refuse."""

from dataclasses import dataclass


class No(Exception):
    """The shop is to refuse, with this code."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def denied() -> No:
    """A right is missing."""
    return No("permission_denied")


@dataclass(eq=False)
class Role:
    """What people of a role may, with its scopes."""

    id: bytes
    permissions: dict[str, str]
    is_built_in: bool = True
    is_owner: bool = False


@dataclass(eq=False)
class Person:
    """Somebody, disabled or not."""

    id: bytes
    role: Role
    is_disabled: bool = False

    def scope(self, permission: str) -> str | None:
        """How far a right goes; None without it."""
        return None if self.is_disabled else self.role.permissions.get(permission)

    def needs(self, *permissions: str) -> None:
        """All of them."""
        if not all(map(self.scope, permissions)):
            raise denied()

    def needs_one(self, *permissions: str) -> None:
        """Any of them."""
        if not any(map(self.scope, permissions)):
            raise denied()

    def needs_to_hold(self, role: Role) -> None:
        """Nobody gives or touches rights that they do not hold themselves."""
        for permission, scope in role.permissions.items():
            if self.scope(permission) not in ("all", scope):
                raise No("rights_beyond_own")
