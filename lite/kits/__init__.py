"""Whole apps from one call, made of the public components and events, with no privileges."""
