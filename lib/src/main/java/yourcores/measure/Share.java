package yourcores.measure;

import java.util.List;
import yourcores.figure.Axis;
import yourcores.figure.Bars;
import yourcores.figure.Bars.Bar;
import yourcores.figure.Bars.Grade;
import yourcores.figure.Figure;
import yourcores.figure.Interval;
import yourcores.figure.Numbers;
import yourcores.figure.Verdict;

/**
 * What share of the time of a program one part of it takes. Immutable.
 *
 * @param ratio time of the part divided by time of the whole
 */
public record Share(String title, Ratio ratio) implements Measured {

    /** The share; {@code NaN} where the quality is not {@code CLEAN}. */
    public double share() {
        return ratio.median();
    }

    /** 95 % interval of the share; {@code null} where the quality is not {@code CLEAN}. */
    public Interval interval() {
        return ratio.interval();
    }

    public Ratio.Quality quality() {
        return ratio.quality();
    }

    @Override
    public Figure figure() {
        if (!ratio.clean()) {
            return Verdict.cannotTell(MeasureWords.whyNot(quality(), ratio.kept(), ratio.taken()));
        }
        var verdict = Verdict.states("This part takes " + Numbers.percent(share()) + " of the time ["
                + Numbers.percent(interval().low()) + ", "
                + Numbers.percent(interval().high()) + "]. "
                + MeasureWords.kept(ratio.kept(), ratio.taken()));
        var percent = new Interval(100 * interval().low(), 100 * interval().high());
        return new Bars(
                "Share: " + title,
                Axis.of("share of the whole", "%"),
                List.of(
                        new Bar("this part", 100 * share(), percent, Grade.PLAIN),
                        new Bar("the whole", 100, null, Grade.PLAIN)),
                verdict,
                "");
    }

    @Override
    public List<Finding> findings() {
        return List.of(new Finding(title, "share", 1, ratio));
    }
}
