<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
<context>
    <name>AddToItemDialog</name>
    <message>
        <source>Add the code to an item</source>
        <translation>Tambahkan kode ke barang</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Tambahkan</translation>
    </message>
    <message>
        <source>Name, SKU or barcode</source>
        <translation>Nama, SKU, atau barcode</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Barang</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>In stock</source>
        <translation>Stok</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Barang</translation>
    </message>
    <message>
        <source>1 for a single piece, 12 for a carton of 12.</source>
        <translation>1 untuk satuan, 12 untuk dus isi 12.</translation>
    </message>
    <message>
        <source>&amp;One scan counts</source>
        <translation>Satu pindaian &amp;dihitung</translation>
    </message>
</context>
<context>
    <name>BatchField</name>
    <message>
        <source>This is a barcode, not a batch.</source>
        <translation>Ini barcode, bukan batch.</translation>
    </message>
</context>
<context>
    <name>CameraPanel</name>
    <message>
        <source>Start</source>
        <translation>Mulai</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Berhenti</translation>
    </message>
    <message>
        <source>&amp;Retry</source>
        <translation>&amp;Coba lagi</translation>
    </message>
    <message>
        <source>Camera settings</source>
        <translation>Pengaturan kamera</translation>
    </message>
    <message>
        <source>Count &amp;all</source>
        <translation>Hitung &amp;semua</translation>
    </message>
    <message>
        <source>Count what you see: every code in the picture</source>
        <translation>Hitung yang terlihat: semua kode dalam gambar</translation>
    </message>
    <message>
        <source>Codes to read</source>
        <translation>Kode yang dibaca</translation>
    </message>
    <message>
        <source>In the picture: {seen}. New on the list: {counted}.</source>
        <translation>Dalam gambar: {seen}. Baru di daftar: {counted}.</translation>
    </message>
    <message>
        <source>No code was found in the picture.</source>
        <translation>Tidak ada kode dalam gambar.</translation>
    </message>
</context>
<context>
    <name>CashField</name>
    <message>
        <source>Cash received</source>
        <translation>Tunai diterima</translation>
    </message>
    <message>
        <source>That is far more than the total. Type it again.</source>
        <translation>Jauh melebihi total. Ketik lagi.</translation>
    </message>
</context>
<context>
    <name>CloseCountDialog</name>
    <message>
        <source>Close the stocktake “{name}”?</source>
        <translation>Tutup stok opname “{name}”?</translation>
    </message>
    <message>
        <source>Close and &amp;book</source>
        <translation>T&amp;utup dan bukukan</translation>
    </message>
    <message>
        <source>They are there as the books say: &amp;leave them</source>
        <translation>Ada &amp;sesuai pembukuan: biarkan</translation>
    </message>
    <message>
        <source>They are &amp;gone: there are none</source>
        <translation>Sudah &amp;tidak ada: jadikan nol</translation>
    </message>
    <message>
        <source>Not counted yet: {count}</source>
        <translation>Belum dihitung: {count}</translation>
    </message>
    <message>
        <source>One document books every difference. It can be reversed.</source>
        <translation>Satu dokumen membukukan semua selisih. Bisa dibatalkan.</translation>
    </message>
    <message>
        <source>Counted: {count}.</source>
        <translation>Dihitung: {count}.</translation>
    </message>
    <message>
        <source>Different from the books: {count}.</source>
        <translation>Berbeda dari pembukuan: {count}.</translation>
    </message>
    <message>
        <source>Found for {found}, missing for {missing}.</source>
        <translation>Lebih senilai {found}, kurang senilai {missing}.</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>dan {count} lagi</translation>
    </message>
</context>
<context>
    <name>CodeEntry</name>
    <message>
        <source>Code</source>
        <translation>Kode</translation>
    </message>
    <message>
        <source>Scan or type a code, then Enter</source>
        <translation>Pindai, atau ketik kode lalu Enter</translation>
    </message>
    <message>
        <source>What the next scan counts; press for one at a time (Esc)</source>
        <translation>Jumlah untuk pindaian berikutnya; tekan untuk kembali ke satu (Esc)</translation>
    </message>
    <message>
        <source>Number pad</source>
        <translation>Papan angka</translation>
    </message>
    <message>
        <source>Number pad, for fingers (F12)</source>
        <translation>Papan angka untuk jari (F12)</translation>
    </message>
    <message>
        <source>The next scan counts {count}.</source>
        <translation>Pindaian berikutnya dihitung {count}.</translation>
    </message>
    <message>
        <source>To book 12 at once, type 12 without Enter, then scan; or type 12* before a code.</source>
        <translation>Untuk 12 sekaligus, ketik 12 tanpa Enter lalu pindai, atau 12* sebelum kode.</translation>
    </message>
    <message>
        <source>the next scan</source>
        <translation>pindaian berikutnya</translation>
    </message>
    <message>
        <source>Before the * stands a quantity, such as 12* or 0.5*.</source>
        <translation>Sebelum tanda * harus ada jumlah, misalnya 12* atau 0,5*.</translation>
    </message>
