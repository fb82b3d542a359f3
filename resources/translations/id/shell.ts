<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
<context>
    <name>CrashDialog</name>
    <message>
        <source>&amp;Save report</source>
        <translation>&amp;Simpan laporan</translation>
    </message>
    <message>
        <source>C&amp;lose Lumbung</source>
        <translation>&amp;Tutup Lumbung</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Lanjutkan</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Ada yang tidak beres</translation>
    </message>
    <message>
        <source>This was a mistake of the program, not yours; what was posted is safe. You can save a report for whoever looks after Lumbung for you. It tells where in the program it happened, and nothing about the shop.</source>
        <translation>Ini kesalahan program, bukan kesalahan Anda; yang sudah dibukukan tetap aman. Anda bisa menyimpan laporan untuk orang yang mengurus Lumbung. Isinya hanya letak kesalahan di dalam program, tidak ada data toko.</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Simpan laporan</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Teks (*.txt)</translation>
    </message>
    <message>
        <source>It cannot be saved there; try elsewhere.</source>
        <translation>Tidak bisa disimpan di sana; coba tempat lain.</translation>
    </message>
    <message>
        <source>The report is saved.</source>
        <translation>Laporan sudah disimpan.</translation>
    </message>
</context>
<context>
    <name>Hub</name>
    <message>
        <source>Connecting to the server</source>
        <translation>Menghubungi server</translation>
    </message>
    <message>
        <source>Not seen by the server since {day}: your bookings will be reviewed</source>
        <translation>Tidak terlihat oleh server sejak {day}: transaksi Anda akan diperiksa</translation>
    </message>
    <message>
        <source>Not let in by the server</source>
        <translation>Tidak diterima oleh server</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Terhubung</translation>
    </message>
    <message>
        <source>The server has every booking of this computer.</source>
        <translation>Semua transaksi komputer ini sudah ada di server.</translation>
    </message>
    <message>
        <source>Working offline</source>
        <translation>Bekerja tanpa server</translation>
    </message>
    <message>
        <source>Not seen by the server since {day}. Days left to connect this computer: {count}.</source>
        <translation>Tidak terlihat oleh server sejak {day}. Sisa hari untuk menghubungkan komputer ini: {count}.</translation>
    </message>
    <message>
        <source>1 booking waiting</source>
        <translation>1 transaksi menunggu</translation>
    </message>
    <message>
        <source>{count} bookings waiting</source>
        <translation>{count} transaksi menunggu</translation>
    </message>
</context>
<context>
    <name>Journal</name>
    <message>
        <source>Added</source>
        <translation>Ditambahkan</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Dihapus</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Diubah</translation>
    </message>
    <message>
        <source>Document booked</source>
        <translation>Dokumen dibukukan</translation>
    </message>
    <message>
        <source>Rights of a role set</source>
        <translation>Hak peran diatur</translation>
    </message>
    <message>
        <source>Sign-in refused</source>
        <translation>Gagal masuk</translation>
    </message>
    <message>
        <source>PIN or badge refused</source>
        <translation>PIN atau kartu ditolak</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Ditolak</translation>
    </message>
    <message>
        <source>Conflict settled</source>
        <translation>Konflik diselesaikan</translation>
    </message>
    <message>
        <source>Review confirmed</source>
        <translation>Pemeriksaan disahkan</translation>
    </message>
    <message>
        <source>Refusal seen</source>
        <translation>Penolakan sudah dibaca</translation>
    </message>
    <message>
        <source>Counted line looked at again</source>
        <translation>Baris opname dilihat lagi</translation>
    </message>
    <message>
        <source>Import started</source>
        <translation>Impor dimulai</translation>
    </message>
    <message>
        <source>Import finished</source>
        <translation>Impor selesai</translation>
    </message>
    <message>
        <source>Import undone</source>
        <translation>Impor dibatalkan</translation>
    </message>
    <message>
        <source>Sales history imported</source>
        <translation>Riwayat penjualan diimpor</translation>
    </message>
    <message>
        <source>Backup made</source>
        <translation>Cadangan dibuat</translation>
    </message>
    <message>
        <source>Backup restored</source>
        <translation>Cadangan dipulihkan</translation>
    </message>
    <message>
        <source>Wrong password at sign-in</source>
        <translation>Kata sandi salah saat masuk</translation>
    </message>
    <message>
        <source>Wrong password at unlocking</source>
        <translation>Kata sandi salah saat membuka kunci</translation>
    </message>
    <message>
        <source>Wrong PIN or badge</source>
        <translation>PIN atau kartu salah</translation>
    </message>
    <message>
        <source>Wrong password at changing it</source>
        <translation>Kata sandi salah saat menggantinya</translation>
    </message>
    <message>
        <source>Wrong password at setting a PIN</source>
        <translation>Kata sandi salah saat mengatur PIN</translation>
    </message>
    <message>
        <source>Wrong password at setting a badge</source>
        <translation>Kata sandi salah saat mengatur kartu</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Barang</translation>
    </message>
    <message>
        <source>Barcode</source>
        <translation>Barcode</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Satuan</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategori</translation>
    </message>
    <message>
        <source>Supplier or customer</source>
        <translation>Pemasok/pelanggan</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Lokasi</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Orang</translation>
    </message>
    <message>
        <source>Requested account</source>
        <translation>Permintaan akun</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>Persetujuan</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Peran</translation>
    </message>
    <message>
        <source>PC</source>
        <translation>PC</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Pengaturan</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Pesanan</translation>
    </message>
    <message>
        <source>Reservation</source>
        <translation>Reservasi</translation>
    </message>
    <message>
        <source>Released reservation</source>
        <translation>Reservasi dilepas</translation>
    </message>
    <message>
        <source>Stocktake</source>
        <translation>Stok opname</translation>
    </message>
    <message>
        <source>Line of a stocktake</source>
        <translation>Baris stok opname</translation>
    </message>
    <message>
        <source>Line of an order</source>
        <translation>Baris pesanan</translation>
    </message>
    <message>
        <source>Arrival of an order</source>
        <translation>Pesanan datang</translation>
    </message>
    <message>
        <source>Cancelled order</source>
        <translation>Pesanan batal</translation>
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
        <source>Price</source>
        <translation>Harga jual</translation>
    </message>
    <message>
        <source>Reorder point</source>
        <translation>Stok minimum</translation>
    </message>
    <message>
        <source>Reorder quantity</source>
        <translation>Jumlah pesan</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>Pemasok</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Kept by batches</source>
        <translation>Dicatat per batch</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Diarsipkan</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>Digabung</translation>
    </message>
    <message>
        <source>Stands in</source>
        <translation>Berada di</translation>
    </message>
    <message>
        <source>Pieces in the pack</source>
        <translation>Isi kemasan</translation>
    </message>
    <message>
        <source>Name of the pack</source>
        <translation>Nama kemasan</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Dinonaktifkan</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Kata sandi</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Badge</source>
        <translation>Kartu</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Dikonfirmasi</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Nilai</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Ditarik kembali</translation>
    </message>
    <message>
        <source>Taken back by</source>
        <translation>Ditarik oleh</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Ended by</source>
        <translation>Diakhiri oleh</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Keadaan</translation>
    </message>
    <message>
        <source>New password due</source>
        <translation>Harus ganti kata sandi</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versi</translation>
    </message>
    <message>
        <source>Restored copy</source>
        <translation>Salinan dari cadangan</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>Confirmed by</source>
        <translation>Disahkan oleh</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kode</translation>
    </message>
    <message>
        <source>Sign-in name</source>
        <translation>Nama masuk</translation>
    </message>
    <message>
        <source>Decimals</source>
        <translation>Desimal</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telepon</translation>
    </message>
    <message>
        <source>Name of the shop</source>
        <translation>Nama toko</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Mata uang</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zona waktu</translation>
    </message>
    <message>
        <source>Demo shop</source>
        <translation>Toko contoh</translation>
    </message>
    <message>
        <source>Sales booked at once in cash</source>
        <translation>Penjualan langsung dibukukan tunai</translation>
    </message>
    <message>
        <source>Minutes until locked</source>
        <translation>Menit sampai terkunci</translation>
    </message>
    <message>
        <source>Limit for stocktake differences</source>
        <translation>Batas selisih stok opname</translation>
    </message>
    <message>
        <source>Codes of scales</source>
        <translation>Kode timbangan</translation>
    </message>
