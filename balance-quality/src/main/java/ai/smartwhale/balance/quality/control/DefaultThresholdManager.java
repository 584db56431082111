// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control;

import ai.smartwhale.balance.quality.control.ThresholdChange.Reason;
import ai.smartwhale.balance.quality.control.ThresholdDecision.Breach;
import ai.smartwhale.balance.quality.control.ThresholdDecision.Level;
import ai.smartwhale.balance.quality.finding.Dimension;
import ai.smartwhale.balance.quality.finding.QualityScore;
import ai.smartwhale.balance.quality.finding.RecordAssessment;
import ai.smartwhale.commons.InvalidValueException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keeps a band for each scope, up to their number. */
final class DefaultThresholdManager implements ThresholdManager {

    private final ThresholdConfig config;
    private final InstantSource time;
    private final Map<ThresholdScope, ScoreBand> bands = new ConcurrentHashMap<>();

    DefaultThresholdManager(ThresholdConfig config, InstantSource time) {
        this.config = config;
        this.time = time;
    }

    @Override
    public ThresholdDecision isValid(String source, RecordAssessment assessment) {
        InvalidValueException.requireText("source", source);
        InvalidValueException.requirePresent("assessment", assessment);
        List<Breach> breaches = new ArrayList<>(0);
        double score = assessment.score().value();
        check(ThresholdScope.of(source), score, breaches);
        for (Dimension side : config.dimensionFloors().keySet()) {
            QualityScore one = assessment.dimensions().get(side);
            if (one != null) {
                check(ThresholdScope.of(source, side), one.value(), breaches);
            }
        }
        if (breaches.isEmpty()) {
            return ThresholdDecision.ACCEPTED;
        }
        return new ThresholdDecision(score < config.rejectBelow() ? Level.REJECT : Level.HOLD, breaches);
    }

    private void check(ThresholdScope scope, double score, List<Breach> breaches) {
        ScoreBand band = bands.get(scope);
        double least = band == null ? floor(scope) : band.leastNow();
        boolean good = score >= least;
        if (band != null) {
            band.decided(good);
        }
        if (!good) {
            breaches.add(new Breach(scope, score, least));
        }
    }

    @Override
    public ThresholdChange adjustThreshold(ThresholdUpdate update) {
        InvalidValueException.requirePresent("update", update);
        ScoreBand band = band(update.scope());
        if (band == null) {
            double floor = floor(update.scope());
            return new ThresholdChange(update.scope(), floor, floor, Reason.NO_ROOM, time.instant());
        }
        return band.learn(update, time);
    }

    @Override
    public boolean follows(Dimension dimension) {
        return config.dimensionFloors().containsKey(InvalidValueException.requirePresent("dimension", dimension));
    }

    @Override
    public double threshold(ThresholdScope scope) {
        return find(scope).map(ScoreBand::threshold).orElseGet(() -> floor(scope));
    }

    @Override
    public void freeze(ThresholdScope scope, boolean frozen) {
        ScoreBand band = band(InvalidValueException.requirePresent("scope", scope));
        if (band != null) {
            band.freeze(frozen);
        }
    }

    @Override
    public List<ThresholdChange> changes(ThresholdScope scope) {
        return find(scope).map(ScoreBand::changes).orElse(List.of());
    }

    private Optional<ScoreBand> find(ThresholdScope scope) {
        return Optional.ofNullable(bands.get(InvalidValueException.requirePresent("scope", scope)));
    }

    private @Nullable ScoreBand band(ThresholdScope scope) {
        ScoreBand band = bands.get(scope);
        // The bound may be passed by as many as there are threads, which is harmless.
        if (band != null || bands.size() >= config.mostScopes()) {
            return band;
        }
        return bands.computeIfAbsent(scope, made -> new ScoreBand(made, floor(made), config));
    }

    private double floor(ThresholdScope scope) {
        return scope.dimension()
                .map(side -> config.dimensionFloors().getOrDefault(side, config.floor()))
                .orElse(config.floor());
    }
}
