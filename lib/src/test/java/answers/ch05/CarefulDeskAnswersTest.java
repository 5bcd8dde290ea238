package answers.ch05;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import yourcores.exercise.ch05.CarefulDesk;
import yourcores.exercise.ch05.Web;
import yourcores.exercise.trial.Answers;

class CarefulDeskAnswersTest extends Answers {

    @Right
    CarefulDesk oneAfterTheOther() {
        return CarefulDeskAnswersTest::all;
    }

    @Right
    CarefulDesk allAtOnce() {
        return (addresses, web) -> {
            var photos = new ConcurrentHashMap<URI, byte[]>();
            var failures = new ConcurrentHashMap<URI, String>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var address : addresses) {
                    threads.submit(() -> {
                        try {
                            photos.put(address, web.get(address).photo());
                        } catch (IOException why) {
                            failures.put(address, why.toString());
                        }
                        return "done";
                    });
                }
            }
            return new CarefulDesk.Result(photos, failures);
        };
    }

    @Wrong(refusedBy = "on a good day all photos come", says = "each photo belongs to its own address")
    CarefulDesk onePhotoForAll() {
        return (addresses, web) -> {
            var result = all(addresses, web);
            var one = result.photos().values().iterator().next();
            result.photos().replaceAll((_, _) -> one);
            return result;
        };
    }

    @Wrong(refusedBy = "on a good day all photos come", says = "your method returned null")
    CarefulDesk hasNothingToReportOnAGoodDay() {
        return (addresses, web) -> {
            var result = all(addresses, web);
            return result.failures().isEmpty() ? null : result;
        };
    }

    @Wrong(refusedBy = "in = photos + failures", says = "what does not come is no photo")
    CarefulDesk takesAnyAnswerForAPhoto() {
        return (addresses, web) -> {
            var photos = new HashMap<URI, byte[]>();
            var failures = new HashMap<URI, String>();
            for (var address : addresses) {
                try {
                    photos.put(address, web.get(address).body());
                } catch (IOException why) {
                    failures.put(address, why.toString());
                }
            }
            return new CarefulDesk.Result(photos, failures);
        };
    }

    @Wrong(refusedBy = "in = photos + failures", and = "each failure says why", says = "3 are lost; who hears of them?")
    CarefulDesk tellsNobody() {
        return (addresses, web) -> new CarefulDesk.Result(all(addresses, web).photos(), Map.of());
    }

    @Wrong(refusedBy = "each failure says why", says = "keep what was thrown")
    CarefulDesk saysThatItFailed() {
        return (addresses, web) -> {
            var result = all(addresses, web);
            result.failures().replaceAll((_, _) -> "failed");
            return result;
        };
    }

    @Wrong(refusedBy = "each photo is asked for once", says = "2 times: ask once")
    CarefulDesk asksAgainWhatFailed() {
        return (addresses, web) -> {
            var first = all(addresses, web);
            var second = all(List.copyOf(first.failures().keySet()), web);
            first.photos().putAll(second.photos());
            return new CarefulDesk.Result(first.photos(), second.failures());
        };
    }

    @Wrong(refusedBy = "an interrupt ends it", says = "went on asking")
    CarefulDesk takesAnInterruptForAFailure() {
        return (addresses, web) -> {
            var photos = new HashMap<URI, byte[]>();
            var failures = new HashMap<URI, String>();
            for (var address : addresses) {
                try {
                    photos.put(address, web.get(address).photo());
                } catch (Exception why) {
                    failures.put(address, why.toString());
                }
            }
            return new CarefulDesk.Result(photos, failures);
        };
    }

    @Wrong(refusedBy = "an interrupt ends it", says = "nobody hears of it")
    CarefulDesk endsWithoutAWord() {
        return (addresses, web) -> {
            try {
                return all(addresses, web);
            } catch (InterruptedException stop) {
                return new CarefulDesk.Result(new HashMap<>(), new HashMap<>());
            }
        };
    }

    private static CarefulDesk.Result all(List<URI> addresses, Web web) throws InterruptedException {
        var photos = new HashMap<URI, byte[]>();
        var failures = new HashMap<URI, String>();
        for (var address : addresses) {
            try {
                photos.put(address, web.get(address).photo());
            } catch (IOException why) {
                failures.put(address, why.toString());
            }
        }
        return new CarefulDesk.Result(photos, failures);
    }
}
