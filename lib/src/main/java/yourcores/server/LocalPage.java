package yourcores.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import yourcores.figure.Figure;
import yourcores.figure.Markup;
import yourcores.figure.Showable;

/**
 * The page that a server on this machine brings, inside a cell's output: by way of Jupyter's own address
 * ({@code proxy/PORT/}, jupyter-server-proxy) where that leads there, as on Binder and in a container, else straight
 * from loopback. Where nobody serves any more - a page, a slide, a notebook that is read later - it is a sentence. The
 * browser asks once to find out, and again to show it; scripts of the page do not run.
 *
 * <p>Links of the page must be relative. Behind the proxy it does not stand at the root.
 *
 * @param port where the server listens on loopback
 */
public record LocalPage(int port) implements Showable {
    private static final int MOST_PORT = 65_535;

    /** @throws IllegalArgumentException where that is no port */
    public LocalPage {
        if (port < 1 || port > MOST_PORT) {
            throw new IllegalArgumentException("A port is a number from 1 to " + MOST_PORT + ", not " + port);
        }
    }

    @Override
    public Figure figure() {
        var sentence = "As long as your server runs, its page stands here; on the machine of the notebook it is at"
                + " http://127.0.0.1:" + port + "/.";
        var html = template().replace("{sentence}", sentence).replace("{port}", Integer.toString(port));
        return new Markup("The page that your server brings", html, sentence);
    }

    private static String template() {
        try (var template = LocalPage.class.getResourceAsStream("local-page.html")) {
            return new String(template.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
