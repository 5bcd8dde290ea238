package answers.ch18;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayDeque;
import yourcores.exercise.ch18.SlowReader;
import yourcores.exercise.trial.Answers;

class SlowReaderAnswersTest extends Answers {

    /** One buffer in the state in which it is filled. */
    private static class Buffered implements SlowReader.Box {
        final ByteBuffer due;

        Buffered(int most) {
            due = ByteBuffer.allocate(most);
        }

        @Override
        public boolean add(byte[] answer) {
            if (answer.length > due.remaining()) {
                return false;
            }
            due.put(answer);
            return true;
        }

        @Override
        public boolean flush(WritableByteChannel peer) throws IOException {
            peer.write(due.flip());
            due.compact();
            return due.position() == 0;
        }
    }

    /** A buffer for each answer. */
    private static class Queued implements SlowReader.Box {
        final ArrayDeque<ByteBuffer> due = new ArrayDeque<>();
        final int most;

        Queued(int most) {
            this.most = most;
        }

        int waits() {
            return due.stream().mapToInt(ByteBuffer::remaining).sum();
        }

        ByteBuffer kept(byte[] answer) {
            return ByteBuffer.wrap(answer.clone());
        }

        @Override
        public boolean add(byte[] answer) {
            return waits() + answer.length <= most && due.add(kept(answer));
        }

        @Override
        public boolean flush(WritableByteChannel peer) throws IOException {
            while (!due.isEmpty()) {
                peer.write(due.peek());
                if (due.peek().hasRemaining()) {
                    return false;
                }
                due.remove();
            }
            return true;
        }
    }

    @Right
    SlowReader oneBuffer() {
        return Buffered::new;
    }

    @Right
    SlowReader aBufferEach() {
        return Queued::new;
    }

    @Right
    SlowReader byteByByte() {
        return most -> new Buffered(most) {
            @Override
            public boolean flush(WritableByteChannel peer) throws IOException {
                due.flip();
                for (int took = 1; due.hasRemaining() && took > 0; ) {
                    var one = due.slice(due.position(), 1);
                    took = peer.write(one);
                    due.position(due.position() + took);
                }
                return due.compact().position() == 0;
            }
        };
    }

    @Wrong(refusedBy = "a quick client gets all, in order", says = "nothing has been added")
    SlowReader emptyIsNotDone() {
        return most -> new Buffered(most) {
            @Override
            public boolean flush(WritableByteChannel peer) throws IOException {
                int took = peer.write(due.flip());
                return due.compact().position() == 0 && took > 0;
            }
        };
    }

    @Wrong(
            refusedBy = "a quick client gets all, in order",
            and = {"an answer that is refused leaves nothing behind", "bytes that have gone make room"},
            says = "ab and cd were due")
    SlowReader lastFirst() {
        return most -> new Queued(most) {
            @Override
            public boolean add(byte[] answer) {
                if (waits() + answer.length > most) {
                    return false;
                }
                due.addFirst(kept(answer));
                return true;
            }
        };
    }

    @Wrong(refusedBy = "what does not fit is kept", and = "bytes that have gone make room", says = "keep the rest")
    SlowReader starter() {
        return most -> new Buffered(most) {
            @Override
            public boolean flush(WritableByteChannel peer) throws IOException {
                boolean all = peer.write(due.flip()) == due.limit();
                due.clear();
                return all;
            }
        };
    }

    @Wrong(
            refusedBy = "a client that takes nothing holds nobody up",
            and = {"what does not fit is kept", "bytes that have gone make room"},
            says = "flush does not come back")
    SlowReader writesAll() {
        return most -> new Buffered(most) {
            @Override
            public boolean flush(WritableByteChannel peer) throws IOException {
                for (due.flip(); due.hasRemaining() && !Thread.currentThread().isInterrupted(); ) {
                    peer.write(due);
                }
                due.compact();
                return true;
            }
        };
    }

    @Wrong(refusedBy = "a client that takes nothing holds nobody up", says = "says that nothing waits")
    SlowReader takesNothingForAll() {
        return most -> new Buffered(most) {
            @Override
            public boolean flush(WritableByteChannel peer) throws IOException {
                int took = peer.write(due.flip());
                return due.compact().position() == 0 || took == 0;
            }
        };
    }

    @Wrong(
            refusedBy = "no more waits than may",
            and = "an answer that is refused leaves nothing behind",
            says = "one more was due")
    SlowReader keepsAll() {
        return most -> new Queued(1_000_000);
    }

    @Wrong(refusedBy = "no more waits than may", says = "four more were due")
    SlowReader neverFull() {
        return most -> new Queued(most) {
            @Override
            public boolean add(byte[] answer) {
                return waits() + answer.length < most | answer.length == most && super.add(answer);
            }
        };
    }

    @Wrong(refusedBy = "no more waits than may", says = "four bytes may wait")
    SlowReader alwaysTen() {
        return most -> new Buffered(10);
    }

    @Wrong(refusedBy = "an answer that is refused leaves nothing behind", says = "refuse an answer whole")
    SlowReader saysNoAndKeepsIt() {
        return most -> new Queued(most) {
            @Override
            public boolean add(byte[] answer) {
                boolean fits = waits() + answer.length <= most;
                due.add(kept(answer));
                return fits;
            }
        };
    }

    @Wrong(refusedBy = "an answer that is refused leaves nothing behind", says = "and go on")
    SlowReader refusesForEver() {
        return most -> new Buffered(most) {
            private boolean full;

            @Override
            public boolean add(byte[] answer) {
                full |= answer.length > due.remaining() && due.position() > 0;
                return !full && super.add(answer);
            }
        };
    }

    @Wrong(refusedBy = "bytes that have gone make room", says = "what waits goes first")
    SlowReader putsTheRestBehind() {
        return most -> new Queued(most) {
            @Override
            public boolean add(byte[] answer) {
                if (waits() + answer.length > most) {
                    return false;
                }
                if (!due.isEmpty() && due.peek().position() > 0) {
                    due.addFirst(kept(answer));
                } else {
                    due.add(kept(answer));
                }
                return true;
            }
        };
    }

    @Wrong(refusedBy = "an answer that is refused leaves nothing behind", says = "refuse an answer whole")
    SlowReader keepsAPart() {
        return most -> new Buffered(most) {
            @Override
            public boolean add(byte[] answer) {
                int fits = Math.min(answer.length, due.remaining());
                due.put(answer, 0, fits);
                return fits == answer.length;
            }
        };
    }

    @Wrong(refusedBy = "bytes that have gone make room", says = "the client took three")
    SlowReader countsWholeAnswers() {
        return most -> new Queued(most) {
            private int kept;

            @Override
            public boolean add(byte[] answer) {
                boolean fits = kept + answer.length <= most && super.add(answer);
                kept += fits ? answer.length : 0;
                return fits;
            }

            @Override
            public boolean flush(WritableByteChannel peer) throws IOException {
                boolean all = super.flush(peer);
                kept = all ? 0 : kept;
                return all;
            }
        };
    }

    @Wrong(refusedBy = "the caller's bytes are the caller's", says = "keep a copy")
    SlowReader wraps() {
        return most -> new Queued(most) {
            @Override
            ByteBuffer kept(byte[] answer) {
                return ByteBuffer.wrap(answer);
            }
        };
    }
}
