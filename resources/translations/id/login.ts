<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
<context>
    <name>DuePasswordDialog</name>
    <message>
        <source>Choose a new password</source>
        <translation>Pilih kata sandi baru</translation>
    </message>
    <message>
        <source>&amp;Set it and sign in</source>
        <translation>&amp;Pakai dan masuk</translation>
    </message>
    <message>
        <source>New &amp;password</source>
        <translation>Kata &amp;sandi baru</translation>
    </message>
    <message>
        <source>Before you go on you need another password than the one until now.</source>
        <translation>Sebelum melanjutkan, Anda perlu kata sandi lain, bukan yang dipakai selama ini.</translation>
    </message>
</context>
<context>
    <name>FirstStartWizard</name>
    <message>
        <source>Set up your shop - Lumbung</source>
        <translation>Siapkan toko Anda - Lumbung</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Kembali</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Lanjut</translation>
    </message>
</context>
<context>
    <name>GoodsStep</name>
    <message>
        <source>Goods</source>
        <translation>Barang</translation>
    </message>
    <message>
        <source>How do you want to begin?</source>
        <translation>Mau mulai dengan apa?</translation>
    </message>
    <message>
        <source>With the next step the shop is made on this computer.</source>
        <translation>Setelah langkah ini, toko dibuat di komputer ini.</translation>
    </message>
    <message>
        <source>An &amp;empty shop</source>
        <translation>Toko k&amp;osong</translation>
    </message>
    <message>
        <source>A &amp;demo shop</source>
        <translation>Toko &amp;contoh</translation>
    </message>
    <message>
        <source>For real work: scan your first delivery at once.</source>
        <translation>Untuk dipakai sungguhan: langsung pindai barang masuk pertama.</translation>
    </message>
    <message>
        <source>To try everything: about 200 items, 90 days of deliveries and sales, and people with every role. Real work needs a shop of its own.</source>
        <translation>Untuk mencoba semuanya: sekitar 200 barang, 90 hari barang masuk dan penjualan, serta pengguna dengan setiap peran. Untuk kerja sungguhan, buat toko tersendiri.</translation>
    </message>
</context>
<context>
    <name>KeyWindow</name>
    <message>
        <source>Recovery &amp;key</source>
        <translation>&amp;Kunci pemulihan</translation>
    </message>
    <message>
        <source>&amp;Open the shop</source>
        <translation>&amp;Buka toko</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Tutup</translation>
    </message>
    <message>
        <source>Safety copies are kept in {folder}.</source>
        <translation>Salinan cadangan ada di {folder}.</translation>
    </message>
    <message>
        <source>The shop is locked, and this computer&apos;s key to it is not where it was. Type the recovery key that was written down when the shop was made; dashes do not matter.</source>
        <translation>Toko terkunci, dan kuncinya di komputer ini tidak ditemukan. Ketik kunci pemulihan yang dicatat saat toko dibuat; tanda hubung boleh dilewati.</translation>
    </message>
    <message>
        <source>The key is missing</source>
        <translation>Kunci tidak ditemukan</translation>
    </message>
</context>
<context>
    <name>LanguageStep</name>
    <message>
        <source>Language</source>
        <translation>Bahasa</translation>
    </message>
    <message>
        <source>Welcome to Lumbung</source>
        <translation>Selamat datang di Lumbung</translation>
    </message>
    <message>
        <source>&amp;Make a new shop</source>
        <translation>&amp;Buat toko baru</translation>
    </message>
    <message>
        <source>&amp;Join a shop that is there already</source>
        <translation>Bergabung dengan toko yang sudah &amp;ada</translation>
    </message>
    <message>
        <source>This computer joins a shop that others share through a server already. It gets a copy of everything, and goes on working when the server cannot be reached.</source>
        <translation>Komputer ini bergabung dengan toko yang sudah dibagikan lewat server. Semuanya disalin ke sini, dan komputer ini tetap bekerja saat server tidak bisa dihubungi.</translation>
    </message>
    <message>
        <source>Six short questions, then you can scan your first delivery. Everything stays on this computer; no internet is needed.</source>
        <translation>Enam pertanyaan singkat, lalu Anda bisa memindai barang masuk pertama. Semua data tersimpan di komputer ini; tidak perlu internet.</translation>
    </message>
</context>
<context>
    <name>LoginWindow</name>
    <message>
        <source>Caps Lock is on.</source>
        <translation>Caps Lock menyala.</translation>
    </message>
    <message>
        <source>&amp;Sign in</source>
        <translation>&amp;Masuk</translation>
    </message>
    <message>
        <source>&amp;Forgot the owner&apos;s password?</source>
        <translation>&amp;Lupa kata sandi pemilik?</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nama</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>Kata &amp;sandi</translation>
    </message>
    <message>
        <source>This is a demo shop. {people}: password {password}, unless you chose your own.</source>
        <translation>Ini toko contoh. {people}: kata sandi {password}, kecuali Anda memilih sendiri.</translation>
    </message>
    <message>
        <source>You can try again in {time}.</source>
        <translation>Bisa dicoba lagi dalam {time}.</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} detik</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} menit {seconds} detik</translation>
    </message>
    <message>
        <source>You can try again now.</source>
        <translation>Silakan coba lagi sekarang.</translation>
    </message>
