package answers.ch15;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.ReentrantLock;
import yourcores.exercise.ch15.ForeignCall;
import yourcores.exercise.ch15.ForeignCall.Callback;
import yourcores.exercise.ch15.ForeignCall.InterpreterLock;
import yourcores.exercise.trial.Answers;

class ForeignCallAnswersTest extends Answers {

    @Right
    ForeignCall dropsAndTakes() {
        return (lock, device, python) -> {
            lock.drop();
            try {
                return device.ask(locked(lock, python));
            } finally {
                lock.take();
            }
        };
    }

    @Right
    ForeignCall takesInBothCases() {
        return (lock, device, python) -> {
            lock.drop();
            String answer;
            try {
                answer = device.ask(locked(lock, python));
            } catch (Exception failed) {
                lock.take();
                throw failed;
            }
            lock.take();
            return answer;
        };
    }

    @Wrong(
            refusedBy = "the lock is free while the device waits",
            and = {"the lock is free again when a callback is over", "four calls wait at the same time"},
            says = "kept the lock: drop it before the call")
    ForeignCall keepsTheLock() {
        return (_, device, python) -> device.ask(python);
    }

    @Wrong(
            refusedBy = "the lock is free while the device waits",
            and = {
                "Python runs with the lock when it is called back",
                "the lock is free again when a callback is over",
                "four calls wait at the same time"
            },
            says = "kept the lock: drop it before the call")
    ForeignCall keepsTheLockWhileAnotherThreadWaits() {
        return (_, device, python) -> {
            var answer = new FutureTask<>(() -> device.ask(python));
            Thread.startVirtualThread(answer);
            try {
                return answer.get();
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof Exception e ? e : failed;
            }
        };
    }

    @Wrong(
            refusedBy = "the lock is free while the device waits",
            and = "Python runs with the lock when it is called back",
            says = "the device was asked 2 times; ask it once")
    ForeignCall asksTwice() {
        var right = dropsAndTakes();
        return (lock, device, python) -> {
            right.call(lock, device, python);
            return right.call(lock, device, python);
        };
    }

    @Wrong(refusedBy = "the caller has the lock back afterwards", says = "take it again after the call")
    ForeignCall takesItBackAfterAFailureOnly() {
        return (lock, device, python) -> {
            lock.drop();
            try {
                return device.ask(locked(lock, python));
            } catch (Exception failed) {
                lock.take();
                throw failed;
            }
        };
    }

    @Wrong(refusedBy = "so it has when the device throws", says = "where is that line reached?")
    ForeignCall hasNoFinally() {
        return (lock, device, python) -> {
            lock.drop();
            var answer = device.ask(locked(lock, python));
            lock.take();
            return answer;
        };
    }

    @Wrong(refusedBy = "so it has when the device throws", says = "where is that line reached?")
    ForeignCall takesItBackAfterAnIoExceptionOnly() {
        return (lock, device, python) -> {
            lock.drop();
            String answer;
            try {
                answer = device.ask(locked(lock, python));
            } catch (IOException failed) {
                lock.take();
                throw failed;
            }
            lock.take();
            return answer;
        };
    }

    @Wrong(refusedBy = "Python runs with the lock when it is called back", says = "Python ran without the lock")
    ForeignCall callsBackWithoutTheLock() {
        return (lock, device, python) -> {
            lock.drop();
            try {
                return device.ask(python);
            } finally {
                lock.take();
            }
        };
    }

    @Wrong(refusedBy = "the lock is free again when a callback is over", says = "a callback threw")
    ForeignCall dropsItOnlyAfterACallbackThatReturns() {
        return (lock, device, python) -> {
            lock.drop();
            boolean[] held = new boolean[1];
            try {
                return device.ask(event -> {
                    lock.take();
                    held[0] = true;
                    var answer = python.run(event);
                    lock.drop();
                    held[0] = false;
                    return answer;
                });
            } finally {
                if (!held[0]) {
                    lock.take();
                }
            }
        };
    }

    @Wrong(refusedBy = "four calls wait at the same time", says = "wait for each other in a circle (deadlock)")
    ForeignCall hasALockOfItsOwn() {
        var right = dropsAndTakes();
        var own = new ReentrantLock();
        return (lock, device, python) -> {
            own.lockInterruptibly();
            try {
                return right.call(lock, device, python);
            } finally {
                own.unlock();
            }
        };
    }

    private static Callback locked(InterpreterLock lock, Callback python) {
        return event -> {
            lock.take();
            try {
                return python.run(event);
            } finally {
                lock.drop();
            }
        };
    }
}
