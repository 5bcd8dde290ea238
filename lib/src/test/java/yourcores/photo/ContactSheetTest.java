package yourcores.photo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ContactSheetTest {
    private final List<Photo> album = IntStream.range(0, 8)
            .mapToObj(n -> new Photo("photo " + n, Path.of("photo-" + n + ".jpg")))
            .toList();

    @Test
    void handsOutEachPhotoOnce() {
        var sheet = new ContactSheet(album);
        var out = new ArrayList<Photo>();
        for (var photo = sheet.next(); photo != null; photo = sheet.next()) {
            out.add(photo);
        }
        assertEquals(album, out);
        assertNull(sheet.next());
    }

    @Test
    void theOrderOfPastingLeavesNoTrace() throws Exception {
        var light = thumbnails(0);
        var dark = thumbnails(13);
        var forth = new ContactSheet(album);
        var back = new ContactSheet(album);
        forth.paste(album.get(0), light);
        forth.paste(album.get(7), dark);
        back.paste(album.get(7), dark);
        back.paste(album.get(0), light);
        assertEquals(forth.checksum(), back.checksum());
        assertEquals(2, back.pasted());
        var swapped = new ContactSheet(album);
        swapped.paste(album.get(0), dark);
        swapped.paste(album.get(7), light);
        assertNotEquals(forth.checksum(), swapped.checksum());
    }

    @Test
    void pastingAllFillsEachPlace() throws Exception {
        var light = thumbnails(0);
        var one = new ContactSheet(album);
        album.forEach(photo -> one.paste(photo, light));
        assertEquals(one.checksum(), new ContactSheet(album).pasteAll(light));
    }

    @Test
    void aStrangerIsRefused() {
        var sheet = new ContactSheet(album);
        var stranger = new Photo("stranger", Path.of("stranger.jpg"));
        assertThrows(IllegalArgumentException.class, () -> sheet.paste(stranger, List.of()));
    }

    private static List<Thumbnail> thumbnails(int number) throws Exception {
        var photo = new ByteArrayOutputStream();
        ImageIO.write(new Landscape(Recipe.ALL.get(number), 816, 458).draw(), "jpeg", photo);
        return Thumbnails.of(photo.toByteArray());
    }
}
