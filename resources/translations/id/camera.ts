<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
<context>
    <name>CameraChoice</name>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Camera, address or file</source>
        <translation>Kamera, alamat, atau file</translation>
    </message>
    <message>
        <source>Videos and pictures ({patterns})</source>
        <translation>Video dan gambar ({patterns})</translation>
    </message>
    <message>
        <source>Choose a video or pictures</source>
        <translation>Pilih video atau gambar</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Semua file (*)</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Pilih file…</translation>
    </message>
    <message>
        <source>{name} (not plugged in)</source>
        <translation>{name} (tidak terpasang)</translation>
    </message>
    <message>
        <source>First camera</source>
        <translation>Kamera 1</translation>
    </message>
</context>
<context>
    <name>CameraSetupDialog</name>
    <message>
        <source>Camera settings</source>
        <translation>Pengaturan kamera</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Simpan</translation>
    </message>
    <message>
        <source>&amp;Mirrored</source>
        <translation>&amp;Cermin</translation>
    </message>
    <message>
        <source>{degrees}° to the right</source>
        <translation>{degrees}° ke kanan</translation>
    </message>
    <message>
        <source>Not turned</source>
        <translation>Tidak diputar</translation>
    </message>
    <message>
        <source>A camera that has no such size takes the one nearest to it.</source>
        <translation>Kamera yang tidak punya ukuran ini memakai yang terdekat.</translation>
    </message>
    <message>
        <source>Si&amp;ze</source>
        <translation>&amp;Ukuran</translation>
    </message>
    <message>
        <source>&amp;Turned</source>
        <translation>&amp;Diputar</translation>
    </message>
