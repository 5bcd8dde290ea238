package yourcores.kernel.stock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.dflib.jjava.jupyter.kernel.util.PathsHandler;

/** JJava's environment variables, read as the stock kernel reads them. The JVM's options are the kernelspec's work. */
public final class StockSettings {
    private static final Pattern DURATION = Pattern.compile("(-?\\d+)\\W*([A-Za-z]+)?");
    private static final Pattern OPTION = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    private StockSettings() {}

    /** JJAVA_CLASSPATH; may be {@code null}. */
    public static String classPath() {
        return System.getenv("JJAVA_CLASSPATH");
    }

    /** JJAVA_COMPILER_OPTS, split at blanks outside quotation marks. */
    public static List<String> compilerOptions() {
        return OPTION.matcher(get("JJAVA_COMPILER_OPTS"))
                .results()
                .map(option -> option.group(1) == null ? option.group(2) : option.group(1))
                .toList();
    }

    /** JJAVA_LOAD_EXTENSIONS: nothing, 0 and false say no. */
    public static boolean extensions() {
        var value = System.getenv("JJAVA_LOAD_EXTENSIONS");
        return value == null
                || !List.of("", "0", "false").contains(value.strip().toLowerCase(Locale.ROOT));
    }

    /**
     * JJAVA_TIMEOUT, of one statement: a number and a unit, milliseconds where there is none; {@code null} where nothing
     * or a negative number is said.
     */
    static Duration timeout() {
        var text = get("JJAVA_TIMEOUT").strip();
        var matcher = DURATION.matcher(text);
        if (text.isEmpty()) {
            return null;
        }
        if (!matcher.matches()) {
            throw new IllegalArgumentException("JJAVA_TIMEOUT is a number and a unit, as in 30 seconds, not " + text);
        }
        long number = Long.parseLong(matcher.group(1));
        return number < 0 ? null : Duration.of(number, unit(matcher).toChronoUnit());
    }

    private static TimeUnit unit(MatchResult duration) {
        return duration.group(2) == null
                ? TimeUnit.MILLISECONDS
                : TimeUnit.valueOf(duration.group(2).toUpperCase(Locale.ROOT));
    }

    /** The files of JJAVA_STARTUP_SCRIPTS_PATH, then JJAVA_STARTUP_SCRIPT. */
    public static List<String> startupScripts() {
        var scripts = new ArrayList<String>();
        for (var file : PathsHandler.splitAndResolveGlobs(get("JJAVA_STARTUP_SCRIPTS_PATH"))) {
            if (Files.isRegularFile(file) && Files.isReadable(file)) {
                try {
                    scripts.add(Files.readString(file));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        scripts.add(get("JJAVA_STARTUP_SCRIPT"));
        scripts.removeIf(String::isBlank);
        return scripts;
    }

    private static String get(String name) {
        return System.getenv().getOrDefault(name, "");
    }
}
