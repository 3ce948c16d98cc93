"""Copies of packages in other projects: made whole, brought up to date, and never taken from those who have them."""
