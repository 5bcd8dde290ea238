package yourcores.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Numbers and queues that processes share through a manager: in = done + refused, whoever dies. */
@Timeout(120)
class ManagerTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration NOW = Duration.ZERO;
    private static Manager manager;

    @BeforeAll
    static void open() throws InterruptedException {
        manager = Manager.start();
    }

    @AfterAll
    static void close() {
        manager.close();
        assertFalse(ProcessHandle.of(manager.pid()).map(ProcessHandle::isAlive).orElse(false));
    }

    /** Takes messages until none comes; numbers are added, what is no number is refused. */
    private static final String CONSUMES = """
            import yourcores.child.ManagerLink;

            void main() {
                try (var link = ManagerLink.to(IO.readln())) {
                    IO.println("ready");
                    while (link.take("numbers", Duration.ofSeconds(20)).orElse(null) instanceof yourcores.child.Parcel one) {
                        if (one.text().equals("end")) { link.done("numbers", one); break; }
                        try {
                            link.add("sum", Long.parseLong(one.text()));
                            link.done("numbers", one);
                        } catch (NumberFormatException bad) {
                            link.refuse("numbers", one, "not a number");
                        }
                    }
                }
            }
            """;

    @Test
    void twoProcessesWorkOffAQueue() throws Exception {
        try (var link = manager.link();
                var two = ChildJvm.start(2, List.of("-Xmx64m"), CONSUMES)) {
            assertEquals(List.of("ready", "ready"), two.ask(manager.address(), LIMIT));
            for (int i = 1; i <= 100; i++) {
                link.put("numbers", i == 50 ? "fifty" : "" + i);
            }
            assertTrue(link.join("numbers", LIMIT));
            assertEquals(5050 - 50, link.add("sum", 0));
            assertEquals(List.of("fifty: not a number"), link.refused("numbers"));
            link.put("numbers", "end");
            link.put("numbers", "end");
            for (var child : two.children()) {
                assertTrue(child.waitFor(LIMIT), child.err());
            }
        }
    }

    @Test
    void eachNumberIsAddedOnceHoweverManyAdd() throws Exception {
        var adders = new ArrayList<Thread>();
        for (int i = 0; i < 4; i++) {
            adders.add(Thread.ofPlatform().start(() -> {
                try (var link = manager.link()) {
                    for (int n = 0; n < 500; n++) {
                        link.add("total", 1);
                    }
                }
            }));
        }
        for (var adder : adders) {
            adder.join();
        }
        try (var link = manager.link()) {
            assertEquals(2000, link.add("total", 0));
        }
    }

    @Test
    void whatWasTakenAndNotAcknowledgedComesAgain() {
        try (var link = manager.link()) {
            for (int i = 1; i <= 3; i++) {
                link.put("letters", "letter " + i);
            }
            try (var mortal = manager.link()) {
                assertEquals(1, mortal.take("letters", LIMIT).orElseThrow().delivery());
                assertEquals(
                        "letter 2", mortal.take("letters", LIMIT).orElseThrow().text());
                assertFalse(link.join("letters", NOW));
            }
            var deliveries = new HashMap<String, Integer>();
            for (int i = 1; i <= 3; i++) { // the manager may notice the loss after the first of these
                var parcel = link.take("letters", LIMIT).orElseThrow();
                deliveries.put(parcel.text(), parcel.delivery());
                link.done("letters", parcel);
            }
            assertEquals(Map.of("letter 1", 2, "letter 2", 2, "letter 3", 1), deliveries);
            assertTrue(link.join("letters", NOW));
            assertEquals(Optional.empty(), link.take("letters", NOW));
        }
    }

    @Test
    void onlyTheTakerAcknowledgesAndOnlyOnce() {
        try (var link = manager.link();
                var other = manager.link()) {
            link.put("orders", "tea");
            var parcel = link.take("orders", LIMIT).orElseThrow();
            assertThrows(IllegalArgumentException.class, () -> other.done("orders", parcel));
            link.done("orders", parcel);
            var twice = assertThrows(IllegalArgumentException.class, () -> link.done("orders", parcel));
            assertTrue(twice.getMessage().contains("acknowledge it once"), twice.getMessage());
        }
    }

    @Test
    void whatCannotBeDoneIsToldByName() throws Exception {
        assertThrows(IllegalArgumentException.class, () -> ManagerLink.to("somewhere"));
        String address;
        try (var closed = Manager.start();
                var link = closed.link()) {
            address = closed.address();
            assertThrows(IllegalArgumentException.class, () -> link.put("letters", "x".repeat(70_000)));
            closed.close();
            assertThrows(ChildFailed.class, () -> link.add("sum", 1));
        }
        var nobody = assertThrows(ChildFailed.class, () -> ManagerLink.to(address));
        assertTrue(nobody.getMessage().contains("Start one"), nobody.getMessage());
        var stranger = manager.address().replaceAll(":.*", ":guessed");
        try (var link = ManagerLink.to(stranger)) {
            assertThrows(ChildFailed.class, () -> link.add("sum", 1));
        }
    }
}
