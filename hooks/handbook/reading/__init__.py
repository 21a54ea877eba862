"""Markdown and mkdocs.yml -> model."""
