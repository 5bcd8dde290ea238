package yourcores.workers;

import java.lang.invoke.SerializedLambda;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which classes may stand in a message between processes. A stream of serialised objects can make objects of any class
 * that the reader has, and run their code, so the reader lets in what is on this list and nothing else (JEP 290).
 */
final class PlainData {
    private static final Set<String> VALUES = Set.of(
            "java.lang.Object",
            "java.lang.Boolean",
            "java.lang.Byte",
            "java.lang.Short",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Float",
            "java.lang.Double",
            "java.lang.Character",
            "java.lang.Number",
            "java.lang.String",
            "java.lang.Enum",
            "java.lang.Record",
            "java.lang.StackTraceElement",
            "java.math.BigInteger",
            "java.math.BigDecimal",
            "java.math.MathContext",
            "java.io.File",
            "java.net.URI",
            "java.util.UUID",
            "java.util.Date",
            "java.util.Locale",
            "java.util.BitSet");

    private static final Set<String> COLLECTIONS = Set.of(
            "java.util.ArrayList",
            "java.util.LinkedList",
            "java.util.ArrayDeque",
            "java.util.Arrays$ArrayList",
            "java.util.CollSer",
            "java.util.HashMap",
            "java.util.LinkedHashMap",
            "java.util.TreeMap",
            "java.util.HashSet",
            "java.util.LinkedHashSet",
            "java.util.TreeSet",
            "java.util.EnumMap",
            "java.util.EnumSet",
            "java.util.EnumSet$SerializationProxy",
            "java.util.AbstractMap$SimpleEntry",
            "java.util.AbstractMap$SimpleImmutableEntry");

    private static final String WHAT_TRAVELS = "Use numbers, text, times, arrays, the usual lists, sets and maps of"
            + " java.util, and records of them that implement Serializable";

    private PlainData() {}

    /** @param travels which classes, by name, go with the message or came with it */
    static boolean allows(Class<?> type, Predicate<String> travels) {
        if (type.isArray()) {
            return allows(type.componentType(), travels);
        }
        var name = type.getName();
        return type.isPrimitive()
                || type.isInterface()
                || VALUES.contains(name)
                || COLLECTIONS.contains(name)
                || name.startsWith("java.util.Collections$")
                || name.startsWith("java.util.ImmutableCollections$")
                || type.getPackageName().equals("java.time")
                || Throwable.class.isAssignableFrom(type)
                || Enum.class.isAssignableFrom(type)
                || type.isRecord()
                || !type.isHidden() && travels.test(name);
    }

    /** Why a class is not let in, and what to do. */
    static String refusal(String className) {
        return className.contains("$$Lambda") || className.equals(SerializedLambda.class.getName())
                ? "a lambda does not travel. Write it as a record that implements Task"
                : plain(className) + " is no plain data. " + WHAT_TRAVELS;
    }

    /** The name of a class as the reader wrote it, without the wrapping that a cell has. */
    static String plain(String className) {
        return className.replaceFirst("^REPL\\.\\$JShell\\$\\w+\\$", "");
    }
}
