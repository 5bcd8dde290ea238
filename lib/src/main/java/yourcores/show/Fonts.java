package yourcores.show;

import java.awt.AWTError;

/** Whether Java can draw words here. Java on Linux needs fontconfig and at least one font, and a bare image has none. */
final class Fonts {
    private static final boolean PRESENT = tried();

    private Fonts() {}

    static boolean present() {
        return PRESENT;
    }

    private static boolean tried() {
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
        try {
            return Type.width(Type.LABEL, "word") > 0;
        } catch (RuntimeException | LinkageError | AWTError e) {
            return false;
        }
    }
}
