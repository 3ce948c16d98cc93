"""Operations as pages describe them to people: under headings, in components, tables, lists and examples.

Where the front matter of the source names method and path, the published twin does not have it. What neither a heading,
a line of the text nor an example says is kept under ``x-unplaced-operations`` until an overlay gives it a place.

``page_fragments`` divides a page into the scopes of its operations, ``operation_fragment`` makes a document of each:
``endpoints`` tells where it lives, ``requests`` what it is sent, ``answers`` what comes back, of the ``fields`` that
tables, lists and components describe, and of what ``examples`` show.
"""
