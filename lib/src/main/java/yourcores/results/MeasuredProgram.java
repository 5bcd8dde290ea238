package yourcores.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many times as fast a program ran with more workers, on one machine: measured, and promised where a law promised
 * it. Immutable.
 *
 * @param measured by number of workers, told or not
 * @param promised by number of workers; empty where nothing was promised
 * @param law the name of the law that promised, behind "at most:" or "at least:" where it is a bound; empty where none did
 */
public record MeasuredProgram(
        String machine,
        Card card,
        String chapter,
        String title,
        Kind kind,
        NavigableMap<Integer, ResultRow> measured,
        NavigableMap<Integer, ResultRow> promised,
        String law) {

    /** Bounds that were kept before "at most" was. */
    private static final Pattern OLDER_BOUNDS = Pattern.compile("^a (lock|quota|loop)|, as a bound$");

    /** What its workers do, or are. */
    public enum Kind {
        COMPUTING("real cores"),
        WAITING("waiting"),
        SLOW_MOTION("slow-motion cores");

        private final String series;

        Kind(String series) {
            this.series = series;
        }

        static Optional<Kind> of(String series) {
            return List.of(values()).stream()
                    .filter(kind -> kind.series.equals(series))
                    .findFirst();
        }

        /** "computing", "waiting", "slow motion". */
        public String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    private record Name(String machine, String chapter, String title, Kind kind) {}

    /** The programs that were measured with several numbers of workers, in the order of the rows. */
    public static List<MeasuredProgram> of(List<MachineRow> rows) {
        var found = new LinkedHashMap<Name, List<MachineRow>>();
        for (var row : rows) {
            var of = row.result();
            Kind.of(of.series())
                    .ifPresent(kind -> found.computeIfAbsent(
                                    new Name(row.machine(), of.chapter(), of.figure(), kind), _ -> new ArrayList<>())
                            .add(row));
        }
        var programs = new ArrayList<MeasuredProgram>();
        found.forEach((name, measured) -> programs.add(program(name, measured, promises(name, rows))));
        return programs.stream().filter(one -> one.measured.size() > 1).toList();
    }

    private static List<MachineRow> promises(Name name, List<MachineRow> rows) {
        return rows.stream()
                .filter(row -> row.result().promised()
                        && row.machine().equals(name.machine())
                        && row.result().chapter().equals(name.chapter())
                        && row.result().figure().equals(name.title()))
                .toList();
    }

    private static MeasuredProgram program(Name name, List<MachineRow> measured, List<MachineRow> promised) {
        String law = promised.stream()
                .map(row -> row.result().series())
                .map(series -> series.substring(ResultRow.PROMISED.length())
                        .replaceFirst("^: ", "")
                        .strip())
                .findFirst()
                .orElse("");
        return new MeasuredProgram(
                name.machine(),
                measured.getFirst().card(),
                name.chapter(),
                name.title(),
                name.kind(),
                byWorkers(measured),
                byWorkers(promised),
                law);
    }

    private static NavigableMap<Integer, ResultRow> byWorkers(List<MachineRow> rows) {
        return rows.stream()
                .map(MachineRow::result)
                .collect(Collectors.toMap(ResultRow::p, row -> row, (_, later) -> later, TreeMap::new));
    }

    /** The number that was told with most workers: of computing, no more than run at the same time. */
    public Optional<ResultRow> most() {
        return told().reduce((_, more) -> more);
    }

    private static boolean positive(ResultRow row) {
        return row.ratio().orElse(0.0) > 0
                && row.interval().map(interval -> interval.low() > 0).orElse(true);
    }

    /** Whether laws of equal cores may be held against it: of computing, with a whole core like the first for each worker. */
    public boolean comparable(int workers) {
        return kind != Kind.COMPUTING || workers <= card.equalCores();
    }

    private boolean hasRoomFor(int workers) {
        return kind != Kind.COMPUTING || workers <= card.mostWorkers();
    }

    /** The numbers that were told: of computing, with no more workers than run at the same time; one worker left out. */
    public Stream<ResultRow> told() {
        return measured.values().stream()
                .filter(row -> row.told() && positive(row) && row.p() > 1 && hasRoomFor(row.p()));
    }

    /** The number that was told with so many workers. */
    public Optional<ResultRow> told(int workers) {
        return told().filter(row -> row.p() == workers).findFirst();
    }

    /** What was promised with so many workers. */
    public Optional<ResultRow> promise(int workers) {
        return Optional.ofNullable(promised.get(workers)).filter(MeasuredProgram::positive);
    }

    /** Whether the law says only what cannot be exceeded. */
    public boolean atMost() {
        return law.startsWith("at most:") || OLDER_BOUNDS.matcher(law).find();
    }

    /** Whether the law says only what is reached at least. */
    public boolean atLeast() {
        return law.startsWith("at least:");
    }

    /** "02 count primes". */
    public String label() {
        return chapter + " " + title;
    }
}
