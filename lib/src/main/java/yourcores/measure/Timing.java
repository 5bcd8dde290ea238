package yourcores.measure;

import java.time.Duration;
import yourcores.figure.Figure;
import yourcores.figure.Interval;
import yourcores.figure.Numbers;
import yourcores.figure.Showable;
import yourcores.figure.Verdict;

/**
 * How long one variant takes. Absolute times say little about another machine or another minute: prefer ratios.
 *
 * @param nanos median of the clean samples; {@code NaN} where the quality is not {@code CLEAN}
 * @param interval 95 % interval of that median; {@code null} where the quality is not {@code CLEAN}
 * @param kept clean samples
 * @param taken all samples
 */
public record Timing(String name, double nanos, Interval interval, int kept, int taken, Ratio.Quality quality)
        implements Showable {

    @Override
    public Figure figure() {
        if (quality != Ratio.Quality.CLEAN) {
            return Verdict.cannotTell(MeasureWords.whyNot(quality, kept, taken));
        }
        return Verdict.states(name + " takes " + words(nanos) + " [" + words(interval.low()) + ", "
                + words(interval.high()) + "]. " + MeasureWords.kept(kept, taken));
    }

    private static String words(double nanos) {
        return Numbers.duration(Duration.ofNanos(Math.round(nanos)));
    }
}
