package yourcores.explore;

import java.util.List;

/** Steps, so many times over. */
record Loop(int times, List<Step> steps) implements Step {

    Loop {
        if (times < 1) {
            throw new ProgramRefused("repeat(" + times + ", ...) repeats nothing: say 1 or more");
        }
    }
}
