"""A reduction over hosts with addresses of their own: one is cut off in mid-run and joined again, one is killed.

The hosts are network namespaces on a bridge that has no way out. COURSE_HOST_ROUNDS says how often to lose one.
"""

import os
import queue
import re
import shutil
import signal
import subprocess
import threading
import time
from pathlib import Path

import jdk
import library
import pytest
from places import LIB, ROOT

ROUNDS = int(os.environ.get("COURSE_HOST_ROUNDS", "2"))
PATIENCE = (LIB / "src/main/java/yourcores/workers/ClusterPatience.java").read_text(encoding="utf-8")
NOTICED, BACK = (int(re.search(rf"{name}_SECONDS = (\d+);", PATIENCE).group(1)) for name in ("NOTICED", "BACK"))
DRIVER = Path(__file__).parent / "ReductionOnHosts.java"
MEMBERS, OWN = (1, 2, 3), 4


def can_make_hosts() -> bool:
    if os.name != "posix" or not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("ip"):
        return False
    name = f"try-{os.getpid()}"
    made = subprocess.run(["ip", "netns", "add", name], capture_output=True).returncode == 0
    if made:
        subprocess.run(["ip", "netns", "del", name], capture_output=True)
    return made


pytestmark = [pytest.mark.whole, pytest.mark.timeout(3600)]


def ip(*words):
    subprocess.run(["ip", *map(str, words)], check=True, capture_output=True)


class Hosts:
    """Hosts 1 to N with the addresses 10.78.0.1 to 10.78.0.N."""

    def __init__(self, count):
        self.count, self.name = count, f"yc{os.getpid()}"

    def __enter__(self):
        try:
            self.make()
        except BaseException:
            self.__exit__()
            raise
        return self

    def make(self):
        wire = f"{self.name}-wire"
        ip("netns", "add", wire)
        ip("-n", wire, "link", "add", "wire", "type", "bridge")
        ip("-n", wire, "link", "set", "wire", "up")
        for i in range(1, self.count + 1):
            ip("netns", "add", self.host(i))
            ip("link", "add", f"h{i}", "netns", self.host(i), "type", "veth", "peer", "name", f"w{i}", "netns", wire)
            ip("-n", wire, "link", "set", f"w{i}", "master", "wire", "up")
            ip("-n", self.host(i), "addr", "add", f"10.78.0.{i}/24", "dev", f"h{i}")
            ip("-n", self.host(i), "link", "set", f"h{i}", "up")
            ip("-n", self.host(i), "link", "set", "lo", "up")

    def __exit__(self, *_):
        for name in [self.host(i) for i in range(1, self.count + 1)] + [f"{self.name}-wire"]:
            for pid in self.pids(name):
                os.kill(pid, signal.SIGKILL)
            subprocess.run(["ip", "netns", "del", name], capture_output=True)

    def host(self, i):
        return f"{self.name}-{i}"

    @staticmethod
    def pids(name):
        told = subprocess.run(["ip", "netns", "pids", name], capture_output=True, text=True).stdout
        return [int(pid) for pid in told.split()]

    def cut(self, i):
        ip("-n", f"{self.name}-wire", "link", "set", f"w{i}", "down")

    def mend(self, i):
        ip("-n", f"{self.name}-wire", "link", "set", f"w{i}", "up")

    def run(self, i, *command):
        return Program(["ip", "netns", "exec", self.host(i), *map(str, command)])


