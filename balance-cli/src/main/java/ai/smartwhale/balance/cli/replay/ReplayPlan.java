// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.replay;

import ai.smartwhale.balance.cli.trace.Trace;
import ai.smartwhale.balance.cli.trace.TraceRow;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.DataSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The requests of a replay, made from a trace by a fixed rule: the same trace gives the same plan everywhere.
 *
 * @param traceName the name of the trace
 * @param format the name of its format
 * @param requests the requests in the order of their times
 * @param models the ids of the models, in the order of their first request
 * @param cut whether the trace holds more than was read
 */
public record ReplayPlan(
        String traceName, String format, List<PlannedRequest> requests, List<String> models, boolean cut) {

    /** The most models of one replay. */
    public static final int MOST_MODELS = 10_000;

    /** Copies the lists. */
    public ReplayPlan {
        requests = List.copyOf(requests);
        models = List.copyOf(models);
    }

    /**
     * Makes a plan.
     *
     * @param trace the trace
     * @param catalog what can be asked for
     * @param models the most models, 1..10,000; a trace that names more has them share
     * @return the plan
     * @throws InvalidValueException if the number of models is outside its range
     */
    public static ReplayPlan of(Trace trace, KeyCatalog catalog, int models) {
        InvalidValueException.requireRange("models", models, 1, MOST_MODELS);
        Map<String, String> ids = new LinkedHashMap<>();
        List<String> distinct = new ArrayList<>();
        List<PlannedRequest> requests = new ArrayList<>(trace.rows().size());
        long number = 0;
        for (TraceRow row : trace.rows()) {
            long index = number++;
            String wanted = row.model().orElseGet(() -> "model-" + (1 + Hashes.pick(Hashes.mix(index), models)));
            String modelId = ids.computeIfAbsent(wanted, name -> share(name, distinct, models, ids.size()));
            DataSource source = row.source().orElseGet(() -> SourceMix.of(row.content()));
            String key = catalog.keyFor(source, row.content());
            requests.add(new PlannedRequest(row.at(), modelId, source, key, row.priority()));
        }
        return new ReplayPlan(trace.name(), trace.format().title(), requests, distinct, trace.cut());
    }

    private static String share(String name, List<String> distinct, int models, int seen) {
        if (distinct.size() < models) {
            distinct.add(name);
            return name;
        }
        return distinct.get(seen % models);
    }

    /**
     * How long the trace lasts.
     *
     * @return the time of the last request
     */
    public Duration length() {
        return requests.isEmpty()
                ? Duration.ZERO
                : requests.get(requests.size() - 1).at();
    }
}
