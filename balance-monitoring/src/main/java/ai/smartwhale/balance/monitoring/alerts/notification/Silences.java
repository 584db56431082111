// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import ai.smartwhale.commons.LimitExceededException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The silences that have not ended. Guarded by the lock of the notifier. */
final class Silences {

    private final int most;
    private final Map<String, Silence> byId = new LinkedHashMap<>();

    Silences(int most) {
        this.most = most;
    }

    void put(Silence silence, Instant now) {
        expire(now);
        if (!byId.containsKey(silence.id())) {
            LimitExceededException.requireAtMost("silences", byId.size() + 1L, most);
        }
        byId.put(silence.id(), silence);
    }

    boolean remove(String id) {
        return byId.remove(id) != null;
    }

    boolean mutes(LabelSet labels, Instant now) {
        for (Silence silence : byId.values()) {
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
        byId.values().removeIf(silence -> !now.isBefore(silence.endsAt()));
    }
}