</context>
<context>
    <name>CountDesk</name>
    <message>
        <source>Undo</source>
        <translation>Urungkan</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>Hitung ulang</translation>
    </message>
    <message>
        <source>↓ to the lines · Enter counts one again · Delete strikes it</source>
        <translation>↓ ke baris · Enter menghitung ulang · Delete mencoret</translation>
    </message>
    <message>
        <source>No stocktake is open</source>
        <translation>Belum ada stok opname</translation>
    </message>
    <message>
        <source>Start one: then every scan counts one. The shop stays open.</source>
        <translation>Mulai dulu: lalu tiap pindaian dihitung satu. Toko tetap buka.</translation>
    </message>
    <message>
        <source>{name}: {quantity} counted.</source>
        <translation>{name}: {quantity} dihitung.</translation>
    </message>
    <message>
        <source>Create item</source>
        <translation>Buat barang</translation>
    </message>
    <message>
        <source>{code} belongs to no item yet; it is not counted.</source>
        <translation>{code} belum ada barangnya; belum dihitung.</translation>
    </message>
    <message>
        <source>Unknown code: {code}. It is not counted; see the Scan page.</source>
        <translation>Kode tak dikenal: {code}. Belum dihitung; lihat halaman Pindai.</translation>
    </message>
    <message>
        <source>in the books {recorded}, difference {difference}</source>
        <translation>di pembukuan {recorded}, selisih {difference}</translation>
    </message>
    <message>
        <source>Strike {name}?</source>
        <translation>Coret {name}?</translation>
    </message>
    <message>
        <source>The {quantity} that were counted go; then it is not counted any more.</source>
        <translation>{quantity} yang sudah dihitung dicoret; barang ini jadi belum dihitung.</translation>
    </message>
    <message>
        <source>&amp;Strike</source>
        <translation>&amp;Coret</translation>
    </message>
    <message>
        <source>Cancel this stocktake?</source>
        <translation>Batalkan stok opname ini?</translation>
    </message>
    <message>
        <source>Nothing is booked; what was counted stays to be seen.</source>
        <translation>Tidak ada yang dibukukan; hasil hitungan tetap bisa dilihat.</translation>
    </message>
    <message>
        <source>Cancel the &amp;stocktake</source>
        <translation>Batalkan &amp;opname</translation>
    </message>
    <message>
        <source>Stocktake cancelled</source>
        <translation>Stok opname dibatalkan</translation>
    </message>
    <message>
        <source>Nothing was booked.</source>
        <translation>Tidak ada yang dibukukan.</translation>
    </message>
    <message>
        <source>Stocktake closed</source>
        <translation>Stok opname ditutup</translation>
    </message>
    <message>
        <source>Everything was as the books say.</source>
        <translation>Semuanya sesuai pembukuan.</translation>
    </message>
    <message>
        <source>{number} · differences: {count}</source>
        <translation>{number} · {count} selisih</translation>
    </message>
</context>
<context>
    <name>CountLotDialog</name>
    <message>
        <source>Which batch is it?</source>
        <translation>Batch yang mana?</translation>
    </message>
    <message>
        <source>Coun&amp;t</source>
        <translation>&amp;Hitung</translation>
    </message>
    <message>
        <source>&amp;Batch</source>
        <translation>Bat&amp;ch</translation>
    </message>
    <message>
        <source>C&amp;ode on the package</source>
        <translation>K&amp;ode di kemasan</translation>
    </message>
    <message>
        <source>Expiry &amp;date</source>
        <translation>&amp;Tanggal kedaluwarsa</translation>
    </message>
    <message>
        <source>Another batch…</source>
        <translation>Batch lain…</translation>
    </message>
    <message>
        <source>These have no batch</source>
        <translation>Ini tanpa batch</translation>
    </message>
</context>
<context>
    <name>CountPanel</name>
    <message>
        <source>S&amp;tart a stocktake…</source>
        <translation>M&amp;ulai stok opname…</translation>
    </message>
    <message>
        <source>&amp;Cancel it</source>
        <translation>&amp;Batalkan</translation>
    </message>
    <message>
        <source>Close the count</source>
        <translation>Tutup opname</translation>
    </message>
    <message>
        <source>Choose where you count</source>
        <translation>Pilih lokasi hitungan</translation>
    </message>
    <message>
        <source>counted · not yet: {count}</source>
        <translation>dihitung · belum: {count}</translation>
    </message>
    <message>
        <source>Blind: the books are not shown while it is counted.</source>
        <translation>Buta: angka pembukuan tidak ditampilkan selama menghitung.</translation>
    </message>
    <message>
        <source>Stockta&amp;ke</source>
        <translation>&amp;Stok opname</translation>
    </message>
    <message>
        <source>&amp;Location</source>
        <translation>&amp;Lokasi</translation>
    </message>
</context>
<context>
    <name>CountTable</name>
    <message>
        <source>Counted lines</source>
        <translation>Baris hitungan</translation>
    </message>
    <message>
        <source>piles: {count}</source>
        <translation>{count} tumpukan</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Barang</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Dihitung</translation>
    </message>
    <message>
        <source>In the books</source>
        <translation>Pembukuan</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Selisih</translation>
    </message>
    <message>
        <source>Strike this (Delete)</source>
        <translation>Coret ini (Delete)</translation>
    </message>
</context>
<context>
    <name>CustomerDisplay</name>
    <message>
        <source>Customer display</source>
        <translation>Layar pembeli</translation>
    </message>
