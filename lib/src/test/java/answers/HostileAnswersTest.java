package answers;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import yourcores.exercise.ch02.SpeedupFormula;
import yourcores.exercise.trial.Exercises;

/** Whatever an answer does, the report comes, in words, and nothing is thrown. */
@Timeout(20)
class HostileAnswersTest {
    private final AtomicBoolean released = new AtomicBoolean();

    @TempDir
    Path home;

    @BeforeEach
    void keepProgressApart() {
        System.setProperty("yourcores.home", home.toString());
    }

    @AfterEach
    void release() {
        released.set(true);
        System.clearProperty("yourcores.home");
    }

    @Test
    void anEndlessLoopIsNamedWithItsPrice() {
        var words = check((serialShare, processors) -> {
            while (!released.get()) {
                Thread.onSpinWait();
            }
            return 0;
        });
        assertContains(words, "did not end within");
        assertContains(words, "look for a loop without an end");
        assertContains(words, "keeping a core busy, until you restart the kernel");
        assertContains(words, "two fifths shared out, four processors: not\u00a0run");
    }

    @Test
    void anEndlessWaitIsEnded() {
        var words = check((serialShare, processors) -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
            return 0;
        });
        assertContains(words, "did not end within 3 seconds: it waits for something that does not happen");
        assertFalse(words.contains("restart the kernel"), words);
    }

    @Test
    void aBlockedMonitorIsNamedWithItsPrice() throws InterruptedException {
        var lock = new Object();
        var held = new CountDownLatch(1);
        var holder = Thread.ofPlatform().daemon().name("holder").start(() -> {
            synchronized (lock) {
                held.countDown();
                while (!released.get()) {
                    Thread.onSpinWait();
                }
            }
        });
        held.await();
        var words = check((serialShare, processors) -> {
            synchronized (lock) {
                return 0;
            }
        });
        released.set(true);
        holder.join();
        assertContains(words, "for a monitor that thread \"holder\" holds");
        assertContains(words, "costing memory, but no core");
    }

    @Test
    void aDeadlockIsNamed() {
        var left = new Object();
        var right = new Object();
        var words = check((serialShare, processors) -> {
            var both = new CyclicBarrier(2);
            var other = new Thread(() -> takeBoth(left, right, both));
            other.start();
            takeBoth(right, left, both);
            return 0;
        });
        assertContains(words, "wait for each other in a circle (deadlock)");
        assertContains(words, "Java has no means to end 2 threads of this answer");
    }

    private static void takeBoth(Object first, Object second, CyclicBarrier both) {
        synchronized (first) {
            try {
                both.await();
            } catch (InterruptedException | BrokenBarrierException stop) {
                return;
            }
            synchronized (second) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void whatOthersPassOnIsToldByItsCause() {
        var words = check((serialShare, processors) -> CompletableFuture.supplyAsync(() -> 1.0 / (int) serialShare / 0)
                .thenApply(each -> Integer.parseInt("four"))
                .join());
        assertContains(words, "your answer threw NumberFormatException");
    }

    @Test
    void aVirtualThreadThatRunsOnIsTold() {
        var words = check((serialShare, processors) -> {
            if (processors == 4) {
                Thread.ofVirtual().start(this::spin);
            }
            return 1 / (serialShare + (1 - serialShare) / processors);
        });
        assertContains(words, "a virtual thread still ran after the checks: join it before your method returns");
        assertContains(words, "it goes on until you restart the kernel");
    }

    @Test
    void aTaskOfTheCommonPoolThatRunsOnIsToldAndEnded() throws InterruptedException {
        var ended = new CountDownLatch(1);
        var once = new AtomicBoolean();
        var words = check((serialShare, processors) -> {
            if (once.compareAndSet(false, true)) {
                CompletableFuture.runAsync(() -> {
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException stop) {
                        ended.countDown();
                    }
                });
            }
            return 1 / (serialShare + (1 - serialShare) / processors);
        });
        assertContains(words, "a task of the common pool still ran after the checks");
        assertFalse(words.contains("restart the kernel"), words);
        assertTrue(ended.await(5, TimeUnit.SECONDS));
    }

    private void spin() {
        while (!released.get()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aVirtualThreadThatDiesIsToldWithoutATrace() {
        var words = check((serialShare, processors) -> {
            try {
                Thread.ofVirtual()
                        .start(() -> {
                            throw new IllegalStateException("lost");
                        })
                        .join();
            } catch (InterruptedException stop) {
                return 0;
            }
            return 0;
        });
        assertContains(words, "A thread died: your answer threw IllegalStateException (lost)");
    }

    @Test
    void whereAThreadHasDiedThatIsSaidBeforeAnyLoop() {
        var words = check((serialShare, processors) -> {
            Thread.startVirtualThread(() -> {
                throw new IllegalStateException("lost");
            });
            spin();
            return 0;
        });
        assertContains(words, "did not end within 3 seconds: a thread died: your answer threw IllegalStateException");
        released.set(true);
    }

    @Test
    void aMessageWithoutAnEndHoldsUpNothing() {
        var words = check((serialShare, processors) -> {
            throw new IllegalStateException() {
                @Override
                public String getMessage() {
                    spin();
                    return "";
                }
            };
        });
        assertContains(words, "did not end within");
        released.set(true);
    }

    @Test
    void anAnswerThatHoldsTheStreamForEverDoesNotSilenceOthers() throws InterruptedException {
        var out = System.out;
        var words = check((serialShare, processors) -> {
            System.out.printf(
                    "%s",
                    new Object() {
                        @Override
                        public String toString() {
                            spin();
                            return "";
                        }
                    });
            return 0;
        });
        assertContains(words, "did not end within");
        var printer = Thread.ofPlatform().daemon().start(() -> System.out.println("still heard"));
        assertTrue(printer.join(Duration.ofSeconds(5)));
        released.set(true);
        System.setOut(out);
    }

    @Test
    void anAnswerCannotCheckItself() {
        var words = check((serialShare, processors) ->
                Exercises.check("02a", null).figure().alt().length());
        assertContains(words, "an answer that is being checked cannot call check");
    }

    @Test
    void exceptionsAndErrorsAreTold() {
        assertContains(
                check((serialShare, processors) -> 1 / (processors - processors)),
                "your answer threw ArithmeticException (/ by zero)");
        assertContains(check((serialShare, processors) -> recurse(processors)), "a method calls itself without an end");
        assertContains(
                check((serialShare, processors) -> {
                    throw new OutOfMemoryError("asked for too much");
                }),
                "keep less at a time");
        assertContains(
                check((serialShare, processors) -> {
                    throw new IllegalStateException() {
                        @Override
                        public String getMessage() {
                            throw new IllegalStateException();
                        }
                    };
                }),
                "its getMessage() throws too");
    }

    @Test
    void anErrorBeforeTheFirstCheckIsTold() {
        var words = check((serialShare, processors) -> {
            throw new ExceptionInInitializerError("static { }");
        });
        assertContains(words, "ExceptionInInitializerError");
    }

    @Test
    void threadsLeftBehindAreTold() {
        var words = check((serialShare, processors) -> {
            new Thread(
                            () -> {
                                try {
                                    new CountDownLatch(1).await();
                                } catch (InterruptedException stop) {
                                    Thread.currentThread().interrupt();
                                }
                            },
                            "forgotten")
                    .start();
            return 1 / (serialShare + (1 - serialShare) / processors);
        });
        assertContains(words, "4 of 5 checks pass");
        assertContains(words, "(forgotten, forgotten, forgotten, forgotten, forgotten and ");
        assertContains(words, " more): join each thread, or close its executor, before your method returns");
    }

    @Test
    void aThreadThatDiesIsTold() {
        var words = check((serialShare, processors) -> {
            new Thread(() -> {
                        throw new IllegalStateException("lost");
                    })
                    .start();
            return 0;
        });
        assertContains(words, "A thread died: your answer threw IllegalStateException (lost)");
    }

    @Test
    void aMillionPrintedLinesDoNotFlood() {
        var out = System.out;
        var printed = new AtomicBoolean();
        var words = check((serialShare, processors) -> {
            for (int line = 0; line < 1_000_000 && !printed.get(); line++) {
                System.out.println(line);
            }
            printed.set(true);
            return 0;
        });
        assertContains(words, "Your answer printed 1\u202f000\u202f000 lines");
        assertContains(words, "only the first 20 are shown");
        assertSame(out, System.out);
    }

    @Test
    void anEndlessPrinterIsEnded() {
        var out = System.out;
        var words = check((serialShare, processors) -> {
            while (!released.get()) {
                System.out.println("again");
            }
            return 0;
        });
        assertContains(words, "did not end within");
        assertFalse(words.contains("restart the kernel"), words);
        assertSame(out, System.out);
    }

    @Test
    void wrongAnswersAreRefusedInWords() {
        assertContains(Exercises.check("02a", null).figure().alt(), "null was handed over");
        assertContains(Exercises.check("02a", "four").figure().alt(), "implements SpeedupFormula; String does not");
        assertContains(Exercises.check("02z", "four").figure().alt(), "Choose one of 00a, 01a, 01b, 01c, 02a");
        assertContains(Exercises.check(null, "four").figure().alt(), "There is no exercise");
    }

    @Test
    void anExitIsRefusedBeforeItRuns() {
        assertContains(check(new Exit()), "Your answer calls System.exit, which would end the kernel");
    }

    private static final class Exit implements SpeedupFormula {
        @Override
        public double speedup(double serialShare, int processors) {
            System.exit(3);
            return 0;
        }
    }

    @Test
    void anInterruptStopsTheChecks() {
        Thread.currentThread().interrupt();
        var words = check((serialShare, processors) -> 1);
        assertTrue(Thread.interrupted());
        assertContains(words, "checks pass");
    }

    private static double recurse(int depth) {
        return recurse(depth + 1) + 1;
    }

    private static String check(SpeedupFormula answer) {
        long start = System.nanoTime();
        var words = Exercises.check("02a", answer).figure().alt();
        assertTrue(System.nanoTime() - start < 60_000_000_000L, "the trial has an end of its own");
        return words;
    }

    private static void assertContains(String words, String part) {
        assertTrue(words.contains(part), () -> "\"" + part + "\" should stand in: " + words);
    }
}
