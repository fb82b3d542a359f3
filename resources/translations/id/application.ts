<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
<context>
    <name>Books</name>
    <message>
        <source>The shop&apos;s file is damaged: {subject}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file&apos;s structure was changed: {subject}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stock of {subject} is not what was booked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cost of {subject} is not what was booked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stock is below zero: {subject}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search does not know {subject} rightly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The journal has a gap: {subject}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The journal was altered: {subject}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Document {subject} was altered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A posted document is missing: {subject}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and %n more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BooksCheck</name>
    <message>
        <source>The books are being checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The books do not agree: %n problem(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Checked at {time}: the file, stock, costs, documents and the journal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The books agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The books could not be checked</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Rooms</name>
    <message>
        <source>Owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warehouse admin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Viewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
