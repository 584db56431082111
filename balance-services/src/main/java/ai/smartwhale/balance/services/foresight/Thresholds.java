// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.foresight;

import ai.smartwhale.balance.prediction.demand.LoadPredictor;
import ai.smartwhale.balance.prediction.demand.ModelNeedsPredictor;
import ai.smartwhale.balance.prediction.demand.NeedsForecast;
import ai.smartwhale.balance.prediction.forecast.Forecast;
import ai.smartwhale.balance.prediction.forecast.ForecastFlag;
import ai.smartwhale.balance.prediction.forecast.PredictionInterval;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads levels that are worth an alert off the upper ends of forecasts. */
final class Thresholds {

    private static final int SLOTS = 10;

    private final ForesightConfig config;
    private final ModelNeedsPredictor needs;
    private final LoadPredictor load;
    private final Rotation models;

    Thresholds(ForesightConfig config, ModelNeedsPredictor needs, LoadPredictor load, Rotation models) {
        this.config = config;
        this.needs = needs;
        this.load = load;
        this.models = models;
    }

    List<ThresholdSuggestion> suggest() {
        List<ThresholdSuggestion> suggestions = new ArrayList<>();
        ofSystem().ifPresent(suggestions::add);
        Duration ahead = config.needs()
                .series()
                .step()
                .multipliedBy(Math.min(SLOTS, config.needs().series().horizon()));
        for (String model : models.all()) {
            needs.predictNeeds(model, ahead).flatMap(this::ofModel).ifPresent(suggestions::add);
        }
        return suggestions;
    }

    private Optional<ThresholdSuggestion> ofSystem() {
        int slots = Math.min(SLOTS, config.load().series().horizon());
        Duration step = config.load().series().step();
        Forecast forecast = load.predictLoad(step.multipliedBy(slots)).slots();
        // Bounds that no past error stands behind are no reason to wake anybody.
        if (!forecast.usable()
                || forecast.flags().contains(ForecastFlag.UNCALIBRATED)
                || forecast.intervals().isEmpty()) {
            return Optional.empty();
        }
        PredictionInterval widest =
                forecast.intervals().get(forecast.intervals().size() - 1);
        double most = 0;
        for (int slot = 0; slot < forecast.horizon(); slot++) {
            most = Math.max(most, widest.upper(slot));
        }
        return Optional.of(suggestion(Optional.empty(), most * 1e9 / step.toNanos(), widest.level(), step));
    }

    private Optional<ThresholdSuggestion> ofModel(NeedsForecast forecast) {
        if (!forecast.requests().usable() || !forecast.totalRequests().calibrated()) {
            return Optional.empty();
        }
        double perSecond =
                forecast.totalRequests().upper() * 1e9 / forecast.ahead().toNanos();
        return Optional.of(suggestion(
                Optional.of(forecast.model()), perSecond, config.needs().level(), forecast.ahead()));
    }

    private static ThresholdSuggestion suggestion(
            Optional<String> model, double perSecond, double level, Duration over) {
        String reason = String.format(
                Locale.ROOT, "with %.0f %% probability there are fewer, counted over %s", 100 * level, over);
        return new ThresholdSuggestion(ThresholdSuggestion.REQUESTS_PER_SECOND, model, perSecond, reason);
    }
}
