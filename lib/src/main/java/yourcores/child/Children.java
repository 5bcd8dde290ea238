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
        } catch (RuntimeException | Error e) {
            started.forEach(Child::close);
            throw e;
        }
    }

    /**
     * Sends all of them the same line, then waits for all answers.
     *
     * @param limit for each answer
     * @return the answers, in the order of the children
     * @throws ChildFailed where one of them ended, or said nothing within the limit; then all are ended, for answers that
     *     nobody waited for would be taken for the next ones
     * @throws InterruptedException where the wait is interrupted; then all are ended, too
     */
    public List<String> ask(String line, Duration limit) throws InterruptedException {
        var answers = new ArrayList<String>();
        try {
            for (var child : children) {
                child.send(line);
            }
            for (var child : children) {
                answers.add(child.answer(limit));
            }
            return answers;
        } catch (ChildFailed | InterruptedException e) {
            close();
            throw e;
        }
    }

    @Override
    public void close() {
        children.forEach(Child::close);
    }
}
