"""Cases: Russian text with its evidence marked in place, and the facts that must come of it. See `form.py`."""
