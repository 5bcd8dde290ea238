package yourcores.server;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import yourcores.photo.Photo;

/** What lies at which address of the photo server. Safe for use by any thread. */
final class Desk {
    private static final String PHOTOS = "/photos/";

    private final Map<String, Photo> photos;
    private final Map<String, byte[]> contents = new ConcurrentHashMap<>();
    private final Set<String> failed = ConcurrentHashMap.newKeySet();

    Desk(List<Photo> photos) {
        this.photos = photos.stream()
                .collect(Collectors.toMap(Photo::name, photo -> photo, (one, _) -> one, LinkedHashMap::new));
    }

    static String path(Photo photo) {
        return PHOTOS + photo.name();
    }

    static String path(Fault fault, Photo photo) {
        return "/" + fault.path() + "/" + photo.name();
    }

    /** The fault that an address stands for; {@code null} for one without. */
    static Fault fault(String path) {
        for (var fault : Fault.values()) {
            if (path.startsWith("/" + fault.path() + "/")) {
                return fault;
            }
        }
        return null;
    }

    WebReply reply(String path) throws IOException {
        return switch (path) {
            case "/" -> WebReply.text("302 Found", "").with("Location", "/v1/index.html");
            case "/small" -> WebReply.text("200 OK", "photo desk\n");
            case "/robots.txt" -> WebReply.text("200 OK", "User-agent: *\nCrawl-delay: 1\nDisallow: /private/\n");
            case "/v1/index.html" ->
                WebReply.html(page("<ul class=\"photos\">\n", "<li><a href=\"%s\">%s</a></li>\n", "</ul>"));
            case "/v2/index.html" ->
                WebReply.html(page(
                        "<main>\n", "<figure data-photo=\"%s\"><figcaption>%s</figcaption></figure>\n", "</main>"));
            default -> photo(path);
        };
    }

    private WebReply photo(String path) throws IOException {
        var fault = fault(path);
        var photo = photos.get(path.substring(path.lastIndexOf('/') + 1));
        boolean known = fault != null || path.startsWith(PHOTOS) && path.indexOf('/', PHOTOS.length()) < 0;
        if (photo == null || !known || fault == Fault.MISSING) {
            return WebReply.notFound(path);
        }
        if (fault == Fault.FAILS_ONCE && failed.add(path)) {
            return WebReply.text("500 Internal Server Error", "Try again\n");
        }
        if (fault == Fault.MOVED) {
            return WebReply.text("302 Found", "").with("Location", path(photo));
        }
        return WebReply.photo(content(photo));
    }

    /** Forgets which addresses have failed once. */
    void reset() {
        failed.clear();
    }

    private byte[] content(Photo photo) throws IOException {
        var known = contents.get(photo.name());
        if (known != null) {
            return known;
        }
        var read = photo.bytes();
        contents.put(photo.name(), read);
        return read;
    }

    private String page(String before, String each, String after) {
        return photos.values().stream()
                .map(photo -> each.formatted(path(photo), photo.title()))
                .collect(Collectors.joining("", "<!doctype html>\n<title>Photo desk</title>\n" + before, after + "\n"));
    }
}