</context>
<context>
    <name>CustomerFace</name>
    <message>
        <source>Welcome</source>
        <translation>Selamat datang</translation>
    </message>
    <message>
        <source>Total · items: {count}</source>
        <translation>Total · {count} barang</translation>
    </message>
    <message>
        <source>You save {money}</source>
        <translation>Hemat {money}</translation>
    </message>
    <message>
        <source>Thank you</source>
        <translation>Terima kasih</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Dibayar</translation>
    </message>
    <message>
        <source>Total {total} · cash {given}</source>
        <translation>Total {total} · tunai {given}</translation>
    </message>
    <message>
        <source>Your change</source>
        <translation>Kembalian Anda</translation>
    </message>
</context>
<context>
    <name>DayField</name>
    <message>
        <source>ddmmyy</source>
        <translation>ttbbth</translation>
    </message>
    <message>
        <source>Type a day such as 311226, or 12/26.</source>
        <translation>Ketik tanggal seperti 311226, atau 12/26.</translation>
    </message>
</context>
<context>
    <name>DiscountDialog</name>
    <message>
        <source>Discount on this sale</source>
        <translation>Diskon untuk penjualan ini</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>&amp;Terapkan</translation>
    </message>
    <message>
        <source>A percentage leaves out lines with a discount of their own. Empty: none.</source>
        <translation>Persen tidak mengenai baris yang sudah punya diskon sendiri. Kosong: tanpa diskon.</translation>
    </message>
    <message>
        <source>Percentage or a&amp;mount</source>
        <translation>Persen &amp;atau jumlah uang</translation>
    </message>
</context>
<context>
    <name>DiscountField</name>
    <message>
        <source>10% or 5,000</source>
        <translation>10% atau 5.000</translation>
    </message>
</context>
<context>
    <name>DocumentHead</name>
    <message>
        <source>Not named</source>
        <translation>Tidak disebut</translation>
    </message>
    <message>
        <source>&amp;Location</source>
        <translation>&amp;Lokasi</translation>
    </message>
    <message>
        <source>Su&amp;pplier</source>
        <translation>Pemaso&amp;k</translation>
    </message>
    <message>
        <source>Their &amp;number</source>
        <translation>&amp;Nomor nota</translation>
    </message>
    <message>
        <source>N&amp;ote</source>
        <translation>Ca&amp;tatan</translation>
    </message>
    <message>
        <source>C&amp;hoose the sale…</source>
        <translation>&amp;Pilih penjualan…</translation>
    </message>
    <message>
        <source>&amp;All of it</source>
        <translation>&amp;Semuanya</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;Dari</translation>
    </message>
    <message>
        <source>Such as SAL-K1-000123</source>
        <translation>Misalnya SAL-K1-000123</translation>
    </message>
    <message>
        <source>Sale &amp;number</source>
        <translation>&amp;Nomor penjualan</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>&amp;Ke</translation>
    </message>
</context>
<context>
    <name>DocumentPanel</name>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Buang</translation>
    </message>
    <message>
        <source>&amp;Enter costs</source>
        <translation>&amp;Isi harga pokok</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Baris</translation>
    </message>
    <message>
        <source>no batch: {count}</source>
        <translation>tanpa batch: {count}</translation>
    </message>
    <message>
        <source>Unknown codes on the tape: {count}</source>
        <translation>{count} kode tak dikenal di daftar</translation>
    </message>
    <message>
        <source>1 line has no cost: it is booked at {zero}</source>
        <translation>1 baris tanpa harga pokok: dibukukan {zero}</translation>
    </message>
    <message>
        <source>{count} lines have no cost: they are booked at {zero}</source>
        <translation>{count} baris tanpa harga pokok: dibukukan {zero}</translation>
    </message>
    <message>
        <source>There is only one location. Make a second one first: Items, Lists… (Ctrl+L), Locations. Then choose here where goods go.</source>
        <translation>Baru ada satu lokasi. Buat lokasi kedua dulu: Barang, Daftar… (Ctrl+L), Lokasi. Lalu pilih di sini ke mana barang dipindah.</translation>
    </message>
</context>
<context>
    <name>HandQuantity</name>
    <message>
        <source>This is a barcode, not a quantity.</source>
        <translation>Ini barcode, bukan jumlah.</translation>
    </message>
</context>
<context>
    <name>KindWords</name>
    <message>
        <source>Post receipt</source>
        <translation>Bukukan</translation>
    </message>
    <message>
        <source>Discard this receipt?</source>
        <translation>Buang barang masuk ini?</translation>
    </message>
    <message>
        <source>Receipt booked</source>
        <translation>Barang masuk dibukukan</translation>
    </message>
    <message>
        <source>{name}: {quantity} added to the goods to receive.</source>
        <translation>{name}: {quantity} ditambahkan ke barang masuk.</translation>
    </message>
    <message>
        <source>Post sale</source>
        <translation>Bukukan</translation>
    </message>
    <message>
        <source>Discard this sale?</source>
        <translation>Buang penjualan ini?</translation>
    </message>
    <message>
        <source>Sale booked</source>
        <translation>Penjualan dibukukan</translation>
    </message>
    <message>
        <source>{name}: {quantity} added to the sale.</source>
        <translation>{name}: {quantity} ditambahkan ke penjualan.</translation>
    </message>
    <message>
        <source>Total · lines: {count}</source>
        <translation>Total · {count} baris</translation>
    </message>
    <message>
        <source>Post return</source>
        <translation>Bukukan retur</translation>
    </message>
    <message>
        <source>Discard this return?</source>
        <translation>Buang retur ini?</translation>
    </message>
    <message>
        <source>Return booked: give back</source>
        <translation>Dibukukan: kembalikan uang</translation>
    </message>
    <message>
        <source>{name}: {quantity} added to the return.</source>
        <translation>{name}: {quantity} ditambahkan ke retur.</translation>
    </message>
    <message>
        <source>To give back · lines: {count}</source>
        <translation>Uang dikembalikan · {count} baris</translation>
    </message>
    <message>
        <source>Post transfer</source>
        <translation>Bukukan mutasi</translation>
    </message>
    <message>
        <source>Discard this transfer?</source>
        <translation>Buang mutasi ini?</translation>
    </message>
    <message>
        <source>Transfer booked</source>
        <translation>Mutasi dibukukan</translation>
    </message>
    <message>
        <source>{name}: {quantity} added to the transfer.</source>
        <translation>{name}: {quantity} ditambahkan ke mutasi.</translation>
    </message>
