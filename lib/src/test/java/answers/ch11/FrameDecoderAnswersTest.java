package answers.ch11;

import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import yourcores.exercise.ch11.FrameDecoder;
import yourcores.exercise.trial.Answers;

class FrameDecoderAnswersTest extends Answers {

    /** Right, unless one of its parts is replaced. */
    private static class Kept implements FrameDecoder.Frames {
        final int most;
        ByteBuffer kept = ByteBuffer.allocate(0);
        private boolean refused;

        Kept(int most) {
            this.most = most;
        }

        @Override
        public List<byte[]> feed(byte[] bytes) throws IOException {
            if (refused) {
                afterwards();
            }
            var all = together(bytes);
            var whole = new ArrayList<byte[]>();
            while (mayHandOut(whole) && all.remaining() >= 4) {
                int length = all.getInt(all.position());
                refused = true;
                believe(length);
                refused = false;
                if (all.remaining() - 4 < length) {
                    break;
                }
                all.getInt();
                var content = new byte[length];
                all.get(content);
                add(content, whole);
            }
            kept = rest(all);
            return whole;
        }

        void afterwards() throws IOException {
            throw new IOException("refused before");
        }

        ByteBuffer together(byte[] bytes) {
            return ByteBuffer.allocate(kept.remaining() + bytes.length)
                    .put(kept)
                    .put(bytes)
                    .flip();
        }

        boolean mayHandOut(List<byte[]> whole) {
            return true;
        }

        void believe(int length) throws IOException {
            if (length < 0 || length > most) {
                throw new IOException("a frame of " + length + " bytes");
            }
        }

        void add(byte[] content, List<byte[]> whole) {
            whole.add(content);
        }

        ByteBuffer rest(ByteBuffer all) {
            return all.slice();
        }

        @Override
        public void end() throws IOException {
            if (kept.hasRemaining()) {
                throw new EOFException("in the middle of a frame");
            }
        }
    }

    @Right
    FrameDecoder keepsWhatIsLeft() {
        return Kept::new;
    }

    @Right
    FrameDecoder byteByByte() {
        return most -> new FrameDecoder.Frames() {
            private final ByteBuffer head = ByteBuffer.allocate(4);
            private ByteBuffer body;

            @Override
            public List<byte[]> feed(byte[] bytes) throws IOException {
                var whole = new ArrayList<byte[]>();
                for (byte each : bytes) {
                    if (body != null || head.hasRemaining()) { // else it was refused before
                        (body == null ? head : body).put(each);
                    }
                    if (body == null && !head.hasRemaining()) {
                        int length = head.getInt(0);
                        if (length < 0 || length > most) {
                            throw new IOException("too long");
                        }
                        body = ByteBuffer.allocate(length);
                    }
                    if (body != null && !body.hasRemaining()) {
                        whole.add(body.array());
                        body = null;
                        head.clear();
                    }
                }
                return whole;
            }

            @Override
            public void end() throws EOFException {
                if (head.position() > 0) {
                    throw new EOFException();
                }
            }
        };
    }

    @Wrong(
            refusedBy = "two frames in one read",
            and = {"a frame without content", "any frames, cut anywhere", "a bad length later on, or in pieces"},
            says = "behind a frame another one may begin")
    FrameDecoder oneFrameARead() {
        return most -> new Kept(most) {
            @Override
            boolean mayHandOut(List<byte[]> whole) {
                return whole.isEmpty();
            }
        };
    }

    @Wrong(
            refusedBy = "one frame in two reads",
            and = {
                "any frames, cut anywhere",
                "a content is bytes, not letters",
                "what was handed out stays as it was",
                "two connections"
            },
            says = "keep what you have of it")
    FrameDecoder forgetsHalfAContent() {
        return most -> new Kept(most) {
            private boolean inside;

            @Override
            ByteBuffer rest(ByteBuffer all) {
                inside = all.hasRemaining();
                return all.remaining() < 4 ? all.slice() : ByteBuffer.allocate(0);
            }

            @Override
            public void end() throws IOException {
                if (inside) {
                    throw new EOFException();
                }
            }
        };
    }

