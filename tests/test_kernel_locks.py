"""Each cell runs on a thread of its own: what is lost with it is told, where it is lost and where it is missed."""

import pytest

HELD = {
    "lock": ("var lock = new ReentrantLock();", "lock.lock();", "lock.unlock();"),
    "books.writeLock": (
        "class Books { final java.util.concurrent.locks.Lock writeLock = new ReentrantReadWriteLock().writeLock(); }\n"
        "var books = new Books();",
        "books.writeLock.lock();",
        "books.writeLock.unlock();",
    ),
    "both": ("var both = new ReentrantReadWriteLock();", "both.readLock().lock();", "both.readLock().unlock();"),
}
IMPORTS = "import module java.base;\nimport java.util.concurrent.locks.*;\n"


def number(answer):
    return answer.of("execute_input")[0]["execution_count"]


@pytest.mark.parametrize("name", HELD)
def test_a_lock_whose_cell_has_ended_is_told(kernel, name):
    make, lock, unlock = HELD[name]
    assert kernel.run(IMPORTS + make).err == ""
    answer = kernel.run(lock)
    assert f"cell {number(answer)} has ended and still holds `{name}`" in answer.err
    answer = kernel.run(unlock)
    assert answer.error["ename"] == "java.lang.IllegalMonitorStateException"
    assert (
        "does not hold the lock. Where another cell has locked it: each cell runs on a thread of its own" in answer.err
    )
    assert kernel.run("1").err == ""


def test_a_lock_that_a_failing_cell_keeps_is_told(kernel):
    kernel.run(IMPORTS + "var kept = new ReentrantLock();")
    answer = kernel.run('kept.lock();\nthrow new IllegalStateException("before unlock");')
    assert "still holds `kept`" in answer.err and answer.error["evalue"] == "before unlock"


def test_a_lock_that_is_given_back_is_no_matter(kernel):
    kernel.run(IMPORTS + "var given = new ReentrantLock();")
    assert kernel.run("given.lock();\ngiven.unlock();").err == ""


def test_a_thread_local_whose_cell_has_ended_is_told(kernel):
    kernel.run(IMPORTS + "var user = new ThreadLocal<String>();")
    assert kernel.run("user.get()").err == ""
    answer = kernel.run('user.set("Ann");')
    assert f"what cell {number(answer)} has set in `user` ends with it" in answer.err


def test_a_wait_without_the_monitor_has_its_own_words(kernel):
    answer = kernel.run("new Object().notify();")
    assert answer.error["evalue"] == "current thread is not owner" and "thread of its own" not in answer.err
