"""Everything about data and rules; knows no Qt and shows no text to people."""
