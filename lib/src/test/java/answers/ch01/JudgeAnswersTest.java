package answers.ch01;

import yourcores.exercise.ch01.Judge;
import yourcores.exercise.trial.Answers;

class JudgeAnswersTest extends Answers {
    private static final long SECOND = 1_000_000_000;

    @Right
    Judge comparesTheDifferences() {
        return (task, clocks) -> {
            long wall = clocks.wall();
            long processor = clocks.processor();
            task.run();
            return 2 * (clocks.processor() - processor) > clocks.wall() - wall;
        };
    }

    @Right
    Judge dividesThem() {
        return (task, clocks) -> {
            long wall = clocks.wall();
            long processor = clocks.processor();
            task.run();
            return (double) (clocks.processor() - processor) / (clocks.wall() - wall) > 0.5;
        };
    }

    @Wrong(
            refusedBy = "a quick one that computes, a slow one that waits",
            says = "a task that computes for",
            and = {
                "how long it takes does not matter",
                "the border is half",
                "what the clocks showed before does not matter"
            })
    Judge saysTheContrary() {
        return (task, clocks) -> {
            long wall = clocks.wall();
            long processor = clocks.processor();
            task.run();
            return 2 * (clocks.processor() - processor) <= clocks.wall() - wall;
        };
    }

    @Wrong(refusedBy = "how long it takes does not matter", says = "a task that computes for 60000 ms")
    Judge takesQuickForComputing() {
        return (task, clocks) -> {
            long wall = clocks.wall();
            task.run();
            return clocks.wall() - wall < SECOND;
        };
    }

    @Wrong(refusedBy = "the border is half", says = "a task that computes for 1000 ms and waits for 1000 ms")
    Judge takesAnyComputingForComputing() {
        return (task, clocks) -> {
            long processor = clocks.processor();
            task.run();
            return clocks.processor() > processor;
        };
    }

    @Wrong(refusedBy = "the border is half", says = "a task that computes for 1000 ms and waits for 1000 ms")
    Judge takesHalfForMore() {
        return (task, clocks) -> {
            long wall = clocks.wall();
            long processor = clocks.processor();
            task.run();
            return 2 * (clocks.processor() - processor) >= clocks.wall() - wall;
        };
    }

    @Wrong(refusedBy = "the border is half", says = "A division of whole numbers cuts off the fraction")
    Judge cutsToWholePerCents() {
        return (task, clocks) -> {
            long wall = clocks.wall();
            long processor = clocks.processor();
            task.run();
            return 100 * (clocks.processor() - processor) / (clocks.wall() - wall) > 50;
        };
    }

    @Wrong(refusedBy = "what the clocks showed before does not matter", says = "a task that computes for")
    Judge readsTheClocksOnlyBehind() {
        return (task, clocks) -> {
            task.run();
            return 2 * clocks.processor() > clocks.wall();
        };
    }

    @Wrong(refusedBy = "the task runs once", says = "the task ran 2 times")
    Judge runsItForEachClock() {
        return (task, clocks) -> {
            long wall = clocks.wall();
            task.run();
            wall = clocks.wall() - wall;
            long processor = clocks.processor();
            task.run();
            return 2 * (clocks.processor() - processor) > wall;
        };
    }
}
