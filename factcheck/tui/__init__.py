"""The Textual interface: keys and screens over a review. Imported only when it is opened."""
