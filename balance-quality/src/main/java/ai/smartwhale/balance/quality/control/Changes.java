// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control;

import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.commons.InvalidValueException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Remembers the last changes, and takes changes back. Thread-safe. */
final class Changes {

    private final Map<UUID, Change> remembered;

    Changes(int most) {
        this.remembered = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<UUID, Change> eldest) {
                return size() > most;
            }
        };
    }

    synchronized void remember(Change change) {
        remembered.put(change.changeId(), change);
    }

    synchronized Optional<Change> find(UUID changeId) {
        return Optional.ofNullable(remembered.get(changeId));
    }

    static boolean isAsChanged(Change change, DataRecord record) {
        return change.column() < record.size() && record.value(change.column()).equals(change.after());
    }

    static DataRecord undo(List<Change> changes, DataRecord record) {
        DataRecord before = record;
        for (int i = changes.size() - 1; i >= 0; i--) {
            Change change = changes.get(i);
            if (!isAsChanged(change, before)) {
                throw new InvalidValueException("record", before, "what change " + change.changeId() + " made of it");
            }
            before = before.with(change.column(), change.before());
        }
        return before;
    }
}
