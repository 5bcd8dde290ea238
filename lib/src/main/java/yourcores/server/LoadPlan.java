package yourcores.server;

import java.time.Duration;
import java.util.List;

/**
 * What a {@link Load} does.
 *
 * @param perSecond requests that are due in a second; 0 where each client asks when it has its answer
 * @param requests right answers after which it ends; 0 where the time ends it
 * @param exchanges what is asked, in turn
 * @param refusal the bytes by which the server turns a request away; may be empty
 * @param within so long after it was due an answer is in time
 */
record LoadPlan(
        int clients,
        int perSecond,
        Duration time,
        long requests,
        List<Exchange> exchanges,
        byte[] refusal,
        Duration within) {

    LoadPlan {
        exchanges = List.copyOf(exchanges);
    }

    boolean isOpen() {
        return perSecond > 0;
    }

    LoadPlan with(List<Exchange> asked) {
        return new LoadPlan(clients, perSecond, time, requests, asked, refusal, within);
    }

    LoadPlan within(Duration limit) {
        return new LoadPlan(clients, perSecond, time, requests, exchanges, refusal, limit);
    }

    LoadPlan refusedBy(byte[] bytes) {
        return new LoadPlan(clients, perSecond, time, requests, exchanges, bytes, within);
    }

    LoadPlan over(int connections) {
        return new LoadPlan(connections, perSecond, time, requests, exchanges, refusal, within);
    }

    LoadPlan at(int rate) {
        return new LoadPlan(clients, rate, time, requests, exchanges, refusal, within);
    }
}
