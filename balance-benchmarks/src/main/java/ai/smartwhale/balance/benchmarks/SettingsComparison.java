// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks;

import ai.smartwhale.balance.services.Balance;
import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.TopicSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** What the two producer settings that matter do to sending in bulk and to single requests. */
final class SettingsComparison {

    private static final int MESSAGES = 200_000;

    private SettingsComparison() {}

    static void run(String servers, int rounds) throws Exception {
        Map<String, Balance> all = new LinkedHashMap<>();
        List<String> prefixes = new ArrayList<>();
        String topic = "settings-" + UUID.randomUUID();
        try {
            for (String linger : List.of("0", "1", "5")) {
                for (String inFlight : linger.equals("0") ? List.of("1", "2", "5") : List.of("5")) {
                    Balance balance = Balance.builder()
                            .kafka(KafkaConfig.builder(servers)
                                    .property("linger.ms", linger)
                                    .property("max.in.flight.requests.per.connection", inFlight)
                                    .build())
                            .build();
                    all.put("linger.ms " + linger + ", in flight " + inFlight, balance);
                    balance.start();
                    prefixes.add("settings-" + linger + '-' + inFlight + '-');
                    Models.register(balance, prefixes.get(prefixes.size() - 1));
                }
            }
            Balance any = all.values().iterator().next();
            any.kafkaService().createTopic(TopicSpec.of(topic, 4, 1)).join();
            try (Echo echo = Echo.ofContract(servers, 0)) {
                compare(all, prefixes, rounds, 2_000, 1);
                compare(all, prefixes, rounds, 100_000, 256);
            }
            Payloads payloads = new Payloads(ThreadLocalRandom.current().nextLong());
            Rounds sending = new Rounds();
            all.forEach((name, balance) -> sending.add(
                    name,
                    () -> SendComparison.window(
                            MESSAGES,
                            (i, done) -> balance.kafkaService()
                                    .sendMessage(topic, "key-" + i % 1_000, payloads.get(i))
                                    .whenComplete(done))));
            sending.run("Settings: sending 1 KiB messages", rounds, MESSAGES);
        } finally {
            all.values().forEach(Balance::close);
        }
    }

    private static void compare(Map<String, Balance> all, List<String> prefixes, int rounds, int requests, int underWay)
            throws Exception {
        Rounds comparison = new Rounds();
        int next = 0;
        for (Map.Entry<String, Balance> entry : all.entrySet()) {
            String prefix = prefixes.get(next++);
            comparison.add(
                    entry.getKey(),
                    () -> RoundTripComparison.ask(
                            requests,
                            underWay,
                            i -> entry.getValue().request(RoundTripComparison.question(prefix, i))));
        }
        comparison.run("Settings: requests, " + underWay + " under way, echo without linger", rounds, requests);
    }
}
