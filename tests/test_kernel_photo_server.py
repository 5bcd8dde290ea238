"""The photo server in a live kernel: it stays from cell to cell, and goes with the kernel."""

from kernel_client import LiveKernel

START = """
import module java.base;
import module java.net.http;
import yourcores.photo.*;
import yourcores.server.*;
var file = Files.write(Files.createTempFile("photo", ".jpg"), new byte[5_000]);
file.toFile().deleteOnExit();
var server = PhotoServer.start(List.of(new Photo("a.jpg", file)));
"""

FETCH = """
try (var client = HttpClient.newHttpClient()) {
    var request = HttpRequest.newBuilder(server.photos().getFirst()).build();
    System.out.print(client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body().length);
}
"""


def test_it_stays_from_cell_to_cell_and_leaves_nothing():
    with LiveKernel() as live:
        assert live.run(START).err == ""
        for _ in range(2):
            answer = live.run(FETCH)
            assert (answer.out, answer.err) == ("5000", "")
        assert live.run("server.counters().requests()").result["text/plain"] == "2"
        assert live.run("server.close();").err == ""
        refused = live.run(FETCH)
        assert refused.error["ename"] == "java.net.ConnectException"


def test_an_interrupt_leaves_it_alone():
    with LiveKernel() as live:
        live.run(START)
        sent = live.send_and_wait("server.latency(Duration.ofSeconds(60));" + FETCH)
        live.interrupt()
        assert live.await_(sent, 15).error is not None
        live.run("server.latency(Duration.ZERO);")
        assert live.run(FETCH).out == "5000"
