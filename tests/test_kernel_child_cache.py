"""The class cache of child JVMs is used, by workers and by programs, and never in the way."""

from pathlib import Path

import kernelspec
import pytest
from kernel_client import LiveKernel
from kernels import swapped

SET_UP = """
import module java.base;
import yourcores.child.*;
import yourcores.workers.*;
record Square(int number) implements Task<Long> {
    public Long call() { return (long) number * number; }
}
String twice = "void main() { while (IO.readln() instanceof String line) IO.println(2 * Integer.parseInt(line)); }";
void told(long pid, Object answer) throws IOException {
    var maps = Path.of("/proc/" + pid + "/maps");
    IO.println(answer + (Files.exists(maps) && Files.readString(maps).contains("child.aot") ? " by the cache" : ""));
}
void byWorker(String... options) throws Exception {
    try (var workers = Workers.jvms(1, List.of(options))) {
        told(workers.processes().getFirst(), workers.map(List.of(new Square(3))).getFirst());
    }
}
void byProgram(String... options) throws Exception {
    try (var program = ChildJvm.start(List.of(options), twice)) {
        told(program.pid(), program.ask("21", Duration.ofSeconds(20)));
    }
}
void byCommand() throws Exception {
    var process = new ProcessBuilder(ChildJvm.command(twice)).redirectErrorStream(true).start();
    try (var in = process.outputWriter(); var out = process.inputReader()) {
        in.write("4\\n");
        in.flush();
        told(process.pid(), out.readLine());
    } finally {
        process.destroyForcibly().waitFor();
    }
}
"""
LINUX = Path("/proc/self/maps").exists()


@pytest.fixture(scope="module")
def live(copied):
    with LiveKernel(copied) as live:
        assert live.run(SET_UP).err == ""
        yield live


def answers(live, *options) -> list[str]:
    """Of a worker, of a program, and of one's own process; not a word beside them."""
    words = ", ".join(f'"{option}"' for option in options)
    answer = live.run(f"byWorker({words});\nbyProgram({words});\nbyCommand();", timeout=60)
    assert (answer.err, answer.error) == ("", None)
    return answer.out.splitlines()


def test_child_jvms_take_their_classes_from_the_cache(live):
    cached = " by the cache" if LINUX else ""
    assert answers(live) == [f"{number}{cached}" for number in (9, 42, 8)]


@pytest.mark.parametrize("content", ["missing", "empty", "no cache", "cut off", "of others"])
def test_a_cache_that_cannot_be_used_is_left_aside_without_a_word(live, copied, content):
    cache = copied / kernelspec.CHILD_CACHE
    contents = {
        "missing": lambda: None,
        "empty": lambda: b"",
        "no cache": lambda: b"no cache" * 1000,
        "cut off": lambda: cache.read_bytes()[:5_000_000],
        "of others": lambda: (copied / kernelspec.CLUSTER_CACHE).read_bytes(),
    }
    with swapped(cache, contents[content]()):
        assert answers(live) == ["9", "42", "8"]


@pytest.mark.parametrize("option", ["-Xshare:off", "-Xshare:auto", "-XX:AOTMode=off", "-XX:-UseCompressedOops"])
def test_options_that_do_not_go_with_the_cache_win(live, option):
    worker, program, _ = answers(live, option)
    assert (worker, program) == ("9", "42")
