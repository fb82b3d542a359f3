"""What the doctor understood of a keyboard scanner, in words."""

from PySide6.QtCore import QCoreApplication

from desktop_app.capture.learning import RawScan
from desktop_app.capture.scanner_profile import ScannerProfile
from desktop_app.shell.messages import QT_TRANSLATE_NOOP

_ENDS = {
    "enter": QT_TRANSLATE_NOOP("DoctorWords", "It ends a code with Enter."),
    "tab": QT_TRANSLATE_NOOP("DoctorWords", "It ends a code with Tab."),
    "pause": QT_TRANSLATE_NOOP("DoctorWords", "It sends nothing after a code; a pause ends it."),
}
_PROBLEMS = {
    "other_code": QT_TRANSLATE_NOOP(
        "DoctorWords", "That was not the code shown here, or not all of it arrived. Scan it again."
    ),
    "too_slow": QT_TRANSLATE_NOOP(
        "DoctorWords",
        "This scanner types as slowly as a hand, so its codes cannot be told from typing. Set the"
        " delay between its characters to 0 with the codes in its manual, then scan again.",
    ),
}
translate = QCoreApplication.translate
_MARKS = {" ": "␣", "\x1d": "GS"}


def keys_as_they_came(scan: RawScan) -> str:
    """Every key, with the milliseconds before it."""
    shown = [_MARKS.get(stroke.text, stroke.text) for stroke in scan.strokes]
    gaps = ["", *(f" ({gap:.0f})" for gap in scan.gaps)]
    return "   ".join(f"{key}{gap}" for key, gap in zip(shown, gaps, strict=True))


def timing(scan: RawScan) -> str:
    """How quick it was."""
    said = translate("DoctorWords", "{count} keys, at most {slowest} milliseconds apart.")
    return said.format(count=len(scan.strokes), slowest=round(scan.slowest))


def problem(code: str) -> str:
    """Why nothing was learnt."""
    return translate("DoctorWords", _PROBLEMS[code])


def understood(profile: ScannerProfile, scan: RawScan) -> list[str]:
    """What was learnt, a sentence each."""
    told = [timing(scan), translate("DoctorWords", _ENDS[scan.end])]
    if profile.prefix:
        told.append(
            translate("DoctorWords", "Before each code it sends “{text}”.").format(
                text=profile.prefix
            )
        )
    if profile.identifier:
        told.append(
            translate("DoctorWords", "Before each code it says which kind of barcode it is.")
        )
    if profile.suffix:
        told.append(
            translate("DoctorWords", "After each code it sends “{text}”.").format(
                text=profile.suffix
            )
        )
    if profile.mapping:
        told.append(
            translate(
                "DoctorWords",
                "It is set to another keyboard layout; its characters are translated.",
            )
        )
    else:
        told.append(translate("DoctorWords", "Its characters arrive as they are printed."))
    if not profile.undo_caps_lock:
        told.append(translate("DoctorWords", "It allows for Caps Lock by itself."))
    return told
