"""Real documents: whether everything that they declare is generated, imports, and does what they say."""
