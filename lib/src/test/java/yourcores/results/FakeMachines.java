package yourcores.results;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import yourcores.figure.Interval;
import yourcores.measure.system.Topology;

/** Machines made up for tests, and the files that their owners would hand in. */
public final class FakeMachines {
    public static final String PROGRAM = "count primes";
    private static final Instant DATE = Instant.parse("2026-03-01T10:00:00Z");

    private FakeMachines() {}

    public static Card equal(int cores) {
        return card(new Topology(cores, cores, List.of(cores)), OptionalDouble.empty(), false);
    }

    public static Card siblings(int cores) {
        return card(new Topology(2 * cores, cores, List.of(cores)), OptionalDouble.empty(), false);
    }

    public static Card mixed(int fast, int slow) {
        return card(new Topology(fast + slow, fast + slow, List.of(fast, slow)), OptionalDouble.empty(), false);
    }

    public static Card quota(int cores, double quota) {
        return card(new Topology(cores, cores, List.of(cores)), OptionalDouble.of(quota), false);
    }

    public static Card onBattery(int cores) {
        return card(new Topology(cores, cores, List.of(cores)), OptionalDouble.empty(), true);
    }

    private static Card card(Topology topology, OptionalDouble quota, boolean battery) {
        return new Card(
                "Test processor",
                topology,
                topology.processors(),
                quota.orElse(topology.processors()),
                quota,
                Optional.of(battery));
    }

    /** What a program with a twentieth of serial work gains where p workers are worth so many cores. */
    public static Map<Integer, Double> curve(List<Integer> workers, IntToDoubleFunction power) {
        var curve = new TreeMap<Integer, Double>();
        workers.forEach(p -> curve.put(p, 1 / (0.05 + 0.95 / power.applyAsDouble(p))));
        return curve;
    }

    /** A file as it is handed in. */
    public static Path handedIn(Path folder, String nickname, Card card, Map<Integer, Double> speedups)
            throws Exception {
        Files.createDirectories(folder);
        var rows = rows(nickname, card, speedups);
        var lines = new ArrayList<>(List.of(Csv.line(MachineRow.COLUMNS)));
        rows.forEach(row -> lines.add(row.line()));
        return Files.write(folder.resolve(nickname + ".csv"), lines);
    }

    static List<MachineRow> rows(String nickname, Card card, Map<Integer, Double> speedups) {
        var rows = new ArrayList<MachineRow>();
        speedups.forEach((p, speedup) -> {
            rows.add(new MachineRow(nickname, card, "", row("real cores", p, speedup, card)));
            rows.add(new MachineRow(
                    nickname, card, "", row("promised: Amdahl, B = 0.05", p, 1 / (0.05 + 0.95 / p), card)));
        });
        return rows;
    }

    private static ResultRow row(String series, int p, double ratio, Card card) {
        return new ResultRow(
                "02",
                PROGRAM,
                series,
                p,
                Optional.of(ratio),
                Optional.of(new Interval(0.99 * ratio, 1.01 * ratio)),
                9,
                10,
                "clean",
                "full",
                card.cpu(),
                card.capacity(),
                "25",
                DATE);
    }

    /** As {@link #handedIn}, but as the reader's own results in the folder. */
    public static void own(Path results, Card card, Map<Integer, Double> speedups) throws Exception {
        Files.createDirectories(results.resolve("cards"));
        var lines = new ArrayList<>(List.of(Csv.line(ResultRow.COLUMNS)));
        rows("you", card, speedups).forEach(row -> lines.add(row.result().line()));
        Files.write(results.resolve("results.csv"), lines);
        Files.write(
                results.resolve("cards/cards.csv"), List.of(Csv.line(CardRow.COLUMNS), new CardRow(card, DATE).line()));
    }

    /** Twenty laptops: sixteen ordinary ones with four cores, and four with something of their own. */
    public static void twenty(Path folder) throws Exception {
        var lot = new Random(20);
        var workers = List.of(1, 2, 3, 4);
        for (int n = 1; n <= 16; n++) {
            double own = 1 + 0.03 * (lot.nextDouble() - 0.5);
            handedIn(folder, "laptop " + n, equal(4), curve(workers, p -> 1 + own * (p - 1)));
        }
        handedIn(folder, "Quinn", quota(4, 1.5), curve(workers, p -> Math.min(p, 1.5)));
        handedIn(folder, "Sam", siblings(2), curve(workers, p -> p <= 2 ? p : 2 + 0.1 * (p - 2)));
        handedIn(folder, "Mia", mixed(1, 3), curve(workers, p -> 1 + 0.3 * (p - 1)));
        handedIn(folder, "Bob", onBattery(4), curve(workers, p -> 1 + 0.5 * (p - 1)));
    }

    static List<Integer> upTo(int most) {
        var workers = new ArrayList<Integer>();
        for (int p = 1; p <= most; p *= 2) {
            workers.add(p);
        }
        return Collections.unmodifiableList(workers);
    }
}
