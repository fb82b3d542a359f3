"""What windows show of a camera: which one, its picture, how it stands, how it is set up."""
