package yourcores.explore;

import java.util.List;

/** The names that make up an outcome, and where their values stand. */
record Watched(List<String> names, int[] cells) {

    Ending in(MachineState state) {
        var values = new int[cells.length];
        for (int n = 0; n < values.length; n++) {
            values[n] = state.cells[cells[n]];
        }
        return new Ending(names, values);
    }
}
