"""What a report can be for: each view turns the values of a case into a page and into sheets."""
