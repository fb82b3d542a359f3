<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
<context>
    <name>BarcodeEditor</name>
    <message>
        <source>Code</source>
        <translation>Kode</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>Isi</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>Kemasan</translation>
    </message>
    <message>
        <source>Scan the product or its carton, or add a code by hand.</source>
        <translation>Pindai barang atau dusnya, atau tambahkan kode dengan tangan.</translation>
    </message>
    <message>
        <source>&amp;Add barcode</source>
        <translation>T&amp;ambah barcode</translation>
    </message>
</context>
<context>
    <name>BarcodeLine</name>
    <message>
        <source>Remove this barcode</source>
        <translation>Hapus barcode ini</translation>
    </message>
    <message>
        <source>The last digit should be {digit}. Check the label.</source>
        <translation>Angka terakhir seharusnya {digit}. Periksa labelnya.</translation>
    </message>
    <message>
        <source>A code of your own can stay as it is.</source>
        <translation>Kode buatan sendiri boleh tetap begitu.</translation>
    </message>
    <message>
        <source>Barcode</source>
        <translation>Barcode</translation>
    </message>
    <message>
        <source>How many it counts</source>
        <translation>Jumlah isi yang dihitung</translation>
    </message>
    <message>
        <source>Name of the pack</source>
        <translation>Nama kemasan</translation>
    </message>
    <message>
        <source>carton</source>
        <translation>dus</translation>
    </message>
</context>
<context>
    <name>ChoiceField</name>
    <message>
        <source>Choose or type</source>
        <translation>Pilih atau ketik</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Tidak ada</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Search by name, SKU or barcode</source>
        <translation>Cari nama, SKU, atau barcode</translation>
    </message>
    <message>
        <source>Cate&amp;gory</source>
        <translation>Kate&amp;gori</translation>
    </message>
    <message>
        <source>&amp;Low stock</source>
        <translation>&amp;Stok menipis</translation>
    </message>
    <message>
        <source>A&amp;rchived</source>
        <translation>Di&amp;arsipkan</translation>
    </message>
    <message>
        <source>1 item</source>
        <translation>1 barang</translation>
    </message>
    <message>
        <source>{count} items</source>
        <translation>{count} barang</translation>
    </message>
</context>
<context>
    <name>ItemActions</name>
    <message>
        <source>Lists…</source>
        <translation>Daftar…</translation>
    </message>
    <message>
        <source>New item</source>
        <translation>Barang baru</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Ubah</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Arsipkan</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Pulihkan</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Hapus</translation>
    </message>
    <message>
        <source>Archived “{name}”</source>
        <translation>“{name}” diarsipkan</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Urungkan</translation>
    </message>
    <message>
        <source>Delete “{name}”?</source>
        <translation>Hapus “{name}”?</translation>
    </message>
    <message>
        <source>It has never been moved, so it can go for good. It cannot be undone.</source>
        <translation>Barang ini belum pernah masuk atau keluar, jadi dapat dihapus selamanya. Tindakan ini tidak dapat diurungkan.</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Hapus</translation>
    </message>
    <message>
        <source>Deleted “{name}”</source>
        <translation>“{name}” dihapus</translation>
    </message>
    <message>
        <source>“{name}” is back in the list</source>
        <translation>“{name}” kembali ke daftar</translation>
    </message>
</context>
<context>
    <name>ItemDialog</name>
    <message>
        <source>New item</source>
        <translation>Barang baru</translation>
    </message>
    <message>
        <source>Edit item</source>
        <translation>Ubah barang</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Simpan</translation>
    </message>
</context>
<context>
    <name>ItemForm</name>
    <message>
        <source>Kept by &amp;batch and last day</source>
        <translation>Dicatat per &amp;batch dan tanggal kedaluwarsa</translation>
    </message>
    <message>
        <source>numbered by the shop</source>
        <translation>dinomori otomatis</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nama</translation>
    </message>
    <message>
        <source>S&amp;KU</source>
        <translation>S&amp;KU</translation>
    </message>
    <message>
        <source>Ca&amp;tegory</source>
        <translation>Ka&amp;tegori</translation>
    </message>
    <message>
        <source>&amp;Unit</source>
        <translation>Sat&amp;uan</translation>
    </message>
    <message>
        <source>Sale &amp;price</source>
        <translation>&amp;Harga jual</translation>
    </message>
    <message>
        <source>&amp;Reorder point</source>
        <translation>Stok &amp;minimum</translation>
    </message>
    <message>
        <source>Reorder &amp;quantity</source>
        <translation>&amp;Jumlah pesan ulang</translation>
    </message>
    <message>
        <source>Supp&amp;lier</source>
        <translation>&amp;Pemasok</translation>
    </message>
    <message>
        <source>N&amp;ote</source>
        <translation>&amp;Catatan</translation>
    </message>
    <message>
        <source>Barcodes</source>
        <translation>Barcode</translation>
    </message>
