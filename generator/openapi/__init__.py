"""What all stages know of OpenAPI: where things are in a document, what they are called, and how to rewrite them."""