</context>
<context>
    <name>LargeQuantityDialog</name>
    <message>
        <source>&amp;Yes, {quantity}</source>
        <translation>&amp;Ya, {quantity}</translation>
    </message>
    <message>
        <source>{quantity} of {name}?</source>
        <translation>{quantity} untuk {name}?</translation>
    </message>
    <message>
        <source>&amp;Change</source>
        <translation>&amp;Ubah</translation>
    </message>
    <message>
        <source>That is more than a hand usually counts.</source>
        <translation>Itu lebih banyak dari yang biasa dihitung tangan.</translation>
    </message>
</context>
<context>
    <name>LinePad</name>
    <message>
        <source>Quantity before the code</source>
        <translation>Jumlah sebelum kode</translation>
    </message>
    <message>
        <source>One more of the line</source>
        <translation>Tambah satu ke baris</translation>
    </message>
    <message>
        <source>One less of the line</source>
        <translation>Kurangi satu dari baris</translation>
    </message>
</context>
<context>
    <name>LookUpCard</name>
    <message>
        <source>Scan to look up</source>
        <translation>Pindai untuk mengecek</translation>
    </message>
    <message>
        <source>Price and stock of whatever you scan. Nothing is booked.</source>
        <translation>Harga dan stok barang yang dipindai. Tidak ada yang dibukukan.</translation>
    </message>
    <message>
        <source>Unknown code</source>
        <translation>Kode tak dikenal</translation>
    </message>
    <message>
        <source>No item has the code {code}.</source>
        <translation>Belum ada barang dengan kode {code}.</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>Tidak berhasil</translation>
    </message>
    <message>
        <source>per {unit}</source>
        <translation>per {unit}</translation>
    </message>
    <message>
        <source>{quantity}: {total}</source>
        <translation>{quantity}: {total}</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Tersedia</translation>
    </message>
    <message>
        <source>On hand</source>
        <translation>Stok fisik</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>Disisihkan</translation>
    </message>
    <message>
        <source>Cost (average)</source>
        <translation>Harga pokok (rata-rata)</translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation>Lokasi</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>dan {count} lagi</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>expired {day}</source>
        <translation>kedaluwarsa {day}</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>sampai {day}</translation>
    </message>
</context>
<context>
    <name>LookUpDesk</name>
    <message>
        <source>Show on the item &amp;page</source>
        <translation>Lihat di &amp;halaman Barang</translation>
    </message>
    <message>
        <source>Create &amp;item</source>
        <translation>Buat &amp;barang</translation>
    </message>
    <message>
        <source>A look-up books nothing.</source>
        <translation>Cek tidak membukukan apa pun.</translation>
    </message>
    <message>
        <source>Type 12 before a scan to see what 12 cost.</source>
        <translation>Ketik 12 sebelum memindai untuk melihat harga 12.</translation>
    </message>
    <message>
        <source>Looked up before</source>
        <translation>Baru saja dicek</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Barang</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kode</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Harga</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Tersedia</translation>
    </message>
    <message>
        <source>Unknown code</source>
        <translation>Kode tak dikenal</translation>
    </message>
    <message>
        <source>Code {code} is not known.</source>
        <translation>Kode {code} tidak dikenal.</translation>
    </message>
</context>
<context>
    <name>LotDialog</name>
    <message>
        <source>Which batch?</source>
        <translation>Batch yang mana?</translation>
    </message>
    <message>
        <source>&amp;Take this one</source>
        <translation>&amp;Ambil yang ini</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>Daftar batch</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Kedaluwarsa</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Sisa</translation>
    </message>
    <message>
        <source>As proposed: first to expire</source>
        <translation>Usul: yang dulu kedaluwarsa</translation>
    </message>
    <message>
        <source>without batch</source>
        <translation>tanpa batch</translation>
    </message>
    <message>
        <source>{batch} (expired)</source>
        <translation>{batch} (kedaluwarsa)</translation>
    </message>
</context>
<context>
    <name>MissingCostDialog</name>
    <message>
        <source>These goods have no cost yet</source>
        <translation>Barang ini belum ada harga pokoknya</translation>
    </message>
    <message>
        <source>&amp;Post without cost</source>
        <translation>&amp;Bukukan tanpa harga pokok</translation>
    </message>
    <message>
        <source>&amp;Enter costs</source>
        <translation>&amp;Isi harga pokok</translation>
    </message>
    <message>
        <source>Posted without cost they are worth {zero} in stock and in profit.</source>
        <translation>Tanpa harga pokok, nilainya dicatat {zero} di stok dan di laba.</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>dan {count} lagi</translation>
    </message>
