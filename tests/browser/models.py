"""Models as files: a triangle, plain and by meshopt; squares with corners by Draco, or with a texture by Basis."""

from __future__ import annotations

import json
import struct
from typing import Any

DRACO = bytes.fromhex(
    "445241434f02020100000002040100010200020301020009030000020204000102010001010003030130011003003482880400000000ff3f"
    "000000010100030301100130030050826980510200000000ff0000000000000000000000000000000000803f0e"
)
"""Four corners of a square of two triangles, red, green, blue and yellow; by the encoder of draco3dgltf 1.5.7."""

ETC1S = bytes.fromhex(
    "ab4b5458203230bb0d0a1a0a000000000100000008000000080000000000000000000000010000000100000001000000680000002c000000"
    "9400000024000000b80000000000000087000000000000003f01000000000000010000000000000000000000000000002c00000000000000"
    "02002800a301020003030000080000000000000000003f000000000000000000ffffffff1f0000004b545877726974657200426173697320"
    "556e6976657273616c20322e35300000020001002f000000050000002b000000000000000000000000000000010000000000000000000000"
    "1cc094000000000000f242a1014c0900000000004107ac0612801900000000000064190053000400000000c8105601acaaaaaa0260c04400"
    "0000000000924a009800100000000040140226020000000000903602c00480000000000022100000"
)
UASTC = bytes.fromhex(
    "ab4b5458203230bb0d0a1a0a000000000100000008000000080000000000000000000000010000000100000002000000680000002c000000"
    "940000002400000000000000000000000000000000000000b800000000000000240000000000000040000000000000002c00000000000000"
    "02002800a601020003030000100000000000000000007f000000000000000000ffffffff1f0000004b545877726974657200426173697320"
    "556e6976657273616c20322e3530000028b52ffd2040dd00008097dbc3e33fda8400d78387fb7f1c47030300436130f3f1177001"
)
"""8 by 8 dots, red at the left, blue at the right, in the two ways of Basis; by ktx2-encoder 0.6.0."""


def in_glb(model: dict[str, Any], content: bytes) -> bytes:
    """A GLB file."""
    text = json.dumps(model).encode()
    text += b" " * (-len(text) % 4)
    content += bytes(-len(content) % 4)
    chunks = struct.pack("<I4s", len(text), b"JSON") + text + struct.pack("<I4s", len(content), b"BIN\0") + content
    return struct.pack("<4sII", b"glTF", 2, 12 + len(chunks)) + chunks


CORNERS = struct.pack("<9f", 0, 0, 0, 1, 0, 0, 0, 1, 0)


def gltf(uri: str | None) -> bytes:
    """A triangle as glTF, whose corners are at `uri`, or in the GLB around it."""
    buffer = {"byteLength": len(CORNERS)} | ({"uri": uri} if uri else {})
    return json.dumps(
        {
            "asset": {"version": "2.0"},
            "scene": 0,
            "scenes": [{"nodes": [0]}],
            "nodes": [{"mesh": 0}],
            "meshes": [{"primitives": [{"attributes": {"POSITION": 0}}]}],
            "accessors": [
                {"bufferView": 0, "componentType": 5126, "count": 3, "type": "VEC3", "min": [0, 0, 0], "max": [1, 1, 0]}
            ],
            "bufferViews": [{"buffer": 0, "byteLength": len(CORNERS)}],
            "buffers": [buffer],
        }
    ).encode()


def glb() -> bytes:
    """The triangle."""
    return in_glb(json.loads(gltf(None)), CORNERS)


PACKED = bytes.fromhex("a1faeaaa0000ff007f7e00007f000000000000000000000000000000000000000000010100")
"""The same corners, packed by meshoptimizer 1.3.0."""


def packed_glb() -> bytes:
    """The triangle, compressed with meshopt."""
    model = json.loads(gltf(None))
    how = {"buffer": 0, "byteLength": len(PACKED), "byteStride": 12, "count": 3, "mode": "ATTRIBUTES"}
    model["bufferViews"] = [
        {"buffer": 1, "byteLength": len(CORNERS), "byteStride": 12, "extensions": {"EXT_meshopt_compression": how}}
    ]
    model["buffers"] = [{"byteLength": len(PACKED)}, {"byteLength": len(CORNERS)}]
    model["extensionsUsed"] = model["extensionsRequired"] = ["EXT_meshopt_compression"]
    return in_glb(model, PACKED)


def _model(primitive: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "asset": {"version": "2.0"},
        "scene": 0,
        "scenes": [{"nodes": [0]}],
        "nodes": [{"mesh": 0}],
        "meshes": [{"primitives": [primitive]}],
        **more,
    }


def draco_glb(content: bytes = DRACO, colour: int = 1) -> bytes:
    """The square of four colours; `colour` is said to be the number of these in `content`."""
    name = "KHR_draco_mesh_compression"
    compressed = {"bufferView": 0, "attributes": {"POSITION": 0, "COLOR_0": colour}}
    primitive = {"attributes": {"POSITION": 0, "COLOR_0": 1}, "indices": 2, "extensions": {name: compressed}}
    model = _model(
        primitive,
        extensionsUsed=[name],
        extensionsRequired=[name],
        accessors=[
            {"componentType": 5126, "count": 4, "type": "VEC3", "min": [0, 0, 0], "max": [1, 1, 0]},
            {"componentType": 5121, "normalized": True, "count": 4, "type": "VEC4"},
            {"componentType": 5123, "count": 6, "type": "SCALAR"},
        ],
        bufferViews=[{"buffer": 0, "byteLength": len(content)}],
        buffers=[{"byteLength": len(content)}],
    )
    return in_glb(model, content)


def basis_glb(texture: bytes) -> bytes:
    """The square, with a texture in a KTX2 file."""
    name = "KHR_texture_basisu"
    corners = struct.pack("<12f", 0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0)
    places = struct.pack("<8f", 0, 1, 1, 1, 1, 0, 0, 0)
    indices = struct.pack("<6H", 0, 1, 2, 0, 2, 3)
    views: list[dict[str, int]] = []
    content = b""
    for part in (corners, places, indices, texture):
        views.append({"buffer": 0, "byteOffset": len(content), "byteLength": len(part)})
        content += part + bytes(-len(part) % 4)
    model = _model(
        {"attributes": {"POSITION": 0, "TEXCOORD_0": 1}, "indices": 2, "material": 0},
        extensionsUsed=[name],
        extensionsRequired=[name],
        materials=[{"pbrMetallicRoughness": {"baseColorTexture": {"index": 0}, "metallicFactor": 0}}],
        textures=[{"extensions": {name: {"source": 0}}}],
        images=[{"mimeType": "image/ktx2", "bufferView": 3}],
        accessors=[
            {"bufferView": 0, "componentType": 5126, "count": 4, "type": "VEC3", "min": [0, 0, 0], "max": [1, 1, 0]},
            {"bufferView": 1, "componentType": 5126, "count": 4, "type": "VEC2"},
            {"bufferView": 2, "componentType": 5123, "count": 6, "type": "SCALAR"},
        ],
        bufferViews=views,
        buffers=[{"byteLength": len(content)}],
    )
    return in_glb(model, content)
