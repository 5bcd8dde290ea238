package yourcores.workers;

import java.io.Serializable;

/**
 * A message between the kernel and a process that works for it.
 *
 * @param member the address of the cluster's member that it is for; empty where it goes to no member
 * @param id of the task that it is about; 0 where it is about none
 * @param classes id of the {@link ClassBundle} that it is about; empty where it is about none
 * @param content what the kind says
 */
record Frame(Kind kind, String member, long id, String classes, byte[] content) implements Serializable {

    enum Kind {
        /** From the worker: it can be asked; it did what it was asked. */
        READY,
        /** To the worker: run the task in the content with these classes. */
        TASK,
        /** From the worker: it does not have these classes; it forgot the task. */
        CLASSES_WANTED,
        /** To the worker: the classes, as by {@link ClassBundle#toBytes}. */
        CLASSES,
        /** To the worker: interrupt the task. */
        STOP,
        /** From the worker: how the task ended, as by {@link Answer#toBytes}. */
        ANSWER,
        /** From the worker: printed by a task, as UTF-8. */
        OUT,
        /** From the worker: printed by a task on standard error, as UTF-8. */
        ERR,
        /** From a cluster's driver: the member that had the task is gone; how, as UTF-8. */
        LOST
    }

    private static final byte[] NOTHING = {};

    static Frame ready() {
        return new Frame(Kind.READY, "", 0, "", NOTHING);
    }

    static Frame printed(Kind kind, byte[] text) {
        return new Frame(kind, "", 0, "", text);
    }

    static Frame task(Packed task) {
        return new Frame(Kind.TASK, "", task.id(), task.bundle().id(), task.task());
    }

    static Frame classes(Packed task) {
        return new Frame(
                Kind.CLASSES, "", task.id(), task.bundle().id(), task.bundle().toBytes());
    }

    static Frame stop(long id) {
        return new Frame(Kind.STOP, "", id, "", NOTHING);
    }

    Frame to(String member) {
        return new Frame(kind, member, id, classes, content);
    }

    Frame reply(Kind kind) {
        return reply(kind, NOTHING);
    }

    Frame reply(Kind kind, byte[] content) {
        return new Frame(kind, "", id, classes, content);
    }
}
