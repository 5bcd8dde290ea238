/**
 * What a machine showed over the whole course, on one page: promises beside measurements, guesses beside the truth,
 * one machine beside others.
 */
package yourcores.report;