    @Wrong(
            refusedBy = "a length in two reads",
            and = {"any frames, cut anywhere", "a bad length later on, or in pieces", "two connections"},
            says = "keep them, too")
    FrameDecoder forgetsHalfALength() {
        return most -> new Kept(most) {
            private boolean inside;

            @Override
            ByteBuffer rest(ByteBuffer all) {
                inside = all.hasRemaining();
                return all.remaining() >= 4 ? all.slice() : ByteBuffer.allocate(0);
            }

            @Override
            public void end() throws IOException {
                if (inside) {
                    throw new EOFException();
                }
            }
        };
    }

    @Wrong(
            refusedBy = "a frame without content",
            and = "any frames, cut anywhere",
            says = "a frame without content is a frame")
    FrameDecoder skipsEmptyFrames() {
        return most -> new Kept(most) {
            @Override
            void add(byte[] content, List<byte[]> whole) {
                if (content.length > 0) {
                    whole.add(content);
                }
            }
        };
    }

    @Wrong(refusedBy = "any frames, cut anywhere", says = "yours are of lengths")
    FrameDecoder threeFramesARead() {
        return most -> new Kept(most) {
            @Override
            boolean mayHandOut(List<byte[]> whole) {
                return whole.size() < 3;
            }
        };
    }

    @Wrong(refusedBy = "a content is bytes, not letters", says = "make no text of them")
    FrameDecoder throughAText() {
        return most -> new Kept(most) {
            @Override
            void add(byte[] content, List<byte[]> whole) {
                whole.add(new String(content, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    @Wrong(refusedBy = "what was handed out stays as it was", says = "copy what you keep")
    FrameDecoder keepsTheCallersArray() {
        return most -> new Kept(most) {
            @Override
            ByteBuffer together(byte[] bytes) {
                return kept.hasRemaining() ? super.together(bytes) : ByteBuffer.wrap(bytes);
            }
        };
    }

    @Wrong(
            refusedBy = "a length that nobody should believe",
            and = "a bad length later on, or in pieces",
            says = "as soon as the length is known")
    FrameDecoder waitsForTwoThousandMillion() {
        return most -> new Kept(most) {
            @Override
            void believe(int length) throws IOException {
                if (length < 0) {
                    super.believe(length);
                }
            }
        };
    }

    @Wrong(refusedBy = "a length that nobody should believe", says = "look at the length before")
    FrameDecoder looksOnlyForLongOnes() {
        return most -> new Kept(most) {
            @Override
            void believe(int length) throws IOException {
                if (length > most) {
                    super.believe(length);
                }
            }
        };
    }

    @Wrong(refusedBy = "a length that nobody should believe", says = "look at the length before")
    FrameDecoder asksForTheMemoryFirst() {
        return most -> new Kept(most) {
            @Override
            void believe(int length) throws IOException {
                if (length == Integer.MAX_VALUE) {
                    ByteBuffer.allocate(4 + length);
                }
                super.believe(length);
            }
        };
    }

    @Wrong(refusedBy = "a length that nobody should believe", says = "may be as long as the most")
    FrameDecoder refusesTheLongest() {
        return most -> new Kept(most) {
            @Override
            void believe(int length) throws IOException {
                super.believe(length);
                if (length == most) {
                    throw new IOException("too long by one");
                }
            }
        };
    }

    @Wrong(refusedBy = "a length that nobody should believe", says = "as soon as the length is known")
    FrameDecoder takesAThousandForTheMost() {
        return _ -> new Kept(1_000);
    }

    @Wrong(refusedBy = "a bad length later on, or in pieces", says = "a good frame came")
    FrameDecoder looksAtTheFirstLengthOnly() {
        return most -> new Kept(most) {
            private boolean looked;

            @Override
            void believe(int length) throws IOException {
                if (!looked || length < 0) {
                    super.believe(length);
                }
                looked = true;
            }
        };
    }

    @Wrong(refusedBy = "a bad length later on, or in pieces", says = "byte by byte")
    FrameDecoder looksAtALengthThatComesAtOnce() {
        return most -> new Kept(most) {
            private boolean inPieces;

            @Override
            ByteBuffer together(byte[] bytes) {
                inPieces = kept.hasRemaining() && kept.remaining() < 4;
                return super.together(bytes);
            }

            @Override
            void believe(int length) throws IOException {
                if (!inPieces || length < 0) {
                    super.believe(length);
                }
            }
        };
    }

    @Wrong(refusedBy = "after a bad length nothing is believed", says = "and you went on")
    FrameDecoder goesOn() {
        return most -> new Kept(most) {
            @Override
            void afterwards() {}
        };
    }

    @Wrong(refusedBy = "after a bad length nothing is believed", says = "throw an IOException again")
    FrameDecoder overflows() {
        return most -> new Kept(most) {
            @Override
            void afterwards() {
                throw new BufferOverflowException();
            }
        };
    }

    @Wrong(refusedBy = "a peer that vanishes in its second frame", says = "did not throw an EOFException")
    FrameDecoder mindsTheEndWhereTheLastReadBroughtNothing() {
        return most -> new Kept(most) {
            private boolean brought;

            @Override
            public List<byte[]> feed(byte[] bytes) throws IOException {
                var whole = super.feed(bytes);
                brought = !whole.isEmpty();
                return whole;
            }

            @Override
            public void end() throws IOException {
                if (!brought) {
                    super.end();
                }
            }
        };
    }

    @Wrong(
            refusedBy = "a peer that vanishes",
            and = "a peer that vanishes in its second frame",
            says = "half a frame is none")
    FrameDecoder neverMindsTheEnd() {
        return most -> new Kept(most) {
            @Override
            public void end() {
                kept = ByteBuffer.allocate(0);
            }
        };
    }

    @Wrong(refusedBy = "a peer that goes when all is said", says = "between two frames the end is in order")
    FrameDecoder alwaysMindsTheEnd() {
        return most -> new Kept(most) {
            @Override
            public void end() throws IOException {
                throw new EOFException("the end");
            }
        };
    }

    @Wrong(refusedBy = "two connections", says = "each decoder keeps its own bytes")
    FrameDecoder oneForAll() {
        return new FrameDecoder() {
            private Kept only;

            @Override
            public Frames open(int most) {
                if (only == null || only.most != most) {
                    only = new Kept(most);
                }
                only.kept = ByteBuffer.allocate(0);
                only.refused = false;
                return only;
            }
        };
    }

    @Wrong(refusedBy = "two connections", says = "each decoder keeps its own bytes")
    FrameDecoder oneLengthForAll() {
        var head = ByteBuffer.allocate(4);
        return most -> {
            head.clear();
            return new FrameDecoder.Frames() {
                private ByteBuffer body;
                private boolean refused;

                @Override
                public List<byte[]> feed(byte[] bytes) throws IOException {
                    var whole = new ArrayList<byte[]>();
                    for (byte each : bytes) {
                        (body == null ? head : body).put(each);
                        if (body == null && !head.hasRemaining()) {
                            int length = head.getInt(0);
                            head.clear();
                            refused |= length < 0 || length > most;
                            if (refused) {
                                throw new IOException("too long");
                            }
                            body = ByteBuffer.allocate(length);
                        }
                        if (body != null && !body.hasRemaining()) {
                            whole.add(body.array());
                            body = null;
                        }
                    }
                    return whole;
                }

                @Override
                public void end() throws EOFException {
                    if (head.position() > 0 || body != null) {
                        throw new EOFException();
                    }
                }
            };
        };
    }
}
