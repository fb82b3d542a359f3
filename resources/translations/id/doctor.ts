<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
<context>
    <name>SerialWords</name>
    <message>
        <source>The scanner on {port} is ready.</source>
        <translation>Pemindai di {port} siap.</translation>
    </message>
    <message>
        <source>No scanner on {port}. Plug it in; it is tried again by itself.</source>
        <translation>Tidak ada pemindai di {port}. Colokkan; nanti dicoba lagi sendiri.</translation>
    </message>
    <message>
        <source>{port} cannot be opened: another program uses it, or you may not. It is tried again.</source>
        <translation>{port} tidak bisa dibuka: sedang dipakai program lain, atau Anda tidak diizinkan. Nanti dicoba lagi.</translation>
    </message>
    <message>
        <source>The scanner on {port} is gone. Plug it in again; it is found by itself.</source>
        <translation>Pemindai di {port} terlepas. Colokkan lagi; nanti ditemukan sendiri.</translation>
    </message>
    <message>
        <source>{port} cannot be opened. It is tried again by itself.</source>
        <translation>{port} tidak bisa dibuka. Nanti dicoba lagi sendiri.</translation>
    </message>
    <message>
        <source>What the scanner on {port} sends cannot be read. Choose the speed that it is set to.</source>
        <translation>Kiriman pemindai di {port} tidak terbaca. Pilih kecepatan yang dipakai pemindainya.</translation>
    </message>
</context>
</TS>
