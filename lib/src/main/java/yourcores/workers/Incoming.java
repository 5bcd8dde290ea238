package yourcores.workers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputFilter.Status;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.util.function.Predicate;

/** Reads one object behind the filter of {@link PlainData}. Used by one thread. */
final class Incoming extends ObjectInputStream {
    private final ClassLoader loader;
    private String refused;

    private Incoming(byte[] bytes, ClassLoader loader, Predicate<String> travelled) throws IOException {
        super(new ByteArrayInputStream(bytes));
        this.loader = loader;
        setObjectInputFilter(info -> judge(info, travelled));
    }

    /**
     * @param loader finds the classes
     * @param travelled the classes, by name, that came with the message
     * @throws InvalidClassException where a class is not let in: names it
     */
    static Object read(byte[] bytes, ClassLoader loader, Predicate<String> travelled)
            throws IOException, ClassNotFoundException {
        try (var in = new Incoming(bytes, loader, travelled)) {
            try {
                return in.readObject();
            } catch (InvalidClassException e) {
                throw in.refused == null ? e : new InvalidClassException(PlainData.refusal(in.refused));
            }
        }
    }

    private Status judge(ObjectInputFilter.FilterInfo info, Predicate<String> travelled) {
        var type = info.serialClass();
        if (type == null) {
            return Status.UNDECIDED;
        }
        if (PlainData.allows(type, travelled)) {
            return Status.ALLOWED;
        }
        refused = type.getName();
        return Status.REJECTED;
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass described) throws IOException, ClassNotFoundException {
        try {
            return Class.forName(described.getName(), false, loader);
        } catch (ClassNotFoundException perhapsPrimitive) {
            return super.resolveClass(described);
        }
    }

    @Override
    protected Class<?> resolveProxyClass(String[] interfaces) throws IOException {
        throw new InvalidClassException(PlainData.refusal("a proxy"));
    }
}
