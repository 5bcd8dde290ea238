/** Exercises of chapter 14, Race conditions: one file each, with its hints and checks. */
package yourcores.exercise.ch14;
