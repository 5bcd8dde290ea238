package yourcores.bench;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Five pieces of work, each bound by something else, each a few ten milliseconds long. */
public enum Kernel {
    /** Bound by division. */
    COMPUTE {
        @Override
        public long run() {
            return Primes.count(Primes.FROM, 60);
        }
    },
    /** Bound by memory: McCalpin's triad over three arrays of 32 MB. */
    MEMORY {
        @Override
        public long run() {
            double[] a = Triad.A;
            double[] b = Triad.B;
            double[] c = Triad.C;
            for (int pass = 0; pass < 3; pass++) {
                for (int i = 0; i < a.length; i++) {
                    a[i] = b[i] + 3.0 * c[i];
                }
            }
            return (long) a[a.length / 2];
        }
    },
    /** Bound by allocation: a million short-lived lists. */
    ALLOCATION {
        @Override
        public long run() {
            long sum = 0;
            Link list = null;
            for (int i = 0; i < 4_000_000; i++) {
                list = new Link(i, i % 16 == 0 ? null : list);
                sum += list.length();
            }
            return sum;
        }
    },
    /** Bound by branches that nobody can predict: Collatz lengths. */
    BRANCHES {
        @Override
        public long run() {
            long steps = 0;
            for (long start = 1; start < 60_000; start++) {
                for (long n = start; n != 1; steps++) {
                    n = (n & 1) == 0 ? n >> 1 : 3 * n + 1;
                }
            }
            return steps;
        }
    },
    /** Bound by atomic updates. */
    ATOMIC {
        @Override
        public long run() {
            var counter = new AtomicLong();
            for (int i = 0; i < 5_000_000; i++) {
                counter.incrementAndGet();
            }
            return counter.get();
        }
    };

    /** Does the work once; the same result at every call. */
    public abstract long run();

    private static final class Link {
        private final int value;
        private final Link next;

        Link(int value, Link next) {
            this.value = value;
            this.next = next;
        }

        int length() {
            int length = 0;
            for (Link link = this; link != null; link = link.next) {
                length += link.value & 1;
            }
            return length;
        }
    }

    private static final class Triad {
        static final double[] A = new double[4 << 20];
        static final double[] B = random();
        static final double[] C = random();

        private static double[] random() {
            var random = new SplittableRandom(1);
            var numbers = new double[A.length];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = 1000 * random.nextDouble();
            }
            return numbers;
        }
    }
}
