/**
 * {@link yourcores.workers.Workers}: the same tasks on threads, on worker JVMs, or on the members of a cluster. A task
 * travels with the classes of cells that it needs.
 *
 * <p>Guarantee: results come in the order of the tasks; a task whose worker dies runs again on another one.
 */
package yourcores.workers;
