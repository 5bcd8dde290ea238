package yourcores.workers;

import java.io.IOException;
import java.io.Serializable;
import java.util.concurrent.Callable;

/**
 * What Hazelcast carries to a member and runs there: a task in its parcel. Hazelcast itself sees bytes only; they are
 * opened behind the filter of {@link PlainData}.
 *
 * @param id of the task, for {@link Stop}
 * @param classes id of the bundle the task needs
 * @param bundle by {@link ClassBundle#toBytes}; empty where the member is thought to have it
 * @param task by Java serialisation; empty to ask whether the member is there
 */
record Delivery(long id, String classes, byte[] bundle, byte[] task) implements Callable<byte[]>, Serializable {

    /** The answer, by {@link Answer#toBytes}; empty where the member lacks the classes, or had no task to run. */
    @Override
    public byte[] call() throws IOException {
        return MemberDesk.HERE.run(this);
    }

    /** Interrupts a task on the member that runs it. */
    record Stop(long id) implements Callable<Boolean>, Serializable {
        @Override
        public Boolean call() {
            return MemberDesk.HERE.stop(id);
        }
    }
}
