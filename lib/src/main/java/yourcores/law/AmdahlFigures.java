package yourcores.law;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import yourcores.figure.Axis;
import yourcores.figure.Bars;
import yourcores.figure.Curve;
import yourcores.figure.Figure;
import yourcores.figure.Interval;
import yourcores.figure.Lanes;
import yourcores.figure.Lanes.Activity;
import yourcores.figure.Lanes.Lane;
import yourcores.figure.Lanes.Span;
import yourcores.figure.Numbers;
import yourcores.figure.Verdict;

/** The figures of Amdahl's law; its B is known. */
final class AmdahlFigures {

    private AmdahlFigures() {}

    /** The curve with its band and its limit. */
    static Figure promise(Amdahl law) {
        var curves = new ArrayList<Curve>();
        curves.add(Draw.law(law, Curve.Role.PREDICTED, Draw.MOST));
        double limit = law.limit();
        if (limit <= Draw.MOST) {
            curves.add(Draw.line("limit 1/B = " + Numbers.ratio(limit), Curve.Role.BOUND, Draw.MOST, p -> limit));
        }
        curves.add(Draw.ideal(Draw.MOST, 1.1 * limit));
        var share = law.shareInterval();
        String within = share == null ? "" : " " + Numbers.interval(share);
        String words = "With B = " + Draw.share(law.serialShare()) + within + " the law promises "
                + Numbers.ratio(law.at(2)) + " on 2 processors, " + Numbers.ratio(law.at(16)) + " on 16, "
                + (law.serialShare() == 0 ? "and no limit." : "and never more than " + limit(law) + ".");
        return Draw.speedups("Amdahl's law, B = " + Draw.share(law.serialShare()), curves, words);
    }

    private static String limit(Amdahl law) {
        var share = law.shareInterval();
        return Numbers.ratio(law.limit())
                + (share == null || share.low() == 0
                        ? ""
                        : " " + Numbers.interval(new Interval(1 / share.high(), 1 / share.low())));
    }

    /** What each further processor adds. */
    static Figure gains(Amdahl law, int upTo) {
        var bars = IntStream.rangeClosed(2, upTo)
                .mapToObj(p -> new Bars.Bar("processor " + p, law.at(p) - law.at(p - 1), null, Bars.Grade.PLAIN))
                .toList();
        String words = "With B = " + Draw.share(law.serialShare()) + " the second processor adds "
                + Numbers.ratio(law.at(2) - 1) + ", processor " + upTo + " adds "
                + Numbers.ratio(law.at(upTo) - law.at(upTo - 1)) + ".";
        return new Bars(
                "What each further processor adds, B = " + Draw.share(law.serialShare()),
                Axis.of("added speed-up", "times one processor"),
                bars,
                Verdict.states(words),
                "");
    }

    /** A curve for each serial share. */
    static Figure family(List<Amdahl> laws) {
        var curves = new ArrayList<Curve>();
        double highest =
                laws.stream().mapToDouble(law -> law.at(Draw.MOST)).max().orElse(1);
        laws.forEach(law -> curves.add(Draw.law(law, Curve.Role.SERIES, Draw.MOST)));
        curves.add(Draw.ideal(Draw.MOST, 1.1 * highest));
        var limits = laws.stream()
                .map(law -> law.serialShare() == 0
                        ? "B = 0.00 has none"
                        : "B = " + Draw.share(law.serialShare()) + " ends at " + Numbers.ratio(law.limit()))
                .toList();
        String words = "Limits: " + String.join(", ", limits) + ".";
        return Draw.speedups("Amdahl's law for several serial shares", curves, words);
    }

    /** Who does what when. */
    static Figure lanes(Amdahl law, int processors) {
        double serial = law.serialShare();
        double end = law.time(processors);
        var lanes = new ArrayList<Lane>();
        for (int processor = 1; processor <= processors; processor++) {
            var spans = new ArrayList<Span>();
            if (serial > 0) {
                spans.add(
                        processor == 1
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
        return new Lanes(
                "T(" + processors + ") by Amdahl's law, B = " + Draw.share(serial),
                Axis.of("time", "of the time on one processor"),
                List.copyOf(lanes),
                Verdict.states(words),
                "");
    }
}
