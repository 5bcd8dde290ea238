package answers.ch15;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.ReentrantLock;
import yourcores.exercise.ch15.ForeignCall;
import yourcores.exercise.trial.Answers;

class ForeignCallAnswersTest extends Answers {

    @Right
    ForeignCall dropsAndTakes() {
        return (lock, function) -> {
            lock.drop();
            try {
                return function.call();
            } finally {
                lock.take();
            }
        };
    }

    @Right
    ForeignCall takesInBothCases() {
        return (lock, function) -> {
            lock.drop();
            String answer;
            try {
                answer = function.call();
            } catch (Exception failed) {
                lock.take();
                throw failed;
            }
            lock.take();
            return answer;
        };
    }

    @Wrong(
            refusedBy = "the lock is free while the function waits",
            and = "four calls wait at the same time",
            says = "kept the lock: drop it before the call")
    ForeignCall keepsTheLock() {
        return (_, function) -> function.call();
    }

    @Wrong(
            refusedBy = "the lock is free while the function waits",
            and = "four calls wait at the same time",
            says = "kept the lock: drop it before the call")
    ForeignCall keepsTheLockWhileAnotherThreadWaits() {
        return (_, function) -> {
            var answer = new FutureTask<>(function);
            Thread.startVirtualThread(answer);
            try {
                return answer.get();
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof Exception e ? e : failed;
            }
        };
    }

    @Wrong(
            refusedBy = "the lock is free while the function waits",
            says = "the function was called 2 times; call it once")
    ForeignCall callsTwice() {
        var right = dropsAndTakes();
        return (lock, function) -> {
            right.call(lock, function);
            return right.call(lock, function);
        };
    }

    @Wrong(refusedBy = "the caller has the lock back afterwards", says = "take it again after the call")
    ForeignCall takesItBackAfterAFailureOnly() {
        return (lock, function) -> {
            lock.drop();
            try {
                return function.call();
            } catch (Exception failed) {
                lock.take();
                throw failed;
            }
        };
    }

    @Wrong(refusedBy = "so it has when the function throws", says = "where is that line reached?")
    ForeignCall hasNoFinally() {
        return (lock, function) -> {
            lock.drop();
            var answer = function.call();
            lock.take();
            return answer;
        };
    }

    @Wrong(refusedBy = "four calls wait at the same time", says = "wait for each other in a circle (deadlock)")
    ForeignCall hasALockOfItsOwn() {
        var right = dropsAndTakes();
        var own = new ReentrantLock();
        return (lock, function) -> {
            own.lockInterruptibly();
            try {
                return right.call(lock, function);
            } finally {
                own.unlock();
            }
        };
    }
}
