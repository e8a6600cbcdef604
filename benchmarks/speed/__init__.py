"""How fast reading is, as a ratio to natasha on the same texts in the same run."""
