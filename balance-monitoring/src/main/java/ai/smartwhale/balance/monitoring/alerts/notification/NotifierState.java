// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All that must survive a restart or a reload. */
record NotifierState(
        long nextId,
        List<NotifiedAlert> alerts,
        List<Silence> silences,
        Map<String, GroupMemory> groups,
        Map<String, List<Notification>> waiting,
        List<DeadLetter> letters) {

    static final NotifierState EMPTY = new NotifierState(0, List.of(), List.of(), Map.of(), Map.of(), List.of());

    /** The same with only what waits for some channels. */
    NotifierState waitingOnlyFor(Set<String> channels) {
        Map<String, List<Notification>> some = new LinkedHashMap<>(waiting);
        some.keySet().retainAll(channels);
        return new NotifierState(nextId, alerts, silences, groups, some, letters);
    }

    /** What is remembered of one group, by its key. */
    record GroupMemory(Instant newsAt, Optional<Incident> incident) {}
}
