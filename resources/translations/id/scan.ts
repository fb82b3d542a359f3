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
        <source>One scan &amp;counts</source>
        <translation>Satu pindaian &amp;dihitung</translation>
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
        <translation>Stop</translation>
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
</context>
<context>
    <name>DocumentPanel</name>
    <message>
        <source>Post receipt</source>
        <translation>Bukukan</translation>
    </message>
    <message>
        <source>Post sale</source>
        <translation>Bukukan</translation>
    </message>
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
        <source>Total · lines: {count}</source>
        <translation>Total · {count} baris</translation>
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
</context>
<context>
    <name>HandQuantity</name>
    <message>
        <source>This is a barcode, not a quantity.</source>
        <translation>Ini barcode, bukan jumlah.</translation>
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
        <translation>Penjualan</translation>
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
        <source>Discard this receipt?</source>
        <translation>Buang barang masuk ini?</translation>
    </message>
    <message>
        <source>Discard this sale?</source>
        <translation>Buang penjualan ini?</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Buang</translation>
    </message>
    <message>
        <source>{number} · items: {count}</source>
        <translation>{number} · {count} barang</translation>
    </message>
    <message>
        <source>Receipt booked</source>
        <translation>Barang masuk dibukukan</translation>
    </message>
    <message>
        <source>Sale booked</source>
        <translation>Penjualan dibukukan</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Urungkan</translation>
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
        <source>Scanner d&amp;octor</source>
        <translation>D&amp;okter pemindai</translation>
    </message>
    <message>
        <source>Unknown code: {code}. It waits on the Scan page.</source>
        <translation>Kode tak dikenal: {code}. Menunggu di halaman Pindai.</translation>
    </message>
    <message>
        <source>{name}: {quantity} added to the goods to receive.</source>
        <translation>{name}: {quantity} ditambahkan ke barang masuk.</translation>
    </message>
    <message>
        <source>{name}: {quantity} added to the sale.</source>
        <translation>{name}: {quantity} ditambahkan ke penjualan.</translation>
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
        <source>Orders have reserved some of it. Sold anyway, they may go short.</source>
        <translation>Sebagian sudah disisihkan. Bila tetap dijual, reservasi itu bisa kekurangan barang.</translation>
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
        <source>Bring this line back (Delete)</source>
        <translation>Kembalikan baris ini (Delete)</translation>
    </message>
    <message>
        <source>Take this line back (Delete)</source>
        <translation>Urungkan baris ini (Delete)</translation>
    </message>
    <message>
        <source>no cost</source>
        <translation>tanpa harga pokok</translation>
    </message>
</context>
<context>
    <name>TapeLine</name>
    <message>
        <source>Unknown code</source>
        <translation>Kode tak dikenal</translation>
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
        <translation>Jumlah karakter kode Coda&amp;bar</translation>
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
