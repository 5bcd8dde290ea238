package yourcores.show;

/** Whether Java can draw words here: on Linux it needs fontconfig and a font, and a bare image has neither. */
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
        } catch (VirtualMachineError e) {
            throw e;
        } catch (RuntimeException | Error e) {
            // No library: a LinkageError or "Fontconfig head is null"; no font: a bare java.lang.Error.
            return false;
        }
    }
}
