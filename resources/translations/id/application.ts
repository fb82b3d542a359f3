<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
<context>
    <name>Books</name>
    <message>
        <source>and {count} more</source>
        <translation>dan {count} lagi</translation>
    </message>
</context>
<context>
    <name>BooksCheck</name>
    <message>
        <source>The books are being checked</source>
        <translation>Pembukuan sedang diperiksa</translation>
    </message>
    <message>
        <source>The books do not agree ({count})</source>
        <translation>Pembukuan tidak cocok ({count})</translation>
    </message>
    <message>
        <source>Checked at {time}: the file, stock, costs, documents and the journal.</source>
        <translation>Diperiksa pukul {time}: file, stok, harga pokok, dokumen dan jurnal.</translation>
    </message>
    <message>
        <source>The books agree</source>
        <translation>Pembukuan cocok</translation>
    </message>
    <message>
        <source>The books could not be checked</source>
        <translation>Pembukuan tidak bisa diperiksa</translation>
    </message>
</context>
<context>
    <name>DailyBackup</name>
    <message>
        <source>No backup yet</source>
        <translation>Belum ada cadangan</translation>
    </message>
    <message>
        <source>Last backup: {when}</source>
        <translation>Cadangan terakhir: {when}</translation>
    </message>
    <message>
        <source>A backup is made every day and restored on trial.</source>
        <translation>Cadangan dibuat tiap hari dan pemulihannya dicoba.</translation>
    </message>
    <message>
        <source>The backup could not be made</source>
        <translation>Cadangan tidak bisa dibuat</translation>
    </message>
</context>
<context>
    <name>Rooms</name>
    <message>
        <source>Items</source>
        <translation>Barang</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Pindai</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Laporan</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Orang</translation>
    </message>
    <message>
        <source>Sharing</source>
        <translation>Berbagi</translation>
    </message>
</context>
<context>
    <name>Workplace</name>
    <message>
        <source>Sharing has something for you to settle ({count})</source>
        <translation>Di Berbagi ada yang perlu Anda selesaikan ({count})</translation>
    </message>
    <message>
        <source>S&amp;how</source>
        <translation>&amp;Lihat</translation>
    </message>
</context>
</TS>