</context>
<context>
    <name>ItemList</name>
    <message>
        <source>No item matches</source>
        <translation>Tidak ada barang yang cocok</translation>
    </message>
    <message>
        <source>Try fewer letters, or look among all items again.</source>
        <translation>Coba huruf yang lebih sedikit, atau lihat semua barang lagi.</translation>
    </message>
    <message>
        <source>&amp;Clear search</source>
        <translation>&amp;Bersihkan pencarian</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Barang</translation>
    </message>
    <message>
        <source>No items yet</source>
        <translation>Belum ada barang</translation>
    </message>
    <message>
        <source>Items appear here as soon as somebody who may has added them.</source>
        <translation>Barang muncul di sini setelah ditambahkan oleh orang yang berhak.</translation>
    </message>
    <message>
        <source>Add the first one, or scan a product on the Scan page.</source>
        <translation>Tambahkan barang pertama, atau pindai produk di halaman Pindai.</translation>
    </message>
    <message>
        <source>&amp;New item</source>
        <translation>&amp;Barang baru</translation>
    </message>
</context>
<context>
    <name>ItemPane</name>
    <message>
        <source>&amp;Details</source>
        <translation>&amp;Rincian</translation>
    </message>
    <message>
        <source>Stock &amp;card</source>
        <translation>&amp;Kartu stok</translation>
    </message>
    <message>
        <source>Barcodes</source>
        <translation>Barcode</translation>
    </message>
    <message>
        <source>Locations</source>
        <translation>Lokasi</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Sale price</source>
        <translation>Harga jual</translation>
    </message>
    <message>
        <source>Cost (average)</source>
        <translation>HPP rata-rata</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Laba</translation>
    </message>
    <message>
        <source>Reorder point</source>
        <translation>Stok minimum</translation>
    </message>
    <message>
        <source>Reorder quantity</source>
        <translation>Pesan ulang</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategori</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>Pemasok</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Belum ada</translation>
    </message>
    <message>
        <source>Nowhere</source>
        <translation>Tidak ada di mana pun</translation>
    </message>
</context>
<context>
    <name>Items</name>
    <message>
        <source>Low</source>
        <translation>Menipis</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Habis</translation>
    </message>
    <message>
        <source>Goods received</source>
        <translation>Barang masuk</translation>
    </message>
    <message>
        <source>Sale</source>
        <translation>Penjualan</translation>
    </message>
    <message>
        <source>Customer return</source>
        <translation>Retur penjualan</translation>
    </message>
    <message>
        <source>Supplier return</source>
        <translation>Retur pembelian</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Mutasi</translation>
    </message>
    <message>
        <source>Adjustment</source>
        <translation>Penyesuaian</translation>
    </message>
    <message>
        <source>Stocktake</source>
        <translation>Stok opname</translation>
    </message>
    <message>
        <source>Opening stock</source>
        <translation>Stok awal</translation>
    </message>
    <message>
        <source>{n} at the start</source>
        <translation>{n} stok awal</translation>
    </message>
    <message>
        <source>{n} received</source>
        <translation>{n} masuk</translation>
    </message>
    <message>
        <source>{n} returned by customers</source>
        <translation>{n} diretur pelanggan</translation>
    </message>
    <message>
        <source>{n} added by adjustments</source>
        <translation>{n} ditambah lewat penyesuaian</translation>
    </message>
    <message>
        <source>{n} more counted</source>
        <translation>{n} lebih saat stok opname</translation>
    </message>
    <message>
        <source>{n} sold</source>
        <translation>{n} terjual</translation>
    </message>
    <message>
        <source>{n} returned to suppliers</source>
        <translation>{n} diretur ke pemasok</translation>
    </message>
    <message>
        <source>{n} taken off by adjustments</source>
        <translation>{n} dikurangi lewat penyesuaian</translation>
    </message>
    <message>
        <source>{n} fewer counted</source>
        <translation>{n} kurang saat stok opname</translation>
    </message>
    <message>
        <source>{kind} (reversed)</source>
        <translation>{kind} (batal)</translation>
    </message>
    <message>
        <source>Nothing has come in or gone out yet.</source>
        <translation>Belum ada yang masuk atau keluar.</translation>
    </message>
    <message>
        <source>{on_hand}: {parts}.</source>
        <translation>{on_hand}: {parts}.</translation>
    </message>
    <message>
        <source>{names} and others</source>
        <translation>{names} dan lainnya</translation>
    </message>
    <message>
        <source>{n} reserved for {names}; {free} available.</source>
        <translation>{n} disisihkan untuk {names}; {free} tersedia.</translation>
    </message>
    <message>
        <source>Last on {day}: {what} {change}.</source>
        <translation>Terakhir {day}: {what} {change}.</translation>
    </message>
    <message>
        <source>Last on {day}: {what} {change} by {person}.</source>
        <translation>Terakhir {day}: {what} {change} oleh {person}.</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Diarsipkan</translation>
    </message>
    <message>
        <source>{free} available, {n} reserved</source>
        <translation>{free} tersedia, {n} disisihkan</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategori</translation>
    </message>
    <message>
        <source>On hand</source>
        <translation>Stok fisik</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Harga jual</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Harga pokok</translation>
    </message>
    <message>
        <source>Movement</source>
        <translation>Mutasi</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Jumlah</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Saldo</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Oleh</translation>
    </message>
    <message>
        <source>Supplier or customer</source>
        <translation>Pemasok atau pelanggan</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Lokasi</translation>
    </message>
