"""The rules of the state machine, by subject: each does one act in the model and in the shop."""
