"""The table of chunks: each with what it brings along."""

from __future__ import annotations

from typing import Any

from benchmarks.chunks import table


def chunk(file: str, gzip: int, *imports: str) -> dict[str, Any]:
    return {"file": file, "bytes": 2 * gzip, "gzip": gzip, "imports": list(imports), "lazy": []}


def test_a_chunk_counts_with_what_it_imports_but_not_with_what_every_page_has() -> None:
    text = table(
        [
            chunk("lite.js", 1000, "assets/kit-AAAAAAAA.js"),
            chunk("assets/kit-AAAAAAAA.js", 500),
            chunk("assets/model3d-Bc_d-123.js", 30, "assets/kit-AAAAAAAA.js", "assets/stage-CCCCCCCC.js"),
            chunk("assets/stage-CCCCCCCC.js", 2000, "assets/model3d-Bc_d-123.js"),
            chunk("assets/font.woff2", 9),
        ]
    )
    rows = [line for line in text.splitlines() if line.startswith("| `")]
    assert rows == [
        "| `stage.js` | 2,000 | 4,000 | 2,030 |",
        "| `lite.js` | 1,000 | 2,000 | 0 |",
        "| `kit.js` | 500 | 1,000 | 0 |",
        "| `model3d.js` | 30 | 60 | 2,030 |",
    ]
    assert "1,500 B of JavaScript" in text
