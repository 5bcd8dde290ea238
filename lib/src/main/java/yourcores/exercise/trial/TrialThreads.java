package yourcores.exercise.trial;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import yourcores.exercise.Together;
import yourcores.thread.Groups;
import yourcores.thread.Termination;

/**
 * The platform threads of one trial: the one that runs the checks, and those that the answer starts. All are daemons,
 * so that none keeps a Java process alive. Virtual threads and the common pool are the matter of {@link Elsewhere}.
 */
final class TrialThreads extends ThreadGroup {
    private static final Duration TO_END_BY_THEMSELVES = Duration.ofMillis(200);
    private static final Duration TO_END_WHEN_INTERRUPTED = Duration.ofMillis(400);

    /** The JDK starts one of them, for all that come later, when somebody first asks for a time limit of a future. */
    private static final Set<String> OF_THE_JDK =
            Set.of("ForkJoinPool.commonPool-delayScheduler", "CompletableFutureDelayScheduler");

    private final Deaths deaths;

    TrialThreads(Deaths deaths) {
        super("exercise");
        this.deaths = deaths;
    }

    Thread start(Runnable checks) {
        var runner = new Thread(this, checks, "exercise checks");
        runner.setDaemon(true);
        runner.start();
        return runner;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable cause) {
        deaths.uncaughtException(thread, cause);
    }

    /** Ends what still runs: waits a moment, interrupts, waits again. */
    Left end(Thread runner) {
        if (!runner.isAlive()) {
            Termination.await(this::alive, TO_END_BY_THEMSELVES);
        }
        var behind = alive().stream()
                .filter(thread -> thread != runner && !(thread instanceof Together.Caller))
                .toList();
        return new Left(behind, Termination.force(this::alive, TO_END_WHEN_INTERRUPTED));
    }

    boolean holds(Thread thread) {
        return parentOf(thread.getThreadGroup());
    }

    /** Whether the code that asks is run by a trial. */
    static boolean isHere() {
        for (var group = Thread.currentThread().getThreadGroup(); group != null; group = group.getParent()) {
            if (group instanceof TrialThreads) {
                return true;
            }
        }
        return false;
    }

    /** Whether all have ended, but for those that the JDK keeps. */
    boolean isQuiet() {
        return alive().isEmpty();
    }

    private List<Thread> alive() {
        return Groups.threads(this).stream()
                .filter(thread -> !OF_THE_JDK.contains(thread.getName()))
                .toList();
    }

    /**
     * What the checks left running.
     *
     * @param behind threads of the answer that ran on after the last check
     * @param stuck threads that no interrupt ends
     */
    record Left(List<Thread> behind, List<Thread> stuck) {

        /** The fault of leaving threads behind. */
        Optional<Outcome> fault() {
            if (behind.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new Outcome(
                    "leaves no thread behind",
                    Outcome.Result.FAILED,
                    threads(behind.size()) + " still ran after the checks (" + Termination.names(behind)
                            + "): join each thread, or close its executor, before your method returns"));
        }

        /** What the threads cost that cannot be ended. */
        Optional<String> price() {
            if (stuck.isEmpty()) {
                return Optional.empty();
            }
            long busy = stuck.stream()
                    .filter(thread -> thread.getState() == Thread.State.RUNNABLE)
                    .count();
            var price = busy > 0 ? "keeping a core busy" : "costing memory, but no core";
            return Optional.of("Java has no means to end " + threads(stuck.size()) + " of this answer: "
                    + (stuck.size() == 1 ? "it goes on, " : "they go on, ") + price
                    + ", until you restart the kernel (menu Kernel, Restart Kernel).");
        }

        private static String threads(int count) {
            return count == 1 ? "one thread" : count + " threads";
        }
    }
}