</context>
<context>
    <name>OwnerStep</name>
    <message>
        <source>Owner</source>
        <translation>Pemilik</translation>
    </message>
    <message>
        <source>You, the owner</source>
        <translation>Anda, pemilik toko</translation>
    </message>
    <message>
        <source>The owner may do everything, and can let others in later.</source>
        <translation>Pemilik boleh melakukan semuanya dan nanti bisa menambah orang lain.</translation>
    </message>
    <message>
        <source>Your na&amp;me</source>
        <translation>&amp;Nama Anda</translation>
    </message>
    <message>
        <source>&amp;Sign-in name</source>
        <translation>Nama untuk &amp;masuk</translation>
    </message>
    <message>
        <source>Short, without spaces.</source>
        <translation>Singkat, tanpa spasi.</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>Kata &amp;sandi</translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message>
        <source>A new password for the owner</source>
        <translation>Kata sandi baru untuk pemilik</translation>
    </message>
    <message>
        <source>&amp;Set the password</source>
        <translation>&amp;Pasang kata sandi</translation>
    </message>
    <message>
        <source>The fourteen groups that were written down when the shop was made.</source>
        <translation>Empat belas kelompok yang dicatat saat toko dibuat.</translation>
    </message>
    <message>
        <source>The owner&apos;s sign-in &amp;name</source>
        <translation>&amp;Nama pemilik untuk masuk</translation>
    </message>
    <message>
        <source>Recovery &amp;key</source>
        <translation>&amp;Kunci pemulihan</translation>
    </message>
    <message>
        <source>New &amp;password</source>
        <translation>Kata &amp;sandi baru</translation>
    </message>
</context>
<context>
    <name>RecoveryStep</name>
    <message>
        <source>lumbung-recovery-key.txt</source>
        <translation>kunci-pemulihan-lumbung.txt</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>Kunci pemulihan</translation>
    </message>
    <message>
        <source>Your recovery key</source>
        <translation>Kunci pemulihan Anda</translation>
    </message>
    <message>
        <source>The shop&apos;s file is encrypted. If the password is forgotten or this computer is replaced, these fourteen groups open it again. Nobody else has them: keep them on paper, away from this computer.</source>
        <translation>File toko dienkripsi. Kalau kata sandi terlupa atau komputer ini diganti, empat belas kelompok ini membukanya lagi. Tidak ada orang lain yang memilikinya: simpan di kertas, jauh dari komputer ini.</translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation>&amp;Salin</translation>
    </message>
    <message>
        <source>Save to a &amp;file</source>
        <translation>Simpan ke f&amp;ile</translation>
    </message>
    <message>
        <source>I have &amp;written the key down</source>
        <translation>Kunci sudah saya &amp;catat</translation>
    </message>
    <message>
        <source>Write the key down first, then tick this.</source>
        <translation>Catat dulu kuncinya, lalu centang ini.</translation>
    </message>
    <message>
        <source>Recovery key of {shop}, {day}</source>
        <translation>Kunci pemulihan {shop}, {day}</translation>
    </message>
    <message>
        <source>It opens the shop&apos;s file and resets the owner&apos;s password. Keep it on paper, away from the computer, and show it to nobody.</source>
        <translation>Kunci ini membuka file toko dan mengatur ulang kata sandi pemilik. Simpan di kertas, jauh dari komputer, dan jangan perlihatkan kepada siapa pun.</translation>
    </message>
    <message>
        <source>Copied. Paste it where you can print it, not into a chat.</source>
        <translation>Tersalin. Tempel di tempat yang bisa dicetak, jangan di obrolan.</translation>
    </message>
    <message>
        <source>Save the recovery key</source>
        <translation>Simpan kunci pemulihan</translation>
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
        <source>Saved. Print it, or keep it on a USB stick away from this computer.</source>
        <translation>Tersimpan. Cetak, atau simpan di flash disk yang jauh dari komputer ini.</translation>
    </message>
</context>
<context>
    <name>ScannerStep</name>
    <message>
        <source>Scanner</source>
        <translation>Pemindai</translation>
    </message>
    <message>
        <source>Try your scanner</source>
        <translation>Coba pemindai Anda</translation>
    </message>
    <message>
        <source>Scan any barcode now, or type its number and press Enter. Without a scanner just go on: a camera can do the same work.</source>
        <translation>Pindai barcode apa saja sekarang, atau ketik nomornya lalu tekan Enter. Tidak punya pemindai? Lanjut saja: kamera bisa menggantikannya.</translation>
    </message>
    <message>
        <source>Scanner &amp;doctor…</source>
        <translation>&amp;Dokter pemindai…</translation>
    </message>
    <message>
        <source>&amp;Barcode</source>
        <translation>&amp;Barcode</translation>
    </message>
    <message>
        <source>Your scanner works. It read {code}.</source>
        <translation>Pemindai Anda berfungsi. Terbaca {code}.</translation>
    </message>
    <message>
        <source>{code} came slowly, as if typed by hand. If it was a scanner, it works in the field for codes on the Scan page.</source>
        <translation>{code} datang pelan, seperti diketik tangan. Kalau itu pemindai, pakailah di kolom kode pada halaman Pindai.</translation>
    </message>
