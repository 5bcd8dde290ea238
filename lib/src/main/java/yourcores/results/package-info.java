/**
 * Keeps what the chapters measured and what the reader guessed, for the report at the end of the course: CSV files that
 * live longer than a kernel and that all kernels append to; and reads them, beside those of other machines.
 */
package yourcores.results;
