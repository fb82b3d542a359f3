"""Lives the demo shop's story: every item, delivery and sale goes through the real operations."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from db.access import Actor, now, require
from db.connection import ShopDatabase
from db.demo.goods import Goods, Words, read_goods, read_words
from db.demo.office import Office, evening_before
from db.demo.story import DAYS, FLOOR, Booking, Story
from db.errors import Refused
from db.ids import CASHIER, VIEWER, WAREHOUSE, fixed_id
from db.operations.accounts import add_account
from db.operations.documents import post_draft, reverse_document
from db.operations.drafts import add_line, change_line, describe_draft, open_draft
from db.operations.items import BarcodeFields, ItemFields, create_item
from db.operations.line_details import set_line_lot
from db.operations.lots import set_lot_tracking
from db.operations.places import add_category, add_location, add_partner
from db.operations.setup import NewShop
from db.queries.shop import locations, shop
from db.rules.calendar import MICROSECONDS, business_date

PASSWORD: Final = "lumbung-demo"  # noqa: S105  (known to all: these people exist in demo shops alone)
OWNER_LOGIN: Final = "owner"
PEOPLE: Final = {
    "gudang": ("Bambang Sutrisno", WAREHOUSE),
    "kasir": ("Rina Marlina", CASHIER),
    "pengamat": ("Agus Prasetyo", VIEWER),
}
SUNDAY: Final = 6


def demo_shop(language: str = "id") -> NewShop:
    """The answers that a demo shop gives at the first start; `PASSWORD` is everybody's."""
    return NewShop(
        name="Toko Lumbung Jaya",
        owner_name="Ibu Sri Wahyuni",
        owner_login=OWNER_LOGIN,
        owner_password=PASSWORD,
        place=read_words(language).places[0],
        demo=True,
    )