</context>
<context>
    <name>ServerStep</name>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>The shop to join</source>
        <translation>Toko yang diikuti</translation>
    </message>
    <message>
        <source>Whoever looks after the server knows these. You sign in as on the other computers; it takes the right to share the shop.</source>
        <translation>Tanyakan kepada yang mengurus server. Anda masuk seperti di komputer lain; diperlukan hak untuk berbagi toko.</translation>
    </message>
    <message>
        <source>This &amp;computer&apos;s name</source>
        <translation>Nama ko&amp;mputer ini</translation>
    </message>
</context>
<context>
    <name>ShopJoiner</name>
    <message>
        <source>&amp;Join the shop</source>
        <translation>&amp;Gabung ke toko</translation>
    </message>
    <message>
        <source>The shop comes to this computer</source>
        <translation>Toko sedang disalin ke komputer ini</translation>
    </message>
    <message>
        <source>First all of the journal, then everything is put in order and checked. Nothing is kept if you cancel.</source>
        <translation>Mula-mula seluruh jurnal, lalu semuanya disusun dan diperiksa. Kalau dibatalkan, tidak ada yang tersimpan.</translation>
    </message>
    <message>
        <source>{done} of {all} entries of the journal are here</source>
        <translation>{done} dari {all} catatan jurnal sudah di sini</translation>
    </message>
</context>
<context>
    <name>ShopMaker</name>
    <message>
        <source>&amp;Make the shop</source>
        <translation>&amp;Buat toko</translation>
    </message>
    <message>
        <source>Your shop is being made</source>
        <translation>Toko Anda sedang dibuat</translation>
    </message>
    <message>
        <source>It takes some seconds. Nothing is kept if you cancel.</source>
        <translation>Butuh beberapa detik. Kalau dibatalkan, tidak ada yang tersimpan.</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Toko</translation>
    </message>
</context>
<context>
    <name>ShopStep</name>
    <message>
        <source>Shop</source>
        <translation>Toko</translation>
    </message>
    <message>
        <source>Your shop</source>
        <translation>Toko Anda</translation>
    </message>
    <message>
        <source>The name stands on every page and report.</source>
        <translation>Nama ini tampil di setiap halaman dan laporan.</translation>
    </message>
    <message>
        <source>Shop na&amp;me</source>
        <translation>&amp;Nama toko</translation>
    </message>
    <message>
        <source>&amp;Currency</source>
        <translation>&amp;Mata uang</translation>
    </message>
    <message>
        <source>Time &amp;zone</source>
        <translation>&amp;Zona waktu</translation>
    </message>
    <message>
        <source>Indonesian rupiah</source>
        <translation>Rupiah Indonesia</translation>
    </message>
    <message>
        <source>Malaysian ringgit</source>
        <translation>Ringgit Malaysia</translation>
    </message>
    <message>
        <source>Singapore dollar</source>
        <translation>Dolar Singapura</translation>
    </message>
    <message>
        <source>Brunei dollar</source>
        <translation>Dolar Brunei</translation>
    </message>
    <message>
        <source>Philippine peso</source>
        <translation>Peso Filipina</translation>
    </message>
    <message>
        <source>Thai baht</source>
        <translation>Baht Thailand</translation>
    </message>
    <message>
        <source>Vietnamese dong</source>
        <translation>Dong Vietnam</translation>
    </message>
    <message>
        <source>US dollar</source>
        <translation>Dolar AS</translation>
    </message>
    <message>
        <source>Euro</source>
        <translation>Euro</translation>
    </message>
    <message>
        <source>Australian dollar</source>
        <translation>Dolar Australia</translation>
    </message>
    <message>
        <source>WIB - Jakarta, Sumatra, Java, West Kalimantan</source>
        <translation>WIB - Jakarta, Sumatra, Jawa, Kalimantan Barat</translation>
    </message>
    <message>
        <source>WITA - Makassar, Bali, Nusa Tenggara, East Kalimantan</source>
        <translation>WITA - Makassar, Bali, Nusa Tenggara, Kalimantan Timur</translation>
    </message>
    <message>
        <source>WIT - Jayapura, Maluku, Papua</source>
        <translation>WIT - Jayapura, Maluku, Papua</translation>
    </message>
</context>
<context>
    <name>TroubleWindow</name>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Coba lagi</translation>
    </message>
    <message>
        <source>Show the &amp;folder</source>
        <translation>Buka &amp;folder</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Tutup</translation>
    </message>
    <message>
        <source>The shop cannot be opened now</source>
        <translation>Toko tidak bisa dibuka sekarang</translation>
    </message>
    <message>
        <source>The shop&apos;s folder</source>
        <translation>Folder toko</translation>
    </message>
    <message>
        <source>Safety copies, encrypted with the same key</source>
        <translation>Salinan cadangan, dienkripsi dengan kunci yang sama</translation>
    </message>
</context>
</TS>