</context>
<context>
    <name>LookTools</name>
    <message>
        <source>Light</source>
        <translation>Terang</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Gelap</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Ikuti sistem</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Tampilan</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Bahasa</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>{shop} - Lumbung</source>
        <translation>{shop} - Lumbung</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>It was stopped; nothing was changed.</source>
        <translation>Dihentikan; tidak ada yang berubah.</translation>
    </message>
    <message>
        <source>This shop is open in another window of Lumbung on this computer. Use that one.</source>
        <translation>Toko ini sudah dibuka di jendela Lumbung lain di komputer ini. Pakai jendela itu.</translation>
    </message>
    <message>
        <source>You may not {permission}. Ask someone who may.</source>
        <translation>Anda tidak berhak {permission}. Mintalah kepada orang yang berhak.</translation>
    </message>
    <message>
        <source>The name or the password is wrong. {wait}</source>
        <translation>Nama atau kata sandi salah. {wait}</translation>
    </message>
    <message>
        <source>Too many wrong tries. Wait {wait} s, then try again.</source>
        <translation>Terlalu banyak percobaan salah. Tunggu {wait} detik, lalu coba lagi.</translation>
    </message>
    <message>
        <source>This account is switched off. Ask the owner to switch it on.</source>
        <translation>Akun ini dinonaktifkan. Mintalah pemilik mengaktifkannya.</translation>
    </message>
    <message>
        <source>This account does not exist any more.</source>
        <translation>Akun ini sudah tidak ada.</translation>
    </message>
    <message>
        <source>There is no owner of this name. Check the name.</source>
        <translation>Tidak ada pemilik dengan nama ini. Periksa namanya.</translation>
    </message>
    <message>
        <source>This role does not exist. Choose another.</source>
        <translation>Peran ini tidak ada. Pilih yang lain.</translation>
    </message>
    <message>
        <source>This is the last owner. Make somebody else an owner first.</source>
        <translation>Ini pemilik terakhir. Jadikan orang lain pemilik dahulu.</translation>
    </message>
    <message>
        <source>Somebody signs in as “{login}” already. Choose another name.</source>
        <translation>Sudah ada yang masuk dengan nama “{login}”. Pilih nama lain.</translation>
    </message>
    <message>
        <source>A name to sign in with has no spaces.</source>
        <translation>Nama untuk masuk tidak boleh memakai spasi.</translation>
    </message>
    <message>
        <source>The password needs at least {shortest} characters.</source>
        <translation>Kata sandi paling sedikit {shortest} karakter.</translation>
    </message>
    <message>
        <source>The password may have at most {longest} characters.</source>
        <translation>Kata sandi paling banyak {longest} karakter.</translation>
    </message>
    <message>
        <source>This is not a recovery key. Type it as it was shown, all groups of it.</source>
        <translation>Ini bukan kunci pemulihan. Ketik seperti yang ditampilkan, semua kelompoknya.</translation>
    </message>
    <message>
        <source>There is a typing mistake in the recovery key. Compare it with your note.</source>
        <translation>Ada salah ketik pada kunci pemulihan. Cocokkan dengan catatan Anda.</translation>
    </message>
    <message>
        <source>{field} must not be empty.</source>
        <translation>{field} tidak boleh kosong.</translation>
    </message>
    <message>
        <source>{field} is too long: at most {limit} characters.</source>
        <translation>{field} terlalu panjang: paling banyak {limit} karakter.</translation>
    </message>
    <message>
        <source>{field} has characters that cannot be shown. Type it anew.</source>
        <translation>{field} berisi karakter yang tidak bisa ditampilkan. Ketik ulang.</translation>
    </message>
    <message>
        <source>The quantity must be above zero.</source>
        <translation>Jumlah harus lebih dari nol.</translation>
    </message>
    <message>
        <source>{field} must not be below zero.</source>
        <translation>{field} tidak boleh di bawah nol.</translation>
    </message>
    <message>
        <source>The quantity is too large: at most {limit}.</source>
        <translation>Jumlah terlalu besar: paling banyak {limit}.</translation>
    </message>
    <message>
        <source>This unit is counted with {decimals} decimals. Type fewer.</source>
        <translation>Satuan ini dihitung dengan {decimals} angka di belakang koma. Kurangi angkanya.</translation>
    </message>
    <message>
        <source>{field} is too large: at most {limit}.</source>
        <translation>{field} terlalu besar: paling banyak {limit}.</translation>
    </message>
    <message>
        <source>Quantity times price is too large. Check both.</source>
        <translation>Jumlah kali harga terlalu besar. Periksa keduanya.</translation>
    </message>
    <message>
        <source>The date is in the future. Choose another.</source>
        <translation>Tanggalnya di masa depan. Pilih tanggal lain.</translation>
    </message>
    <message>
        <source>The currency “{currency}” is not known. Choose one of the list.</source>
        <translation>Mata uang “{currency}” tidak dikenal. Pilih dari daftar.</translation>
    </message>
    <message>
        <source>The time zone “{timezone}” is not known. Choose one of the list.</source>
        <translation>Zona waktu “{timezone}” tidak dikenal. Pilih dari daftar.</translation>
    </message>
    <message>
        <source>There is no report “{name}”. There are: {known}.</source>
        <translation>Tidak ada laporan “{name}”. Yang ada: {known}.</translation>
    </message>
    <message>
        <source>This report is of the whole shop; it knows no locations.</source>
        <translation>Laporan ini untuk seluruh toko; tidak terbagi per lokasi.</translation>
    </message>
    <message>
        <source>This item does not exist any more.</source>
        <translation>Barang ini sudah tidak ada.</translation>
    </message>
    <message>
        <source>This unit does not exist any more.</source>
        <translation>Satuan ini sudah tidak ada.</translation>
    </message>
    <message>
        <source>This category does not exist any more.</source>
        <translation>Kategori ini sudah tidak ada.</translation>
    </message>
    <message>
        <source>This location does not exist any more.</source>
        <translation>Lokasi ini sudah tidak ada.</translation>
    </message>
    <message>
        <source>This supplier or customer does not exist any more.</source>
        <translation>Pemasok atau pelanggan ini sudah tidak ada.</translation>
    </message>
    <message>
        <source>This supplier does not exist any more.</source>
        <translation>Pemasok ini sudah tidak ada.</translation>
    </message>
    <message>
        <source>Choose whether this is a supplier or a customer.</source>
        <translation>Pilih apakah ini pemasok atau pelanggan.</translation>
    </message>
    <message>
        <source>The code “{sku}” belongs to another item already. Choose another.</source>
        <translation>Kode “{sku}” sudah dipakai barang lain. Pilih kode lain.</translation>
    </message>
    <message>
        <source>There is a “{name}” already. Choose another name.</source>
        <translation>“{name}” sudah ada. Pilih nama lain.</translation>
    </message>
    <message>
        <source>The barcode {barcode} belongs to “{name}” already.</source>
        <translation>Barcode {barcode} sudah milik “{name}”.</translation>
    </message>
    <message>
        <source>The barcode is empty.</source>
        <translation>Barcode kosong.</translation>
    </message>
    <message>
        <source>The barcode has characters that cannot be shown. Scan it again.</source>
        <translation>Barcode berisi karakter yang tidak bisa ditampilkan. Pindai lagi.</translation>
    </message>
    <message>
        <source>The barcode is too long: {length} characters, at most {limit}.</source>
        <translation>Barcode terlalu panjang: {length} karakter, paling banyak {limit}.</translation>
    </message>
    <message>
        <source>“{name}” has been moved and stays in the books. Archive it instead.</source>
        <translation>“{name}” pernah bergerak dan tetap ada di pembukuan. Arsipkan saja.</translation>
    </message>
    <message>
        <source>“{name}” is on a document that is not posted yet. Take it off there first.</source>
        <translation>“{name}” ada pada dokumen yang belum dibukukan. Keluarkan dahulu dari sana.</translation>
    </message>
    <message>
        <source>There is too little in stock. {items}</source>
        <translation>Stok tidak cukup. {items}</translation>
    </message>
    <message>
        <source>The shop has no location for goods yet. Add one first.</source>
        <translation>Toko belum punya lokasi barang. Tambahkan satu dahulu.</translation>
    </message>
    <message>
        <source>Unknown codes are still on the tape ({count}). Undo them, or create their items if you may.</source>
        <translation>Masih ada kode tak dikenal di daftar ({count}). Urungkan, atau buat barangnya bila Anda berhak.</translation>
    </message>
    <message>
        <source>There is nothing to post yet. Scan something.</source>
        <translation>Belum ada yang bisa dibukukan. Pindai dahulu.</translation>
    </message>
    <message>
        <source>This document is posted or discarded already.</source>
        <translation>Dokumen ini sudah dibukukan atau dibuang.</translation>
    </message>
    <message>
        <source>This line is not on the tape any more.</source>
        <translation>Baris ini sudah tidak ada di daftar pindai.</translation>
    </message>
    <message>
        <source>This document does not exist.</source>
        <translation>Dokumen ini tidak ada.</translation>
    </message>
    <message>
        <source>Documents of this kind cannot be made here.</source>
        <translation>Dokumen jenis ini tidak bisa dibuat di sini.</translation>
    </message>
    <message>
        <source>{number} has been reversed already.</source>
        <translation>{number} sudah dibatalkan.</translation>
    </message>
    <message>
        <source>{number} is itself a reversal and cannot be reversed. Make a new document.</source>
        <translation>{number} adalah dokumen pembatalan dan tidak bisa dibatalkan lagi. Buat dokumen baru.</translation>
    </message>
    <message>
        <source>There is a shop here already. Sign in to it.</source>
        <translation>Di sini sudah ada toko. Masuklah ke toko itu.</translation>
    </message>
    <message>
        <source>There is a shop here already: {path}</source>
        <translation>Di sini sudah ada toko: {path}</translation>
    </message>
    <message>
        <source>There is no shop here yet: {path}</source>
        <translation>Di sini belum ada toko: {path}</translation>
    </message>
    <message>
        <source>The shop&apos;s file cannot be opened: it is damaged, or this is not its key. Delete nothing: copy the whole folder to another disk first.</source>
        <translation>File toko tidak bisa dibuka: filenya rusak, atau kuncinya bukan ini. Jangan hapus apa pun: salin dulu seluruh foldernya ke disk lain.</translation>
    </message>
    <message>
        <source>Something went wrong that should not. Look whether it was done, then try again.</source>
        <translation>Ada kesalahan yang tidak semestinya. Lihat apakah sudah terlaksana, lalu coba lagi.</translation>
    </message>
    <message>
        <source>The shop was opened with a newer Lumbung. Install the newest one here too.</source>
        <translation>Toko ini pernah dibuka dengan Lumbung yang lebih baru. Pasang versi terbaru di sini juga.</translation>
    </message>
    <message>
        <source>This computer knows another password for this name. If it was changed on another computer: the server does not answer now, so it could not be asked. {wait}</source>
        <translation>Komputer ini mengenal kata sandi lain untuk nama ini. Kalau kata sandinya diganti di komputer lain: server sedang tidak menjawab, jadi tidak bisa ditanyai. {wait}</translation>
    </message>
    <message>
        <source>This is the recovery key of another computer or shop.</source>
        <translation>Ini kunci pemulihan komputer lain atau toko lain.</translation>
    </message>
    <message>
        <source>The stock of “{name}” is counted in its unit. Make a new item for another unit.</source>
        <translation>Stok “{name}” dihitung dalam satuannya. Untuk satuan lain, buat barang baru.</translation>
    </message>
    <message>
        <source>Some goods have no cost yet. Enter their costs, or post without.</source>
        <translation>Ada barang tanpa harga pokok. Isi harga pokoknya, atau bukukan tanpa itu.</translation>
    </message>
    <message>
        <source>This is a real shop; the people of the demo, whose password all know, stay out.</source>
        <translation>Ini toko sungguhan; orang-orang contoh, yang kata sandinya diketahui semua orang, tidak dimasukkan.</translation>
    </message>
    <message>
        <source>The shop is busy with something else. Try again in a moment.</source>
        <translation>Toko sedang sibuk dengan hal lain. Coba lagi sebentar lagi.</translation>
    </message>
    <message>
        <source>The disk is full; nothing was changed. Make room and try again.</source>
        <translation>Disk penuh; tidak ada yang diubah. Kosongkan ruang, lalu coba lagi.</translation>
    </message>
    <message>
        <source>The shop&apos;s folder cannot be written to; nothing was changed. Allow it, then try again.</source>
        <translation>Folder toko tidak bisa ditulisi; tidak ada yang diubah. Izinkan dulu, lalu coba lagi.</translation>
    </message>
    <message>
        <source>The disk does not answer as it should; nothing was changed. Check the disk.</source>
        <translation>Disk tidak bekerja semestinya; tidak ada yang diubah. Periksa disknya.</translation>
    </message>
    <message>
        <source>The safety copy could not be made, so nothing was changed. Check the disk.</source>
        <translation>Salinan pengaman tidak bisa dibuat, jadi tidak ada yang diubah. Periksa disknya.</translation>
    </message>
    <message>
        <source>There is no backup {file}.</source>
        <translation>Tidak ada cadangan {file}.</translation>
    </message>
    <message>
        <source>{file} does not open: this is not its recovery key, or it is no whole backup. Look for the key of this shop, or take another backup.</source>
        <translation>{file} tidak bisa dibuka: kunci pemulihannya bukan ini, atau file ini bukan cadangan yang utuh. Cari kunci toko ini, atau pakai cadangan lain.</translation>
    </message>
    <message>
        <source>There is no folder {folder}, and nothing was written. Is its disk connected?</source>
        <translation>Tidak ada folder {folder}, jadi tidak ada yang ditulis. Apakah disknya terpasang?</translation>
    </message>
    <message>
        <source>The backup {file} is damaged. Take another one.</source>
        <translation>Cadangan {file} rusak. Pakai yang lain.</translation>
    </message>
    <message>
        <source>{file} is not the backup that was made under this name. Take another one.</source>
        <translation>{file} bukan cadangan yang dibuat dengan nama ini. Pakai yang lain.</translation>
    </message>
    <message>
        <source>The books in {file} do not agree ({count}). Take another backup.</source>
        <translation>Pembukuan dalam {file} tidak cocok ({count}). Pakai cadangan lain.</translation>
    </message>
    <message>
        <source>There is something in {folder} already. Choose a new or an empty folder.</source>
        <translation>Folder {folder} sudah ada isinya. Pilih folder baru atau kosong.</translation>
    </message>
    <message>
        <source>{file} could not be written. Choose another place for it.</source>
        <translation>{file} tidak bisa ditulis. Pilih tempat lain.</translation>
    </message>
    <message>
        <source>{file} was not written: the disk is full. Make room, or choose another disk.</source>
        <translation>{file} tidak ditulis: disk penuh. Kosongkan ruang, atau pilih disk lain.</translation>
    </message>
    <message>
        <source>{file} was not written: there is no such folder. Choose another.</source>
        <translation>{file} tidak ditulis: foldernya tidak ada. Pilih folder lain.</translation>
    </message>
    <message>
        <source>{file} was not written: the folder is not yours, or the file is open in another program.</source>
        <translation>{file} tidak ditulis: Anda tidak berhak atas folder itu, atau file sedang dibuka program lain.</translation>
    </message>
    <message>
        <source>{file} was not written: this disk can only be read. Choose another place.</source>
        <translation>{file} tidak ditulis: disk ini hanya bisa dibaca. Pilih tempat lain.</translation>
    </message>
    <message>
        <source>This computer&apos;s key to the shop is missing. Type the recovery key.</source>
        <translation>Kunci toko tidak ada di komputer ini. Ketik kunci pemulihan.</translation>
    </message>
    <message>
        <source>see items</source>
        <translation>melihat barang</translation>
    </message>
    <message>
        <source>see the stock</source>
        <translation>melihat stok</translation>
    </message>
    <message>
        <source>create items</source>
        <translation>membuat barang</translation>
    </message>
    <message>
        <source>edit items</source>
        <translation>mengubah barang</translation>
    </message>
    <message>
        <source>delete items</source>
        <translation>menghapus barang</translation>
    </message>
    <message>
        <source>edit barcodes</source>
        <translation>mengubah barcode</translation>
    </message>
    <message>
        <source>print labels</source>
        <translation>mencetak label</translation>
    </message>
    <message>
        <source>edit categories</source>
        <translation>mengubah kategori</translation>
    </message>
    <message>
        <source>edit locations</source>
        <translation>mengubah lokasi</translation>
    </message>
    <message>
        <source>edit suppliers and customers</source>
        <translation>mengubah pemasok dan pelanggan</translation>
    </message>
    <message>
        <source>receive goods</source>
        <translation>menerima barang masuk</translation>
    </message>
    <message>
        <source>transfer goods</source>
        <translation>memutasi barang</translation>
    </message>
    <message>
        <source>adjust the stock</source>
        <translation>menyesuaikan stok</translation>
    </message>
    <message>
        <source>count the stock</source>
        <translation>melakukan stok opname</translation>
    </message>
    <message>
        <source>return goods to suppliers</source>
        <translation>meretur barang ke pemasok</translation>
    </message>
    <message>
        <source>sell</source>
        <translation>menjual</translation>
    </message>
    <message>
        <source>take goods back from customers</source>
        <translation>menerima retur penjualan</translation>
    </message>
    <message>
        <source>reverse this document</source>
        <translation>membatalkan dokumen ini</translation>
    </message>
    <message>
        <source>sell more than is in stock</source>
        <translation>menjual melebihi stok</translation>
    </message>
    <message>
        <source>change a price while selling</source>
        <translation>mengubah harga saat menjual</translation>
    </message>
    <message>
        <source>approve a stocktake</source>
        <translation>menyetujui stok opname</translation>
    </message>
    <message>
        <source>see costs</source>
        <translation>melihat harga pokok</translation>
    </message>
    <message>
        <source>see this report</source>
        <translation>melihat laporan ini</translation>
    </message>
    <message>
        <source>export reports</source>
        <translation>mengekspor laporan</translation>
    </message>
    <message>
        <source>import data</source>
        <translation>mengimpor data</translation>
    </message>
    <message>
        <source>manage people</source>
        <translation>mengatur orang</translation>
    </message>
    <message>
        <source>change the shop&apos;s settings</source>
        <translation>mengubah pengaturan toko</translation>
    </message>
    <message>
        <source>see the journal</source>
        <translation>melihat jurnal</translation>
    </message>
    <message>
        <source>make and restore backups</source>
        <translation>membuat dan memulihkan cadangan</translation>
    </message>
    <message>
        <source>manage sharing</source>
        <translation>mengatur berbagi</translation>
    </message>
    <message>
        <source>The name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>The item code</source>
        <translation>Kode barang</translation>
    </message>
    <message>
        <source>The category&apos;s name</source>
        <translation>Nama kategori</translation>
    </message>
    <message>
        <source>The supplier&apos;s name</source>
        <translation>Nama pemasok</translation>
    </message>
    <message>
        <source>The pack&apos;s name</source>
        <translation>Nama kemasan</translation>
    </message>
    <message>
        <source>The name to sign in with</source>
        <translation>Nama untuk masuk</translation>
    </message>
    <message>
        <source>The telephone number</source>
        <translation>Nomor telepon</translation>
    </message>
    <message>
        <source>The note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>The reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>The reference</source>
        <translation>Nomor acuan</translation>
    </message>
    <message>
        <source>The shop&apos;s name</source>
        <translation>Nama toko</translation>
    </message>
    <message>
        <source>The owner&apos;s name</source>
        <translation>Nama pemilik</translation>
    </message>
    <message>
        <source>The computer&apos;s name</source>
        <translation>Nama komputer</translation>
    </message>
    <message>
        <source>The first location&apos;s name</source>
        <translation>Nama lokasi pertama</translation>
    </message>
    <message>
        <source>The price</source>
        <translation>Harga jual</translation>
    </message>
    <message>
        <source>The cost</source>
        <translation>Harga pokok</translation>
    </message>
    <message>
        <source>The reorder point</source>
        <translation>Stok minimum</translation>
    </message>
    <message>
        <source>The reorder quantity</source>
        <translation>Jumlah pesan ulang</translation>
    </message>
    <message>
        <source>This value</source>
        <translation>Nilai ini</translation>
    </message>
    <message>
        <source>do this</source>
        <translation>melakukan ini</translation>
    </message>
    <message>
        <source>The next try is possible in {wait} s.</source>
        <translation>Bisa dicoba lagi dalam {wait} detik.</translation>
    </message>
    <message>
        <source>{name}: {on_hand} there, {wanted} wanted.</source>
        <translation>{name}: ada {on_hand}, diminta {wanted}.</translation>
    </message>
    <message>
        <source>{name}: {free} available ({on_hand} there, {reserved} reserved), {wanted} wanted.</source>
        <translation>{name}: {free} tersedia ({on_hand} di rak, {reserved} disisihkan), diminta {wanted}.</translation>
    </message>
    <message>
        <source>Choose where the goods go.</source>
        <translation>Pilih ke mana barang dipindahkan.</translation>
    </message>
    <message>
        <source>The goods are there already. Choose another location.</source>
        <translation>Barang sudah ada di sana. Pilih lokasi lain.</translation>
    </message>
    <message>
        <source>Choose the reason of the adjustment.</source>
        <translation>Pilih alasan penyesuaian.</translation>
    </message>
    <message>
        <source>There is no such reason. Choose another.</source>
        <translation>Alasan ini tidak ada. Pilih yang lain.</translation>
    </message>
    <message>
        <source>Choose the sale that “{name}” comes back of.</source>
        <translation>Pilih penjualan asal “{name}” yang dikembalikan.</translation>
    </message>
    <message>
        <source>There is no sale with the number {number}. Check it, or choose the sale from the list.</source>
        <translation>Tidak ada penjualan bernomor {number}. Periksa lagi, atau pilih penjualannya dari daftar.</translation>
    </message>
    <message>
        <source>“{name}” is not in {number}. Choose the sale that it comes back of.</source>
        <translation>“{name}” tidak ada di {number}. Pilih penjualan asalnya.</translation>
    </message>
    <message>
        <source>“{name}” was not booked by a document that this return can take back.</source>
        <translation>“{name}” tidak berasal dari dokumen yang dapat diretur di sini.</translation>
    </message>
    <message>
        <source>This line is about “{name}”. Scan that, or choose another line.</source>
        <translation>Baris ini untuk “{name}”. Pindai barang itu, atau pilih baris lain.</translation>
    </message>
    <message>
        <source>Of “{name}” only {left} can still come back, not {wanted}.</source>
        <translation>“{name}” yang masih bisa diretur tinggal {left}, bukan {wanted}.</translation>
    </message>
    <message>
        <source>The line of “{name}” is reversed already.</source>
        <translation>Baris “{name}” sudah dibatalkan.</translation>
    </message>
    <message>
        <source>Some of “{name}” was given back. Reverse that return first.</source>
        <translation>Sebagian “{name}” sudah diretur. Batalkan retur itu dahulu.</translation>
    </message>
    <message>
        <source>{number} merged two items and cannot be reversed.</source>
        <translation>{number} menggabungkan dua barang dan tidak dapat dibatalkan.</translation>
    </message>
    <message>
        <source>Archived goods are not sold. Take back, or have restored: {names}.</source>
        <translation>Barang arsip tidak dijual. Urungkan, atau minta dipulihkan: {names}.</translation>
    </message>
    <message>
        <source>Take off a percentage or an amount.</source>
        <translation>Diskon berupa persen atau jumlah uang, jangan keduanya.</translation>
    </message>
    <message>
        <source>A discount is between 0% and 100%.</source>
        <translation>Diskon antara 0% dan 100%.</translation>
    </message>
    <message>
        <source>No such amount can be taken off. Type another discount.</source>
        <translation>Diskon sebesar itu tidak bisa. Ketik yang lain.</translation>
    </message>
    <message>
        <source>Only sales have discounts.</source>
        <translation>Diskon hanya untuk penjualan.</translation>
    </message>
    <message>
        <source>There is no such way to pay. Choose another.</source>
        <translation>Cara bayar itu tidak ada. Pilih yang lain.</translation>
    </message>
    <message>
        <source>Only a sale has a way to pay. Leave it out here.</source>
        <translation>Hanya penjualan yang punya cara bayar. Kosongkan di sini.</translation>
    </message>
    <message>
        <source>The total has changed meanwhile. Nothing was booked: look at it again.</source>
        <translation>Totalnya berubah sementara itu. Belum ada yang dibukukan: periksa lagi.</translation>
    </message>
    <message>
        <source>An order needs at least one item.</source>
        <translation>Pesanan harus berisi setidaknya satu barang.</translation>
    </message>
    <message>
        <source>There is no such order.</source>
        <translation>Pesanan itu tidak ada.</translation>
    </message>
    <message>
        <source>Nothing of {number} is on the way any more. There is nothing to cancel.</source>
        <translation>Tidak ada lagi barang dari {number} yang masih dalam perjalanan. Tidak ada yang bisa dibatalkan.</translation>
    </message>
    <message>
        <source>“{name}” stands in an order and cannot be deleted. Archive it instead.</source>
        <translation>“{name}” tercantum dalam pesanan dan tidak bisa dihapus. Arsipkan saja.</translation>
    </message>
    <message>
        <source>Type the batch or the expiry date of “{name}”.</source>
        <translation>Ketik batch atau tanggal kedaluwarsa “{name}”.</translation>
    </message>
    <message>
        <source>“{name}” is not kept by batches. Switch that on in the item first.</source>
        <translation>“{name}” tidak dicatat per batch. Nyalakan dahulu di data barangnya.</translation>
    </message>
    <message>
        <source>What is left is expired and is not sold. {items}</source>
        <translation>Yang tersisa sudah kedaluwarsa dan tidak dijual. {items}</translation>
    </message>
    <message>
        <source>The location “{name}” is archived. Restore it, or choose another.</source>
        <translation>Lokasi “{name}” sudah diarsipkan. Pulihkan, atau pilih lokasi lain.</translation>
    </message>
    <message>
        <source>There are still goods in “{name}”. Move them to another location first.</source>
        <translation>Masih ada barang di “{name}”. Pindahkan dahulu ke lokasi lain.</translation>
    </message>
    <message>
        <source>“{name}” cannot stand inside itself. Choose another location.</source>
        <translation>“{name}” tidak dapat berada di dalam dirinya sendiri. Pilih lokasi lain.</translation>
    </message>
    <message>
        <source>Orders hold goods in “{name}”. Deliver or release them first.</source>
        <translation>Ada barang di “{name}” yang disisihkan. Penuhi atau lepaskan reservasinya dulu.</translation>
    </message>
    <message>
        <source>There is no reservation “{reference}”.</source>
        <translation>Tidak ada reservasi “{reference}”.</translation>
    </message>
    <message>
        <source>“{reference}” was reserved with other goods, another location or another expiry. Release it, and reserve under a new reference.</source>
        <translation>Untuk “{reference}” sudah disisihkan barang, lokasi, atau batas waktu yang lain. Lepaskan dulu, lalu sisihkan dengan nomor baru.</translation>
    </message>
    <message>
        <source>Nothing of this is reserved here for “{reference}” any more: it was sold or released. Take the reservation off the sale to sell it all the same.</source>
        <translation>Tidak ada lagi barang di sini yang disisihkan untuk “{reference}”: sudah terjual atau dilepas. Hapus reservasi dari penjualan ini bila tetap ingin menjualnya.</translation>
    </message>
    <message>
        <source>Only a sale can be for a reservation.</source>
        <translation>Hanya penjualan yang bisa memenuhi reservasi.</translation>
    </message>
    <message>
        <source>Of “{name}” only {left} is still reserved, not {wanted}.</source>
        <translation>Dari “{name}” hanya {left} yang masih disisihkan, bukan {wanted}.</translation>
    </message>
    <message>
        <source>Say what is to be reserved.</source>
        <translation>Sebutkan barang yang disisihkan.</translation>
    </message>
    <message>
        <source>Say which item it is about.</source>
        <translation>Sebutkan barangnya.</translation>
    </message>
    <message>
        <source>A reservation must expire in the future.</source>
        <translation>Batas waktu reservasi harus di masa depan.</translation>
    </message>
    <message>
        <source>Orders hold some of “{name}”. Deliver or release them first.</source>
        <translation>“{name}” masih ada yang disisihkan. Penuhi atau lepaskan reservasinya dulu.</translation>
    </message>
    <message>
        <source>“{name}” was reserved for an order and stays in the books. Archive it instead.</source>
        <translation>“{name}” pernah disisihkan dan tetap ada di pembukuan. Arsipkan saja.</translation>
    </message>
    <message>
        <source>A unit has 0 to 3 decimals.</source>
        <translation>Satuan memiliki 0 sampai 3 angka desimal.</translation>
    </message>
    <message>
        <source>“{keep}” and “{drop}” are counted in different units and stay two items.</source>
        <translation>“{keep}” dan “{drop}” dihitung dengan satuan berbeda dan tetap menjadi dua barang.</translation>
    </message>
    <message>
        <source>Choose two different items.</source>
        <translation>Pilih dua barang yang berbeda.</translation>
    </message>
    <message>
        <source>“{name}” is archived. Restore it first.</source>
        <translation>“{name}” sudah diarsipkan. Pulihkan dahulu.</translation>
    </message>
    <message>
        <source>“{name}” is merged into another item.</source>
        <translation>“{name}” sudah digabungkan ke barang lain.</translation>
    </message>
    <message>
        <source>The counted quantity</source>
        <translation>Jumlah hitungan</translation>
    </message>
    <message>
        <source>The amount</source>
        <translation>Nilai uang</translation>
    </message>
    <message>
        <source>The destination</source>
        <translation>Tujuan</translation>
    </message>
    <message>
        <source>The batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>The reservation</source>
        <translation>Reservasi</translation>
    </message>
    <message>
        <source>The unit</source>
        <translation>Satuan</translation>
    </message>
    <message>
        <source>The number of decimals</source>
        <translation>Jumlah angka desimal</translation>
    </message>
    <message>
        <source>Your account waits for the owner to approve it. Ask the owner.</source>
        <translation>Akun Anda masih menunggu persetujuan pemilik. Tanyakan kepada pemilik.</translation>
    </message>
    <message>
        <source>You must choose a new password before you go on. The owner can give you one too.</source>
        <translation>Anda harus memilih kata sandi baru sebelum melanjutkan. Pemilik juga bisa memberi Anda kata sandi baru.</translation>
    </message>
    <message>
        <source>This is the password until now. Choose another one.</source>
        <translation>Ini kata sandi yang lama. Pilih kata sandi lain.</translation>
    </message>
    <message>
        <source>The password is wrong. {wait}</source>
        <translation>Kata sandi salah. {wait}</translation>
    </message>
    <message>
        <source>{limit} others wait for an account already. Ask the owner to look at them.</source>
        <translation>Sudah ada {limit} orang yang menunggu akun. Minta pemilik memeriksanya dulu.</translation>
    </message>
    <message>
        <source>Nobody waits for this account any more. Look at the list again.</source>
        <translation>Tidak ada lagi yang menunggu akun ini. Lihat daftarnya sekali lagi.</translation>
    </message>
    <message>
        <source>You may not {permission} yourself, so you cannot decide about it for others.</source>
        <translation>Anda sendiri tidak berhak {permission}, jadi tidak bisa mengaturnya untuk orang lain.</translation>
    </message>
    <message>
        <source>The role “{name}” comes with Lumbung and stays as it is. Make a new one.</source>
        <translation>Peran “{name}” adalah bawaan Lumbung dan tidak bisa diubah. Buat peran baru.</translation>
    </message>
    <message>
        <source>“{name}” is the role of {count} people. Give them another one first.</source>
        <translation>“{name}” masih dipakai {count} orang. Beri mereka peran lain dulu.</translation>
    </message>
    <message>
        <source>A role needs at least one permission. Choose some.</source>
        <translation>Peran perlu setidaknya satu hak. Pilih haknya.</translation>
    </message>
    <message>
        <source>This permission does not exist. Choose one of the list.</source>
        <translation>Hak ini tidak ada. Pilih dari daftar.</translation>
    </message>
    <message>
        <source>A permission cannot be limited like this ({scope}). Choose another limit.</source>
        <translation>Hak tidak bisa dibatasi seperti ini ({scope}). Pilih batas lain.</translation>
    </message>
    <message>
        <source>A PIN has {shortest} to {longest} digits and nothing else.</source>
        <translation>PIN terdiri dari {shortest} sampai {longest} angka saja.</translation>
    </message>
    <message>
        <source>Everybody would guess this PIN. Choose another one.</source>
        <translation>PIN ini terlalu mudah ditebak. Pilih PIN lain.</translation>
    </message>
    <message>
        <source>The name or the PIN is wrong. {wait}</source>
        <translation>Nama atau PIN salah. {wait}</translation>
    </message>
    <message>
        <source>A badge&apos;s code needs at least {shortest} characters. Take another badge.</source>
        <translation>Kode kartu perlu setidaknya {shortest} karakter. Pakai kartu lain.</translation>
    </message>
    <message>
        <source>This code belongs to somebody else or to an item. Take another badge.</source>
        <translation>Kode ini milik orang lain atau milik barang. Pakai kartu lain.</translation>
    </message>
    <message>
        <source>Nobody has this badge. {wait}</source>
        <translation>Tidak ada yang memiliki kartu ini. {wait}</translation>
    </message>
    <message>
        <source>This is somebody&apos;s badge, not an item. Scan the item.</source>
        <translation>Ini kartu seseorang, bukan barang. Pindai barangnya.</translation>
    </message>
    <message>
        <source>What was allowed is used up or took too long. Ask again.</source>
        <translation>Izin tadi sudah terpakai atau sudah lewat waktunya. Minta lagi.</translation>
    </message>
    <message>
        <source>Nobody can allow this with a PIN or badge. Somebody who may must sign in.</source>
        <translation>Ini tidak bisa diizinkan dengan PIN atau kartu. Orang yang berhak harus masuk sendiri.</translation>
    </message>
    <message>
        <source>This person may not {permission} either. Ask someone who may.</source>
        <translation>Orang ini juga tidak berhak {permission}. Mintalah kepada orang yang berhak.</translation>
    </message>
    <message>
        <source>Nothing like this was allowed. Look at the list again.</source>
        <translation>Izin ini tidak ada. Lihat daftarnya sekali lagi.</translation>
    </message>
    <message>
        <source>Choose a number of minutes from 0 (never) to {longest}.</source>
        <translation>Pilih jumlah menit dari 0 (tidak pernah) sampai {longest}.</translation>
    </message>
    <message>
        <source>The file of the journal&apos;s heads cannot be read: “{text}”.</source>
        <translation>File kepala jurnal tidak bisa dibaca: “{text}”.</translation>
    </message>
    <message>
        <source>There are several “{name}”. Give the id instead.</source>
        <translation>Ada beberapa “{name}”. Tulis id-nya.</translation>
    </message>
    <message>
        <source>There is no “{name}”. Check the name.</source>
        <translation>“{name}” tidak ada. Periksa namanya.</translation>
    </message>
    <message>
        <source>There is no file {file}.</source>
        <translation>Tidak ada file {file}.</translation>
    </message>
    <message>
        <source>{file} cannot be read. Is it a file, and yours to read?</source>
        <translation>{file} tidak dapat dibaca. Apakah itu file, dan bolehkah Anda membacanya?</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Filenya kosong.</translation>
    </message>
    <message>
        <source>This is neither a table of text nor a spreadsheet. Save it as CSV or XLSX.</source>
        <translation>Ini bukan tabel teks dan bukan spreadsheet. Simpan sebagai CSV atau XLSX.</translation>
    </message>
    <message>
        <source>The spreadsheet is damaged or has a password. Save it anew, or as CSV.</source>
        <translation>Spreadsheet rusak atau berkata sandi. Simpan ulang, atau simpan sebagai CSV.</translation>
    </message>
    <message>
        <source>The file is too large. Split it into several.</source>
        <translation>File terlalu besar. Bagilah menjadi beberapa file.</translation>
    </message>
    <message>
        <source>The spreadsheet is damaged, or says that it is enormous. Save it as CSV.</source>
        <translation>Spreadsheet rusak, atau mengaku sangat besar. Simpan sebagai CSV.</translation>
    </message>
    <message>
        <source>The file has more than {limit} rows. Split it into several.</source>
        <translation>File berisi lebih dari {limit} baris. Bagilah menjadi beberapa file.</translation>
    </message>
    <message>
        <source>The file has more than {limit} columns.</source>
        <translation>File berisi lebih dari {limit} kolom.</translation>
    </message>
    <message>
        <source>A line of the file has no end. Is this a table at all?</source>
        <translation>Ada baris yang tidak berakhir. Apakah ini memang tabel?</translation>
    </message>
    <message>
        <source>From row {row} on a quotation mark is never closed. Mend it there.</source>
        <translation>Mulai baris {row} ada tanda kutip yang tidak ditutup. Perbaiki di sana.</translation>
    </message>
    <message>
        <source>No column says what it is. Give the columns titles such as Code, Name and Price.</source>
        <translation>Tidak ada kolom yang dikenali. Beri kolom judul seperti Kode, Nama, dan Harga.</translation>
    </message>
    <message>
        <source>This very file was imported before; nothing was changed.</source>
        <translation>File ini sudah pernah diimpor; tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>The sales of this very file are in the history already and would count twice; nothing was changed. Undo their import first.</source>
        <translation>Penjualan dari file ini sudah ada di riwayat dan akan terhitung dua kali; tidak ada yang diubah. Batalkan dulu impornya.</translation>
    </message>
    <message>
        <source>This is a list of movements that Lumbung wrote. It is for reading and cannot be imported; exports of items and of stock can.</source>
        <translation>Ini daftar mutasi yang ditulis Lumbung. Daftar ini untuk dibaca dan tidak bisa diimpor; ekspor barang dan stok bisa.</translation>
    </message>
    <message>
        <source>This is a list of documents that Lumbung wrote. It is for reading and cannot be imported; exports of items and of stock can.</source>
        <translation>Ini daftar dokumen yang ditulis Lumbung. Daftar ini untuk dibaca dan tidak bisa diimpor; ekspor barang dan stok bisa.</translation>
    </message>
    <message>
        <source>The dates in the column “{column}” can be read in two ways, and nothing was changed. Say whether the day or the month comes first.</source>
        <translation>Tanggal di kolom “{column}” bisa dibaca dengan dua cara, jadi tidak ada yang diubah. Sebutkan apakah hari atau bulan yang lebih dulu.</translation>
    </message>
    <message>
        <source>The numbers in the column “{column}” can be read in two ways, and nothing was changed. Say whether a point or a comma is their decimal mark.</source>
        <translation>Angka di kolom “{column}” bisa dibaca dengan dua cara, jadi tidak ada yang diubah. Sebutkan apakah titik atau koma tanda desimalnya.</translation>
    </message>
    <message>
        <source>The column says something of stock, and the file has no column of quantities. A cost, a place or a batch comes in together with a quantity.</source>
        <translation>Kolom ini tentang stok, padahal file ini tidak punya kolom jumlah. Harga pokok, tempat, atau batch hanya bisa masuk bersama jumlah.</translation>
    </message>
    <message>
        <source>There is no kind “{kind}”. There are: {known}.</source>
        <translation>Tidak ada jenis “{kind}”. Yang ada: {known}.</translation>
    </message>
    <message>
        <source>There is no field “{name}”. There are: {known}.</source>
        <translation>Tidak ada bidang “{name}”. Yang ada: {known}.</translation>
    </message>
    <message>
        <source>The file has no column “{column}”.</source>
        <translation>File tidak punya kolom “{column}”.</translation>
    </message>
    <message>
        <source>Undoing this file&apos;s import was broken off. Undo it to the end first.</source>
        <translation>Pembatalan impor file ini terputus. Selesaikan pembatalannya dahulu.</translation>
    </message>
    <message>
        <source>Somebody else imports or undoes this file just now.</source>
        <translation>Orang lain sedang mengimpor atau membatalkan file ini.</translation>
    </message>
    <message>
        <source>There is no such import.</source>
        <translation>Tidak ada impor itu.</translation>
    </message>
    <message>
        <source>This import is undone already.</source>
        <translation>Impor ini sudah dibatalkan.</translation>
    </message>
    <message>
        <source>There is no export “{name}”. There are: {known}.</source>
        <translation>Tidak ada ekspor “{name}”. Yang ada: {known}.</translation>
    </message>
    <message>
        <source>The row has more cells than there are columns ({columns}).</source>
        <translation>Baris ini punya lebih banyak sel daripada kolomnya ({columns}).</translation>
    </message>
    <message>
        <source>No item has the code “{item}”, and the row has no name for a new one.</source>
        <translation>Tidak ada barang dengan kode “{item}”, dan baris ini tidak memberi nama untuk barang baru.</translation>
    </message>
    <message>
        <source>Row {first} says something else of the same item.</source>
        <translation>Baris {first} mengatakan hal lain tentang barang yang sama.</translation>
    </message>
    <message>
        <source>Several items are meant. Give the row a code or barcode of its own.</source>
        <translation>Ada beberapa barang yang cocok. Beri baris ini kode atau barcode sendiri.</translation>
    </message>
    <message>
        <source>Row {first} has the barcode {barcode} for another item.</source>
        <translation>Baris {first} memakai barcode {barcode} untuk barang lain.</translation>
    </message>
    <message>
        <source>The item has stock already ({on_hand}, the file says {wanted}). Count it instead.</source>
        <translation>Barang ini sudah punya stok ({on_hand}, di file {wanted}). Lakukan stok opname saja.</translation>
    </message>
    <message>
        <source>“{cell}” is no number.</source>
        <translation>“{cell}” bukan angka.</translation>
    </message>
    <message>
        <source>“{cell}” is not written as the other numbers of the column are.</source>
        <translation>“{cell}” ditulis lain dari angka lain di kolom itu.</translation>
    </message>
    <message>
        <source>“{cell}” has more than three decimals, and nothing is rounded.</source>
        <translation>“{cell}” punya lebih dari tiga desimal, dan tidak ada yang dibulatkan.</translation>
    </message>
    <message>
        <source>“{cell}” is no date.</source>
        <translation>“{cell}” bukan tanggal.</translation>
    </message>
    <message>
        <source>“{cell}” is neither yes nor no.</source>
        <translation>“{cell}” bukan ya dan bukan tidak.</translation>
    </message>
    <message>
        <source>“{cell}” is neither supplier nor customer.</source>
        <translation>“{cell}” bukan pemasok dan bukan pelanggan.</translation>
    </message>
    <message>
        <source>“{cell}” is a spreadsheet&apos;s error, not a value.</source>
        <translation>“{cell}” adalah galat spreadsheet, bukan isi.</translation>
    </message>
    <message>
        <source>“{cell}” was a code until a spreadsheet made a number of it; its last digits are lost. Format the column as text and fill it in again.</source>
        <translation>“{cell}” tadinya kode, lalu diubah spreadsheet menjadi angka; angka terakhirnya hilang. Jadikan kolom itu teks, lalu isi lagi.</translation>
    </message>
    <message>
        <source>“{name}” was changed since and stays.</source>
        <translation>“{name}” sudah diubah sesudahnya dan tetap ada.</translation>
    </message>
    <message>
        <source>“{name}” keeps its new code: another item has the old one by now.</source>
        <translation>“{name}” tetap memakai kode barunya: kode lamanya sudah dipakai barang lain.</translation>
    </message>
    <message>
        <source>“{name}” is in use and stays.</source>
        <translation>“{name}” sedang dipakai dan tetap ada.</translation>
    </message>
    <message>
        <source>“{name}” stays: its opening stock could not be taken out again.</source>
        <translation>“{name}” tetap ada: stok awalnya tidak bisa dikeluarkan lagi.</translation>
    </message>
    <message>
        <source>This stocktake does not exist.</source>
        <translation>Stok opname ini tidak ada.</translation>
    </message>
    <message>
        <source>No stocktake is open. Start one, or choose another mode.</source>
        <translation>Belum ada stok opname. Mulai dulu, atau pilih mode lain.</translation>
    </message>
    <message>
        <source>The stocktake “{name}” has ended.</source>
        <translation>Stok opname “{name}” sudah berakhir.</translation>
    </message>
    <message>
        <source>Nothing is counted in “{name}” yet. Count something, or cancel it.</source>
        <translation>Di “{name}” belum ada yang dihitung. Hitung dahulu, atau batalkan.</translation>
    </message>
    <message>
        <source>“{name}” and “{other}” would count the same goods. Close one of them first.</source>
        <translation>“{name}” dan “{other}” akan menghitung barang yang sama. Tutup salah satunya dahulu.</translation>
    </message>
    <message>
        <source>“{name}” or its location is not part of the stocktake “{count}”.</source>
        <translation>“{name}” atau lokasinya tidak termasuk stok opname “{count}”.</translation>
    </message>
    <message>
        <source>“{name}” is counted there in the stocktake “{count}” already.</source>
        <translation>“{name}” di sana sudah dihitung dalam stok opname “{count}”.</translation>
    </message>
    <message>
        <source>Some of “{name}” moved since its first pile was counted. Count all of it again.</source>
        <translation>Sebagian “{name}” keluar atau masuk sejak tumpukan pertama dihitung. Hitung ulang semuanya.</translation>
    </message>
    <message>
        <source>Since the count more went out, or is reserved, than was there. Count again: {names}.</source>
        <translation>Sejak dihitung, yang keluar atau disisihkan lebih banyak daripada yang ada. Hitung ulang: {names}.</translation>
    </message>
    <message>
        <source>What was not counted can stay (leave) or become zero (zero).</source>
        <translation>Yang tidak dihitung dapat dibiarkan (leave) atau menjadi nol (zero).</translation>
    </message>
    <message>
        <source>“{name}” is in the stocktake “{count}”. Close or cancel that first.</source>
        <translation>“{name}” ada dalam stok opname “{count}”. Tutup atau batalkan itu dahulu.</translation>
    </message>
    <message>
        <source>“{name}” was counted in a stocktake. Archive it instead.</source>
        <translation>“{name}” pernah dihitung dalam stok opname. Arsipkan saja.</translation>
    </message>
    <message>
        <source>Choose the location where you count, then scan again.</source>
        <translation>Pilih dulu lokasi tempat Anda menghitung, lalu pindai lagi.</translation>
    </message>
    <message>
        <source>No item has the code {barcode}. Check it, or create the item first.</source>
        <translation>Tidak ada barang dengan kode {barcode}. Periksa kodenya, atau buat dulu barangnya.</translation>
    </message>
    <message>
        <source>This is no batch of the item.</source>
        <translation>Ini bukan batch barang tersebut.</translation>
    </message>
    <message>
        <source>There are several such batches of “{name}”. Say the expiry date too.</source>
        <translation>Ada beberapa batch “{name}” seperti itu. Sebutkan juga tanggal kedaluwarsanya.</translation>
    </message>
    <message>
        <source>Type the batch or the expiry date of “{name}”, or say that these pieces have no batch.</source>
        <translation>Ketik batch atau tanggal kedaluwarsa “{name}”, atau sebutkan bahwa barang ini tanpa batch.</translation>
    </message>
    <message>
        <source>“{name}” is below zero in stock and would stay so unseen. Count it first.</source>
        <translation>Stok “{name}” di bawah nol dan akan tetap begitu tanpa terlihat. Hitung dulu.</translation>
    </message>
    <message>
        <source>Goods that are still to come cannot be expected in the past. Choose another date.</source>
        <translation>Barang yang masih akan datang tidak bisa diharapkan tiba di masa lalu. Pilih tanggal lain.</translation>
    </message>
    <message>
        <source>There is no such booked line, or more than one: “{name}”. Write its document&apos;s number with its item or position, such as SAL-K1-000001/TEH or SAL-K1-000001/1.</source>
        <translation>Baris terbukukan “{name}” tidak ada, atau ada lebih dari satu. Tulis nomor dokumennya dengan barang atau urutannya, misalnya SAL-K1-000001/TEH atau SAL-K1-000001/1.</translation>
    </message>
    <message>
        <source>The differences are worth more than you may book alone{limit}. Ask somebody who may approve a stocktake.</source>
        <translation>Nilai selisihnya lebih dari yang boleh Anda bukukan sendiri{limit}. Mintalah orang yang boleh menyetujui stok opname.</translation>
    </message>
    <message>
        <source>The code weighs {weight} kg, but “{name}” is counted in {unit}. Type its SKU and quantity.</source>
        <translation>Kodenya {weight} kg, tetapi “{name}” dihitung per {unit}. Ketik SKU dan jumlah.</translation>
    </message>
    <message>
        <source>The code counts {count} pieces, but “{name}” is measured in {unit}. Type its SKU and quantity.</source>
        <translation>Kodenya {count} buah, tetapi “{name}” diukur per {unit}. Ketik SKU dan jumlah.</translation>
    </message>
    <message>
        <source>The code says that the goods weigh nothing. Weigh them again, or type SKU and quantity.</source>
        <translation>Menurut kodenya barang ini tidak ada beratnya. Timbang lagi, atau ketik SKU dan jumlah.</translation>
    </message>
    <message>
        <source>The code says that there is nothing in the pack. Type SKU and quantity.</source>
        <translation>Menurut kodenya kemasan ini kosong. Ketik SKU dan jumlah.</translation>
    </message>
    <message>
        <source>The label says that the goods cost nothing. Print it again, or type SKU and quantity.</source>
        <translation>Menurut labelnya barang ini tidak ada harganya. Cetak lagi labelnya, atau ketik SKU dan jumlah.</translation>
    </message>
    <message>
        <source>The label says what it costs, but “{name}” has no price, so nobody knows how much it is. Give it a price first.</source>
        <translation>Label menyebut harganya, tetapi “{name}” belum punya harga jual, jadi jumlahnya tidak diketahui. Isi dulu harga jualnya.</translation>
    </message>
    <message>
        <source>The label asks for less than “{name}” costs. Choose it in the list, and type how much it is.</source>
        <translation>Labelnya meminta kurang dari harga “{name}”. Pilih barangnya di daftar, lalu ketik jumlahnya.</translation>
    </message>
    <message>
        <source>Type a day such as 311226, or 12/26.</source>
        <translation>Ketik tanggal seperti 311226, atau 12/26.</translation>
    </message>
    <message>
        <source>“{text}” is no format of a scale. Write it as 21:weight:5:0:3.</source>
        <translation>“{text}” bukan format timbangan. Tulis seperti 21:weight:5:0:3.</translation>
    </message>
    <message>
        <source>A scale&apos;s codes begin with 20 to 29, not with “{prefix}”.</source>
        <translation>Kode timbangan diawali 20 sampai 29, bukan “{prefix}”.</translation>
    </message>
    <message>
        <source>Codes that begin with {prefix} are described twice.</source>
        <translation>Kode berawalan {prefix} disebut dua kali.</translation>
    </message>
    <message>
        <source>After {prefix} there are {left} digits for item, filler and value; the value needs one at least.</source>
        <translation>Setelah {prefix} ada {left} digit untuk barang, digit yang dilewati dan nilai; nilai perlu paling sedikit satu.</translation>
    </message>
    <message>
        <source>The value of codes that begin with {prefix} has 0 to 4 decimals.</source>
        <translation>Nilai kode berawalan {prefix} punya 0 sampai 4 desimal.</translation>
    </message>
    <message>
        <source>At most {limit} kinds of codes can be described.</source>
        <translation>Paling banyak {limit} jenis kode dapat disebut.</translation>
    </message>
    <message>
        <source>The scales&apos; codes</source>
        <translation>Kode timbangan</translation>
    </message>
    <message>
        <source>The last day</source>
        <translation>Tanggal kedaluwarsa</translation>
    </message>
    <message>
        <source>The server does not answer. Is it switched on, and does the network work? Everything is kept here meanwhile.</source>
        <translation>Server tidak menjawab. Apakah servernya menyala dan jaringannya berfungsi? Sementara ini semuanya disimpan di sini.</translation>
    </message>
    <message>
        <source>This connection opens no database of a PostgreSQL server: {reason}.</source>
        <translation>Sambungan ini tidak membuka basis data server PostgreSQL mana pun: {reason}.</translation>
    </message>
    <message>
        <source>The server is busy. It is tried again; everything is kept here meanwhile.</source>
        <translation>Server sedang sibuk. Nanti dicoba lagi; sementara ini semuanya disimpan di sini.</translation>
    </message>
    <message>
        <source>The server answered what nobody could expect. It is tried again; what the program knows of it is in its log.</source>
        <translation>Jawaban server tidak seperti yang seharusnya. Nanti dicoba lagi; yang diketahui program ada di lognya.</translation>
    </message>
    <message>
        <source>The server does not take this name with this password. If it was changed on another computer, sign out and in again with the new one; else ask the owner.</source>
        <translation>Server tidak menerima nama ini dengan kata sandi ini. Jika kata sandinya diganti di komputer lain, keluar lalu masuk lagi dengan yang baru; jika tidak, tanyakan kepada pemilik.</translation>
    </message>
    <message>
        <source>The server lets nobody in without encryption, not even from this very computer. Choose the file with the authority&apos;s certificate.</source>
        <translation>Server tidak menerima siapa pun tanpa enkripsi, juga dari komputer ini sendiri. Pilih file sertifikat otoritasnya.</translation>
    </message>
    <message>
        <source>The server lets nobody from this computer into a database “{database}”. Check its name; else whoever looks after the server adds this computer&apos;s network to pg_hba.conf.</source>
        <translation>Server tidak menerima siapa pun dari komputer ini ke basis data “{database}”. Periksa namanya; jika sudah benar, yang mengurus server perlu menambahkan jaringan komputer ini ke pg_hba.conf.</translation>
    </message>
    <message>
        <source>The server cannot prove that it is the one it says it is: its certificate does not fit. Nothing was sent. Ask whoever looks after the server.</source>
        <translation>Server tidak dapat membuktikan bahwa ia memang server itu: sertifikatnya tidak cocok. Tidak ada yang dikirim. Tanyakan kepada yang mengurus server.</translation>
    </message>
    <message>
        <source>There is no shop in this database of the server. Check its name; on the server, main.py hub init makes it ready.</source>
        <translation>Tidak ada toko dalam basis data ini di server. Periksa namanya; di server, main.py hub init menyiapkannya.</translation>
    </message>
    <message>
        <source>The server does not let you in any more. Ask the owner.</source>
        <translation>Server tidak lagi menerima Anda. Tanyakan kepada pemilik.</translation>
    </message>
    <message>
        <source>The server has not seen you on this computer for 30 days, so this rests. Connect the computer to the server and sign in once. You can sell, take back and receive meanwhile.</source>
        <translation>Server belum melihat Anda di komputer ini selama 30 hari, jadi ini ditahan dulu. Sambungkan komputer ini ke server dan masuk sekali. Menjual, menerima retur, dan menerima barang tetap bisa.</translation>
    </message>
    <message>
        <source>The server does not let this computer in any more. Ask the owner.</source>
        <translation>Server tidak lagi menerima komputer ini. Tanyakan kepada pemilik.</translation>
    </message>
    <message>
        <source>The server does not know this computer. It has to join the shop anew.</source>
        <translation>Server tidak mengenal komputer ini. Komputer ini harus bergabung lagi dengan toko.</translation>
    </message>
    <message>
        <source>The server is older than this program and has to be upgraded: main.py hub init does it. Everything is kept here meanwhile.</source>
        <translation>Server lebih lama daripada program ini dan harus diperbarui: main.py hub init melakukannya. Sementara ini semuanya disimpan di sini.</translation>
    </message>
    <message>
        <source>This program is too old for the server. Install the newest Lumbung; everything is kept here meanwhile.</source>
        <translation>Program ini terlalu lama untuk server. Pasang Lumbung terbaru; sementara ini semuanya disimpan di sini.</translation>
    </message>
    <message>
        <source>The server has another version of a booking of this computer. Nothing more is sent. Make a backup and ask for help.</source>
        <translation>Server memiliki versi lain dari sebuah catatan komputer ini. Tidak ada lagi yang dikirim. Buat cadangan dan minta bantuan.</translation>
    </message>
    <message>
        <source>The server has to be asked for this, and it cannot be reached now. Try again when this computer is connected.</source>
        <translation>Untuk ini server harus ditanya, dan sekarang tidak bisa dihubungi. Coba lagi ketika komputer ini tersambung.</translation>
    </message>
    <message>
        <source>You have not signed in on this computer yet: the server has to be asked, and it does not answer. Try again when this computer is connected.</source>
        <translation>Anda belum pernah masuk di komputer ini: server harus ditanya, dan ia tidak menjawab. Coba lagi ketika komputer ini terhubung.</translation>
    </message>
    <message>
        <source>“{login}” was added, but the server broke off before it had the password. Give them one again with “New password”.</source>
        <translation>“{login}” sudah ditambahkan, tetapi server terputus sebelum menerima kata sandinya. Beri lagi dengan “Kata sandi baru”.</translation>
    </message>
    <message>
        <source>Several computers share this shop, so the owner&apos;s password is on the server. Whoever looks after the server sets it there: main.py hub rotate.</source>
        <translation>Toko ini dipakai bersama beberapa komputer, jadi kata sandi pemilik ada di server. Yang mengurus server menggantinya di sana: main.py hub rotate.</translation>
    </message>
    <message>
        <source>This server holds another shop than the one that this computer shares. Nothing was sent. Check the server&apos;s address.</source>
        <translation>Server ini berisi toko lain, bukan toko yang dipakai bersama komputer ini. Tidak ada yang dikirim. Periksa alamat server.</translation>
    </message>
    <message>
        <source>Nobody has brought a shop to this server yet. That is done on the computer that has the shop, with “Share this shop”.</source>
        <translation>Belum ada toko di server ini. Itu dilakukan di komputer yang memiliki tokonya, dengan “Bagikan toko ini”.</translation>
    </message>
    <message>
        <source>There is a shop on this server already. Join it, or use another database.</source>
        <translation>Sudah ada toko di server ini. Bergabunglah dengannya, atau pakai basis data lain.</translation>
    </message>
    <message>
        <source>The server&apos;s PostgreSQL is too old. It must be version 15 or newer.</source>
        <translation>PostgreSQL di server terlalu lama. Versinya harus 15 atau lebih baru.</translation>
    </message>
    <message>
        <source>Type the server&apos;s name or address.</source>
        <translation>Ketik nama atau alamat server.</translation>
    </message>
    <message>
        <source>Only on this very computer a server is believed without encryption.</source>
        <translation>Tanpa enkripsi, hanya server di komputer ini sendiri yang dipercaya.</translation>
    </message>
    <message>
        <source>The database&apos;s name “{name}” is too long: at most {limit} letters.</source>
        <translation>Nama basis data “{name}” terlalu panjang: paling banyak {limit} huruf.</translation>
    </message>
    <message>
        <source>There is something else in this database already; nothing was changed. Use one of its own.</source>
        <translation>Sudah ada isi lain dalam basis data ini; tidak ada yang diubah. Pakai basis data tersendiri.</translation>
    </message>
    <message>
        <source>The server has another version of a booking that is here. Nothing more is taken over. Make a backup and ask for help.</source>
        <translation>Server memiliki versi lain dari sebuah catatan yang ada di sini. Tidak ada lagi yang diambil. Buat cadangan dan minta bantuan.</translation>
    </message>
    <message>
        <source>The books of the copy do not agree, so nothing of it was kept. Let a computer that has the shop check its books, and ask for help.</source>
        <translation>Pembukuan salinan itu tidak cocok, jadi tidak ada yang disimpan. Periksa pembukuan di komputer yang sudah punya toko ini, lalu minta bantuan.</translation>
    </message>
    <message>
        <source>The copy comes to something else than the other computers have, so nothing of it was kept. Compare their books with “main.py hub check”, and ask for help.</source>
        <translation>Salinan itu berbeda dari yang ada di komputer lain, jadi tidak ada yang disimpan. Bandingkan pembukuan mereka dengan “main.py hub check”, lalu minta bantuan.</translation>
    </message>
    <message>
        <source>The server could not read what this computer sent. Install the newest Lumbung on both.</source>
        <translation>Server tidak dapat membaca kiriman komputer ini. Pasang Lumbung terbaru di keduanya.</translation>
    </message>
    <message>
        <source>The server does not let you do this: your role lacks the right.</source>
        <translation>Server tidak mengizinkan Anda melakukan ini: peran Anda tidak punya hak itu.</translation>
    </message>
    <message>
        <source>The shop is not whole on the server: its owner is missing there. Begin the upload again.</source>
        <translation>Toko di server belum utuh: pemiliknya belum ada di sana. Mulai lagi pengirimannya.</translation>
    </message>
    <message>
        <source>The upload stands still at row {number} of computer {device} ({kind}): the server does not take it, or its costs are not known here. Nothing is lost. Upload from a computer where costs are seen, or make a backup and ask for help.</source>
        <translation>Pengiriman berhenti di baris {number} dari komputer {device} ({kind}): server tidak menerimanya, atau modalnya tidak diketahui di sini. Tidak ada yang hilang. Kirim dari komputer yang boleh melihat modal, atau buat cadangan dan minta bantuan.</translation>
    </message>
    <message>
        <source>This shop is one of this computer alone; it shares with no server.</source>
        <translation>Toko ini hanya di komputer ini; tidak dibagikan lewat server.</translation>
    </message>
    <message>
        <source>This shop shares with a server already. Leave that one first.</source>
        <translation>Toko ini sudah dibagikan lewat server. Lepaskan dahulu yang itu.</translation>
    </message>
    <message>
        <source>The shop has no computer {device}. Its code stands in its document numbers.</source>
        <translation>Toko tidak punya komputer {device}. Kodenya tertera di nomor dokumennya.</translation>
    </message>
    <message>
        <source>This is no owner&apos;s ticket. Make one with: main.py hub ticket</source>
        <translation>Ini bukan tiket pemilik. Buat dengan: main.py hub ticket</translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535.</source>
        <translation>Port adalah angka dari 1 sampai 65535.</translation>
    </message>
    <message>
        <source>Choose the file with the authority&apos;s certificate: only on this very computer a server is believed without.</source>
        <translation>Pilih file sertifikat otoritasnya: tanpa itu, hanya server di komputer ini sendiri yang dipercaya.</translation>
    </message>
    <message>
        <source>This file is no certificate that can be read. Choose another.</source>
        <translation>File ini bukan sertifikat yang dapat dibaca. Pilih yang lain.</translation>
    </message>
    <message>
        <source>The server&apos;s address</source>
        <translation>Alamat server</translation>
    </message>
    <message>
        <source>The database&apos;s name</source>
        <translation>Nama basis data</translation>
    </message>
    <message>
        <source>There is no such conflict any more.</source>
        <translation>Pertentangan itu sudah tidak ada.</translation>
    </message>
    <message>
        <source>Here only what stands can be kept. Change it again where it was changed.</source>
        <translation>Di sini hanya yang berlaku yang dapat dipertahankan. Ubah lagi di tempat semula diubah.</translation>
    </message>
    <message>
        <source>Choose “theirs” or “mine”.</source>
        <translation>Pilih “theirs” atau “mine”.</translation>
    </message>
    <message>
        <source>There is no such item or document any more.</source>
        <translation>Barang atau dokumen itu sudah tidak ada.</translation>
    </message>
    <message>
        <source>There is nothing here to be confirmed.</source>
        <translation>Tidak ada yang perlu disahkan di sini.</translation>
    </message>
    <message>
        <source>The server did not refuse this.</source>
        <translation>Server tidak menolak ini.</translation>
    </message>
    <message>
        <source>Nothing is missing there any more: somebody has settled it.</source>
        <translation>Tidak ada lagi yang kurang di sana: sudah ada yang membereskannya.</translation>
    </message>
    <message>
        <source>It was deleted meanwhile, on another computer.</source>
        <translation>Sementara itu sudah dihapus, di komputer lain.</translation>
    </message>
