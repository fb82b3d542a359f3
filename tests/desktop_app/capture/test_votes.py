"""What is believed of several looks at one picture."""

from dataclasses import replace

from desktop_app.capture.scan import DecodedCode, Polygon
from desktop_app.capture.votes import Votes
from tests.desktop_app.capture.pictures import CARTON, SOY, code

HERE: Polygon = ((0, 0), (100, 0), (100, 40), (0, 40))
THERE: Polygon = ((300, 0), (400, 0), (400, 40), (300, 40))


def at(place: Polygon, text: str, symbology: str = "EAN13") -> DecodedCode:
    """A code that one look read at a place."""
    return replace(code(text, symbology, looks=1), polygon=place)


def believed(*looks: list[DecodedCode]) -> list[tuple[str, int]]:
    """Texts and numbers of looks that are believed after these."""
    votes = Votes()
    for codes in looks:
        votes.add(codes)
    return [(found.text, found.looks) for found in votes.believed()]


def test_two_looks_make_a_code_sure() -> None:
    """One look is not clear, a second one that reads the same is."""
    votes = Votes()
    votes.add([at(HERE, SOY)])
    assert not votes.are_clear
    votes.add([at(HERE, SOY)])
    assert votes.are_clear


def test_what_only_supports_is_not_believed_alone() -> None:
    """It makes another look sure, and is nothing by itself."""
    support = replace(at(HERE, SOY), looks=0)
    assert believed([support]) == []
    assert believed([at(HERE, SOY)], [support]) == [(SOY, 2)]


def test_one_look_is_enough_for_a_matrix_code() -> None:
    """They correct their own errors."""
    votes = Votes()
    votes.add([at(HERE, "LBG-1", "QR")])
    assert votes.are_clear


def test_a_single_read_goes_where_another_is_sure() -> None:
    """Beside a sure code, what one look alone saw was a smear of it."""
    stray = at(THERE, "036000291452", "UPCA")
    assert believed([at(HERE, SOY), stray], [at(HERE, SOY)]) == [(SOY, 2)]


def test_two_sure_codes_are_both_believed() -> None:
    """A carton's label beside a single one."""
    both = [at(HERE, SOY), at(THERE, CARTON, "ITF")]
    assert set(believed(both, both)) == {(SOY, 2), (CARTON, 2)}


def test_of_two_numbers_at_one_place_none_is_believed() -> None:
    """One look each: nobody can tell which is right."""
    assert believed([at(HERE, SOY)], [at(HERE, "8992696404458")]) == []


def test_more_looks_win_at_one_place() -> None:
    """Two looks against one."""
    other = at(HERE, "8992696404458")
    assert believed([at(HERE, SOY)], [other], [at(HERE, SOY)]) == [(SOY, 2)]


def test_weak_codes_need_more_looks() -> None:
    """UPC-E and ITF without a GTIN three; one or two are nothing."""
    upc_e, itf = at(HERE, "04963406", "UPCE"), at(HERE, "070429", "ITF")
    assert believed([upc_e]) == believed([itf]) == []
    assert believed([itf], [itf]) == []
    assert believed([itf], [itf], [itf]) == [("070429", 3)]
    votes = Votes()
    for sure in (False, False, True):
        votes.add([upc_e])
        assert votes.are_clear is sure


def test_a_part_of_a_longer_code_is_not_another() -> None:
    """Both read by three looks, the longer one is meant."""
    parts = [at(HERE, "2167361334", "ITF"), at(HERE, "361334", "ITF")]
    assert believed(parts, parts, parts) == [("2167361334", 3)]


def test_an_add_on_is_kept_whichever_look_read_it() -> None:
    """One look may miss the small symbol beside the large one."""
    votes = Votes()
    for found in (at(HERE, SOY), replace(at(HERE, SOY), addon="12"), at(HERE, SOY)):
        votes.add([found])
    assert [found.addon for found in votes.believed()] == ["12"]
