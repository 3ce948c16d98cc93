"""How a package is written: the files that there are, the filters of the templates, the imports of what they name."""
