package yourcores.show;

import java.util.Optional;

/** Whether Java can draw words here: on Linux it needs fontconfig, a font and HarfBuzz, and a bare system lacks them. */
final class Fonts {
    private static final Optional<String> PROBLEM = tried();

    private Fonts() {}

    static boolean present() {
        return PROBLEM.isEmpty();
    }

    /** What to say above numbers that stand in the place of a picture. */
    static String advice() {
        return "Java cannot draw words here, so here are the numbers. To see pictures, "
                + PROBLEM.orElse("look at the kernel's log") + " and restart the kernel.";
    }

    /** @param failure what stopped a first attempt to draw */
    static String remedy(Throwable failure) {
        return String.valueOf(failure.getMessage()).contains("libharfbuzz")
                ? "install HarfBuzz (Debian, Ubuntu: libharfbuzz0b)"
                : "install fontconfig and a font (Debian, Ubuntu: fontconfig fonts-dejavu-core)";
    }

    private static Optional<String> tried() {
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
        try {
            Type.width(Type.LABEL, "word");
            return Optional.empty();
        } catch (VirtualMachineError e) {
            throw e;
        } catch (RuntimeException | Error e) {
            // No library: a LinkageError or "Fontconfig head is null"; no font: a bare java.lang.Error.
            return Optional.of(remedy(e));
        }
    }
}
