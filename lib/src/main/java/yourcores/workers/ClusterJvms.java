package yourcores.workers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import yourcores.child.ChildFailed;
import yourcores.child.ChildJvm;
import yourcores.child.KeptProcess;
import yourcores.child.Launch;
import yourcores.home.EngineJar;

/**
 * The JVMs of one cluster: its members here, and its driver. They have <a href="https://hazelcast.com">Hazelcast</a> on
 * their class path; the kernel has it not.
 *
 * <p>Thread rule: safe for use by any thread.
 */
final class ClusterJvms {
    /** Where the set-up keeps the classes that they load, beside the library, so that they start sooner. */
    private static final String CACHE = "cluster.aot";

    /** The last five are what Hazelcast asks for, and what keeps JDK 25 from warning of it (JEP 498). */
    private static final List<String> OPTIONS = List.of(
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-XX:+DisplayVMOutputToStderr",
            "--enable-preview",
            "-Djava.net.preferIPv4Stack=true",
            "--add-modules=java.se",
            "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-opens=java.management/sun.management=ALL-UNNAMED",
            "--add-opens=jdk.management/com.sun.management.internal=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private final String cluster;
    private final Set<KeptProcess> started = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** @param cluster its name: members of different clusters do not meet */
    ClusterJvms(String cluster) {
        this.cluster = cluster;
    }

    /**
     * Starts the main class of a member or a driver.
     *
     * @throws ChildFailed where Hazelcast is not there
     */
    KeptProcess start(String name, Class<?> main, List<String> args) {
        var cache = Path.of(ChildJvm.ownClasses()).resolveSibling(CACHE);
        var options = Files.exists(cache) ? List.of("-XX:AOTCache=" + cache, "-Xlog:disable") : List.<String>of();
        var process = new KeptProcess(launch(name, options, main, args));
        started.removeIf(old -> !old.isAlive());
        started.add(process);
        if (closed) {
            process.kill();
        }
        return process;
    }

    /** @param more options for this JVM */
    Launch launch(String name, List<String> more, Class<?> main, List<String> args) {
        var options = new ArrayList<>(OPTIONS);
        options.add("-D" + ClusterMember.CLUSTER + "=" + cluster);
        options.addAll(more);
        return ChildJvm.launch(name, options, hazelcast(), main.getName(), args);
    }

    private static String hazelcast() {
        return EngineJar.find("hazelcast")
                .map(jar -> jar.path().toString())
                .orElseThrow(() -> new ChildFailed(
                        "Hazelcast is not in " + EngineJar.folder() + ": run make setup, and restart the kernel"));
    }

    /** Ends them by force, and waits until they have ended, half a second at most for each. */
    void close() {
        closed = true;
        started.forEach(KeptProcess::kill);
        started.forEach(KeptProcess::close);
    }
}
