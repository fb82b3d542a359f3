<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
<context>
    <name>CameraAdvice</name>
    <message>
        <source>Too dark: more light, or switch on the lamp.</source>
        <translation>Terlalu gelap: tambah cahaya, atau nyalakan lampu.</translation>
    </message>
    <message>
        <source>Glare: tilt the code a little.</source>
        <translation>Silau: miringkan kode sedikit.</translation>
    </message>
    <message>
        <source>The code moves: hold it still, or give it more light.</source>
        <translation>Kode bergerak: tahan agar diam, atau tambah cahaya.</translation>
    </message>
    <message>
        <source>The picture is not sharp: 15 to 20 cm distance, or a camera with autofocus.</source>
        <translation>Gambar tidak tajam: jaraknya 15 sampai 20 cm, atau pakai kamera dengan fokus otomatis.</translation>
    </message>
    <message>
        <source>Hold the code closer.</source>
        <translation>Dekatkan kodenya.</translation>
    </message>
    <message>
        <source>Hold the code farther away.</source>
        <translation>Jauhkan kodenya.</translation>
    </message>
    <message>
        <source>Light and sharpness are good. Turn the code a little and hold it flat.</source>
        <translation>Cahaya dan ketajaman sudah baik. Putar kode sedikit dan pegang rata.</translation>
    </message>
    <message>
        <source>Hold a barcode 15 to 20 cm before the camera.</source>
        <translation>Pegang barcode 15 sampai 20 cm di depan kamera.</translation>
    </message>
    <message>
        <source>Reads well.</source>
        <translation>Terbaca dengan baik.</translation>
    </message>
</context>
<context>
    <name>CameraFigureWords</name>
    <message>
        <source>Sharpness</source>
        <translation>Ketajaman</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Cahaya</translation>
    </message>
    <message>
        <source>Narrowest bar</source>
        <translation>Garis tersempit</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Terbaca</translation>
    </message>
    <message>
        <source>First read</source>
        <translation>Bacaan pertama</translation>
    </message>
    <message>
        <source>Pictures a second</source>
        <translation>Gambar per detik</translation>
    </message>
    <message>
        <source>Work for a picture</source>
        <translation>Kerja per gambar</translation>
    </message>
    <message>
        <source>{number} ms</source>
        <translation>{number} md</translation>
    </message>
    <message>
        <source>of one processor&apos;s time</source>
        <translation>waktu satu prosesor</translation>
    </message>
    <message>
        <source>blurred</source>
        <translation>kabur</translation>
    </message>
    <message>
        <source>a little soft, enough to read</source>
        <translation>agak lembut, cukup untuk dibaca</translation>
    </message>
    <message>
        <source>sharp</source>
        <translation>tajam</translation>
    </message>
    <message>
        <source>too dark</source>
        <translation>terlalu gelap</translation>
    </message>
    <message>
        <source>{percent} of the code is hidden by glare</source>
        <translation>{percent} dari kode tertutup silau</translation>
    </message>
    <message>
        <source>bright enough</source>
        <translation>cukup terang</translation>
    </message>
    <message>
        <source>no code in the picture</source>
        <translation>tidak ada kode di gambar</translation>
    </message>
    <message>
        <source>not to be told: the bars run together</source>
        <translation>tak terlihat: garis-garisnya menyatu</translation>
    </message>
    <message>
        <source>{number} pixels</source>
        <translation>{number} piksel</translation>
    </message>
    <message>
        <source>the code is larger than the picture</source>
        <translation>kode lebih besar dari gambar</translation>
    </message>
    <message>
        <source>small; 3 and more read at once</source>
        <translation>kecil; mulai 3 langsung terbaca</translation>
    </message>
    <message>
        <source>large enough</source>
        <translation>cukup besar</translation>
    </message>
    <message>
        <source>of the last pictures: well</source>
        <translation>dari gambar terakhir: baik</translation>
    </message>
    <message>
        <source>of the last pictures with a code</source>
        <translation>dari gambar terakhir yang ada kodenya</translation>
    </message>
    <message>
        <source>from showing a code to counting it</source>
        <translation>sejak kode ditunjukkan sampai dihitung</translation>
    </message>
    <message>
        <source>slow: a smaller size, or more light</source>
        <translation>lambat: kecilkan ukuran, atau tambah cahaya</translation>
    </message>
    <message>
        <source>{number} s</source>
        <translation>{number} dtk</translation>
    </message>
    <message>
        <source>fast enough</source>
        <translation>cukup cepat</translation>
    </message>
</context>
<context>
    <name>CameraPage</name>
    <message>
        <source>Start</source>
        <translation>Mulai</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Berhenti</translation>
    </message>
    <message>
        <source>&amp;Retry</source>
        <translation>&amp;Coba lagi</translation>
    </message>
    <message>
        <source>Camera settings</source>
        <translation>Pengaturan kamera</translation>
    </message>
</context>
<context>
    <name>DoctorDialog</name>
    <message>
        <source>Scanner doctor</source>
        <translation>Dokter pemindai</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Simpan</translation>
    </message>
    <message>
        <source>&amp;Keyboard scanner</source>
        <translation>Pemindai &amp;keyboard</translation>
    </message>
    <message>
        <source>Serial sca&amp;nner</source>
        <translation>Pemindai seria&amp;l</translation>
    </message>
    <message>
        <source>Ca&amp;mera</source>
        <translation>Ka&amp;mera</translation>
    </message>
