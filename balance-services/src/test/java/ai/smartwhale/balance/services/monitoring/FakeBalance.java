// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.monitoring;

import ai.smartwhale.balance.batch.processor.BatchProcessorStatistics;
import ai.smartwhale.balance.batch.processor.MergerStatistics;
import ai.smartwhale.balance.quality.control.quarantine.QuarantineStore;
import ai.smartwhale.balance.services.foresight.Foresight;
import ai.smartwhale.balance.services.loop.Decision;
import ai.smartwhale.balance.services.path.PathAnswers;
import ai.smartwhale.balance.services.path.PathStatistics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What an observer reads, as a test says. */
final class FakeBalance implements MonitoredBalance {

    List<Decision> decisions = List.of();
    TrafficCounts traffic = TrafficCounts.NONE;
    int queued;
    long deadLetters;
    Optional<Foresight> foresight = Optional.empty();
    Map<String, Long> pendingByModel = Map.of();

    static TrafficCounts counts(long requests, long answers, long pending) {
        return new TrafficCounts(requests, answers, 0, 0, 0, 0, pending, 0);
    }

    @Override
    public String instanceId() {
        return "fake";
    }

    @Override
    public TrafficCounts traffic() {
        return traffic;
    }

    @Override
    public PathStatistics path() {
        return new PathStatistics(
                queued,
                0,
                0,
                0,
                0,
                0,
                Duration.ZERO,
                new PathAnswers(0, 0, 0),
                new MergerStatistics(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
                new BatchProcessorStatistics(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    @Override
    public long largestBatch() {
        return 0;
    }

    @Override
    public long queueCapacity() {
        return 100;
    }

    @Override
    public long pendingCapacity() {
        return 100;
    }

    @Override
    public Map<String, Long> pendingByModel() {
        return pendingByModel;
    }

    @Override
    public Optional<Foresight> foresight() {
        return foresight;
    }

    @Override
    public Optional<QuarantineStore> quarantine() {
        return Optional.empty();
    }

    @Override
    public OptionalLong deadLetters() {
        return OptionalLong.of(deadLetters);
    }

    @Override
    public List<Decision> decisions() {
        return decisions;
    }

    @Override
    public CompletionStage<?> publish(String key, String type, byte[] json) {
        return CompletableFuture.completedFuture(null);
    }
}
