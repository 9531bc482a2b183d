"""The gate: what stands between the case and its sign-off, by rule, and who has signed."""
