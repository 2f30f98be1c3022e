"""Reads planets.csv, which lies beside this file."""

import csv
from functools import cache
from pathlib import Path


@cache
def table():
    with Path(__file__).with_name("planets.csv").open(encoding="utf-8") as file:
        return {row["name"]: row for row in csv.DictReader(file)}


def names():
    return list(table())


def gravity(name):
    """Gravity at the surface, in m/s²."""
    return float(table()[name]["gravity"])
