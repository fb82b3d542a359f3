"""The shop's name, its money and its clock."""

from functools import partial

from PySide6.QtWidgets import QComboBox, QLineEdit

from db.operations.setup import CURRENCIES
from db.rules.texts import clean_line
from desktop_app.login.answers import Answers
from desktop_app.login.steps.step import Step, taken


class ShopStep(Step):
    """Rupiah and the computer's own zone are chosen already."""

    def __init__(self, answers: Answers) -> None:
        super().__init__(
            answers,
            self.tr("Shop"),
            self.tr("Your shop"),
            self.tr("The name stands on every page and report."),
        )
        self._name = QLineEdit(answers.shop_name)
        self._currency = _choices(self._currencies(), answers.currency)
        self._zone = _choices(self._zones(), answers.timezone)
        self._name_row = self.add_field(self.tr("Shop na&me"), self._name, "shopName")
        self.add_field(self.tr("&Currency"), self._currency, "currency")
        self.add_field(self.tr("Time &zone"), self._zone, "timezone")

    def enter(self) -> None:
        """The name first."""
        self._name.setFocus()

    def take(self) -> bool:
        """The name is needed; the rest is chosen from lists."""
        name = taken(self._name_row, partial(clean_line, field="shop_name"))
        self.answers.currency = str(self._currency.currentData())
        self.answers.timezone = str(self._zone.currentData())
        self.answers.shop_name = self._name.text() if name is None else name
        return name is not None

    def _currencies(self) -> dict[str, str]:
        names = {
            "IDR": self.tr("Indonesian rupiah"),
            "MYR": self.tr("Malaysian ringgit"),
            "SGD": self.tr("Singapore dollar"),
            "BND": self.tr("Brunei dollar"),
            "PHP": self.tr("Philippine peso"),
            "THB": self.tr("Thai baht"),
            "VND": self.tr("Vietnamese dong"),
            "USD": self.tr("US dollar"),
            "EUR": self.tr("Euro"),
            "AUD": self.tr("Australian dollar"),
        }
        return {code: f"{names[code]} ({code})" for code in CURRENCIES}

    def _zones(self) -> dict[str, str]:
        zones = {
            "Asia/Jakarta": self.tr("WIB - Jakarta, Sumatra, Java, West Kalimantan"),
            "Asia/Makassar": self.tr("WITA - Makassar, Bali, Nusa Tenggara, East Kalimantan"),
            "Asia/Jayapura": self.tr("WIT - Jayapura, Maluku, Papua"),
        }
        here = self.answers.timezone
        return zones if here in zones else {**zones, here: here.replace("_", " ")}


def _choices(choices: dict[str, str], chosen: str) -> QComboBox:
    box = QComboBox()
    for key, text in choices.items():
        box.addItem(text, key)
    box.setCurrentIndex(box.findData(chosen))
    return box
