<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
<context>
    <name>FirstStartWizard</name>
    <message>
        <source>Set up your shop - Lumbung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Make the shop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Store</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GoodsStep</name>
    <message>
        <source>Goods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How do you want to begin?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the next step the shop is made on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An &amp;empty shop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A &amp;demo shop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For real work: scan your first delivery at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To try everything: about 200 items, 90 days of deliveries and sales, and people with every role. Real work needs a shop of its own.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeyWindow</name>
    <message>
        <source>Recovery &amp;key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open the shop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safety copies are kept in {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shop is locked, and this computer&apos;s key to it is not where it was. Type the recovery key that was written down when the shop was made; dashes do not matter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key is missing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LanguageStep</name>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome to Lumbung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Six short questions, then you can scan your first delivery. Everything stays on this computer; no internet is needed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LoginWindow</name>
    <message>
        <source>Caps Lock is on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Forgot the owner&apos;s password?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a demo shop. {people}: password {password}, unless you chose your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>You can try again in %n second(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>You can try again now.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MakingPage</name>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your shop is being made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It takes some seconds. Nothing is kept if you cancel.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewPassword</name>
    <message numerus="yes">
        <source>At least %n characters. A short sentence is easy to keep.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The password &amp;again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caps Lock is on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two passwords are not the same.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OwnerStep</name>
    <message>
        <source>Owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You, the owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The owner may do everything, and can let others in later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your na&amp;me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sign-in name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Short, without spaces.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PasswordField</name>
    <message>
        <source>Show the password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the password</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message>
        <source>A new password for the owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Set the password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fourteen groups that were written down when the shop was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The owner&apos;s sign-in &amp;name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery &amp;key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New &amp;password</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecoveryStep</name>
    <message>
        <source>Recovery key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your recovery key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shop&apos;s file is encrypted. If the password is forgotten or this computer is replaced, these fourteen groups open it again. Nobody else has them: keep them on paper, away from this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save to a &amp;file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have &amp;written the key down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the key down first, then tick this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery key of {shop}, {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It opens the shop&apos;s file and resets the owner&apos;s password. Keep it on paper, away from the computer, and show it to nobody.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied. Paste it where you can print it, not into a chat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the recovery key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be saved there; try elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved. Print it, or keep it on a USB stick away from this computer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScannerStep</name>
    <message>
        <source>Scanner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try your scanner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan any barcode now, or type its number and press Enter. Without a scanner just go on: a camera can do the same work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Barcode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your scanner works. It read {code}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{code} came slowly, as if typed by hand. If it was a scanner, it works in the field for codes on the Scan page.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShopStep</name>
    <message>
        <source>Shop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your shop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name stands on every page and report; you can change it later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shop na&amp;me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Currency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time &amp;zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Indonesian rupiah</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Malaysian ringgit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Singapore dollar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brunei dollar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Philippine peso</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thai baht</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vietnamese dong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>US dollar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Euro</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Australian dollar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WIB - Jakarta, Sumatra, Java, West Kalimantan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WITA - Makassar, Bali, Nusa Tenggara, East Kalimantan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WIT - Jayapura, Maluku, Papua</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TroubleWindow</name>
    <message>
        <source>&amp;Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the &amp;folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shop cannot be opened now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shop&apos;s folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safety copies, encrypted with the same key</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
