"""Begin with an empty shop, or with a demo shop to play with."""

from PySide6.QtWidgets import QButtonGroup, QRadioButton

from desktop_app.login.answers import Answers
from desktop_app.login.steps.step import Step


class GoodsStep(Step):
    """Empty is chosen already."""

    def __init__(self, answers: Answers) -> None:
        super().__init__(
            answers,
            self.tr("Goods"),
            self.tr("How do you want to begin?"),
            self.tr("With the next step the shop is made on this computer."),
        )
        self._empty = QRadioButton(self.tr("An &empty shop"))
        self._demo = QRadioButton(self.tr("A &demo shop"))
        self.add_choice(
            self._empty, "emptyShop", self.tr("For real work: scan your first delivery at once.")
        )
        self.add_choice(
            self._demo,
            "demoShop",
            self.tr(
                "To try everything: about 200 items, 90 days of deliveries and sales, and people"
                " with every role. Real work needs a shop of its own."
            ),
        )
        self._group = QButtonGroup(self)
        self._group.addButton(self._empty)
        self._group.addButton(self._demo)
        (self._demo if answers.demo else self._empty).setChecked(True)

    def enter(self) -> None:
        """What is chosen now."""
        (self._demo if self._demo.isChecked() else self._empty).setFocus()

    def take(self) -> bool:
        """One of the two is always chosen."""
        self.answers.demo = self._demo.isChecked()
        return True
