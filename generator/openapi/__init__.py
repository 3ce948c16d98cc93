"""What all stages know of OpenAPI: where things stand in a document, and what they are called."""
