package yourcores.workers;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The content of a task's frame to the driver.
 *
 * @param member its address
 * @param bundle as in {@link Delivery}
 * @param task as in {@link Delivery}
 */
record Mail(String member, byte[] bundle, byte[] task) {

    byte[] toBytes() {
        var bytes = new ByteArrayOutputStream(task.length + bundle.length + 64);
        try (var out = new DataOutputStream(bytes)) {
            out.writeUTF(member);
            out.writeInt(bundle.length);
            out.write(bundle);
            out.write(task);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Mail from(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return new Mail(in.readUTF(), in.readNBytes(in.readInt()), in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
