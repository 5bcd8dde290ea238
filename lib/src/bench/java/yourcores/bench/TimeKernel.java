package yourcores.bench;

import static yourcores.measure.Variant.variant;

import yourcores.measure.Bench;

/** Prints how long one kernel takes in this JVM: median and interval in nanoseconds, rounds kept and taken. */
final class TimeKernel {

    private TimeKernel() {}

    /** @param args name of the kernel */
    public static void main(String[] args) throws Exception {
        var kernel = Kernel.valueOf(args[0]);
        var timing = Bench.time(variant(kernel.name(), kernel::run));
        if (timing.interval() == null) {
            System.out.println("none " + timing.quality() + " " + timing.kept() + " " + timing.taken());
            return;
        }
        System.out.println(timing.nanos() + " " + timing.interval().low() + " " + timing.interval().high() + " "
                + timing.kept() + " " + timing.taken());
    }
}
