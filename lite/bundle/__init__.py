"""Build-time tooling: the browser's wheel, the vendored wheels and static sites.

Runs in native Python only and is left out of the browser's wheel.
"""
