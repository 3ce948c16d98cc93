"""What titles say of what stands below them: that it is a request, an answer or a model."""
