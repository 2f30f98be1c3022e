"""How fast and how small Lite is: each figure against its floor in the same run, and against its budget.

`python -m benchmarks` runs it; README.md says in words what each figure is. Nothing of this is shipped.
"""
