"""Modules of a page's Python that stand in for packages of the same name; `platform/parts.py` finds them."""
