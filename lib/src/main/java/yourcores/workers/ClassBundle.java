package yourcores.workers;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * The class files that tasks need and that the other side does not have.
 *
 * @param id a digest of all of them: two bundles with the same id are the same, so a class that was edited makes
 *     another bundle
 * @param classes class file by class name, {@code REPL.$JShell$11$CountPrimes}
 */
record ClassBundle(String id, Map<String, byte[]> classes) {

    static ClassBundle of(Map<String, byte[]> classes) {
        var sorted = new TreeMap<>(classes);
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes(sorted));
            return new ClassBundle(HexFormat.of().formatHex(digest), sorted);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] toBytes() {
        return bytes(classes);
    }

    static ClassBundle from(byte[] bytes) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(bytes));
        var classes = new TreeMap<String, byte[]>();
        for (int left = in.readInt(); left > 0; left--) {
            var name = in.readUTF();
            classes.put(name, in.readNBytes(in.readInt()));
        }
        return of(classes);
    }

    private static byte[] bytes(Map<String, byte[]> classes) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(classes.size());
            for (var file : classes.entrySet()) {
                out.writeUTF(file.getKey());
                out.writeInt(file.getValue().length);
                out.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
