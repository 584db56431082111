// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.soak;

import ai.smartwhale.balance.cli.soak.check.Ending;
import ai.smartwhale.balance.cli.soak.check.LatencyBook;
import ai.smartwhale.balance.cli.soak.check.Mark;
import ai.smartwhale.balance.cli.soak.check.Verdict;
import ai.smartwhale.balance.cli.soak.fault.FaultRecord;
import ai.smartwhale.messaging.Priority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a soak has shown.
 *
 * @param settings what was to be done
 * @param took how long requests were made
 * @param asked how many requests were made
 * @param endings how they ended
 * @param reasons why requests were not answered with data, and how often
 * @param verdicts what became of the promises
 * @param faults what went wrong
 * @param latencies how long answers took
 * @param marks what the process held
 * @param notes what else is to be known, such as what was left out
 */
public record SoakResult(
        SoakSettings settings,
        Duration took,
        long asked,
        Map<Ending, Long> endings,
        Map<String, Long> reasons,
        List<Verdict> verdicts,
        List<FaultRecord> faults,
        LatencyBook latencies,
        List<Mark> marks,
        List<String> notes) {

    /** Copies the collections. */
    public SoakResult {
        endings = Map.copyOf(endings);
        reasons = Collections.unmodifiableMap(new LinkedHashMap<>(reasons));
        verdicts = List.copyOf(verdicts);
        faults = List.copyOf(faults);
        marks = List.copyOf(marks);
        notes = List.copyOf(notes);
    }

    /**
     * Whether a promise was broken.
     *
     * @return true if any was
     */
    public boolean isBroken() {
        return verdicts.stream().anyMatch(Verdict::isBroken);
    }

    /**
     * The result for programs.
     *
     * @return maps, lists, texts and numbers
     */
    public Map<String, Object> toMap() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("broken", isBroken());
        all.put("seconds", took.toMillis() / 1e3);
        all.put("seed", settings.seed());
        all.put("models", settings.models());
        all.put("rate", settings.rate());
        all.put("asked", asked);
        for (Ending ending : Ending.values()) {
            all.put(ending.label(), endings.getOrDefault(ending, 0L));
        }
        all.put("reasons", reasons);
        all.put("promises", verdicts.stream().map(SoakResult::map).toList());
        all.put("faults", faults.stream().map(SoakResult::map).toList());
        all.put("latencies", latencyMaps());
        all.put("marks", marks.stream().map(SoakResult::map).toList());
        all.put("notes", notes);
        return all;
    }

    private static Map<String, Object> map(Verdict verdict) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("promise", verdict.promise());
        map.put("state", verdict.state().name().toLowerCase(Locale.ROOT));
        map.put("checked", verdict.checked());
        map.put("broken", verdict.broken());
        map.put("evidence", verdict.evidence());
        return map;
    }

    private static Map<String, Object> map(FaultRecord fault) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("fault", fault.kind().label());
        map.put("began_s", fault.began().toMillis() / 1e3);
        map.put("ended_s", fault.ended().toMillis() / 1e3);
        map.put("detail", fault.detail());
        fault.recovery().ifPresent(time -> map.put("recovery_s", time.toMillis() / 1e3));
        return map;
    }

    private static Map<String, Object> map(Mark mark) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("at_s", mark.at().toMillis() / 1e3);
        map.put("heap_bytes", mark.heap());
        map.put("threads", mark.threadCount());
        map.put("files", mark.files());
        return map;
    }

    private List<Map<String, Object>> latencyMaps() {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (boolean inFault : new boolean[] {false, true}) {
            for (Priority priority : Priority.values()) {
                LatencyBook.Line line = latencies.line(priority, inFault);
                Map<String, Object> map = new LinkedHashMap<>();
                map.put("priority", priority.name());
                map.put("in_fault", inFault);
                map.put("answers", line.count());
                map.put("p50_ms", line.p50().toNanos() / 1e6);
                map.put("p99_ms", line.p99().toNanos() / 1e6);
                map.put("max_ms", line.max().toNanos() / 1e6);
                lines.add(map);
            }
        }
        return lines;
    }
}
