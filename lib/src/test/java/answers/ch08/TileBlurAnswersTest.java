package answers.ch08;

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
