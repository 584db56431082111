// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks;

import ai.smartwhale.balance.services.Balance;
import ai.smartwhale.balance.services.path.PathStep;
import ai.smartwhale.balance.services.path.RequestPathConfig;

/**
 * What the decisions about a request cost on the way to Kafka: the same services with every decision and with none.
 * Every question is another one, so that nothing is saved by merging.
 */
final class PathComparison {

    private static final int REQUESTS = 100_000;
    private static final int UNDER_WAY = 256;

    private PathComparison() {}

    static void run(String servers, int rounds) throws Exception {
        RequestPathConfig.Builder none = RequestPathConfig.forKafka(10_000);
        for (PathStep step : PathStep.values()) {
            none.step(step, false);
        }
        try (Balance bare = Balance.builder()
                        .bootstrapServers(servers)
                        .requestPath(none.build())
                        .build();
                Balance full = Balance.builder().bootstrapServers(servers).build()) {
            bare.start();
            full.start();
            Models.register(bare, "bare-");
            Models.register(full, "full-");
            try (Echo echo = Echo.ofContract(servers, 0)) {
                new Rounds()
                        .add(
                                "no decision",
                                () -> RoundTripComparison.ask(
                                        REQUESTS,
                                        UNDER_WAY,
                                        i -> bare.request(RoundTripComparison.question("bare-", i))))
                        .add(
                                "every decision",
                                () -> RoundTripComparison.ask(
                                        REQUESTS,
                                        UNDER_WAY,
                                        i -> full.request(RoundTripComparison.question("full-", i))))
                        .run("The deciding path, " + UNDER_WAY + " under way", rounds, REQUESTS);
            }
        }
    }
}
