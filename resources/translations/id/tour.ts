<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
<context>
    <name>Tour</name>
    <message>
        <source>{shop} is there; {picture}</source>
        <translation>{shop} sudah jadi; {picture}</translation>
    </message>
    <message>
        <source>{count} people, each with a role</source>
        <translation>{count} orang, masing-masing dengan perannya</translation>
    </message>
    <message>
        <source>a server could be named here, for several computers</source>
        <translation>di sini server untuk beberapa komputer bisa disebut</translation>
    </message>
    <message>
        <source>the warehouse admin is at work</source>
        <translation>admin gudang mulai bekerja</translation>
    </message>
    <message>
        <source>{lines} labels read from a video, {pieces} pieces booked</source>
        <translation>{lines} label terbaca dari video, {pieces} barang dibukukan</translation>
    </message>
    <message>
        <source>three pieces sold, an unknown code undone</source>
        <translation>tiga barang terjual, satu kode tak dikenal dibatalkan</translation>
    </message>
    <message>
        <source>search, details, stock card and form</source>
        <translation>pencarian, rincian, kartu stok, dan formulir</translation>
    </message>
    <message>
        <source>stock on hand and movements</source>
        <translation>stok fisik dan pergerakan</translation>
    </message>
    <message>
        <source>a viewer sees stock and reports, and no way to change anything</source>
        <translation>pengamat melihat stok dan laporan, tanpa bisa mengubah apa pun</translation>
    </message>
    <message>
        <source>The pictures are in {folder}</source>
        <translation>Gambarnya ada di {folder}</translation>
    </message>
</context>
</TS>
