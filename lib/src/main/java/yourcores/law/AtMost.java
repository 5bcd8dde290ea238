package yourcores.law;

import java.util.Optional;
import yourcores.figure.Interval;
import yourcores.measure.Law;

/** A law taken as a bound: what it says is not reached but for luck, and never exceeded. */
record AtMost(Law law) implements Law {

    @Override
    public String name() {
        return law.name() + ", as a bound";
    }

    @Override
    public double at(double p) {
        return law.at(p);
    }

    @Override
    public Optional<Interval> bandAt(double p) {
        return law.bandAt(p);
    }

    @Override
    public Optional<String> doubt() {
        return law.doubt();
    }

    @Override
    public boolean bound() {
        return true;
    }
}
