package yourcores.explore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A game as a piece of HTML: in words first, which the script replaces where scripts run. */
final class GamePage {
    private static final Pattern GAP = Pattern.compile("\\{(label|told|game)}");

    private GamePage() {}

    static String of(SchedulerGame game) {
        var filled = Map.of("label", escape(game.title()), "told", told(game), "game", GameData.of(game));
        return GAP.matcher(page()).replaceAll(gap -> Matcher.quoteReplacement(filled.get(gap.group(1))));
    }

    private static String told(SchedulerGame game) {
        String steps = game.shortest().stream()
                .map(step -> "<li>" + escape(step) + "</li>")
                .collect(Collectors.joining("", "<ol>", "</ol>"));
        return "<p><strong>" + escape(game.title()) + ".</strong> " + escape(game.task() + " " + game.told())
                + (game.fewestSteps().isEmpty() ? ".</p>" : "this schedule:</p>" + steps)
                + "<p>To play, run this cell, or allow scripts.</p>";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String page() {
        try (var page = GamePage.class.getResourceAsStream("scheduler.html")) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
