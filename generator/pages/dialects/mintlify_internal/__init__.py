"""Pages with one operation in the shape that Mintlify used internally until December 2025.

The fence holds ``paths: {path, method, servers, request: {security, parameters, body}, response, deprecated, type}``.
This shape lacks operationId, tags, names of schemes, OAuth flows and response headers; none of these is made up.
"""
