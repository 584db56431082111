// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Guards all models by one lock; a sample takes some ten microseconds, a report some more for large groups. */
final class DefaultBehaviorAnalyzer implements BehaviorAnalyzer {

    private final BehaviorAnalyzerConfig config;
    private final Object lock = new Object();
    /** The one that was silent longest first. */
    private final Map<String, ModelBehavior> models = new LinkedHashMap<>(16, 0.75f, true);

    private long evictions;

    DefaultBehaviorAnalyzer(BehaviorAnalyzerConfig config) {
        this.config = config;
    }

    @Override
    public void observe(BehaviorSample sample) {
        InvalidValueException.requirePresent("sample", sample);
        synchronized (lock) {
            ModelBehavior model = models.get(sample.model());
            if (model == null) {
                makeRoom();
                model = new ModelBehavior(config.detector());
                models.put(sample.model(), model);
            }
            model.observe(sample);
        }
    }

    private void makeRoom() {
        if (models.size() >= config.mostModels()) {
            String silent = models.keySet().iterator().next();
            models.remove(silent);
            evictions++;
        }
    }

    @Override
    public BehaviorReport analyzeBehavior(String model) {
        InvalidValueException.requireText("model", model);
        synchronized (lock) {
            // Found without a touch: to ask about a model must not keep it remembered.
            ModelBehavior known = models.entrySet().stream()
                    .filter(entry -> entry.getKey().equals(model))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(null);
            return known == null
                    ? new BehaviorReport(model, 0, 0, List.of(), "nothing was observed of this model")
                    : report(model, known);
        }
    }

    private BehaviorReport report(String name, ModelBehavior model) {
        List<ModelBehavior> peers = models.values().stream()
                .filter(other -> other != model && other.group().equals(model.group()))
                .toList();
        Instant time = model.lastTime();
        List<BehaviorFinding> findings = new ArrayList<>();
        for (BehaviorMetric metric : BehaviorMetric.values()) {
            model.alarm(metric, config.relevantFor()).ifPresent(anomaly -> findings.add(ownPast(metric, anomaly)));
            BehaviorFinding outlier = againstPeers(metric, model, peers, time);
            if (outlier != null) {
                findings.add(outlier);
            }
        }
        findings.sort(Comparator.comparingDouble(BehaviorFinding::score).reversed());
        String reason = model.samples() <= config.detector().warmUp()
                ? "too few samples yet to judge by its own past"
                : peers.size() < config.leastPeers()
                        ? "judged by its own past; too few peers to compare with"
                        : "judged by its own past and by its peers";
        return new BehaviorReport(name, model.samples(), peers.size(), findings, reason);
    }

    private static BehaviorFinding ownPast(BehaviorMetric metric, Anomaly anomaly) {
        return new BehaviorFinding(
                metric,
                BehaviorComparison.OWN_PAST,
                anomaly.kind(),
                anomaly.score(),
                anomaly.time(),
                anomaly.value(),
                RemedyTable.actions(anomaly.kind()),
                anomaly.reason());
    }

    private @Nullable BehaviorFinding againstPeers(
            BehaviorMetric metric, ModelBehavior model, List<ModelBehavior> peers, Instant time) {
        OptionalDouble own = model.course(metric);
        double[] others = peers.stream()
                .map(peer -> peer.course(metric))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(course -> course.orElse(0))
                .toArray();
        if (own.isEmpty() || others.length < config.leastPeers()) {
            return null;
        }
        double value = own.orElse(0);
        PeerComparison.Standing standing = PeerComparison.compare(value, others);
        double score = 1 - Math.pow(2, -Math.abs(standing.distance()) / config.peerDeviations());
        if (score < AnomalyDetector.ALARM_SCORE) {
            return null;
        }
        String reason = String.format(
                Locale.ROOT,
                "%.4g, where %d peers have a median of %.4g and a robust deviation of %.4g",
                value,
                others.length,
                standing.median(),
                standing.deviation());
        return new BehaviorFinding(
                metric,
                BehaviorComparison.PEERS,
                AnomalyKind.PEER_OUTLIER,
                score,
                time,
                value,
                RemedyTable.actions(AnomalyKind.PEER_OUTLIER),
                reason);
    }

    @Override
    public int models() {
        synchronized (lock) {
            return models.size();
        }
    }

    @Override
    public long evictions() {
        synchronized (lock) {
            return evictions;
        }
    }
}
