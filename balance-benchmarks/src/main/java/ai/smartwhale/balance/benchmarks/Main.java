// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks;

import java.util.List;

/** Runs one comparison, or all. */
public final class Main {

    private Main() {}

    /**
     * Runs.
     *
     * @param arguments send, consume, roundtrip, start, memory, codec, settings, sealed, path or all; then, if wished,
     *     the number of rounds
     * @throws Exception if something cannot be measured
     */
    public static void main(String[] arguments) throws Exception {
        String what = arguments.length == 0 ? "all" : arguments[0];
        int rounds = arguments.length < 2 ? 6 : Integer.parseInt(arguments[1]);
        for (String name : what.equals("all")
                ? List.of("send", "consume", "roundtrip", "start", "memory", "codec", "sealed")
                : List.of(what)) {
            run(name, rounds);
        }
        // Some peers leave threads behind that would keep the process alive.
        System.exit(0);
    }

    private static void run(String name, int rounds) throws Exception {
        if (name.equals("codec")) {
            org.openjdk.jmh.Main.main(new String[] {"CodecBenchmark", "-prof", "gc"});
            return;
        }
        if (name.equals("sealed")) {
            SealedComparison.run(rounds);
            return;
        }
        try (BrokerProcess broker = BrokerProcess.start()) {
            switch (name) {
                case "send" -> SendComparison.run(broker.bootstrapServers(), rounds);
                case "consume" -> ConsumeComparison.run(broker.bootstrapServers(), rounds);
                case "roundtrip" -> RoundTripComparison.run(broker.bootstrapServers(), rounds);
                case "path" -> PathComparison.run(broker.bootstrapServers(), rounds);
                case "monitoring" -> MonitoringComparison.run(broker.bootstrapServers(), rounds);
                case "start" -> StartMeasurement.run(broker.bootstrapServers(), rounds);
                case "settings" -> SettingsComparison.run(broker.bootstrapServers(), rounds);
                case "memory" -> MemoryMeasurement.run(broker.bootstrapServers());
                default ->
                    throw new IllegalArgumentException(
                            name
                                    + "; allowed: send, consume, roundtrip, start, memory, codec, settings, sealed, path, monitoring, all");
            }
        }
    }
}