</context>
<context>
    <name>NewPassword</name>
    <message>
        <source>At least {count} characters. A short sentence is easy to remember.</source>
        <translation>Minimal {count} karakter. Kalimat pendek mudah diingat.</translation>
    </message>
    <message>
        <source>The password &amp;again</source>
        <translation>&amp;Ulangi kata sandi</translation>
    </message>
    <message>
        <source>Caps Lock is on.</source>
        <translation>Caps Lock menyala.</translation>
    </message>
    <message>
        <source>The two passwords are not the same.</source>
        <translation>Kedua kata sandi tidak sama.</translation>
    </message>
</context>
<context>
    <name>PageFrame</name>
    <message>
        <source>Back into the main window</source>
        <translation>Kembali ke jendela utama</translation>
    </message>
    <message>
        <source>In a window of its own</source>
        <translation>Buka di jendela sendiri</translation>
    </message>
</context>
<context>
    <name>PagePlace</name>
    <message>
        <source>{page} is in a window of its own</source>
        <translation>{page} ada di jendela sendiri</translation>
    </message>
    <message>
        <source>It goes on there; bring it back whenever you like.</source>
        <translation>Halaman ini tetap berjalan di sana; kembalikan kapan saja.</translation>
    </message>
    <message>
        <source>&amp;Bring it back</source>
        <translation>&amp;Kembalikan</translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>The shop&apos;s file is damaged: {subject}</source>
        <translation>File toko rusak: {subject}</translation>
    </message>
    <message>
        <source>The file&apos;s structure was changed: {subject}</source>
        <translation>Susunan file toko berubah: {subject}</translation>
    </message>
    <message>
        <source>The stock of {subject} is not what was booked.</source>
        <translation>Stok {subject} tidak sama dengan yang dibukukan.</translation>
    </message>
    <message>
        <source>The cost of {subject} is not what was booked.</source>
        <translation>Harga pokok {subject} tidak sama dengan yang dibukukan.</translation>
    </message>
    <message>
        <source>The stock is below zero: {subject}</source>
        <translation>Stok di bawah nol: {subject}</translation>
    </message>
    <message>
        <source>What is reserved does not add up: {subject}</source>
        <translation>Barang yang disisihkan tidak cocok jumlahnya: {subject}</translation>
    </message>
    <message>
        <source>The search does not know {subject} rightly.</source>
        <translation>Pencarian tidak mengenal {subject} dengan benar.</translation>
    </message>
    <message>
        <source>The journal has a gap: {subject}</source>
        <translation>Ada yang hilang di jurnal: {subject}</translation>
    </message>
    <message>
        <source>The journal was altered: {subject}</source>
        <translation>Jurnal diubah: {subject}</translation>
    </message>
    <message>
        <source>The journal is not what it was when a copy was made: {subject}</source>
        <translation>Jurnal tidak lagi sama dengan saat salinan dibuat: {subject}</translation>
    </message>
    <message>
        <source>Document {subject} was altered.</source>
        <translation>Dokumen {subject} diubah.</translation>
    </message>
    <message>
        <source>What the stocktake “{subject}” booked is not what was counted.</source>
        <translation>Yang dibukukan stok opname “{subject}” bukan yang dihitung.</translation>
    </message>
    <message>
        <source>A posted document is missing: {subject}</source>
        <translation>Dokumen yang sudah dibukukan hilang: {subject}</translation>
    </message>
    <message>
        <source>What is summed up is not right: {subject}</source>
        <translation>Jumlah ringkasan tidak cocok: {subject}</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Sign out</source>
        <translation>Keluar</translation>
    </message>
