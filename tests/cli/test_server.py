"""The static file server behaves like a web host: types, compression, validation, keep-alive, headers, no escape."""

from __future__ import annotations

import gzip
import http.client
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from lite.cli import main
from lite.cli.server import SiteOptions, SiteServer

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "sub").mkdir(parents=True)
    (folder / "index.html").write_text("<p>home</p>")
    (folder / "app.mjs").write_text("export {};")
    (folder / "a.wasm").write_bytes(b"\0asm" * 500)
    (folder / "b.whl").write_bytes(b"PK")
    (tmp_path / "secret.txt").write_text("secret")
    return folder


@pytest.fixture
def connection(site: Path) -> Iterator[http.client.HTTPConnection]:
    with SiteServer(SiteOptions(site)) as server:
        client = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
        yield client
        client.close()


def get(client: http.client.HTTPConnection, path: str, **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
    """Ask for `path`; answer the response and its body as sent."""
    client.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    response = client.getresponse()
    return response, response.read()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/app.mjs", "text/javascript; charset=utf-8"),
        ("/a.wasm", "application/wasm"),
        ("/b.whl", "application/zip"),
    ],
)
@pytest.mark.parametrize("encoding", ["", "gzip"])
def test_files_have_the_right_type(connection: http.client.HTTPConnection, path: str, kind: str, encoding: str) -> None:
    response, _ = get(connection, path, Accept_Encoding=encoding)
    assert (response.status, response.getheader("Content-Type")) == (200, kind)


def test_big_types_are_compressed_for_those_who_take_it(connection: http.client.HTTPConnection, site: Path) -> None:
    plain, body = get(connection, "/a.wasm")
    assert plain.getheader("Content-Encoding") is None
    small, compressed = get(connection, "/a.wasm", Accept_Encoding="gzip, br")
    assert small.getheader("Content-Encoding") == "gzip"
    assert gzip.decompress(compressed) == body == (site / "a.wasm").read_bytes()
    assert get(connection, "/b.whl", Accept_Encoding="gzip")[0].getheader("Content-Encoding") is None


def test_an_unchanged_file_is_not_sent_again(connection: http.client.HTTPConnection, site: Path) -> None:
    first, _ = get(connection, "/app.mjs", Accept_Encoding="gzip")
    tag = first.getheader("ETag") or ""
    again, body = get(connection, "/app.mjs", Accept_Encoding="gzip", If_None_Match=tag)
    assert (again.status, body) == (304, b"")
    (site / "app.mjs").write_text("export const changed = 1;")
    changed, body = get(connection, "/app.mjs", Accept_Encoding="gzip", If_None_Match=tag)
    assert changed.status == 200
    assert b"changed" in gzip.decompress(body)


def test_one_connection_serves_many_requests(connection: http.client.HTTPConnection) -> None:
    get(connection, "/")
    socket = connection.sock
    get(connection, "/b.whl")
    get(connection, "/", Accept_Encoding="gzip")
    assert connection.sock is socket
    assert socket is not None


@pytest.mark.parametrize("path", ["/../secret.txt", "/%2e%2e/secret.txt", "/sub/../../secret.txt", "/..%2fsecret.txt"])
@pytest.mark.parametrize("encoding", ["", "gzip"])
def test_nothing_outside_of_the_folder_is_served(
    connection: http.client.HTTPConnection, path: str, encoding: str
) -> None:
    response, body = get(connection, path, Accept_Encoding=encoding)
    assert response.status == 404
    assert b"secret" not in body.replace(path.encode(), b"")


def test_a_folder_without_index_is_not_listed(connection: http.client.HTTPConnection) -> None:
    assert get(connection, "/sub/")[0].status == 404


def test_headers_for_isolation_and_policy_are_sent_when_asked_for(site: Path) -> None:
    with SiteServer(SiteOptions(site, isolate=True, csp="script-src 'self'")) as server:
        client = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
        response, _ = get(client, "/", Accept_Encoding="gzip")
        client.close()
    assert response.getheader("Cross-Origin-Opener-Policy") == "same-origin"
    assert response.getheader("Cross-Origin-Embedder-Policy") == "require-corp"
    assert response.getheader("Content-Security-Policy") == "script-src 'self'"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_command_prints_its_url_and_ends_when_told(site: Path, number: signal.Signals) -> None:
    command = [sys.executable, "-m", "lite.cli", "serve", str(site), "--port", "0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert "http://127.0.0.1:" in line
        process.send_signal(number)
        _, errors = process.communicate(timeout=20)
    assert (process.returncode, errors) == (0, "")


def test_a_missing_folder_is_refused_with_a_remedy(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["serve", os.devnull])
    assert "make site" in capsys.readouterr().err
