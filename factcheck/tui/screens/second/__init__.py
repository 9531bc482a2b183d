"""Where readers disagree."""
