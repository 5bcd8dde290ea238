package answers.ch09;

import yourcores.exercise.ch09.PoliteCount;
import yourcores.exercise.trial.Answers;

class PoliteCountAnswersTest extends Answers {

    private static PoliteCount every(int looks) {
        return gallery -> {
            int dark = 0;
            int since = 0;
            for (int photo = 0; photo < gallery.photos(); photo++) {
                for (int pixel = 0; pixel < gallery.pixels(photo); pixel++) {
                    dark += gallery.isDark(photo, pixel) ? 1 : 0;
                    if (++since == looks) {
                        gallery.pass();
                        since = 0;
                    }
                }
            }
            return dark;
        };
    }

    @Right
    PoliteCount everyHundredLooks() {
        return every(100);
    }

    @Right
    PoliteCount everyFiftyLooks() {
        return every(50);
    }

    @Right
    PoliteCount passesFirst() {
        return gallery -> {
            gallery.pass();
            return every(80).dark(gallery);
        };
    }

    @Wrong(refusedBy = "the count is right", says = "are dark, you say")
    PoliteCount losesALook() {
        return gallery -> {
            int dark = 0;
            int since = 0;
            for (int photo = 0; photo < gallery.photos(); photo++) {
                for (int pixel = 0; pixel < gallery.pixels(photo); pixel++) {
                    if (++since == 100) {
                        gallery.pass();
                        since = 0;
                    } else {
                        dark += gallery.isDark(photo, pixel) ? 1 : 0;
                    }
                }
            }
            return dark;
        };
    }

    @Wrong(refusedBy = "a large photo keeps nobody waiting", says = "photos of 1000 pixels")
    PoliteCount betweenPhotosOnly() {
        return gallery -> {
            int dark = 0;
            int since = 0;
            for (int photo = 0; photo < gallery.photos(); photo++) {
                int pixels = gallery.pixels(photo);
                if (since + pixels > 100) {
                    gallery.pass();
                    since = 0;
                }
                since += pixels;
                for (int pixel = 0; pixel < pixels; pixel++) {
                    dark += gallery.isDark(photo, pixel) ? 1 : 0;
                }
            }
            return dark;
        };
    }

    @Wrong(refusedBy = "many small photos do not, either", says = "whichever photo they belong to")
    PoliteCount countsAnewInEachPhoto() {
        return gallery -> {
            int dark = 0;
            for (int photo = 0; photo < gallery.photos(); photo++) {
                for (int pixel = 0; pixel < gallery.pixels(photo); pixel++) {
                    dark += gallery.isDark(photo, pixel) ? 1 : 0;
                    if (pixel % 100 == 99) {
                        gallery.pass();
                    }
                }
            }
            return dark;
        };
    }

    @Wrong(refusedBy = "a turn is worth its price", says = "only 1 looks")
    PoliteCount afterEachLook() {
        return every(1);
    }

    @Wrong(refusedBy = "a turn is worth its price", says = "fifty at least")
    PoliteCount afterEachPhotoToo() {
        return gallery -> {
            int dark = 0;
            for (int photo = 0; photo < gallery.photos(); photo++) {
                for (int pixel = 0; pixel < gallery.pixels(photo); pixel++) {
                    dark += gallery.isDark(photo, pixel) ? 1 : 0;
                    if (pixel % 100 == 99) {
                        gallery.pass();
                    }
                }
                if (gallery.pixels(photo) % 100 != 0) {
                    gallery.pass();
                }
            }
            return dark;
        };
    }

    @Wrong(refusedBy = "both hold where large and small photos are mixed", says = "one count for all photos")
    PoliteCount aCountOfTheirOwnForSmallOnes() {
        return gallery -> {
            int dark = 0;
            int since = 0;
            for (int photo = 0; photo < gallery.photos(); photo++) {
                boolean large = gallery.pixels(photo) >= 100;
                for (int pixel = 0; pixel < gallery.pixels(photo); pixel++) {
                    dark += gallery.isDark(photo, pixel) ? 1 : 0;
                    if (large && pixel % 100 == 99) {
                        gallery.pass();
                    } else if (!large && ++since == 100) {
                        gallery.pass();
                        since = 0;
                    }
                }
            }
            return dark;
        };
    }

    @Wrong(refusedBy = "both hold where large and small photos are mixed", says = "looks in a row, a hundred at most")
    PoliteCount afterEveryThirdSmallPhoto() {
        return gallery -> {
            int dark = 0;
            int small = 0;
            for (int photo = 0; photo < gallery.photos(); photo++) {
                int pixels = gallery.pixels(photo);
                for (int pixel = 0; pixel < pixels; pixel++) {
                    dark += gallery.isDark(photo, pixel) ? 1 : 0;
                    if (pixel % 100 == 99) {
                        gallery.pass();
                    }
                }
                if (pixels < 100 && ++small % 3 == 0) {
                    gallery.pass();
                }
            }
            return dark;
        };
    }
}
