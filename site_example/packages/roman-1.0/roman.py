"""Roman numerals from 1 to 3999."""

SIGNS = {
    1000: "M", 900: "CM", 500: "D", 400: "CD", 100: "C", 90: "XC",
    50: "L", 40: "XL", 10: "X", 9: "IX", 5: "V", 4: "IV", 1: "I",
}  # fmt: skip


def to_roman(number: int) -> str:
    """The numeral of `number`.

    Raises:
        ValueError: if it is not from 1 to 3999.
    """
    if not 0 < number < 4000:
        raise ValueError(f"There is no Roman numeral for {number}; take a number from 1 to 3999.")
    written = ""
    for value, sign in SIGNS.items():
        count, number = divmod(number, value)
        written += sign * count
    return written


def from_roman(text: str) -> int:
    """The number that `text` means.

    Raises:
        ValueError: if it is not a numeral as it is written.
    """
    rest, number = text.upper(), 0
    for value, sign in SIGNS.items():
        while rest.startswith(sign):
            rest, number = rest[len(sign) :], number + value
    if rest or not number or to_roman(number) != text.upper():
        raise ValueError(f"{text!r} is no Roman numeral.")
    return number
