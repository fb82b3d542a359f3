"""Everything that is Qt, in rooms named after what people do."""
