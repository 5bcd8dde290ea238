package answers.ch12;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import yourcores.exercise.ch12.NoticeBoard;
import yourcores.exercise.trial.Answers;

class NoticeBoardAnswersTest extends Answers {

    @Right
    NoticeBoard copiesUnderTheLock() {
        return new NoticeBoard() {
            private final List<Consumer<String>> listeners = new ArrayList<>();
            private String latest = "";

            @Override
            public synchronized void listen(Consumer<String> listener) {
                listeners.add(listener);
            }

            @Override
            public void post(String news) {
                List<Consumer<String>> all;
                synchronized (this) {
                    latest = news;
                    all = List.copyOf(listeners);
                }
                all.forEach(listener -> listener.accept(news));
            }

            @Override
            public synchronized String latest() {
                return latest;
            }
        };
    }

    /** A board without a lock. */
    private static class Copying implements NoticeBoard {
        final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
        volatile String latest = "";

        @Override
        public void listen(Consumer<String> listener) {
            listeners.add(listener);
        }

        @Override
        public void post(String news) {
            latest = news;
            listeners.forEach(listener -> listener.accept(news));
        }

        @Override
        public String latest() {
            return latest;
        }
    }

    /** Lets others in between without making a long walk of it on a busy machine. */
    private static void yieldAtTimes(int step) {
        if (step % 100 == 0) {
            Thread.yield();
        }
    }

    @Right
    NoticeBoard copiesOnWrite() {
        return new Copying();
    }

    @Wrong(refusedBy = "the latest can be read", says = "the latest is")
    NoticeBoard keepsTheFirst() {
        return new Copying() {
            @Override
            public String latest() {
                return "rain";
            }
        };
    }

    @Wrong(refusedBy = "all that listen hear all of it", says = "what they heard")
    NoticeBoard tellsTheLastOneFirstOnly() {
        return new Copying() {
            private String told = "";

            @Override
            public void post(String news) {
                latest = news;
                boolean second = told.equals("rain") && news.equals("sun") && listeners.size() == 2;
                told = news;
                listeners.stream().skip(second ? 1 : 0).forEach(listener -> listener.accept(news));
            }
        };
    }

    @Wrong(
            refusedBy = "while one listens, others may read",
            and = {"while one listens, others may come to listen", "each post brings its own news"},
            says = "holds a lock while it runs somebody else's code")
    NoticeBoard starter() {
        return new NoticeBoard() {
            private final List<Consumer<String>> listeners = new ArrayList<>();
            private String latest = "";

            @Override
            public synchronized void listen(Consumer<String> listener) {
                listeners.add(listener);
            }

            @Override
            public synchronized void post(String news) {
                latest = news;
                for (int n = 0; n < listeners.size(); n++) {
                    listeners.get(n).accept(news);
                }
            }

            @Override
            public synchronized String latest() {
                return latest;
            }
        };
    }

    @Wrong(refusedBy = "while one listens, others may read", says = "read what was posted last")
    NoticeBoard readersWait() {
        return new Copying() {
            private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

            @Override
            public void post(String news) {
                lock.readLock().lock(); // many may post at a time
                try {
                    super.post(news);
                } finally {
                    lock.readLock().unlock();
                }
            }

            @Override
            public String latest() {
                lock.writeLock().lock();
                try {
                    return latest;
                } finally {
                    lock.writeLock().unlock();
                }
            }
        };
    }

    @Wrong(
            refusedBy = "while one listens, others may come to listen",
            and = "each post brings its own news",
            says = "come to listen")
    NoticeBoard whoComesWaits() {
        return new Copying() {
            @Override
            public void listen(Consumer<String> listener) {
                synchronized (listeners) {
                    listeners.add(listener);
                }
            }

            @Override
            public void post(String news) {
                latest = news;
                synchronized (listeners) {
                    listeners.forEach(listener -> listener.accept(news));
                }
            }
        };
    }

