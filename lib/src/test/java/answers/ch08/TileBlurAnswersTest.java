package answers.ch08;

import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import yourcores.exercise.ch08.TileBlur;
import yourcores.exercise.trial.Answers;

class TileBlurAnswersTest extends Answers {

    @Right
    TileBlur clampsToThePicture() {
        return TileBlurAnswersTest::blur;
    }

    @Right
    TileBlur keepsAScratchRowForEachThread() {
        return new TileBlur() {
            private final ThreadLocal<int[]> sums = ThreadLocal.withInitial(() -> new int[1]);

            @Override
            public void blur(int[][] picture, int[][] result, int left, int top, int right, int bottom) {
                for (int y = top; y < bottom; y++) {
                    for (int x = left; x < right; x++) {
                        sums.get()[0] = mean(picture, x, y, 0, 0, picture[0].length, picture.length);
                        result[y][x] = sums.get()[0];
                    }
                }
            }
        };
    }

    @Right
    TileBlur keepsSpareRowsInAQueue() {
        return new TileBlur() {
            private final Queue<int[]> spare = new ConcurrentLinkedQueue<>();

            @Override
            public void blur(int[][] picture, int[][] result, int left, int top, int right, int bottom) {
                var sums = Objects.requireNonNullElseGet(spare.poll(), () -> new int[1]);
                for (int y = top; y < bottom; y++) {
                    for (int x = left; x < right; x++) {
                        sums[0] = mean(picture, x, y, 0, 0, picture[0].length, picture.length);
                        result[y][x] = sums[0];
                    }
                }
                spare.add(sums);
            }
        };
    }

    @Wrong(refusedBy = "a picture of one tile", says = "the whole picture is the tile")
    TileBlur believesThatTilesAreEightByEight() {
        return (picture, result, left, top, right, bottom) -> blur(picture, result, left, top, left + 8, top + 8);
    }

    @Wrong(refusedBy = "a tile among others", says = "at the edge of a tile the pixels beyond it count, too")
    TileBlur clampsToTheTile() {
        return (picture, result, left, top, right, bottom) -> {
            for (int y = top; y < bottom; y++) {
                for (int x = left; x < right; x++) {
                    result[y][x] = mean(picture, x, y, left, top, right, bottom);
                }
            }
        };
    }

    @Wrong(
            refusedBy = "only the tile is written, the source stays as it is",
            says = "belongs to another tile, and was written")
    TileBlur blursTheWholePicture() {
        return (picture, result, left, top, right, bottom) ->
                blur(picture, result, 0, 0, picture[0].length, picture.length);
    }

    @Wrong(refusedBy = "tiles on several threads", says = "keeps something of a call in its field sum")
    TileBlur addsInAField() {
        return new TileBlur() {
            private int sum;

            @Override
            public void blur(int[][] picture, int[][] result, int left, int top, int right, int bottom) {
                for (int y = top; y < bottom; y++) {
                    for (int x = left; x < right; x++) {
                        sum = 0;
                        for (int i = 0; i < 9; i++) {
                            sum += picture[Math.clamp(y + i / 3 - 1, 0, picture.length - 1)][
                                    Math.clamp(x + i % 3 - 1, 0, picture[0].length - 1)];
                        }
                        result[y][x] = sum / 9;
                    }
                }
            }
        };
    }

    @Wrong(refusedBy = "tiles on several threads", says = "keeps something of a call in its field sum")
    TileBlur addsInAnAtomicField() {
        return new TileBlur() {
            private final AtomicInteger sum = new AtomicInteger();

            @Override
            public void blur(int[][] picture, int[][] result, int left, int top, int right, int bottom) {
                for (int y = top; y < bottom; y++) {
                    for (int x = left; x < right; x++) {
                        sum.set(0);
                        for (int i = 0; i < 9; i++) {
                            sum.addAndGet(picture[Math.clamp(y + i / 3 - 1, 0, picture.length - 1)][
                                    Math.clamp(x + i % 3 - 1, 0, picture[0].length - 1)]);
                        }
                        result[y][x] = sum.get() / 9;
                    }
                }
            }
        };
    }

    @Wrong(refusedBy = "tiles on several threads", says = "keeps something of a call in its field sum")
    TileBlur addsInAnArrayOfHelpers() {
        return new TileBlur() {
            private final Helper[] helpers = {new Helper()};

            @Override
            public void blur(int[][] picture, int[][] result, int left, int top, int right, int bottom) {
                for (int y = top; y < bottom; y++) {
                    for (int x = left; x < right; x++) {
                        helpers[0].sum = mean(picture, x, y, 0, 0, picture[0].length, picture.length);
                        result[y][x] = helpers[0].sum;
                    }
                }
            }
        };
    }

    @Wrong(refusedBy = "tiles on several threads", says = "keeps something of a call in its field around")
    TileBlur collectsInAList() {
        return new TileBlur() {
            private final List<Integer> around = new CopyOnWriteArrayList<>();

            @Override
            public void blur(int[][] picture, int[][] result, int left, int top, int right, int bottom) {
                for (int y = top; y < bottom; y++) {
                    for (int x = left; x < right; x++) {
                        around.clear();
                        around.add(mean(picture, x, y, 0, 0, picture[0].length, picture.length));
                        result[y][x] = around.getFirst();
                    }
                }
            }
        };
    }

    /** What an answer may work with. */
    private static final class Helper {
        private int sum;
    }

    private static void blur(int[][] picture, int[][] result, int left, int top, int right, int bottom) {
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                result[y][x] = mean(picture, x, y, 0, 0, picture[0].length, picture.length);
            }
        }
    }

    private static int mean(int[][] picture, int x, int y, int left, int top, int right, int bottom) {
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            sum += picture[Math.clamp(y + i / 3 - 1, top, bottom - 1)][Math.clamp(x + i % 3 - 1, left, right - 1)];
        }
        return sum / 9;
    }
}
