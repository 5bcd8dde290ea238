package yourcores.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import yourcores.measure.system.Machine;
import yourcores.photo.Photo;
import yourcores.photo.Photos;
import yourcores.photo.Thumbnail;
import yourcores.photo.Thumbnails;

/**
 * The photo desk's page and what is on it, for a server that brings them to a browser: the page at {@code /}, small
 * pictures below {@code /thumbnails/}, photos below {@code /photos/}. Its links are relative, so that the page works
 * behind a proxy, too.
 *
 * <p>Guarantee: an answer for every request, from memory; 404 for what there is not, 405 for what is neither GET nor
 * HEAD. Thread rule: immutable, safe for use by any thread.
 */
public final class PhotoDesk {
    private static final String THUMBNAILS = "/thumbnails/";
    private static final int QUICKLY = 8;
    private static final String STYLE = """
            :root { color-scheme: light dark }
            body { font: 16px/1.5 system-ui, sans-serif; margin: 1.5rem }
            main { display: grid; grid-template-columns: repeat(auto-fill, 200px); gap: 1rem }
            figure { margin: 0 }
            img { border-radius: 4px }
            figcaption { font-size: 14px }
            """;

    private final Map<String, WebReply> replies;

    private PhotoDesk(Map<String, WebReply> replies) {
        this.replies = replies;
    }

    /**
     * The desk with the small photos of the course; in quick mode with the first {@value #QUICKLY} of them.
     *
     * @throws InterruptedException within a second after an interrupt
     */
    public static PhotoDesk open() throws InterruptedException {
        var photos = Photos.small();
        return of(Machine.here().quick() ? photos.subList(0, QUICKLY) : photos);
    }

    /**
     * A desk with these photos; their thumbnails are made now.
     *
     * @throws UncheckedIOException where a photo cannot be read
     */
    public static PhotoDesk of(List<Photo> photos) {
        var replies = new LinkedHashMap<String, WebReply>();
        var figures = new StringBuilder();
        for (var photo : photos) {
            try {
                var bytes = photo.bytes();
                var small = Thumbnails.of(bytes).getFirst();
                replies.put(Desk.path(photo), WebReply.photo(bytes));
                replies.put(THUMBNAILS + photo.name(), WebReply.photo(small.jpeg()));
                figures.append(figure(photo, small));
            } catch (IOException e) {
                throw photo.unreadable(e);
            }
        }
        replies.put("/", WebReply.html(page(photos.size(), figures.toString())));
        return new PhotoDesk(Map.copyOf(replies));
    }

    private static String figure(Photo photo, Thumbnail small) {
        return "<figure><a href=\"%s\"><img src=\"%s\" width=\"%d\" height=\"%d\" alt=\"%s\"></a><figcaption>%s</figcaption></figure>\n"
                .formatted(
                        Desk.path(photo).substring(1),
                        THUMBNAILS.substring(1) + photo.name(),
                        small.width(),
                        small.height(),
                        photo.title(),
                        photo.title());
    }

    private static String page(int photos, String figures) {
        return """
                <!doctype html>
                <html lang="en">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>Photo desk</title>
                <link rel="icon" href="data:,">
                <style>
                %s</style>
                <h1>Photo desk</h1>
                <p>%d photos, served by the server that you wrote.</p>
                <main>
                %s</main>
                </html>
                """.formatted(STYLE, photos, figures);
    }

    /** The answer to a request, a refused one too. */
    public WebReply reply(WebRequest request) {
        if (request.refused()) {
            return WebReply.refusing(request);
        }
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return WebReply.notAllowed();
        }
        var found = replies.get(request.path());
        return found != null ? found : WebReply.notFound(request.path());
    }

    /** All addresses, sorted. */
    List<String> addresses() {
        return replies.keySet().stream().sorted().toList();
    }
}
