package yourcores.photo;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.RenderedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.CRC32;

/**
 * One picture of all photos of an album, a place for each, in rows. It hands out the photos that nobody has begun, one
 * after the other, and has their thumbnails pasted, each of them into the place of its photo, in whatever order they come.
 *
 * <p>Guarantee: the same thumbnails give the same picture, whatever the order.
 *
 * <p>Thread rule: for one thread at a time, such as that of an event loop; nothing here is locked.
 */
public final class ContactSheet {
    private static final int COLUMNS = 6;
    private static final int GAP = 6;
    /** Where the smaller ones begin, and how much room they have. */
    private static final int BESIDE = Thumbnails.WIDTHS.getFirst() + 2;

    private static final int ROOM = 68;
    private static final int HEIGHT = 113;

    private final List<Photo> album;
    private final BufferedImage sheet;
    private int begun;
    private int pasted;

    /** An empty sheet with a place for each photo of the album. */
    public ContactSheet(List<Photo> album) {
        this.album = List.copyOf(album);
        int columns = Math.min(COLUMNS, Math.max(1, album.size()));
        int rows = Math.ceilDiv(Math.max(1, album.size()), columns);
        sheet = new BufferedImage(GAP + columns * width(), GAP + rows * height(), BufferedImage.TYPE_3BYTE_BGR);
        var graphics = sheet.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        graphics.dispose();
    }

    private static int width() {
        return Thumbnails.WIDTHS.getFirst() + ROOM + GAP;
    }

    private static int height() {
        return HEIGHT + GAP;
    }

    /** The next photo of the album; {@code null} when all have been handed out. */
    public Photo next() {
        return begun < album.size() ? album.get(begun++) : null;
    }

    /**
     * Decodes the thumbnails of a photo and draws them into its place, the largest with the others beside it.
     *
     * @throws IllegalArgumentException if the photo is not in the album
     * @throws UncheckedIOException if a thumbnail cannot be decoded
     */
    public void paste(Photo photo, List<Thumbnail> thumbnails) {
        int place = album.indexOf(photo);
        if (place < 0) {
            throw new IllegalArgumentException("The album has no " + photo.name());
        }
        paste(place, thumbnails);
    }

    /** Pastes the same thumbnails into every place, to see what pasting alone takes; gives back the checksum. */
    public long pasteAll(List<Thumbnail> thumbnails) {
        for (int place = 0; place < album.size(); place++) {
            paste(place, thumbnails);
        }
        return checksum();
    }

    private void paste(int place, List<Thumbnail> thumbnails) {
        int columns = Math.min(COLUMNS, album.size());
        int left = GAP + place % columns * width();
        int top = GAP + place / columns * height();
        var graphics = sheet.createGraphics();
        try {
            int below = top;
            for (var thumbnail : thumbnails) {
                boolean largest = thumbnail == thumbnails.getFirst();
                graphics.drawImage(thumbnail.picture(), largest ? left : left + BESIDE, largest ? top : below, null);
                below += largest ? 0 : thumbnail.height() + GAP;
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("A thumbnail cannot be decoded", broken);
        } finally {
            graphics.dispose();
        }
        pasted++;
    }

    /** How often something was pasted. */
    public int pasted() {
        return pasted;
    }

    /** The picture as it is now; what is pasted later shows in it, too. */
    public RenderedImage picture() {
        return sheet;
    }

    /** A number made of all pixels: the same picture gives the same one. */
    public long checksum() {
        var sum = new CRC32();
        sum.update(((DataBufferByte) sheet.getRaster().getDataBuffer()).getData());
        return sum.getValue();
    }
}
