/** Exercises of chapter 20, Your cores: one file each, with its hints and checks. */
package yourcores.exercise.ch20;
