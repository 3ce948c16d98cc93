"""Recognises by titles whether their contents are a request, a response or a model."""
