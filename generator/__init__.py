"""docs2client: typed Python clients from API documentation pages."""
