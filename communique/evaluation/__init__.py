"""How right and how fast the reader is: measured on gold sets, with floors in `scores.json`."""
