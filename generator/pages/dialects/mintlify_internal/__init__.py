"""Pages with one operation in the shape that Mintlify used internally until December 2025.

The fence holds ``paths: {path, method, servers, request: {security, parameters, body}, response, deprecated, type}``.
What that shape has lost (operationId, tags, scheme names, OAuth flows, response headers) is not invented.
"""
