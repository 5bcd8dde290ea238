package yourcores.law;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import yourcores.measure.Speedup;

/**
 * The points a law may be fitted to: undisturbed, one core a worker, cores alike, the point at one worker left out, for
 * it is 1 by definition. Each has a standard error out of its interval.
 *
 * @param left why some points were left out, as a clause; empty where none were
 */
record FitPoints(double[] workers, double[] speedups, double[] errors, Optional<String> left) {
    /** No ratio is taken to be known better than this, however narrow its interval. */
    private static final double LEAST_ERROR = 0.005;

    /**
     * How much of a point's standard error is its own. All points are ratios to the same time of one worker, so that half
     * of the variance of each, if times are equally well known, is common to all.
     */
    private static final double OWN = Math.sqrt(0.5);

    /** From this misfit on chance does not explain it. */
    private static final double ASTRAY = 3;

    private static final double ERRORS_PER_INTERVAL = 2 * 1.96;

    static FitPoints of(Speedup speedup) {
        var points = speedup.comparable().stream()
                .filter(point -> point.workers() > 1)
                .toList();
        double[] workers = points.stream().mapToDouble(Speedup.Point::workers).toArray();
        double[] speedups =
                points.stream().mapToDouble(point -> point.ratio().median()).toArray();
        double[] errors = points.stream()
                .mapToDouble(point -> Math.max(
                        point.ratio().interval().width() / ERRORS_PER_INTERVAL,
                        LEAST_ERROR * point.ratio().median()))
                .toArray();
        return new FitPoints(workers, speedups, errors, speedup.notComparable());
    }

    /** Why no law can be fitted, as a clause: workers that take turns, or fewer values of p than it takes. */
    static Optional<String> refusal(Speedup speedup, int values, String otherwise) {
        var turns =
                speedup.points().stream().filter(Speedup.Point::oversubscribed).findFirst();
        if (turns.isPresent()) {
            return Optional.of("with p = " + turns.get().workers() + " not each worker has a processor ("
                    + speedup.resource().reason() + "): they take turns, and a fit would take that for a serial share");
        }
        int found = speedup.comparable().size();
        if (found >= values) {
            return Optional.empty();
        }
        return Optional.of(otherwise + ", there are " + found
                + speedup.notComparable()
                        .map(reason -> " (left out: " + reason + ")")
                        .orElse(""));
    }

    int size() {
        return workers.length;
    }

    double most() {
        return workers[workers.length - 1];
    }

    /**
     * The same points as another measurement might have found them: each off by an error of its own, and all together by
     * that of the one worker's time.
     *
     * @param spread how many standard errors of each point its own error is, on average
     */
    FitPoints again(SplittableRandom random, double spread) {
        double[] drawn = speedups.clone();
        double oneWorker = random.nextGaussian();
        for (int i = 0; i < drawn.length; i++) {
            double off = OWN * oneWorker + spread * random.nextGaussian();
            drawn[i] = Math.max(1e-3, drawn[i] + errors[i] * off);
        }
        return new FitPoints(workers, drawn, errors, left);
    }

    /** By how many errors the points are off the law, if it is the right one: at least their own part (Birge 1932). */
    double misfit(int parameters, DoubleUnaryOperator law) {
        double sum = 0;
        for (int i = 0; i < size(); i++) {
            double off = (speedups[i] - law.applyAsDouble(workers[i])) / errors[i];
            sum += off * off;
        }
        return size() > parameters ? Math.max(OWN, Math.sqrt(sum / (size() - parameters))) : OWN;
    }

    /** Which points the fit is of, and whether they lie on it: "p up to 8; left out: ...". */
    String words(double misfit) {
        String astray = misfit < ASTRAY
                ? ""
                : "; yet the points lie " + Math.round(misfit)
                        + " times farther from the curve than their intervals explain: this law is not all there is";
        return "p up to " + (int) most()
                + left.map(reason -> "; left out: " + reason).orElse("") + astray;
    }
}
