package yourcores.exercise.ch08;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What an answer has in its fields at a moment: two calls that leave different things there share them, and no race has
 * to be waited for. Numbers, references, arrays and what is in a collection count, an {@link AtomicInteger} and its like
 * as well, in the answer and in objects of the reader's classes that it holds; what Java's other classes keep inside, a
 * {@link ThreadLocal} for one, is their affair.
 */
final class KeptFields {
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private KeptFields(Object answer) throws IllegalAccessException {
        read(answer);
    }

    static KeptFields of(Object answer) throws IllegalAccessException {
        return new KeptFields(answer);
    }

    /** The name of a field that holds another thing by then; empty where none does. */
    Optional<String> changedIn(KeptFields later) {
        return later.values.entrySet().stream()
                .filter(field -> values.containsKey(field.getKey()))
                .filter(field -> !Objects.equals(values.get(field.getKey()), field.getValue()))
                .map(field -> field.getKey().substring(field.getKey().lastIndexOf('.') + 1))
                .findFirst();
    }

    private void read(Object holder) throws IllegalAccessException {
        if (!seen.add(holder)) {
            return;
        }
        for (var type = holder.getClass(); isOfTheReader(type); type = type.getSuperclass()) {
            for (var field : type.getDeclaredFields()) {
                read(field, Modifier.isStatic(field.getModifiers()) ? null : holder);
            }
        }
    }

    private void read(Field field, Object holder) throws IllegalAccessException {
        field.setAccessible(true);
        var value = field.get(holder);
        var name = System.identityHashCode(holder) + "." + field.getName();
        if (value == null || field.getType().isPrimitive()) {
            values.put(name, value);
        } else {
            values.put(name, contents(value));
        }
    }

    private Object contents(Object value) throws IllegalAccessException {
        return switch (value) {
            case null -> "null";
            case Number number -> List.of(new Same(number), number.doubleValue());
            case AtomicBoolean flag -> List.of(new Same(flag), flag.get());
            case AtomicReference<?> reference -> List.of(new Same(reference), contents(reference.get()));
            case AtomicIntegerArray numbers -> List.of(new Same(numbers), numbers.toString());
            case AtomicLongArray numbers -> List.of(new Same(numbers), numbers.toString());
            case Collection<?> collection
            when !isOfTheReader(collection.getClass()) -> List.of(new Same(collection), collection.toString());
            case Object array when array.getClass().isArray() -> each(array);
            default -> {
                read(value);
                yield new Same(value);
            }
        };
    }

    private List<Object> each(Object array) throws IllegalAccessException {
        var contents = new ArrayList<>(Array.getLength(array));
        for (int i = 0; i < Array.getLength(array); i++) {
            contents.add(contents(Array.get(array, i)));
        }
        return contents;
    }

    private static boolean isOfTheReader(Class<?> type) {
        return type != null
                && type.getClassLoader() != null
                && !type.getModule().isNamed();
    }

    /** Equal where it is the same object. */
    private record Same(Object object) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Same same && same.object == object;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(object);
        }
    }
}
