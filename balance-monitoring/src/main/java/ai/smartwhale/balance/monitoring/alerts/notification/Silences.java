// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import ai.smartwhale.commons.LimitExceededException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The silences that have not ended. Those that ask one label to be a value are found by it, so that thousands of
 * silences, each of one model, cost an alert no more than a few. Guarded by the lock of the notifier.
 */
final class Silences {

    private final int most;
    private final Map<String, Silence> byId = new LinkedHashMap<>();
    private final Map<String, Map<String, Map<String, Silence>>> byLabel = new HashMap<>();
    private final Map<String, Silence> others = new LinkedHashMap<>();

    Silences(int most) {
        this.most = most;
    }

    void put(Silence silence, Instant now) {
        expire(now);
        if (!byId.containsKey(silence.id())) {
            LimitExceededException.requireAtMost("silences", byId.size() + 1L, most);
        }
        keep(silence);
    }

    /** Keeps a silence that was there before, even if the limit is lower now. */
    void keep(Silence silence) {
        var unused = remove(silence.id());
        byId.put(silence.id(), silence);
        shelf(silence).put(silence.id(), silence);
    }

    private Map<String, Silence> shelf(Silence silence) {
        Optional<LabelMatcher> exact =
                silence.matchers().stream().filter(LabelMatcher::isExact).findFirst();
        return exact.map(one -> byLabel.computeIfAbsent(one.name(), name -> new HashMap<>())
                        .computeIfAbsent(one.value(), value -> new LinkedHashMap<>()))
                .orElse(others);
    }

    boolean remove(String id) {
        Silence known = byId.remove(id);
        if (known == null) {
            return false;
        }
        Map<String, Silence> shelf = shelf(known);
        shelf.remove(id);
        if (shelf.isEmpty() && shelf != others) {
            known.matchers().stream()
                    .filter(LabelMatcher::isExact)
                    .findFirst()
                    .ifPresent(one -> byLabel.computeIfPresent(
                            one.name(),
                            (name, values) -> values.remove(one.value()) != null && values.isEmpty() ? null : values));
        }
        return true;
    }

    boolean mutes(LabelSet labels, Instant now) {
        for (Map.Entry<String, Map<String, Map<String, Silence>>> label : byLabel.entrySet()) {
            Map<String, Silence> some = label.getValue().get(labels.value(label.getKey()));
            if (some != null && anyMutes(some, labels, now)) {
                return true;
            }
        }
        return anyMutes(others, labels, now);
    }

    private static boolean anyMutes(Map<String, Silence> silences, LabelSet labels, Instant now) {
        for (Silence silence : silences.values()) {
            if (silence.mutes(labels, now)) {
                return true;
            }
        }
        return false;
    }

    List<Silence> present(Instant now) {
        expire(now);
        return List.copyOf(byId.values());
    }

    private void expire(Instant now) {
        for (Silence silence : new ArrayList<>(byId.values())) {
            if (!now.isBefore(silence.endsAt())) {
                var unused = remove(silence.id());
            }
        }
    }
}
