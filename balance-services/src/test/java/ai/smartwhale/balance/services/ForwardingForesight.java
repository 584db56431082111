// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.balance.prediction.demand.LoadPredictor;
import ai.smartwhale.balance.prediction.demand.ModelNeedsPredictor;
import ai.smartwhale.balance.prediction.pattern.BehaviorAnalyzer;
import ai.smartwhale.balance.prediction.pattern.UsageAnalyzer;
import ai.smartwhale.balance.services.foresight.Foresight;
import ai.smartwhale.balance.services.foresight.ForesightActions;
import ai.smartwhale.balance.services.foresight.ForesightConfig;
import ai.smartwhale.balance.services.foresight.ForesightStatistics;
import ai.smartwhale.balance.services.foresight.ThresholdSuggestion;
import ai.smartwhale.messaging.DataRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Does what another does, except for what a test overrides. */
abstract class ForwardingForesight implements Foresight {

    private final Foresight other;

    ForwardingForesight(Foresight other) {
        this.other = other;
    }

    @Override
    public void requested(DataRequest request, Optional<String> key) {
        other.requested(request, key);
    }

    @Override
    public void sent(DataRequest request) {
        other.sent(request);
    }

    @Override
    public void answered(DataRequest request, Optional<String> key, long bytes, Duration took) {
        other.answered(request, key, bytes, took);
    }

    @Override
    public void failed(DataRequest request) {
        other.failed(request);
    }

    @Override
    public BehaviorAnalyzer behavior() {
        return other.behavior();
    }

    @Override
    public void step(ForesightActions actions) {
        other.step(actions);
    }

    @Override
    public ForesightConfig config() {
        return other.config();
    }

    @Override
    public ModelNeedsPredictor needs() {
        return other.needs();
    }

    @Override
    public LoadPredictor load() {
        return other.load();
    }

    @Override
    public UsageAnalyzer usage() {
        return other.usage();
    }

    @Override
    public List<ThresholdSuggestion> suggestThresholds() {
        return other.suggestThresholds();
    }

    @Override
    public ForesightStatistics statistics() {
        return other.statistics();
    }
}