def fill_demo(
    database: ShopDatabase,
    owner: Actor,
    *,
    language: str = "id",
    today: date | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> None:
    """Gives a new shop people, 200 items and 90 days of deliveries and sales up to `today`.

    `progress` hears of every day (done, all) between two transactions; what it raises ends the
    work. Raises `Refused("shop_not_demo")`: people with a known password stay out of real shops.
    """
    require(database, owner, "people.manage")
    facts = shop(database)
    if not facts.demo:
        raise Refused("shop_not_demo")
    story = Story(read_goods(), today or business_date(now(), facts.timezone))
    clock = Clock(ZoneInfo(facts.timezone))
    clock.set(datetime.combine(story.today - timedelta(days=DAYS), datetime.min.time()))
    with database.atomic():
        house = House.furnish(database, owner.account, clock, story.goods, language)
    for done, bookings in enumerate(story.days(), start=1):
        with database.atomic():  # one synced commit a day: nobody else works in a shop being made
            for booking in bookings:
                house.book(booking)
            if done == DAYS - 1:
                house.close_up(story)
        if progress:
            progress(done, DAYS)


class Clock:
    """The moment of the story, for actors; never later than the real one."""

    def __init__(self, timezone: ZoneInfo) -> None:
        self._timezone = timezone
        self.moment = 0

    def set(self, at: datetime) -> bool:
        """Goes to a time of the shop's day; False when that has not come yet."""
        moment = int(at.replace(tzinfo=self._timezone).timestamp()) * MICROSECONDS
        if moment > now():
            return False
        self.moment = moment
        return True

    def __call__(self) -> int:
        """Microseconds UTC."""
        return self.moment


@dataclass(frozen=True)
class House:
    """The demo shop's people, places and suppliers, who do what the story tells."""

    database: ShopDatabase
    clock: Clock
    words: Words
    people: dict[str, Actor]
    places: list[bytes]
    suppliers: dict[str, bytes]
    items: dict[Goods, bytes]

    @classmethod
    def furnish(
        cls,
        database: ShopDatabase,
        account: bytes,
        clock: Clock,
        goods: Sequence[Goods],
        language: str,
    ) -> "House":
        """The owner (`account`) adds people, places, suppliers, categories and items."""
        owner, words = Actor(account, clock), read_words(language)
        for name in words.places[1:]:
            add_location(database, owner, name=name)
        suppliers = {
            name: add_partner(database, owner, name=name, phone=f"021-555{place:04d}")
            for place, name in enumerate(dict.fromkeys(each.supplier for each in goods), start=101)
        }
        items = _add_items(database, owner, goods, words, suppliers)
        places = [place.id for place in locations(database, owner)]
        people = {OWNER_LOGIN: owner} | _add_people(database, owner)
        return cls(database, clock, words, people, places, suppliers, items)

    def close_up(self, story: Story) -> None:
        """The evening before the last day: a stocktake, orders, and goods set aside."""
        if self.clock.set(evening_before(story.today)):
            office = Office(self.database, self.people, story, self.items, self.suppliers)
            office.work(self.places[FLOOR])

    def book(self, booking: Booking) -> None:
        """Scans and posts a booking, unless its time is still to come; reverses a repented one."""
        if not self.clock.set(booking.at):
            return
        actor = self.people[_who(booking)]
        draft = self._scan(actor, booking)
        self.clock.set(booking.at + timedelta(minutes=1))
        document = post_draft(self.database, actor, draft=draft).id
        if booking.repented:
            self.clock.set(booking.at + timedelta(minutes=3))
            words = self.words
            reason = words.wrong_receipt if booking.supplier else words.wrong_sale
            reverse_document(self.database, actor, document=document, reason=reason)

    def _scan(self, actor: Actor, booking: Booking) -> bytes:
        kind = "receipt" if booking.supplier else "sale"
        place = self.places[booking.place]
        draft = open_draft(self.database, actor, kind=kind, location=place)
        if booking.supplier:
            describe_draft(
                self.database,
                actor,
                draft=draft,
                partner=self.suppliers[booking.supplier],
                external_ref=f"SJ-{booking.at:%y%m%d}-{booking.place + 1}",
            )
        for line in booking.lines:
            kept = add_line(
                self.database,
                actor,
                draft=draft,
                code=line.code,
                symbology=line.symbology,
                source="wedge",
                count=line.count,
            )
            if line.cost is not None:
                change_line(self.database, actor, line=kept.line, unit_cost=line.cost)
            if line.expires_on:
                lot = f"L{line.expires_on:%y%m%d}"
                set_line_lot(
                    *(self.database, actor), line=kept.line, code=lot, expires_on=line.expires_on
                )
        return draft


def _add_people(database: ShopDatabase, owner: Actor) -> dict[str, Actor]:
    return {
        login: Actor(
            add_account(database, owner, login=login, name=name, role=role, password=PASSWORD),
            owner.clock,
        )
        for login, (name, role) in PEOPLE.items()
    }


def _add_items(
    database: ShopDatabase,
    owner: Actor,
    goods: Sequence[Goods],
    words: Words,
    suppliers: dict[str, bytes],
) -> dict[Goods, bytes]:
    items = {}
    categories = {
        name: add_category(database, owner, name=words.categories.get(name, name))
        for name in dict.fromkeys(each.category for each in goods)
    }
    for each in goods:
        fields = ItemFields(
            name=each.name,
            category=categories[each.category],
            unit=fixed_id(f"unit/{each.unit}"),
            sale_price=each.price,
            reorder_point=each.reorder_point,
            reorder_quantity=each.carton or 2 * each.reorder_point,
            supplier=suppliers[each.supplier],
        )
        codes = [BarcodeFields(each.code)]
        if each.carton:
            codes.append(BarcodeFields(each.carton_code, each.carton, words.pack))
        items[each] = create_item(database, owner, fields=fields, barcodes=codes)
        if each.shelf_days:
            set_lot_tracking(database, owner, item=items[each], tracked=True)
    return items


def _who(booking: Booking) -> str:
    if booking.supplier:
        return "gudang"
    return OWNER_LOGIN if booking.at.weekday() == SUNDAY else "kasir"