</context>
<context>
    <name>ModeSwitch</name>
    <message>
        <source>Receive goods</source>
        <translation>Barang masuk</translation>
    </message>
    <message>
        <source>Sell</source>
        <translation>Jual</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>Masuk</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Retur</translation>
    </message>
    <message>
        <source>A customer brings goods back</source>
        <translation>Pelanggan mengembalikan barang</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Mutasi</translation>
    </message>
    <message>
        <source>Move goods from one location to another</source>
        <translation>Pindahkan barang antar lokasi</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Opname</translation>
    </message>
    <message>
        <source>Count what is there (stocktake)</source>
        <translation>Hitung barang yang ada (stok opname)</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>Cek</translation>
    </message>
    <message>
        <source>See price and stock; nothing is booked</source>
        <translation>Lihat harga dan stok; tidak ada yang dibukukan</translation>
    </message>
</context>
<context>
    <name>ParkedDialog</name>
    <message>
        <source>Sales that wait</source>
        <translation>Penjualan yang ditahan</translation>
    </message>
    <message>
        <source>&amp;Park this sale</source>
        <translation>&amp;Tahan penjualan ini</translation>
    </message>
    <message>
        <source>&amp;Go on with it</source>
        <translation>&amp;Lanjutkan</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>B&amp;uang</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Sejak</translation>
    </message>
    <message>
        <source>Sale</source>
        <translation>Penjualan</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Baris</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Such as the customer&apos;s name; it may stay empty.</source>
        <translation>Misalnya nama pembeli; boleh kosong.</translation>
    </message>
    <message>
        <source>Call it</source>
        <translation>Beri nama</translation>
    </message>
    <message>
        <source>Its lines ({count}) go for good; none of them is booked.</source>
        <translation>{count} barisnya hilang untuk selamanya; tidak ada yang dibukukan.</translation>
    </message>
    <message>
        <source>Discard this sale?</source>
        <translation>Buang penjualan ini?</translation>
    </message>
</context>
<context>
    <name>Payment</name>
    <message>
        <source>&amp;Cash</source>
        <translation>&amp;Tunai</translation>
    </message>
    <message>
        <source>&amp;QRIS</source>
        <translation>&amp;QRIS</translation>
    </message>
    <message>
        <source>Car&amp;d</source>
        <translation>&amp;Kartu</translation>
    </message>
    <message>
        <source>&amp;Transfer</source>
        <translation>Trans&amp;fer</translation>
    </message>
    <message>
        <source>Oth&amp;er</source>
        <translation>&amp;Lainnya</translation>
    </message>
</context>
<context>
    <name>PaymentForm</name>
    <message>
        <source>E&amp;xact</source>
        <translation>&amp;Pas</translation>
    </message>
    <message>
        <source>Exact: {total}</source>
        <translation>Pas: {total}</translation>
    </message>
    <message>
        <source>Back to the sale</source>
        <translation>Kembali ke penjualan</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Kurang</translation>
    </message>
    <message>
        <source>Change due</source>
        <translation>Kembalian</translation>
    </message>
</context>
<context>
    <name>PictureStrip</name>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Reading pictures: {done} of {all}…</source>
        <translation>Membaca gambar: {done} dari {all}…</translation>
    </message>
    <message>
        <source>Codes read: {count}.</source>
        <translation>Kode terbaca: {count}.</translation>
    </message>
    <message>
        <source>No code found: {names}.</source>
        <translation>Tidak ada kode: {names}.</translation>
    </message>
    <message>
        <source>No picture, or damaged: {names}.</source>
        <translation>Bukan gambar, atau rusak: {names}.</translation>
    </message>
    <message>
        <source>Cannot be opened: {names}.</source>
        <translation>Tidak bisa dibuka: {names}.</translation>
    </message>
    <message>
        <source>{names} and {count} more</source>
        <translation>{names} dan {count} lagi</translation>
    </message>
</context>
<context>
    <name>Posting</name>
    <message>
        <source>The lines on the tape ({count}) go for good; none of them is booked.</source>
        <translation>{count} baris di daftar akan hilang selamanya; tidak ada yang sudah dibukukan.</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>B&amp;uang</translation>
    </message>
    <message>
        <source>{number} · items: {count}</source>
        <translation>{number} · {count} barang</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Urungkan</translation>
    </message>
    <message>
        <source>Change due</source>
        <translation>Kembalian</translation>
    </message>
    <message>
        <source>Undone right after posting</source>
        <translation>Diurungkan langsung setelah dibukukan</translation>
    </message>
    <message>
        <source>{number} is undone</source>
        <translation>{number} dibatalkan</translation>
    </message>
    <message>
        <source>{number} books it back.</source>
        <translation>{number} membukukannya kembali.</translation>
    </message>
