package yourcores.workers;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The side that runs tasks: keeps the classes that came, and runs tasks with them.
 *
 * <p>Thread rule: safe for use by any thread; a task runs on the thread that calls {@link #run}.
 */
final class TaskRunner {
    private static final int MOST_BUNDLES = 16;
    private static final int MOST_CAUSES = 10;
    private static final byte[] NOTHING = {};

    private final Map<String, TravelLoader> loaders = new LinkedHashMap<>(MOST_BUNDLES, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, TravelLoader> eldest) {
            return size() > MOST_BUNDLES;
        }
    };

    synchronized boolean has(String classes) {
        return loaders.containsKey(classes);
    }

    synchronized void add(ClassBundle bundle) {
        loaders.putIfAbsent(bundle.id(), new TravelLoader(bundle));
    }

    private synchronized TravelLoader loader(String classes) {
        return loaders.get(classes);
    }

    /**
     * Runs a task whose classes are there. Throws nothing: a failure is an answer.
     *
     * @param bytes the task, by Java serialisation
     */
    Answer run(String classes, byte[] bytes) {
        var loader = loader(classes);
        Predicate<String> brought = loader::brought;
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            var task = (Task<?>) Incoming.read(bytes, loader, brought);
            var result = task.call();
            return new Answer(
                    false, Outgoing.write("The result", result, brought).bytes(), NOTHING);
        } catch (Throwable thrown) {
            return failed(thrown, brought);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** The answer where the real one cannot be made. */
    static Answer failed(Throwable thrown) {
        return failed(thrown, brought -> false);
    }

    private static Answer failed(Throwable thrown, Predicate<String> brought) {
        byte[] value = NOTHING;
        cut(thrown, MOST_CAUSES);
        try {
            value = Outgoing.write("The exception", thrown, brought).bytes();
        } catch (RuntimeException | Error cannotTravel) {
            // The stand-in does.
        }
        return new Answer(
                true,
                value,
                Outgoing.write("The failure", TaskFailed.standFor(thrown), brought)
                        .bytes());
    }

    /** Leaves out the frames below the task: they are ours. */
    private static void cut(Throwable thrown, int causes) {
        var frames = thrown.getStackTrace();
        thrown.setStackTrace(Arrays.stream(frames)
                .takeWhile(frame -> !frame.getClassName().equals(TaskRunner.class.getName()))
                .toArray(StackTraceElement[]::new));
        if (thrown.getCause() != null && causes > 0) {
            cut(thrown.getCause(), causes - 1);
        }
    }
}
