"""docs2client: typed Python clients from API documentation pages.

The way of the data, which ``pipeline.build`` follows from end to end:

``manifest``
    reads ``specs/<api>/api.yaml``: which pages or which document, which names, what may be missing.
``pages``, ``assemble``
    read each page in its dialect into fragments of OpenAPI, and put all fragments together (``documentation``).
``bundle``, ``swagger``
    do the same for an OpenAPI document: make one of several files, and convert Swagger 2.0.
``overlay``
    applies the overlays. What comes out is the effective document (``effective``).
``validate``
    tells what is wrong with it, and leaves out what nothing can be generated from.
``normalize``
    brings it into the one form that everything after it relies on, names included.
``engine``
    describes that form as one frozen context, and renders the templates with it.
``ledger``
    compares what the document declares with what was generated: nothing is lost silently.
``custom``
    lays hand-written files over the generated ones.

All of these take and return values; ``openapi`` and ``document`` are the vocabulary that they share. What a stage has
to say goes to a ``Report`` (``diagnostics``). Only ``write`` touches ``generated/``, only ``fetch`` opens a connection,
and only ``cli`` prints.

Around that way: ``workspace`` knows which clients are out of date and writes them, ``scaffold`` begins an API,
``vendoring`` copies packages into other projects, ``changes`` and ``surface`` compare two documents and the Python of
two packages, and ``processes`` and ``cache`` make all of it faster without changing any result.

Who may import whom is checked by import-linter; its contracts are in ``pyproject.toml``.
"""
