"""The main job driven through the real windows, offscreen, with a picture of every step."""
