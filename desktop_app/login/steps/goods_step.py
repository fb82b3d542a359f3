"""Begin with an empty shop, or with a demo shop to play with."""

from PySide6.QtWidgets import QButtonGroup, QRadioButton

from desktop_app.login.answers import Answers
from desktop_app.login.steps.step import Step
from desktop_app.widgets.controls import label
from desktop_app.widgets.tokens import GRID


class GoodsStep(Step):
    """Empty is chosen already."""

    def __init__(self, answers: Answers) -> None:
        super().__init__(
            answers,
            self.tr("Goods"),
            self.tr("How do you want to begin?"),
            self.tr("With the next step the shop is made on this computer."),
        )
        self._group = QButtonGroup(self)
        self._empty = QRadioButton(self.tr("An &empty shop"))
        self._demo = QRadioButton(self.tr("A &demo shop"))
        self._add(
            self._empty, "emptyShop", self.tr("For real work: scan your first delivery at once.")
        )
        self._add(
            self._demo,
            "demoShop",
            self.tr(
                "To try everything: about 200 items, 90 days of deliveries and sales, and people"
                " with every role. Real work needs a shop of its own."
            ),
        )
        (self._demo if answers.demo else self._empty).setChecked(True)

    def enter(self) -> None:
        """What is chosen now."""
        (self._demo if self._demo.isChecked() else self._empty).setFocus()

    def take(self) -> bool:
        """One of the two is always chosen."""
        self.answers.demo = self._demo.isChecked()
        return True

    def _add(self, radio: QRadioButton, name: str, sentence: str) -> None:
        radio.setObjectName(name)
        radio.setAccessibleDescription(sentence)
        self._group.addButton(radio)
        self.body.addWidget(radio)
        said = label(sentence, "caption", wrap=True)
        said.setContentsMargins(3 * GRID + 4, 0, 0, GRID)
        self.body.addWidget(said)
