"""Pure functions over plain values: no clock, no database, standard library only."""