</context>
<context>
    <name>RecountDialog</name>
    <message>
        <source>Damaged</source>
        <translation>Rusak</translation>
    </message>
    <message>
        <source>Lost or stolen</source>
        <translation>Hilang atau dicuri</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Kedaluwarsa</translation>
    </message>
    <message>
        <source>Used in the shop</source>
        <translation>Dipakai sendiri</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Ditemukan</translation>
    </message>
    <message>
        <source>Booked wrongly before</source>
        <translation>Salah catat sebelumnya</translation>
    </message>
    <message>
        <source>Count {name} again</source>
        <translation>Hitung ulang {name}</translation>
    </message>
    <message>
        <source>Count {name}</source>
        <translation>Hitung {name}</translation>
    </message>
    <message>
        <source>Count &amp;so</source>
        <translation>&amp;Simpan hitungan</translation>
    </message>
    <message>
        <source>No reason given</source>
        <translation>Tanpa alasan</translation>
    </message>
    <message>
        <source>All of it that is there now, in {unit}; 0 when there is none.</source>
        <translation>Semua yang ada sekarang, dalam {unit}; 0 bila tidak ada.</translation>
    </message>
    <message>
        <source>&amp;Quantity</source>
        <translation>&amp;Jumlah</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Alasan</translation>
    </message>
    <message>
        <source>N&amp;ote</source>
        <translation>Ca&amp;tatan</translation>
    </message>
</context>
<context>
    <name>ReturnDesk</name>
    <message>
        <source>Now scan what comes back.</source>
        <translation>Sekarang pindai barang yang kembali.</translation>
    </message>
    <message>
        <source>Return of {number}.</source>
        <translation>Retur dari {number}.</translation>
    </message>
    <message>
        <source>{when} · {total} · lines that can come back: {left} of {lines}</source>
        <translation>{when} · {total} · bisa diretur: {left} dari {lines} baris</translation>
    </message>
</context>
<context>
    <name>ReturnSaleDialog</name>
    <message>
        <source>Which sale does it come back of?</source>
        <translation>Retur dari penjualan yang mana?</translation>
    </message>
    <message>
        <source>C&amp;hoose</source>
        <translation>&amp;Pilih</translation>
    </message>
    <message>
        <source>Can come back</source>
        <translation>Bisa diretur</translation>
    </message>
    <message>
        <source>Sale</source>
        <translation>Penjualan</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>Sold by</source>
        <translation>Dijual oleh</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Penjualan</translation>
    </message>
    <message>
        <source>The newest sales. Or type the number of the sale.</source>
        <translation>Penjualan terbaru. Atau ketik nomor penjualannya.</translation>
    </message>
    <message>
        <source>The newest sales with “{name}” of which some can still come back.</source>
        <translation>Penjualan terbaru berisi “{name}” yang masih bisa diretur.</translation>
    </message>
    <message>
        <source>There is no sale with “{name}” of which some can still come back.</source>
        <translation>Tidak ada penjualan berisi “{name}” yang masih bisa diretur.</translation>
    </message>
    <message>
        <source>Only your own are listed: for others type the number of the sale.</source>
        <translation>Hanya penjualan Anda sendiri yang tampil: untuk lainnya ketik nomor penjualannya.</translation>
    </message>
</context>
<context>
    <name>SaleDesk</name>
    <message>
        <source>Customer display</source>
        <translation>Layar pembeli</translation>
    </message>
    <message>
        <source>There is no line left that it could be for.</source>
        <translation>Tidak ada baris lagi yang bisa diberi diskon.</translation>
    </message>
    <message>
        <source>It was given for other goods or another quantity. Ask for it again.</source>
        <translation>Diskon itu diberikan untuk barang atau jumlah lain. Mintalah lagi.</translation>
    </message>
    <message>
        <source>Discount taken off</source>
        <translation>Diskon dihapus</translation>
    </message>
    <message>
        <source>Lines from before are here: {count}</source>
        <translation>{count} baris dari sebelumnya masih ada</translation>
    </message>
    <message>
        <source>F10 goes on with it. Ready for the next customer.</source>
        <translation>F10 untuk melanjutkannya. Siap untuk pembeli berikutnya.</translation>
    </message>
    <message>
        <source>{name} waits</source>
        <translation>Penjualan {name} ditahan</translation>
    </message>
    <message>
        <source>The sale waits</source>
        <translation>Penjualan ditahan</translation>
    </message>
</context>
<context>
    <name>SalePanel</name>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Buang</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Diskon</translation>
    </message>
    <message>
        <source>Pay</source>
        <translation>Bayar</translation>
    </message>
    <message>
        <source>Paid in cash</source>
        <translation>Bayar tunai</translation>
    </message>
    <message>
        <source>Pay otherwise</source>
        <translation>Bayar cara lain</translation>
    </message>
    <message>
        <source>Total · lines: {count}</source>
        <translation>Total · {count} baris</translation>
    </message>
    <message>
        <source>Unknown codes on the tape: {count}</source>
        <translation>{count} kode tak dikenal di daftar</translation>
    </message>
    <message>
        <source>You save {money}</source>
        <translation>Hemat {money}</translation>
    </message>
    <message>
        <source>discount {discount}</source>
        <translation>diskon {discount}</translation>
    </message>
    <message>
        <source>Park</source>
        <translation>Tahan</translation>
    </message>
    <message>
        <source>Waiting ({count})</source>
        <translation>Ditahan ({count})</translation>
    </message>
