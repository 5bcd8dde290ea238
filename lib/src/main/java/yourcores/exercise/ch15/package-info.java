/** Exercises of chapter 15, The Global Interpreter Lock: one file each, with its hints and checks. */
package yourcores.exercise.ch15;
