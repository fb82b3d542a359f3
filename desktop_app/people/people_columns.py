"""The columns of the list of people."""

from PySide6.QtCore import QCoreApplication

from db.queries.people import AccountRow
from desktop_app.shell.roles import role_name
from desktop_app.widgets.rows_model import Column


def people_columns() -> list[Column[AccountRow]]:
    """Name, sign-in name, role and state, all in words."""
    translate = QCoreApplication.translate
    return [
        Column(
            "name",
            translate("People", "Name"),
            lambda row: row.name,
            sort_key=lambda row: row.name.casefold(),
            tone=_tone,
            tooltip=lambda row: row.name,
            stretch=True,
        ),
        Column(
            "login",
            translate("People", "Sign-in name"),
            lambda row: row.login,
            sort_key=lambda row: row.login.casefold(),
            tone=_tone,
            tooltip=lambda row: row.login,
            width=220,
        ),
        Column("role", translate("People", "Role"), _role, sort_key=_role, tone=_tone, width=200),
        Column(
            "state",
            translate("People", "State"),
            _state,
            sort_key=_state,
            tone=_tone,
            icon=lambda row: "lock" if row.disabled else "check",
            width=180,
        ),
    ]


def _role(row: AccountRow) -> str:
    return role_name(row.role_name) if row.role_built_in else row.role_name


def _state(row: AccountRow) -> str:
    translate = QCoreApplication.translate
    return translate("People", "Disabled") if row.disabled else translate("People", "Active")


def _tone(row: AccountRow) -> str | None:
    return "text_quiet" if row.disabled else None
