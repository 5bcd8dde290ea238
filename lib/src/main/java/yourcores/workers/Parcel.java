package yourcores.workers;

/**
 * A task on its way.
 *
 * @param classes id of the {@link ClassBundle} it needs
 * @param task by Java serialisation
 */
record Parcel(String classes, byte[] task) {}
