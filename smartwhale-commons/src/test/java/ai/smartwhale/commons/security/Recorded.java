// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the events it is told of. */
public final class Recorded implements SecurityAudit {

    private final List<SecurityEvent> events = new CopyOnWriteArrayList<>();

    @Override
    public void record(SecurityEvent event) {
        events.add(event);
    }

    public List<SecurityEvent> events() {
        return List.copyOf(events);
    }

    public List<String> reasons() {
        return events.stream().map(SecurityEvent::reason).toList();
    }

    List<String> told() {
        return events.stream()
                .map(event -> event.details().get("action") + " " + event.subject() + " " + event.allowed())
                .toList();
    }
}
