package yourcores.child;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the main methods of several tests in one JVM, one after the other, and tells what each of them printed: for a JVM
 * that Lincheck has rewritten takes longer to start than to test.
 */
public final class LincheckMain {
    private static final String TEST = "\u0001test";
    private static final String WELL = "\u0001well";

    private LincheckMain() {}

    /** @param tests names of classes */
    public static void main(String[] tests) throws ReflectiveOperationException {
        System.setErr(System.out);
        for (var test : tests) {
            System.out.println(TEST);
            try {
                Class.forName(test).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
                System.out.println(WELL);
            } catch (InvocationTargetException failed) {
                failed.getCause().printStackTrace();
            }
        }
    }

    /** What all printed, cut up again: one for each test, of which those that were not begun have printed nothing. */
    static List<Ran> each(Ran all, int tests) {
        var parts = List.of(all.out().split(TEST + "\n", -1));
        var each = new ArrayList<Ran>();
        for (int test = 1; test <= tests; test++) {
            boolean last = test >= parts.size() - 1;
            var said = test < parts.size() ? parts.get(test) : "";
            boolean well = said.endsWith(WELL + "\n");
            var why = well ? "" : said; // a trace is printed there, too
            each.add(new Ran(well ? 0 : 1, said, last ? why + all.err() : why, well || !last || all.inTime()));
        }
        return each;
    }
}
