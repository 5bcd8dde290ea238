package yourcores.show;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import yourcores.figure.Axis;
import yourcores.figure.Bars;
import yourcores.figure.Bars.Bar;
import yourcores.figure.Bars.Grade;
import yourcores.figure.Curve;
import yourcores.figure.Curve.Role;
import yourcores.figure.Curves;
import yourcores.figure.Figure;
import yourcores.figure.Interval;
import yourcores.figure.Lanes;
import yourcores.figure.Lanes.Activity;
import yourcores.figure.Lanes.Lane;
import yourcores.figure.Lanes.Span;
import yourcores.figure.Network;
import yourcores.figure.Point;
import yourcores.figure.Region;
import yourcores.figure.Trees;
import yourcores.figure.Trees.Node;
import yourcores.figure.Trees.Tree;
import yourcores.figure.Verdict;

/** Figures to draw: as chapters make them, and as nobody should. */
final class Samples {
    static final String NASTY = "<b>a & \"b\"</b> 'c' <script>";

    private Samples() {}

    static double amdahl(double serial, double p) {
        return 1 / (serial + (1 - serial) / p);
    }

    static List<Point> law(double serial, double uncertainty, double most) {
        return IntStream.rangeClosed(0, 64)
                .mapToDouble(i -> Math.pow(most, i / 64.0))
                .mapToObj(p -> new Point(
                        p,
                        amdahl(serial, p),
                        new Interval(amdahl(serial + uncertainty, p), amdahl(serial - uncertainty, p))))
                .toList();
    }

    /** Speed-up against Amdahl, on two cores, with slow-motion cores beside. */
    static Curves speedup() {
        var measured = List.of(new Point(1, 1, Interval.exactly(1)), new Point(2, 1.86, new Interval(1.80, 1.91)));
        var slow = IntStream.of(1, 2, 4, 8, 16)
                .mapToObj(p -> new Point(p, amdahl(0.083, p), new Interval(amdahl(0.1, p), amdahl(0.07, p))))
                .toList();
        return new Curves(
                "Speed-up of counting primes",
                Axis.logarithmic("shared by", "workers"),
                Axis.logarithmic("speed-up", "times one worker"),
                List.of(
                        new Curve("Amdahl, B = 0.08", Role.PREDICTED, law(0.08, 0.02, 16)),
                        new Curve("measured", Role.MEASURED, measured),
                        new Curve("slow-motion cores", Role.EMULATED, slow),
                        new Curve("ideal", Role.IDEAL, List.of(Point.of(1, 1), Point.of(16, 16)))),
                List.of(new Region(2, 16, "beyond your 2 cores: forecast")),
                Verdict.holds("Amdahl's law promised 1.85, and 1.86 was measured."),
                "The speed-up grows ever more slowly.");
    }

    static Curves curves(Axis x, Axis y, Role role, List<Point> points) {
        return new Curves("one curve", x, y, List.of(new Curve("curve", role, points)), List.of(), null, "alt");
    }

    static Bars outcomes() {
        return new Bars(
                "Outcomes of a counter",
                Axis.of("runs", "of 1 000"),
                List.of(
                        new Bar("nothing lost", 612, null, Grade.ACCEPTABLE),
                        new Bar("updates lost, as many as it takes to run on", 387, null, Grade.INTERESTING),
                        new Bar("too many", 1, null, Grade.FORBIDDEN)),
                Verdict.doesNotHold("A forbidden outcome was seen."),
                "Three outcomes.");
    }

    static Bars comparison() {
        return new Bars(
                "Downloads compared",
                Axis.of("speed", "times the first"),
                List.of(
                        new Bar("one after the other", 1, null, Grade.PLAIN),
                        new Bar("four at a time", 3.62, new Interval(3.40, 3.80), Grade.PLAIN)),
                null,
                "Two bars.");
    }

    static Lanes lanes(int lanes) {
        var all = IntStream.range(0, lanes)
                .mapToObj(n -> new Lane(
                        "worker " + n,
                        IntStream.range(0, 8)
                                .mapToObj(i -> new Span(
                                        12 * i + n % 5,
                                        12 * i + 10 + n % 3,
                                        Activity.values()[(n + i) % Activity.values().length],
                                        "job " + i))
                                .toList()))
                .toList();
        return new Lanes("Who did what", Axis.of("time", "ms"), all, Verdict.cannotTell("The machine was busy."), "x");
    }

    static yourcores.figure.Table table() {
        return new yourcores.figure.Table(
                "What a thread costs",
                List.of("kind", "start", "ratio"),
                List.of(List.of("platform", "52.1 µs", "1.00 [0.98, 1.02]"), List.of(NASTY, "0.6 µs", "–")),
                Verdict.states("Virtual threads start faster."),
                "Two kinds.");
    }

