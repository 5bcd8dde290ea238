package answers.ch06;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import yourcores.exercise.ch06.FamilyEnd;
import yourcores.exercise.trial.Answers;

class FamilyEndAnswersTest extends Answers {

    @Right
    FamilyEnd listsThenEndsThenWaits() {
        return process -> {
            var family = family(process);
            family.forEach(ProcessHandle::destroyForcibly);
            for (var one : family) {
                one.onExit().get();
            }
        };
    }

    @Right
    FamilyEnd waitsForAllAtOnce() {
        return process -> {
            var family = family(process);
            family.forEach(ProcessHandle::destroyForcibly);
            CompletableFuture.allOf(family.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                    .join();
        };
    }

    @Right
    FamilyEnd looksAgainAndAgain() {
        return process -> {
            var family = family(process);
            family.reversed().forEach(ProcessHandle::destroyForcibly);
            while (family.stream().anyMatch(ProcessHandle::isAlive)) {
                Thread.sleep(1);
            }
        };
    }

    @Wrong(refusedBy = "the process itself ends", says = "process 100, which you were handed, lives on")
    FamilyEnd sparesTheFirst() {
        return process -> endAndAwait(process.descendants().toList());
    }

    @Wrong(refusedBy = "children and grandchildren end, too", says = "process 103 lives on")
    FamilyEnd endsTheChildrenOnly() {
        return process -> endAndAwait(
                Stream.concat(Stream.of(process), process.children()).toList());
    }

    @Wrong(
            refusedBy = "children and grandchildren end, too",
            and = "who ignores a request ends by force",
            says = "list the descendants while the process still lives")
    FamilyEnd asksTooLate() {
        return process -> {
            process.destroyForcibly();
            process.onExit().get();
            endAndAwait(process.descendants().toList());
        };
    }

    @Wrong(refusedBy = "who ignores a request ends by force", says = "process 102 ignores destroy() and lives on")
    FamilyEnd asksPolitely() {
        return process -> {
            var family = family(process);
            family.forEach(ProcessHandle::destroy);
            for (var one : family) {
                one.onExit().get();
            }
        };
    }

    @Wrong(refusedBy = "no other process is touched", says = "does not descend from the one you were handed")
    FamilyEnd endsAllThatItsParentStarted() {
        return process ->
                endAndAwait(process.parent().orElseThrow().descendants().toList());
    }

    @Wrong(refusedBy = "end returns when all have ended", says = "end came back while process 104 still lived")
    FamilyEnd waitsForTheFirstOnly() {
        return process -> {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            process.onExit().get();
        };
    }

    @Wrong(refusedBy = "end returns when all have ended", says = "end came back while process 100 still lived")
    FamilyEnd waitsForTheDescendantsOnly() {
        return process -> {
            var descendants = process.descendants().toList();
            process.destroyForcibly();
            endAndAwait(descendants);
        };
    }

    @Wrong(refusedBy = "end returns when all have ended", says = "end came back while process 104 still lived")
    FamilyEnd doesNotWait() {
        return process -> family(process).forEach(ProcessHandle::destroyForcibly);
    }

    @Wrong(refusedBy = "end returns when all have ended", says = "end came back while process 104 still lived")
    FamilyEnd sleepsInsteadOfWaiting() {
        return process -> {
            family(process).forEach(ProcessHandle::destroyForcibly);
            Thread.sleep(50);
        };
    }

    private static List<ProcessHandle> family(ProcessHandle process) {
        var family = new ArrayList<>(process.descendants().toList());
        family.add(process);
        return family;
    }

    private static void endAndAwait(List<ProcessHandle> family) throws Exception {
        family.forEach(ProcessHandle::destroyForcibly);
        for (var one : family) {
            one.onExit().get();
        }
    }
}
