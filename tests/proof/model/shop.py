"""The lists: items with their stock and worth, places in places, and who works with them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from math import inf

from tests.proof.model.people import No, Person, Role
from tests.proof.model.pool import Pool, amount_of, parts_of, rounded


@dataclass(eq=False)
class Place:
    """A place of ours, perhaps within another; `archived` says with which act it went."""

    id: bytes
    parent: "Place | None" = None
    archived: int | None = None

    def above(self) -> Iterator["Place"]:
        """Those that it is in, the innermost first."""
        place = self.parent
        while place:
            yield place
            place = place.parent

    def is_within(self, other: "Place") -> bool:
        """Whether it is that place, or in it at whatever depth."""
        return self is other or other in self.above()


@dataclass(eq=False)
class Lot:
    """Goods that came together; `order` is in which order lots were first seen."""

    code: str
    expires_on: date | None
    order: int

    def is_over(self, day: date) -> bool:
        """Whether its last day is past."""
        return self.expires_on is not None and self.expires_on < day

    @property
    def turn(self) -> tuple[bool, date, int]:
        """Which goes first: the first to expire."""
        return self.expires_on is None, self.expires_on or date.max, self.order


@dataclass(eq=False)
class Item:
    """An item; its stock is by place and lot (None: no lot), in thousandths."""

    id: bytes
    sku: str
    name: str
    price: int
    decimals: int
    tracked: bool = False
    archived: bool = False
    deleted: bool = False
    moved_by: set[object] = field(default_factory=set)
    into: "Item | None" = None
    has_merged: bool = False
    pool: Pool = field(default_factory=Pool)
    lots: list[Lot] = field(default_factory=list)
    stock: dict[tuple[Place, Lot | None], int] = field(default_factory=dict)

    @property
    def now(self) -> "Item":
        """What it is called since it was merged."""
        return self.into.now if self.into else self

    @property
    def on_hand(self) -> int:
        """In all places."""
        return sum(self.stock.values())

    def put(self, place: Place, lot: Lot | None, quantity: int, by: object) -> None:
        """More of it there, or less; `by` is the document that moves it, or the one it reverses."""
        self.moved_by.add(by)
        self.stock[place, lot] = self.stock.get((place, lot), 0) + quantity

    def at(self, place: Place) -> list[tuple[Lot | None, int]]:
        """Its lots at a place, in the order in which they go: those without a lot first."""
        there = [(lot, many) for (where, lot), many in self.stock.items() if where is place]
        return sorted(there, key=lambda each: (each[0] is not None, each[0] and each[0].turn))


@dataclass
class Shop:
    """Everything."""

    people: list[Person]
    roles: list[Role]
    places: list[Place]
    items: list[Item] = field(default_factory=list)
    acts: int = 0
    refuse_to_archive: Callable[[list[Place]], None] = lambda _: None
    refuse_to_merge: Callable[[Item], None] = lambda _: None
    was_counted: Callable[[Item], bool] = lambda _: False

    def next(self) -> int:
        """The number of an act."""
        self.acts += 1
        return self.acts

    # items

    def may_touch(self, person: Person, item: Item, permission: str) -> None:
        """An item that is still its own."""
        person.needs(permission)
        if item.into:
            raise No("item_merged")

    def refuse_to_delete(self, person: Person, item: Item) -> None:
        """What moved stays."""
        self.may_touch(person, item, "item.delete")
        if item.moved_by or item.has_merged:
            raise No("item_moved")

    def delete(self, item: Item) -> None:
        """It is gone for good."""
        item.deleted = True
        self.items.remove(item)

    def merge(self, person: Person, keep: Item, drop: Item) -> None:
        """One takes over codes, lots, stock and worth of the other."""
        person.needs("item.edit", "barcode.edit")
        if keep.into or drop.into:
            raise No("item_merged")
        if keep is drop:
            raise No("merge_with_itself")
        if keep.archived:
            raise No("item_archived")
        if keep.decimals != drop.decimals:
            raise No("units_differ")
        self.refuse_to_merge(drop)
        _carry_over(keep, drop, self.places)
        drop.into, drop.archived, keep.has_merged = keep, True, True
        for other in self.items:
            if other.into is drop:
                other.into = keep

    # places

    def may_build(self, person: Person, parent: Place | None) -> None:
        """Within a place that is in use, or on its own."""
        person.needs("location.edit")
        if parent and parent.archived is not None:
            raise No("location_archived")

    def move(self, person: Person, place: Place, parent: Place | None) -> None:
        """Puts a place into another one."""
        person.needs("location.edit")
        if parent and parent.is_within(place):
            raise No("location_cycle")
        if parent and parent.archived is not None:
            raise No("location_archived")
        place.parent = parent

    def within(self, place: Place) -> list[Place]:
        """A place with all that is in it."""
        return [other for other in self.places if other.is_within(place)]

    def archive(self, person: Person, place: Place) -> None:
        """Only what is empty, with all that is in it."""
        person.needs("location.edit")
        within = self.within(place)
        for item in self.items:
            if any(many and where in within for (where, _), many in item.stock.items()):
                raise No("location_not_empty")
        self.refuse_to_archive(within)
        act = self.next()
        for other in within:
            other.archived = act if other.archived is None else other.archived

    def restore(self, person: Person, place: Place) -> None:
        """With what was archived together with it, and what it is in."""
        person.needs("location.edit")
        act = place.archived
        if act is None:
            return
        for other in self.places:
            if other in place.above() or (other.is_within(place) and other.archived == act):
                other.archived = None

    # people

    def change_role(self, person: Person, whose: Person, role: Role) -> None:
        """Nobody is locked out."""
        person.needs("people.manage")
        person.needs_to_hold(role)
        person.needs_to_hold(whose.role)
        if not role.is_owner:
            self._keep_an_owner(whose)
        whose.role = role

    def disable(self, person: Person, whose: Person) -> None:
        """They may nothing from now on."""
        person.needs("people.manage")
        person.needs_to_hold(whose.role)
        self._keep_an_owner(whose)
        whose.is_disabled = True

    def enable(self, person: Person, whose: Person) -> None:
        """They may again what their role may."""
        person.needs("people.manage")
        person.needs_to_hold(whose.role)
        whose.is_disabled = False

    def edit_role(self, person: Person, role: Role, permissions: dict[str, str]) -> None:
        """The built-in ones never change."""
        person.needs("people.manage")
        if role.is_built_in:
            raise No("role_built_in")
        person.needs_to_hold(role)
        if permissions != role.permissions:
            person.needs_to_hold(Role(b"", permissions))
        role.permissions = permissions

    def _keep_an_owner(self, whose: Person) -> None:
        others = [each for each in self.people if each is not whose and not each.is_disabled]
        if whose.role.is_owner and not any(each.role.is_owner for each in others):
            raise No("last_owner")


def _carry_over(keep: Item, drop: Item, places: list[Place]) -> None:
    """What is short is filled first at its worth; then all leaves, and comes in at that cost."""
    held = [(key, many) for key, many in drop.stock.items() if many]
    held.sort(key=lambda each: (places.index(each[0][0]), made(each[0][1])))
    short = [-many for _, many in held if many < 0]
    for quantity, cost in zip(short, parts_of(_worth(drop.pool, sum(short)), short), strict=True):
        drop.pool.come(quantity, cost)
    there = [many for _, many in held if many > 0]
    costs = [drop.pool.leave(many) for many in there]
    for quantity, cost in zip(there, costs, strict=True):
        keep.pool.come(quantity, cost)
    for quantity in short:
        keep.pool.leave(quantity)
    for (place, lot), many in held:
        keep.put(place, lot, many, drop)
    drop.stock.clear()
    keep.lots = sorted((*keep.lots, *drop.lots), key=made)
    drop.lots.clear()


def made(lot: Lot | None) -> float:
    """In which order lots were made; goods without one come last."""
    return inf if lot is None else lot.order


def _worth(pool: Pool, quantity: int) -> int:
    """What so much of it was issued for, or would be."""
    if not pool.quantity:
        return amount_of(quantity, pool.last)
    return rounded(abs(Fraction(pool.cost * quantity, pool.quantity)))
