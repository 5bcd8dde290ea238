package answers.ch17;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import yourcores.exercise.ch17.ShopWindow;
import yourcores.exercise.trial.Answers;

class ShopWindowAnswersTest extends Answers {

    @Right
    ShopWindow volatileReference() {
        return new ShopWindow() {
            private volatile Offer offer;

            @Override
            public void put(String name, IntSupplier price) {
                offer = new Offer(name, price.getAsInt());
            }

            @Override
            public Offer shown() {
                return offer;
            }
        };
    }

    @Right
    ShopWindow reference() {
        return new ShopWindow() {
            private final AtomicReference<Offer> offer = new AtomicReference<>();

            @Override
            public void put(String name, IntSupplier price) {
                offer.setRelease(new Offer(name, price.getAsInt()));
            }

            @Override
            public Offer shown() {
                return offer.getAcquire();
            }
        };
    }

    @Right
    ShopWindow lockedShortly() {
        return new ShopWindow() {
            private String name;
            private int price;

            @Override
            public void put(String name, IntSupplier price) {
                int worked = price.getAsInt();
                synchronized (this) {
                    this.name = name;
                    this.price = worked;
                }
            }

            @Override
            public synchronized Offer shown() {
                return name == null ? null : new Offer(name, price);
            }
        };
    }

    @Wrong(refusedBy = "the latest offer is shown", says = "after the one for 40 the window shows")
    ShopWindow keepsTheDearest() {
        return new ShopWindow() {
            private volatile Offer offer = new Offer("nothing", 0);

            @Override
            public void put(String name, IntSupplier price) {
                var next = new Offer(name, price.getAsInt());
                if (next.price() > offer.price() || next.price() > 1000) {
                    offer = next;
                }
            }

            @Override
            public Offer shown() {
                return offer;
            }
        };
    }

    @Wrong(refusedBy = "the latest offer is shown", says = "the times you asked for it: 2")
    ShopWindow asksTwice() {
        return new ShopWindow() {
            private volatile Offer offer;

            @Override
            public void put(String name, IntSupplier price) {
                offer = price.getAsInt() > 0 ? new Offer(name, price.getAsInt()) : null;
            }

            @Override
            public Offer shown() {
                return offer;
            }
        };
    }

    @Wrong(
            refusedBy = "a new price is worked out: the last offer is shown, whole",
            says = "while the price of the next one was worked out, who looked saw")
    ShopWindow emptiesTheWindowFirst() {
        return new ShopWindow() {
            private volatile Offer offer;

            @Override
            public void put(String name, IntSupplier price) {
                offer = null;
                offer = new Offer(name, price.getAsInt());
            }

            @Override
            public Offer shown() {
                return offer;
            }
        };
    }

    @Wrong(refusedBy = "who looks does not wait", says = "has to wait for it")
    ShopWindow worksItOutUnderTheLock() {
        return new ShopWindow() {
            private Offer offer;

            @Override
            public synchronized void put(String name, IntSupplier price) {
                offer = new Offer(name, price.getAsInt());
            }

            @Override
            public synchronized Offer shown() {
                return offer;
            }
        };
    }

    @Wrong(refusedBy = "who looks again and again sees the new one", says = "each look still gave the old one")
    ShopWindow plainReference() {
        return new ShopWindow() {
            private Offer offer;

            @Override
            public void put(String name, IntSupplier price) {
                offer = new Offer(name, price.getAsInt());
            }

            @Override
            public Offer shown() {
                return offer;
            }
        };
    }

    @Wrong(
            refusedBy = "who looks again and again sees the new one",
            and = "never the name of one and the price of another",
            says = "each look still gave the old one")
    ShopWindow onlyTheWriterLocks() {
        return new ShopWindow() {
            private Offer offer;

            @Override
            public void put(String name, IntSupplier price) {
                var next = new Offer(name, price.getAsInt());
                synchronized (this) {
                    offer = next;
                }
            }

            @Override
            public Offer shown() {
                return offer;
            }
        };
    }

    @Wrong(
            refusedBy = "never the name of one and the price of another",
            says = "one step has to change both",
            cores = 2)
    ShopWindow twoVolatileFields() {
        return new ShopWindow() {
            private volatile String name;
            private volatile int price;

            @Override
            public void put(String name, IntSupplier price) {
                int worked = price.getAsInt();
                this.name = name;
                this.price = worked;
            }

            @Override
            public Offer shown() {
                return new Offer(name, price);
            }
        };
    }
}
