<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
<context>
    <name>AddressDialog</name>
    <message>
        <source>Where is the server now?</source>
        <translation>Di mana server sekarang?</translation>
    </message>
    <message>
        <source>&amp;Use this address</source>
        <translation>Pakai a&amp;lamat ini</translation>
    </message>
    <message>
        <source>For the server of this shop that has another name or another certificate, or that has a second one beside it. What waits on this computer goes there. Every other computer has to be told too.</source>
        <translation>Untuk server toko ini yang sekarang bernama lain, bersertifikat lain, atau didampingi server kedua. Yang menunggu di komputer ini dikirim ke sana. Setiap komputer lain juga harus diberi tahu.</translation>
    </message>
    <message>
        <source>Recovery &amp;key of this computer</source>
        <translation>&amp;Kunci pemulihan komputer ini</translation>
    </message>
    <message>
        <source>It is asked for because the server has not seen you here for 30 days.</source>
        <translation>Ditanyakan karena server tidak melihat Anda di sini selama 30 hari.</translation>
    </message>
</context>
<context>
    <name>ConnectForm</name>
    <message>
        <source>&amp;Test the connection</source>
        <translation>&amp;Coba sambungan</translation>
    </message>
    <message>
        <source>Share this sho&amp;p</source>
        <translation>Ba&amp;gikan toko ini</translation>
    </message>
    <message>
        <source>The shop goes to the server</source>
        <translation>Toko sedang dikirim ke server</translation>
    </message>
    <message>
        <source>Everybody can go on working meanwhile. If you cancel, this computer stays a shop of its own; begun again, it goes on where it was.</source>
        <translation>Sementara itu semua orang bisa terus bekerja. Bila dibatalkan, komputer ini tetap menjadi toko sendiri; bila dimulai lagi, pengiriman dilanjutkan dari tempat berhenti.</translation>
    </message>
    <message>
        <source>{done} of {all} entries of the journal are there</source>
        <translation>{done} dari {all} catatan jurnal sudah sampai</translation>
    </message>
    <message>
        <source>Share this shop with other computers</source>
        <translation>Bagikan toko ini dengan komputer lain</translation>
    </message>
    <message>
        <source>All computers of the shop exchange their bookings through one server. It has to be made ready once, by whoever looks after it; the operator&apos;s guide says how. Here everything is brought to it, then other computers can join.</source>
        <translation>Semua komputer toko bertukar catatan lewat satu server. Server itu disiapkan sekali oleh yang mengurusnya; caranya ada di panduan operator. Di sini semua data dikirim ke sana, lalu komputer lain bisa bergabung.</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Menghubungi server…</translation>
    </message>
    <message>
        <source>The server answers and lets you in.</source>
        <translation>Server menjawab dan menerima Anda.</translation>
    </message>
    <message>
        <source>Cancelled. This computer is a shop of its own as before.</source>
        <translation>Dibatalkan. Komputer ini tetap toko sendiri seperti semula.</translation>
    </message>
</context>
<context>
    <name>ConnectionView</name>
    <message>
        <source>Sign in &amp;anew</source>
        <translation>&amp;Masuk lagi</translation>
    </message>
    <message>
        <source>All of the shop is on the server. Sign in anew: then this computer is linked. Then give everybody else a new password on the page People: with it they sign in on every computer.</source>
        <translation>Seluruh toko sudah ada di server. Masuklah lagi agar komputer ini tersambung. Sesudah itu beri setiap orang lain kata sandi baru di halaman Orang: dengan itu mereka bisa masuk di semua komputer.</translation>
    </message>
    <message>
        <source>This computer is a shop of its own now. Sign in anew to go on.</source>
        <translation>Komputer ini sekarang toko sendiri. Masuklah lagi untuk melanjutkan.</translation>
    </message>
    <message>
        <source>The server of this shop answers there. Sign in anew to work with it.</source>
        <translation>Server toko ini menjawab di sana. Masuklah lagi untuk bekerja dengannya.</translation>
    </message>
