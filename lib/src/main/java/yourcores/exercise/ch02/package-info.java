/** Exercises of chapter 2, Amdahl's law: one file each, with its hints and checks. */
package yourcores.exercise.ch02;
