/**
 * The kernel behind the notebooks: a main of our own on JJava, and the extension that lets the stock kernel show
 * figures too.
 *
 * <p>{@link yourcores.kernel.CourseKernel} answers requests; a {@code Cell} is one run of one cell, with a thread and a
 * thread group of its own; the {@code Evaluator} cuts it into snippets for JShell and {@code CellWatch} sees it
 * through. {@code Owners} knows whose cell a thread works for, {@code CellOutput} what a cell shows, {@code Outbox} loses
 * nothing of it; {@code Traces} and {@code Places} say what went wrong where; {@code CleanUp} ends what a cell left
 * behind; {@code Notes}, {@code Versions} and {@code AmbiguousNames} tell what JShell passes over in silence,
 * {@code SoundShell} and {@code OwnNames} keep it sound.
 *
 * <p>Thread rule: a cell's code runs on threads of the cell, never on a thread of the kernel; threads of cells never
 * touch a socket of the kernel except to ask for input.
 *
 * <p>Source: the Jupyter messaging specification, version 5.
 */
package yourcores.kernel;