    @Wrong(
            refusedBy = "who hears something may bring a friend",
            and = {"while one listens, others may come to listen", "of many that come at once, none is lost"},
            says = "ConcurrentModificationException")
    NoticeBoard walksAListThatChanges() {
        return new Copying() {
            private final List<Consumer<String>> all = Collections.synchronizedList(new ArrayList<>());

            @Override
            public void listen(Consumer<String> listener) {
                all.add(listener);
            }

            @Override
            public void post(String news) {
                latest = news;
                int told = 0;
                for (var listener : all) {
                    yieldAtTimes(told++);
                    listener.accept(news);
                }
            }
        };
    }

    @Wrong(refusedBy = "who hears something may bring a friend", says = "heard of the next post so often")
    NoticeBoard takesNobodyFromInside() {
        return new Copying() {
            private final ThreadLocal<Boolean> telling = ThreadLocal.withInitial(() -> false);

            @Override
            public void listen(Consumer<String> listener) {
                if (!telling.get()) {
                    listeners.add(listener);
                }
            }

            @Override
            public void post(String news) {
                telling.set(true);
                try {
                    super.post(news);
                } finally {
                    telling.remove();
                }
            }
        };
    }

    @Wrong(refusedBy = "all that listen hear all of it", says = "on the thread that posts")
    NoticeBoard tellsOnAThreadOfItsOwn() {
        return new Copying() {
            @Override
            public void post(String news) {
                var teller = new Thread(() -> super.post(news));
                teller.start();
                try {
                    teller.join();
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                }
            }
        };
    }

    @Wrong(refusedBy = "while one listens, others may read", says = "while a listener was being told, the latest was")
    NoticeBoard tellsBeforeItPinsUp() {
        return new Copying() {
            @Override
            public void post(String news) {
                listeners.forEach(listener -> listener.accept(news));
                latest = news;
            }
        };
    }

    @Wrong(refusedBy = "who hears something may post", says = "another one heard, sorted")
    NoticeBoard postsNothingFromInside() {
        return new Copying() {
            private final ThreadLocal<Boolean> telling = ThreadLocal.withInitial(() -> false);

            @Override
            public void post(String news) {
                if (telling.get()) {
                    return;
                }
                telling.set(true);
                try {
                    super.post(news);
                } finally {
                    telling.remove();
                }
            }
        };
    }

    @Wrong(refusedBy = "of many that come at once, none is lost", says = "ConcurrentModificationException")
    NoticeBoard copiesWithoutTheLock() {
        return new Copying() {
            private final List<Consumer<String>> all = new ArrayList<>();

            @Override
            public synchronized void listen(Consumer<String> listener) {
                all.add(listener);
            }

            @Override
            public void post(String news) {
                latest = news;
                var copy = new ArrayList<Consumer<String>>();
                for (var listener : all) {
                    yieldAtTimes(copy.size());
                    copy.add(listener);
                }
                copy.forEach(listener -> listener.accept(news));
            }
        };
    }

    @Wrong(refusedBy = "of many that come at once, none is lost", says = "heard of a post")
    NoticeBoard replacesTheListWithoutALock() {
        return new Copying() {
            private volatile List<Consumer<String>> all = List.of();

            @Override
            public void listen(Consumer<String> listener) {
                var more = new ArrayList<>(all);
                Thread.yield();
                more.add(listener);
                all = more;
            }

            @Override
            public void post(String news) {
                latest = news;
                all.forEach(listener -> listener.accept(news));
            }
        };
    }

    @Wrong(
            refusedBy = "each post brings its own news",
            and = "who hears something may post",
            says = "one of them heard, sorted")
    NoticeBoard tellsWhatIsLatestNow() {
        return new Copying() {
            @Override
            public void post(String news) {
                latest = news;
                listeners.forEach(listener -> listener.accept(latest));
            }
        };
    }
}