</context>
<context>
    <name>ScaleCodesDialog</name>
    <message>
        <source>Codes of scales</source>
        <translation>Kode timbangan</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Simpan</translation>
    </message>
    <message>
        <source>Add a &amp;kind of code</source>
        <translation>Tambah &amp;jenis kode</translation>
    </message>
    <message>
        <source>A scale prints its own codes, from 20 to 29: an item and its weight or price.</source>
        <translation>Timbangan mencetak kodenya sendiri, dari 20 sampai 29: barang dengan berat atau harganya.</translation>
    </message>
    <message>
        <source>&amp;Try a label</source>
        <translation>&amp;Coba satu label</translation>
    </message>
    <message>
        <source>Scan or type one of them.</source>
        <translation>Pindai atau ketik salah satunya.</translation>
    </message>
    <message>
        <source>This is none of these codes. Are all digits right, also the last?</source>
        <translation>Ini bukan salah satu kode di atas. Sudah benarkah semua digitnya, juga yang terakhir?</translation>
    </message>
    <message>
        <source>Item with SKU {plu} or barcode {code}: {value}</source>
        <translation>Barang dengan SKU {plu} atau barcode {code}: {value}</translation>
    </message>
</context>
<context>
    <name>ScaleFormatRow</name>
    <message>
        <source>Weight</source>
        <translation>Berat</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Harga</translation>
    </message>
    <message>
        <source>Remove this kind</source>
        <translation>Hapus jenis ini</translation>
    </message>
    <message>
        <source>Begins with</source>
        <translation>Awalan</translation>
    </message>
    <message>
        <source>Says</source>
        <translation>Isi</translation>
    </message>
    <message>
        <source>Digits of the item</source>
        <translation>Digit barang</translation>
    </message>
    <message>
        <source>Digits to skip</source>
        <translation>Digit dilewati</translation>
    </message>
    <message>
        <source>Decimals</source>
        <translation>Desimal</translation>
    </message>
</context>
<context>
    <name>ScanCard</name>
    <message>
        <source>Ready to scan</source>
        <translation>Siap memindai</translation>
    </message>
    <message>
        <source>Keyboard scanner, camera or a typed code: whatever is at hand.</source>
        <translation>Alat pemindai, kamera, atau ketik kodenya: mana saja yang ada.</translation>
    </message>
    <message>
        <source>{code} belongs to no item yet; it waits on the tape.</source>
        <translation>{code} belum ada barangnya; disimpan di daftar.</translation>
    </message>
    <message>
        <source>Unknown code</source>
        <translation>Kode tak dikenal</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>Tidak berhasil</translation>
    </message>
</context>
<context>
    <name>ScanDesk</name>
    <message>
        <source>Create item</source>
        <translation>Buat barang</translation>
    </message>
    <message>
        <source>Lines from before are here: {count}</source>
        <translation>{count} baris dari sebelumnya masih ada</translation>
    </message>
    <message>
        <source>Unknown code: {code}. It waits on the Scan page.</source>
        <translation>Kode tak dikenal: {code}. Menunggu di halaman Pindai.</translation>
    </message>
    <message>
        <source>Go on scanning, or post them.</source>
        <translation>Lanjutkan memindai, atau bukukan.</translation>
    </message>
    <message>
        <source>Undone; Redo brings it back.</source>
        <translation>Sudah diurungkan; bisa dikembalikan.</translation>
    </message>
</context>
<context>
    <name>ScanPage</name>
    <message>
        <source>&amp;Scanner doctor</source>
        <translation>D&amp;okter pemindai</translation>
    </message>
    <message>
        <source>Codes of scales</source>
        <translation>Kode timbangan</translation>
    </message>
</context>
<context>
    <name>ShortStockDialog</name>
    <message>
        <source>There is too little in stock</source>
        <translation>Stok tidak cukup</translation>
    </message>
    <message>
        <source>&amp;Sell anyway</source>
        <translation>Tetap &amp;jual</translation>
    </message>
    <message>
        <source>&amp;Back to the tape</source>
        <translation>Kem&amp;bali ke daftar</translation>
    </message>
    <message>
        <source>Count again, or sell anyway: the stock is then below zero until it is put right.</source>
        <translation>Hitung ulang, atau tetap jual: stok lalu di bawah nol sampai dibetulkan.</translation>
    </message>
    <message>
        <source>Count again and change the quantities on the tape. Nothing was booked.</source>
        <translation>Hitung ulang dan ubah jumlahnya di daftar. Belum ada yang dibukukan.</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Barang</translation>
    </message>
    <message>
        <source>In stock</source>
        <translation>Stok</translation>
    </message>
    <message>
        <source>Orders have reserved some of it. Sold anyway, they may go short, or the stock falls below zero.</source>
        <translation>Sebagian sudah disisihkan. Bila tetap dijual, reservasi itu bisa kekurangan barang, atau stok jatuh di bawah nol.</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>Disisihkan</translation>
    </message>
    <message>
        <source>On the tape</source>
        <translation>Di daftar</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>dan {count} lagi</translation>
    </message>
</context>
<context>
    <name>StartCountDialog</name>
    <message>
        <source>Start a stocktake</source>
        <translation>Mulai stok opname</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Mulai</translation>
    </message>
    <message>
        <source>The whole shop</source>
        <translation>Seluruh toko</translation>
    </message>
    <message>
        <source>All categories</source>
        <translation>Semua kategori</translation>
    </message>
    <message>
        <source>As what it counts is called</source>
        <translation>Sesuai nama yang dihitung</translation>
    </message>
    <message>
        <source>&amp;Blind: counters do not see what the books say</source>
        <translation>B&amp;uta: penghitung tidak melihat angka pembukuan</translation>
    </message>
    <message>
        <source>Selling goes on meanwhile: what is sold after it was counted is no difference.</source>
        <translation>Toko tetap bisa berjualan: yang terjual sesudah dihitung bukan selisih.</translation>
    </message>
    <message>
        <source>&amp;Location</source>
        <translation>&amp;Lokasi</translation>
    </message>
    <message>
        <source>Cate&amp;gory</source>
        <translation>Kate&amp;gori</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nama</translation>
    </message>
