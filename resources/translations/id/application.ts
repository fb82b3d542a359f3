<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
<context>
    <name>Books</name>
    <message>
        <source>The shop&apos;s file is damaged: {subject}</source>
        <translation>Berkas toko rusak: {subject}</translation>
    </message>
    <message>
        <source>The file&apos;s structure was changed: {subject}</source>
        <translation>Susunan berkas telah diubah: {subject}</translation>
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
        <source>The search does not know {subject} rightly.</source>
        <translation>Pencarian tidak mengenal {subject} dengan benar.</translation>
    </message>
    <message>
        <source>The journal has a gap: {subject}</source>
        <translation>Jurnal terputus: {subject}</translation>
    </message>
    <message>
        <source>The journal was altered: {subject}</source>
        <translation>Jurnal telah diubah: {subject}</translation>
    </message>
    <message>
        <source>Document {subject} was altered.</source>
        <translation>Dokumen {subject} telah diubah.</translation>
    </message>
    <message>
        <source>A posted document is missing: {subject}</source>
        <translation>Dokumen yang sudah dibukukan hilang: {subject}</translation>
    </message>
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
        <translation>Diperiksa pukul {time}: berkas, stok, harga pokok, dokumen dan jurnal.</translation>
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
    <name>Rooms</name>
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
</context>
</TS>