</context>
<context>
    <name>DevicesView</name>
    <message>
        <source>Compare now</source>
        <translation>Bandingkan sekarang</translation>
    </message>
    <message>
        <source>The books of all computers have not been compared yet.</source>
        <translation>Pembukuan semua komputer belum pernah dibandingkan.</translation>
    </message>
    <message>
        <source>The books of all computers were last the same on {when}.</source>
        <translation>Pembukuan semua komputer terakhir terlihat sama pada {when}.</translation>
    </message>
    <message>
        <source>Everything is exchanged and compared…</source>
        <translation>Semuanya dipertukarkan dan dibandingkan…</translation>
    </message>
    <message>
        <source>The books of all computers agree.</source>
        <translation>Pembukuan semua komputer cocok.</translation>
    </message>
    <message>
        <source>What could be compared agrees. Computers that are off or behind were left out.</source>
        <translation>Yang bisa dibandingkan cocok. Komputer yang mati atau tertinggal tidak ikut dibandingkan.</translation>
    </message>
    <message>
        <source>The books of a computer differ from those here. Make a backup of both and ask for help.</source>
        <translation>Pembukuan salah satu komputer berbeda dari yang di sini. Buat cadangan keduanya dan minta bantuan.</translation>
    </message>
</context>
<context>
    <name>LeaveDialog</name>
    <message>
        <source>Leave without the server?</source>
        <translation>Tinggalkan tanpa server?</translation>
    </message>
    <message>
        <source>&amp;Leave</source>
        <translation>Tingga&amp;lkan</translation>
    </message>
    <message>
        <source>Only for a server that never comes back. This computer keeps all of the shop, with what waits here, and becomes a shop of its own, which can found a new server. All other computers then join that one anew.</source>
        <translation>Hanya untuk server yang tidak akan kembali. Komputer ini menyimpan seluruh data toko beserta yang masih menunggu di sini, dan menjadi toko sendiri, yang bisa dibagikan lewat server baru. Semua komputer lain lalu bergabung lagi ke server itu.</translation>
    </message>
    <message>
        <source>The fourteen groups that were written down when the shop came to this computer.</source>
        <translation>Empat belas kelompok huruf yang dicatat ketika toko dibuat di komputer ini atau komputer ini bergabung.</translation>
    </message>
    <message>
        <source>Recovery &amp;key</source>
        <translation>&amp;Kunci pemulihan</translation>
    </message>
</context>
<context>
    <name>LinkStatus</name>
    <message>
        <source>Try now</source>
        <translation>Coba sekarang</translation>
    </message>
    <message>
        <source>Another add&amp;ress…</source>
        <translation>Alamat la&amp;in…</translation>
    </message>
    <message>
        <source>&amp;Leave the server…</source>
        <translation>Tingga&amp;lkan server…</translation>
    </message>
    <message>
        <source>The server is &amp;gone for good…</source>
        <translation>Server han&amp;gus atau hilang…</translation>
    </message>
    <message>
        <source>Server: {hosts}, database {database}</source>
        <translation>Server: {hosts}, basis data {database}</translation>
    </message>
    <message>
        <source>Leave the server?</source>
        <translation>Tinggalkan server?</translation>
    </message>
    <message>
        <source>This computer keeps all of the shop and becomes a shop of its own. The other computers hear nothing of it any more, and what waits here does not reach them. To come back it has to join anew.</source>
        <translation>Komputer ini menyimpan seluruh data toko dan menjadi toko sendiri. Komputer lain tidak lagi menerima kabar darinya, dan yang masih menunggu di sini tidak sampai ke sana. Untuk kembali, komputer ini harus bergabung lagi.</translation>
    </message>
    <message>
        <source>&amp;Leave</source>
        <translation>Tingga&amp;lkan</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>Merge the items</source>
        <translation>Gabungkan barang</translation>
    </message>
    <message>
        <source>&amp;Merge</source>
        <translation>&amp;Gabungkan</translation>
    </message>
    <message>
        <source>Which one stays? The stock and the codes of the others go to it; what was booked of them stays as it is. This cannot be undone.</source>
        <translation>Mana yang tetap? Stok dan kode barang lainnya pindah ke barang itu; yang sudah dibukukan tetap apa adanya. Ini tidak bisa dibatalkan.</translation>
    </message>
