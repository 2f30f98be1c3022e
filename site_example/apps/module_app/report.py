"""Puts the numbers of planets.py into words."""

from planets import gravity, table


def describe(planet, weight):
    felt = weight * gravity(planet) / gravity("Earth")
    moons = int(table()[planet]["moons"])
    sky = "no moon" if moons == 0 else "one moon" if moons == 1 else f"{moons} moons"
    return f"On **{planet}** you would feel like **{felt:.0f} kg**, under {sky}."
