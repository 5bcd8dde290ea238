package yourcores.kernel.protocol;

/** Places in a text: the protocol counts code points, Java counts chars. Places outside the text are moved into it. */
public final class CodePoints {

    private CodePoints() {}

    public static int toChars(String text, int codePoints) {
        return text.offsetByCodePoints(0, Math.clamp(codePoints, 0, text.codePointCount(0, text.length())));
    }

    public static int fromChars(String text, int chars) {
        return text.codePointCount(0, Math.clamp(chars, 0, text.length()));
    }
}