</context>
<context>
    <name>RailButton</name>
    <message>
        <source>{page}: {count} to settle</source>
        <translation>{page}: {count} perlu diselesaikan</translation>
    </message>
</context>
<context>
    <name>Roles</name>
    <message>
        <source>Owner</source>
        <translation>Pemilik</translation>
    </message>
    <message>
        <source>Warehouse admin</source>
        <translation>Admin gudang</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>Kasir</translation>
    </message>
    <message>
        <source>Viewer</source>
        <translation>Pengamat</translation>
    </message>
    <message>
        <source>May do everything, with costs, people and settings.</source>
        <translation>Boleh melakukan semuanya, termasuk harga pokok, orang, dan pengaturan.</translation>
    </message>
    <message>
        <source>Receives, sells and counts goods, edits items, sees costs and reports.</source>
        <translation>Menerima, menjual, dan menghitung barang, mengubah data barang, melihat harga pokok dan laporan.</translation>
    </message>
    <message>
        <source>Sells and takes goods back; sees items and their own sales, but no costs.</source>
        <translation>Menjual dan menerima retur; melihat barang dan penjualannya sendiri, tanpa harga pokok.</translation>
    </message>
    <message>
        <source>Looks at items, stock and reports without costs; changes nothing.</source>
        <translation>Melihat barang, stok, dan laporan tanpa harga pokok; tidak mengubah apa pun.</translation>
    </message>
