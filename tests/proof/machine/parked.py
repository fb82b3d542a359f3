"""Rules: a sale waits while its cashier, or somebody else, sells to the next customer."""

from dataclasses import replace

from hypothesis import strategies as st
from hypothesis.stateful import rule

from db.operations.documents import PostedDocument, post_draft
from db.operations.drafts import undo_line
from db.operations.parking import park_draft, resume_draft
from tests.proof.machine.base import numbers, persons
from tests.proof.machine.documents import Documents, discount_of, offs, scan_of, scans
from tests.proof.model.lines import Off, Wish
from tests.proof.model.people import Person
from tests.proof.model.shop import Place

LINES = "SELECT id FROM draft_line WHERE draft = ? ORDER BY id"


class Parked(Documents):
    """What is put aside and gone on with."""

    @rule(
        by=persons,
        other=st.none() | persons,
        place=numbers,
        scans=scans,
        meanwhile=scans,
        struck=st.none() | numbers,
        off=offs,
        whole=offs,
    )
    def sell_after_waiting(
        self,
        by: str,
        other: str | None,
        place: int,
        scans: list[tuple[int, int, int, int]],
        meanwhile: list[tuple[int, int, int, int]],
        struck: int | None,
        off: Off | None,
        whole: Off | None,
    ) -> None:
        """Nothing of the one gets into the other; a line may be struck when it goes on."""
        person, where = self.person(by), self.place(place)
        wishes = [replace(wish, item=self.shop.scanned(wish.item)) for wish in self.out(scans)]
        wishes[0] = replace(wishes[0], off=off)
        draft = self.park(person, where, wishes, whole)
        if draft is None:
            return
        self.post(self.person(other or by), "sale", where, self.out(meanwhile))
        which = None if struck is None else struck % len(wishes)

        def shop() -> PostedDocument:
            actor = self.actor(person)
            resume_draft(self.database, actor, draft=draft)
            if which is not None:
                line = bytes(self.database.rows(LINES, (draft,))[which][0])
                undo_line(self.database, actor, line=line)
            return post_draft(self.database, actor, draft=draft)

        left = [wish for number, wish in enumerate(wishes) if number != which]
        self.kept(self.both(lambda: self.books.post(person, "sale", where, left, off=whole), shop))

    def park(
        self, person: Person, place: Place, wishes: list[Wish], whole: Off | None
    ) -> bytes | None:
        """A sale in both that waits; None where it is refused."""

        def shop() -> bytes:
            real = self.real(person)
            said = [scan_of(wish) for wish in wishes]
            draft = real.begin("sale", *said, location=place.id, discount=discount_of(whole))
            park_draft(self.database, real.actor, draft=draft, label="Bu Ani")
            return draft

        done = self.both(lambda: self.books.begin(person, place, wishes, whole), shop)
        return done[1] if done else None
