package yourcores.explore;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import yourcores.explore.GameGraph.Spot;

/**
 * A game as its script reads it: JSON (RFC 8259) that may stand inside a script element. Each text stands in it once and
 * is named by its number.
 */
final class GameData {
    private final SchedulerGame game;
    private final StepMachine machine;
    private final StepWords words;
    private final Map<String, Integer> texts = new LinkedHashMap<>();

    private GameData(SchedulerGame game) {
        this.game = game;
        machine = game.graph.machine;
        words = new StepWords(machine);
    }

    static String of(SchedulerGame game) {
        return new GameData(game).json();
    }

    private String json() {
        var start = game.graph.spots.getFirst();
        String states = list(game.graph.spots.stream().map(this::state));
        return "{\"task\":" + quoted(game.goal.task())
                + ",\"threads\":" + list(machine.threads.stream().map(GameData::thread))
                + ",\"variables\":" + strings(machine.variables)
                + ",\"locks\":" + strings(machine.locks)
                + ",\"buffered\":" + machine.buffered
                + ",\"longest\":" + start.longest()
                + ",\"fewest\":" + start.fewest().orElse(-1)
                + ",\"happens\":" + quoted(game.happening())
                + ",\"never\":" + quoted(game.never())
                + ",\"texts\":" + strings(texts.keySet())
                + ",\n\"states\":" + states + "}";
    }

    private static String thread(Listing thread) {
        return "{\"name\":" + quoted(thread.thread) + ",\"plan\":" + strings(PlanWords.of(thread)) + ",\"registers\":"
                + strings(thread.registers.keySet()) + "}";
    }

    /** In the order in which the script takes it apart. */
    private String state(Spot spot) {
        var state = spot.state;
        return list(Stream.of(
                        list(Arrays.stream(state.cells, 0, machine.variables.size())
                                .mapToObj(Integer::toString)),
                        list(machine.locks.stream().map(lock -> Integer.toString(machine.holder(state, lock)))),
                        list(threads()
                                .map(t ->
                                        Integer.toString(machine.threads.get(t).number(machine.place(state, t)) - 1))),
                        list(threads().map(t -> registers(state, t))),
                        machine.buffered ? list(threads().map(t -> buffer(state, t))) : "[]",
                        spot.happened() ? "[]" : list(spot.moves.stream().map(move -> move(spot, move))),
                        list(spot.waits().stream().map(this::waits)),
                        spot.happened() ? "1" : "0",
                        Integer.toString(spot.fewest().orElse(-1)),
                        text(ScheduleCount.of(spot.happening(), spot.schedules()))))
                + "\n";
    }

    private Stream<Integer> threads() {
        return IntStream.range(0, machine.threads.size()).boxed();
    }

    /** A register that is not read into yet is {@code null}. */
    private String registers(MachineState state, int thread) {
        return list(machine.threads.get(thread).registers.entrySet().stream()
                .map(register -> register.getValue() < machine.place(state, thread)
                        ? Integer.toString(state.cells[machine.register(thread, register.getKey())])
                        : "null"));
    }

    private String buffer(MachineState state, int thread) {
        int[] buffer = state.buffer(thread);
        return list(IntStream.range(0, buffer.length / 2)
                .mapToObj(n -> text(machine.variables.get(buffer[2 * n]) + " = " + buffer[2 * n + 1])));
    }

    private String move(Spot spot, GameGraph.Choice move) {
        var told = words.move(spot.state, move.mover(), game.graph.spots.get(move.target()).state);
        return list(Stream.of(
                Integer.toString(move.mover()),
                Integer.toString(move.target()),
                text(told.words()),
                text(label(spot, move.mover(), told)),
                told.holds() ? "1" : "0"));
    }

    /** A lane of the game says what a thread does, a timeline what it has. */
    private String label(Spot spot, int mover, Schedule.Move told) {
        var op = mover < machine.threads.size() ? machine.next(spot.state, mover) : null;
        return switch (op) {
            case Op.Lock _ -> told.words();
            case Op.Await _ -> "goes on";
            case null, default -> told.label().isEmpty() ? told.brief() : told.label();
        };
    }

    private String waits(Waits waits) {
        String name = machine.threads.get(waits.thread()).thread;
        return list(
                Stream.of(Integer.toString(waits.thread()), text(waits.words().substring(name.length() + 1))));
    }

    private String text(String text) {
        return Integer.toString(texts.computeIfAbsent(text, _ -> texts.size()));
    }

    private static String strings(Iterable<String> strings) {
        var quoted = Stream.<String>builder();
        strings.forEach(string -> quoted.add(quoted(string)));
        return list(quoted.build());
    }

    private static String list(Stream<String> parts) {
        return parts.collect(Collectors.joining(",", "[", "]"));
    }

    /** No sign is left that ends a string, a line or a script. */
    private static String quoted(String text) {
        return text.chars()
                .mapToObj(sign -> sign < ' ' || "\"\\<>&\u2028\u2029".indexOf(sign) >= 0
                        ? String.format("\\u%04x", sign)
                        : Character.toString(sign))
                .collect(Collectors.joining("", "\"", "\""));
    }
}