</context>
<context>
    <name>TapeColumns</name>
    <message>
        <source>Scan</source>
        <translation>Pindaian</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Barang</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Jumlah</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Exp.</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Harga pokok</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Harga jual</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Nilai</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Diskon</translation>
    </message>
    <message>
        <source>Bring this line back (Delete)</source>
        <translation>Kembalikan baris ini (Delete)</translation>
    </message>
    <message>
        <source>Take this line back (Delete)</source>
        <translation>Urungkan baris ini (Delete)</translation>
    </message>
    <message>
        <source>no cost</source>
        <translation>tanpa HPP</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>Dari</translation>
    </message>
    <message>
        <source>So much of the sale had not come back before</source>
        <translation>Sebanyak ini dari penjualan belum diretur</translation>
    </message>
</context>
<context>
    <name>TapeLine</name>
    <message>
        <source>Unknown code</source>
        <translation>Kode tak dikenal</translation>
    </message>
    <message>
        <source>archived</source>
        <translation>diarsipkan</translation>
    </message>
    <message>
        <source>batch {code}</source>
        <translation>batch {code}</translation>
    </message>
    <message>
        <source>good until {day}</source>
        <translation>baik sampai {day}</translation>
    </message>
    <message>
        <source>expired since {day}</source>
        <translation>kedaluwarsa sejak {day}</translation>
    </message>
    <message>
        <source>printed price</source>
        <translation>harga di label</translation>
    </message>
    <message>
        <source>no batch</source>
        <translation>isi batch</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>kedaluwarsa</translation>
    </message>
    <message>
        <source>none left</source>
        <translation>habis</translation>
    </message>
    <message>
        <source>without batch</source>
        <translation>tanpa batch</translation>
    </message>
    <message>
        <source>pack</source>
        <translation>kemasan</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Diurungkan</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Tak dikenal</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Diarsipkan</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Tercatat</translation>
    </message>
    <message>
        <source>too large</source>
        <translation>terlalu besar</translation>
    </message>
</context>
<context>
    <name>TapeTable</name>
    <message>
        <source>Scanned lines</source>
        <translation>Baris yang dipindai</translation>
    </message>
</context>
<context>
    <name>TapeTools</name>
    <message>
        <source>Undo</source>
        <translation>Urungkan</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Ulangi</translation>
    </message>
    <message>
        <source>Redo (Ctrl+Shift+Z)</source>
        <translation>Ulangi (Ctrl+Shift+Z)</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ubah</translation>
    </message>
    <message>
        <source>↓ to the lines · ← → to another value · Enter keeps it</source>
        <translation>↓ ke baris · ← → pindah isian · Enter menyimpan</translation>
    </message>
</context>
<context>
    <name>TouchSwitch</name>
    <message>
        <source>Touch mode</source>
        <translation>Mode sentuh</translation>
    </message>
    <message>
        <source>{name}: large targets ({key})</source>
        <translation>{name}: tombol besar ({key})</translation>
    </message>
</context>
<context>
    <name>UncountedBar</name>
    <message>
        <source>Not counted, no item has the code: {codes}</source>
        <translation>Belum dihitung, tidak ada barang dengan kode: {codes}</translation>
    </message>
</context>
<context>
    <name>UnknownBar</name>
    <message>
        <source>Add to an ite&amp;m…</source>
        <translation>Ta&amp;mbahkan ke barang…</translation>
    </message>
    <message>
        <source>Create &amp;item</source>
        <translation>Buat b&amp;arang</translation>
    </message>
    <message>
        <source>Remo&amp;ve all unknown codes ({count})</source>
        <translation>&amp;Hapus semua kode tak dikenal ({count})</translation>
    </message>
</context>
<context>
    <name>WantedDialog</name>
    <message>
        <source>Codes to read</source>
        <translation>Kode yang dibaca</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Simpan</translation>
    </message>
    <message>
        <source>The fewer kinds are looked for, the sooner a code is read.</source>
        <translation>Makin sedikit jenis yang dicari, makin cepat kode terbaca.</translation>
    </message>
    <message>
        <source>Other lengths are not believed: stripes can look like these codes.</source>
        <translation>Panjang lain tidak dipercaya: garis-garis bisa tampak seperti kode ini.</translation>
    </message>
    <message>
        <source>Digits of an &amp;ITF code</source>
        <translation>Jumlah angka kode &amp;ITF</translation>
    </message>
    <message>
        <source>Characters of a Coda&amp;bar code</source>
        <translation>Jumlah karakter kode Co&amp;dabar</translation>
    </message>
    <message>
        <source>Tick at least one kind of code.</source>
        <translation>Centang paling sedikit satu jenis kode.</translation>
    </message>
    <message>
        <source>Type lengths such as 6, 12-14.</source>
        <translation>Ketik panjangnya, misalnya 6, 12-14.</translation>
    </message>
</context>
</TS>
