/** Exercises of chapter 9, Introduction to asynchronous programming: one file each, with its hints and checks. */
package yourcores.exercise.ch09;
