package answers.ch08;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import yourcores.exercise.ch08.MedianFilter;
import yourcores.exercise.trial.Answers;

class MedianFilterAnswersTest extends Answers {

    @Right
    MedianFilter sharesNothing() {
        return MedianFilterAnswersTest::median;
    }

    @Right
    MedianFilter anArrayForEachThread() {
        return new MedianFilter() {
            private final ThreadLocal<int[]> around = ThreadLocal.withInitial(() -> new int[9]);

            @Override
            public int at(Picture picture, int x, int y) {
                var mine = around.get();
                Arrays.setAll(mine, i -> grey(picture, x, y, i));
                Arrays.sort(mine);
                return mine[4];
            }
        };
    }

    @Wrong(refusedBy = "every pixel of a picture, the edge too", says = "the median around row 0")
    MedianFilter leavesTheEdgeAsItIs() {
        return (picture, x, y) -> {
            boolean edge = x == 0 || y == 0 || x == picture.width() - 1 || y == picture.height() - 1;
            return edge ? picture.grey(x, y) : median(picture, x, y);
        };
    }

    @Wrong(refusedBy = "every pixel of a picture, the edge too", says = "the median around row 0")
    MedianFilter leavesOutThePixelItself() {
        return (picture, x, y) -> IntStream.range(0, 9)
                .filter(i -> i != 4)
                .map(i -> grey(picture, x, y, i))
                .sorted()
                .toArray()[4];
    }

    @Wrong(
            refusedBy = "another thread comes in between",
            and = "nothing of a call stays in a field",
            says = "its pixels got in with yours")
    MedianFilter sharesAnAtomicArray() {
        return new MedianFilter() {
            private final AtomicIntegerArray around = new AtomicIntegerArray(9);

            @Override
            public int at(Picture picture, int x, int y) {
                for (int i = 0; i < 9; i++) {
                    around.set(i, grey(picture, x, y, i));
                }
                return IntStream.range(0, 9).map(around::get).sorted().toArray()[4];
            }
        };
    }

    @Wrong(
            refusedBy = "another thread comes in between",
            and = "nothing of a call stays in a field",
            says = "its pixels got in with yours")
    MedianFilter sharesAnArray() {
        return new MedianFilter() {
            private final int[] around = new int[9];

            @Override
            public int at(Picture picture, int x, int y) {
                int count = 0;
                for (int i = 0; i < 9; i++) {
                    around[count++] = grey(picture, x, y, i);
                }
                return Arrays.stream(around).sorted().toArray()[4];
            }
        };
    }

    @Wrong(refusedBy = "two threads are inside at the same time", says = "share nothing, and you need no lock")
    MedianFilter locksTheMethod() {
        return new MedianFilter() {
            @Override
            public synchronized int at(Picture picture, int x, int y) {
                return median(picture, x, y);
            }
        };
    }

    @Wrong(refusedBy = "two threads are inside at the same time", says = "share nothing, and you need no lock")
    MedianFilter hasALock() {
        var lock = new ReentrantLock();
        return (picture, x, y) -> {
            lock.lock();
            try {
                return median(picture, x, y);
            } finally {
                lock.unlock();
            }
        };
    }

    @Wrong(refusedBy = "nothing of a call stays in a field", says = "keeps something of a call in its field result")
    MedianFilter keepsItsResultInAField() {
        return new MedianFilter() {
            private int result;

            @Override
            public int at(Picture picture, int x, int y) {
                result = median(picture, x, y);
                return result;
            }
        };
    }

    @Wrong(refusedBy = "nothing of a call stays in a field", says = "keeps something of a call in its field middle")
    MedianFilter keepsItsResultInAHelper() {
        return new MedianFilter() {
            static class Helper {
                int middle;
            }

            private final Helper helper = new Helper();

            @Override
            public int at(Picture picture, int x, int y) {
                helper.middle = median(picture, x, y);
                return helper.middle;
            }
        };
    }

    private static int median(MedianFilter.Picture picture, int x, int y) {
        return IntStream.range(0, 9).map(i -> grey(picture, x, y, i)).sorted().toArray()[4];
    }

    private static int grey(MedianFilter.Picture picture, int x, int y, int i) {
        return picture.grey(
                Math.clamp(x + i % 3 - 1, 0, picture.width() - 1), Math.clamp(y + i / 3 - 1, 0, picture.height() - 1));
    }
}
