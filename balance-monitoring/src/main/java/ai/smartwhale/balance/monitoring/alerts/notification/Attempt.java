// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import java.time.Duration;
import java.time.Instant;

/** One try to deliver a message. Guarded by the lock of the notifier. */
final class Attempt {

    private final ChannelLane lane;
    private final Notification message;
    private Instant since;
    private Instant deadline;

    Attempt(ChannelLane lane, ChannelLane.Waiting waiting, Instant deadline) {
        this.lane = lane;
        this.message = waiting.message();
        this.since = waiting.since();
        this.deadline = deadline;
    }

    ChannelLane lane() {
        return lane;
    }

    Notification message() {
        return message;
    }

    /** Since when the message waits. */
    Instant since() {
        return since;
    }

    Instant deadline() {
        return deadline;
    }

    void clockSetBack(Instant now, Duration longest) {
        since = since.isAfter(now) ? now : since;
        Instant latest = now.plus(longest);
        deadline = deadline.isAfter(latest) ? latest : deadline;
    }
}
