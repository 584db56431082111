// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.whole;

import ai.smartwhale.balance.benchmarks.prediction.KeyTrace;
import ai.smartwhale.balance.cli.trace.TraceFiles;
import ai.smartwhale.balance.cli.trace.TraceLimits;
import ai.smartwhale.balance.services.DataQuery;
import ai.smartwhale.messaging.Priority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Requests of a published trace, in its order, with the keys that the reader of its format tells.
 *
 * @param name of the trace
 * @param requests from its beginning on
 */
record RealTrace(String name, List<Request> requests) {

    /** The traces differ in length up to two hundredfold; each counts with as much. */
    private static final int MOST = 20_000;

    /** One request, and when it was made from the start of the trace on. */
    record Request(Duration at, DataQuery query) {}

    /** All that there are; of those that are missing is printed. */
    static List<RealTrace> all() throws IOException {
        Path folder = Path.of(System.getProperty("smartwhale.data", "../shared/data"));
        List<RealTrace> all = new ArrayList<>();
        read(all, "Azure LLM, length of the prompt", folder.resolve("llm-requests/AzureLLMInferenceTrace_conv.csv.gz"));
        read(all, "Mooncake, conversation", folder.resolve("llm-requests/mooncake_conversation_trace.jsonl.gz"));
        KeyTrace.mooncake()
                .ifPresent(accesses -> all.add(new RealTrace(
                        "Mooncake, each block",
                        IntStream.range(0, Math.min(MOST, accesses.size()))
                                .mapToObj(i -> new Request(
                                        Duration.ofMillis(accesses.get(i).millis()),
                                        query(
                                                ServicesComparison.model(i),
                                                accesses.get(i).key(),
                                                Priority.DEFAULT)))
                                .toList())));
        read(
                all,
                "Azure functions, eight keys each",
                folder.resolve("function-invocations/azure_functions_500x480min.csv.gz"));
        return all;
    }

    private static void read(List<RealTrace> all, String name, Path file) throws IOException {
        if (!Files.exists(file)) {
            System.out.println("Skipped: there is no " + file + "; its folder is set by -Dsmartwhale.data=…");
            return;
        }
        Map<String, String> models = new HashMap<>();
        List<Request> requests = new ArrayList<>();
        for (var row : TraceFiles.read(file, new TraceLimits(MOST, TraceLimits.ANY_TIME))
                .rows()) {
            String number = Integer.toString(requests.size() % ServicesComparison.MODELS);
            String model =
                    models.computeIfAbsent(row.model().orElse(number), any -> ServicesComparison.model(models.size()));
            requests.add(new Request(row.at(), query(model, row.content(), row.priority())));
        }
        all.add(new RealTrace(name, requests));
    }

    private static DataQuery query(String model, String key, Priority priority) {
        return DataQuery.builder(model).query(key).priority(priority).build();
    }

    /** How many calls are needed at least where an answer serves for so long. */
    int leastCalls(Duration fresh) {
        Map<String, Duration> since = new HashMap<>();
        int calls = 0;
        for (Request request : requests) {
            Duration known = since.get(request.query().query());
            if (known == null || request.at().minus(known).compareTo(fresh) >= 0) {
                since.put(request.query().query(), request.at());
                calls++;
            }
        }
        return calls;
    }

    int distinct() {
        HashSet<String> keys = new HashSet<>();
        requests.forEach(request -> keys.add(request.query().query()));
        return keys.size();
    }
}
