package yourcores.workers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import yourcores.child.ChildFailed;

/** A round ends, whatever goes wrong between a worker and its process. */
@Timeout(20)
class ProcessWorkerTest {
    private static final Error FULL = new OutOfMemoryError("unable to create native thread");

    private final AtomicInteger connected = new AtomicInteger();
    private final AtomicInteger givenUp = new AtomicInteger();
    private ProcessWorker worker;

    @AfterEach
    void close() {
        worker.close();
    }

    /** The way to a process, of which nothing is there but what goes wrong. */
    private class Broken implements Peer {
        @Override
        public Frame say(Frame frame) throws IOException {
            throw FULL;
        }

        @Override
        public boolean isAlive() {
            return true;
        }

        @Override
        public void interruptTask(long id) {}

        @Override
        public void giveUp(long id) {
            givenUp.incrementAndGet();
        }

        @Override
        public String howItWasLost(IOException told) {
            throw FULL;
        }
    }

    private Round<Integer> round(Peer peer) throws InterruptedException {
        worker = new ProcessWorker("worker") {
            @Override
            Peer connect() {
                connected.incrementAndGet();
                if (peer == null) {
                    throw FULL;
                }
                return peer;
            }

            @Override
            int mostStarts() {
                return 1;
            }
        };
        var round = new Round<Integer>(List.of(new Peer.Hello()), 1);
        worker.work(round, new Packer());
        round.await();
        return round;
    }

    @Test
    void oneThatCannotBeStartedLeavesItsRound() throws Exception {
        var round = round(null);
        assertSame(FULL, assertThrows(OutOfMemoryError.class, round::results));
    }

    @Test
    void aProcessIsGivenUpWhereAMessageBrokeOff() throws Exception {
        var round = round(new Broken());
        assertSame(FULL, assertThrows(OutOfMemoryError.class, round::results));
        worker.start().get(); // its thread is done with the round
        assertEquals(1, givenUp.get());
        assertEquals(3, connected.get());
    }

    @Test
    void aTaskComesBackWhereNobodyKnowsHowItsProcessEnded() throws Exception {
        var round = round(new Broken() {
            @Override
            public Frame say(Frame frame) throws IOException {
                throw new IOException("gone");
            }
        });
        var failed = assertThrows(ChildFailed.class, round::results);
        assertEquals(
                "Task 1 is given up: 3 workers died while it ran, the last one nobody knows how: " + FULL,
                failed.getMessage());
    }
}