</context>
<context>
    <name>Refusals</name>
    <message>
        <source>It is not what its author signed. If the password was changed on another computer, sign in anew and do it again; else ask the owner to look at this computer.</source>
        <translation>Isinya bukan yang ditandatangani pembuatnya. Bila kata sandi diganti di komputer lain, masuklah lagi dan ulangi; bila tidak, minta pemilik memeriksa komputer ini.</translation>
    </message>
    <message>
        <source>What arrived is not whole. Do it again; if it happens once more, make a backup and ask for help.</source>
        <translation>Yang sampai tidak utuh. Ulangi; bila terjadi lagi, buat cadangan dan minta bantuan.</translation>
    </message>
    <message>
        <source>Whoever did it did not have the right: {permission}.</source>
        <translation>Yang melakukannya tidak punya hak: {permission}.</translation>
    </message>
    <message>
        <source>It needs something that the server refused, or that somebody has deleted.</source>
        <translation>Ini memerlukan sesuatu yang ditolak server, atau yang sudah dihapus orang.</translation>
    </message>
    <message>
        <source>Others have used it meanwhile: it is back, and can be archived.</source>
        <translation>Sementara itu sudah dipakai orang lain: barisnya ada lagi, dan bisa diarsipkan.</translation>
    </message>
    <message>
        <source>It does not take back what was booked. Look at the document and reverse it again.</source>
        <translation>Ini tidak membatalkan yang dibukukan. Lihat dokumennya dan batalkan lagi.</translation>
    </message>
    <message>
        <source>The server has it already, with another content.</source>
        <translation>Server sudah memilikinya, dengan isi yang lain.</translation>
    </message>
    <message>
        <source>Nobody can give others more rights than they have themselves.</source>
        <translation>Tidak ada yang bisa memberi hak melebihi haknya sendiri.</translation>
    </message>
    <message>
        <source>Its day is in the future. Check this computer&apos;s clock.</source>
        <translation>Harinya di masa depan. Periksa jam komputer ini.</translation>
    </message>
    <message>
        <source>A quantity or an amount is too large.</source>
        <translation>Ada jumlah atau nilai yang terlalu besar.</translation>
    </message>
    <message>
        <source>Such goods do not go from there to there.</source>
        <translation>Barang seperti itu tidak berpindah dari sana ke sana.</translation>
    </message>
    <message>
        <source>It was sold for less than its price, without the right to do so.</source>
        <translation>Dijual di bawah harga jual, tanpa hak untuk itu.</translation>
    </message>
    <message>
        <source>The return does not name what was sold.</source>
        <translation>Retur tidak menyebut apa yang terjual.</translation>
    </message>
    <message>
        <source>More would have come back than was left of it: somebody took it back already.</source>
        <translation>Yang kembali melebihi sisanya: sudah ada yang menerimanya kembali.</translation>
    </message>
    <message>
        <source>Something of it was given back already, so it cannot be reversed.</source>
        <translation>Sebagian sudah diretur, jadi tidak bisa dibatalkan.</translation>
    </message>
    <message>
        <source>The server has no such document.</source>
        <translation>Server tidak punya dokumen itu.</translation>
    </message>
    <message>
        <source>Somebody else has settled it already.</source>
        <translation>Sudah diselesaikan orang lain.</translation>
    </message>
    <message>
        <source>The stocktake had ended on another computer.</source>
        <translation>Stok opname itu sudah selesai di komputer lain.</translation>
    </message>
    <message>
        <source>Others had counted more of this stocktake. Look at it and close it again.</source>
        <translation>Orang lain menghitung lebih banyak pada stok opname ini. Lihat dan tutup lagi.</translation>
    </message>
    <message>
        <source>The shop would have been without an owner.</source>
        <translation>Toko akan tanpa pemilik.</translation>
    </message>
    <message>
        <source>Somebody else signs in with this name already.</source>
        <translation>Nama masuk ini sudah dipakai orang lain.</translation>
    </message>
    <message>
        <source>The server could not take it as it is.</source>
        <translation>Server tidak bisa menerimanya apa adanya.</translation>
    </message>
    <message>
        <source>another role can</source>
        <translation>hak peran lain</translation>
    </message>
