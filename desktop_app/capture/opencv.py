"""OpenCV, with the settings that it reads while it loads; every module takes `cv2` from here.

Importing this costs time: nothing that runs at the start of the program does it.
"""

import os
from typing import Any

os.environ.setdefault("OPENCV_VIDEOIO_MSMF_ENABLE_HW_TRANSFORMS", "0")  # minutes to open without
os.environ.setdefault("OPENCV_LOG_LEVEL", "SILENT")  # a missing camera is told on the screen
os.environ.setdefault("OPENCV_FFMPEG_LOGLEVEL", "-8")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # small products: waking threads costs more

import cv2
import numpy as np
import numpy.typing as npt

Picture = npt.NDArray[Any]  # bytes: grey (height, width) or BGR (height, width, 3)

cv2.setNumThreads(1)  # decoding has one core; the others belong to the windows and the shop

__all__ = ["Picture", "cv2", "np"]
