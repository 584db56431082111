// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.monitoring.Labels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The alerts that have a state. Not thread-safe. */
final class AlertBook {

    private static final Logger LOGGER = LoggerFactory.getLogger(AlertBook.class);

    private final AlertDetectorConfig config;
    private final Map<SlotId, AlertSlot> slots = new LinkedHashMap<>();
    private final ResumedAlerts resumed;
    private long refused;

    AlertBook(AlertDetectorConfig config) {
        this.config = config;
        resumed = new ResumedAlerts(config.staleAfter());
    }

    long refused() {
        return refused;
    }

    List<Alert> step(DetectionResult result) {
        List<Alert> news = new ArrayList<>();
        for (Detection detection : result.detections()) {
            if (slots.isEmpty() && resumed.isEmpty() && detection.verdict() != Verdict.BREACHED) {
                continue;
            }
            SlotId id = new SlotId(detection.rule().name(), detection.labels());
            AlertSlot slot = slots.get(id);
            if (slot == null && (detection.verdict() == Verdict.BREACHED || !resumed.isEmpty())) {
                slot = open(id, detection, result.at());
            }
            if (slot != null) {
                slot.step(detection, result.at()).ifPresent(news::add);
                if (slot.isOver()) {
                    slots.remove(id);
                }
            }
        }
        endStale(result.at(), news);
        return news;
    }

    private @Nullable AlertSlot open(SlotId id, Detection detection, Instant at) {
        AlertSlot slot = new AlertSlot(detection, at, config);
        boolean known = !resumed.isEmpty() && resumed.resume(slot);
        if (!known && detection.verdict() != Verdict.BREACHED) {
            return null;
        }
        if (!known && slots.size() >= config.mostAlerts()) {
            if (refused++ == 0) {
                LOGGER.warn("more than {} alerts at a time; others are left out and counted", config.mostAlerts());
            }
            return null;
        }
        slots.put(id, slot);
        return slot;
    }

    private void endStale(Instant at, List<Alert> news) {
        news.addAll(resumed.endStale(at));
        Iterator<AlertSlot> all = slots.values().iterator();
        while (all.hasNext()) {
            AlertSlot slot = all.next();
            if (slot.isStale(at, config.staleAfter())) {
                all.remove();
                slot.end("nothing more was heard of the series", at).ifPresent(news::add);
            }
        }
    }

    /** Goes on with alerts from before a restart. */
    void resume(List<Alert> alerts) {
        LimitExceededException.requireAtMost("alerts", (long) slots.size() + alerts.size(), config.mostAlerts());
        alerts.forEach(resumed::add);
    }

    /** Ends the alerts of all other rules. */
    List<Alert> keepOnly(Set<AlertRule> rules, Instant at) {
        Set<String> names = rules.stream().map(AlertRule::name).collect(Collectors.toUnmodifiableSet());
        List<Alert> news = new ArrayList<>(resumed.end("the rule is gone", at, alert -> !names.contains(alert.rule())));
        Iterator<AlertSlot> all = slots.values().iterator();
        while (all.hasNext()) {
            AlertSlot slot = all.next();
            if (!rules.contains(slot.rule())) {
                all.remove();
                slot.end("the rule is gone or changed", at).ifPresent(news::add);
            }
        }
        return news;
    }

    List<Alert> active() {
        return Stream.concat(
                        resumed.all().stream(),
                        slots.values().stream().map(AlertSlot::told).flatMap(Optional::stream))
                .sorted(Comparator.comparing(Alert::severity)
                        .reversed()
                        .thenComparing(Alert::startsAt)
                        .thenComparing(Alert::rule))
                .toList();
    }

    private record SlotId(String rule, Labels labels) {}
}
