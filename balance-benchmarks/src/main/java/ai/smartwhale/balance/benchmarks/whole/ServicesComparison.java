// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.whole;

import ai.smartwhale.balance.benchmarks.BrokerProcess;
import ai.smartwhale.balance.benchmarks.Rounds;
import ai.smartwhale.balance.services.Balance;
import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.TopicManager;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToDoubleFunction;

/**
 * The whole of Balance against its bare services: what everything costs where nothing repeats, and what it gains where
 * requests repeat as they do in published traces. Only one Balance is open at a time; the Data service is in the same
 * process, the broker in another. Arguments: the number of rounds, 4 by default, of which the traces get a quarter, as
 * their Data service sets the pace; then {@code unique} or {@code traces} for one of the two.
 */
public final class ServicesComparison {

    static final int MODELS = 20;
    static final int UNDER_WAY = 256;

    private ServicesComparison() {}

    /**
     * Runs it.
     *
     * @param args see above
     */
    public static void main(String[] args) throws Exception {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 4;
        String part = args.length > 1 ? args[1] : "all";
        List<String> parts = List.of("unique", "traces", "all");
        if (rounds < 1 || !parts.contains(part)) {
            throw new IllegalArgumentException(
                    rounds + " " + part + "; allowed: 1 or more rounds, and one of " + parts);
        }
        try (BrokerProcess broker = BrokerProcess.start()) {
            String servers = broker.bootstrapServers();
            try (KafkaService kafka = KafkaService.create(KafkaConfig.of(servers))) {
                kafka.connect();
                TopicManager.create(kafka).initializeAllTopics().join();
            }
            if (!part.equals("traces")) {
                new DuplicateFreeLoad(servers).run(rounds, List.of(Contestant.values()));
            }
            if (!part.equals("unique")) {
                new TraceLoad(servers).run((rounds + 3) / 4);
            }
        }
        System.exit(0);
    }

    static String model(int i) {
        return "whole-" + Math.floorMod(i, MODELS);
    }

    static void register(Balance balance) {
        CompletableFuture<?>[] all = new CompletableFuture<?>[MODELS];
        for (int i = 0; i < MODELS; i++) {
            all[i] = balance.registerModel(model(i));
        }
        CompletableFuture.allOf(all).join();
    }

    /** The medians of what each run showed, as cells of a table. */
    static String medians(List<ClosedLoop.Run> runs) {
        return String.join(
                " | ",
                median(runs, ClosedLoop.Run::perSecond),
                median(runs, ClosedLoop.Run::cpuMicros),
                median(runs, ClosedLoop.Run::p50),
                median(runs, ClosedLoop.Run::p99));
    }

    private static String median(List<ClosedLoop.Run> runs, ToDoubleFunction<ClosedLoop.Run> figure) {
        return Rounds.format(
                Rounds.median(runs.stream().mapToDouble(figure).boxed().toList()));
    }
}
