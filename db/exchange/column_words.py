"""What columns are called, in English and Indonesian, and which kind of file has which fields."""

import re
import unicodedata
from typing import Final

KINDS: Final = ("items", "stock", "partners", "categories", "locations", "sales")

CODES: Final = {
    "sku": (
        "sku|variant sku|kode|kode barang|kode produk|kode item|kode brg|item code|product code|"
        "code|default code|internal reference|asset id|article|article number|plu|item no|"
        "item number|part number|id barang|id produk|id item|no barang|product id|stock code"
    ),
    "barcode": (
        "barcode|barkod|kode batang|bar code|barcodes|variant barcode|upc|ean|ean13|ean 13|gtin|"
        "isbn|upc ean|kode barcode|no barcode"
    ),
}
NAMES: Final = (
    "item name|product name|nama barang|nama produk|nama item|nama brg|name|nama|title|item|"
    "product|barang|produk|uraian|judul"
)
QUANTITY: Final = (
    "quantity|qty|stok|stock|jumlah|on hand|qty on hand|quantity on hand|saldo|sisa|stok akhir|"
    "jumlah stok|jumlah barang|variant inventory qty|stok awal|opening stock|saldo awal|kuantitas|"
    "kuantiti|stok fisik|inventory|current stock|banyaknya|quantity in stock"
)
PRICE: Final = (
    "sale price|sales price|selling price|retail price|harga jual|variant price|price|harga|rate|"
    "unit price|harga satuan|list price|harga eceran|hrg jual|harga umum"
)
NOTE: Final = "note|notes|catatan|keterangan|description|deskripsi|remarks|body html|ket"
LOCATION: Final = (
    "location|lokasi|gudang|rak|warehouse|shelf|bin|tempat|letak|storage location|place|lorong"
)

FIELDS: Final[dict[str, dict[str, str]]] = {
    "items": {
        **CODES,
        "name": NAMES,
        "option1": "option1 value",
        "option2": "option2 value",
        "option3": "option3 value",
        "group": "handle|parent sku|kode induk|variant group|group id|parent code",
        "category": (
            "category|kategori|nama kategori|product category|item category|kategori barang|"
            "kategori produk|golongan|kelompok|jenis barang|jenis|lini|departemen|department|"
            "category name|item group|type|tipe|nama tipe|product type"
        ),
        "unit": (
            "unit|satuan|uom|unit of measure|unit type|sat|kemasan|satuan barang|units|unit name|"
            "stock unit"
        ),
        "sale_price": PRICE,
        "unit_cost": (
            "unit cost|cost|harga beli|harga pokok|hpp|modal|harga modal|purchase price|buy price|"
            "cost per item|standard price|cost price|hrg beli|harga kulakan"
        ),
        "quantity": QUANTITY,
        "reorder_point": (
            "reorder point|reorder level|min stock|minimum stock|stok minimum|stok min|min qty|"
            "titik pesan ulang|minimum|batas minimum|minimum quantity"
        ),
        "reorder_quantity": "reorder quantity|reorder qty|jumlah pesan ulang|order quantity",
        "supplier": (
            "supplier|pemasok|nama pemasok|vendor name|vendor|suplier|distributor|supplier name|"
            "penyuplai|preferred vendor"
        ),
        "note": NOTE,
        "location": LOCATION,
        "lot": "lot|batch|no batch|nomor batch|lot number|batch no|batch number|kode batch",
        "expires_on": (
            "expiry|expires on|exp|exp date|expiry date|expiration date|kadaluarsa|kedaluwarsa|"
            "tanggal kadaluarsa|tgl kadaluarsa|tanggal kedaluwarsa|ed|best before"
        ),
        "pack_quantity": "pack quantity|isi|isi per dus|units per pack|pack size|isi kemasan",
        "pack_name": "pack name|nama kemasan",
        "archived": "archived|diarsipkan|arsip",
        "active": "active|aktif",
        "track_lots": "track lots|lot and expiry control|lotandexpirycontrol",
    },
    "partners": {
        "name": (
            "name|nama|nama pemasok|nama pelanggan|supplier|pemasok|customer|pelanggan|vendor|"
            "supplier name|customer name|vendor name|company|perusahaan|partner|nama supplier|"
            "nama customer|nama toko"
        ),
        "partner_kind": "kind|type|jenis|tipe|partner type|jenis mitra",
        "phone": (
            "phone|telepon|telp|no telp|no telepon|nomor telepon|hp|no hp|nomor hp|mobile|"
            "whatsapp|no wa|wa|telephone|phone number|handphone|tel|telpon|kontak|contact"
        ),
        "note": f"{NOTE}|address|alamat|email|kota|city",
        "archived": "archived|diarsipkan|arsip",
    },
    "categories": {"name": "category|kategori|nama kategori|category name|name|nama|golongan"},
    "locations": {"name": f"{LOCATION}|nama lokasi|location name|name|nama|nama rak|nama gudang"},
    "sales": {
        **CODES,
        "name": NAMES,
        "day": (
            "date|tanggal|tgl|sale date|order date|transaction date|tanggal penjualan|invoice date|"
            "tgl transaksi|tanggal transaksi|waktu|day|hari|created at|tgl jual|tanggal jual|"
            "business date|datetime"
        ),
        "quantity": f"{QUANTITY}|terjual|jumlah terjual|qty terjual|quantity sold|sold|qty sold",
        "unit_price": PRICE,
        "amount": (
            "amount|total|subtotal|sub total|jumlah harga|total harga|nilai|omzet|line total|"
            "total penjualan|nilai penjualan|net amount|gross amount|total price"
        ),
        "reference": (
            "invoice|faktur|no faktur|nota|no nota|struk|no struk|id invoice|invoice no|"
            "invoice number|order id|order|receipt|receipt number|transaction id|id transaksi|"
            "no transaksi|nomor nota|reference|external ref|document number|no invoice|sale id"
        ),
    },
}
FIELDS["stock"] = FIELDS["items"]
PARTNER_WORDS: Final = re.compile(r"supplier|pemasok|customer|pelanggan|vendor|partner|mitra")
DOTTED: Final = re.compile(r"[A-Za-z]\w*(?:\.\w+)+")
NAMES_OF_FIELDS: Final = tuple(dict.fromkeys(name for known in FIELDS.values() for name in known))


def plain_title(title: str) -> str:
    """A column's title as it is compared: lower case, words apart, no signs, no `Item.` before."""
    if DOTTED.fullmatch(title):
        title = title.rpartition(".")[2]
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", title)
    words = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return " ".join(re.findall(r"[a-z0-9]+", words))


RANKS: Final[dict[str, dict[str, tuple[str, int]]]] = {
    kind: {
        **{plain_title(field): (field, -1) for field in known},  # our own exports' titles
        **{
            phrase: (field, rank)
            for field, phrases in reversed(known.items())
            for rank, phrase in enumerate(phrases.split("|"))
        },
    }
    for kind, known in FIELDS.items()
}
