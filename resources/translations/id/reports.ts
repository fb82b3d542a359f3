<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
<context>
    <name>FilterBar</name>
    <message>
        <source>&amp;Location</source>
        <translation>&amp;Lokasi</translation>
    </message>
    <message>
        <source>&amp;Category</source>
        <translation>&amp;Kategori</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Jenis</translation>
    </message>
    <message>
        <source>S&amp;upplier</source>
        <translation>Pe&amp;masok</translation>
    </message>
    <message>
        <source>&amp;Days</source>
        <translation>&amp;Hari</translation>
    </message>
    <message>
        <source>All categories</source>
        <translation>Semua kategori</translation>
    </message>
    <message>
        <source>All locations</source>
        <translation>Semua lokasi</translation>
    </message>
    <message>
        <source>All suppliers</source>
        <translation>Semua pemasok</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Periode</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Barang</translation>
    </message>
    <message>
        <source>Show all items again</source>
        <translation>Tampilkan lagi semua barang</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Semua jenis</translation>
    </message>
    <message>
        <source>{count} days</source>
        <translation>{count} hari</translation>
    </message>
    <message>
        <source>Item: {name}</source>
        <translation>Barang: {name}</translation>
    </message>
</context>
<context>
    <name>PeriodFilter</name>
    <message>
        <source>&amp;From</source>
        <translation>&amp;Dari</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>&amp;Sampai</translation>
    </message>
    <message>
        <source>&amp;Period</source>
        <translation>&amp;Periode</translation>
    </message>
</context>
<context>
    <name>ReportView</name>
    <message>
        <source>Rows: {count}</source>
        <translation>Baris: {count}</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Laporan</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>Tunggu sebentar</translation>
    </message>
    <message>
        <source>The report is being read.</source>
        <translation>Laporan sedang dibaca.</translation>
    </message>
    <message>
        <source>Nothing fits these filters</source>
        <translation>Tidak ada yang cocok</translation>
    </message>
    <message>
        <source>Choose other days, or take filters away.</source>
        <translation>Pilih tanggal lain, atau hapus saringannya.</translation>
    </message>
    <message>
        <source>Clea&amp;r filters</source>
        <translation>&amp;Hapus saringan</translation>
    </message>
