<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
<context>
    <name>Commands</name>
    <message>
        <source>Yes, the books agree.</source>
        <translation>Ya, pembukuan cocok.</translation>
    </message>
    <message>
        <source>--from is later than --to.</source>
        <translation>--from lebih akhir daripada --to.</translation>
    </message>
    <message>
        <source>Name an operation; --list shows them.</source>
        <translation>Sebutkan operasinya; --list menampilkan daftarnya.</translation>
    </message>
    <message>
        <source>Name either a file or --undo BATCH.</source>
        <translation>Sebutkan file atau --undo BATCH, salah satu saja.</translation>
    </message>
    <message>
        <source>Say who you are: --as NAME.</source>
        <translation>Sebutkan siapa Anda: --as NAMA.</translation>
    </message>
    <message>
        <source>options</source>
        <translation>pilihan</translation>
    </message>
    <message>
        <source>shows this help</source>
        <translation>menampilkan bantuan ini</translation>
    </message>
    <message>
        <source>FOLDER</source>
        <translation>FOLDER</translation>
    </message>
    <message>
        <source>the shop&apos;s data folder (else LUMBUNG_HOME, else your own)</source>
        <translation>folder data toko (kalau tidak: LUMBUNG_HOME, lalu folder Anda sendiri)</translation>
    </message>
    <message>
        <source>the language to speak</source>
        <translation>bahasa yang dipakai</translation>
    </message>
    <message>
        <source>usage: </source>
        <translation>cara pakai: </translation>
    </message>
    <message>
        <source>Lumbung, the inventory of a shop. Without a command its window opens.</source>
        <translation>Lumbung, program stok barang untuk toko. Tanpa perintah, jendelanya dibuka.</translation>
    </message>
    <message>
        <source>commands</source>
        <translation>perintah</translation>
    </message>
    <message>
        <source>COMMAND</source>
        <translation>PERINTAH</translation>
    </message>
    <message>
        <source>makes a demo shop to try things on</source>
        <translation>membuat toko contoh untuk mencoba-coba</translation>
    </message>
    <message>
        <source>reads the barcodes in pictures and videos</source>
        <translation>membaca barcode di gambar dan video</translation>
    </message>
    <message>
        <source>writes a report as CSV or JSON</source>
        <translation>menulis laporan sebagai CSV atau JSON</translation>
    </message>
    <message>
        <source>brings in a CSV or spreadsheet, or undoes it</source>
        <translation>mengimpor CSV atau spreadsheet, atau membatalkannya</translation>
    </message>
    <message>
        <source>writes the shop&apos;s data as CSV</source>
        <translation>menulis data toko sebagai CSV</translation>
    </message>
    <message>
        <source>says whether the books agree</source>
        <translation>memeriksa apakah pembukuan cocok</translation>
    </message>
    <message>
        <source>runs one operation, with its arguments as JSON</source>
        <translation>menjalankan satu operasi, dengan argumennya sebagai JSON</translation>
    </message>
    <message>
        <source>makes a backup, also while people work</source>
        <translation>membuat cadangan, juga selagi orang bekerja</translation>
    </message>
    <message>
        <source>makes a shop out of a backup</source>
        <translation>membuat toko dari sebuah cadangan</translation>
    </message>
    <message>
        <source>shares the shop with other computers</source>
        <translation>membagikan toko dengan komputer lain</translation>
    </message>
    <message>
        <source>files</source>
        <translation>file</translation>
    </message>
    <message>
        <source>FILE</source>
        <translation>FILE</translation>
    </message>
    <message>
        <source>a picture or a video</source>
        <translation>gambar atau video</translation>
    </message>
    <message>
        <source>a kind of code to read (again for more): {kinds}</source>
        <translation>jenis kode yang dibaca (ulangi untuk menambah): {kinds}</translation>
    </message>
    <message>
        <source>CODES</source>
        <translation>KODE</translation>
    </message>
    <message>
        <source>how scales spell their codes: 21:weight:5:0:3 22:price:5:0:0</source>
        <translation>cara timbangan menulis kodenya: 21:weight:5:0:3 22:price:5:0:0</translation>
    </message>
    <message>
        <source>report</source>
        <translation>laporan</translation>
    </message>
    <message>
        <source>what to do</source>
        <translation>yang dilakukan</translation>
    </message>
    <message>
        <source>ACTION</source>
        <translation>TINDAKAN</translation>
    </message>
    <message>
        <source>writes what “init” needs to know of a shop&apos;s owner</source>
        <translation>menulis yang perlu diketahui “init” tentang pemilik toko</translation>
    </message>
    <message>
        <source>makes or upgrades the database on the server</source>
        <translation>membuat atau memperbarui basis data di server</translation>
    </message>
    <message>
        <source>shares this shop: brings all of it to an empty server</source>
        <translation>membagikan toko ini: mengirim seluruhnya ke server yang kosong</translation>
    </message>
    <message>
        <source>brings the shop on a server to this computer, which has none</source>
        <translation>membawa toko di server ke komputer ini, yang belum punya toko</translation>
    </message>
    <message>
        <source>tells this computer where the server is from now on</source>
        <translation>memberi tahu komputer ini di mana server berada mulai sekarang</translation>
    </message>
    <message>
        <source>says how it stands with the server</source>
        <translation>menyebutkan keadaan hubungan dengan server</translation>
    </message>
    <message>
        <source>exchanges everything now, and compares the books</source>
        <translation>menukar semuanya sekarang, lalu membandingkan pembukuan</translation>
    </message>
    <message>
        <source>gives somebody of the shop a password on the server</source>
        <translation>memberi seseorang di toko kata sandi di server</translation>
    </message>
    <message>
        <source>shuts somebody or a computer out</source>
        <translation>menutup akses seseorang atau sebuah komputer</translation>
    </message>
    <message>
        <source>changes your own password on all computers</source>
        <translation>mengganti kata sandi Anda sendiri di semua komputer</translation>
    </message>
    <message>
        <source>makes this copy a shop of its own</source>
        <translation>menjadikan salinan ini toko tersendiri</translation>
    </message>
    <message>
        <source>TEXT</source>
        <translation>TEKS</translation>
    </message>
    <message>
        <source>how a superuser connects, as libpq spells it (else PGHOST, PGUSER, PGDATABASE ...)</source>
        <translation>cara superuser terhubung, menurut ejaan libpq (jika tidak, PGHOST, PGUSER, PGDATABASE ...)</translation>
    </message>
    <message>
        <source>the owner&apos;s ticket; - reads it from standard input</source>
        <translation>tiket pemilik; - membacanya dari masukan standar</translation>
    </message>
    <message>
        <source>the certificate of the authority, where it is another than before</source>
        <translation>sertifikat otoritasnya, bila bukan yang seperti sebelumnya</translation>
    </message>
    <message>
        <source>the server has not seen you for 30 days: asks for this computer&apos;s recovery key</source>
        <translation>server tidak melihat Anda selama 30 hari: kunci pemulihan komputer ini yang ditanyakan</translation>
    </message>
    <message>
        <source>takes the password from the first line of standard input; with --recovery-key the recovery key from the second</source>
        <translation>mengambil kata sandi dari baris pertama masukan standar; dengan --recovery-key, kunci pemulihan dari baris kedua</translation>
    </message>
    <message>
        <source>what this computer is called, such as “Till 2”</source>
        <translation>nama komputer ini, misalnya “Kasir 2”</translation>
    </message>
    <message>
        <source>there is no server any more: asks for the recovery key instead</source>
        <translation>servernya sudah tidak ada: kunci pemulihan yang ditanyakan</translation>
    </message>
    <message>
        <source>takes the password from the first line of standard input; with --without-server the recovery key from the second</source>
        <translation>mengambil kata sandi dari baris pertama masukan standar; dengan --without-server, kunci pemulihan dari baris kedua</translation>
    </message>
    <message>
        <source>HOST</source>
        <translation>HOST</translation>
    </message>
    <message>
        <source>the server; several with commas between them</source>
        <translation>server; beberapa dipisahkan koma</translation>
    </message>
    <message>
        <source>NUMBER</source>
        <translation>ANGKA</translation>
    </message>
    <message>
        <source>its port (else {port})</source>
        <translation>portnya (jika tidak, {port})</translation>
    </message>
    <message>
        <source>takes your password from the first line of standard input, and the new one from the second; with --person the new one alone, from the first</source>
        <translation>mengambil kata sandi Anda dari baris pertama masukan standar, dan yang baru dari baris kedua; dengan --person hanya yang baru, dari baris pertama</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>NAMA</translation>
    </message>
    <message>
        <source>the database on it (else lumbung)</source>
        <translation>basis data di sana (jika tidak, lumbung)</translation>
    </message>
    <message>
        <source>the certificate of the authority that vouches for the server</source>
        <translation>sertifikat otoritas yang menjamin server</translation>
    </message>
    <message>
        <source>person</source>
        <translation>pengguna</translation>
    </message>
    <message>
        <source>takes your own password from the first line of standard input, and theirs from the second</source>
        <translation>mengambil kata sandi Anda sendiri dari baris pertama masukan standar, dan kata sandi orang itu dari baris kedua</translation>
    </message>
    <message>
        <source>whom</source>
        <translation>siapa</translation>
    </message>
    <message>
        <source>somebody, by the name to sign in with</source>
        <translation>seseorang, menurut nama masuknya</translation>
    </message>
    <message>
        <source>CODE</source>
        <translation>KODE</translation>
    </message>
    <message>
        <source>a computer, by its code such as K2</source>
        <translation>sebuah komputer, menurut kodenya seperti K2</translation>
    </message>
    <message>
        <source>also when it is the computer on which this is typed</source>
        <translation>juga bila itu komputer tempat perintah ini diketik</translation>
    </message>
    <message>
        <source>somebody else, as the server&apos;s superuser (see init)</source>
        <translation>orang lain, sebagai superuser server (lihat init)</translation>
    </message>
    <message>
        <source>as for init</source>
        <translation>seperti pada init</translation>
    </message>
    <message>
        <source>DATE</source>
        <translation>TANGGAL</translation>
    </message>
    <message>
        <source>the file to write (else it is printed)</source>
        <translation>file tujuan (kalau tidak, ditampilkan)</translation>
    </message>
    <message>
        <source>the first day, such as 2026-01-31</source>
        <translation>hari pertama, misalnya 2026-01-31</translation>
    </message>
    <message>
        <source>the last day</source>
        <translation>hari terakhir</translation>
    </message>
    <message>
        <source>so many days of cover, without a sale, or to expiry</source>
        <translation>sekian hari kecukupan stok, tanpa penjualan, atau sampai kedaluwarsa</translation>
    </message>
    <message>
        <source>documents of one kind only: {kinds}</source>
        <translation>satu jenis dokumen saja: {kinds}</translation>
    </message>
    <message>
        <source>KIND</source>
        <translation>JENIS</translation>
    </message>
    <message>
        <source>LENGTHS</source>
        <translation>PANJANG</translation>
    </message>
    <message>
        <source>lengths that are believed, such as 6,12-14</source>
        <translation>panjang yang dipercaya, misalnya 6,12-14</translation>
    </message>
    <message>
        <source>operation</source>
        <translation>operasi</translation>
    </message>
    <message>
        <source>OPERATION</source>
        <translation>OPERASI</translation>
    </message>
    <message>
        <source>the operation, such as add_category</source>
        <translation>operasinya, misalnya add_category</translation>
    </message>
    <message>
        <source>its arguments as one JSON object; - reads it from standard input</source>
        <translation>argumennya sebagai satu objek JSON; - membacanya dari masukan standar</translation>
    </message>
    <message>
        <source>lists the operations with their arguments and permissions</source>
        <translation>menampilkan daftar operasi dengan argumen dan haknya</translation>
    </message>
    <message>
        <source>who allows it with a PIN (the second line of standard input)</source>
        <translation>siapa yang mengizinkan dengan PIN (baris kedua masukan standar)</translation>
    </message>
    <message>
        <source>PERMISSION</source>
        <translation>HAK</translation>
    </message>
    <message>
        <source>what they allow (else what the operation asks for)</source>
        <translation>apa yang diizinkan (kalau tidak: yang diminta operasi)</translation>
    </message>
    <message>
        <source>the folder to put it into (else the shop&apos;s own backups)</source>
        <translation>folder tujuannya (kalau tidak: cadangan toko sendiri)</translation>
    </message>
    <message>
        <source>backup</source>
        <translation>cadangan</translation>
    </message>
    <message>
        <source>a new or an empty folder, which becomes the shop&apos;s</source>
        <translation>folder baru atau kosong, yang menjadi folder toko</translation>
    </message>
    <message>
        <source>takes the recovery key from the first line of standard input</source>
        <translation>mengambil kunci pemulihan dari baris pertama masukan standar</translation>
    </message>
    <message>
        <source>takes the backup though its books do not agree</source>
        <translation>memakai cadangan itu walaupun pembukuannya tidak cocok</translation>
    </message>
    <message>
        <source>file</source>
        <translation>file</translation>
    </message>
    <message>
        <source>says what would happen and changes nothing</source>
        <translation>memberi tahu apa yang akan terjadi tanpa mengubah apa pun</translation>
    </message>
    <message>
        <source>what the file holds (else it is guessed): {kinds}</source>
        <translation>isi file (jika tidak disebut, ditebak): {kinds}</translation>
    </message>
    <message>
        <source>a column&apos;s title, letter or number, and its field (or nothing): {fields}</source>
        <translation>judul, huruf, atau nomor kolom, dan bidangnya (atau kosong): {fields}</translation>
    </message>
    <message>
        <source>COLUMN=FIELD</source>
        <translation>KOLOM=BIDANG</translation>
    </message>
    <message>
        <source>the decimal mark, where it cannot be guessed</source>
        <translation>tanda desimal, bila tidak dapat ditebak</translation>
    </message>
    <message>
        <source>the order of day and month, where it cannot be guessed</source>
        <translation>urutan hari dan bulan, bila tidak dapat ditebak</translation>
    </message>
    <message>
        <source>also when the same file was brought in before</source>
        <translation>juga bila file yang sama sudah pernah diimpor</translation>
    </message>
    <message>
        <source>BATCH</source>
        <translation>BATCH</translation>
    </message>
    <message>
        <source>takes an import back</source>
        <translation>membatalkan sebuah impor</translation>
    </message>
    <message>
        <source>export</source>
        <translation>ekspor</translation>
    </message>
    <message>
        <source>who you are</source>
        <translation>siapa Anda</translation>
    </message>
    <message>
        <source>takes the password from the first line of standard input</source>
        <translation>mengambil kata sandi dari baris pertama masukan standar</translation>
    </message>
    <message>
        <source>“{text}” is no COLUMN=FIELD.</source>
        <translation>“{text}” bukan KOLOM=BIDANG.</translation>
    </message>
    <message>
        <source>“{text}” is no date. Write it like 2026-01-31.</source>
        <translation>“{text}” bukan tanggal. Tulis seperti 2026-01-31.</translation>
    </message>
    <message>
        <source>{0} and {1} do not go together.</source>
        <translation>{0} dan {1} tidak bisa dipakai bersama.</translation>
    </message>
    <message>
        <source>{0} takes no value.</source>
        <translation>{0} tidak memakai nilai.</translation>
    </message>
    <message>
        <source>Give one of these: {0}.</source>
        <translation>Berikan salah satu: {0}.</translation>
    </message>
    <message>
        <source>{0} needs a value.</source>
        <translation>{0} perlu nilai.</translation>
    </message>
    <message>
        <source>Missing: {0}.</source>
        <translation>Belum ada: {0}.</translation>
    </message>
    <message>
        <source>Not known here: {0}.</source>
        <translation>Tidak dikenal di sini: {0}.</translation>
    </message>
    <message>
        <source>{0}: there is no {1}. There are: {2}.</source>
        <translation>{0}: tidak ada {1}. Yang ada: {2}.</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>pemilik</translation>
    </message>
    <message>
        <source>warehouse admin</source>
        <translation>admin gudang</translation>
    </message>
    <message>
        <source>cashier</source>
        <translation>kasir</translation>
    </message>
    <message>
        <source>viewer</source>
        <translation>pengamat</translation>
    </message>
    <message>
        <source>The demo shop “{name}” is in {folder}</source>
        <translation>Toko contoh “{name}” ada di {folder}</translation>
    </message>
    <message>
        <source>Sign in with the password {password} as</source>
        <translation>Masuk dengan kata sandi {password} sebagai</translation>
    </message>
    <message>
        <source>Recovery key: {key}</source>
        <translation>Kunci pemulihan: {key}</translation>
    </message>
    <message>
        <source>Day {done} of {days}</source>
        <translation>Hari {done} dari {days}</translation>
    </message>
    <message>
        <source>There is no shop in {folder} yet. Start the program without a command to set one up, make one with the command new-shop or demo, or name another folder with --home.</source>
        <translation>Belum ada toko di {folder}. Jalankan program tanpa perintah untuk membuat toko, buat dengan perintah new-shop atau demo, atau sebutkan folder lain dengan --home.</translation>
    </message>
    <message>
        <source>This computer&apos;s key to the shop in {folder} is missing. Start the program without a command and type the recovery key there.</source>
        <translation>Kunci komputer ini untuk toko di {folder} tidak ada. Jalankan program tanpa perintah, lalu ketik kunci pemulihan di sana.</translation>
    </message>
    <message>
        <source>There is a shop in {folder} already; it was left as it is. Name another folder with --home.</source>
        <translation>Sudah ada toko di {folder}; toko itu tidak diubah. Sebutkan folder lain dengan --home.</translation>
    </message>
    <message>
        <source>Standard input has no password: it must be the first line.</source>
        <translation>Tidak ada kata sandi di masukan standar: tulis di baris pertama.</translation>
    </message>
    <message>
        <source>There is no terminal to ask for the password. Use --password-stdin.</source>
        <translation>Tidak ada terminal untuk menanyakan kata sandi. Pakai --password-stdin.</translation>
    </message>
    <message>
        <source>There is no terminal to ask for the recovery key. Use --recovery-key-stdin.</source>
        <translation>Tidak ada terminal untuk menanyakan kunci pemulihan. Pakai --recovery-key-stdin.</translation>
    </message>
    <message>
        <source>The books in {file} do not agree ({count}). Take another backup, or this one all the same with --despite-problems.</source>
        <translation>Pembukuan dalam {file} tidak cocok ({count}). Pakai cadangan lain, atau tetap yang ini dengan --despite-problems.</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>File ini tidak ada.</translation>
    </message>
    <message>
        <source>You may not read this file.</source>
        <translation>Anda tidak boleh membaca file ini.</translation>
    </message>
    <message>
        <source>This is no picture and no video that can be read.</source>
        <translation>Ini bukan gambar atau video yang bisa dibaca.</translation>
    </message>
    <message>
        <source>There is no operation “{name}”. “act --list” shows them.</source>
        <translation>Operasi “{name}” tidak ada. “act --list” menampilkan daftarnya.</translation>
    </message>
    <message>
        <source>The arguments must be one JSON object, such as {example}.</source>
        <translation>Argumennya harus berupa satu objek JSON, misalnya {example}.</translation>
    </message>
    <message>
        <source>“{operation}” takes no “{name}”. It takes: {known}.</source>
        <translation>“{operation}” tidak menerima “{name}”. Yang diterima: {known}.</translation>
    </message>
    <message>
        <source>“{operation}” needs “{name}”.</source>
        <translation>“{operation}” memerlukan “{name}”.</translation>
    </message>
    <message>
        <source>“{name}” cannot be {value}. Give {wanted}.</source>
        <translation>“{name}” tidak bisa berisi {value}. Berikan {wanted}.</translation>
    </message>
    <message>
        <source>You must choose a new password first: sign in at the window, or use the command act choose_new_password.</source>
        <translation>Anda harus memilih kata sandi baru dulu: masuk lewat jendela, atau pakai perintah act choose_new_password.</translation>
    </message>
    <message>
        <source>This very file was imported before; nothing was changed. --again imports it all the same.</source>
        <translation>File ini sudah pernah diimpor; tidak ada yang diubah. Dengan --again file ini tetap diimpor.</translation>
    </message>
    <message>
        <source>The sales of this very file are in the history already and would count twice, also with --again; nothing was changed. Undo their import first: --undo BATCH.</source>
        <translation>Penjualan dari file ini sudah ada di riwayat dan akan terhitung dua kali, juga dengan --again; tidak ada yang diubah. Batalkan dulu impornya: --undo BATCH.</translation>
    </message>
    <message>
        <source>The dates in the column “{column}” can be read in two ways, and nothing was changed. Say which comes first: --dates dmy (the day), --dates mdy (the month) or --dates ymd.</source>
        <translation>Tanggal di kolom “{column}” bisa dibaca dengan dua cara, jadi tidak ada yang diubah. Sebutkan mana yang lebih dulu: --dates dmy (hari), --dates mdy (bulan), atau --dates ymd.</translation>
    </message>
    <message>
        <source>The numbers in the column “{column}” can be read in two ways, and nothing was changed. Say which is their decimal mark: --decimal . or --decimal ,</source>
        <translation>Angka di kolom “{column}” bisa dibaca dengan dua cara, jadi tidak ada yang diubah. Sebutkan tanda desimalnya: --decimal . atau --decimal ,</translation>
    </message>
    <message>
        <source>There is nobody called “{login}” in this shop. The People page shows how everybody signs in.</source>
        <translation>Tidak ada orang bernama “{login}” di toko ini. Halaman Orang menunjukkan nama masuk setiap orang.</translation>
    </message>
    <message>
        <source>The server does not take this name with this password in the database “{database}”. It does not say which is wrong. Check the name (--as), the password, which may have been changed on another computer, and the database (--database). A new server also has to be made ready with the owner&apos;s ticket: main.py hub init --ticket FILE</source>
        <translation>Server tidak menerima nama ini dengan kata sandi ini di basis data “{database}”. Server tidak menyebut mana yang salah. Periksa namanya (--as), kata sandinya, yang mungkin diganti di komputer lain, dan basis datanya (--database). Server baru juga harus disiapkan dulu dengan tiket pemilik: main.py hub init --ticket FILE</translation>
    </message>
    <message>
        <source>The server lets nobody in without encryption, not even from this very computer. Name the file with the authority&apos;s certificate: --ca FILE</source>
        <translation>Server tidak menerima siapa pun tanpa enkripsi, juga dari komputer ini sendiri. Sebutkan file sertifikat otoritasnya: --ca FILE</translation>
    </message>
    <message>
        <source>There is no file {file}. Make a ticket with: main.py hub ticket</source>
        <translation>File {file} tidak ada. Buat tiket dengan: main.py hub ticket</translation>
    </message>
    <message>
        <source>The computer refused: {reason}</source>
        <translation>Komputer menolak: {reason}</translation>
    </message>
    <message>
        <source>Something went wrong that should not. What the program knows of it is in {file}.</source>
        <translation>Terjadi kesalahan yang tidak semestinya. Catatannya ada di {file}.</translation>
    </message>
    <message>
        <source>To share the shop again it has to join anew: main.py --home NEW-FOLDER hub join. To make this copy a shop of its own: main.py hub leave --without-server, with its recovery key.</source>
        <translation>Untuk berbagi toko lagi, komputer ini harus bergabung lagi: main.py --home FOLDER-BARU hub join. Untuk menjadikan salinan ini toko tersendiri: main.py hub leave --without-server, dengan kunci pemulihannya.</translation>
    </message>
    <message>
        <source>Where the server has another address by now: main.py hub address, with --recovery-key.</source>
        <translation>Bila alamat server sudah berganti: main.py hub address, dengan --recovery-key.</translation>
    </message>
    <message>
        <source>At the command line: --ca FILE</source>
        <translation>Di baris perintah: --ca FILE</translation>
    </message>
    <message>
        <source>At the command line “act undo_unknown” takes them off.</source>
        <translation>Di baris perintah, “act undo_unknown” mengurungkannya.</translation>
    </message>
    <message>
        <source>There is no display for windows, so Lumbung shows what it does in pictures instead: with a shop of its own, in {pictures}. The shop in {folder} is not touched; the commands work with it, see --help. The demo shop is made first: minutes, on a slow computer.</source>
        <translation>Tidak ada layar untuk membuka jendela, jadi Lumbung memperlihatkan kerjanya lewat gambar: dengan toko contohnya sendiri, di {pictures}. Toko di {folder} tidak disentuh; perintah bekerja dengannya, lihat --help. Toko contohnya dibuat dulu: beberapa menit di komputer yang lambat.</translation>
    </message>
    <message>
        <source>Password of {login}: </source>
        <translation>Kata sandi {login}: </translation>
    </message>
    <message>
        <source>adds up again what reports read summed up, too</source>
        <translation>menghitung ulang juga ringkasan yang dibaca laporan</translation>
    </message>
    <message>
        <source>COUNT</source>
        <translation>JUMLAH</translation>
    </message>
    <message>
        <source>a larger shop: so many items (else a third of the movements)</source>
        <translation>toko yang lebih besar: sekian barang (kalau tidak, sepertiga dari pergerakan)</translation>
    </message>
    <message>
        <source>so many movements in a year (else three an item)</source>
        <translation>sekian pergerakan dalam setahun (kalau tidak, tiga per barang)</translation>
    </message>
    <message>
        <source>“{text}” is no number from 1 to {most}.</source>
        <translation>“{text}” bukan angka dari 1 sampai {most}.</translation>
    </message>
    <message>
        <source>{done} of {rows} items and movements</source>
        <translation>{done} dari {rows} barang dan pergerakan</translation>
    </message>
    <message>
        <source>PIN of {login}: </source>
        <translation>PIN {login}: </translation>
    </message>
    <message>
        <source>everybody</source>
        <translation>semua orang</translation>
    </message>
    <message>
        <source>Recovery key: </source>
        <translation>Kunci pemulihan: </translation>
    </message>
    <message>
        <source>The backup is {file}, but the books do not agree:</source>
        <translation>Cadangannya {file}, tetapi pembukuannya tidak cocok:</translation>
    </message>
    <message>
        <source>The backup is {file}. It was restored on trial.</source>
        <translation>Cadangannya {file}. Pemulihannya sudah dicoba.</translation>
    </message>
    <message>
        <source>The shop is in {folder}. Open it with --home {folder}</source>
        <translation>Toko ada di {folder}. Buka dengan --home {folder}</translation>
    </message>
    <message>
        <source>Say the lot (lot_code) or the expiry date (expires_on) of “{name}”. For pieces without a lot say so: &quot;lot_code&quot;: &quot;&quot;.</source>
        <translation>Sebutkan lot (lot_code) atau tanggal kedaluwarsa (expires_on) “{name}”. Untuk barang tanpa lot, sebutkan: &quot;lot_code&quot;: &quot;&quot;.</translation>
    </message>
    <message>
        <source>There is no permission “{permission}”. There are: {known}.</source>
        <translation>Izin “{permission}” tidak ada. Yang ada: {known}.</translation>
    </message>
    <message>
        <source>Standard input has no new password. --help says which line it must be.</source>
        <translation>Tidak ada kata sandi baru di masukan standar. --help menyebut di baris keberapa.</translation>
    </message>
    <message>
        <source>Standard input has no PIN: it must be the second line.</source>
        <translation>Tidak ada PIN di masukan standar: tulis di baris kedua.</translation>
    </message>
    <message>
        <source>Standard input has no recovery key. --help says which line it must be.</source>
        <translation>Tidak ada kunci pemulihan di masukan standar. --help menyebut di baris keberapa.</translation>
    </message>
    <message>
        <source>“{permission}” cannot reach “{scope}”. It reaches: {known}.</source>
        <translation>Izin “{permission}” tidak bisa berlaku untuk “{scope}”. Yang bisa: {known}.</translation>
    </message>
    <message>
        <source>{device} is this very computer; nothing was changed. Once it is shut out, the server takes nothing of it any more and tells it nothing; what waits here (rows: {count}) stays here alone, and to come back it has to join anew, with a folder of its own. To make this copy a shop of its own instead: main.py hub leave. To shut it out all the same, add --this-computer.</source>
        <translation>{device} adalah komputer ini sendiri; tidak ada yang diubah. Setelah aksesnya ditutup, server tidak lagi menerima apa pun darinya dan tidak mengabarinya apa-apa; yang masih menunggu di sini (baris: {count}) tetap di sini saja, dan untuk kembali, komputer ini harus bergabung lagi dengan folder baru. Agar salinan ini menjadi toko sendiri: main.py hub leave. Untuk tetap menutup aksesnya, tambahkan --this-computer.</translation>
    </message>
    <message>
        <source>a number with at most {places} decimals after a point, such as 1.5</source>
        <translation>angka dengan titik dan paling banyak {places} desimal, misalnya 1.5</translation>
    </message>
    <message>
        <source>a whole number, such as 5</source>
        <translation>bilangan bulat, misalnya 5</translation>
    </message>
    <message>
        <source>a date, such as 2026-01-31</source>
        <translation>tanggal, misalnya 2026-01-31</translation>
    </message>
    <message>
        <source>a date and time of the shop, such as 2026-01-31T17:00</source>
        <translation>tanggal dan jam toko, misalnya 2026-01-31T17:00</translation>
    </message>
    <message>
        <source>a text in quotation marks</source>
        <translation>teks dalam tanda kutip</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true (ya) atau false (tidak)</translation>
    </message>
    <message>
        <source>an id or a name in quotation marks</source>
        <translation>id atau nama dalam tanda kutip</translation>
    </message>
    <message>
        <source>the path of a file in quotation marks</source>
        <translation>alamat file dalam tanda kutip</translation>
    </message>
    <message>
        <source>They allow it with their PIN: add --approved-by NAME --permission count.approve.</source>
        <translation>Mereka menyetujuinya dengan PIN: tambahkan --approved-by NAMA --permission count.approve.</translation>
    </message>
    <message>
        <source> or </source>
        <translation> atau </translation>
    </message>
    <message>
        <source>one of: {permissions}</source>
        <translation>salah satu: {permissions}</translation>
    </message>
    <message>
        <source>Permissions for create_role and edit_role:</source>
        <translation>Izin untuk create_role dan edit_role:</translation>
    </message>
    <message>
        <source>There is no query “{name}”. “ask --list” shows them.</source>
        <translation>Pertanyaan “{name}” tidak ada. “ask --list” menampilkan daftarnya.</translation>
    </message>
    <message>
        <source>Name a query; --list shows them.</source>
        <translation>Sebutkan pertanyaannya; --list menampilkan daftarnya.</translation>
    </message>
    <message>
        <source>makes an empty shop of your own</source>
        <translation>membuat toko kosong milik Anda</translation>
    </message>
    <message>
        <source>reads with one query, as JSON</source>
        <translation>membaca dengan satu pertanyaan, sebagai JSON</translation>
    </message>
    <message>
        <source>query</source>
        <translation>pertanyaan</translation>
    </message>
    <message>
        <source>QUERY</source>
        <translation>PERTANYAAN</translation>
    </message>
    <message>
        <source>the query, such as reservations</source>
        <translation>pertanyaannya, misalnya reservations</translation>
    </message>
    <message>
        <source>lists the queries with their arguments and permissions</source>
        <translation>menampilkan semua pertanyaan dengan isinya dan izinnya</translation>
    </message>
    <message>
        <source>what the shop is called</source>
        <translation>nama toko</translation>
    </message>
    <message>
        <source>what the owner is called</source>
        <translation>nama pemilik</translation>
    </message>
    <message>
        <source>the name that the owner signs in with</source>
        <translation>nama masuk pemilik</translation>
    </message>
    <message>
        <source>CURRENCY</source>
        <translation>MATA_UANG</translation>
    </message>
    <message>
        <source>MARK</source>
        <translation>TANDA</translation>
    </message>
    <message>
        <source>New password of {login}: </source>
        <translation>Kata sandi baru {login}: </translation>
    </message>
    <message>
        <source>Once more: </source>
        <translation>Sekali lagi: </translation>
    </message>
    <message>
        <source>The two passwords differ. Nothing was made; try again.</source>
        <translation>Kedua kata sandi berbeda. Tidak ada yang dibuat; coba lagi.</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Toko</translation>
    </message>
    <message>
        <source>The shop “{name}” is in {folder}</source>
        <translation>Toko “{name}” ada di {folder}</translation>
    </message>
    <message>
        <source>Write it down and keep it away from the computer.</source>
        <translation>Tulis di kertas dan simpan jauh dari komputer.</translation>
    </message>
    <message>
        <source>A report that is printed here is an export too; the window shows yours.</source>
        <translation>Laporan yang ditampilkan di sini juga ekspor; laporan untuk Anda ada di jendela program.</translation>
    </message>
    <message>
        <source>Archived items among them: {count}. Their bookings stay in the books; importing the file again takes them up again.</source>
        <translation>Barang yang diarsipkan di antaranya: {count}. Pembukuannya tetap tercatat; impor file ini sekali lagi dan barangnya dipakai kembali.</translation>
    </message>
    <message>
        <source>{login} has a new password.</source>
        <translation>{login} punya kata sandi baru.</translation>
    </message>
    <message>
        <source>The database is ready (version {number}).</source>
        <translation>Basis data siap (versi {number}).</translation>
    </message>
    <message>
        <source>{login} can bring the shop to it now: main.py hub upload</source>
        <translation>{login} sekarang dapat mengirim toko ke sana: main.py hub upload</translation>
    </message>
    <message>
        <source>Take this line to the server: main.py hub init --ticket FILE</source>
        <translation>Bawa baris ini ke server: main.py hub init --ticket FILE</translation>
    </message>
    <message>
        <source>The shop is on the server. Whoever is signed in signs in anew.</source>
        <translation>Toko sudah ada di server. Yang sedang masuk perlu masuk lagi.</translation>
    </message>
    <message>
        <source>Server: {hosts}, database {database}</source>
        <translation>Server: {hosts}, basis data {database}</translation>
    </message>
    <message>
        <source>Rows on the server: {done} of {all}</source>
        <translation>Baris di server: {done} dari {all}</translation>
    </message>
    <message>
        <source>The server is found there. Whoever is signed in signs in anew.</source>
        <translation>Server ditemukan di sana. Siapa pun yang sedang masuk harus masuk lagi.</translation>
    </message>
    <message>
        <source>Rows waiting to go there: {count}; bookings among them: {bookings}</source>
        <translation>Baris yang menunggu dikirim: {count}; transaksi di antaranya: {bookings}</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Terhubung</translation>
    </message>
    <message>
        <source>The books of some computers differ from those here.</source>
        <translation>Pembukuan beberapa komputer berbeda dengan yang di sini.</translation>
    </message>
    <message>
        <source>last seen {when}</source>
        <translation>terakhir terlihat {when}</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>komputer ini</translation>
    </message>
    <message>
        <source>shut out</source>
        <translation>aksesnya ditutup</translation>
    </message>
    <message>
        <source>agrees</source>
        <translation>cocok</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>berbeda</translation>
    </message>
    <message>
        <source>{login} can sign in on every computer now.</source>
        <translation>{login} sekarang dapat masuk di semua komputer.</translation>
    </message>
    <message>
        <source>The server lets {whom} in no more.</source>
        <translation>Server tidak lagi menerima {whom}.</translation>
    </message>
    <message>
        <source>This copy is a shop of its own now.</source>
        <translation>Salinan ini sekarang toko tersendiri.</translation>
    </message>
    <message>
        <source>This computer is {code} of the shop now, in {folder}</source>
        <translation>Komputer ini sekarang {code} dari toko itu, di {folder}</translation>
    </message>
    <message>
        <source>Rows here: {done} of {all}</source>
        <translation>Baris di sini: {done} dari {all}</translation>
    </message>
    <message>
        <source>The copy is being checked.</source>
        <translation>Salinannya sedang diperiksa.</translation>
    </message>
    <message>
        <source>To be settled on the Sharing page: {count}</source>
        <translation>Perlu diselesaikan di halaman Berbagi: {count}</translation>
    </message>
    <message>
        <source>What is booked here reaches no other computer until the server takes it; “main.py hub check” tries that.</source>
        <translation>Yang dibukukan di sini tidak sampai ke komputer lain sebelum server menerimanya; “main.py hub check” mencobanya.</translation>
    </message>
    <message>
        <source>What is booked here stays on this computer alone; “main.py hub check” says what to do.</source>
        <translation>Yang dibukukan di sini tinggal di komputer ini saja; “main.py hub check” mengatakan apa yang bisa dilakukan.</translation>
    </message>
</context>
</TS>
