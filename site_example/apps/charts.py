"""Charts

A year of weather at three places as lines, bars and points. Mark some days in the first chart to see only those in the
others; click twice to see all again. Click on a name to hide it, use the arrow keys to hear the values.
"""

import math
import random
from datetime import date, timedelta

import gradio as gr

START = date(2025, 1, 1)
PLACES = {"Oslo": (6, 12), "Lisbon": (17, 7), "Nairobi": (19, 2)}
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def weather():
    chance = random.Random(7)
    rows = []
    for place, (mean, swing) in PLACES.items():
        for day in range(365):
            degrees = mean - swing * math.cos(day / 58) + chance.gauss(0, 1.6)
            rain = max(0.0, chance.gauss(2 - degrees / 20, 3))
            when = START + timedelta(day)
            rows.append(
                {
                    "day": when,
                    "month": MONTHS[when.month - 1],
                    "place": place,
                    "degrees": round(degrees, 1),
                    "rain": round(rain, 1),
                }
            )
    return rows


ROWS = weather()


def between(first, last):
    """The rows of some days, given in seconds since 1970."""
    low, high = (date.fromordinal(date(1970, 1, 1).toordinal() + int(s // 86400)) for s in (first, last))
    return [row for row in ROWS if low <= row["day"] <= high]


def marked(selection: gr.SelectData):
    rows = between(*selection.index)
    return rows, rows, f"{len(rows)} days from {rows[0]['day']} to {rows[-1]['day']}" if rows else "no days"


def everything():
    return ROWS, ROWS, f"{len(ROWS)} days"


with gr.Blocks(title="Charts") as demo:
    lines = gr.LinePlot(
        ROWS,
        x="day",
        y="degrees",
        color="place",
        label="Warmth",
        title="Mean temperature of a week",
        x_bin="7d",
        y_aggregate="mean",
        y_title="degrees",
        caption="The numbers are made up.",
        height=280,
        buttons=["export", "fullscreen"],
    )
    chosen = gr.Textbox(f"{len(ROWS)} days", label="Shown below", interactive=False)
    with gr.Row():
        bars = gr.BarPlot(ROWS, x="month", y="rain", color="place", label="Rain", y_axis_format=",.0f", height=280)
        points = gr.ScatterPlot(
            ROWS, x="degrees", y="rain", color="place", label="Days", tooltip=["day"], height=280, y_lim=[0, None]
        )

    lines.select(marked, None, [bars, points, chosen])
    lines.double_click(everything, None, [bars, points, chosen])

demo.launch()
