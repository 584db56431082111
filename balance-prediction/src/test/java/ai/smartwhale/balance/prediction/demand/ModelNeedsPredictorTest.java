// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.balance.prediction.demand.keys.LikelyKey;
import ai.smartwhale.balance.prediction.forecast.ForecastFlag;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.DataType;
import ai.smartwhale.messaging.RequestPayload;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ModelNeedsPredictorTest {

    private static final Optional<DataSource> WIKI = Optional.of(DataSource.WIKI);
    private static final Optional<DataSource> WEB = Optional.of(DataSource.WEB);

    private final TestTime time = new TestTime();
    private final Random random = new Random(31);
    private final ModelNeedsPredictor predictor = ModelNeedsPredictor.create(ModelNeedsConfig.defaults(), time);

    /** Six requests a minute: four of texts of Wikipedia, one or so of pictures, seldom a video. */
    private void minute(ModelNeedsPredictor each, String model, Random chance) {
        for (int i = 0; i < 6; i++) {
            double which = chance.nextDouble();
            if (which < 0.7) {
                each.observe(model, DataType.TEXT, WIKI, "page-" + chance.nextInt(5));
            } else if (which < 0.98) {
                each.observe(model, DataType.IMAGE, WEB, "image-" + chance.nextInt(1_000_000));
            } else {
                each.observe(model, DataType.VIDEO, Optional.empty(), "video");
            }
        }
        each.observeAnswer(model, "page-1", 2_000, Duration.ofMillis(500));
    }

    private void minutes(int count) {
        for (int i = 0; i < count; i++) {
            minute(predictor, "m", random);
            time.passSeconds(60);
        }
    }

    @Test
    void forecastsHowMuchOfWhatFromWhereAndWhichKeys() {
        minutes(300);
        NeedsForecast needs =
                predictor.predictNeeds("m", Duration.ofMinutes(10)).orElseThrow();

        assertThat(needs.totalRequests().expected()).isCloseTo(60, within(1.0));
        assertThat(needs.totalRequests().upper())
                .isGreaterThanOrEqualTo(needs.totalRequests().expected());
        assertThat(needs.requestsPerSecond()).isCloseTo(0.1, within(0.01));
        assertThat(needs.totalBytes().expected()).isCloseTo(20_000, within(400.0));
        assertThat(needs.requests().horizon()).isEqualTo(10);
        DataNeedForecast text = needs.kinds().get(0);
        assertThat(text.kind()).isEqualTo(new DataKind(DataType.TEXT, WIKI));
        assertThat(text.basis()).isEqualTo(DataNeedForecast.Basis.OWN);
        assertThat(text.requests()).isCloseTo(42, within(6.0));
        assertThat(text.lower()).isLessThan(text.requests());
        DataNeedForecast video = needs.kinds().get(2);
        assertThat(video.kind()).hasToString("video/any");
        assertThat(video.basis()).isEqualTo(DataNeedForecast.Basis.SHARE);
        assertThat(video.share()).isCloseTo(0.02, within(0.015));
        assertThat(needs.kinds().stream().mapToDouble(DataNeedForecast::share).sum())
                .isCloseTo(1, within(1e-9));
        assertThat(needs.keys().stream().limit(5).map(LikelyKey::key))
                .containsExactlyInAnyOrder("page-0", "page-1", "page-2", "page-3", "page-4");
        assertThat(predictor.predictDataNeeds("m", Duration.ofMinutes(10))).isEqualTo(needs.kinds());
    }

    @Test
    void totalsLieWithinTheirBoundsAboutAsOftenAsTheySay() {
        ModelNeedsPredictor each = ModelNeedsPredictor.create(ModelNeedsConfig.defaults(), time);
        int below = 0;
        int runs = 0;
        for (int minute = 0; minute < 3_000; minute++) {
            if (minute > 500 && minute % 10 == 0) {
                double upper = each.predictNeeds("m", Duration.ofMinutes(10))
                        .orElseThrow()
                        .totalRequests()
                        .upper();
                int sum = 0;
                for (int i = 0; i < 10; i++) {
                    sum += poisson(each);
                }
                below += sum <= upper ? 1 : 0;
                runs++;
            } else {
                poisson(each);
            }
        }

        assertThat((double) below / runs).isBetween(0.82, 0.97);
    }

    private int poisson(ModelNeedsPredictor each) {
        int count = 0;
        for (double left = 8 + Math.log(random.nextDouble()); left > 0; left += Math.log(random.nextDouble())) {
            each.observe("m", DataType.TEXT, WIKI, "k" + count++);
        }
        time.passSeconds(60);
        return count;
    }

    @Test
    void turnsNeedsIntoDemandsOnTheSystem() {
        predictor.observe("quiet", DataType.TEXT, WIKI, "k");
        minutes(120);
        List<ResourceDemandForecast> demands = predictor.forecastResourceDemands(Duration.ofMinutes(10));

        assertThat(demands).extracting(ResourceDemandForecast::model).containsExactly("m", "quiet");
        assertThat(demands.get(0).requestsPerSecond()).isCloseTo(0.1, within(0.01));
        assertThat(demands.get(0).inFlight()).hasValueCloseTo(0.05, within(0.005));
        assertThat(demands.get(0).inFlightUpper().orElseThrow())
                .isGreaterThanOrEqualTo(demands.get(0).inFlight().orElseThrow());
    }

    @Test
    void describesTheRhythmOfAModel() {
        for (int minute = 0; minute < 600; minute++) {
            for (int i = 0; i < (minute % 20 < 5 ? 12 : 1); i++) {
                predictor.observe("periodic", DataType.TEXT, WIKI, "k");
            }
            if (minute % 50 == 0) {
                predictor.observe("sparse", DataType.TEXT, WIKI, "k" + random.nextInt());
            }
            for (int i = 0; i < 5; i++) {
                predictor.observe("steady", DataType.TEXT, WIKI, "k");
            }
            time.passSeconds(60);
        }
        UsagePattern periodic = predictor.analyzeUsagePatterns("periodic").orElseThrow();

        assertThat(periodic.rhythm()).isEqualTo(UsagePattern.Rhythm.PERIODIC);
        assertThat(periodic.seasons().get(0).slots()).isEqualTo(20);
        assertThat(periodic.requestsPerSlot()).isCloseTo(3.75, within(0.05));
        UsagePattern steady = predictor.analyzeUsagePatterns("steady").orElseThrow();
        assertThat(steady.rhythm()).isEqualTo(UsagePattern.Rhythm.STEADY);
        assertThat(steady.trendPerDay()).isCloseTo(0, within(1e-9));
        assertThat(steady.reason()).isNotBlank();
        assertThat(predictor.analyzeUsagePatterns("sparse").orElseThrow().emptyShare())
                .isGreaterThan(0.9);
        assertThat(predictor.analyzeUsagePatterns("nobody")).isEmpty();
    }

    @Test
    void findsTheBusyHoursOfTheWeek() {
        for (int hour = 0; hour < 24 * 14; hour++) {
            for (int quarter = 0; quarter < 4; quarter++) {
                for (int i = 0; i < (hour % 168 == 9 ? 40 : 4); i++) {
                    predictor.observe("m", DataType.TEXT, WIKI, "k");
                }
                time.pass(Duration.ofMinutes(15));
            }
        }

        // The clock of the test starts on a Monday at midnight.
        assertThat(predictor.analyzeUsagePatterns("m").orElseThrow().busiestHours())
                .containsExactly(9);
    }

    @Test
    void forgetsTheModelThatWasIdleForLongest() {
        ModelNeedsPredictor small = ModelNeedsPredictor.create(
                ModelNeedsConfig.builder().maxModels(3).build(), time);
        for (String model : List.of("a", "b", "c", "a", "d")) {
            small.observe(model, DataType.TEXT, WIKI, "k");
            time.passSeconds(1);
        }

        assertThat(small.predictNeeds("b", Duration.ofMinutes(1))).isEmpty();
        assertThat(small.predictNeeds("a", Duration.ofMinutes(1))).isPresent();
        assertThat(small.statistics().models()).isEqualTo(3);
        assertThat(small.statistics().evictedModels()).isEqualTo(1);
        assertThat(small.statistics().observed()).isEqualTo(5);
    }

    @Test
    void keepsToItsStreamsAndKeysWhateverComes() {
        ModelNeedsPredictor small = ModelNeedsPredictor.create(
                ModelNeedsConfig.builder().maxStreams(4).build(), time);
        for (int minute = 0; minute < 60; minute++) {
            for (DataType type : DataType.values()) {
                for (DataSource source : DataSource.values()) {
                    small.observe("m", type, Optional.of(source), type + "-" + source + "-" + minute);
                }
            }
            time.passSeconds(60);
        }
        NeedsStatistics statistics = small.statistics();

        assertThat(statistics.forecasters()).isLessThanOrEqualTo(4);
        assertThat(statistics.keys()).isEqualTo(256);
        assertThat(statistics.evictedKeys()).isEqualTo(60L * 105 - 256);
        assertThat(small.predictDataNeeds("m", Duration.ofMinutes(1))).hasSize(105);
    }

    @Test
    void manyModelsShareTheRoomForKeysAndKeepThoseAskedForMost() {
        ModelNeedsPredictor small = ModelNeedsPredictor.create(
                ModelNeedsConfig.builder().maxKeys(400).build(), time);
        for (int i = 0; i < 1_000; i++) {
            small.observe("first", DataType.TEXT, WIKI, "often");
            small.observe("first", DataType.TEXT, WIKI, "once-" + i);
            time.passSeconds(1);
        }
        assertThat(small.statistics().keys()).isEqualTo(256);
        for (int i = 0; i < 9; i++) {
            small.observe("model-" + i, DataType.TEXT, WIKI, "key");
        }
        small.observe("first", DataType.TEXT, WIKI, "one more");
        NeedsStatistics statistics = small.statistics();
        assertThat(statistics.keys()).isEqualTo(40 + 9);
        assertThat(statistics.evictedKeys()).isEqualTo(1_002 - 40);
        assertThat(small.predictKeys("first", Duration.ofMinutes(1)).get(0).key())
                .isEqualTo("often");
    }

    @Test
    void whatIsAskedOfOneKindAloneIsWhatIsAskedInAll() {
        for (int i = 0; i < 100; i++) {
            predictor.observe("one", DataType.TEXT, WIKI, "page-" + i);
            time.passSeconds(30);
        }
        NeedsForecast needs =
                predictor.predictNeeds("one", Duration.ofMinutes(10)).orElseThrow();
        assertThat(needs.kinds()).hasSize(1);
        assertThat(needs.kinds().get(0).requests())
                .isEqualTo(needs.totalRequests().expected());
        assertThat(needs.kinds().get(0).basis()).isEqualTo(DataNeedForecast.Basis.OWN);
        assertThat(predictor.statistics().forecasters()).isEqualTo(2);
    }

    @Test
    void goingOnFromASnapshotEqualsNeverHavingStopped() {
        minutes(100);
        predictor.observe("m", DataType.TEXT, WIKI, "page-1");
        ModelNeedsPredictor resumed = ModelNeedsPredictor.create(ModelNeedsConfig.defaults(), time);
        byte[] snapshot = predictor.snapshot("m").orElseThrow();
        resumed.restore("m", snapshot);
        for (int i = 0; i < 60; i++) {
            minute(predictor, "m", new Random(i));
            minute(resumed, "m", new Random(i));
            time.passSeconds(60);
        }

        assertThat(resumed.predictNeeds("m", Duration.ofMinutes(48)))
                .isEqualTo(predictor.predictNeeds("m", Duration.ofMinutes(48)));
        assertThat(resumed.analyzeUsagePatterns("m")).isEqualTo(predictor.analyzeUsagePatterns("m"));
        assertThat(snapshot.length).isLessThan(512 * 1_024);
        assertThat(predictor.snapshot("nobody")).isEmpty();
    }

    @Test
    void aDamagedSnapshotLeavesWhatWasKnown() {
        minutes(50);
        Optional<NeedsForecast> before = predictor.predictNeeds("m", Duration.ofMinutes(5));
        byte[] snapshot = predictor.snapshot("m").orElseThrow();
        byte[] cut = Arrays.copyOf(snapshot, snapshot.length / 2);

        assertThatThrownBy(() -> predictor.restore("m", cut)).isInstanceOf(InvalidValueException.class);
        assertThat(predictor.predictNeeds("m", Duration.ofMinutes(5))).isEqualTo(before);
    }

    @Test
    void aRequestWithinASlotAllocatesNothing() {
        predictor.observe("m", DataType.TEXT, WIKI, "k");
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            for (int i = 0; i < 10_000; i++) {
                predictor.observe("m", DataType.TEXT, WIKI, "k");
            }
            least = Math.min(
                    least,
                    threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before);
        }

        assertThat(least).isLessThan(10_000);
    }

    @Test
    void takesRequestsAsTheyTravel() {
        RequestPayload request = RequestPayload.builder("m")
                .dataType(DataType.AUDIO)
                .dataSource(DataSource.PODCAST)
                .build();
        predictor.observe(request, "episode");

        assertThat(predictor.predictDataNeeds("m", Duration.ofMinutes(1)).get(0).kind())
                .isEqualTo(new DataKind(DataType.AUDIO, Optional.of(DataSource.PODCAST)));
    }

    @Test
    void answersAfterOneRequestAndAfterALongSilence() {
        predictor.observe("m", DataType.TEXT, WIKI, "k");
        NeedsForecast first = predictor.predictNeeds("m", Duration.ofMinutes(5)).orElseThrow();
        assertThat(first.requests().flags()).contains(ForecastFlag.NO_DATA);
        assertThat(predictor.analyzeUsagePatterns("m")).isEmpty();

        time.pass(Duration.ofDays(3_000));
        predictor.advance();
        NeedsForecast later = predictor.predictNeeds("m", Duration.ofMinutes(5)).orElseThrow();
        assertThat(later.totalRequests().expected()).isCloseTo(0, within(0.1));
        assertThat(later.kinds()).allSatisfy(kind -> assertThat(kind.upper()).isFinite());
        assertThat(predictor.analyzeUsagePatterns("m").orElseThrow().rhythm())
                .isIn(UsagePattern.Rhythm.IDLE, UsagePattern.Rhythm.SPARSE);
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> predictor.observe("", DataType.TEXT, WIKI, "k"))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> predictor.observe("m".repeat(257), DataType.TEXT, WIKI, "k"))
                .isInstanceOf(LimitExceededException.class);
        assertThatThrownBy(() -> predictor.observe("m", DataType.TEXT, WIKI, "k".repeat(513)))
                .isInstanceOf(LimitExceededException.class);
        assertThatThrownBy(() -> predictor.observeAnswer("m", "k", -1, Duration.ZERO))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> predictor.observeAnswer("m", "k", 1, Duration.ofMillis(-1)))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> predictor.predictNeeds("m", Duration.ZERO)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> predictor.predictNeeds("m", Duration.ofDays(1)))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> ModelNeedsConfig.builder().maxStreams(33).build())
                .isInstanceOf(LimitExceededException.class);
        assertThat(predictor.statistics().models()).isZero();
        assertThat(predictor.predictDataNeeds("m", Duration.ofMinutes(1))).isEmpty();
    }
}
