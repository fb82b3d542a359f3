"""The field for a quantity on the pages where a scanner may type into whatever is open."""

from desktop_app.scan.hand_limit import looks_like_code
from desktop_app.widgets.number_fields import QuantityField


class HandQuantity(QuantityField):
    """A quantity that is never a barcode."""

    def problem(self) -> str:
        """As for every quantity; so many digits in a row are a code."""
        if self.isModified() and looks_like_code(self.text()):
            return self.tr("This is a barcode, not a quantity.")
        return super().problem()
