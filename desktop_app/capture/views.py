"""Other ways to look at one grey picture: smaller, larger, turned, softened, and the way back."""

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
        method = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
        size = [max(1, round(side * factor)) for side in picture.shape[1::-1]]
        changed = cv2.resize(picture, size, interpolation=method)
        return changed, _way_back(factor)

    return view


def softened(picture: Picture) -> tuple[Picture, Matrix]:
    """Without the grain that a dark room adds."""
    return cv2.blur(picture, (3, 3)), _way_back(1)


def contrasted(picture: Picture) -> tuple[Picture, Matrix]:
    """With every corner as bright as the others (CLAHE): for shadows and glossy packs."""
    return cv2.createCLAHE(2.0, (8, 8)).apply(picture), _way_back(1)


def turned(degrees: float, factor: float) -> View:
    """Turned around its middle on a canvas that holds all of it, after scaling."""

    def view(picture: Picture) -> tuple[Picture, Matrix]:
        small, back = scaled(factor)(picture)
        height, width = small.shape
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
        cosine, sine = abs(turn[0, 0]), abs(turn[0, 1])
        size = int(height * sine + width * cosine), int(height * cosine + width * sine)
        turn[:, 2] += (size[0] - width) / 2, (size[1] - height) / 2
        changed = cv2.warpAffine(small, turn, size, borderValue=255)
        return changed, back[:, :2] @ cv2.invertAffineTransform(turn)

    return view


def brought_back(polygon: Polygon | None, back: Matrix) -> Polygon | None:
    """Corners found in a changed picture, as pixels of the first one."""
    if polygon is None:
        return None
    corners = np.array(polygon, np.float64) @ back[:, :2].T + back[:, 2]
    return tuple((round(x), round(y)) for x, y in corners.tolist())


def _way_back(factor: float) -> Matrix:
    return np.array([[1 / factor, 0, 0], [0, 1 / factor, 0]])
