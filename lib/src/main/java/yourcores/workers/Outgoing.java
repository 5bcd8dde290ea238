package yourcores.workers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;

/** Writes one object, refuses what the other side would, and notes the classes it met. Used by one thread. */
final class Outgoing extends ObjectOutputStream {
    private final Predicate<String> travels;
    private final Set<Class<?>> met = new LinkedHashSet<>();

    private Outgoing(ByteArrayOutputStream bytes, Predicate<String> travels) throws IOException {
        super(bytes);
        this.travels = travels;
    }

    /** @param classes the classes of the objects written */
    record Written(byte[] bytes, Set<Class<?>> classes) {}

    /**
     * @param what for the message: {@code Task 3}
     * @throws IllegalArgumentException where something in it cannot travel
     */
    static Written write(String what, Object value, Predicate<String> travels) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new Outgoing(bytes, travels)) {
            out.writeObject(value);
            out.flush();
            return new Written(bytes.toByteArray(), out.met);
        } catch (NotSerializableException e) {
            throw new IllegalArgumentException(what + " cannot travel: " + PlainData.refusal(e.getMessage()) + ".", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(what + " cannot travel: " + e.getMessage(), e);
        } catch (StackOverflowError e) {
            throw new IllegalArgumentException(
                    what + " cannot travel: its objects hold each other too deep. Put them into a list.", e);
        }
    }

    @Override
    protected void annotateClass(Class<?> type) throws IOException {
        if (!PlainData.allows(type, travels)) {
            throw new NotSerializableException(type.getName());
        }
        met.add(type);
    }

    @Override
    protected void annotateProxyClass(Class<?> type) throws IOException {
        throw new NotSerializableException(type.getName());
    }
}
