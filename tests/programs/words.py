"""The few sentences that the story waits for, in both languages."""

from tests.programs.town import Look

SAID = {
    "agree so far": ("What could be compared agrees.", "Yang bisa dibandingkan cocok."),
    "computers": ("Computers", "Komputer"),
    "conflicts": ("Conflicts", "Konflik"),
    "connected": ("Connected", "Terhubung"),
    "lets you in": ("The server answers and lets you in.", "Server menjawab dan menerima Anda."),
    "offline": ("Working offline", "Bekerja tanpa server"),
    "one waits": (
        "Working offline, 1 booking waiting",
        "Bekerja tanpa server, 1 transaksi menunggu",
    ),
    "password given": ("{name} has a new password", "{name} punya kata sandi baru"),
    "price": ("Rp76,000", "Rp76.000"),
    "newer price": ("Rp77,000", "Rp77.000"),
    "sold": ("Sale booked", "Penjualan dibukukan"),
    "sold twice": ("Sold twice", "Terjual dua kali"),
    "to settle": (
        "Sharing has something for you to settle (2)",
        "Di Berbagi ada yang perlu Anda selesaikan (2)",
    ),
    "waiting": ("Waiting to go", "Menunggu dikirim"),
}


def said(name: str) -> str:
    """In the language of the windows."""
    return SAID[name][Look().language == "id"]
