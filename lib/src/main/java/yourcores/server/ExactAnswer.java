package yourcores.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** An answer of which every byte is known, or the bytes by which the server turns a request away. Use by one thread. */
final class ExactAnswer implements Exchange.Answer {
    private static final int TOLD = 40;

    private final byte[] expected;
    private final byte[] refusal;
    private final byte[] came = new byte[TOLD];
    private int at;
    private boolean right = true;
    private boolean refused;

    /** @param refusal empty where the server has no such answer */
    ExactAnswer(byte[] expected, byte[] refusal) {
        this.expected = expected;
        this.refusal = refusal;
        this.refused = refusal.length > 0;
    }

    @Override
    public Exchange.State read(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            byte next = bytes.get();
            right &= at < expected.length && expected[at] == next;
            refused &= at < refusal.length && refusal[at] == next;
            if (at < TOLD) {
                came[at] = next;
            }
            at++;
            if (!right && !refused) {
                return wrong(bytes);
            }
            if (right && at == expected.length) {
                return Exchange.State.RIGHT;
            }
            if (refused && at == refusal.length) {
                return Exchange.State.REFUSED;
            }
        }
        return Exchange.State.MORE;
    }

    private Exchange.State wrong(ByteBuffer bytes) {
        while (bytes.hasRemaining() && at < TOLD) {
            came[at++] = bytes.get();
        }
        return Exchange.State.WRONG;
    }

    @Override
    public String came() {
        return new String(came, 0, Math.min(at, TOLD), StandardCharsets.UTF_8).strip();
    }
}
