"""The review screen: queue, document and evidence side by side."""