    /** Figures with pictures, the extreme ones among them. */
    static Map<String, Figure> pictures() {
        var x = Axis.of("shared by", "workers");
        var y = Axis.of("speed-up", "times one worker");
        var all = new LinkedHashMap<String, Figure>();
        all.put("speed-up", speedup());
        all.put("one point", curves(x, y, Role.MEASURED, List.of(new Point(1, 1, Interval.exactly(1)))));
        all.put("one point of a law", curves(x, y, Role.PREDICTED, List.of(Point.of(1, 1))));
        all.put("no points", curves(x, y, Role.SERIES, List.of()));
        all.put("all zero", curves(x, y, Role.SERIES, List.of(Point.of(0, 0), Point.of(1, 0))));
        all.put("negative", curves(x, y, Role.SERIES, List.of(Point.of(-5, -3), Point.of(-1, -7))));
        all.put(
                "huge interval",
                curves(
                        x,
                        y,
                        Role.MEASURED,
                        List.of(
                                new Point(2, 2, new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)),
                                new Point(4, 3, new Interval(-1e12, 1e12)))));
        all.put(
                "64 cores",
                curves(
                        x,
                        y,
                        Role.MEASURED,
                        IntStream.rangeClosed(1, 64)
                                .mapToObj(p ->
                                        new Point(p, amdahl(0.01, p), new Interval(amdahl(0.02, p), amdahl(0.005, p))))
                                .toList()));
        all.put(
                "tiny and great",
                curves(
                        Axis.logarithmic("size", "B"),
                        Axis.logarithmic("time", "s"),
                        Role.SERIES,
                        List.of(Point.of(1e-7, 1e-9), Point.of(1e9, 1e6))));
        all.put(
                "long words",
                new Curves(
                        "A title that runs on ".repeat(12),
                        Axis.of("an axis ".repeat(20), "units"),
                        Axis.of("another axis ".repeat(20), "units"),
                        List.of(new Curve(
                                "a name that runs on ".repeat(12), Role.MEASURED, List.of(Point.of(1, 123_456_789)))),
                        List.of(new Region(1, Double.POSITIVE_INFINITY, "a region ".repeat(40))),
                        Verdict.holds("A verdict that runs on. ".repeat(60)),
                        "alt"));
        all.put(
                "nasty",
                new Curves(
                        NASTY,
                        Axis.of(NASTY, NASTY),
                        Axis.of(NASTY, NASTY),
                        List.of(new Curve(NASTY, Role.SERIES, List.of(Point.of(1, 1), Point.of(2, 2)))),
                        List.of(),
                        Verdict.holds(NASTY),
                        NASTY));
        all.put("outcomes", outcomes());
        all.put("comparison", comparison());
        all.put(
                "a bar that was not told",
                new Bars(
                        "two ways",
                        x,
                        List.of(
                                new Bar("one by one", 1, null, Grade.PLAIN),
                                new Bar("two at a time: busy", Double.NaN, null, Grade.PLAIN)),
                        null,
                        "alt"));
        all.put("no bars", new Bars("none", x, List.of(), null, "none"));
        all.put(
                "negative bars",
                new Bars(
                        "loss",
                        x,
                        List.of(
                                new Bar("a", -3, null, Grade.PLAIN),
                                new Bar("b", 2, new Interval(-5, Double.POSITIVE_INFINITY), Grade.PLAIN)),
                        null,
                        "alt"));
        all.put(
                "bars of powers",
                new Bars(
                        "counts",
                        Axis.logarithmic("n", "runs"),
                        IntStream.range(0, 30)
                                .mapToObj(i ->
                                        new Bar("w".repeat(2 * i), i == 0 ? 0 : Math.pow(3, i), null, Grade.ACCEPTABLE))
                                .toList(),
                        null,
                        "alt"));
        all.put("2 lanes", lanes(2));
        all.put("40 lanes", lanes(40));
        all.put("no lanes", new Lanes("none", Axis.of("time", "ms"), List.of(), null, "none"));
        all.put("two in a circle", network(2, "the brush"));
        all.put("five in a circle", network(5, "fork"));
        all.put("thirty in a circle", network(30, NASTY));
        all.put("nobody", new Network("nobody", List.of(), List.of(), null, "nobody"));
        all.put(
                "one that points at itself",
                new Network(
                        "alone",
                        List.of(new Network.Node("n".repeat(90), Network.Kind.UNKNOWN)),
                        List.of(new Network.Arrow(0, 0, "l".repeat(200), false)),
                        null,
                        ""));
        all.put("two trees", trees("x", 8));
        all.put("a wide tree", trees("123456789", 32));
        all.put("a leaf", new Trees("alone", List.of(new Tree(NASTY, List.of(Node.leaf(NASTY)))), null, NASTY));
        all.put(
                "lane without an end",
                new Lanes(
                        "a moment",
                        Axis.of("time", "ms"),
                        List.of(new Lane("n".repeat(200), List.of(new Span(5, 5, Activity.FAILS, null)))),
                        null,
                        "alt"));
        return all;
    }

    /** Each points at the next one. */
    static Network network(int nodes, String label) {
        return new Network(
                "Who waits for whom",
                IntStream.range(0, nodes)
                        .mapToObj(n -> new Network.Node("thread " + n, Network.Kind.MARKED))
                        .toList(),
                IntStream.range(0, nodes)
                        .mapToObj(n -> new Network.Arrow(n, (n + 1) % nodes, label, n % 2 == 0))
                        .toList(),
                Verdict.doesNotHold("A circle."),
                "");
    }

    /** A chain and the same chain, its end marked. */
    static Trees trees(String label, int leaves) {
        var nodes = new ArrayList<Node>();
        nodes.add(Node.leaf(label));
        for (int leaf = 1; leaf < leaves; leaf++) {
            nodes.add(Node.leaf(label));
            nodes.add(new Node(label + label, nodes.size() - 2, nodes.size() - 1, leaf == leaves - 1));
        }
        return new Trees(
                "Two chains",
                List.of(new Tree("one", nodes), new Tree("the other", nodes)),
                Verdict.states("They end alike."),
                "");
    }

    static BufferedImage image() {
        return new BufferedImage(300, 120, BufferedImage.TYPE_INT_ARGB);
    }
}
