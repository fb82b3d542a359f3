"""What every room uses: main window, background work, signals, settings, look, language."""
