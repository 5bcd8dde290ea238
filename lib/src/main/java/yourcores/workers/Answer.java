package yourcores.workers;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * How a task ended.
 *
 * @param failed whether it threw
 * @param value the result, or what it threw, by Java serialisation; empty where that could not travel
 * @param standIn a {@link TaskFailed} by Java serialisation, to be thrown where the value cannot be; empty where the
 *     task did not fail
 */
record Answer(boolean failed, byte[] value, byte[] standIn) {

    byte[] toBytes() {
        var bytes = new ByteArrayOutputStream(value.length + standIn.length + 9);
        try (var out = new DataOutputStream(bytes)) {
            out.writeBoolean(failed);
            out.writeInt(value.length);
            out.write(value);
            out.writeInt(standIn.length);
            out.write(standIn);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Answer from(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return new Answer(in.readBoolean(), in.readNBytes(in.readInt()), in.readNBytes(in.readInt()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
