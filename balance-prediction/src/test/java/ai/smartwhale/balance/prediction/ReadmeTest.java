// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.prediction.demand.ModelNeedsConfig;
import ai.smartwhale.balance.prediction.demand.ModelNeedsPredictor;
import ai.smartwhale.balance.prediction.demand.NeedsForecast;
import ai.smartwhale.balance.prediction.forecast.BoundForecast;
import ai.smartwhale.balance.prediction.forecast.Forecast;
import ai.smartwhale.balance.prediction.forecast.Forecaster;
import ai.smartwhale.balance.prediction.forecast.SeriesClock;
import ai.smartwhale.balance.prediction.forecast.SeriesClockConfig;
import ai.smartwhale.balance.prediction.forecast.SeriesConfig;
import ai.smartwhale.balance.prediction.pattern.AnomalyDetector;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.DataType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the README shows is what is compiled and run here. */
class ReadmeTest {

    private static final Path MODULE = Path.of(System.getProperty("smartwhale.root", ".."), "balance-prediction");

    @Test
    void aSeriesIsForecast() {
        Instant begin = Instant.parse("2026-01-05T00:30:00Z");
        // More by day than by night, for four weeks.
        List<Instant> requests = IntStream.range(0, 28 * 24)
                .boxed()
                .flatMap(hour ->
                        IntStream.range(0, hour % 24 < 12 ? 20 : 5).mapToObj(i -> begin.plus(Duration.ofHours(hour))))
                .toList();
        // forecast
        SeriesConfig hourly = SeriesConfig.builder()
                .step(Duration.ofHours(1))
                .seasons(24, 168)
                .build();
        Forecaster demand = Forecaster.autoregression(hourly);
        SeriesClock slots = SeriesClock.create(SeriesClockConfig.counts(hourly.step()), demand::update);
        for (Instant request : requests) {
            slots.record(request, 1);
        }
        Forecast twoDays = demand.forecast(48); // means and intervals, and what to beware of
        BoundForecast peak = demand.peak(48, 0.9); // its bound is calibrated on past peaks
        byte[] saved = demand.snapshot(); // going on from it equals never having stopped
        // end
        assertThat(twoDays.usable()).isTrue();
        assertThat(twoDays.horizon()).isEqualTo(48);
        assertThat(peak.expected()).isBetween(15.0, 25.0);
        assertThat(saved).isNotEmpty();
    }

    @Test
    void needsAreForecast() {
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-01-05T00:30:00Z"));
        // needs
        ModelNeedsPredictor needs = ModelNeedsPredictor.create(ModelNeedsConfig.defaults(), clock);
        needs.observe("summariser", DataType.TEXT, Optional.of(DataSource.WIKI), "whale"); // 0.1 us, nothing allocated
        Optional<NeedsForecast> coming = needs.predictNeeds("summariser", Duration.ofMinutes(10));
        // end
        assertThat(coming)
                .hasValueSatisfying(forecast -> assertThat(forecast.model()).isEqualTo("summariser"));
    }

    @Test
    void valuesAreScored() {
        long epochMillis = 1_767_571_200_000L;
        double value = 20;
        // score
        AnomalyDetector detector = AnomalyDetector.withDefaults();
        double score =
                detector.update(epochMillis, value); // 0 to 1, 0.5 is an alarm; strictly streaming, nothing allocated
        // end
        assertThat(score).isBetween(0.0, 0.5);
    }

    @Test
    void theReadmeShowsTheSameLines() throws Exception {
        String source =
                Files.readString(MODULE.resolve("src/test/java/ai/smartwhale/balance/prediction/ReadmeTest.java"));
        String readme = Files.readString(MODULE.resolve("README.md"));
        for (String mark : List.of("// forecast\n", "// needs\n", "// score\n")) {
            int begin = source.indexOf(mark) + mark.length();
            String shown = source.substring(begin, source.indexOf("// end\n", begin));
            assertThat(withoutSpace(readme)).contains(withoutSpace("```java" + shown + "```"));
        }
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s+", "");
    }
}
