"""The front page of a case: what is disputed, how far the review is, who says what."""
