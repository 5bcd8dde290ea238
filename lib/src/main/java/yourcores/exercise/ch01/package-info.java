/** Exercises of chapter 1, Introduction: one file each, with its hints and checks. */
package yourcores.exercise.ch01;
