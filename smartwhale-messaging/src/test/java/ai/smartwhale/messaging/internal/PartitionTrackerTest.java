// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging.internal;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.messaging.IncomingMessage;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PartitionTrackerTest {

    private final PartitionTracker tracker = new PartitionTracker();

    @Test
    void theFirstUnfinishedMessageIsWhereTheGroupGoesOn() {
        Delivery first = polled(10);
        Delivery second = polled(11);
        Delivery third = polled(12);
        tracker.polledUpTo(13);
        second.markDone();
        tracker.advance();
        assertThat(tracker.committable()).isEqualTo(10);
        first.markDone();
        tracker.advance();
        assertThat(tracker.committable()).isEqualTo(12);
        third.markDone();
        tracker.advance();
        assertThat(tracker.committable()).isEqualTo(13);
        assertThat(tracker.isDone()).isTrue();
    }

    @Test
    void gapsInOffsetsAreCommittedOver() {
        Delivery first = polled(0);
        Delivery second = polled(7);
        tracker.polledUpTo(20);
        first.markDone();
        tracker.advance();
        assertThat(tracker.committable()).isEqualTo(7);
        second.markDone();
        tracker.advance();
        assertThat(tracker.committable()).isEqualTo(20);
    }

    @Test
    void onlyWhatChangedIsDirty() {
        Delivery first = polled(3);
        tracker.polledUpTo(4);
        assertThat(tracker.isDirty()).isTrue();
        tracker.committed(3);
        assertThat(tracker.isDirty()).isFalse();
        first.markDone();
        tracker.advance();
        assertThat(tracker.isDirty()).isTrue();
    }

    private Delivery polled(long offset) {
        IncomingMessage message =
                new IncomingMessage("t", 0, offset, Instant.EPOCH, Optional.empty(), new byte[0], Map.of(), 1);
        Delivery delivery = new Delivery(message, tracker, 0);
        tracker.add(delivery);
        return delivery;
    }
}
