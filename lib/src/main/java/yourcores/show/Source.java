package yourcores.show;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import yourcores.figure.Markup;

/** The source of a class of the library, which the jar holds beside the class file. */
final class Source {

    private Source() {}

    /** @throws IllegalArgumentException where the class is none of the library's */
    static Markup of(Class<?> type) {
        var top = type;
        while (top.getEnclosingClass() != null) {
            top = top.getEnclosingClass();
        }
        var code = withoutImports(read(top));
        var html = "<pre tabindex=\"0\" style=\"max-height:480px;overflow:auto;white-space:pre-wrap\"><code>"
                + Html.escape(code) + "</code></pre>";
        return new Markup(top.getName(), html, code);
    }

    private static String read(Class<?> type) {
        try (var file = type.getResourceAsStream(type.getSimpleName() + ".java")) {
            if (file == null) {
                throw new IllegalArgumentException("The source of " + type.getName() + " is not here: source(...)"
                        + " shows classes of the course's library, for example source(yourcores.measure.Bench.class)");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withoutImports(String code) {
        return code.lines()
                .filter(line -> !line.startsWith("import ") && !line.startsWith("package "))
                .collect(Collectors.joining("\n"))
                .strip();
    }
}
