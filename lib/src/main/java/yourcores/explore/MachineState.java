package yourcores.explore;

import java.util.Arrays;

/** All that a program's next steps depend on: memory, locks, and of each thread its place, registers and buffer. */
final class MachineState {
    static final int[][] NO_BUFFERS = {};
    private static final int[] EMPTY = {};

    /** What stands where is the {@link StepMachine}'s to know. */
    final int[] cells;

    /** Buffered writes of each thread, oldest first: variable, value, variable, value. */
    private final int[][] buffers;

    MachineState(int cells, int buffers) {
        this.cells = new int[cells];
        this.buffers = new int[buffers][];
        Arrays.fill(this.buffers, EMPTY);
    }

    private MachineState(MachineState other) {
        cells = other.cells.clone();
        buffers = other.buffers.length == 0 ? NO_BUFFERS : other.buffers.clone();
    }

    MachineState copy() {
        return new MachineState(this);
    }

    int[] buffer(int thread) {
        return buffers.length == 0 ? EMPTY : buffers[thread];
    }

    void push(int thread, int variable, int value) {
        int[] old = buffers[thread];
        int[] longer = Arrays.copyOf(old, old.length + 2);
        longer[old.length] = variable;
        longer[old.length + 1] = value;
        buffers[thread] = longer;
    }

    void pop(int thread) {
        int[] old = buffers[thread];
        buffers[thread] = old.length == 2 ? EMPTY : Arrays.copyOfRange(old, 2, old.length);
    }

    int buffered() {
        int entries = 0;
        for (int[] buffer : buffers) {
            entries += buffer.length / 2;
        }
        return entries;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MachineState state
                && Arrays.equals(cells, state.cells)
                && Arrays.deepEquals(buffers, state.buffers);
    }

    @Override
    public int hashCode() {
        int hash = Arrays.hashCode(cells);
        for (int[] buffer : buffers) {
            hash = 31 * hash + Arrays.hashCode(buffer);
        }
        return hash * 0x9E3779B9;
    }
}
