"""Pages in API Blueprint (https://apiblueprint.org/documentation/specification.html): ``## Boxes [/boxes]``."""