</context>
<context>
    <name>SavingDialog</name>
    <message>
        <source>Still saving</source>
        <translation>Masih menyimpan</translation>
    </message>
    <message>
        <source>The disk is slow. The window closes by itself once everything is kept.</source>
        <translation>Disk sedang lambat. Jendela menutup sendiri setelah semuanya tersimpan.</translation>
    </message>
    <message>
        <source>&amp;Keep it open</source>
        <translation>Tetap &amp;buka</translation>
    </message>
    <message>
        <source>Still to be saved: {count}</source>
        <translation>Belum tersimpan: {count}</translation>
    </message>
</context>
<context>
    <name>ServerFields</name>
    <message>
        <source>C&amp;hoose…</source>
        <translation>&amp;Pilih…</translation>
    </message>
    <message>
        <source>The server does not take this name with this password in the database “{database}”. It does not say which is wrong. Check all three; a new server also has to be made ready with the owner&apos;s ticket (main.py hub init).</source>
        <translation>Server tidak menerima nama ini dengan kata sandi ini di basis data “{database}”. Server tidak menyebut mana yang salah. Periksa ketiganya; server baru juga harus disiapkan dulu dengan tiket pemilik (main.py hub init).</translation>
    </message>
    <message>
        <source>Name or address; with a port behind “:”, several with commas between them.</source>
        <translation>Nama atau alamat; port ditulis setelah “:”, beberapa dipisah dengan koma.</translation>
    </message>
    <message>
        <source>Leave it empty only where the server is on this very computer.</source>
        <translation>Kosongkan hanya bila server ada di komputer ini sendiri.</translation>
    </message>
    <message>
        <source>Leave it empty where it is as before, or the server is on this very computer.</source>
        <translation>Kosongkan bila sama seperti sebelumnya, atau bila server ada di komputer ini sendiri.</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>&amp;Server</translation>
    </message>
    <message>
        <source>&amp;Database</source>
        <translation>Basis &amp;data</translation>
    </message>
    <message>
        <source>S&amp;ign-in name</source>
        <translation>&amp;Nama masuk</translation>
    </message>
    <message>
        <source>Your pass&amp;word</source>
        <translation>Ka&amp;ta sandi Anda</translation>
    </message>
    <message>
        <source>Certificate &amp;file</source>
        <translation>&amp;File sertifikat</translation>
    </message>
    <message>
        <source>Certificate file</source>
        <translation>File sertifikat</translation>
    </message>
    <message>
        <source>The certificate of the authority</source>
        <translation>Sertifikat otoritas</translation>
    </message>
    <message>
        <source>Certificates (*.crt *.pem *.cer);;All files (*)</source>
        <translation>Sertifikat (*.crt *.pem *.cer);;Semua file (*)</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>{name} ({role}) at {shop}</source>
        <translation>{name} ({role}) di {shop}</translation>
    </message>
    <message>
        <source>Books not checked yet</source>
        <translation>Pembukuan belum diperiksa</translation>
    </message>
</context>
</TS>