class Program:
    """A program on a host, and the lines that it prints, with the moment of each."""

    def __init__(self, command):
        self.process = subprocess.Popen(
            command,
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        self.lines = queue.Queue()
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        for line in self.process.stdout:
            self.lines.put((time.monotonic(), line.rstrip("\n")))

    def until(self, words, seconds, since=None) -> float:
        """Waits for a line with these words; how long that took. No line in between may tell of a wrong sum."""
        since = since or time.monotonic()
        seen = []
        while True:
            left = since + seconds - time.monotonic()
            try:
                at, line = self.lines.get(timeout=max(0.01, left))
            except queue.Empty:
                pytest.fail(f"within {seconds} s nobody said {words!r}, but {seen[-20:]}", pytrace=False)
            assert "WRONG" not in line, line
            assert words in ("failed", "no workers") or not line.startswith("failed"), line
            seen.append(line)
            print(f"{at - since:6.1f} {line}", flush=True)
            if words in line:
                return at - since

    def kill(self):
        self.process.kill()
        self.process.wait(10)


def java(*words):
    return [str(jdk.find().home / "bin" / "java"), *map(str, words)]


def address(i):
    return f"10.78.0.{i}:5701"


def member(hosts, i):
    """As the chapter says: the own address first, then those of all others."""
    others = [address(other) for other in MEMBERS if other != i]
    path = f"{library.ENGINES}/*:{library.JAR}"
    flags = ["--enable-preview", "--sun-misc-unsafe-memory-access=allow", "-Xmx256m"]
    started = hosts.run(i, *java(*flags, "-cp", path, "yourcores.workers.ClusterMember", address(i), *others))
    started.until("ready", 60)
    return started


def driver(hosts, pieces=150):
    return hosts.run(OWN, *java("-Xmx128m", "-cp", library.JAR, DRIVER, pieces, *map(address, MEMBERS)))


@pytest.fixture(scope="module")
def hosts():
    if not can_make_hosts():
        pytest.skip("takes root, iproute2 and network namespaces")
    with Hosts(4) as hosts:
        hosts.members = {i: member(hosts, i) for i in MEMBERS}
        yield hosts


@pytest.fixture
def rounds(hosts):
    """Rounds on all three members; nothing of them is left afterwards."""
    program = driver(hosts)
    program.until("ready", 60)
    program.until("exact", 30)
    yield program
    program.process.stdin.write("\n")
    program.process.stdin.flush()
    program.until("ended", 60)
    program.process.wait(30)
    assert hosts.pids(hosts.host(OWN)) == []


def test_a_host_that_is_cut_off_in_mid_run_is_missed_and_taken_back(hosts, rounds, record_property):
    noticed, back = [], []
    for _ in range(ROUNDS):
        rounds.until("exact", 30)
        time.sleep(0.3)
        hosts.cut(2)
        noticed.append(rounds.until("10.78.0.2:5701 is lost", NOTICED))
        for _ in range(3):
            rounds.until("exact", 30)
        hosts.mend(2)
        back.append(rounds.until("10.78.0.2:5701 is back", BACK))
        rounds.until("exact", 30)
    tell(record_property, "cut off: noticed after", noticed)
    tell(record_property, "joined again after", back)


def test_a_member_that_is_killed_is_missed_and_taken_back_when_it_is_started_anew(hosts, rounds, record_property):
    noticed, back = [], []
    for _ in range(ROUNDS):
        rounds.until("exact", 30)
        time.sleep(0.3)
        hosts.members[3].kill()
        noticed.append(rounds.until("10.78.0.3:5701 is lost", NOTICED))
        for _ in range(3):
            rounds.until("exact", 30)
        hosts.members[3] = member(hosts, 3)
        back.append(rounds.until("10.78.0.3:5701 is back", BACK))
        rounds.until("exact", 30)
    tell(record_property, "killed: noticed after", noticed)
    tell(record_property, "back after its start", back)


def test_a_driver_that_is_cut_off_says_so_and_works_again(hosts, rounds, record_property):
    failed, again = [], []
    for _ in range(ROUNDS):
        rounds.until("exact", 30)
        hosts.cut(OWN)
        failed.append(rounds.until("failed", BACK))
        hosts.mend(OWN)
        since = time.monotonic()
        while True:
            at, line = rounds.lines.get(timeout=BACK)
            assert "WRONG" not in line
            if line.startswith("failed"):
                assert re.search("no member answers|No member answers|is lost", line), line
            if line == "exact":
                again.append(at - since)
                break
    tell(record_property, "own host cut off: failed after", failed)
    tell(record_property, "exact again after", again)


def test_a_member_that_comes_back_takes_part_in_the_run_that_goes_on(hosts):
    program = driver(hosts, pieces=6000)
    program.until("ready", 60)
    time.sleep(2)
    hosts.cut(1)
    program.until("10.78.0.1:5701 is lost", NOTICED)
    hosts.mend(1)
    program.until("10.78.0.1:5701 is back", BACK)
    program.until("exact", 120)
    program.process.stdin.write("\n")
    program.process.stdin.flush()
    program.until("ended", 120)


def test_an_address_where_nobody_answers_is_told_in_a_sentence(hosts):
    hosts.cut(2)
    try:
        program = driver(hosts)
        program.until("no workers", BACK)
    finally:
        hosts.mend(2)
    program.until("ended", 30)


def tell(record_property, what, seconds):
    words = f"{what} " + ", ".join(f"{max(0, each):.1f}" for each in seconds) + " s"
    record_property(what, words)
    print(words)
