package yourcores.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who held what when, for all lanes. */
final class Holders {
    static final int NOBODY = -1;

    private record Held(int lane, long from, long to) {}

    private final Map<String, List<Held>> byName = new HashMap<>();

    Holders(List<Track> tracks) {
        for (int lane = 0; lane < tracks.size(); lane++) {
            for (var hold : tracks.get(lane).holds) {
                byName.computeIfAbsent(hold.what(), _ -> new ArrayList<>()).add(new Held(lane, hold.from(), hold.to()));
            }
        }
        byName.values().forEach(holds -> holds.sort(Comparator.comparingLong(Held::to)));
    }

    /** The lane that held what this lane waited for when the waiting began, or soon after. */
    int of(int lane, Track.Open wait) {
        var holds = byName.getOrDefault(wait.words, List.of());
        for (int n = firstEndingAfter(wait.from, holds); n < holds.size(); n++) {
            var held = holds.get(n);
            if (held.from >= wait.to) {
                return NOBODY;
            }
            if (held.lane != lane) {
                return held.lane;
            }
        }
        return NOBODY;
    }

    private static int firstEndingAfter(long at, List<Held> holds) {
        int low = 0;
        int high = holds.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (holds.get(middle).to > at) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
