package yourcores.workers;

import java.io.IOException;

/**
 * A task ready to go, with what is needed to read its answer.
 *
 * @param id differs from those of all other tasks, of other kernels too
 * @param task by Java serialisation
 * @param bundle the classes it needs
 * @param loader knows the task's class, and so the classes of its result
 */
record Packed(long id, byte[] task, ClassBundle bundle, ClassLoader loader) {

    /**
     * The result of the task, or what it threw.
     *
     * @throws Throwable what the task threw; a {@link TaskFailed} where that cannot be read here
     */
    Object open(Answer answer) throws Throwable {
        if (!answer.failed()) {
            return read(answer.value());
        }
        throw (Throwable) (answer.value().length == 0 ? read(answer.standIn()) : thrown(answer));
    }

    private Object thrown(Answer answer) throws IOException, ClassNotFoundException {
        try {
            return read(answer.value());
        } catch (IOException | ClassNotFoundException | RuntimeException | LinkageError e) {
            return read(answer.standIn());
        }
    }

    private Object read(byte[] bytes) throws IOException, ClassNotFoundException {
        return Incoming.read(bytes, loader, bundle.classes()::containsKey);
    }
}
