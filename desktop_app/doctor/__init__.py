"""The scanner doctor: tries scanners and cameras, learns how they work, says what is wrong."""
