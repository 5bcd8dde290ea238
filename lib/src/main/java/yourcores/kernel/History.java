package yourcores.kernel;

import java.util.ArrayList;
import java.util.List;
import org.dflib.jjava.jupyter.kernel.history.HistoryEntry;
import org.dflib.jjava.jupyter.messages.request.HistoryRequest;

/** The code of the cells that ran in this session. Safe for use by any thread. */
final class History {
    private static final int THIS_SESSION = 1;

    private final List<HistoryEntry> entries = new ArrayList<>();

    synchronized void add(int cell, String code) {
        entries.add(new HistoryEntry(THIS_SESSION, cell, code, null));
    }

    /** The latest entries, as many as were asked for; all of this session where the request asks for anything else. */
    synchronized List<HistoryEntry> answer(HistoryRequest request) {
        int most = request instanceof HistoryRequest.Tail tail ? tail.getMaxReturnLength() : entries.size();
        return List.copyOf(entries.subList(Math.max(0, entries.size() - Math.max(0, most)), entries.size()));
    }
}
