package yourcores.child;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * What a {@link Manager} answers.
 *
 * @param number what was asked for; the id of a message, 0 where there is none
 * @param delivery of a message
 * @param text a message; where the request failed, why
 */
record ManagerReply(boolean failed, long number, int delivery, String text) {
    static final ManagerReply NOTHING = number(0);

    /** Handles a request. */
    @FunctionalInterface
    interface Handler {
        ManagerReply handle(ManagerRequest request) throws InterruptedException;
    }

    static ManagerReply number(long number) {
        return new ManagerReply(false, number, 0, "");
    }

    static ManagerReply text(String text) {
        return new ManagerReply(false, 0, 0, text);
    }

    static ManagerReply parcel(Parcel parcel) {
        return new ManagerReply(false, parcel.id(), parcel.delivery(), parcel.text());
    }

    static ManagerReply of(ManagerRequest request, Handler handler) {
        try {
            return handler.handle(request);
        } catch (IllegalArgumentException refused) {
            return new ManagerReply(true, 0, 0, refused.getMessage());
        } catch (InterruptedException ends) {
            Thread.currentThread().interrupt();
            return new ManagerReply(true, 0, 0, "The manager ends");
        }
    }

    static ManagerReply read(DataInputStream in) throws IOException {
        return new ManagerReply(in.readBoolean(), in.readLong(), in.readInt(), in.readUTF());
    }

    void write(OutputStream to) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeBoolean(failed);
            out.writeLong(number);
            out.writeInt(delivery);
            out.writeUTF(text);
        }
        bytes.writeTo(to);
        to.flush();
    }
}
