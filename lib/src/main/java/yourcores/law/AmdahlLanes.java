package yourcores.law;

import java.util.ArrayList;
import java.util.List;
import yourcores.figure.Axis;
import yourcores.figure.Lanes;
import yourcores.figure.Lanes.Activity;
import yourcores.figure.Lanes.Lane;
import yourcores.figure.Lanes.Span;
import yourcores.figure.Numbers;
import yourcores.figure.Verdict;

/** Amdahl's law drawn as who does what when. */
final class AmdahlLanes {

    private AmdahlLanes() {}

    static Lanes of(Amdahl law, int processors) {
        double serial = law.serialShare();
        double end = law.time(processors);
        var lanes = new ArrayList<Lane>();
        for (int processor = 1; processor <= processors; processor++) {
            var spans = new ArrayList<Span>();
            if (serial > 0) {
                spans.add(processor == 1
                        ? new Span(0, serial, Activity.HOLDS, "serial part")
                        : new Span(0, serial, Activity.WAITS, "waits"));
            }
            if (serial < 1) {
                spans.add(new Span(serial, end, Activity.RUNS, "1/" + processors + " of the rest"));
            }
            lanes.add(new Lane("processor " + processor, spans));
        }
        double idle = processors == 1 ? 0 : (processors - 1) * serial / (processors * end);
        String words = "B = " + Draw.share(serial) + " on " + processors + " processors: done after "
                + Numbers.percent(end) + " of the time on one; " + Numbers.percent(idle)
                + " of what the processors could do is spent waiting.";
        return new Lanes("T(" + processors + ") by Amdahl's law, B = " + Draw.share(serial),
                Axis.of("time", "of the time on one processor"), List.copyOf(lanes), Verdict.states(words), words);
    }
}
