"""Pobratim: the register of cooperation that fills itself from the news."""
