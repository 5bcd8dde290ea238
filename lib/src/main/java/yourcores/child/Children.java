package yourcores.child;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The same program running in several processes, all asked at once.
 *
 * <p>Thread rule: use by one thread at a time.
 *
 * @param children each on its own
 */
public record Children(List<Child> children) implements AutoCloseable {

    public Children {
        children = List.copyOf(children);
    }

    static Children start(int count, Supplier<Child> start) {
        var started = new ArrayList<Child>();
        try {
            for (int i = 0; i < count; i++) {
                started.add(start.get());
            }
            return new Children(started);
        } catch (RuntimeException e) {
            started.forEach(Child::close);
            throw e;
        }
    }

    /**
     * Sends all of them the same line, then waits for all answers.
     *
     * @param limit for each answer
     * @return the answers, in the order of the children
     * @throws ChildFailed where one of them ended, or said nothing within the limit
     */
    public List<String> ask(String line, Duration limit) throws InterruptedException {
        return ask(children.size(), line, limit);
    }

    /** As {@link #ask(String, Duration)}, but asks only so many of them; the others go on waiting. */
    public List<String> ask(int count, String line, Duration limit) throws InterruptedException {
        var asked = children.subList(0, count);
        for (var child : asked) {
            child.send(line);
        }
        var answers = new ArrayList<String>();
        for (var child : asked) {
            answers.add(child.answer(limit));
        }
        return answers;
    }

    @Override
    public void close() {
        children.forEach(Child::close);
    }
}
