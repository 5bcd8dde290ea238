package yourcores.report;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import yourcores.figure.Interval;
import yourcores.figure.Numbers;
import yourcores.results.MeasuredProgram;
import yourcores.results.MeasuredProgram.Kind;
import yourcores.results.ResultRow;

/**
 * A promise held against what was measured with as many workers. Both have an interval; what is more than a tenth apart, bars
 * and all, was not kept. That is coarser than {@link yourcores.measure.Law#CLOSE}, by which the chapters judge a whole curve.
 */
record Held(MeasuredProgram program, ResultRow measured, ResultRow promised) {
    static final double CLOSE = 0.10;

    /** What can be said of it. */
    enum Said {
        KEPT("kept"),
        BROKEN("not kept"),
        /** A bound that was not exceeded, for less than it breaks nothing; or a value inside a range. */
        WITHIN("within the bound"),
        TOO_WIDE("bar too long"),
        /** Laws of equal cores say nothing of second threads, slow cores and parts of a processor. */
        NOT_COMPARABLE("cores not alike");

        final String words;

        Said(String words) {
            this.words = words;
        }
    }

    static Stream<Held> of(List<MeasuredProgram> programs) {
        return programs.stream()
                .filter(program -> program.kind() != Kind.SLOW_MOTION)
                .flatMap(program -> program.told().map(row -> of(program, row)).filter(Objects::nonNull));
    }

    private static Held of(MeasuredProgram program, ResultRow row) {
        return program.promise(row.p())
                .map(promise -> new Held(program, row, promise))
                .orElse(null);
    }

    int workers() {
        return measured.p();
    }

    double speedup() {
        return measured.ratio().orElseThrow();
    }

    double promise() {
        return promised.ratio().orElseThrow();
    }

    double share() {
        return speedup() / promise();
    }

    /** Whether all of it lies more than a tenth below all that was promised. */
    private boolean below() {
        return high(measured) < (1 - CLOSE) * low(promised);
    }

    private boolean above() {
        return low(measured) > (1 + CLOSE) * high(promised);
    }

    /** Whether all of it lies close to the law, wherever in its interval the law lies. */
    private boolean near() {
        return low(measured) > (1 - CLOSE) * high(promised) && notOver(low(promised));
    }

    /** Whether all of it lies in the range, or close to it. */
    private boolean inside() {
        return low(measured) > (1 - CLOSE) * low(promised) && notOver(high(promised));
    }

    private boolean notOver(double promise) {
        return high(measured) < (1 + CLOSE) * promise;
    }

    private static double low(ResultRow row) {
        return row.interval().map(Interval::low).orElseGet(() -> row.ratio().orElseThrow());
    }

    private static double high(ResultRow row) {
        return row.interval().map(Interval::high).orElseGet(() -> row.ratio().orElseThrow());
    }

    Said said() {
        if (!program.comparable(workers())) {
            return Said.NOT_COMPARABLE;
        }
        if (above() || below() && !program.atMost()) {
            return Said.BROKEN;
        }
        if (program.atMost() && notOver(low(promised)) || program.atLeast() && inside()) {
            return Said.WITHIN;
        }
        return near() && !program.atLeast() ? Said.KEPT : Said.TOO_WIDE;
    }

    double off() {
        return Math.abs(Math.log(share()));
    }

    Optional<Interval> interval() {
        return measured.interval();
    }

    String words() {
        return "“" + program.title() + "” (chapter " + program.chapter() + ") with " + workers() + " workers: "
                + Numbers.ratio(speedup()) + " instead of " + Numbers.ratio(promise());
    }
}
