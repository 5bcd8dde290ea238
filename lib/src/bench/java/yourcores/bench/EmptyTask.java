package yourcores.bench;

import yourcores.workers.Task;

/** Gives back its number: what it costs is what any task costs on top of its work. */
record EmptyTask(int number) implements Task<Integer> {
    @Override
    public Integer call() {
        return number;
    }
}
