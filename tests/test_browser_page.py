"""A page that the reader's own server brings, shown in JupyterLab and on a page that nobody serves any more."""

import browser
import lab
import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import expect

SERVER, PAGE, CLOSED = 0, 1, 2
WAIT = 60_000

# A server of a few lines that brings the photo desk, one connection at a time.
SERVER_CELL = """import module java.base;
import yourcores.photo.*;
import yourcores.server.*;
import static yourcores.Course.*;

class OneByOne implements AutoCloseable {
    final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    final PhotoDesk desk = PhotoDesk.of(Photos.small().subList(0, 3));

    OneByOne() throws Exception {}

    void run() {
        while (!listening.isClosed()) {
            try (var client = listening.accept()) {
                client.setSoTimeout(200);
                serve(client);
            } catch (IOException gone) {
                // The next client is another one.
            }
        }
    }

    void serve(Socket client) throws IOException {
        var parser = new HttpParser();
        var buffer = new byte[4_096];
        for (int count; (count = client.getInputStream().read(buffer)) >= 0; ) {
            var bytes = ByteBuffer.wrap(buffer, 0, count);
            while (parser.next(bytes) instanceof WebRequest request) {
                client.getOutputStream().write(desk.reply(request).bytes(request));
            }
        }
    }

    public void close() throws IOException {
        listening.close();
    }
}"""

PAGE_CELL = """var own = new OneByOne();
var open = OpenServer.start("one by one", own.listening.getLocalPort(), own::run, own);
show(open.page());"""

CLOSED_CELL = """open.close();
show(open.page());"""

# Seen by a browser on another machine, whose loopback is not the notebook's.
ELSEWHERE = """const known = window.fetch;
window.fetch = (address, ...rest) =>
    `${address}`.startsWith("http://127.0.0.1") && !`${address}`.startsWith(location.origin)
        ? Promise.reject(new TypeError("no way there")) : known(address, ...rest);"""


def sample():
    return new_notebook(
        metadata={
            "kernelspec": {"name": "java", "display_name": "Java (jjava)", "language": "java"},
            "language_info": {"name": "java"},
        },
        cells=[new_code_cell(cell) for cell in (SERVER_CELL, PAGE_CELL, CLOSED_CELL)],
    )


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    root = tmp_path_factory.mktemp("notebooks")
    nbformat.write(sample(), root / "sample.ipynb")
    with lab.server(root, tmp_path_factory.mktemp("jupyter")) as started:
        yield started


@pytest.fixture
def notebook(address):
    with browser.context(browser.ONLY_THIS_MACHINE, viewport={"width": 1400, "height": 1500}) as desk:
        opened = lab.Notebook(desk.new_page(), address, "sample.ipynb")
        opened.connected()
        yield opened


def run(notebook, *cells):
    for cell in cells:
        notebook.cell(cell).locator(".cm-content").click()
        notebook.page.keyboard.press("Control+Enter")
        notebook.idle()


def photos(notebook):
    frame = notebook.outputs(PAGE).frame_locator("iframe")
    expect(frame.locator("h1")).to_have_text("Photo desk", timeout=WAIT)
    for image in frame.locator("img").all():
        expect(image).to_have_js_property("complete", True)
        assert image.evaluate("image => image.naturalWidth") == 200
    return frame.locator("img").count()


def frame_address(notebook):
    return notebook.outputs(PAGE).locator("iframe").get_attribute("src")


def test_the_page_is_shown_by_way_of_jupyter(notebook):
    notebook.page.evaluate(ELSEWHERE)
    run(notebook, SERVER, PAGE)
    assert photos(notebook) == 3
    assert frame_address(notebook).startswith("/proxy/")
    link = notebook.outputs(PAGE).get_by_role("link", name="Open it in a tab of its own")
    expect(link).to_have_attribute("href", frame_address(notebook))


def test_the_page_is_shown_without_the_proxy(notebook):
    notebook.page.route("**/proxy/**", lambda route: route.fulfill(status=404))
    run(notebook, SERVER, PAGE)
    assert photos(notebook) == 3
    assert frame_address(notebook).startswith("http://127.0.0.1:")


def test_a_sentence_stays_where_nobody_serves(notebook):
    run(notebook, SERVER, PAGE, CLOSED)
    output = notebook.outputs(CLOSED).locator(".local-page")
    expect(output).to_contain_text("As long as your server runs, its page stands here", timeout=WAIT)
    notebook.page.wait_for_timeout(1_500)
    expect(output.locator("iframe")).to_have_count(0)


def test_a_page_asks_for_nothing(notebook, tmp_path):
    """The same markup outside Jupyter."""
    run(notebook, SERVER, PAGE)
    html = notebook.outputs(PAGE).locator(".local-page script").evaluate("script => script.outerHTML")
    page = tmp_path / "page.html"
    page.write_text(f'<div class="local-page" data-port="1"><p>words</p>{html}</div>')
    with browser.context(browser.ONLY_THIS_MACHINE) as desk:
        opened = desk.new_page()
        asked = []
        opened.on("request", lambda request: asked.append(request.url))
        opened.goto(page.as_uri())
        opened.wait_for_timeout(500)
        assert asked == [page.as_uri()]
        assert opened.locator("iframe").count() == 0
