package yourcores.workers;

import java.util.List;

/**
 * Members that run elsewhere.
 *
 * @param names as the reader wrote them
 * @param addresses as members name themselves: the number of the host, and the port
 */
record NamedMembers(List<String> names, List<String> addresses) implements Members {

    static NamedMembers of(List<String> names) {
        return new NamedMembers(
                List.copyOf(names), names.stream().map(NamedMembers::address).toList());
    }

    private static String address(String name) {
        var address = ClusterMember.address(name);
        if (address.isUnresolved()) {
            throw new IllegalArgumentException("There is no host of the name " + address.getHostString()
                    + ": see how it is spelt, or use its number");
        }
        return ClusterMember.name(address);
    }

    @Override
    public int count() {
        return addresses.size();
    }

    @Override
    public String address(int number) {
        return addresses.get(number);
    }

    @Override
    public int generation() {
        return 0;
    }

    @Override
    public int mostStarts() {
        return 1;
    }

    @Override
    public String name(int number) {
        return "the member at " + names.get(number);
    }

    @Override
    public String howItEnded(int number, String told) {
        return "at " + names.get(number) + ", " + told;
    }

    @Override
    public void kill(int number) {}

    @Override
    public List<Long> processes() {
        return List.of();
    }

    @Override
    public int replaced() {
        return 0;
    }

    @Override
    public String toString() {
        return "members at " + String.join(", ", names);
    }
}