</context>
<context>
    <name>ItemsPage</name>
    <message>
        <source>Details of the chosen item</source>
        <translation>Rincian barang yang dipilih</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Salin</translation>
    </message>
</context>
<context>
    <name>ListsDialog</name>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Tutup</translation>
    </message>
    <message>
        <source>Ca&amp;tegories</source>
        <translation>&amp;Kategori</translation>
    </message>
    <message>
        <source>New category</source>
        <translation>Kategori baru</translation>
    </message>
    <message>
        <source>Categories, locations and suppliers</source>
        <translation>Kategori, lokasi, dan pemasok</translation>
    </message>
    <message>
        <source>&amp;Locations</source>
        <translation>&amp;Lokasi</translation>
    </message>
    <message>
        <source>New location</source>
        <translation>Lokasi baru</translation>
    </message>
    <message>
        <source>&amp;Suppliers and customers</source>
        <translation>&amp;Pemasok dan pelanggan</translation>
    </message>
    <message>
        <source>New supplier or customer</source>
        <translation>Pemasok atau pelanggan baru</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>Pemasok</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Pelanggan</translation>
    </message>
    <message>
        <source>Supplier and customer</source>
        <translation>Pemasok dan pelanggan</translation>
    </message>
</context>
<context>
    <name>ReverseDocument</name>
    <message>
        <source>&amp;Reverse document…</source>
        <translation>&amp;Batalkan dokumen…</translation>
    </message>
    <message>
        <source>Reversed from the stock card</source>
        <translation>Dibatalkan dari kartu stok</translation>
    </message>
    <message>
        <source>Reverse {number}?</source>
        <translation>Batalkan {number}?</translation>
    </message>
    <message>
        <source>A reversing document is booked; the stock is again as it was before {number}. Both stay in the books.</source>
        <translation>Dokumen pembalik dibukukan; stok kembali seperti sebelum {number}. Keduanya tetap tercatat.</translation>
    </message>
    <message>
        <source>Reverse &amp;document</source>
        <translation>Batalkan &amp;dokumen</translation>
    </message>
</context>
<context>
    <name>ShortList</name>
    <message>
        <source>&amp;Add</source>
        <translation>T&amp;ambah</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Ganti nama</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
</context>
<context>
    <name>StockCardView</name>
    <message>
        <source>No movements yet</source>
        <translation>Belum ada mutasi</translation>
    </message>
    <message>
        <source>What is received and sold appears here, each with the balance after it.</source>
        <translation>Setiap barang masuk dan penjualan muncul di sini, lengkap dengan saldonya.</translation>
    </message>
    <message>
        <source>Stock card</source>
        <translation>Kartu stok</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Salin</translation>
    </message>
</context>
</TS>
