package yourcores.law;

import java.util.Optional;
import yourcores.figure.Interval;
import yourcores.measure.Law;

/** Amdahl's law taken as the worst case: a range from what it says up to what processors and the serial part allow. */
record AtLeast(Amdahl law) implements Law {

    @Override
    public String name() {
        return law.name() + ", at worst";
    }

    @Override
    public double at(double p) {
        return law.at(p);
    }

    /** From the law at the largest share that B may be up to p, or 1 / B at the smallest. */
    @Override
    public Optional<Interval> bandAt(double p) {
        if (!law.known()) {
            return Optional.empty();
        }
        double low = law.bandAt(p).map(Interval::low).orElseGet(() -> at(p));
        double share =
                Optional.ofNullable(law.shareInterval()).map(Interval::low).orElse(law.serialShare());
        return Optional.of(new Interval(low, Math.max(low, Math.min(p, 1 / share))));
    }

    @Override
    public Optional<String> doubt() {
        return law.doubt();
    }

    @Override
    public boolean range() {
        return true;
    }
}
