package yourcores.child;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * What a process asks its {@link Manager}.
 *
 * @param name of the number or the queue
 * @param number what is added; the id of a message; a limit in milliseconds
 * @param text a message; why it is refused
 */
record ManagerRequest(Kind kind, String name, long number, String text) {
    private static final Kind[] KINDS = Kind.values();

    enum Kind {
        ADD,
        PUT,
        TAKE,
        DONE,
        REFUSE,
        JOIN,
        REFUSED
    }

    static ManagerRequest read(DataInputStream in) throws IOException {
        int kind = in.readByte();
        if (kind < 0 || kind >= KINDS.length) {
            throw new IOException("What came is no request");
        }
        return new ManagerRequest(KINDS[kind], in.readUTF(), in.readLong(), in.readUTF());
    }

    /** @throws java.io.UTFDataFormatException where the text is too long; then nothing was written */
    void write(OutputStream to) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(kind.ordinal());
            out.writeUTF(name);
            out.writeLong(number);
            out.writeUTF(text);
        }
        bytes.writeTo(to);
        to.flush();
    }
}
