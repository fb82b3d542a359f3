"""Reads the barcodes in picture and video files: one JSON line a picture, or a scan of a video."""

import json
import mimetypes
import time
from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from decimal import Decimal
from pathlib import Path
from typing import Any

from db.errors import LumbungError
from db.rules.in_store import InStoreCode, InStoreFormat, read_in_store
from desktop_app.capture.decoding import decode_frame, read_picture
from desktop_app.capture.opencv import Picture, cv2
from desktop_app.capture.recording import read_video
from desktop_app.capture.scan import DecodedCode, Scan
from desktop_app.capture.wanted import EVERYTHING, SYMBOLOGIES, Wanted
from desktop_app.commands.sentences import told

LARGEST_PICTURE = 200_000_000  # bytes; a file above is a video


def wanted_of(options: Namespace) -> Wanted:
    """The codes that the command's options ask for."""
    kinds = options.only or SYMBOLOGIES
    unread = " ".join(name for name in SYMBOLOGIES if name not in kinds)
    return Wanted.of_texts(unread, options.itf_lengths, options.codabar_lengths)


def decode_files(
    names: Sequence[str],
    wanted: Wanted = EVERYTHING,
    formats: Sequence[InStoreFormat] = (),
) -> int:
    """Prints what is in every file; 1 when one of them could not be read.

    `formats` say how scales spell item, weight and price in their codes.
    """
    failed = 0
    for name in names:
        try:
            for line in _lines(Path(name), wanted, formats):
                _print({"file": name, **line})
        except LumbungError as error:
            failed = 1
            _print({"file": name, "error": told(error)})
    return failed


def _lines(
    path: Path, wanted: Wanted, formats: Sequence[InStoreFormat]
) -> Iterator[dict[str, Any]]:
    picture = None if _is_video(path) else _picture(path)
    if picture is None:
        yield from _scans(path, wanted, formats)
    else:
        started = time.process_time()
        codes = decode_frame(picture, wanted)
        cpu_ms = 1000 * (time.process_time() - started)
        yield {"codes": [_code(code, formats) for code in codes], "cpu_ms": round(cpu_ms, 3)}


def _is_video(path: Path) -> bool:
    """Told from name and size alone; raises `LumbungError` for what is no readable file."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, 2)
    except FileNotFoundError:
        raise LumbungError("file_missing") from None
    except PermissionError:
        raise LumbungError("file_forbidden") from None
    except (OSError, ValueError):  # a folder, a name with a zero byte, a disk that fails
        raise LumbungError("file_unreadable") from None
    kind, _encoding = mimetypes.guess_type(path.name)
    return size > LARGEST_PICTURE or (kind or "").startswith("video/")


def _picture(path: Path) -> Picture | None:
    try:
        return read_picture(path)
    except (cv2.error, OSError):  # more pixels than OpenCV takes; a disk that fails
        return None


def _scans(
    path: Path, wanted: Wanted, formats: Sequence[InStoreFormat]
) -> Iterator[dict[str, Any]]:
    try:
        for scan, seconds in read_video(str(path.absolute()), wanted):  # "0" would be a camera
            yield {**_code(scan, formats), "seconds": round(seconds, 3)}
    except LumbungError:
        raise LumbungError("file_unreadable") from None


def _code(code: DecodedCode | Scan, formats: Sequence[InStoreFormat]) -> dict[str, Any]:
    """What is known of a code; an add-on, GS1 fields and a scale's reading where it has them."""
    fields = {name: value for name, value in asdict(code.elements).items() if value is not None}
    known = {"text": code.text, "symbology": code.symbology, "gtin": code.gtin}
    scale = _of_scale(read_in_store(code.text, formats))
    more = {"addon": code.addon, "gs1": fields, "in_store": scale, "polygon": code.polygon}
    return known | {name: value for name, value in more.items() if value}


def _of_scale(read: InStoreCode | None) -> dict[str, Any]:
    """The item's own code and its digits, with the quantity of the unit or the price."""
    if read is None:
        return {}
    known = {"item_code": read.item_code, "plu": read.plu}
    if read.price is not None:
        return known | {"price": Decimal(read.price) / 10_000}
    return known | {"quantity": Decimal(read.quantity or 0) / 1_000}


def _print(line: dict[str, Any]) -> None:
    print(json.dumps(line, ensure_ascii=False, default=str), flush=True)
