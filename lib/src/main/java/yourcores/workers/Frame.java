package yourcores.workers;

/**
 * A message between the kernel and a process that works for it.
 *
 * @param id of the task that it is about; 0 where it is about none
 * @param classes id of the {@link ClassBundle} that it is about; empty where it is about none
 * @param content what the kind says
 */
record Frame(Kind kind, long id, String classes, byte[] content) {

    enum Kind {
        /** From the worker: it can be asked. */
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

    static Frame of(Kind kind) {
        return new Frame(kind, 0, "", NOTHING);
    }

    static Frame of(Kind kind, long id) {
        return new Frame(kind, id, "", NOTHING);
    }

    static Frame of(Kind kind, byte[] content) {
        return new Frame(kind, 0, "", content);
    }

    static Frame task(long id, Parcel parcel) {
        return new Frame(Kind.TASK, id, parcel.classes(), parcel.task());
    }

    static Frame classes(ClassBundle bundle) {
        return new Frame(Kind.CLASSES, 0, bundle.id(), bundle.toBytes());
    }

    static Frame answer(long id, Answer answer) {
        return new Frame(Kind.ANSWER, id, "", answer.toBytes());
    }

    Parcel parcel() {
        return new Parcel(classes, content);
    }
}
