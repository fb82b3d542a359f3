"""What is said when something goes wrong, and what is looked at then."""

from db.connection import ShopDatabase
from db.queries.check import check
from tests.end_to_end.program import Program

RICE, TEA = "8991002101104", "8997007350110"
LINES = "SELECT count(*) FROM draft_line"
SAID = {
    "no_recovery_key": ("This is not a recovery key.", "Ini bukan kunci pemulihan."),
    "damaged": (
        "The shop's file cannot be opened: it is damaged, or this is not its key.",
        "File toko tidak bisa dibuka: filenya rusak, atau kuncinya bukan ini.",
    ),
    "full": ("The disk is full; nothing was changed.", "Disk penuh; tidak ada yang diubah."),
    "backed_up": ("Last backup: ", "Cadangan terakhir: "),
    "read_only": (
        "The shop's folder cannot be written to; nothing was changed.",
        "Folder toko tidak bisa ditulisi; tidak ada yang diubah.",
    ),
    "open_elsewhere": (
        "This shop is open in another window of Lumbung",
        "Toko ini sudah dibuka di jendela Lumbung lain",
    ),
    "no_camera": ("There is no such camera", "Kamera ini tidak ada"),
    "video_ended": ("The video has ended", "Video sudah selesai"),
    "control": (
        "The barcode has characters that cannot be shown.",
        "Barcode berisi karakter yang tidak bisa ditampilkan.",
    ),
    "too_long": ("The barcode is too long: 5000", "Barcode terlalu panjang: 5000"),
    "unknown": ("Unknown code", "Kode tak dikenal"),
    "not_below": ("At least 1.", "Paling sedikit 1."),
    "not_above": ("At most 10,000,000.", "Paling banyak 10.000.000."),
    "no_quantity": ("This is a barcode, not a quantity.", "Ini barcode, bukan jumlah."),
    "star": ("Before the * stands a quantity", "Sebelum tanda * harus ada jumlah"),
    "taken": ("belongs to “Beras” already.", "sudah milik “Beras”."),
    "short": ("There is too little in stock", "Stok tidak cukup"),
    "short_cashier": ("Nothing was booked.", "Belum ada yang dibukukan."),
    "resumed": ("Lines from before are here: 40", "40 baris dari sebelumnya masih ada"),
}


def at_the_tape(program: Program, login: str = "owner") -> Program:
    """Signs in and scans two pieces of rice."""
    program.sign_in(login)
    program.guide.page("scan")
    program.scan(RICE, RICE)
    program.has_lines(2)
    return program


def nothing_broke(database: ShopDatabase, lines: int) -> None:
    """Every line of the tape is on disk, and the books agree."""
    assert database.rows(LINES) == [(lines,)]
    assert check(database) == []


def write(program: Program, name: str, text: str) -> None:
    """Types into a field of the dialog that is up, as soon as it can be."""
    program.guide.wait(lambda: program.guide.sees(name), name)
    program.guide.fill(name, text)
