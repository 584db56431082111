// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import ai.smartwhale.balance.prediction.demand.LoadPredictorConfig;
import ai.smartwhale.balance.prediction.forecast.SeriesConfig;
import ai.smartwhale.balance.prediction.forecast.ValueKind;
import ai.smartwhale.balance.quality.control.response.ResponseQuality;
import ai.smartwhale.balance.services.BalanceBuilder;
import ai.smartwhale.balance.services.foresight.Foresight;
import ai.smartwhale.balance.services.foresight.ForesightConfig;
import java.time.Duration;
import java.time.InstantSource;

/** What a replay needs besides, so that all of the dashboard has something to show. */
final class Showcase {

    /** A replay takes seconds, in which a host's slots of ten seconds would foresee nothing. */
    private static final Duration SLOT = Duration.ofSeconds(1);

    private static final double CAPACITY_UNTIL_LEARNED = 1e15;

    private Showcase() {}

    /**
     * Foresees the load, ahead of whose peaks batches grow, and controls the quality of answers, some of which are
     * mended. Nothing is fetched ahead or withheld.
     */
    static void enliven(BalanceBuilder builder) {
        SeriesConfig slots = SeriesConfig.builder()
                .step(SLOT)
                .kind(ValueKind.COUNT)
                .horizon(30)
                .origins(64)
                .build();
        ForesightConfig config = ForesightConfig.builder()
                .load(LoadPredictorConfig.ofCapacity(CAPACITY_UNTIL_LEARNED)
                        .withSeries(slots)
                        .withTolerance(SLOT))
                .build();
        builder.foresight(Foresight.create(config, InstantSource.system()))
                .responseQuality(ResponseQuality.withDefaults(Runnable::run));
    }
}
