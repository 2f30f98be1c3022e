"""Writes the toy that writes, of site_example/apps/toy_writer.py: a model of 9 kB in the hub's layout.

    PYTHONPATH=. python scripts/toy_writer.py

It knows which word followed which in the verses below, and nothing else: a table, as one ONNX graph, with a tokenizer
of whole words. It is here to show how text streams, and that a model's whole way fits into a page; no
sentence of it means anything. The same versions write the same files.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

TARGET = Path(__file__).parents[1] / "site_example" / "apps" / "models" / "toy-writer"
VERSES = """
the river wakes before the town and carries morning to the sea .
the baker lights the oven while the river sings below the bridge .
a boat goes down the river slowly with a lantern and a dog .
the dog looks at the water and the water looks at the sky .
over the bridge the children run to school with apples in their hands .
the wind turns every page of the book that somebody left on the bench .
at noon the market fills with bread and flowers and the talk of neighbours .
the old clock counts the hours but the river does not listen .
in the evening the boat comes home and the lantern shines on the water .
the town closes its windows and the stars open theirs .
a cat walks along the wall and thinks about the moon .
the moon thinks about nothing and shines on the river and the town .
somebody plays a slow song on the bridge and the wind carries it away .
the children dream of boats and the boats dream of the sea .
and when the night is over the river wakes before the town again .
"""
START, UNKNOWN = "<s>", "<unk>"


def words_of(verses: str) -> list[str]:
    """The words, and what stands between them."""
    return re.findall("[a-z]+|[.]", verses)


def table_of(words: list[str], names: list[str]) -> np.ndarray[Any, np.dtype[np.float32]]:
    """How likely each word is after each: logarithms of counts, float32 (words, words)."""
    follows: dict[str, Counter[str]] = defaultdict(Counter)
    for before, after in pairwise(words):
        follows[before][after] += 1
    place = {name: index for index, name in enumerate(names)}
    table = np.full((len(names), len(names)), -20, np.float32)
    for before, counts in follows.items():
        for after, count in counts.items():
            table[place[before], place[after]] = np.log(count)
    for special in (START, UNKNOWN):  # after neither anything is known: any sentence may begin
        table[place[special]] = table[place["."]]
    return table


def graph_of(table: np.ndarray[Any, np.dtype[np.float32]]) -> onnx.ModelProto:
    """`input_ids` (batch, sequence) → `logits` (batch, sequence, words)."""
    # Eighths of a logarithm, as bytes: exact enough, and a quarter of the size.
    nodes = [
        helper.make_node("Gather", ["table", "input_ids"], ["eighths"]),
        helper.make_node("Cast", ["eighths"], ["numbers"], to=TensorProto.FLOAT),
        helper.make_node("Mul", ["numbers", "eighth"], ["logits"]),
    ]
    constants = [
        numpy_helper.from_array(np.round(table * 8).clip(-127, 127).astype(np.int8), "table"),
        numpy_helper.from_array(np.array(1 / 8, np.float32), "eighth"),
    ]
    ids = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "sequence"])
        for name in ("input_ids", "attention_mask")
    ]
    logits = helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", "sequence", len(table)])
    model = helper.make_model(
        helper.make_graph(nodes, "toy-writer", ids, [logits], constants),
        opset_imports=[helper.make_opsetid("", 17)],
        ir_version=8,
    )
    onnx.checker.check_model(model)
    return model


def texts_of(names: list[str]) -> dict[str, Any]:
    """The files beside the graph, as JSON."""
    config = {
        "model_type": "gpt2",
        "architectures": ["GPT2LMHeadModel"],
        "vocab_size": len(names),
        "n_layer": 0,
        "n_head": 1,
        "n_embd": 1,
        "bos_token_id": 0,
        "eos_token_id": None,
        "transformers.js_config": {"dtype": "fp32"},
    }
    special = [{"id": index, "content": name, "special": True} for index, name in enumerate((START, UNKNOWN))]
    flags = dict.fromkeys(("single_word", "lstrip", "rstrip", "normalized"), False)
    tokenizer = {
        "version": "1.0",
        "added_tokens": [{**each, **flags} for each in special],
        "normalizer": {"type": "Lowercase"},
        "pre_tokenizer": {"type": "Whitespace"},
        "post_processor": None,
        "decoder": None,
        "model": {"type": "WordLevel", "vocab": {name: at for at, name in enumerate(names)}, "unk_token": UNKNOWN},
    }
    about = {"tokenizer_class": "PreTrainedTokenizerFast", "bos_token": START, "unk_token": UNKNOWN}
    return {
        "config.json": config,
        "generation_config.json": {"bos_token_id": 0},
        "tokenizer.json": tokenizer,
        "tokenizer_config.json": {**about, "clean_up_tokenization_spaces": True, "model_max_length": 512},
    }


def build(target: Path) -> Path:
    """Write the model into `target`."""
    words = words_of(VERSES)
    names = [START, UNKNOWN, *sorted(set(words))]
    (target / "onnx").mkdir(parents=True, exist_ok=True)
    onnx.save(graph_of(table_of(words, names)), target / "onnx" / "model.onnx")
    for name, data in texts_of(names).items():
        (target / name).write_text(json.dumps(data, indent=1) + "\n", "utf-8")
    return target


if __name__ == "__main__":
    print(build(TARGET))
