"""How each format says what a page says."""
