"""How right reading is: the repository's own cases and the gold folders, with floors."""
