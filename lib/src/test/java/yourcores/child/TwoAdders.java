package yourcores.child;

/** A program that adds to a number in shared memory: two of these leave together, each on a line of input. */
public final class TwoAdders {
    public static final String SOURCE = """
            import yourcores.child.SharedMemory;

            static final VarHandle NUMBER = ValueLayout.JAVA_LONG.varHandle();

            void main(String[] args) {
                var memory = SharedMemory.open(Path.of(args[0])).segment();
                for (int round = 1; IO.readln() instanceof String mode; round++) {
                    long here = (long) NUMBER.getAndAdd(memory, 128L, 1L);
                    while ((long) NUMBER.getAcquire(memory, 128L) < 2L * round) Thread.onSpinWait();
                    for (int i = 0; i < 1_000_000; i++) {
                        if (mode.equals("atomic")) { long before = (long) NUMBER.getAndAdd(memory, 0L, 1L); }
                        else NUMBER.setOpaque(memory, 0L, (long) NUMBER.getOpaque(memory, 0L) + 1L);
                    }
                    IO.println("done");
                }
            }
            """;

    private TwoAdders() {}
}
