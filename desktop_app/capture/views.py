"""Other ways to look at one grey picture: smaller, larger, a part of it, and the way back."""

from collections.abc import Callable

import numpy.typing as npt

from desktop_app.capture.opencv import Picture, cv2, np
from desktop_app.capture.scan import Polygon

Matrix = npt.NDArray[np.float64]  # 2 x 3: leads pixels of a view back to the first picture
View = Callable[[Picture], tuple[Picture, Matrix]]


def whole(picture: Picture) -> tuple[Picture, Matrix]:
    """The picture itself."""
    return picture, _way_back(1)


def scaled(factor: float) -> View:
    """Larger or smaller by a factor."""

    def view(picture: Picture) -> tuple[Picture, Matrix]:
        size = [max(1, round(side * factor)) for side in picture.shape[1::-1]]
        if factor > 1:
            return cv2.resize(picture, size, interpolation=cv2.INTER_CUBIC), _way_back(factor)
        while picture.shape[1] >= 2 * size[0] and picture.shape[0] >= 2 * size[1]:
            picture = _halved(picture)
        return cv2.resize(picture, size, interpolation=cv2.INTER_LINEAR), _way_back(factor)

    return view


def _halved(picture: Picture) -> Picture:
    """OpenCV has a fast way for halves alone; three times faster than shrinking at once."""
    size = picture.shape[1] // 2, picture.shape[0] // 2
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA))


def cut(polygon: Polygon) -> View:
    """The part around a place where a code was, with room for the hand that moves it."""

    def view(picture: Picture) -> tuple[Picture, Matrix]:
        x, y, width, height = cv2.boundingRect(np.array(polygon, np.int32))
        room = max(width, height) // 2
        left = min(max(0, x - room), picture.shape[1] - 1)  # a label may hang out of the picture
        top = min(max(0, y - room), picture.shape[0] - 1)
        part = picture[
            top : max(top, y + height + room) + 1, left : max(left, x + width + room) + 1
        ]
        back = _way_back(1)
        back[:, 2] = left, top
        return part, back

    return view


def brought_back(polygon: Polygon | None, back: Matrix) -> Polygon | None:
    """Corners found in a changed picture, as pixels of the first one."""
    if polygon is None:
        return None
    corners = np.array(polygon, np.float64) @ back[:, :2].T + back[:, 2]
    return tuple((round(x), round(y)) for x, y in corners.tolist())


def _way_back(factor: float) -> Matrix:
    return np.array([[1 / factor, 0, 0], [0, 1 / factor, 0]])
