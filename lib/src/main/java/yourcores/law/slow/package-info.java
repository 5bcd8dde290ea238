/**
 * Slow-motion cores: emulated ones, on which the laws can be seen up to sixteen cores on any machine.
 * {@link yourcores.law.slow.SlowMotion} runs programs on them.
 */
package yourcores.law.slow;