</context>
<context>
    <name>CameraWords</name>
    <message>
        <source>No camera is running</source>
        <translation>Kamera tidak menyala</translation>
    </message>
    <message>
        <source>Choose a camera and press Start, use a keyboard scanner, or type a code.</source>
        <translation>Pilih kamera lalu tekan Mulai, pakai alat pemindai, atau ketik kodenya.</translation>
    </message>
    <message>
        <source>Opening the camera…</source>
        <translation>Membuka kamera…</translation>
    </message>
    <message>
        <source>This takes a few seconds.</source>
        <translation>Tunggu beberapa detik.</translation>
    </message>
    <message>
        <source>The camera is running</source>
        <translation>Kamera menyala</translation>
    </message>
    <message>
        <source>Show it a barcode.</source>
        <translation>Arahkan barcode ke kamera.</translation>
    </message>
    <message>
        <source>The picture stands still</source>
        <translation>Gambar tidak bergerak</translation>
    </message>
    <message>
        <source>Check the cable or the network, then try again.</source>
        <translation>Periksa kabel atau jaringannya, lalu coba lagi.</translation>
    </message>
    <message>
        <source>The picture is black</source>
        <translation>Gambarnya hitam</translation>
    </message>
    <message>
        <source>Open the camera&apos;s cover, or give it light.</source>
        <translation>Buka penutup kameranya, atau beri cahaya.</translation>
    </message>
    <message>
        <source>The video has ended</source>
        <translation>Video sudah selesai</translation>
    </message>
    <message>
        <source>Play it again, or choose another.</source>
        <translation>Putar lagi, atau pilih yang lain.</translation>
    </message>
    <message>
        <source>There is no such camera</source>
        <translation>Kamera ini tidak ada</translation>
    </message>
    <message>
        <source>Plug it in and try again, or choose another.</source>
        <translation>Pasang kameranya lalu coba lagi, atau pilih yang lain.</translation>
    </message>
    <message>
        <source>The camera is taken</source>
        <translation>Kamera sedang dipakai</translation>
    </message>
    <message>
        <source>Another program uses it. Close that and try again.</source>
        <translation>Program lain sedang memakainya. Tutup program itu, lalu coba lagi.</translation>
    </message>
    <message>
        <source>The camera may not be used</source>
        <translation>Kamera tidak boleh dipakai</translation>
    </message>
    <message>
        <source>Allow it in the system&apos;s settings, then try again.</source>
        <translation>Izinkan di pengaturan sistem, lalu coba lagi.</translation>
    </message>
    <message>
        <source>Add this user to the group video, sign in to the computer again, then try again.</source>
        <translation>Masukkan pengguna ini ke grup video, masuk lagi ke komputer, lalu coba lagi.</translation>
    </message>
    <message>
        <source>In Windows&apos; settings, Privacy, Camera, let desktop apps use it, then try again.</source>
        <translation>Di Pengaturan Windows, Privasi, Kamera, izinkan aplikasi desktop memakainya, lalu coba lagi.</translation>
    </message>
    <message>
        <source>In System Settings, Privacy &amp; Security, Camera, allow it, then try again.</source>
        <translation>Di Pengaturan Sistem, Privasi &amp; Keamanan, Kamera, izinkan, lalu coba lagi.</translation>
    </message>
    <message>
        <source>The camera is gone</source>
        <translation>Kamera terputus</translation>
    </message>
    <message>
        <source>Plug it in again, then try again.</source>
        <translation>Pasang kembali kameranya, lalu coba lagi.</translation>
    </message>
    <message>
        <source>The camera sends no picture</source>
        <translation>Kamera tidak mengirim gambar</translation>
    </message>
    <message>
        <source>Unplug it, plug it in and try again.</source>
        <translation>Cabut, pasang kembali, lalu coba lagi.</translation>
    </message>
    <message>
        <source>The stream cannot be reached</source>
        <translation>Alamat kamera tidak terjangkau</translation>
    </message>
    <message>
        <source>Check the address and the network, then try again.</source>
        <translation>Periksa alamat dan jaringannya, lalu coba lagi.</translation>
    </message>
    <message>
        <source>The stream sends no picture</source>
        <translation>Siarannya tidak mengirim gambar</translation>
    </message>
    <message>
        <source>Start the camera on the phone, then try again.</source>
        <translation>Nyalakan kamera di ponselnya, lalu coba lagi.</translation>
    </message>
    <message>
        <source>The stream has broken off</source>
        <translation>Siarannya terputus</translation>
    </message>
    <message>
        <source>Check the camera and the network, then try again.</source>
        <translation>Periksa kamera dan jaringannya, lalu coba lagi.</translation>
    </message>
    <message>
        <source>There is no such file</source>
        <translation>File ini tidak ada</translation>
    </message>
    <message>
        <source>Choose a video file, or a camera.</source>
        <translation>Pilih file video, atau kamera.</translation>
    </message>
    <message>
        <source>This file is no video</source>
        <translation>File ini bukan video</translation>
    </message>
    <message>
        <source>Choose another one, or a camera.</source>
        <translation>Pilih yang lain, atau kamera.</translation>
    </message>
    <message>
        <source>Reading the picture failed</source>
        <translation>Gambar gagal dibaca</translation>
    </message>
    <message>
        <source>Try again; a keyboard scanner goes on working.</source>
        <translation>Coba lagi; alat pemindai tetap bisa dipakai.</translation>
    </message>
    <message>
        <source>One of two decoders (zbar) is missing here: worn codes take longer to read.</source>
        <translation>Satu dari dua pembaca kode (zbar) tidak ada di sini: kode yang aus lebih lama terbaca.</translation>
    </message>
</context>
<context>
    <name>ControlRow</name>
    <message>
        <source>&amp;Focus</source>
        <translation>&amp;Fokus</translation>
    </message>
    <message>
        <source>&amp;Exposure</source>
        <translation>&amp;Pencahayaan</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Otomatis</translation>
    </message>
    <message>
        <source>{name}: less</source>
        <translation>{name}: kurangi</translation>
    </message>
    <message>
        <source>{name}: more</source>
        <translation>{name}: tambah</translation>
    </message>
</context>
<context>
    <name>PictureView</name>
    <message>
        <source>Live picture of the camera</source>
        <translation>Gambar langsung dari kamera</translation>
    </message>
</context>
</TS>
