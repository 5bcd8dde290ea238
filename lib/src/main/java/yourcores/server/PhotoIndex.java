package yourcores.server;

import java.io.IOException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Two readers of the index page of {@link PhotoServer}, whose mark-up changes from version to version. */
public final class PhotoIndex {
    private static final Pattern LINK = Pattern.compile("<li><a href=\"(/photos/[^\"]+)\">");
    private static final Pattern KNOWN = Pattern.compile("<(?:li><a href|figure data-photo)=\"(/photos/[^\"]+)\">");
    private static final Pattern ENTRY = Pattern.compile("(<li|<figure)\\b");

    private PhotoIndex() {}

    /** The mark-up is not what the reader knows. */
    public static final class MarkupMoved extends IOException {
        private static final long serialVersionUID = 1;

        MarkupMoved(String message) {
            super(message);
        }
    }

    /** What looks like a link in a list, as in version 1 of the page; none where nothing does. */
    public static List<String> trusting(String page) {
        return paths(LINK, page);
    }

    /**
     * The paths of all photos, in any version of the page that is known.
     *
     * @throws MarkupMoved where there is none, or where an entry of the page cannot be read
     */
    public static List<String> careful(String page) throws MarkupMoved {
        var photos = paths(KNOWN, page);
        long entries = ENTRY.matcher(page).results().count();
        if (photos.isEmpty()) {
            throw new MarkupMoved("no photo on a page of " + page.length() + " characters");
        }
        if (photos.size() != entries) {
            throw new MarkupMoved("only " + photos.size() + " of " + entries + " entries can be read");
        }
        return photos;
    }

    private static List<String> paths(Pattern pattern, String page) {
        return pattern.matcher(page)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
