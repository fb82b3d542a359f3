<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
<context>
    <name>Banner</name>
    <message>
        <source>Dismiss</source>
        <translation>Tutup pesan</translation>
    </message>
</context>
<context>
    <name>DataTable</name>
    <message>
        <source>Restore columns</source>
        <translation>Kembalikan kolom</translation>
    </message>
</context>
<context>
    <name>DialogPad</name>
    <message>
        <source>Hyphen</source>
        <translation>Tanda hubung</translation>
    </message>
    <message>
        <source>Slash</source>
        <translation>Garis miring</translation>
    </message>
    <message>
        <source>Thousands separator</source>
        <translation>Pemisah ribuan</translation>
    </message>
</context>
<context>
    <name>FormDialog</name>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Batal</translation>
    </message>
</context>
<context>
    <name>LetterFace</name>
    <message>
        <source>Capitals or small letters</source>
        <translation>Huruf besar atau kecil</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Angka</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Spasi</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>Only whole numbers here.</source>
        <translation>Hanya bilangan bulat.</translation>
    </message>
    <message>
        <source>A number is needed here.</source>
        <translation>Isi dengan angka.</translation>
    </message>
    <message>
        <source>This is not a number.</source>
        <translation>Ini bukan angka.</translation>
    </message>
    <message>
        <source>Which number is meant?</source>
        <translation>Angka mana yang dimaksud?</translation>
    </message>
    <message>
        <source>At most {decimals} decimals.</source>
        <translation>Paling banyak {decimals} angka di belakang koma.</translation>
    </message>
    <message>
        <source>At least {minimum}.</source>
        <translation>Paling sedikit {minimum}.</translation>
    </message>
    <message>
        <source>At most {maximum}.</source>
        <translation>Paling banyak {maximum}.</translation>
    </message>
</context>
<context>
    <name>NumberPad</name>
    <message>
        <source>Decimal mark</source>
        <translation>Tanda desimal</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Huruf</translation>
    </message>
    <message>
        <source>Delete the last character</source>
        <translation>Hapus karakter terakhir</translation>
    </message>
    <message>
        <source>Empty the field</source>
        <translation>Kosongkan isian</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
</context>
<context>
    <name>PasswordField</name>
    <message>
        <source>Show the password</source>
        <translation>Tampilkan kata sandi</translation>
    </message>
    <message>
        <source>Hide the password</source>
        <translation>Sembunyikan kata sandi</translation>
    </message>
</context>
<context>
    <name>ProgressPanel</name>
    <message>
        <source>Progress</source>
        <translation>Kemajuan</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Batal</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear the search</source>
        <translation>Kosongkan pencarian</translation>
    </message>
</context>
</TS>
