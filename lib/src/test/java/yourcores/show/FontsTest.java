package yourcores.show;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FontsTest {

    @Test
    void theRemedyNamesWhatIsMissing() {
        assertEquals(
                "install HarfBuzz (Debian, Ubuntu: libharfbuzz0b)",
                Fonts.remedy(new UnsatisfiedLinkError("libfontmanager.so: libharfbuzz.so.0: cannot open")));
        String fonts = "install fontconfig and a font (Debian, Ubuntu: fontconfig fonts-dejavu-core)";
        assertEquals(fonts, Fonts.remedy(new InternalError("Fontconfig head is null")));
        assertEquals(fonts, Fonts.remedy(new Error()));
    }
}
