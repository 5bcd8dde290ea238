package yourcores.workers;

import java.io.IOException;
import java.io.Serializable;
import java.util.concurrent.Callable;

/**
 * What Hazelcast carries to a member and runs there, and what it carries back. The task in it is bytes to Hazelcast;
 * they are opened behind the filter of {@link PlainData}.
 */
record Delivery(Frame frame) implements Callable<Frame>, Serializable {
    private static final TaskDesk DESK = new TaskDesk();

    @Override
    public Frame call() throws IOException {
        try {
            return DESK.handle(frame);
        } finally {
            System.out.flush();
            System.err.flush();
        }
    }
}
