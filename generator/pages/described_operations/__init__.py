"""Operations as pages describe them to people: under headings, in components, tables, lists and examples.

Published pages often lack the front matter of their source, which names method and path. An operation whose endpoint is
found neither in a heading, nor in the text, nor in an example goes to ``x-unplaced-operations``, where an overlay can
place it.

``page_fragments`` divides a page into the scopes of its operations, ``operation_fragment`` makes a document of each.
For that, ``endpoints`` finds where the operation lives, ``requests`` what is sent and ``responses`` what comes back.
Both take it from the ``fields`` in tables, lists and components, and from the ``examples``.
"""
