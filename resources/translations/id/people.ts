<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
<context>
    <name>ChangeRoleDialog</name>
    <message>
        <source>Role of {name}</source>
        <translation>Peran {name}</translation>
    </message>
    <message>
        <source>Change ro&amp;le</source>
        <translation>Ganti &amp;peran</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Peran</translation>
    </message>
    <message>
        <source>&amp;Role</source>
        <translation>Pe&amp;ran</translation>
    </message>
</context>
<context>
    <name>NewPasswordDialog</name>
    <message>
        <source>New password for {name}</source>
        <translation>Kata sandi baru untuk {name}</translation>
    </message>
    <message>
        <source>&amp;Set password</source>
        <translation>Pa&amp;sang kata sandi</translation>
    </message>
    <message>
        <source>New pass&amp;word</source>
        <translation>Kata &amp;sandi baru</translation>
    </message>
</context>
<context>
    <name>NewPersonDialog</name>
    <message>
        <source>New person</source>
        <translation>Orang baru</translation>
    </message>
    <message>
        <source>Add &amp;person</source>
        <translation>&amp;Tambah orang</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Peran</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>Kata &amp;sandi</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nama</translation>
    </message>
    <message>
        <source>What is typed to sign in: short, without spaces.</source>
        <translation>Yang diketik untuk masuk: pendek, tanpa spasi.</translation>
    </message>
    <message>
        <source>&amp;Sign-in name</source>
        <translation>Nama &amp;masuk</translation>
    </message>
    <message>
        <source>&amp;Role</source>
        <translation>Pe&amp;ran</translation>
    </message>
</context>
<context>
    <name>People</name>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Sign-in name</source>
        <translation>Nama masuk</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Peran</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Nonaktif</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktif</translation>
    </message>
</context>
<context>
    <name>PeopleActions</name>
    <message>
        <source>New person</source>
        <translation>Orang baru</translation>
    </message>
    <message>
        <source>Change role</source>
        <translation>Ganti peran</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Kata sandi baru</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>Nonaktifkan</translation>
    </message>
    <message>
        <source>Let in again</source>
        <translation>Izinkan masuk lagi</translation>
    </message>
    <message>
        <source>{name} has a new password</source>
        <translation>{name} punya kata sandi baru</translation>
    </message>
    <message>
        <source>{name} cannot sign in any more</source>
        <translation>{name} tidak bisa masuk lagi</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Urungkan</translation>
    </message>
    <message>
        <source>{name} can sign in again</source>
        <translation>{name} kembali bisa masuk</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>People</source>
        <translation>Orang</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Salin</translation>
    </message>
</context>
<context>
    <name>RoleField</name>
    <message>
        <source>A role of the shop&apos;s own.</source>
        <translation>Peran buatan toko ini sendiri.</translation>
    </message>
</context>
</TS>
