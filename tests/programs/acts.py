"""What people do at a program's windows, press by press."""

from collections.abc import Mapping

from tests.programs.program import Program
from tests.programs.words import said
from tests.shops import PASSWORD


def sign_in(program: Program, name: str) -> None:
    """Somebody of the shop, who then sees its goods."""
    program.choose("person", name)
    program.fill({"password": PASSWORD})
    program.picture("login")
    program.press("signIn")
    program.sees("itemsPage")
    program.fit_screen()


def share(program: Program, hub: Mapping[str, str]) -> None:
    """The owner brings the shop to the hub, and signs in anew."""
    program.press("page-sharing")
    program.picture("not-shared")
    program.fill(hub)
    program.press("testConnection")
    program.says(said("lets you in"))
    program.picture("tested")
    program.press("shareShop")
    program.sees("signInAnew")
    program.picture("shared")
    program.press("signInAnew")
    sign_in(program, "Ibu Sri")
    program.reads("hub", said("connected"))


def let_in(program: Program, *names: str) -> None:
    """The owner gives people a password that holds on every computer."""
    program.press("page-people")
    for name in names:
        program.choose("peopleTable", name)
        program.press("newPassword")
        program.fill({"newPassword": PASSWORD, "passwordAgain": PASSWORD})
        program.picture("password")
        program.press("primary")
        program.says(said("password given").format(name=name))
        program.picture("people")


def join(program: Program, hub: Mapping[str, str], name: str) -> None:
    """The owner joins a new computer to the shop, and somebody begins to work there."""
    program.picture("first-start")
    program.press("otherWay")
    program.fill({**hub, "serverLogin": "owner", "deviceName": f"Meja {name}"})
    program.picture("join")
    program.press("next", "keyIsKept", "next", "next")
    program.picture("joining")
    sign_in(program, name)
    program.reads("hub", said("connected"))
    program.shows("itemsTable", "Kopi Tubruk")
    program.picture("joined")


def sell(program: Program, code: str) -> None:
    """One piece for exact cash: a scanner and three keys."""
    program.press("page-scan")
    program.key("F7")
    program.scan(code)
    program.counts("tape-sale", 1)
    program.key("F9")
    program.sees("cashGiven")
    program.key("Return")
    program.counts("tape-sale", 0)
    program.says(said("sold"))
    program.picture("sold")


def reprice(program: Program, item: str, price: str) -> None:
    """Another sale price, in the item's form."""
    program.press("page-items")
    program.choose("itemsTable", item)
    program.press("editItem")
    program.fill({"item_sale_price": price.removeprefix("Rp")})
    program.press("primary")
    program.shows("itemsTable", item, price)
    program.picture("priced")


def turn_to(program: Program, section: str, count: int = 0) -> None:
    """One of the lists of sharing, once it says that it holds so much."""
    program.press("page-sharing")
    shown = f"{said(section)} ({count})" if count else said(section)
    program.shows("sharingList", shown)
    program.choose("sharingList", shown)
