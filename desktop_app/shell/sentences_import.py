"""The sentences of what can go wrong with files that come in and data that goes out."""

from desktop_app.shell.marks import QT_TRANSLATE_NOOP

IMPORT_SENTENCES: dict[str, str] = {
    # the file
    "import_file_missing": QT_TRANSLATE_NOOP("Messages", "There is no file {file}."),
    "import_file_unreadable": QT_TRANSLATE_NOOP(
        "Messages", "{file} cannot be read. Is it a file, and yours to read?"
    ),
    "file_empty": QT_TRANSLATE_NOOP("Messages", "The file is empty."),
    "file_not_text": QT_TRANSLATE_NOOP(
        "Messages", "This is neither a table of text nor a spreadsheet. Save it as CSV or XLSX."
    ),
    "file_damaged": QT_TRANSLATE_NOOP(
        "Messages", "The spreadsheet is damaged or has a password. Save it anew, or as CSV."
    ),
    "file_too_large": QT_TRANSLATE_NOOP(
        "Messages", "The file is too large. Split it into several."
    ),
    "file_too_large_or_damaged": QT_TRANSLATE_NOOP(
        "Messages", "The spreadsheet is damaged, or says that it is enormous. Save it as CSV."
    ),
    "file_too_long": QT_TRANSLATE_NOOP(
        "Messages", "The file has more than {limit} rows. Split it into several."
    ),
    "file_too_wide": QT_TRANSLATE_NOOP("Messages", "The file has more than {limit} columns."),
    "file_line_too_long": QT_TRANSLATE_NOOP(
        "Messages", "A line of the file has no end. Is this a table at all?"
    ),
    "file_quotes_open": QT_TRANSLATE_NOOP(
        "Messages", "From row {row} on a quotation mark is never closed. Mend it there."
    ),
    "file_not_understood": QT_TRANSLATE_NOOP(
        "Messages",
        "No column says what it is. Give the columns titles such as Code, Name and Price.",
    ),
    "file_imported_before": QT_TRANSLATE_NOOP(
        "Messages", "This very file was imported before; nothing was changed."
    ),
    "sales_imported_before": QT_TRANSLATE_NOOP(
        "Messages",
        "The sales of this very file are in the history already and would count twice; nothing "
        "was changed. Undo their import first.",
    ),
    "file_is_movements": QT_TRANSLATE_NOOP(
        "Messages",
        "This is a list of movements that Lumbung wrote. It is for reading and cannot be "
        "imported; exports of items and of stock can.",
    ),
    "file_is_documents": QT_TRANSLATE_NOOP(
        "Messages",
        "This is a list of documents that Lumbung wrote. It is for reading and cannot be "
        "imported; exports of items and of stock can.",
    ),
    "days_unclear": QT_TRANSLATE_NOOP(
        "Messages",
        "The dates in the column “{column}” can be read in two ways, and nothing was changed. Say "
        "whether the day or the month comes first.",
    ),
    "numbers_unclear": QT_TRANSLATE_NOOP(
        "Messages",
        "The numbers in the column “{column}” can be read in two ways, and nothing was changed. "
        "Say whether a point or a comma is their decimal mark.",
    ),
    "cost_needs_stock": QT_TRANSLATE_NOOP(
        "Messages",
        "The column says something of stock, and the file has no column of quantities. A cost, a "
        "place or a batch comes in together with a quantity.",
    ),
    "import_kind_unknown": QT_TRANSLATE_NOOP(
        "Messages", "There is no kind “{kind}”. There are: {known}."
    ),
    "import_field_unknown": QT_TRANSLATE_NOOP(
        "Messages", "There is no field “{name}”. There are: {known}."
    ),
    "import_column_unknown": QT_TRANSLATE_NOOP("Messages", "The file has no column “{column}”."),
    "import_undone_first": QT_TRANSLATE_NOOP(
        "Messages", "Undoing this file's import was broken off. Undo it to the end first."
    ),
    "import_running_elsewhere": QT_TRANSLATE_NOOP(
        "Messages", "Somebody else imports or undoes this file just now."
    ),
    "batch_unknown": QT_TRANSLATE_NOOP("Messages", "There is no such import."),
    "batch_undone": QT_TRANSLATE_NOOP("Messages", "This import is undone already."),
    "export_unknown": QT_TRANSLATE_NOOP(
        "Messages", "There is no export “{name}”. There are: {known}."
    ),
    # its rows
    "row_too_wide": QT_TRANSLATE_NOOP(
        "Messages", "The row has more cells than there are columns ({columns})."
    ),
    "row_without_item": QT_TRANSLATE_NOOP(
        "Messages", "No item has the code “{item}”, and the row has no name for a new one."
    ),
    "row_repeats": QT_TRANSLATE_NOOP(
        "Messages", "Row {first} says something else of the same item."
    ),
    "row_ambiguous": QT_TRANSLATE_NOOP(
        "Messages", "Several items are meant. Give the row a code or barcode of its own."
    ),
    "barcode_repeats": QT_TRANSLATE_NOOP(
        "Messages", "Row {first} has the barcode {barcode} for another item."
    ),
    "stock_there": QT_TRANSLATE_NOOP(
        "Messages",
        "The item has stock already ({on_hand}, the file says {wanted}). Count it instead.",
    ),
    # its cells
    "cell_no_number": QT_TRANSLATE_NOOP("Messages", "“{cell}” is no number."),
    "cell_number_unclear": QT_TRANSLATE_NOOP(
        "Messages", "“{cell}” is not written as the other numbers of the column are."
    ),
    "cell_too_fine": QT_TRANSLATE_NOOP(
        "Messages", "“{cell}” has more than three decimals, and nothing is rounded."
    ),
    "cell_no_date": QT_TRANSLATE_NOOP("Messages", "“{cell}” is no date."),
    "cell_no_flag": QT_TRANSLATE_NOOP("Messages", "“{cell}” is neither yes nor no."),
    "cell_no_partner_kind": QT_TRANSLATE_NOOP(
        "Messages", "“{cell}” is neither supplier nor customer."
    ),
    "cell_broken": QT_TRANSLATE_NOOP("Messages", "“{cell}” is a spreadsheet's error, not a value."),
    "code_damaged": QT_TRANSLATE_NOOP(
        "Messages",
        "“{cell}” was a code until a spreadsheet made a number of it; its last digits are lost. "
        "Format the column as text and fill it in again.",
    ),
    # what stays when an import is undone
    "changed_since": QT_TRANSLATE_NOOP("Messages", "“{name}” was changed since and stays."),
    "sku_taken_since": QT_TRANSLATE_NOOP(
        "Messages", "“{name}” keeps its new code: another item has the old one by now."
    ),
    "in_use": QT_TRANSLATE_NOOP("Messages", "“{name}” is in use and stays."),
    "stock_left": QT_TRANSLATE_NOOP(
        "Messages", "“{name}” stays: its opening stock could not be taken out again."
    ),
}
