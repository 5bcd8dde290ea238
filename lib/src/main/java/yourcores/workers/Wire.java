package yourcores.workers;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Messages over a pair of byte streams: 4 bytes length of the content, 1 byte kind, the member, 8 bytes task id, the id
 * of the classes, the content. Text is as by {@link DataOutputStream#writeUTF}.
 *
 * <p>Thread rule: any thread may send; one thread receives.
 */
final class Wire {
    private static final int BUFFER = 1 << 16;
    private static final Frame.Kind[] KINDS = Frame.Kind.values();

    private final DataInputStream in;
    private final DataOutputStream out;
    private final ReentrantLock sending = new ReentrantLock();

    Wire(InputStream in, OutputStream out) {
        this.in = new DataInputStream(new BufferedInputStream(in, BUFFER));
        this.out = new DataOutputStream(new BufferedOutputStream(out, BUFFER));
    }

    /** @throws IOException where the other side is gone */
    void send(Frame frame) throws IOException {
        sending.lock();
        try {
            write(frame);
        } finally {
            sending.unlock();
        }
    }

    /** Sends unless another thread is sending. */
    void trySend(Frame frame) throws IOException {
        if (sending.tryLock()) {
            try {
                write(frame);
            } finally {
                sending.unlock();
            }
        }
    }

    private void write(Frame frame) throws IOException {
        out.writeInt(frame.content().length);
        out.writeByte(frame.kind().ordinal());
        out.writeUTF(frame.member());
        out.writeLong(frame.id());
        out.writeUTF(frame.classes());
        out.write(frame.content());
        out.flush();
    }

    /**
     * The next message.
     *
     * @throws EOFException where the other side is gone, in mid-message or between two
     */
    Frame receive() throws IOException {
        int length = in.readInt();
        int kind = in.readByte();
        if (length < 0 || kind < 0 || kind >= KINDS.length) {
            throw new IOException("What came is no message: another program wrote to the same stream");
        }
        return new Frame(KINDS[kind], in.readUTF(), in.readLong(), in.readUTF(), exactly(length));
    }

    private byte[] exactly(int length) throws IOException {
        var content = in.readNBytes(length);
        if (content.length < length) {
            throw new EOFException();
        }
        return content;
    }
}