</context>
<context>
    <name>DoctorWords</name>
    <message>
        <source>It ends a code with Enter.</source>
        <translation>Setiap kode diakhiri Enter.</translation>
    </message>
    <message>
        <source>It ends a code with Tab.</source>
        <translation>Setiap kode diakhiri Tab.</translation>
    </message>
    <message>
        <source>It sends nothing after a code; a pause ends it.</source>
        <translation>Tidak ada tombol penutup setelah kode; jeda menjadi tandanya.</translation>
    </message>
    <message>
        <source>That was not the code shown here, or not all of it arrived. Scan it again.</source>
        <translation>Itu bukan kode yang ditampilkan di sini, atau tidak semuanya sampai. Pindai lagi.</translation>
    </message>
    <message>
        <source>This scanner types as slowly as a hand, so its codes cannot be told from typing. Set the delay between its characters to 0 with the codes in its manual, then scan again.</source>
        <translation>Pemindai ini mengetik selambat tangan, jadi kodenya tidak bisa dibedakan dari ketikan. Atur jeda antarkarakter menjadi 0 dengan kode di buku petunjuknya, lalu pindai lagi.</translation>
    </message>
    <message>
        <source>{count} keys, at most {slowest} milliseconds apart.</source>
        <translation>{count} tombol, jarak terlama {slowest} milidetik.</translation>
    </message>
    <message>
        <source>Before each code it sends “{text}”.</source>
        <translation>Sebelum setiap kode dikirim “{text}”.</translation>
    </message>
    <message>
        <source>Before each code it says which kind of barcode it is.</source>
        <translation>Sebelum setiap kode disebut jenis barcodenya.</translation>
    </message>
    <message>
        <source>After each code it sends “{text}”.</source>
        <translation>Sesudah setiap kode dikirim “{text}”.</translation>
    </message>
    <message>
        <source>It is set to another keyboard layout; its characters are translated.</source>
        <translation>Tata letak keyboardnya berbeda dari PC ini; karakternya diterjemahkan.</translation>
    </message>
    <message>
        <source>Its characters arrive as they are printed.</source>
        <translation>Karakternya sampai persis seperti yang tercetak.</translation>
    </message>
    <message>
        <source>It allows for Caps Lock by itself.</source>
        <translation>Pemindainya sendiri sudah menyesuaikan Caps Lock.</translation>
    </message>
</context>
<context>
    <name>KeyboardPage</name>
    <message>
        <source>&amp;Print the set-up sheet…</source>
        <translation>&amp;Cetak lembar pengaturan…</translation>
    </message>
    <message>
        <source>Save it as P&amp;DF…</source>
        <translation>Simpan sebagai P&amp;DF…</translation>
    </message>
    <message>
        <source>Scan the code above: its keys arrive here</source>
        <translation>Pindai kode di atas: tombolnya muncul di sini</translation>
    </message>
    <message>
        <source>Test scan</source>
        <translation>Pindai percobaan</translation>
    </message>
    <message>
        <source>S&amp;hortest code, in characters</source>
        <translation>Kode &amp;terpendek, dalam karakter</translation>
    </message>
    <message>
        <source>Scan this code, from the screen or from the printed sheet (code {number}).</source>
        <translation>Pindai kode ini, dari layar atau dari lembar cetakan (kode {number}).</translation>
    </message>
    <message>
        <source>Understood. This scanner has another layout: scan the next code too.</source>
        <translation>Dipahami. Tata letak pemindai ini berbeda: pindai juga kode berikutnya.</translation>
    </message>
    <message>
        <source>Your scanner is understood. Save it.</source>
        <translation>Pemindai Anda sudah dipahami. Simpan.</translation>
    </message>
</context>
<context>
    <name>SerialPage</name>
    <message>
        <source>No serial scanner</source>
        <translation>Tanpa pemindai serial</translation>
    </message>
    <message>
        <source>For a scanner on a serial cable, or one that is set to “USB serial” or “COM port”. The end of a code (CR, LF or none) is found by itself, and so is a scanner that was unplugged for a while.</source>
        <translation>Untuk pemindai berkabel serial, atau yang diatur ke “USB serial” atau “COM port”. Akhir kode (CR, LF atau tanpa) dikenali sendiri, begitu juga pemindai yang sempat terlepas.</translation>
    </message>
    <message>
        <source>Not in the list? Type its name, such as COM3 or /dev/ttyUSB0.</source>
        <translation>Tidak ada di daftar? Ketik namanya, misalnya COM3 atau /dev/ttyUSB0.</translation>
    </message>
    <message>
        <source>Po&amp;rt</source>
        <translation>Po&amp;rt</translation>
    </message>
    <message>
        <source>Most are set to 9600; a USB scanner takes any.</source>
        <translation>Kebanyakan memakai 9600; pemindai USB menerima semua.</translation>
    </message>
    <message>
        <source>Sp&amp;eed</source>
        <translation>K&amp;ecepatan</translation>
    </message>
</context>
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
<context>
    <name>SetupSheet</name>
    <message>
        <source>Scanner set-up sheet</source>
        <translation>Lembar pengaturan pemindai</translation>
    </message>
    <message>
        <source>Open the scanner doctor in Lumbung and scan the code that it asks for.</source>
        <translation>Buka dokter pemindai di Lumbung dan pindai kode yang dimintanya.</translation>
    </message>
    <message>
        <source>Save the set-up sheet</source>
        <translation>Simpan lembar pengaturan</translation>
    </message>
    <message>
        <source>Code {number}</source>
        <translation>Kode {number}</translation>
    </message>
</context>
</TS>
