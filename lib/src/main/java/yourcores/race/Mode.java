package yourcores.race;

/**
 * How a litmus test accesses its variables.
 *
 * @see java.lang.invoke.VarHandle
 */
public enum Mode {
    /** As ordinary fields: no order between threads at all (JLS 17.4). */
    PLAIN("plain", new PlainAccesses()),
    /** Each access happens, and accesses to one variable have one order that all threads agree on; nothing more. */
    OPAQUE("opaque", new OpaqueAccesses()),
    /** A write releases what came before it to a read that acquires it: causality. */
    RELEASE_ACQUIRE("release/acquire", new ReleaseAcquireAccesses()),
    /** One order of all accesses that all threads agree on, as for volatile fields (JLS 17.4.4). */
    VOLATILE("volatile", new VolatileAccesses()),
    /**
     * Ordinary accesses with {@code VarHandle.fullFence()} between any two of one thread. The language specification
     * knows no fences; what they forbid is what the Javadoc of {@code VarHandle} says of them.
     */
    FENCED("full fence", new FencedAccesses());

    private final String words;
    private final Accesses accesses;

    Mode(String words, Accesses accesses) {
        this.words = words;
        this.accesses = accesses;
    }

    Accesses accesses() {
        return accesses;
    }

    @Override
    public String toString() {
        return words;
    }
}
