// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.http;

import ai.smartwhale.balance.monitoring.reporting.DashboardManager;
import ai.smartwhale.balance.monitoring.reporting.dashboard.DashboardDelta;
import ai.smartwhale.balance.monitoring.reporting.dashboard.DashboardSnapshot;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The latest snapshot and delta as they are sent, made once for all browsers. They are named by this start of the
 * server as well, since sequences begin anew with it. Thread-safe.
 */
final class RenderedChanges {

    private final DashboardManager manager;
    private final String start;
    private final AtomicReference<@Nullable Whole> whole = new AtomicReference<>();
    private final AtomicReference<@Nullable Part> part = new AtomicReference<>();

    /** A snapshot. */
    record Whole(long sequence, Content content) {}

    private record Part(long from, long to, byte[] bytes) {}

    RenderedChanges(DashboardManager manager) {
        this.manager = manager;
        byte[] random = new byte[6];
        new SecureRandom().nextBytes(random);
        this.start = HexFormat.of().formatHex(random);
    }

    /** Its lock makes others wait for the one that renders rather than do the same. */
    synchronized Whole snapshot() {
        DashboardSnapshot snapshot = manager.getDashboardSnapshot();
        Whole latest = whole.get();
        if (latest == null || latest.sequence() != snapshot.sequence()) {
            byte[] bytes = DashboardJson.snapshot(snapshot);
            latest = new Whole(snapshot.sequence(), Content.of("application/json", id(snapshot.sequence()), bytes));
            whole.set(latest);
        }
        return latest;
    }

    byte[] delta(DashboardDelta delta) {
        Part latest = part.get();
        if (latest == null || latest.from() != delta.from() || latest.to() != delta.to()) {
            latest = new Part(delta.from(), delta.to(), DashboardJson.delta(delta));
            part.set(latest);
        }
        return latest.bytes();
    }

    String id(long sequence) {
        return start + '-' + sequence;
    }

    /** The sequence that an id names; -1 if it is of another start or none. */
    long sequence(@Nullable String id) {
        if (id == null || !id.startsWith(start + '-')) {
            return -1;
        }
        try {
            return Math.max(-1, Long.parseLong(id.substring(start.length() + 1)));
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
