"""What `main.py COMMAND` does; `desktop_app.command_line` opens the shop and calls these."""
