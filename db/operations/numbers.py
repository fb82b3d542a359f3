"""Readable numbers that this PC gives: `RCV-K1-000123` for documents, `K1-00042` for items."""

from db.operations.work import Work

NEXT = """
INSERT INTO number_counter (prefix, last) VALUES (?, 1)
ON CONFLICT (prefix) DO UPDATE SET last = last + 1
RETURNING last
"""
PREFIXES = {
    "receipt": "RCV",
    "sale": "SAL",
    "customer_return": "RET",
    "supplier_return": "RTS",
    "transfer": "TRF",
    "adjustment": "ADJ",
    "stocktake": "CNT",
    "opening": "OPN",
}
REVERSAL = "REV"
ORDER = "PO"


def next_number(work: Work, prefix: str) -> str:
    """The next number of a prefix, with this PC's code in it."""
    (last,) = work.database.rows(NEXT, (prefix,))[0]
    code = work.device().code
    return f"{code}-{last:05d}" if prefix == "SKU" else f"{prefix}-{code}-{last:06d}"
