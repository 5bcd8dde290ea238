package yourcores.exercise;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** Marks the checks of an exercise: they run in the order of {@code @Order}, and their constructor gets the answer. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(AnswerResolver.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
public @interface Checks {}
