package answers.ch17;

import java.util.List;
import yourcores.exercise.ch17.FencePlaces;
import yourcores.exercise.trial.Answers;
import yourcores.explore.StepProgram;

class FencePlacesAnswersTest extends Answers {

    private record Places(List<Integer> ann, List<Integer> bob) implements FencePlaces {}

    @Right
    FencePlaces behindBothWrites() {
        return new Places(List.of(2), List.of(2));
    }

    @Wrong(refusedBy = "two fences, each behind a step", says = "you place 8 fences")
    FencePlaces everywhere() {
        return new Places(List.of(1, 2, 3, 4), List.of(1, 2, 3, 4));
    }

    @Wrong(refusedBy = "two fences, each behind a step", says = "there is no step 0")
    FencePlaces beforeTheFirst() {
        return new Places(List.of(0, 2), List.of(2));
    }

    /** What counts is where the fences are, not what the answer makes of it. */
    @Wrong(refusedBy = "never both, in no schedule", says = "both are in at the end of")
    FencePlaces withAProgramOfItsOwn() {
        return new FencePlaces() {
            @Override
            public List<Integer> ann() {
                return List.of();
            }

            @Override
            public List<Integer> bob() {
                return List.of();
            }

            @Override
            public StepProgram program() {
                return behindBothWrites().program();
            }
        };
    }

    @Wrong(refusedBy = "never both, in no schedule", says = "both are in at the end of")
    FencePlaces none() {
        return new Places(List.of(), List.of());
    }

    @Wrong(refusedBy = "never both, in no schedule", says = "both are in at the end of")
    FencePlaces behindTheFirstWrite() {
        return new Places(List.of(1), List.of(1));
    }

    @Wrong(refusedBy = "never both, in no schedule", says = "both are in at the end of")
    FencePlaces betweenTheReads() {
        return new Places(List.of(3), List.of(3));
    }

    @Wrong(refusedBy = "never both, in no schedule", says = "both are in at the end of")
    FencePlaces behindTheFirstWriteOfOne() {
        return new Places(List.of(1), List.of(2));
    }

    @Wrong(refusedBy = "never both, in no schedule", says = "both are in at the end of")
    FencePlaces inOneThreadOnly() {
        return new Places(List.of(1, 2), List.of());
    }
}
