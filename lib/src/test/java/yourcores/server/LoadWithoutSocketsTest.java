package yourcores.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(60)
class LoadWithoutSocketsTest {
    private static final int CLIENTS = 500;
    private static final String THROWN = "thrown, as it should be";

    /** Puts a load on a port, in a JVM that may not open as many sockets. */
    static final class Crowd {
        private Crowd() {}

        public static void main(String[] port) throws InterruptedException {
            try {
                IO.println(Load.closed(CLIENTS, Duration.ofMillis(100))
                        .line("a", "a")
                        .on(Integer.parseInt(port[0])));
            } catch (IOException noSocket) {
                IO.println(THROWN);
            }
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a shell limits the open files")
    void aMachineWithoutSocketsIsNotTheServersRefusal() throws Exception {
        try (var server = TestServer.of(TestServer::echo)) {
            var crowd = new ProcessBuilder(
                            "sh",
                            "-c",
                            "ulimit -n 200 && exec \"$@\"",
                            "sh",
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Crowd.class.getName(),
                            Integer.toString(server.port()))
                    .redirectErrorStream(true)
                    .start();
            try {
                assertEquals(THROWN, new String(crowd.getInputStream().readAllBytes()).strip());
                crowd.waitFor(30, TimeUnit.SECONDS);
            } finally {
                crowd.destroyForcibly();
            }
        }
    }
}
