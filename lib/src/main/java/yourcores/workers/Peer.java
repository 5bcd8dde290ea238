package yourcores.workers;

import java.io.IOException;

/**
 * A process that runs tasks, and the way to it.
 *
 * <p>Thread rule: one thread asks; any other may interrupt the task, or give it up.
 */
interface Peer {

    /**
     * Says something and waits for the reply.
     *
     * @throws IOException where the process is gone, or does not keep to the protocol
     */
    Frame say(Frame frame) throws IOException, InterruptedException;

    boolean isAlive();

    /** Asks for an interrupt of the thread on which the task runs. It may come too early: ask again. */
    void interruptTask(long id);

    /** Waits no longer for the task's answer, and ends the process if that can be done. */
    void giveUp(long id);

    /** How a task was lost. */
    String howItWasLost(IOException told);

    /**
     * Has a task run.
     *
     * @throws IOException as by {@link #say}
     */
    default Answer ask(Packed packed) throws IOException, InterruptedException {
        var reply = say(Frame.task(packed));
        while (reply.kind() == Frame.Kind.CLASSES_WANTED) {
            say(Frame.classes(packed));
            reply = say(Frame.task(packed));
        }
        if (reply.kind() != Frame.Kind.ANSWER) {
            throw new IOException("A worker does not say " + reply.kind());
        }
        return Answer.from(reply.content());
    }

    /** Asks for nothing, so often, so that the process loads what every task needs. */
    default void greet(int times) throws IOException, InterruptedException {
        var packer = new Packer();
        for (int i = 0; i < times; i++) {
            ask(packer.pack(1, new Hello()));
        }
    }

    record Hello() implements Task<Integer> {
        @Override
        public Integer call() {
            return 0;
        }
    }
}
