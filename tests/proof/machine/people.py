"""Rules: people come and go, and change their roles; roles change what they allow."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from db.operations.accounts import change_role, disable_account, enable_account
from db.operations.roles import edit_role
from tests.db.rules.test_permissions import AGREED
from tests.proof.machine.base import ShopMachine, anyone, numbers, persons

SCOPES = {"document.reverse": "own_same_day", "report.view": "own"}

rights = st.dictionaries(
    st.sampled_from(sorted(AGREED["owner"])), st.booleans(), min_size=1, max_size=12
).map(lambda held: {name: SCOPES.get(name, "all") if own else "all" for name, own in held.items()})


class People(ShopMachine):
    """Who may do what."""

    @rule(by=persons, whose=anyone, which=numbers)
    def change_role(self, by: str, whose: str, which: int) -> None:
        """Another role for somebody."""
        person, somebody = self.person(by), self.person(whose)
        role = self.shop.roles[which % len(self.shop.roles)]
        self.both(
            lambda: self.shop.change_role(person, somebody, role),
            lambda: change_role(
                self.database, self.actor(person), account=somebody.id, role=role.id
            ),
        )

    @rule(by=persons, whose=anyone, back=st.booleans())
    def let_go(self, by: str, whose: str, back: bool) -> None:
        """Somebody may nothing any more, or works here again."""
        person, somebody = self.person(by), self.person(whose)
        model = self.shop.enable if back else self.shop.disable
        act = enable_account if back else disable_account
        self.both(
            lambda: model(person, somebody),
            lambda: act(self.database, self.actor(person), account=somebody.id),
        )

    @rule(by=persons, which=numbers, permissions=rights)
    def edit_role(self, by: str, which: int, permissions: dict[str, str]) -> None:
        """A role allows something else from now on; the built-in ones never do."""
        person = self.person(by)
        role = self.shop.roles[-1 - which % len(self.shop.roles)]
        name = self.database.rows("SELECT name FROM role WHERE id = ?", (role.id,))[0][0]
        self.both(
            lambda: self.shop.edit_role(person, role, permissions),
            lambda: edit_role(
                self.database,
                self.actor(person),
                role=role.id,
                name=name,
                permissions=permissions,
            ),
        )