</context>
<context>
    <name>Sharing</name>
    <message>
        <source>To be looked at</source>
        <translation>Perlu diperiksa</translation>
    </message>
    <message>
        <source>Nothing has to be looked at</source>
        <translation>Tidak ada yang perlu diperiksa</translation>
    </message>
    <message>
        <source>What the server took although something about it was unusual. Look whether it is right, then confirm it; what is wrong is reversed or changed back where it was done.</source>
        <translation>Yang diterima server walaupun ada yang tidak biasa. Periksa apakah benar, lalu sahkan; yang salah dibatalkan atau diubah kembali di tempat melakukannya.</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Sahkan</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Apa</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Sebab</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Siapa</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Kapan</translation>
    </message>
    <message>
        <source>Computers</source>
        <translation>Komputer</translation>
    </message>
    <message>
        <source>The server has not told of any computer</source>
        <translation>Server belum memberitahukan komputer apa pun</translation>
    </message>
    <message>
        <source>The computers that share this shop. One that is lost or stolen is shut out here: the server takes nothing of it any more, and tells it nothing.</source>
        <translation>Komputer yang berbagi toko ini. Yang hilang atau dicuri ditolak di sini: server tidak lagi menerima apa pun darinya, dan tidak memberinya kabar.</translation>
    </message>
    <message>
        <source>Shut out…</source>
        <translation>Tolak…</translation>
    </message>
    <message>
        <source>The server lets it in no more</source>
        <translation>Server tidak menerimanya lagi</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kode</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Terakhir terlihat</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Menunggu</translation>
    </message>
    <message>
        <source>Books</source>
        <translation>Pembukuan</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Keadaan</translation>
    </message>
    <message>
        <source>not compared</source>
        <translation>belum dibandingkan</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>sama</translation>
    </message>
    <message>
        <source>different</source>
        <translation>berbeda</translation>
    </message>
    <message>
        <source>Shut out</source>
        <translation>Ditolak</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Komputer ini</translation>
    </message>
    <message>
        <source>Let in</source>
        <translation>Diterima</translation>
    </message>
    <message>
        <source>Shut out on {when}.</source>
        <translation>Ditolak pada {when}.</translation>
    </message>
    <message>
        <source>It has not told yet what its books come to.</source>
        <translation>Belum pernah mengabarkan hasil pembukuannya.</translation>
    </message>
    <message>
        <source>What it told of its books on {when} differs from those here.</source>
        <translation>Pembukuannya, menurut kabar {when}, berbeda dari yang di sini.</translation>
    </message>
    <message>
        <source>It last told what its books come to on {when}.</source>
        <translation>Terakhir mengabarkan hasil pembukuannya pada {when}.</translation>
    </message>
    <message>
        <source>Shut out {computer}?</source>
        <translation>Tolak {computer}?</translation>
    </message>
    <message>
        <source>The server takes nothing of this computer any more. What waits there and has not come yet does not come. This cannot be undone: to come back it has to join anew.</source>
        <translation>Server tidak lagi menerima apa pun dari komputer ini. Yang masih menunggu di sana tidak akan sampai. Ini tidak bisa dibatalkan: untuk kembali, komputer itu harus bergabung lagi.</translation>
    </message>
    <message>
        <source>&amp;Shut out</source>
        <translation>&amp;Tolak</translation>
    </message>
    <message>
        <source>Goods received</source>
        <translation>Barang masuk</translation>
    </message>
    <message>
        <source>Sale</source>
        <translation>Penjualan</translation>
    </message>
    <message>
        <source>Customer return</source>
        <translation>Retur penjualan</translation>
    </message>
    <message>
        <source>Supplier return</source>
        <translation>Retur pembelian</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Mutasi</translation>
    </message>
    <message>
        <source>Adjustment</source>
        <translation>Penyesuaian</translation>
    </message>
    <message>
        <source>Stocktake</source>
        <translation>Stok opname</translation>
    </message>
    <message>
        <source>Opening stock</source>
        <translation>Stok awal</translation>
    </message>
    <message>
        <source>The server had not seen its author on that computer in the 30 days before, or their password has been changed since</source>
        <translation>Dalam 30 hari sebelumnya server tidak melihat pembuatnya di komputer itu, atau kata sandinya sudah diganti sejak itu</translation>
    </message>
    <message>
        <source>The server had no password of its author yet, so nothing proves who did it</source>
        <translation>Server belum punya kata sandi pembuatnya, jadi tidak ada bukti siapa yang melakukannya</translation>
    </message>
    <message>
        <source>Comes from a copied or restored computer</source>
        <translation>Dari komputer salinan atau yang dipulihkan</translation>
    </message>
    <message>
        <source>Its author has lost the right to it meanwhile</source>
        <translation>Sementara itu pembuatnya tidak berhak lagi</translation>
    </message>
    <message>
        <source>Names somebody who allowed it, and nothing shows that they did</source>
        <translation>Menyebut orang yang mengizinkannya, tetapi tidak ada yang menunjukkan bahwa ia mengizinkan</translation>
    </message>
    <message>
        <source>Takes back something of an earlier day under a right for the same day</source>
        <translation>Membatalkan sesuatu dari hari sebelumnya dengan hak yang hanya berlaku pada hari yang sama</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>tidak ada</translation>
    </message>
    <message>
        <source>what is not there any more</source>
        <translation>yang sudah tidak ada</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ya</translation>
    </message>
    <message>
        <source>no</source>
        <translation>tidak</translation>
    </message>
    <message>
        <source>another arrangement</source>
        <translation>susunan lain</translation>
    </message>
    <message>
        <source>{document}: {quantity}, {who}, {when}</source>
        <translation>{document}: {quantity}, {who}, {when}</translation>
    </message>
    <message>
        <source>What was done on this computer and the server does not have yet</source>
        <translation>Yang dilakukan di komputer ini dan belum ada di server</translation>
    </message>
    <message>
        <source>What you did here and the server does not have yet</source>
        <translation>Yang Anda lakukan di sini dan belum ada di server</translation>
    </message>
    <message>
        <source>{what}. It goes by itself as soon as the server answers.</source>
        <translation>{what}. Terkirim sendiri begitu server menjawab.</translation>
    </message>
    <message>
        <source>Waiting to go</source>
        <translation>Menunggu dikirim</translation>
    </message>
    <message>
        <source>Nothing waits here</source>
        <translation>Tidak ada yang menunggu</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Ditolak server</translation>
    </message>
    <message>
        <source>Nothing was refused</source>
        <translation>Tidak ada yang ditolak</translation>
    </message>
    <message>
        <source>What the server did not take, and why. The books are as if it had not been done: do what has to be done again, then press “Seen”.</source>
        <translation>Yang tidak diterima server, dan sebabnya. Pembukuan seperti belum pernah dilakukan: ulangi yang perlu, lalu tekan “Sudah dibaca”.</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Sudah dibaca</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Baru</translation>
    </message>
    <message>
        <source>Total: {amount}</source>
        <translation>Total: {amount}</translation>
    </message>
    <message>
        <source>Sold twice</source>
        <translation>Terjual dua kali</translation>
    </message>
    <message>
        <source>Nothing was sold twice</source>
        <translation>Tidak ada yang terjual dua kali</translation>
    </message>
    <message>
        <source>Goods that two computers sold while they were apart: both sales stand, and the stock is below nothing. Look at the shelf, then accept it or count.</source>
        <translation>Barang yang dijual dua komputer selagi terpisah: kedua penjualan berlaku, dan stoknya di bawah nol. Lihat raknya, lalu terima atau hitung.</translation>
    </message>
    <message>
        <source>The stock is nothing there now</source>
        <translation>Stok di sana sekarang nol</translation>
    </message>
    <message>
        <source>Count now</source>
        <translation>Hitung sekarang</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Barang</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Tempat</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Kurang</translation>
    </message>
    <message>
        <source>Taken by</source>
        <translation>Diambil oleh</translation>
    </message>
    <message>
        <source>Accept…</source>
        <translation>Terima…</translation>
    </message>
    <message>
        <source>Accept that they are gone?</source>
        <translation>Terima bahwa barangnya sudah tidak ada?</translation>
    </message>
    <message>
        <source>An adjustment of +{missing} {item} at {place} is booked: the stock there becomes 0. All sales stand. If the shelf holds something else, count it instead.</source>
        <translation>Penyesuaian +{missing} {item} di {place} dibukukan: stok di sana menjadi 0. Semua penjualan tetap berlaku. Kalau isi raknya lain, hitung saja.</translation>
    </message>
    <message>
        <source>&amp;Book it</source>
        <translation>&amp;Bukukan</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>Hitung lagi</translation>
    </message>
    <message>
        <source>Nothing has to be counted again</source>
        <translation>Tidak ada yang perlu dihitung lagi</translation>
    </message>
    <message>
        <source>Lines of stocktakes where another computer had moved goods before they were counted, and nobody here knew. Count them again, or say that they stand.</source>
        <translation>Baris stok opname yang barangnya sudah dipindah komputer lain sebelum dihitung, dan di sini belum diketahui. Hitung lagi, atau nyatakan tetap benar.</translation>
    </message>
    <message>
        <source>It stands</source>
        <translation>Tetap benar</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Dihitung</translation>
    </message>
    <message>
        <source>Moved before</source>
        <translation>Dipindah lebih dulu</translation>
    </message>
    <message>
        <source>{who} counted {counted} where the books said {recorded}. What another computer had moved before came later: {moved}.</source>
        <translation>{who} menghitung {counted} sedangkan menurut pembukuan {recorded}. Yang dipindah komputer lain sebelumnya datang belakangan: {moved}.</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>Seseorang</translation>
    </message>
    <message>
        <source>SKU of several items</source>
        <translation>SKU beberapa barang</translation>
    </message>
    <message>
        <source>Barcode of several items</source>
        <translation>Barcode beberapa barang</translation>
    </message>
    <message>
        <source>Number of several documents</source>
        <translation>Nomor beberapa dokumen</translation>
    </message>
    <message>
        <source>Reversed twice</source>
        <translation>Dibatalkan dua kali</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Konflik</translation>
    </message>
    <message>
        <source>No two people differ</source>
        <translation>Tidak ada yang bertentangan</translation>
    </message>
    <message>
        <source>What two people changed to different values while their computers were apart. The first one counts until somebody says which is right.</source>
        <translation>Yang diubah dua orang menjadi nilai berbeda selagi komputernya terpisah. Yang pertama berlaku sampai ada yang menyatakan mana yang benar.</translation>
    </message>
    <message>
        <source>Keep the shop&apos;s</source>
        <translation>Tetap yang di toko</translation>
    </message>
    <message>
        <source>Take the other</source>
        <translation>Ambil yang lain</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Tentang</translation>
    </message>
    <message>
        <source>The shop&apos;s value</source>
        <translation>Nilai di toko</translation>
    </message>
    <message>
        <source>The other value</source>
        <translation>Nilai yang lain</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>seseorang</translation>
    </message>
    <message>
        <source>The shop has “{value}”, from {who}.</source>
        <translation>Di toko tercatat “{value}”, dari {who}.</translation>
    </message>
    <message>
        <source>{who} wanted “{value}” on {when}.</source>
        <translation>{who} menginginkan “{value}” pada {when}.</translation>
    </message>
    <message>
        <source>Given twice</source>
        <translation>Diberikan dua kali</translation>
    </message>
    <message>
        <source>Nothing was given twice</source>
        <translation>Tidak ada yang diberikan dua kali</translation>
    </message>
    <message>
        <source>Codes and numbers that two computers gave while they were apart. Merge what is the same item, or keep both.</source>
        <translation>Kode dan nomor yang diberikan dua komputer selagi terpisah. Gabungkan bila barangnya sama, atau biarkan keduanya.</translation>
    </message>
    <message>
        <source>Merge the items…</source>
        <translation>Gabungkan barang…</translation>
    </message>
    <message>
        <source>Left behind</source>
        <translation>Tertinggal</translation>
    </message>
    <message>
        <source>Nothing was left at a merged item</source>
        <translation>Tidak ada yang tertinggal di barang yang sudah digabung</translation>
    </message>
    <message>
        <source>Items that one computer merged while another one still received, sold or merged them. What is left there is in no list until it is moved.</source>
        <translation>Barang yang digabung di satu komputer selagi komputer lain masih menerima, menjual, atau menggabungkannya. Yang tertinggal di sana tidak ada di daftar mana pun sampai dipindahkan.</translation>
    </message>
    <message>
        <source>Move it there</source>
        <translation>Pindahkan ke sana</translation>
    </message>
    <message>
        <source>The items are one now</source>
        <translation>Barangnya sekarang satu</translation>
    </message>
    <message>
        <source>Merged item</source>
        <translation>Barang yang digabung</translation>
    </message>
    <message>
        <source>Is part of</source>
        <translation>Sekarang bagian dari</translation>
    </message>
    <message>
        <source>Left there</source>
        <translation>Yang tertinggal</translation>
    </message>
    <message>
        <source>no goods</source>
        <translation>tanpa stok</translation>
    </message>
    <message>
        <source>Codes: {codes}</source>
        <translation>Kode: {codes}</translation>
    </message>
    <message>
        <source>Batches: {lots}</source>
        <translation>Batch: {lots}</translation>
    </message>
    <message>
        <source>{quantity} at {place}</source>
        <translation>{quantity} di {place}</translation>
    </message>
    <message>
        <source>{quantity} missing at {place}</source>
        <translation>Kurang {quantity} di {place}</translation>
    </message>
    <message>
        <source>Items were merged into each other, so that none of them is in the lists. “Move it there” brings back “{kept}”, which was made first.</source>
        <translation>Barang-barang ini saling digabung, jadi tidak satu pun ada di daftar. “Pindahkan ke sana” mengembalikan “{kept}”, yang dibuat paling dulu.</translation>
    </message>
    <message>
        <source>It was merged into an item that is merged itself: what comes back of it goes where nobody looks.</source>
        <translation>Barang ini digabung ke barang yang kemudian digabung juga: returnya masuk ke tempat yang tidak dilihat siapa pun.</translation>
    </message>
    <message>
        <source>It is still in the lists.</source>
        <translation>Barang ini masih tampak di daftar.</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>Biarkan keduanya</translation>
    </message>
    <message>
        <source>Who has it</source>
        <translation>Pemakainya</translation>
    </message>
    <message>
        <source>Two documents have the same number; both stand and both count.</source>
        <translation>Dua dokumen bernomor sama; keduanya berlaku dan keduanya dihitung.</translation>
    </message>
    <message>
        <source>Two people took the same back, so it came back twice. If the stock is too high now, count it.</source>
        <translation>Dua orang membatalkan hal yang sama, jadi barangnya kembali dua kali. Bila stok terlalu tinggi, hitunglah.</translation>
    </message>
    <message>
        <source>Whoever looks for it finds several items until it is settled.</source>
        <translation>Sampai diselesaikan, pencarian menemukan beberapa barang.</translation>
    </message>
</context>
<context>
    <name>SharingPage</name>
    <message>
        <source>Sharing</source>
        <translation>Berbagi</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Sambungan</translation>
    </message>
    <message>
        <source>Computers</source>
        <translation>Komputer</translation>
    </message>
</context>
</TS>
