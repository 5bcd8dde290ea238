package yourcores.exercise.trial;

import java.util.Optional;
import yourcores.exercise.FailureWords;

/** Why an answer cannot be checked at all, and what to do about it. */
final class Refusal {

    private Refusal() {}

    static Optional<String> of(String id, Class<?> task, Object answer) {
        var name = task.getSimpleName();
        if (answer == null) {
            return Optional.of("There is no answer to check: null was handed over. Make an object of your class: "
                    + "check(\"" + id + "\", new My" + name + "()). If you keep it in a variable, run the cell again "
                    + "that makes it: editing a class empties the variables of its old form.");
        }
        if (!task.isInstance(answer)) {
            return Optional.of("An answer to exercise " + id + " implements " + name + "; "
                    + FailureWords.nameOf(answer.getClass()) + " does not. Write: class My" + name + " implements "
                    + name
                    + ", and hand over an object of it: check(\"" + id + "\", new My" + name + "()).");
        }
        return Exits.in(answer.getClass())
                .map(call -> "Your answer calls " + call + ", which would end the kernel with all you have defined. "
                        + "It was not run. Return a value or throw an exception instead.");
    }
}
