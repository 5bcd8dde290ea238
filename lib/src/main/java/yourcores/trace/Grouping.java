package yourcores.trace;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import yourcores.figure.Lanes.Activity;
import yourcores.figure.Lanes.Group;
import yourcores.figure.Lanes.Span;

/**
 * Puts neighbouring spans together that are too short to be seen: a group is as high as the share of time that each
 * activity takes.
 */
final class Grouping {
    /** How many of the shortest visible spans fit side by side. */
    private static final int MOST_ACROSS = 300;

    private static final int MOST_IN_ALL = 4000;
    private static final int WIDTH = 3;

    private final double shortest;
    private int grouped;

    /** @param length of the time axis */
    Grouping(double length, int lanes) {
        this.shortest = length / Math.min(MOST_ACROSS, MOST_IN_ALL / Math.max(1, lanes));
    }

    /** What is shorter than this is grouped. */
    double shortest() {
        return shortest;
    }

    /** How many spans stand in groups. */
    int grouped() {
        return grouped;
    }

    /** @param spans in order, without overlaps */
    List<Span> of(List<Span> spans) {
        var out = new ArrayList<Span>();
        var group = new ArrayList<Span>();
        for (var span : spans) {
            boolean small = span.to() - span.from() < shortest;
            boolean near = !group.isEmpty()
                    && span.from() - group.getLast().to() < shortest
                    && span.to() - group.getFirst().from() <= WIDTH * shortest;
            if (!small || !near) {
                flush(group, out);
            }
            if (small) {
                group.add(span);
            } else {
                out.add(span);
            }
        }
        flush(group, out);
        return out;
    }

    private void flush(List<Span> group, List<Span> out) {
        if (group.size() < 3) {
            out.addAll(group);
        } else {
            grouped += group.size();
            double from = group.getFirst().from();
            double to = group.getLast().to();
            Map<Activity, Double> times = new EnumMap<>(Activity.class);
            Map<Activity, Integer> counts = new EnumMap<>(Activity.class);
            for (var span : group) {
                times.merge(span.activity(), span.to() - span.from(), Double::sum);
                counts.merge(span.activity(), 1, Integer::sum);
            }
            double below = 0;
            for (var activity : times.keySet()) {
                double share = to > from ? Math.min(1 - below, times.get(activity) / (to - from)) : 0;
                out.add(new Span(from, to, activity, null, new Group(counts.get(activity), below, share)));
                below += share;
            }
        }
        group.clear();
    }
}
