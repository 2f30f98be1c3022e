"""Apps of several pages: how they are declared, and the config that a page draws them from."""

from __future__ import annotations

from typing import Any

import pytest

import lite as gr
from lite.core.pages import Route
from lite.errors import ConfigError


def two_pages() -> tuple[gr.Blocks, gr.Textbox, gr.Textbox]:
    with gr.Blocks() as demo:
        first = gr.Textbox(label="First")
        demo.load(lambda: "home", None, first)
    with demo.route("About us", "/about"):
        second = gr.Textbox(label="Second")
        gr.Button("Copy").click(lambda text: text, first, second)
        demo.load(lambda: "about", None, second)
    return demo, first, second


def uids(layout: dict[str, Any]) -> list[int]:
    return [layout["id"], *(uid for child in layout.get("children", []) for uid in uids(child))]


def test_an_app_of_one_page_says_so_as_gradio_does() -> None:
    with gr.Blocks() as demo:
        box = gr.Textbox()
    config = demo.get_config_file()
    assert config["pages"] == [["", "Home", True]]
    assert config["page"][""]["layout"] == config["layout"]
    assert box.uid in config["page"][""]["components"]


def test_each_page_has_its_layout_components_and_dependencies() -> None:
    demo, first, second = two_pages()
    config = demo.get_config_file()
    assert config["pages"] == [["", "Home", True], ["about", "About us", True]]
    home, about = config["page"][""], config["page"]["about"]
    assert home["layout"]["id"] == about["layout"]["id"] == demo.uid
    drawn = [(box.uid in uids(page["layout"])) for page in (home, about) for box in (first, second)]
    assert drawn == [True, False, False, True]
    assert (first.uid in home["components"], first.uid in about["components"]) == (True, False)
    assert (home["dependencies"], about["dependencies"]) == ([0], [1, 2])
    assert sorted(home["components"] + about["components"]) == sorted(c["id"] for c in config["components"])
    assert uids(config["layout"]) == [*uids(home["layout"]), *uids(about["layout"])[1:]]


def test_fields_of_two_pages_share_no_form() -> None:
    with gr.Blocks() as demo:
        gr.Textbox()
    with demo.route("B"):
        gr.Textbox()
    assert len([c for c in demo.get_config_file()["components"] if c["type"] == "form"]) == 2


def test_a_path_is_made_of_the_name_and_a_page_may_be_left_out_of_the_bar() -> None:
    with gr.Blocks() as demo:
        pass
    with demo.route("About Us"):
        pass
    with demo.route("Secret", "/a/b/", show_in_navbar=False):
        pass
    assert demo.get_config_file()["pages"][1:] == [["about-us", "About Us", True], ["a/b", "Secret", False]]


@pytest.mark.parametrize(
    ("name", "path", "says"),
    [
        ("A", "/", "the first page, at '', is the app itself"),
        ("A", "/a b", "takes letters"),
        ("A", "/a//b", "takes letters"),
        ("", "/a", "needs a name"),
        ("A", "taken", "Two pages of this app have the path 'taken'"),
    ],
)
def test_a_wrong_page_is_refused_at_construction(name: str, path: str, says: str) -> None:
    with gr.Blocks() as demo:
        pass
    demo.route("Taken", "/taken")
    with pytest.raises(ConfigError, match=says):
        demo.route(name, path)


def test_an_app_of_another_file_may_be_a_page() -> None:
    with gr.Blocks() as other:
        box = gr.Textbox(label="Other")
        button = gr.Button()
        button.click(lambda: "x", None, box)
        other.load(lambda: "loaded", None, box)
    with gr.Blocks() as demo:
        gr.Markdown("Home")
    with demo.route("Other", "/other"):
        other.render()
    config = demo.get_config_file()
    assert {box.uid, button.uid} <= set(config["page"]["other"]["components"])
    assert config["page"]["other"]["dependencies"] == [0, 1]
    assert config["dependencies"][1]["targets"] == [[demo.uid, "load"]]


def test_an_app_with_pages_cannot_be_part_of_another() -> None:
    demo, _, _ = two_pages()
    with gr.Blocks(), pytest.raises(ConfigError, match="with pages of its own"):
        demo.render()


def test_a_route_has_what_an_app_has() -> None:
    with gr.Blocks() as demo:
        pass
    with demo.route("B") as page:
        assert isinstance(page, Route)
        page.load(lambda: None)
    assert demo.get_config_file()["page"]["b"]["dependencies"] == [0]
    with pytest.raises(AttributeError):
        page.nothing_of_the_kind  # noqa: B018


def test_the_endpoints_of_one_page_can_be_asked_for() -> None:
    demo, _, _ = two_pages()
    assert list(demo.get_api_info(page="about")["named_endpoints"]) == ["/lambda_1", "/lambda_2"]
    assert list(demo.get_api_info()["named_endpoints"]) == ["/lambda", "/lambda_1", "/lambda_2"]


def test_a_navbar_takes_links_and_refuses_what_is_none() -> None:
    with gr.Blocks() as demo:
        gr.Navbar([("Docs", "https://example.org")], main_page_name=False)
    (bar,) = [c for c in demo.get_config_file()["components"] if c["type"] == "navbar"]
    assert bar["props"]["value"] == [["Docs", "https://example.org"]]
    assert bar["props"]["main_page_name"] is False
    assert bar["skip_api"]
    with pytest.raises(ConfigError, match="pairs of texts"):
        gr.Navbar(["Docs"])  # type: ignore[list-item]


def test_a_whole_app_can_be_taken_out_and_put_elsewhere() -> None:
    with gr.Blocks() as inner:
        box = gr.Textbox(label="Inner")
        box.submit(lambda text: text, box, box)
    with gr.Blocks() as demo:
        inner.render()
        inner.unrender()
        with gr.Row():
            inner.render()
    config = demo.get_config_file()
    (row,) = [c["id"] for c in config["components"] if c["type"] == "row"]
    assert [child["id"] for child in config["layout"]["children"]] == [row]
    assert box.uid in uids(config["layout"])
    assert len(config["dependencies"]) == 1


def test_a_block_can_be_taken_out_of_its_form_and_put_elsewhere() -> None:
    with gr.Blocks() as demo:
        with gr.Row():
            box = gr.Textbox(label="Wanderer")
        box.unrender()
        with gr.Column() as column:
            box.render()
    layout = demo.get_config_file()["layout"]
    row, below = layout["children"]
    assert row["children"] == []
    assert below["id"] == column.uid
    assert box.uid in uids(below)
