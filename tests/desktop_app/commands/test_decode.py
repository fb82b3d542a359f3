"""`main.py decode`: the barcodes in pictures and videos."""

import json
from pathlib import Path

import pytest
import zxingcpp

from desktop_app.capture.opencv import cv2, np
from desktop_app.capture.sample_video import make_label, write_video
from desktop_app.command_line import main
from tests.desktop_app.commands.program import CODE


def test_decode_prints_a_line_a_picture(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Codes with their GTIN, the time it took; needs no shop."""
    file = tmp_path / "gambar – 箱.png"
    file.write_bytes(cv2.imencode(".png", make_label(CODE, "EAN13", CODE))[1].tobytes())

    status = main(["decode", str(file)])

    (line,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert status == 0
    assert line["file"] == str(file)
    (code,) = line["codes"]
    assert len(code.pop("polygon")) == 4
    assert code == {"text": CODE, "symbology": "EAN13", "gtin": f"0{CODE}"}
    assert line["cpu_ms"] > 0


def test_decode_says_what_a_gs1_code_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Lot and expiry beside the number, dates as ISO 8601."""
    text = "(01)08992696404441(17)270131(10)A7"
    made = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.DataBarExp)
    file = tmp_path / "gs1.png"
    file.write_bytes(cv2.imencode(".png", np.array(made.to_image(scale=3)))[1].tobytes())

    main(["decode", str(file)])

    (line,) = map(json.loads, capsys.readouterr().out.splitlines())
    fields = {"gtin": "08992696404441", "lot": "A7", "expires_on": "2027-01-31"}
    assert line["codes"][0]["gs1"] == fields


def test_decode_reads_only_what_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Kinds, and lengths of an ITF."""
    file = str(tmp_path / "carton.png")
    label = make_label("18992696404448", "ITF", "")
    Path(file).write_bytes(cv2.imencode(".png", label)[1].tobytes())

    for options in ([], ["--only", "ITF"], ["--only", "QR"], ["--itf-lengths", "6-8"]):
        main(["decode", *options, file])

    lines = map(json.loads, capsys.readouterr().out.splitlines())
    assert [len(line["codes"]) for line in lines] == [1, 1, 0, 0]


def test_decode_prints_a_line_a_scan_of_a_video(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With its seconds from the start."""
    file = tmp_path / "delivery.avi"
    write_video(file, [(CODE, "EAN13")], frames_per_code=8)

    assert main(["decode", str(file)]) == 0

    (line,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert (line["text"], line["gtin"]) == (CODE, f"0{CODE}")
    assert 0 < line["seconds"] < 10


def test_decode_tells_of_files_that_cannot_be_read_and_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The others are read; the exit status says that one was not."""
    blank, empty = tmp_path / "blank.png", tmp_path / "empty.jpg"
    blank.write_bytes(cv2.imencode(".png", np.full((80, 80), 255, np.uint8))[1].tobytes())
    empty.touch()
    (tmp_path / "0").write_text("no camera")  # a bare number is a camera elsewhere
    names = [str(tmp_path / name) for name in ("no.jpg", "0", "empty.jpg", "blank.png")]

    status = main(["decode", *names, str(tmp_path), "zero\0byte", "--language", "en"])

    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert status == 1
    assert lines[0] == {"file": names[0], "error": "There is no such file."}
    assert ["error" in line for line in lines] == [True, True, True, False, True, True]
    assert lines[3]["codes"] == []


def test_decode_reads_a_scales_label(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Item and weight or price, where it is told how the scale spells them."""
    files = []
    for text in ("2112345012506", "2212345155002"):
        files.append(str(tmp_path / f"{text}.png"))
        label = make_label(text, "EAN13", "")
        Path(files[-1]).write_bytes(cv2.imencode(".png", label)[1].tobytes())

    main(["decode", "--in-store", "21:weight 22:price:5:0:0", *files])

    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["codes"][0]["in_store"] for line in lines] == [
        {"item_code": "2112345000008", "plu": "12345", "quantity": "1.25"},
        {"item_code": "2212345000005", "plu": "12345", "price": "15500"},
    ]


def test_decode_refuses_a_format_that_cannot_be(capsys: pytest.CaptureFixture[str]) -> None:
    """In the sentence that the window has."""
    assert main(["--language", "en", "decode", "--in-store", "89:weight", "x.png"]) == 2
    assert "codes begin with 20 to 29" in capsys.readouterr().err
