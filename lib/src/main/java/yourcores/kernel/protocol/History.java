package yourcores.kernel.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dflib.jjava.jupyter.messages.ContentType;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.ReplyType;
import org.dflib.jjava.jupyter.messages.request.HistoryRequest;

/** The cells that ran in this session, which is the only one a kernel knows. Safe for use by any thread. */
public final class History {
    private static final int THIS_SESSION = 1;

    private final List<Entry> entries = new ArrayList<>();

    private record Entry(int cell, String code, Object value) {
        List<Object> told(boolean withValue) {
            return List.of(THIS_SESSION, cell, withValue ? Arrays.asList(code, value) : code);
        }
    }

    public synchronized void add(int cell, String code) {
        entries.add(new Entry(cell, code, null));
    }

    /** The cell that was added last has shown this as its value. */
    public synchronized void showed(int cell, Object value) {
        entries.replaceAll(entry -> entry.cell == cell ? new Entry(cell, entry.code, value) : entry);
    }

    public synchronized Reply answer(HistoryRequest request) {
        var found = switch (request) {
            case HistoryRequest.Tail tail -> latest(entries, Math.max(0, tail.getMaxReturnLength()));
            case HistoryRequest.Range range -> range(range);
            case HistoryRequest.Search search -> search(search);
            default -> entries;
        };
        return new Reply(
                found.stream().map(entry -> entry.told(request.includeOutput())).toList());
    }

    /** Session 0 is the present one; a range without an end has the end 0. */
    private List<Entry> range(HistoryRequest.Range range) {
        if (range.getSessionIndex() != 0 && range.getSessionIndex() != THIS_SESSION) {
            return List.of();
        }
        return entries.stream()
                .filter(entry -> entry.cell >= range.getStart())
                .filter(entry -> range.getStop() <= 0 || entry.cell < range.getStop())
                .toList();
    }

    private List<Entry> search(HistoryRequest.Search search) {
        var pattern = pattern(search.getPattern());
        var found = new ArrayList<Entry>();
        var seen = new HashSet<String>();
        for (var entry : entries.reversed()) {
            if (pattern.matcher(entry.code).matches() && (!search.filterUnique() || seen.add(entry.code))) {
                found.addFirst(entry);
            }
        }
        return search.getMaxReturnLength() > 0 ? latest(found, search.getMaxReturnLength()) : found;
    }

    /** {@code *} stands for any text, {@code ?} for any character. */
    private static Pattern pattern(String glob) {
        var expression = (glob == null ? "*" : glob)
                .codePoints()
                .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
                .collect(Collectors.joining());
        return Pattern.compile(expression, Pattern.DOTALL);
    }

    private static List<Entry> latest(List<Entry> all, int most) {
        return all.subList(Math.max(0, all.size() - most), all.size());
    }

    /** The answer as the protocol wants it: session, cell and code of each entry. Its fields are the message. */
    public static final class Reply implements ContentType<Reply>, ReplyType<HistoryRequest> {
        @SuppressWarnings("unused")
        private final String status = "ok";

        @SuppressWarnings("unused")
        private final List<List<Object>> history;

        Reply(List<List<Object>> history) {
            this.history = List.copyOf(history);
        }

        @Override
        @SuppressWarnings("unchecked")
        public MessageType<Reply> getType() {
            return (MessageType<Reply>) (MessageType<?>) MessageType.HISTORY_REPLY;
        }

        @Override
        public MessageType<HistoryRequest> getRequestType() {
            return MessageType.HISTORY_REQUEST;
        }
    }
}
