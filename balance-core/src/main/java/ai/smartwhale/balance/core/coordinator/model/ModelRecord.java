// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.model;

import ai.smartwhale.balance.core.scheduler.queue.TaskPriority;
import java.util.HashSet;
import java.util.Set;

/** What is known of a model. Guarded by the lock of the coordinator. */
final class ModelRecord {

    final TargetWindow window = new TargetWindow();
    final Set<HeldPermit> permits = new HashSet<>();
    ModelSettings settings;
    InFlightLimit limit;
    int fairCap;
    /** Slots that are taken while resources are waited for. */
    int reserved;

    int shift;
    long shiftedAt;
    boolean everShifted;
    boolean hasOwnSamples;
    long granted;
    long denied;
    long deniedSinceBalance;
    /** More in flight than the fair share when that was last worked out. */
    boolean isOverShare;

    ModelRecord(ModelSettings settings, ModelCoordinatorConfig config) {
        this.settings = settings;
        this.limit = new InFlightLimit(config.initialLimit(), config.backoff(), settings.maxInFlight());
        this.fairCap = settings.maxInFlight();
    }

    void change(ModelSettings other, ModelCoordinatorConfig config) {
        settings = other;
        limit = new InFlightLimit(limit.exact(), config.backoff(), other.maxInFlight());
        fairCap = other.maxInFlight();
    }

    int inFlight() {
        return permits.size() + reserved;
    }

    TaskPriority effective() {
        return settings.priority().shifted(shift);
    }

    ModelStatus status() {
        return new ModelStatus(
                settings.model(),
                inFlight(),
                limit.value(),
                fairCap,
                settings.priority(),
                effective(),
                window.samples(),
                window.misses(),
                granted,
                denied);
    }
}
