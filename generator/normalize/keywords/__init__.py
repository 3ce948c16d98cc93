"""Passes that look at one schema at a time, each at what a few keywords say."""
