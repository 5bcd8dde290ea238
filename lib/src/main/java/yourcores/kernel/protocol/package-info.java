/**
 * What the protocol asks for beyond running cells, where JJava answers less: statuses, history, what a name is, whether
 * code is complete, places counted in code points.
 *
 * <p>Thread rule: each class says its own.
 *
 * <p>Source: the Jupyter messaging specification, version 5.3.
 */
package yourcores.kernel.protocol;
