"""What speaks to a claim: recall, rank, and reasons for numbers and quotations."""