</context>
<context>
    <name>Reports</name>
    <message>
        <source>No sales were imported yet</source>
        <translation>Belum ada penjualan yang diimpor</translation>
    </message>
    <message>
        <source>What another program sold stands here once its list is in.</source>
        <translation>Penjualan dari program lain muncul di sini setelah daftarnya diimpor.</translation>
    </message>
    <message>
        <source>Items in stock</source>
        <translation>Jenis barang</translation>
    </message>
    <message>
        <source>Goods in</source>
        <translation>Barang masuk</translation>
    </message>
    <message>
        <source>Goods out</source>
        <translation>Barang keluar</translation>
    </message>
    <message>
        <source>Stock on hand</source>
        <translation>Stok fisik</translation>
    </message>
    <message>
        <source>Movements</source>
        <translation>Pergerakan</translation>
    </message>
    <message>
        <source>What to order</source>
        <translation>Perlu dipesan</translation>
    </message>
    <message>
        <source>On the way</source>
        <translation>Dalam perjalanan</translation>
    </message>
    <message>
        <source>Low stock</source>
        <translation>Stok menipis</translation>
    </message>
    <message>
        <source>Out of stock</source>
        <translation>Stok habis</translation>
    </message>
    <message>
        <source>Too much stock</source>
        <translation>Stok berlebih</translation>
    </message>
    <message>
        <source>Dead stock</source>
        <translation>Stok mati</translation>
    </message>
    <message>
        <source>Expiring soon</source>
        <translation>Segera kedaluwarsa</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Jurnal</translation>
    </message>
    <message>
        <source>My sales</source>
        <translation>Penjualan saya</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Barang</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategori</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Lokasi</translation>
    </message>
    <message>
        <source>On hand</source>
        <translation>Stok fisik</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Satuan</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Harga jual</translation>
    </message>
    <message>
        <source>Value at price</source>
        <translation>Nilai jual</translation>
    </message>
    <message>
        <source>Cost (average)</source>
        <translation>HPP rata-rata</translation>
    </message>
    <message>
        <source>Value at cost</source>
        <translation>Nilai HPP</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Tanggal</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Jumlah</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Dari</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Ke</translation>
    </message>
    <message>
        <source>Booked by</source>
        <translation>Dicatat oleh</translation>
    </message>
    <message>
        <source>Supplier or customer</source>
        <translation>Pemasok/pelanggan</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Penjualan</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Harga pokok</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Tersedia</translation>
    </message>
    <message>
        <source>Coming</source>
        <translation>Akan datang</translation>
    </message>
    <message>
        <source>Reorder point</source>
        <translation>Stok minimum</translation>
    </message>
    <message>
        <source>Sold a day</source>
        <translation>Terjual/hari</translation>
    </message>
    <message>
        <source>Lasts (days)</source>
        <translation>Cukup (hari)</translation>
    </message>
    <message>
        <source>To order</source>
        <translation>Pesan</translation>
    </message>
    <message>
        <source>Packs</source>
        <translation>Kemasan</translation>
    </message>
    <message>
        <source>Cost of the order</source>
        <translation>Biaya pesanan</translation>
    </message>
    <message>
        <source>Last sold</source>
        <translation>Terakhir terjual</translation>
    </message>
    <message>
        <source>Ordered on</source>
        <translation>Tanggal pesan</translation>
    </message>
    <message>
        <source>Expected on</source>
        <translation>Perkiraan tiba</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>Dipesan</translation>
    </message>
    <message>
        <source>Their number</source>
        <translation>Nomor pemasok</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>Stocktake differences</source>
        <translation>Selisih stok opname</translation>
    </message>
    <message>
        <source>Imported sales by item</source>
        <translation>Penjualan impor per barang</translation>
    </message>
    <message>
        <source>Imported sales by day</source>
        <translation>Penjualan impor per hari</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Tercatat</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Terhitung</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Selisih</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Expires on</source>
        <translation>Kedaluwarsa</translation>
    </message>
    <message>
        <source>Days left</source>
        <translation>Sisa hari</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>Kegiatan</translation>
    </message>
    <message>
        <source>Of what</source>
        <translation>Jenis data</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Tentang</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Kolom</translation>
    </message>
    <message>
        <source>PC</source>
        <translation>PC</translation>
    </message>
    <message>
        <source>Damage</source>
        <translation>Rusak</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Kedaluwarsa</translation>
    </message>
    <message>
        <source>Own use</source>
        <translation>Pemakaian sendiri</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Ditemukan</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>Koreksi</translation>
    </message>
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
        <source>Barcode</source>
        <translation>Barcode</translation>
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
        <source>Reorder quantity</source>
        <translation>Jumlah pesan</translation>
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
    <message>
        <source>Nothing in stock yet</source>
        <translation>Belum ada stok</translation>
    </message>
    <message>
        <source>What you receive stands here with its value.</source>
        <translation>Barang yang Anda terima tampil di sini beserta nilainya.</translation>
    </message>
    <message>
        <source>Nothing has to be ordered</source>
        <translation>Tidak ada yang perlu dipesan</translation>
    </message>
    <message>
        <source>What falls to its reorder point, or sells out soon, stands here.</source>
        <translation>Barang yang mencapai stok minimum atau segera habis terjual tampil di sini.</translation>
    </message>
    <message>
        <source>Nothing is on the way</source>
        <translation>Tidak ada pesanan dalam perjalanan</translation>
    </message>
    <message>
        <source>What is ordered of a supplier stands here until it comes.</source>
        <translation>Barang yang dipesan dari pemasok tampil di sini sampai datang.</translation>
    </message>
    <message>
        <source>Nothing is low</source>
        <translation>Tidak ada stok yang menipis</translation>
    </message>
    <message>
        <source>What falls to its reorder point stands here.</source>
        <translation>Barang yang mencapai stok minimum tampil di sini.</translation>
    </message>
    <message>
        <source>Nothing is out of stock</source>
        <translation>Tidak ada stok yang habis</translation>
    </message>
    <message>
        <source>What cannot be sold any more stands here.</source>
        <translation>Barang yang tidak bisa dijual lagi tampil di sini.</translation>
    </message>
    <message>
        <source>Nothing is too much</source>
        <translation>Tidak ada stok berlebih</translation>
    </message>
    <message>
        <source>What lasts longer than so many days stands here.</source>
        <translation>Barang yang cukup untuk lebih dari sekian hari tampil di sini.</translation>
    </message>
    <message>
        <source>Everything sells</source>
        <translation>Semua barang laku</translation>
    </message>
    <message>
        <source>Goods that nobody bought for so many days stand here.</source>
        <translation>Barang yang tidak terjual selama sekian hari tampil di sini.</translation>
    </message>
    <message>
        <source>Nothing expires soon</source>
        <translation>Tidak ada yang segera kedaluwarsa</translation>
    </message>
    <message>
        <source>Batches with an expiry date within so many days stand here.</source>
        <translation>Batch yang kedaluwarsa dalam sekian hari tampil di sini.</translation>
    </message>
    <message>
        <source>Nothing has moved yet</source>
        <translation>Belum ada pergerakan</translation>
    </message>
    <message>
        <source>What you receive and sell stands here line by line.</source>
        <translation>Barang masuk dan penjualan tampil di sini baris demi baris.</translation>
    </message>
    <message>
        <source>Nothing sold yet</source>
        <translation>Belum ada penjualan</translation>
    </message>
    <message>
        <source>What you sell stands here by item.</source>
        <translation>Penjualan Anda tampil di sini per barang.</translation>
    </message>
    <message>
        <source>What you sell stands here by day.</source>
        <translation>Penjualan Anda tampil di sini per hari.</translation>
    </message>
    <message>
        <source>What came and went of each item stands here.</source>
        <translation>Yang masuk dan keluar dari setiap barang tampil di sini.</translation>
    </message>
    <message>
        <source>What is left of your sales stands here by category.</source>
        <translation>Sisa penjualan setelah harga pokok tampil di sini per kategori.</translation>
    </message>
    <message>
        <source>Nothing is written down yet</source>
        <translation>Belum ada catatan</translation>
    </message>
    <message>
        <source>Who did what, and when, stands here.</source>
        <translation>Siapa melakukan apa dan kapan tampil di sini.</translation>
    </message>
    <message>
        <source>No stocktake was closed yet</source>
        <translation>Belum ada stok opname yang ditutup</translation>
    </message>
    <message>
        <source>What was counted otherwise than the books said stands here.</source>
        <translation>Barang yang hitungannya berbeda dari pembukuan tampil di sini.</translation>
    </message>
    <message>
        <source>{kind} (reversed)</source>
        <translation>{kind} (batal)</translation>
    </message>
    <message>
        <source>Sale</source>
        <translation>Penjualan</translation>
    </message>
    <message>
        <source>Goods received</source>
        <translation>Barang masuk</translation>
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
        <source>Supplier</source>
        <translation>Pemasok</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Pelanggan</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Hilang/rusak</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hari ini</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Kemarin</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Minggu ini</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Bulan ini</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Bulan lalu</translation>
    </message>
    <message>
        <source>All days</source>
        <translation>Semua hari</translation>
    </message>
    <message>
        <source>Other days</source>
        <translation>Tanggal lain</translation>
    </message>
    <message>
        <source>Value of the stock</source>
        <translation>Nilai stok</translation>
    </message>
    <message>
        <source>Sales by item</source>
        <translation>Penjualan per barang</translation>
    </message>
    <message>
        <source>Sales by day</source>
        <translation>Penjualan per hari</translation>
    </message>
    <message>
        <source>Movement totals</source>
        <translation>Rekap pergerakan</translation>
    </message>
    <message>
        <source>Margin by category</source>
        <translation>Laba per kategori</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Laba kotor</translation>
    </message>
    <message>
        <source>Number of sales</source>
        <translation>Jumlah penjualan</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Masuk</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Keluar</translation>
    </message>
    <message>
        <source>Change in value</source>
        <translation>Perubahan nilai</translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>Reports</source>
        <translation>Laporan</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Laporan</translation>
    </message>
    <message>
        <source>&amp;Export CSV</source>
        <translation>&amp;Ekspor CSV</translation>
    </message>
    <message>
        <source>The report is saved as {file}.</source>
        <translation>Laporan disimpan sebagai {file}.</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>Toko</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Dibuat</translation>
    </message>
</context>
<context>
    <name>SaveReportDialog</name>
    <message>
        <source>Export report</source>
        <translation>Ekspor laporan</translation>
    </message>
    <message>
        <source>Table for spreadsheets (*.csv)</source>
        <translation>Tabel untuk spreadsheet (*.csv)</translation>
    </message>
</context>
</TS>
