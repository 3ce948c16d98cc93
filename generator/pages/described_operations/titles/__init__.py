"""Recognises by titles whether their contents are a request, an answer or a model."""
