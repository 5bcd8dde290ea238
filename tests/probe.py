"""Cells that look at a kernel from inside: what a chapter left behind when it was done."""

from nbformat.v4 import new_code_cell

BEFORE = """
class ProbeOfTheTests {
    static java.util.Set<Long> threadsBefore = threads().keySet();
    static java.util.Set<String> portsBefore = ports();

    /** All but those of the virtual threads' own pool: its carriers, and the one that keeps its time. */
    static java.util.Map<Long, String> threads() {
        var found = new java.util.TreeMap<Long, String>();
        try {
            Thread.startVirtualThread(Thread::yield).join(); // so that a carrier lives, which tells the pool's name
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
        var all = Thread.getAllStackTraces().keySet();
        var timers = all.stream().filter(ProbeOfTheTests::carries)
            .map(carrier -> carrier.getName().replaceFirst("-worker-.*", "-delayScheduler")).toList();
        for (var thread : all) {
            if (thread.isAlive() && !carries(thread) && !timers.contains(thread.getName())) found.put(thread.threadId(), thread.getName());
        }
        return found;
    }

    private static boolean carries(Thread thread) {
        return thread.getClass().getSimpleName().equals("CarrierThread");
    }

    static java.util.List<String> virtualThreads() throws Exception {
        var file = java.nio.file.Files.createTempDirectory("probe").resolve("threads.json");
        try {
            java.lang.management.ManagementFactory.getPlatformMXBean(com.sun.management.HotSpotDiagnosticMXBean.class)
                .dumpThreads(file.toString(), com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat.JSON);
            var entry = java.util.regex.Pattern.compile(
                "\\\\{[^{}]*?\\"tid\\":[^{}]*?\\"virtual\\": *true[^{}]*?\\"name\\": *\\"[^\\"]*", java.util.regex.Pattern.DOTALL);
            return entry.matcher(java.nio.file.Files.readString(file)).results().map(r -> r.group()).toList();
        } finally {
            java.nio.file.Files.deleteIfExists(file);
            java.nio.file.Files.deleteIfExists(file.getParent());
        }
    }

    static java.util.Set<String> ports() {
        var open = new java.util.TreeSet<String>();
        var sockets = new java.util.HashSet<String>();
        try (var files = java.nio.file.Files.newDirectoryStream(java.nio.file.Path.of("/proc/self/fd"))) {
            for (var file : files) {
                try {
                    sockets.add(java.nio.file.Files.readSymbolicLink(file).toString());
                } catch (java.io.IOException gone) { }
            }
            for (var table : java.util.List.of("/proc/self/net/tcp", "/proc/self/net/tcp6")) {
                if (!java.nio.file.Files.exists(java.nio.file.Path.of(table))) continue;
                for (var line : java.nio.file.Files.readAllLines(java.nio.file.Path.of(table))) {
                    var field = line.strip().split(" +");
                    if (field[3].equals("0A") && sockets.contains("socket:[" + field[9] + "]")) {
                        open.add(String.valueOf(Integer.parseInt(field[1].substring(field[1].lastIndexOf(':') + 1), 16)));
                    }
                }
            }
        } catch (java.io.IOException noSuchSystem) { }
        return open;
    }
}
System.out.println("before the chapter: threads " + ProbeOfTheTests.threadsBefore + ", ports " + ProbeOfTheTests.portsBefore);
"""

AFTER = """
class AfterTheChapter {
    static final String OURS = String.join("|",
        "ForkJoinPool[.]commonPool-.*",
        "process reaper.*", "Java2D Disposer", "Cleaner-.*", "Common-Cleaner", "VirtualThread.*", "Attach Listener",
        "AWT-.*", "Keep-Alive-Timer", "MasterPoller", "HttpClient-.*-SelectorManager.*",
        "JFR .*", "jjava-exec.*", "Shell.*", "Heartbeat.*");

    static java.util.List<String> left() throws Exception {
        var left = new java.util.ArrayList<String>();
        var shell = org.dflib.jjava.kernel.JavaNotebookStatics.kernel().getJShell();
        shell.snippets().filter(s -> shell.status(s).name().startsWith("RECOVERABLE"))
            .forEach(s -> left.add("incomplete snippet: " + s.source().strip().lines().findFirst().orElse("")));
        long deadline = System.nanoTime() + 2_000_000_000L;          // a thread may be about to end
        while (!foreign().isEmpty() && System.nanoTime() < deadline) Thread.sleep(50);
        foreign().forEach(name -> left.add("thread: " + name));
        ProbeOfTheTests.virtualThreads().stream()
            .filter(entry -> !entry.contains("SubPoller-"))     // Java's own, for sockets of virtual threads
            .forEach(entry -> left.add("virtual thread: " + entry));
        ProcessHandle.current().children().filter(ProcessHandle::isAlive)
            .forEach(child -> left.add("process: " + child.info().command().orElse("?")));
        var ports = ProbeOfTheTests.ports();
        ports.removeAll(ProbeOfTheTests.portsBefore);
        ports.forEach(port -> left.add("port: " + port));
        return left;
    }

    static java.util.List<String> foreign() {
        var now = new java.util.TreeMap<>(ProbeOfTheTests.threads());
        now.keySet().removeAll(ProbeOfTheTests.threadsBefore);
        now.remove(Thread.currentThread().threadId());
        now.values().removeIf(name -> name.matches(OURS));
        return java.util.List.copyOf(now.values());
    }
}
System.out.println("left behind: " + AfterTheChapter.left());
"""


def around(cells) -> list:
    """The cells, with a look before the first one and one after the last."""
    return [new_code_cell(BEFORE, id="probe-before"), *cells, new_code_cell(AFTER, id="probe-after")]
