package yourcores.race;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RaceTest {

    /** A counter whose access is opaque, so that no step is merged. */
    static final class Counter {
        private final AtomicInteger value = new AtomicInteger();

        void add() {
            value.setOpaque(value.getOpaque() + 1);
        }

        void addThrice() {
            add();
            add();
            add();
        }
    }

    @Test
    void everyRunHasAFreshStateAndIsCountedOnce() {
        var counts = Race.on("atomic", AtomicInteger::new)
                .actor("Ann", AtomicInteger::incrementAndGet)
                .actor("Bob", AtomicInteger::incrementAndGet)
                .outcome(AtomicInteger::get)
                .times(100_000)
                .counted();
        assertEquals(100_000, counts.of(2));
        assertEquals(1, counts.distinct());
    }

    @Test
    void twoThreadsWithThreeIncrementsEndBetweenTwoAndSix() {
        var predicted = IntStream.rangeClosed(2, 6).boxed().collect(Collectors.toSet());
        var counts = Race.on("two by three", Counter::new)
                .actor("Ann", Counter::addThrice)
                .actor("Bob", Counter::addThrice)
                .outcome(counter -> counter.value.get())
                .times(100_000)
                .counted();
        assertEquals(100_000, counts.runs());
        assertTrue(predicted.containsAll(counts.counts().keySet()), counts.toString());
        assertTrue(counts.met().isEmpty() || counts.met().getAsLong() <= counts.runs());
    }

    @Test
    void fourActorsRunOnFewCoresToo() {
        var counts = Race.on("four", AtomicInteger::new)
                .actor("a", AtomicInteger::incrementAndGet)
                .actor("b", AtomicInteger::incrementAndGet)
                .actor("c", AtomicInteger::incrementAndGet)
                .actor("d", AtomicInteger::incrementAndGet)
                .outcome(AtomicInteger::get)
                .times(10_000)
                .counted();
        assertEquals(10_000, counts.of(4));
    }

    @Test
    void oneActorOrFiveAreRefused() {
        var one = Race.on("one", Counter::new).actor("Ann", Counter::add);
        assertThrows(IllegalArgumentException.class, () -> one.outcome(counter -> 0));
        var four = one.actor("b", Counter::add).actor("c", Counter::add).actor("d", Counter::add);
        assertThrows(IllegalArgumentException.class, () -> four.actor("e", Counter::add));
    }

    @Test
    void whatAnActorThrowsComesOutAsItIs() {
        var cause = new IOException("gone");
        var outcomes = Race.on("broken", AtomicInteger::new)
                .actor("Ann", AtomicInteger::incrementAndGet)
                .actor("Bob", _ -> {
                    throw cause;
                })
                .outcome(AtomicInteger::get);
        assertSame(cause, assertThrows(IOException.class, () -> counted(outcomes)));
        assertNoActorIsLeft(Set.of("Ann", "Bob"));
    }

    @Test
    void whatTheOutcomeThrowsComesOutAsItIs() {
        var outcomes = Race.on("broken", AtomicInteger::new)
                .actor("Ann", AtomicInteger::incrementAndGet)
                .actor("Bob", AtomicInteger::incrementAndGet)
                .outcome(number -> 1 / (number.get() - 2));
        assertThrows(ArithmeticException.class, outcomes::counted);
    }

    @Test
    void aRunThatDoesNotEndIsGivenUp() {
        var actors = List.<Actor<? super Object>>of(state -> new CountDownLatch(1).await(), state -> {});
        var raced = new Raced<Object, Integer>(
                "stuck", Object::new, List.of("Erin", "Frank"), actors, state -> 0, Duration.ofMillis(300));
        var refusal = assertThrows(IllegalStateException.class, () -> raced.run(Limit.times(10)));
        assertTrue(
                refusal.getMessage().startsWith("A run did not end within 300 ms: Erin waits"), refusal.getMessage());
        assertNoActorIsLeft(Set.of("Erin", "Frank"));
    }

    @Test
    void anInterruptEndsAllActors() throws InterruptedException {
        var caught = new AtomicReference<Throwable>();
        var cell = new Thread(() -> {
            try {
                counted(Race.on("long", AtomicInteger::new)
                        .actor("Carol", AtomicInteger::incrementAndGet)
                        .actor("Dave", _ -> LockSupport.park())
                        .outcome(AtomicInteger::get)
                        .times(1_000_000_000));
            } catch (Throwable cause) {
                caught.set(cause);
            }
        });
        cell.start();
        Thread.sleep(200);
        cell.interrupt();
        cell.join();
        assertTrue(caught.get() instanceof InterruptedException, String.valueOf(caught.get()));
        assertNoActorIsLeft(Set.of("Carol", "Dave"));
    }

    private static void counted(Outcomes<?> outcomes) throws Exception {
        outcomes.counted();
    }

    private static void assertNoActorIsLeft(Set<String> names) {
        assertFalse(Thread.getAllStackTraces().keySet().stream().anyMatch(thread -> names.contains(thread.getName())));
    }
}
