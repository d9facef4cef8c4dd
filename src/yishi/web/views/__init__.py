"""The views, by whom they serve; importing this package declares every page."""
